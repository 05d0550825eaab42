"""Makes a small Yi-VL and what transformers computes from it: Tests/Reference/yi-vl.

    python yi_vl.py FOLDER

There is no class for it in transformers: the reference is composed of CLIPVisionModel, of the projector as published and of
LlamaForCausalLM, which is given embeddings. Weights follow from their names (formula_weights.py); pictures are those of pixel_pattern.py.
"""

import json
import pathlib
import sys

import tile_cases  # lets torchvision be imported
import torch
from PIL import Image
from torch import nn
from transformers import CLIPImageProcessor, CLIPVisionConfig, CLIPVisionModel, LlamaConfig, LlamaForCausalLM

from formula_weights import describe, fill, save
from pixel_pattern import pattern

torch.set_num_threads(1)
VISION = dict(hidden_size=16, intermediate_size=24, num_hidden_layers=3, num_attention_heads=2, image_size=28, patch_size=7,
              hidden_act="gelu")
TEXT = dict(vocab_size=96, hidden_size=32, intermediate_size=40, num_hidden_layers=3, num_attention_heads=4, num_key_value_heads=2,
            rms_norm_eps=1e-5, rope_theta=5000000.0, max_position_embeddings=256, tie_word_embeddings=False, bos_token_id=1,
            eos_token_id=2, pad_token_id=0, hidden_act="silu")
TOWER = "vit/clip-vit-h-28"
PIXELS = dict(do_center_crop=True, resample=3, size={"shortest_edge": 28}, crop_size={"height": 28, "width": 28})


class Projector(nn.Module):
    def __init__(self, inside, outside):
        super().__init__()
        self.mm_projector = nn.Sequential(
            nn.Linear(inside, outside), nn.LayerNorm(outside), nn.GELU(), nn.Linear(outside, outside), nn.LayerNorm(outside))


def main():
    root = pathlib.Path(sys.argv[1])
    (root / TOWER).mkdir(parents=True, exist_ok=True)
    generator = torch.Generator().manual_seed(4)
    draw = lambda least, most: int(torch.randint(least, most + 1, (1,), generator=generator))
    words = lambda count: torch.randint(3, TEXT["vocab_size"], (count,), generator=generator).tolist()
    tower = fill("vision_model.", CLIPVisionModel(CLIPVisionConfig(**VISION)))
    projector = fill("model.", Projector(VISION["hidden_size"], TEXT["hidden_size"]))
    config = LlamaConfig(**TEXT)
    config._attn_implementation = "eager"
    model = fill("", LlamaForCausalLM(config))
    pixels = CLIPImageProcessor(**PIXELS)

    def look(size):
        picture = Image.fromarray(pattern(*size))
        if picture.width != picture.height:
            square = Image.new("RGB", (max(size), max(size)), tuple(int(value * 255) for value in pixels.image_mean))
            square.paste(picture, ((max(size) - size[0]) // 2, (max(size) - size[1]) // 2))
            picture = square
        states = tower(pixels(picture, return_tensors="pt")["pixel_values"], output_hidden_states=True).hidden_states[-2]
        return projector.mm_projector(states[0, 1:])

    def embed(chunks, pictures):
        parts = []
        for index, chunk in enumerate(chunks):
            parts.append(model.model.embed_tokens(torch.tensor(chunk, dtype=torch.long)))
            if index < len(pictures):
                parts.append(look(pictures[index]))
        return torch.cat(parts)[None]

    cases, reference, written = [], {}, set()
    with torch.no_grad():
        for number in range(50):
            pictures = [[draw(1, 90), draw(1, 90)] for _ in range(number % 3 and 1 or draw(0, 2))]
            chunks = [words(draw(1, 12)) for _ in range(len(pictures) + 1)]
            embeddings, tokens = embed(chunks, pictures), []
            if number < 4:
                out = model(inputs_embeds=embeddings, output_hidden_states=True)
                for layer, states in enumerate(out.hidden_states):
                    reference[f"{number}.hidden.{layer}"] = states[0, -6:]
                reference[f"{number}.logits"] = out.logits[0, -1]
                if pictures:
                    reference[f"{number}.picture"] = look(pictures[0])
            length = embeddings.shape[1]
            for _ in range(14):
                tokens.append(int(model(inputs_embeds=embeddings).logits[0, -1].argmax()))
                if tokens[-1] == TEXT["eos_token_id"]:
                    break
                embeddings = torch.cat([embeddings, model.model.embed_tokens(torch.tensor([tokens[-1:]]))], 1)
            cases.append(dict(pictures=pictures, chunks=chunks, length=length, tokens=tokens))
            written.add(tuple(tokens))
    print(len(written), "different texts")
    assert len(written) > 45
    save(root, {"model.": projector, "": model}, reference)
    describe(root / TOWER / "tensors.json", {"vision_model.": tower})
    (root / "cases.json").write_text("[\n" + ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases) + "\n]\n")
    (root / "config.json").write_text(json.dumps(TEXT | dict(
        model_type="llava", architectures=["LlavaLlamaForCausalLM"], image_aspect_ratio="pad", mm_hidden_size=VISION["hidden_size"],
        mm_projector_type="mlp2x_gelu_Norm", mm_vision_select_feature="patch", mm_vision_select_layer=-2,
        mm_vision_tower="./" + TOWER), indent=1) + "\n")
    (root / TOWER / "config.json").write_text(json.dumps(VISION | dict(model_type="clip_vision_model"), indent=1) + "\n")
    (root / TOWER / "preprocessor_config.json").write_text(json.dumps(
        PIXELS | dict(image_processor_type="CLIPImageProcessor"), indent=1) + "\n")


main()
