#!/usr/bin/env python3
"""Captions one picture with CaptionSpeed and with transformers (peer.py) in turn: medians, ratios, memory.

Usage: compare.py CAPTIONSPEED FOLDER [--rounds N] [--threads N]

FOLDER is a BLIP checkpoint with pixels.f32, as `Tools/reference/blip.py checkpoint large FOLDER` makes it. Each measure
is a process of its own, so that none finds another's memory. `peak` is the share of the processor's arithmetic peak in
fp32 that the vision encoder of BLIP-large reaches, if --gflops gives that peak for the threads used.
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import time

here = pathlib.Path(__file__).resolve().parent
# Multiplications and additions of BLIP-large's vision encoder, 577 positions: matrices and attention.
LARGE_GFLOP = (24 * 577 * 2 * 12 * 1024**2 + 24 * 4 * 577**2 * 1024) / 1e9


def run(command):
    started = time.perf_counter()
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = json.loads(output[output.index("{"):])
    return {**found, "process": time.perf_counter() - started}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--gflops", type=float)
    options = parser.parse_args()
    pixels = f"{options.folder}/pixels.f32"
    commands = {}
    for beams in (1, 3):
        commands["python", "fp32", beams] = lambda runs, b=beams: [
            sys.executable, str(here / "peer.py"), options.folder, pixels, str(b), str(runs), str(options.threads)]
        for precision in ("fp32", "int8"):
            commands["alto", precision, beams] = lambda runs, p=precision, b=beams: [
                options.program, options.folder, pixels, p, str(b), str(runs), str(options.threads), f"{options.folder}/cache"]
    for command in commands.values():
        run(command(1))  # a warm disk, and the quantised weights in their cache
    warm = {key: [] for key in commands}
    fresh = {key: [] for key in commands}
    for _ in range(options.rounds):
        for key, command in commands.items():
            fresh[key].append(run(command(1)))
            warm[key].append(run(command(3)))

    def median(table, key, *fields):
        return statistics.median(sum(found[field] for field in fields) for found in table[key])

    for key in commands:
        peer = ("python", "fp32", key[2])
        whole, process = median(warm, key, "vision", "text"), median(fresh, key, "process")
        print(
            f"{key[0]:6} {key[1]} beams {key[2]}: vision {median(warm, key, 'vision'):5.2f} s, text {median(warm, key, 'text'):5.2f} s, "
            f"both {whole / median(warm, peer, 'vision', 'text'):4.2f} x; fresh process {process:6.2f} s, "
            f"{process / median(fresh, peer, 'process'):4.2f} x; peak {median(warm, key, 'peak'):5.0f} MB, "
            f"{median(warm, key, 'peak') / median(warm, peer, 'peak'):4.2f} x"
            + (f"; {LARGE_GFLOP / median(warm, key, 'vision') / options.gflops:4.0%} of the fp32 peak" if options.gflops else ""))
    same = {tuple(found["tokens"]) for key in commands if key[1] == "fp32" and key[2] == 1 for found in warm[key]}
    print("greedy fp32 tokens equal" if len(same) == 1 else f"greedy fp32 tokens differ: {same}")


if __name__ == "__main__":
    main()
