"""Full-size OFA checkpoints with random weights as the hub has them (.bin), and what the reference makes of pictures.

    export PYTHONPATH=OFA/transformers/src          (OFA-Sys/OFA, branch feature/add_transformers)
    python ofa_full.py make tiny FOLDER PICTURE...           writes config.json, vocab.json, merges.txt, pytorch_model.bin
    python ofa_full.py expect FOLDER PICTURE... > FILE       a line a picture: source, tokens by beams and greedily
    python ofa_full.py compare FILE [--beams N]              reads lines of “alto describe --json” and counts equal texts
    python ofa_full.py time FOLDER PICTURE [fresh]           seconds of the reference, 2 threads

The trunk's running means and variances are measured on the pictures, so that what it sees survives its hundred layers; the other
weights have a spread with which texts depend on the picture. `make` fails where they do not.
"""
import json
import pathlib
import random
import resource
import sys
import time

import torch

GEOMETRY = {
    "tiny": dict(d_model=256, encoder_layers=4, decoder_layers=4, encoder_attention_heads=4, decoder_attention_heads=4,
                 encoder_ffn_dim=1024, decoder_ffn_dim=1024, resnet_type="resnet50"),
    "medium": dict(d_model=512, encoder_layers=4, decoder_layers=4, encoder_attention_heads=8, decoder_attention_heads=8,
                   encoder_ffn_dim=2048, decoder_ffn_dim=2048, resnet_type="resnet101"),
    "base": dict(d_model=768, encoder_layers=6, decoder_layers=6, encoder_attention_heads=12, decoder_attention_heads=12,
                 encoder_ffn_dim=3072, decoder_ffn_dim=3072, resnet_type="resnet101"),
    "large": dict(d_model=1024, encoder_layers=12, decoder_layers=12, encoder_attention_heads=16, decoder_attention_heads=16,
                  encoder_ffn_dim=4096, decoder_ffn_dim=4096, resnet_type="resnet152"),
}
RESOLUTION = {256: 256, 512: 256, 768: 384, 1024: 480}
PROMPT = " what does the image describe?"


