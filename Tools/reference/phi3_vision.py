"""Makes a small Phi-3-Vision and what transformers computes from it: Tests/Reference/phi3-vision.

    python phi3_vision.py FOLDER

There is no class for it in transformers: the reference is composed of CLIPVisionModel, of the separators and the projector as published
(vision.py), and of Phi3ForCausalLM, which is given embeddings. It reckons without a cache, so that a text that grows beyond the places of
its training has all of its positions turned by the long factors, as the published model has it. Weights follow from their names
(formula_weights.py); pictures are those of pixel_pattern.py.
"""

import json
import pathlib
import sys

import numpy as np
import torch
from PIL import Image
from torch import nn
from transformers import CLIPVisionConfig, CLIPVisionModel, Phi3Config, Phi3ForCausalLM

from formula_weights import fill, save
from pixel_pattern import pattern
from tile_cases import hd_transform

torch.set_num_threads(1)
SIDE, PATCH, HEAD = 28, 7, 8
VISION = dict(hidden_size=16, intermediate_size=24, num_hidden_layers=3, num_attention_heads=2, image_size=SIDE, patch_size=PATCH,
              hidden_act="quick_gelu")
TEXT = dict(vocab_size=96, hidden_size=32, intermediate_size=40, num_hidden_layers=3, num_attention_heads=4, num_key_value_heads=2,
            rms_norm_eps=1e-5, rope_theta=10000.0, max_position_embeddings=2048, tie_word_embeddings=False, bos_token_id=1,
            eos_token_id=2, pad_token_id=0, hidden_act="silu")
# Where the short factors end: soon, so that many texts cross it, and as published.
MARKS = {"soon": 40, "published": 4096}


class Phi3Vision(nn.Module):
    """Under the names of the published checkpoint: `model.vision_embed_tokens` beside the language model's own."""

    def __init__(self):
        super().__init__()
        merged, width = 4 * VISION["hidden_size"], TEXT["hidden_size"]
        self.img_processor = nn.ModuleDict({"vision_model": CLIPVisionModel(CLIPVisionConfig(**VISION))})
        self.glb_GN = nn.Parameter(torch.zeros(1, 1, merged))
        self.sub_GN = nn.Parameter(torch.zeros(1, 1, 1, merged))
        self.img_projection = nn.Sequential(nn.Linear(merged, width), nn.GELU(), nn.Linear(width, width))

    def lines(self, tiles, rows, columns):
        """Patches of four become one, tiles a picture, and each row of it ends in a separator."""
        half, width = SIDE // PATCH // 2, VISION["hidden_size"]
        grid = tiles.reshape(rows, columns, half, 2, half, 2, width).permute(0, 2, 1, 4, 3, 5, 6)
        grid = grid.reshape(rows * half, columns * half, 4 * width)
        return torch.cat([grid, self.sub_GN[0].expand(rows * half, 1, -1)], 1).flatten(0, 1)

    def forward(self, picture, crops):
        """Embeddings of a picture's places in the text: its parts, a separator, the whole."""
        image = hd_transform(picture, crops, SIDE)
        mean = torch.tensor([0.48145466, 0.4578275, 0.40821073])[:, None, None]
        std = torch.tensor([0.26862954, 0.26130258, 0.27577711])[:, None, None]
        values = (torch.from_numpy(np.array(image)).permute(2, 0, 1).float() / 255 - mean) / std
        whole = torch.nn.functional.interpolate(values[None], size=(SIDE, SIDE), mode="bicubic")
        rows, columns = values.shape[1] // SIDE, values.shape[2] // SIDE
        squares = values.reshape(3, rows, SIDE, columns, SIDE).permute(1, 3, 0, 2, 4).reshape(-1, 3, SIDE, SIDE)
        vision = self.img_processor["vision_model"]
        states = vision(torch.cat([whole, squares]), output_hidden_states=True).hidden_states[-2][:, 1:]
        parts = [self.lines(states[1:], rows, columns), self.glb_GN[0], self.lines(states[:1], 1, 1)]
        return self.img_projection(torch.cat(parts))


def language_model(mark):
    half = HEAD // 2
    config = Phi3Config(
        **TEXT, original_max_position_embeddings=mark, rope_scaling=dict(
            rope_type="longrope", short_factor=[1 + 0.05 * i for i in range(half)], long_factor=[1.5 + 2.5 * i for i in range(half)]))
    config.max_position_embeddings = 32 * mark
    config._attn_implementation = "eager"
    return fill("", Phi3ForCausalLM(config)), config


