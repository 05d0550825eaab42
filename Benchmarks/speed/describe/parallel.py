#!/usr/bin/env python3
"""The published system's table, made again: observers one after another and all at once.

Usage: parallel.py ALTO PHOTO… [--rounds N] [--model NAME_OR_FOLDER]… [--precision fp32|int8]

A table for each model, and one without where none is named.

One after another is decoding and the time of each observer when it runs alone; all at once is the elapsed time of the whole.
Medians, in seconds; sound is left out of both.
"""
import argparse
import json
import statistics
import subprocess
from pathlib import Path


def run(alto, photo, model, precision, only=None):
    command = [alto, "describe", photo, "--json", "--model", model, "--precision", precision] + (["--only", only] if only else [])
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("alto")
    arguments.add_argument("photos", nargs="+")
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--model", action="append")
    arguments.add_argument("--precision", default="fp32")
    options = arguments.parse_args()
    for model in options.model or ["none"]:
        table(options, model)


def table(options, model):
    if model != "none":
        print(f"{Path(model).name}, {options.precision}")
    stages = ["faces", "text", "codes", "appearance"] + (["caption"] if model != "none" else [])
    print(f"{'picture':24}{'faces':>6}" + "".join(f"{stage:>12}" for stage in stages) + f"{'one by one':>12}{'at once':>9}{'saved':>7}")
    for photo in options.photos:
        alone = {stage: [] for stage in stages}
        decode, elapsed, found = [], [], None
        for _ in range(options.rounds):
            for stage in stages:
                alone[stage].append(run(options.alto, photo, model, options.precision, stage)["timings"]["stages"][stage])
            found = run(options.alto, photo, model, options.precision)
            decode.append(found["timings"]["stages"]["decode"])
            elapsed.append(found["timings"]["elapsed"])
        each = {stage: statistics.median(values) for stage, values in alone.items()}
        sequence, parallel = statistics.median(decode) + sum(each.values()), statistics.median(elapsed)
        print(f"{Path(photo).name:24}{found['people']['count']:>6}" + "".join(f"{each[stage]:12.3f}" for stage in stages)
              + f"{sequence:12.3f}{parallel:9.3f}{1 - parallel / sequence:7.0%}")


if __name__ == "__main__":
    main()
