#!/usr/bin/env python3
"""Reads 256 tokens and writes words with LanguageModelSpeed and with llama.cpp in turn, in one run: medians and ratios.

Usage: compare.py LANGUAGEMODELSPEED FOLDER [--rounds N] [--words N] [--threads N] [--precisions fp32,int8,int4]

FOLDER is a checkpoint as `Tools/reference/causal.py checkpoint smollm-135m FOLDER` makes it; GGUF files and quantised
weights are left beside it. `floor` is how long reading the weights once takes at the memory's speed, which each process of
Alto's measures: writing a word cannot be faster. Each measure is a process of its own.
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import sys

here = pathlib.Path(__file__).resolve().parent
PEERS = {"fp32": "F32", "int8": "Q8_0", "int4": "Q4_0"}
# Bytes of a weight, with its part of a scale: int8 has one for a row, int4 one of float32 for 32.
BYTES = {"fp32": 4, "bf16": 2, "int8": 1, "int4": 0.625}


def run(command):
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return json.loads(output[output.index("{"):])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--words", type=int, default=32)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--precisions", default="fp32,int8,int4")
    options = parser.parse_args()
    folder = pathlib.Path(options.folder)
    config = json.loads((folder / "config.json").read_text())
    precisions = options.precisions.split(",")
    found = {}
    for precision in precisions:
        file = folder / f"{PEERS[precision]}.gguf"
        if not file.exists():
            subprocess.run([sys.executable, here / "peer.py", "convert", folder, PEERS[precision], file], check=True,
                           stderr=subprocess.DEVNULL)
    for _ in range(options.rounds):
        for precision in precisions:
            mine = run([options.program, str(folder), precision, "256", str(options.words), str(options.threads),
                        str(folder / "cache")])
            peer = run([sys.executable, str(here / "peer.py"), "run", str(folder / f"{PEERS[precision]}.gguf"), "256",
                        str(options.words), str(options.threads)])
            found.setdefault(precision, []).append((mine, peer))

    def median(precision, side, field):
        return statistics.median(pair[side][field] for pair in found[precision])

    print("precision  prefill ms (peer)     word ms (peer)     words/s   floor ms  of the floor   peak MB (peer)")
    for precision in precisions:
        step, floor = median(precision, 0, "step"), 0.0
        head = config["vocab_size"] * config["hidden_size"]
        body = median(precision, 0, "parameters") - head * (1 if config.get("tie_word_embeddings") else 2)
        bandwidth = median(precision, 0, "bandwidth")
        # Of the embeddings one row is read, of the last matrix everything, 8-bit where others are 4-bit.
        floor = (body * BYTES[precision] + head * max(1, BYTES[precision])) / bandwidth
        print(f"{precision:9} {median(precision, 0, 'prefill') * 1e3:9.0f} ({median(precision, 1, 'prefill') * 1e3:.0f})"
              f"   {step * 1e3:12.1f} ({median(precision, 1, 'step') * 1e3:.1f})   {1 / step:8.1f}   {floor * 1e3:8.1f}"
              f"   {floor / step:10.2f}   {median(precision, 0, 'peak') / 1e6:10.0f} ({median(precision, 1, 'peak') / 1e6:.0f})")


if __name__ == "__main__":
    main()