def embed(model, vision, chunks, pictures, crops):
    parts = []
    for index, chunk in enumerate(chunks):
        parts.append(model.model.embed_tokens(torch.tensor(chunk)))
        if index < len(pictures):
            parts.append(vision(Image.fromarray(pattern(*pictures[index])), crops))
    return torch.cat(parts)[None]


def write(model, embeddings, count):
    """Greedily, all positions anew for each token."""
    tokens = []
    for _ in range(count):
        tokens.append(int(model(inputs_embeds=embeddings).logits[0, -1].argmax()))
        if tokens[-1] == TEXT["eos_token_id"]:
            break
        embeddings = torch.cat([embeddings, model.model.embed_tokens(torch.tensor([tokens[-1:]]))], 1)
    return tokens


def main():
    root = pathlib.Path(sys.argv[1])
    root.mkdir(parents=True, exist_ok=True)
    generator = torch.Generator().manual_seed(3)
    draw = lambda least, most: int(torch.randint(least, most + 1, (1,), generator=generator))
    words = lambda count: torch.randint(3, TEXT["vocab_size"], (count,), generator=generator).tolist()
    vision = fill("model.vision_embed_tokens.", Phi3Vision())
    reference, cases, written = {}, [], set()
    with torch.no_grad():
        for name, mark in MARKS.items():
            model, config = language_model(mark)
            saved = {key: value for key, value in TEXT.items()} | dict(
                model_type="phi3_v", original_max_position_embeddings=mark, max_position_embeddings=32 * mark, head_dim=HEAD,
                rope_scaling=dict(type="su", short_factor=config.rope_parameters["short_factor"],
                                  long_factor=config.rope_parameters["long_factor"]),
                img_processor=dict(name="clip_vision_model", image_dim_out=VISION["hidden_size"], vision_config=VISION),
                embd_layer=dict(use_hd_transform=True, with_learnable_separator=True, hd_transform_order="sub_glb"))
            del saved["hidden_act"], saved["head_dim"]
            (root / f"{name}.json").write_text(json.dumps(saved, indent=1) + "\n")
            if name == "soon":
                for number in range(50):
                    pictures = [[draw(1, 90), draw(1, 90)] for _ in range(number % 3 and 1 or draw(0, 2))]
                    chunks = [[1] + words(draw(1, 12)) for _ in range(len(pictures) + 1)]
                    embeddings = embed(model, vision, chunks, pictures, 4)
                    tokens = write(model, embeddings, 14)
                    case = dict(model=name, pictures=pictures, chunks=chunks, length=embeddings.shape[1], tokens=tokens)
                    if number < 4:
                        out = model(inputs_embeds=embeddings, output_hidden_states=True)
                        for layer, states in enumerate(out.hidden_states):
                            reference[f"{number}.hidden.{layer}"] = states[0, -6:]
                        reference[f"{number}.logits"] = out.logits[0, -1]
                        if pictures:
                            reference[f"{number}.picture"] = vision(Image.fromarray(pattern(*pictures[0])), 4)
                    cases.append(case)
                    written.add(tuple(tokens))
            else:
                # From just before the mark, over it.
                chunks = [[1] + words(9), [1] + words(4070)]
                embeddings = embed(model, vision, chunks, [[60, 33]], 4)
                chunks[1] = chunks[1][: len(chunks[1]) - (embeddings.shape[1] - (mark - 4))]
                embeddings = embed(model, vision, chunks, [[60, 33]], 4)
                assert embeddings.shape[1] == mark - 4
                cases.append(dict(model=name, pictures=[[60, 33]], chunks=chunks, length=embeddings.shape[1],
                                  tokens=write(model, embeddings, 10)))
    crossing = sum(case["length"] <= MARKS[case["model"]] < case["length"] + len(case["tokens"]) for case in cases)
    beyond = sum(case["length"] > MARKS[case["model"]] for case in cases)
    print(len(written), "different texts,", crossing, "cross the mark,", beyond, "begin beyond it", sorted(c["length"] for c in cases))
    assert len(written) > 45 and crossing > 5 and beyond > 5
    save(root, {"model.vision_embed_tokens.": vision, "": model}, reference)
    (root / "cases.json").write_text("[\n" + ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases) + "\n]\n")


main()
