"""Writes what Pillow and transformers make of small pictures: Tests/Fixtures/pixels/cases.json.

    python pixel_cases.py FOLDER

The pictures are not stored: `pattern` and its twin in ImageProcessorTests.swift compute them from their size.
Each case holds a source size, a target size, a filter by Pillow's number, and the CRC-32 of Pillow's bytes; where the
target is small its bytes too. Processor cases hold a configuration, the output's shape and a few of its values.
"""

import json
import sys
import zlib
from pathlib import Path

import numpy as np
import PIL
from PIL import Image
from transformers import BlipImageProcessorPil, CLIPImageProcessorPil, ViTImageProcessorPil

from pixel_pattern import pattern


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    sizes = [(1, 1), (2, 3), (7, 5), (16, 16), (31, 64), (100, 75), (133, 200), (257, 96)]
    targets = [(1, 1), (3, 2), (8, 8), (16, 16), (31, 33), (64, 64), (150, 90)]
    resizes = []
    for width, height in sizes:
        picture = Image.fromarray(pattern(width, height))
        for target in targets:
            for filter in range(6):
                data = picture.resize(target, filter).tobytes()
                case = [width, height, *target, filter, zlib.crc32(data)]
                resizes.append(case + ([list(data)] if len(data) <= 48 else []))
    processors = []
    for make, options, size in [
        (BlipImageProcessorPil, {}, (100, 75)),
        (BlipImageProcessorPil, {"size": {"height": 24, "width": 40}}, (31, 64)),
        (BlipImageProcessorPil, {"do_normalize": False, "size": {"height": 8, "width": 8}}, (31, 64)),
        (BlipImageProcessorPil, {"do_rescale": False, "size": {"height": 8, "width": 8}}, (31, 64)),
        (BlipImageProcessorPil, {"do_resize": False, "rescale_factor": 0.00784313725490196}, (31, 64)),
        (CLIPImageProcessorPil, {"size": {"shortest_edge": 24}, "crop_size": {"height": 24, "width": 24}}, (100, 75)),
        (CLIPImageProcessorPil, {"size": {"shortest_edge": 17}, "crop_size": {"height": 30, "width": 21}}, (31, 64)),
        (CLIPImageProcessorPil, {"size": {"shortest_edge": 17}, "crop_size": {"height": 10, "width": 40}}, (133, 200)),
        (ViTImageProcessorPil, {"size": {"height": 32, "width": 32}}, (257, 96)),
    ]:
        processor = make(**options)
        values = np.asarray(processor(Image.fromarray(pattern(*size)), return_tensors="np")["pixel_values"], dtype=np.float32)
        flat = values.ravel()
        picks = [int(place) for place in np.linspace(0, flat.size - 1, 60)]
        processors.append({
            "config": json.loads(processor.to_json_string()), "size": size, "shape": values.shape,
            "bits": [[place, int(flat[place : place + 1].view(np.uint32)[0])] for place in picks],
            "crc": zlib.crc32(flat.tobytes()),
        })
    with open(folder / "cases.json", "w") as file:
        file.write('{"made_with": "Pillow %s",\n"resizes": [\n' % PIL.__version__)
        file.write(",\n".join(json.dumps(case, separators=(",", ":")) for case in resizes))
        file.write('\n],\n"processors": [\n')
        file.write(",\n".join(json.dumps(case, separators=(",", ":")) for case in processors))
        file.write("\n]}\n")


main()
