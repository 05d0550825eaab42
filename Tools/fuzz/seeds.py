#!/usr/bin/env python3
"""Writes small well-formed inputs to begin with: seeds.py safetensors|pickle|tokenizer FOLDER"""
import collections
import json
import pathlib
import pickle
import sys

target, folder = sys.argv[1], pathlib.Path(sys.argv[2])
if target == "safetensors":
    header = json.dumps({"__metadata__": {"format": "pt"}, "a": {"dtype": "F32", "shape": [2, 2], "data_offsets": [0, 16]},
                         "b": {"dtype": "F16", "shape": [4], "data_offsets": [16, 24]}}).encode()
    (folder / "two").write_bytes(len(header).to_bytes(8, "little") + header + bytes(24))
elif target == "pickle":
    def text(word):
        return b"X" + len(word).to_bytes(4, "little") + word
    tensor = (b"ctorch._utils\n_rebuild_tensor_v2\n((" + text(b"storage") + b"ctorch\nFloatStorage\n" + text(b"0") + text(b"cpu")
              + b"K\x04tQK\x00(K\x02K\x02t(K\x02K\x01t\x89ccollections\nOrderedDict\n)RtR")
    (folder / "tensor").write_bytes(b"\x80\x02ccollections\nOrderedDict\n)R" + text(b"m") + tensor + b"s.")
    for protocol in (2, 3, 4, 5):
        state = collections.OrderedDict(a=[1, 2.5, None, True], b=("x", b"y", {1: 2}))
        (folder / f"plain-{protocol}").write_bytes(pickle.dumps(state, protocol))
elif target == "tokenizer":
    fixtures = pathlib.Path(__file__).resolve().parents[2] / "Tests/Fixtures"
    for number, path in enumerate(sorted(fixtures.glob("*/tokenizer.json"))):
        if path.stat().st_size < 65536:
            (folder / f"{number}").write_bytes(path.read_bytes())
    (folder / "bpe").write_text(json.dumps({
        "added_tokens": [{"id": 3, "content": "<s>", "special": True}], "normalizer": {"type": "NFC"},
        "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": False}, "decoder": {"type": "ByteLevel"},
        "model": {"type": "BPE", "vocab": {"a": 0, "c": 1, "ac": 2}, "merges": ["a c"]}}))