def byte_characters():
    """GPT-2's characters for bytes."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    characters = {byte: chr(byte) for byte in plain}
    for byte in range(256):
        if byte not in characters:
            characters[byte] = chr(256 + sum(other not in plain for other in range(byte)))
    return [characters[byte] for byte in range(256)]


def write_vocabulary(folder):
    """50,265 entries as BART has them: special ones, bytes, and pairs that are merged in a random but fixed order."""
    generator = random.Random(7)
    entries = ["<s>", "<pad>", "</s>", "<unk>"] + byte_characters()
    known, merges = set(entries), []
    letters = [character for character in byte_characters() if character.isascii() and character.isalpha()] + ["Ġ"]
    pieces = list(letters)
    while len(entries) < 50264:
        pair = generator.choice(pieces), generator.choice(pieces)
        merged = "".join(pair)
        if merged in known or len(merged) > 9 or "Ġ" in merged[1:]:
            continue
        known.add(merged), entries.append(merged), pieces.append(merged), merges.append(pair)
    entries.append("<mask>")
    (folder / "vocab.json").write_text(json.dumps({entry: number for number, entry in enumerate(entries)}, ensure_ascii=False))
    (folder / "merges.txt").write_text("#version: 0.2\n" + "\n".join(" ".join(pair) for pair in merges) + "\n")


def load(folder):
    from transformers import BartTokenizer, OFAConfig, OFAModel
    config = OFAConfig.from_pretrained(folder)
    model = OFAModel(config)
    model.load_state_dict(torch.load(folder / "pytorch_model.bin"))
    tokenizer = BartTokenizer.from_pretrained(folder)
    tokenizer.add_tokens([f"<code_{number}>" for number in range(8192)])
    tokenizer.add_tokens([f"<bin_{number}>" for number in range(1000)])
    return model.eval(), tokenizer, config


def pixels(path, size):
    from PIL import Image, ImageOps
    import numpy
    image = ImageOps.exif_transpose(Image.open(path)).convert("RGB").resize((size, size), Image.BICUBIC)
    return (torch.from_numpy(numpy.array(image)).permute(2, 0, 1)[None].float() / 255 - 0.5) / 0.5


def write(model, ids, picture, beams):
    with torch.no_grad():
        return model.generate(ids, patch_images=picture, num_beams=beams, no_repeat_ngram_size=3)[0, 1:].tolist()


def make(name, folder, pictures):
    from transformers import OFAConfig, OFAModel
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(3)
    config = OFAConfig(**GEOMETRY[name])
    model, width = OFAModel(config), config.d_model
    with torch.no_grad():
        for key, tensor in model.named_parameters():
            if "embed_images" in key:
                if ".bn3." in key and key.endswith("weight"):
                    tensor.fill_(0.4)
                continue
            if key.endswith("c_attn"):
                tensor.normal_(1, 0.3)
            elif tensor.dim() == 1:
                tensor.normal_(1 if key.endswith("weight") else 0, 0.1)
            elif "rel_pos_table" in key:
                tensor.normal_(0, 0.5)
            elif "embed_tokens" in key or "output_projection" in key:
                tensor.normal_(0, 4 / width**0.5)
            elif "embed_" in key or "type_embedding" in key:
                tensor.normal_(0, 0.5)
            else:
                sharp = 2.0 if any(part in key for part in ("q_proj", "k_proj")) else 3.0 if "cross_attn" in key else 1.2
                tensor.normal_(0, sharp / tensor.shape[1] ** 0.5)
        # Of the trunk's norms, what training would have measured.
        trunk, size = model.encoder.embed_images.train(), RESOLUTION[width]
        for module in trunk.modules():
            if isinstance(module, torch.nn.BatchNorm2d):
                module.momentum = None
        for path in pictures[:6]:
            trunk(pixels(path, size))
    model.eval()
    config.save_pretrained(folder)
    write_vocabulary(folder)
    torch.save(model.state_dict(), folder / "pytorch_model.bin")
    model, tokenizer, _ = load(folder)
    ids = tokenizer([PROMPT], return_tensors="pt").input_ids
    texts = {tuple(write(model, ids, pixels(path, size), 1)) for path in pictures[:12]}
    print(f"{name}: {len(texts)} different texts of {len(pictures[:12])}", sorted(len(text) for text in texts))
    assert len(texts) > len(pictures[:12]) // 2


def expect(folder, pictures):
    model, tokenizer, config = load(folder)
    ids = tokenizer([PROMPT], return_tensors="pt").input_ids
    for path in pictures:
        picture = pixels(path, RESOLUTION[config.d_model])
        print(json.dumps(dict(source=str(path), greedy=write(model, ids, picture, 1), beam=write(model, ids, picture, 5))), flush=True)


def compare(expected, key):
    wanted = {line["source"]: line[key] for line in map(json.loads, open(expected))}
    equal = total = 0
    for line in map(json.loads, sys.stdin):
        tokens = [token for token in wanted[line["source"]] if token != 2]
        total += 1
        if line["caption"]["tokens"] == tokens:
            equal += 1
        else:
            print(line["source"], line["caption"]["tokens"], "instead of", tokens)
    print(f"{key}: {equal} of {total} texts equal, of {len(wanted)} expected; {len(set(map(tuple, wanted.values())))} different")


def measure(folder, path, fresh):
    started = time.perf_counter()
    torch.set_num_threads(2)
    model, tokenizer, config = load(folder)
    ids = tokenizer([PROMPT], return_tensors="pt").input_ids
    picture = pixels(path, RESOLUTION[config.d_model])
    result = {}
    for beams in ((5,) if fresh else (1, 5)):
        seconds = []
        for _ in range(1 if fresh else 4):
            before = time.perf_counter()
            tokens = write(model, ids, picture, beams)
            seconds.append(time.perf_counter() - before)
        result[str(beams)] = dict(seconds=sorted(seconds[-3:])[len(seconds[-3:]) // 2], tokens=len(tokens))
    result["fresh"] = time.perf_counter() - started
    result["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps(result))


command, *rest = sys.argv[1:]
if command == "make":
    make(rest[0], pathlib.Path(rest[1]), rest[2:])
elif command == "expect":
    expect(pathlib.Path(rest[0]), rest[1:])
elif command == "compare":
    compare(rest[0], "greedy" if rest[1:] == ["--beams", "1"] else "beam")
elif command == "time":
    measure(pathlib.Path(rest[0]), rest[1], rest[2:] == ["fresh"])
