"""Makes a small OFA model and what the reference implementation computes from it, for the tests of AltoModels/OFA.

    PYTHONPATH=OFA/transformers/src python ofa.py FOLDER          (Tests/Reference/ofa)

The reference is OFA-Sys/OFA, branch feature/add_transformers. Its trunk has millions of numbers whatever the model's size, so the
weights are not stored: each tensor follows from its name by a formula (formula_weights.py, FormulaWeights.swift), and what is stored is
its shape and spread. The spread is wide enough that different pictures give different texts; the script fails where they do not.
"""
import json
import pathlib
import sys

import numpy as np
import torch
from PIL import Image
from safetensors.torch import save_file
from transformers import BartTokenizer, OFAConfig, OFAModel
from transformers.models.ofa.modeling_ofa import make_token_bucket_position

from formula_weights import numbers

SHAPES = {
    # As published, but for sizes.
    "usual": dict(vocab_size=120, d_model=32, encoder_layers=2, decoder_layers=2, encoder_attention_heads=4, decoder_attention_heads=4,
                  encoder_ffn_dim=48, decoder_ffn_dim=48, resnet_type="resnet18", token_bucket_size=256, image_bucket_size=8,
                  max_position_embeddings=64),
    # Nothing as usual: other depths and heads, norms left out or elsewhere, scaled embeddings, texts longer than half a bucket.
    "odd": dict(vocab_size=90, d_model=30, encoder_layers=1, decoder_layers=3, encoder_attention_heads=5, decoder_attention_heads=2,
                encoder_ffn_dim=44, decoder_ffn_dim=52, resnet_type="resnet50", token_bucket_size=6, image_bucket_size=5,
                max_position_embeddings=40, scale_embedding=True, normformer=False, add_type_embedding=False,
                layernorm_embedding=False, patch_layernorm_embedding=False, encoder_normalize_before=False,
                decoder_normalize_before=False, share_decoder_input_output_embed=False, attn_scale_factor=1.0,
                activation_function="relu", code_layernorm_embedding=False),
}
SIZES = {"usual": 96, "odd": 64}


def spread(name, tensor, config):
    """Centre and spread of a tensor."""
    width, scale = config.d_model, config.d_model**0.5 if config.scale_embedding else 1
    fan_in = tensor[0].numel() if tensor.dim() > 1 else 1
    even = lambda deviation: (0.0, round(deviation * 3**0.5, 4))
    if name.endswith("running_var"):
        return 1.0, 0.3
    if name.endswith("running_mean"):
        return 0.0, 0.2
    if name.endswith("c_attn"):
        return 1.0, 0.5
    if "embed_images" in name and tensor.dim() == 4:
        return even((2 / fan_in) ** 0.5)
    if tensor.dim() == 1:
        is_scale = name.endswith("weight")
        return (0.6 if ".bn3." in name else 1.0, 0.2) if is_scale else (0.0, 0.1)
    if "rel_pos_table" in name:
        return even(0.7)
    if "embed_tokens" in name:
        return even(0.6 / scale)
    if "image_proj" in name:
        # What no norm follows must not be large, or all attention goes to one patch.
        return even((1.3 if config.patch_layernorm_embedding else 0.3) / scale / fan_in**0.5)
    if "output_projection" in name:
        return even(4 / width**0.5)
    if "embed_" in name or "type_embedding" in name:
        return even(0.8)
    sharp = 2.0 if any(part in name for part in ("q_proj", "k_proj", "pos_q", "pos_k")) else 3.0 if "cross_attn" in name else 1.3
    return even(sharp / fan_in**0.5)


