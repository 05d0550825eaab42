"""Makes small vision transformers with their connectors, and what transformers computes from them: Tests/Reference/vision.

    python vision.py FOLDER

The weights are not stored: each tensor follows from its name by a formula (formula_weights.py, FormulaWeights.swift); stored are its
shape and spread, and what comes out. The connectors of Phi-3-Vision and Yi-VL are in no released library; they are composed here of
PyTorch's layers as their publications describe them.
"""

import json
import pathlib
import sys

import torch
from torch import nn
from transformers import (
    CLIPVisionConfig, CLIPVisionModel, Idefics2Config, Idefics3Config, IdeficsConfig, SiglipVisionConfig, SiglipVisionModel)
from transformers.models.idefics.perceiver import IdeficsPerceiverResampler
from transformers.models.idefics.vision import IdeficsVisionTransformer
from transformers.models.idefics2.modeling_idefics2 import Idefics2Connector, Idefics2VisionTransformer
from transformers.models.idefics3.modeling_idefics3 import Idefics3Connector, Idefics3VisionTransformer

from formula_weights import fill, numbers, save

torch.set_num_threads(1)
VISION = dict(hidden_size=32, intermediate_size=40, num_hidden_layers=3, num_attention_heads=4, image_size=42, patch_size=7)
TEXT = 24


root = pathlib.Path(sys.argv[1])
side = VISION["image_size"]
pixels = numbers("pixels", (2, 3, side, side), 0, 1.7)

