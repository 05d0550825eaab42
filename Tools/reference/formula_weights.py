"""Numbers that follow from a name: weights that need not be stored. The twin of FormulaWeights.swift."""

import json

import numpy as np
import torch
from safetensors.torch import save_file


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
    """Centre and spread of a tensor: wide enough that each of them matters."""
    even = lambda deviation: (0.0, round(deviation * 3**0.5, 4))
    if name.endswith(("alpha_cross_attn", "alpha_dense")):
        return (1.0, 0.3)
    if tensor.dim() == 1 and not name.endswith("class_embedding"):
        return (1.0, 0.3) if name.endswith("weight") else (0.0, 0.2)
    if any(part in name for part in ("embedding", "latents", "_GN", "embed_tokens")) and "patch" not in name:
        return even(0.6)
    return even((2.0 if "q_proj" in name or "k_proj" in name or "qkv" in name else 1.2) / tensor[0].numel() ** 0.5)


def fill(prefix, module):
    """Gives a module the weights that follow from its tensors' names."""
    with torch.no_grad():
        for key, tensor in module.state_dict().items():
            if tensor.is_floating_point():
                tensor.copy_(numbers(prefix + key, tensor.shape, *spread(prefix + key, tensor)))
    return module.eval()


def describe(file, parts):
    """Writes the names, shapes and spreads of the tensors of some modules, which stand under prefixes."""
    lines = []
    for prefix, module in parts.items():
        for key, tensor in module.state_dict().items():
            if tensor.is_floating_point():
                centre, width = spread(prefix + key, tensor)
                lines.append(json.dumps(dict(name=prefix + key, shape=list(tensor.shape), centre=centre, spread=width)))
    file.write_text("[\n" + ",\n".join(lines) + "\n]\n")


def save(folder, parts, outputs):
    """The tensors of some modules under their prefixes, and what was computed from them."""
    folder.mkdir(parents=True, exist_ok=True)
    describe(folder / "tensors.json", parts)
    save_file({name: tensor.detach().contiguous() for name, tensor in outputs.items()}, folder / "reference.safetensors")
    print(folder.name, {name: list(tensor.shape) for name, tensor in outputs.items()})
