"""Makes random BLIP checkpoints and what transformers computes from them, for the tests of AltoModels/BLIP.

    python blip.py tests FOLDER          small checkpoints with reference tensors and a manifest (Tests/.../Resources/blip)
    python blip.py checkpoint large FOLDER   one large random checkpoint, for benchmarks
    python blip.py tokens FOLDER PIXELS COUNT BEAMS   what the reference writes for pictures in a raw float32 file

The weights have a spread wide enough that different pictures give different texts; the manifest counts how many.
"""

import argparse
import hashlib
import json
import pathlib

import numpy as np
import torch
from safetensors.torch import save_file
from transformers import BlipConfig, BlipForConditionalGeneration, BlipForQuestionAnswering

SMALL = {
    # Odd sizes on purpose: widths that are no multiple of a vector, one head, other patch sizes.
    "captioner": dict(
        kind="captioning",
        text=dict(vocab_size=90, hidden_size=48, intermediate_size=80, num_hidden_layers=2, num_attention_heads=4,
                  max_position_embeddings=40),
        vision=dict(hidden_size=40, intermediate_size=72, num_hidden_layers=2, num_attention_heads=2, image_size=32,
                    patch_size=8)),
    "narrow": dict(
        kind="captioning",
        text=dict(vocab_size=61, hidden_size=32, intermediate_size=52, num_hidden_layers=1, num_attention_heads=1,
                  max_position_embeddings=24, hidden_act="gelu_new", layer_norm_eps=1e-5),
        vision=dict(hidden_size=24, intermediate_size=36, num_hidden_layers=3, num_attention_heads=3, image_size=20,
                    patch_size=5, hidden_act="quick_gelu")),
    "answerer": dict(
        kind="answering",
        text=dict(vocab_size=90, hidden_size=40, intermediate_size=80, num_hidden_layers=2, num_attention_heads=4,
                  max_position_embeddings=40),
        vision=dict(hidden_size=40, intermediate_size=72, num_hidden_layers=2, num_attention_heads=2, image_size=32,
                    patch_size=8)),
}
LARGE = dict(
    kind="captioning",
    text=dict(vocab_size=30524, hidden_size=768, intermediate_size=3072, num_hidden_layers=12, num_attention_heads=12,
              max_position_embeddings=512, bos_token_id=30522, sep_token_id=102, pad_token_id=0, eos_token_id=2),
    vision=dict(hidden_size=1024, intermediate_size=4096, num_hidden_layers=24, num_attention_heads=16, image_size=384,
                patch_size=16))
BASE = dict(
    kind="captioning", text=LARGE["text"],
    vision=dict(hidden_size=768, intermediate_size=3072, num_hidden_layers=12, num_attention_heads=12, image_size=384,
                patch_size=16))
SPECIAL = dict(bos_token_id=2, sep_token_id=3, pad_token_id=0, eos_token_id=3)


def make(shape, seed):
    """A model whose weights spread: matrices keep the size of what goes through, biases and norms vary, too."""
    torch.manual_seed(seed)
    config = BlipConfig(text_config={**SPECIAL, **shape["text"]}, vision_config=shape["vision"])
    model = (BlipForConditionalGeneration if shape["kind"] == "captioning" else BlipForQuestionAnswering)(config)
    with torch.no_grad():
        for name, tensor in model.named_parameters():
            if name.endswith("norm.weight") or "LayerNorm.weight" in name or "norm1.weight" in name or "norm2.weight" in name:
                tensor.normal_(1.0, 0.2)
            elif "cls.predictions" in name and name.endswith("bias") and tensor.shape[0] == config.text_config.vocab_size:
                tensor.normal_(0, 0.5)
            elif name.endswith("bias"):
                tensor.normal_(0, 0.1)
            elif "embedding" in name and tensor.dim() <= 3 and "patch" not in name:
                tensor.normal_(0, 0.3)
            else:
                fan = tensor.numel() / tensor.shape[0]
                # Queries and keys are larger, so that attention picks and does not average.
                sharp = 2.0 if ".query." in name or ".key." in name or ".qkv." in name else 1.2
                tensor.normal_(0, sharp / fan**0.5)
    return model.eval()


def pictures(config, count, seed):
    """Pixels as a processor would give them: a few bars, waves and spots each. The tests make the same (BLIPPictures.swift)."""
    size = config.vision_config.image_size
    generator = np.random.default_rng(seed)
    grid = np.linspace(-1, 1, size)
    found = []
    for _ in range(count):
        picture = np.zeros((3, size, size))
        for channel in range(3):
            a, b, phase, level = generator.uniform(-6, 6, 2).tolist() + generator.uniform(-3, 3, 2).tolist()
            picture[channel] = np.sin(a * grid[None, :] + b * grid[:, None] + phase) + level / 2
            x, y, radius = generator.uniform(-1, 1, 3)
            picture[channel] += 2 * np.exp(-((grid[None, :] - x) ** 2 + (grid[:, None] - y) ** 2) / (0.05 + radius**2))
        found.append(picture)
    # In steps of 1/32, so that the last bits of sines do not matter.
    return torch.tensor(np.clip(np.round(np.stack(found) * 32), -127, 127) / 32, dtype=torch.float32)


