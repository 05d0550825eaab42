"""Writes what the processors of large models make of computed pictures: Tests/Fixtures/pixels/tiles.json.

    python tile_cases.py FOLDER

Pictures are those of pixel_cases.py. Stored are, for each configuration and size of picture, the shape of the result and one
checksum of all its bits (`checksum` and its twin in TileProcessorTests.swift). transformers' processors are those that it takes by
itself, with torchvision. Those of Phi-3-Vision and Yi-VL are in no released library: they are written here as their publications
describe them, with Pillow and PyTorch.
"""

import json
import math
import sys
from pathlib import Path

import numpy as np
import torch

if not hasattr(torch.ops.torchvision, "nms"):
    # torchvision's build for another kind of machine lacks its compiled operations; only its Python is needed.
    library = torch.library.Library("torchvision", "DEF")
    library.define("nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")

from PIL import Image, ImageOps
from transformers import (
    CLIPImageProcessor, Idefics2ImageProcessor, Idefics3ImageProcessor, IdeficsImageProcessor, SiglipImageProcessor)

from pixel_pattern import pattern

torch.set_num_threads(1)


def checksum(values):
    bits = np.ascontiguousarray(values, dtype=np.float32).ravel().view(np.uint32).astype(np.uint64)
    with np.errstate(over="ignore"):
        z = (bits + np.arange(bits.size, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)) * np.uint64(0xBF58476D1CE4E5B9)
        return int((z ^ (z >> np.uint64(31))).sum()) & (2**53 - 1)


def sizes(count):
    """Odd shapes, then many that look random, portraits and landscapes."""
    chosen = [(1, 1), (1, 2), (2, 1), (1, 10000), (10000, 1), (3, 700), (700, 3), (32, 32), (64, 32), (33, 31), (128, 128)]
    state = 12345
    while len(chosen) < count:
        pair = []
        for _ in range(2):
            state = (state * 1103515245 + 12345) % 2**31
            pair.append(1 + (state >> 12) % 160)
        chosen.append(tuple(pair))
    return chosen[:count]


LARGE = [(640, 480), (375, 500), (1100, 733), (1, 10000)]


def tiles(output, split):
    """Of Idefics2 and Idefics3: shape, grid, the sizes that the mask leaves, checksum."""
    values, mask = output["pixel_values"][0], output["pixel_attention_mask"][0]
    parts = [[int(one[:, 0].sum()), int(one[0].sum())] for one in mask]
    for one, (height, width) in zip(mask, parts):
        assert one[:height, :width].all() and one.sum() == height * width
    grid = [output["rows"][0][0], output["cols"][0][0]] if "rows" in output else [2, 2] if len(parts) > 1 else [0, 0]
    return [list(values.shape), grid, parts, checksum(values)]