root = pathlib.Path(sys.argv[1])
for name, shape in SHAPES.items():
    torch.manual_seed(1)
    config = OFAConfig(**shape)
    model = OFAModel(config).eval()
    folder, size = root / name, SIZES[name]
    folder.mkdir(parents=True, exist_ok=True)
    tensors, state = [], model.state_dict()
    for key, tensor in state.items():
        if not tensor.is_floating_point() or key == "decoder.embed_tokens.weight":
            continue
        if key == "decoder.output_projection.weight" and config.share_decoder_input_output_embed:
            continue
        centre, width = spread(key, tensor, config)
        with torch.no_grad():
            tensor.copy_(numbers(key, tensor.shape, centre, width))
        tensors.append(dict(name=key, shape=list(tensor.shape), centre=centre, spread=width))
    # The end is the word that most texts come to, so that they have ends.
    inputs = []
    generator = torch.Generator().manual_seed(5)
    for number in range(24):
        # Coarse and fine noise.
        pixels = torch.nn.functional.interpolate(numbers(f"coarse {number}", (1, 3, 4, 4), 0, 1), size=(size, size), mode="nearest")
        pixels = pixels + numbers(f"fine {number}", (1, 3, size, size), 0, 0.3)
        length = int(torch.randint(1, 9, (1,), generator=generator))
        ids = torch.randint(4, shape["vocab_size"], (1, length), generator=generator)
        inputs.append((pixels, torch.cat([torch.zeros(1, 1, dtype=torch.long), ids, torch.full((1, 1), 2)], 1)))
    endless = [model.generate(ids, patch_images=pixels, num_beams=1, no_repeat_ngram_size=3)[0, 1:].tolist() for pixels, ids in inputs]
    late = lambda token: sum(token in text[3:] for text in endless) - 3 * sum(token in text[:3] for text in endless)
    end = max(range(4, shape["vocab_size"]), key=late)
    config.eos_token_id = config.forced_eos_token_id = end

    saved = {key: value for key, value in config.to_dict().items() if key in shape or key in (
        "model_type", "bos_token_id", "eos_token_id", "pad_token_id", "decoder_start_token_id", "forced_eos_token_id",
        "attn_scale_factor", "activation_function")}
    (folder / "config.json").write_text(json.dumps(saved, indent=1) + "\n")
    (folder / "tensors.json").write_text("[\n" + ",\n".join(json.dumps(tensor) for tensor in tensors) + "\n]\n")

    cases, reference, written = [], {}, set()
    for number, (pixels, ids) in enumerate(inputs):
        case = dict(ids=ids[0].tolist())
        with torch.no_grad():
            for beams, key in ((1, "greedy"), (5, "beam")):
                case[key] = model.generate(ids, patch_images=pixels, num_beams=beams, no_repeat_ngram_size=3)[0, 1:].tolist()
            if number < 3:
                encoded = model.encoder(ids, patch_images=pixels, patch_masks=torch.tensor([True]), output_hidden_states=True)
                for layer, hidden in enumerate(encoded.hidden_states):
                    reference[f"{number}.encoder.{layer}"] = hidden[0].contiguous()
                trunk = model.encoder.embed_images(pixels)
                reference[f"{number}.trunk"] = trunk[0, :, ::2, ::3].contiguous()
                start = torch.tensor([[0] + case["greedy"][:9]])
                out = model(input_ids=ids, patch_images=pixels, patch_masks=torch.tensor([True]), decoder_input_ids=start,
                            output_hidden_states=True)
                reference[f"{number}.logits"] = out.logits[0, -1].contiguous()
                for layer, hidden in enumerate(out.decoder_hidden_states):
                    reference[f"{number}.decoder.{layer}"] = hidden[0, -1].contiguous()
        written.add(tuple(case["beam"]))
        cases.append(case)
    save_file(reference, folder / "reference.safetensors")
    (folder / "cases.json").write_text("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")
    same = sum(case["beam"] == case["greedy"] for case in cases)
    lengths = [len(case["beam"]) for case in cases]
    print(f"{name}: {len(written)} different texts of {len(cases)}, {same} the same greedily, lengths {sorted(lengths)}")
    assert len(written) > 16

# The whole way of one model: a picture of bytes, a tokenizer of letters and a few pairs, a caption and an answer.
folder = root / "usual"
entries = ["<s>", "<pad>", "</s>", "<unk>", "Ġ", *"abcdefghijklmnopqrstuvwxyz?", "Ġw", "ha", "Ġwha", "th", "the", "Ġthe", "im", "is", "<mask>"]
pairs = ["Ġ w", "h a", "Ġw ha", "t h", "th e", "Ġ the", "i m", "i s"]
(folder / "vocab.json").write_text(json.dumps({entry: number for number, entry in enumerate(entries)}, ensure_ascii=False) + "\n")
(folder / "merges.txt").write_text("#version: 0.2\n" + "\n".join(pairs) + "\n")
(folder / "preprocessor_config.json").write_text(json.dumps(dict(size=96, resample=3, image_mean=[0.5] * 3, image_std=[0.5] * 3)) + "\n")
tokenizer = BartTokenizer.from_pretrained(folder)
tokenizer.add_tokens([f"<code_{number}>" for number in range(8192)] + [f"<bin_{number}>" for number in range(1000)])
config = OFAConfig.from_pretrained(folder)
model = OFAModel(config).eval()
state = model.state_dict()
for tensor in json.loads((folder / "tensors.json").read_text()):
    state[tensor["name"]].copy_(numbers(tensor["name"], tensor["shape"], tensor["centre"], tensor["spread"]))
picture = (numbers("picture", (40, 50, 3), 127, 127)).to(torch.uint8).numpy()
resized = np.array(Image.fromarray(picture).resize((96, 96), Image.BICUBIC))
pixels = (torch.from_numpy(resized).permute(2, 0, 1)[None].float() / 255 - 0.5) / 0.5
whole = []
for asked, prompt in ((None, " what does the image describe?"), ("what is this?", " what is this?"), ("is the <bin_3> there?", " is the <bin_3> there?")):
    ids = tokenizer([prompt], return_tensors="pt").input_ids
    with torch.no_grad():
        # A place in a picture is no word of this small vocabulary.
        tokens = model.generate(ids, patch_images=pixels, num_beams=5, no_repeat_ngram_size=3)[0, 1:].tolist() if ids.max() < 120 else None
    text = tokenizer.decode([token for token in tokens or [] if token < len(entries)], skip_special_tokens=True)
    whole.append(dict(question=asked, ids=ids[0].tolist(), tokens=tokens, text=text))
    print(whole[-1])
(folder / "whole.json").write_text(json.dumps(whole, indent=1) + "\n")

# Where the kind of distance between words changes, for many sizes of buckets: the differences of places from 0 on.
changes = {}
for buckets in (4, 5, 6, 16, 33, 64, 100, 256, 400, 512):
    row = make_token_bucket_position(buckets)[:, 0].tolist()
    changes[buckets] = [[place, kind] for place, kind in enumerate(row) if place == 0 or kind != row[place - 1]]
(root / "buckets.json").write_text("{\n" + ",\n".join(f'"{key}": {json.dumps(value)}' for key, value in changes.items()) + "\n}\n")