def generate(model, pixels, prompt=None, **settings):
    """The tokens behind the prompt, for each picture, the end left out and what comes behind it."""
    config = model.config.text_config
    inputs = dict(pixel_values=pixels, **settings)
    if prompt is not None:
        inputs["input_ids"] = torch.tensor([prompt] * len(pixels))
    # A captioner drops the last token of its prompt, which is the separator; an answerer begins with one token.
    start = 1 if prompt is None or isinstance(model, BlipForQuestionAnswering) else len(prompt) - 1
    found = []
    for row in model.generate(**inputs).tolist():
        tokens = row[start:]
        if config.sep_token_id in tokens:
            tokens = tokens[: tokens.index(config.sep_token_id)]
        found.append(tokens)
    return found


def write(folder, name, shape, seed, count):
    folder = folder / name
    folder.mkdir(parents=True, exist_ok=True)
    model = make(shape, seed)
    model.save_pretrained(folder)
    (folder / "generation_config.json").unlink(missing_ok=True)
    pixels = pictures(model.config, count, seed + 1)
    answering = shape["kind"] == "answering"
    words = [5, 17, 30]
    prompt = [1, *words, SPECIAL["sep_token_id"]] if not answering else [1, 9, 21, 33, 4, SPECIAL["sep_token_id"]]

    tensors = {}
    with torch.no_grad():
        captured = {}
        hooks = []
        vision = model.vision_model
        hooks.append(vision.embeddings.register_forward_hook(lambda m, i, o: captured.setdefault("vision.0", o)))
        for index, layer in enumerate(vision.encoder.layers):
            hooks.append(layer.register_forward_hook(
                lambda m, i, o, k=f"vision.{index + 1}": captured.setdefault(k, o)))
        image = vision(pixels[:2]).last_hidden_state
        captured[f"vision.{len(vision.encoder.layers) + 1}"] = image
        for hook in hooks:
            hook.remove()
        tensors.update(captured)
        if answering:
            states = model.text_encoder(
                input_ids=torch.tensor([prompt] * 2), encoder_hidden_states=image, output_hidden_states=True)
            for index, state in enumerate(states.hidden_states):
                tensors[f"question.{index}"] = state
            source = states.last_hidden_state
        else:
            source = image
        text = torch.tensor([[SPECIAL["bos_token_id"], *words]] * 2)
        out = model.text_decoder(input_ids=text, encoder_hidden_states=source, output_hidden_states=True)
        for index, state in enumerate(out.hidden_states):
            tensors[f"decoder.{index}"] = state
        tensors["logits"] = out.logits
    tensors["pixels"] = pixels[:2]
    save_file({key: value.contiguous() for key, value in tensors.items()}, folder / "reference.safetensors")

    cases = []
    for settings in [
        dict(num_beams=1, max_new_tokens=12),
        dict(num_beams=3, max_new_tokens=12),
        dict(num_beams=3, max_new_tokens=12, min_new_tokens=9),
        dict(num_beams=4, max_new_tokens=10, length_penalty=2.0, early_stopping=True),
        dict(num_beams=3, max_new_tokens=10, length_penalty=0.6, early_stopping="never"),
        dict(num_beams=1, max_new_tokens=12, repetition_penalty=1.5),
        dict(num_beams=3, max_new_tokens=12, repetition_penalty=1.3, no_repeat_ngram_size=2),
        dict(num_beams=2, max_new_tokens=8, min_new_tokens=3, bad_words_ids=[[7], [11, 12], [40]]),
    ]:
        # The first two settings on all pictures, the others on some.
        chosen = pixels if len(cases) < 4 else pixels[:24]
        for asked in [prompt] if answering else [None, prompt]:
            tokens = generate(model, chosen, asked, **settings)
            cases.append(dict(settings=settings, prompt=asked, tokens=tokens, different=len({tuple(t) for t in tokens})))
            print(name, settings, "prompt" if asked else "", "different:", cases[-1]["different"], "of", len(tokens))
    (folder / "tokens.json").write_text(json.dumps(dict(prompt=prompt, text=text[0].tolist(), cases=cases)))


def manifest(folder):
    lines = []
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.name != "MANIFEST":
            data = file.read_bytes()
            lines.append(f"{hashlib.sha256(data).hexdigest()}  {len(data):>8}  {file.relative_to(folder)}")
    (folder / "MANIFEST").write_text("\n".join(lines) + "\n")


def main():
    torch.set_num_threads(1)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["tests", "checkpoint", "tokens"])
    parser.add_argument("arguments", nargs="*")
    parser.add_argument("--pictures", type=int, default=200)
    options = parser.parse_args()
    if options.what == "tests":
        folder = pathlib.Path(options.arguments[0])
        for index, (name, shape) in enumerate(SMALL.items()):
            write(folder, name, shape, 10 * index + 1, options.pictures)
        manifest(folder)
    elif options.what == "checkpoint":
        size, folder = options.arguments
        model = make(dict(large=LARGE, base=BASE, **SMALL)[size], 1)
        model.save_pretrained(folder)
        pictures(model.config, 4, 2).numpy().tofile(pathlib.Path(folder) / "pixels.f32")
    else:
        folder, pixels, count, beams = options.arguments
        model = BlipForConditionalGeneration.from_pretrained(folder).eval()
        size = model.config.vision_config.image_size
        data = torch.from_numpy(np.fromfile(pixels, dtype=np.float32)).reshape(-1, 3, size, size)[: int(count)]
        print(json.dumps(generate(model, data, num_beams=int(beams), max_new_tokens=20)))


if __name__ == "__main__":
    main()