def hd_transform(picture, crops, side):
    """Dong et al. (2024): as wide as `crops` squares of the picture's shape allow; white above and below; a portrait lying."""
    lying = picture.width < picture.height
    if lying:
        picture = picture.transpose(Image.Transpose.TRANSPOSE)
    ratio = picture.width / picture.height
    columns = max(c for c in range(1, crops + 1) if c * math.ceil(c / ratio) <= crops)
    width = columns * side
    picture = picture.resize((width, max(1, int(width / ratio))), Image.Resampling.BILINEAR)
    missing = math.ceil(picture.height / side) * side - picture.height
    picture = ImageOps.expand(picture, (0, missing // 2, 0, missing - missing // 2), (255, 255, 255))
    return picture.transpose(Image.Transpose.TRANSPOSE) if lying else picture


def phi3(config):
    crops, side = config["num_crops"], config["tile"]
    mean = torch.tensor([0.48145466, 0.4578275, 0.40821073])[:, None, None]
    std = torch.tensor([0.26862954, 0.26130258, 0.27577711])[:, None, None]

    def make(picture):
        image = hd_transform(picture, crops, side)
        values = (torch.from_numpy(np.array(image)).permute(2, 0, 1).float() / 255 - mean) / std
        whole = torch.nn.functional.interpolate(values[None], size=(side, side), mode="bicubic")[0]
        rows, columns = values.shape[1] // side, values.shape[2] // side
        squares = values.reshape(3, rows, side, columns, side).permute(1, 3, 0, 2, 4).reshape(-1, 3, side, side)
        # The view of the whole is made in floats whose sums are rounded in an order of their own.
        picks = [[int(place), float(whole.ravel()[place])] for place in np.linspace(0, whole.numel() - 1, 7).astype(int)]
        tokens = (rows * columns + 1) * 144 + 1 + (rows + 1) * 12
        return [[1 + rows * columns, 3, side, side], [rows, columns], tokens, checksum(squares), picks]

    return make


def yi_vl(config):
    processor = CLIPImageProcessor(**{key: value for key, value in config.items() if key != "pads"})
    colour = tuple(int(value * 255) for value in processor.image_mean)

    def make(picture):
        if config["pads"] and picture.width != picture.height:
            side = max(picture.size)
            square = Image.new("RGB", (side, side), colour)
            square.paste(picture, ((side - picture.width) // 2, (side - picture.height) // 2))
            picture = square
        values = processor(picture, return_tensors="pt")["pixel_values"]
        return [list(values.shape), checksum(values)]

    return make


def plain(kind):
    def make(config):
        processor = kind(**config)

        def run(picture):
            values = processor(picture, return_tensors="pt")
            values = values if torch.is_tensor(values) else values["pixel_values"]
            return [list(values.shape), checksum(values)]

        return run

    return make


def tiled(kind):
    def make(config):
        processor = kind(**config)
        more = {"return_row_col_info": True} if kind is Idefics3ImageProcessor else {}
        return lambda picture: tiles(processor(picture, return_tensors="pt", **more), config["do_image_splitting"])

    return make


CLIP = {"do_center_crop": True, "resample": 3}
GROUPS = [
    ("idefics3", tiled(Idefics3ImageProcessor), {"size": {"longest_edge": 128}, "max_image_size": {"longest_edge": 32}}, 200),
    ("idefics3", tiled(Idefics3ImageProcessor), {"size": {"longest_edge": 512}, "max_image_size": {"longest_edge": 512}}, LARGE),
    ("idefics2", tiled(Idefics2ImageProcessor), {"size": {"shortest_edge": 38, "longest_edge": 98}}, 200),
    ("idefics2", tiled(Idefics2ImageProcessor), {"size": {"shortest_edge": 378, "longest_edge": 980}}, LARGE),
    ("siglip", plain(SiglipImageProcessor), {"size": {"height": 30, "width": 30}, "resample": 3}, 200),
    ("siglip", plain(SiglipImageProcessor), {}, LARGE),
    ("idefics", plain(IdeficsImageProcessor), {"image_size": 30}, 200),
    ("idefics", plain(IdeficsImageProcessor), {}, LARGE),
    ("phi3", phi3, {"num_crops": 16, "tile": 28}, 200),
    ("phi3", phi3, {"num_crops": 4, "tile": 336}, LARGE[:3]),
    ("yi-vl", yi_vl, {**CLIP, "size": {"shortest_edge": 30}, "crop_size": {"height": 30, "width": 30}, "pads": True}, 200),
    ("yi-vl", yi_vl, {**CLIP, "size": {"height": 28, "width": 28}, "crop_size": 28, "pads": False}, 60),
    ("yi-vl", yi_vl, {**CLIP, "size": {"shortest_edge": 448}, "crop_size": {"height": 448, "width": 448}, "pads": True}, LARGE[:3]),
]


def main():
    groups = []
    for name, make, config, which in GROUPS:
        for split in (False, True) if name in ("idefics2", "idefics3") else (None,):
            settings = config if split is None else {**config, "do_image_splitting": split}
            run, cases = make(settings), []
            for width, height in sizes(which) if isinstance(which, int) else which:
                if name == "idefics2" and split and min(width, height) < 2:
                    continue  # The reference fails where a quarter is empty.
                cases.append([width, height, *run(Image.fromarray(pattern(width, height)))])
            groups.append((name, settings, cases))
            print(name, settings, len(cases))
    with open(Path(sys.argv[1]) / "tiles.json", "w") as file:
        file.write("[\n" + ",\n".join(
            json.dumps({"processor": name, "config": settings})[:-1] + ', "cases": [\n'
            + ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases) + "\n]}"
            for name, settings, cases in groups) + "\n]\n")


if __name__ == "__main__":
    main()
