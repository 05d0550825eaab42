"""Makes what the reference implementation of EfficientNet-Lite computes, for the tests of AltoModels/EfficientNet.

    python efficientnet.py FOLDER WEIGHTS.pth          (Tests/Reference/efficientnet)

The reference is efficientnet_lite_pytorch 0.1.0. The small model's weights are not stored: each tensor follows from its name by a
formula (`numbers` in ofa.py, FormulaWeights.swift); what is stored is its shape and spread, and the logits. Of the published
weights, efficientnet-lite2-9656183e.pth, only the logits for a picture by formula.
"""
import json
import pathlib
import sys

import numpy as np
import torch
from efficientnet_lite_pytorch import EfficientNet

SMALL = dict(width_coefficient=0.35, depth_coefficient=0.6, image_size=50, num_classes=12)


def numbers(name, shape, centre, spread):
    """Evenly spread over centre ± spread; exact in float32 up to the last two operations."""
    seed = 0xCBF29CE484222325
    for byte in name.encode():
        seed = (seed ^ byte) * 0x100000001B3 % 2**64
    with np.errstate(over="ignore"):
        z = np.uint64(seed) + np.arange(1, int(np.prod(shape)) + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    unit = (z >> np.uint64(40)).astype(np.float32) / np.float32(2**23) - np.float32(1)
    return torch.from_numpy(unit * np.float32(spread) + np.float32(centre)).reshape(tuple(shape))


def spread(name, tensor):
    if name.endswith("running_var"):
        return 1.0, 0.3
    if name.endswith("running_mean"):
        return 0.0, 0.2
    if "_bn" in name:
        return (1.0, 0.4) if name.endswith("weight") else (0.2, 0.4)
    fan_in = tensor[0].numel() if tensor.dim() > 1 else 1
    return 0.0, round((3 / fan_in) ** 0.5 * 1.5 if tensor.dim() > 1 else 0.5, 4)


def pixels(size):
    """Two pictures in the range that the model is given."""
    return numbers("pixels", (2, 3, size, size), 0, 1)


def logits(model, size):
    model.eval()
    with torch.no_grad():
        return [[round(float(value), 6) for value in row] for row in model(pixels(size))]


if __name__ == "__main__":
    folder, weights = pathlib.Path(sys.argv[1]), sys.argv[2]
    small = EfficientNet.from_name("efficientnet-lite0", **SMALL)
    state, tensors = small.state_dict(), []
    for name, tensor in state.items():
        if tensor.dtype != torch.float32:
            continue
        centre, width = spread(name, tensor)
        state[name] = numbers(name, tensor.shape, centre, width)
        tensors.append(dict(name=name, shape=list(tensor.shape), centre=centre, spread=width))
    small.load_state_dict(state)
    published = EfficientNet.from_name("efficientnet-lite2")
    published.load_state_dict(torch.load(weights, weights_only=True))
    small_logits = logits(small, 50)
    print("differs by picture:", max(abs(a - b) for a, b in zip(*small_logits)))
    (folder / "tensors.json").write_text("[\n" + ",\n".join(json.dumps(t) for t in tensors) + "\n]\n")
    published_logits = [[round(value, 5) for value in row] for row in logits(published, 260)]
    (folder / "logits.json").write_text(json.dumps(dict(small=small_logits, lite2=published_logits), separators=(",", ":")) + "\n")
