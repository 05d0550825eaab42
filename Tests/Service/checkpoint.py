"""A small checkpoint of Tests/Reference as a folder of the hub: its weights follow from their names, as Tests' FormulaWeights makes them."""
import json
import shutil
import struct
import tempfile
from pathlib import Path

MASK = (1 << 64) - 1


def numbers(name, count, centre, spread):
    state = 0xCBF29CE484222325
    for byte in name.encode():
        state = ((state ^ byte) * 0x100000001B3) & MASK
    for _ in range(count):
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        z ^= z >> 31
        yield ((z >> 40) / 8388608 - 1) * spread + centre


def made(reference, positions=16384):
    """The folder, in a temporary place. The reference's conversations are short; ours have rules and facts before them."""
    folder = Path(tempfile.mkdtemp())
    for file in Path(reference).iterdir():
        if file.name not in ("tensors.json", "tokens.json", "reference.safetensors"):
            shutil.copy(file, folder)
    config = json.loads((folder / "config.json").read_text())
    config["text_config"]["max_position_embeddings"] = positions
    (folder / "config.json").write_text(json.dumps(config))
    body, entries = b"", {}
    for tensor in json.loads((Path(reference) / "tensors.json").read_text()):
        count = 1
        for side in tensor["shape"]:
            count *= side
        values = struct.pack(f"<{count}f", *numbers(tensor["name"], count, tensor["centre"], tensor["spread"]))
        entries[tensor["name"]] = {"dtype": "F32", "shape": tensor["shape"], "data_offsets": [len(body), len(body) + len(values)]}
        body += values
    header = json.dumps(entries).encode()
    (folder / "model.safetensors").write_bytes(struct.pack("<Q", len(header)) + header + body)
    return str(folder)