with torch.no_grad():
    # CLIP, and what stands behind it.
    clip = fill("", CLIPVisionModel(CLIPVisionConfig(**VISION, hidden_act="quick_gelu")))
    transformer = getattr(clip, "vision_model", clip)
    out = clip(pixels, output_hidden_states=True)
    states = {f"hidden.{index}": state for index, state in enumerate(out.hidden_states)}
    states["normalized"] = transformer.post_layernorm(out.hidden_states[-1])
    save(root / "clip", {"": clip}, states)

    # ViT-H's activation, with IDEFICS' resampler behind it, in both its ways.
    for name, norms in (("idefics", True), ("idefics-plain", False)):
        config = IdeficsConfig(
            vision_config={**{k: v for k, v in VISION.items() if k != "hidden_size"}, "embed_dim": 32, "hidden_act": "gelu"},
            perceiver_config=dict(use_resampler=True, resampler_n_latents=5, resampler_depth=2, resampler_n_heads=3,
                                  resampler_head_dim=8, qk_layer_norms_perceiver=norms))
        vision = fill("vision_model.", IdeficsVisionTransformer(config.vision_config))
        perceiver = fill("perceiver_resampler.", IdeficsPerceiverResampler(config, 32, 2, 3, 8, 5))
        states = vision(pixels).last_hidden_state
        save(root / name, {"vision_model.": vision, "perceiver_resampler.": perceiver},
             {"states": states, "latents": perceiver(states)})

    # SigLIP, and PaliGemma's one matrix.
    siglip = fill("", SiglipVisionModel(SiglipVisionConfig(**VISION, vision_use_head=False)))
    projector = fill("multi_modal_projector.", nn.ModuleDict({"linear": nn.Linear(32, TEXT)}))
    states = siglip(pixels).last_hidden_state
    save(root / "siglip", {"": siglip, "multi_modal_projector.": projector},
         {"normalized": states, "projected": projector["linear"](states)})

    # Idefics2: three pictures of other sizes than the square, one of them larger than it along a side.
    config = Idefics2Config(
        vision_config=VISION, perceiver_config=dict(hidden_size=TEXT, resampler_n_latents=5, resampler_depth=2, resampler_n_heads=6,
                                                    resampler_head_dim=4, num_key_value_heads=2),
        text_config=dict(hidden_size=TEXT, intermediate_size=36, num_attention_heads=4, num_key_value_heads=2, vocab_size=40))
    config._attn_implementation = config.vision_config._attn_implementation = config.perceiver_config._attn_implementation = "eager"
    vision = fill("vision_model.", Idefics2VisionTransformer(config.vision_config))
    connector = fill("connector.", Idefics2Connector(config))
    sizes = [(30, 42), (37, 20), (56, 41)]
    parts = numbers("pixels", (3, 3, 56, 42), 0, 1.7)
    mask = torch.zeros(3, 56, 42, dtype=torch.int64)
    for index, (height, width) in enumerate(sizes):
        mask[index, :height, :width] = 1
    parts = parts * mask[:, None]
    patches = mask.unfold(1, 7, 7).unfold(2, 7, 7).sum((-1, -2)) == 49
    states = vision(parts, patch_attention_mask=patches).last_hidden_state
    save(root / "idefics2", {"vision_model.": vision, "connector.": connector},
         {"states": states, "latents": connector(states, attention_mask=patches.view(3, -1)),
          "sizes": torch.tensor(sizes, dtype=torch.float32)})
    # Where each of so many patches stands in a table of so many a side.
    rows = {}
    for per_side in (14, 16, 26, 27, 32, 70):
        boundaries = torch.arange(1 / per_side, 1.0, 1 / per_side)
        rows[str(per_side)] = []
        for count in range(1, per_side + 1):
            places = torch.clamp(torch.arange(count, dtype=torch.float32) * (1.0 / torch.tensor(count)), max=1.0 - 1e-6)
            rows[str(per_side)].append(sum(torch.bucketize(places, boundaries, right=True).tolist()[i] * (i + 1) for i in range(count)))
    (root / "buckets.json").write_text(json.dumps(rows) + "\n")

    # Idefics3 and SmolVLM.
    config = Idefics3Config(vision_config=VISION, scale_factor=3,
                            text_config=dict(hidden_size=TEXT, vocab_size=40, pad_token_id=0, num_attention_heads=4, num_key_value_heads=2))
    vision = fill("vision_model.", Idefics3VisionTransformer(config.vision_config))
    connector = fill("connector.", Idefics3Connector(config))
    states = vision(pixels).last_hidden_state
    save(root / "idefics3", {"vision_model.": vision, "connector.": connector},
         {"states": states, "connected": connector(states)})

    # Phi-3-Vision: the picture in two rows of one, then in one of two.
    class Phi3(nn.Module):
        def __init__(self):
            super().__init__()
            self.glb_GN = nn.Parameter(torch.zeros(1, 1, 128))
            self.sub_GN = nn.Parameter(torch.zeros(1, 1, 1, 128))
            self.img_projection = nn.Sequential(nn.Linear(128, TEXT), nn.GELU(), nn.Linear(TEXT, TEXT))

        def forward(self, states, rows, columns):
            def lines(tiles, rows, columns):
                """Patches of four become one, tiles a picture, and each row of it ends in the separator."""
                half, width = side // 7 // 2, tiles.shape[-1]
                grid = tiles.reshape(rows, columns, half, 2, half, 2, width).permute(0, 2, 1, 4, 3, 5, 6)
                grid = grid.reshape(rows * half, columns * half, 4 * width)
                return torch.cat([grid, self.sub_GN[0].expand(rows * half, 1, -1)], 1).flatten(0, 1)

            return self.img_projection(torch.cat([lines(states[1:], rows, columns), self.glb_GN[0], lines(states[:1], 1, 1)]))

    connector = fill("", Phi3())
    states = numbers("states", (3, 36, 32), 0, 1.7)
    save(root / "phi3", {"": connector}, {"tall": connector(states, 2, 1), "wide": connector(states, 1, 2)})

    # Yi-VL.
    connector = fill("mm_projector.", nn.Sequential(
        nn.Linear(32, TEXT), nn.LayerNorm(TEXT), nn.GELU(), nn.Linear(TEXT, TEXT), nn.LayerNorm(TEXT)))
    save(root / "yi-vl", {"mm_projector.": connector}, {"projected": connector(numbers("states", (1, 36, 32), 0, 1.7))})
