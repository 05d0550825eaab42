"""Prints what onnxruntime makes of PP-OCRv5's networks for inputs by formula; Tests/AltoReadingTests/PPOCR compares.

    python3 ppocr.py ../../.deps/models/pp-ocrv5-mobile

Needs onnxruntime and NumPy. FOLDER holds ppocrv5_det.onnx, ppocrv5_rec.onnx and ppocrv5_cls.onnx.
"""
import sys

import numpy as np
import onnxruntime


LETTERS = {"T": "11111 00100 00100 00100 00100 00100 00100", "E": "11111 10000 10000 11110 10000 10000 11111",
           "X": "10001 10001 01010 00100 01010 10001 10001", "H": "10001 10001 10001 11111 10001 10001 10001"}


def pixels(height, width, scale, left, top):
    """The letters THE TEXT of 5 by 7 squares, dark on a slope of gray."""
    image = np.repeat((200 + np.arange(width) % 40)[None, :, None], height, 0).repeat(3, 2).astype(np.uint8)
    for place, letter in enumerate("THE TEXT"):
        for row, line in enumerate(LETTERS.get(letter, "").split()):
            for column, bit in enumerate(line):
                if bit == "1":
                    y, x = top + row * scale, left + (place * 6 + column) * scale
                    image[y:y + scale, x:x + scale] = 30
    return image


def run(name, image, mean, deviation):
    session = onnxruntime.InferenceSession(f"{sys.argv[1]}/{name}")
    tensor = ((image.astype(np.float32) / 255 - np.float32(mean)) / np.float32(deviation)).transpose(2, 0, 1)[None]
    return session.run(None, {session.get_inputs()[0].name: tensor})[0]


IMAGENET = ([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
found = run("ppocrv5_det.onnx", pixels(96, 256, 4, 30, 30), *IMAGENET)[0, 0]
print("detector", found.shape, found.mean(), found.max(), found[44, 8::32].tolist())
read = run("ppocrv5_rec.onnx", pixels(48, 320, 5, 10, 6), [0.5] * 3, [0.5] * 3)[0]
best = [(i, int(k), float(p)) for i, (k, p) in enumerate(zip(read.argmax(1), read.max(1))) if k]
print("recognizer", read.shape, best)
print("classifier", run("ppocrv5_cls.onnx", pixels(80, 160, 3, 8, 28), *IMAGENET)[0].tolist(),
      run("ppocrv5_cls.onnx", pixels(80, 160, 3, 8, 28)[::-1, ::-1], *IMAGENET)[0].tolist())
