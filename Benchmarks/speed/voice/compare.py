#!/usr/bin/env python3
"""Speaks a sentence of 20 words with Alto and with transformers (peer.py) in turn: medians, ratios, memory.

Usage: compare.py ALTO VOICESPEED FOLDER [--rounds N] [--threads N] [--gflops G]

FOLDER is a VITS checkpoint of phonemes with its tokenizer, such as `Tools/reference/vits.py checkpoint ljs FOLDER` makes.
`warm` is one sentence in a process that has spoken before, `first sound` its first piece, `fresh process` all from start
to finished WAV, for both sides with eSpeak NG's phonemes. With the arithmetic peak of the threads (--gflops) it also says how
far the decoder is from direct convolution's floor.
"""
import argparse
import json
import math
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

here = pathlib.Path(__file__).resolve().parent
TEXT = "A tabby cat is curled up asleep in a fluffy white bed, and a small bird looks at it from outside."


def decoder_gflop(config):
    """Multiplications and additions of HiFi-GAN for a second of sound."""
    rates, width = config.get("upsample_rates", [8, 8, 2, 2]), config.get("upsample_initial_channel", 512)
    kernels = config.get("resblock_kernel_sizes", [3, 7, 11])
    dilations = config.get("resblock_dilation_sizes", [[1, 3, 5]] * 3)
    samples, per_frame = 1, 7 * config.get("flow_size", 192) * width
    for index, (rate, kernel) in enumerate(zip(rates, config.get("upsample_kernel_sizes", [16, 16, 4, 4]))):
        inputs, outputs = width >> index, width >> (index + 1)
        per_frame += samples * kernel * inputs * outputs
        samples *= rate
        per_frame += samples * sum(2 * k * len(d) for k, d in zip(kernels, dilations)) * outputs**2
    per_frame += samples * 7 * (width >> len(rates))
    return 2 * per_frame * config["sampling_rate"] / math.prod(rates) / 1e9


def run(command):
    """What a process printed, its time and its largest memory in MB."""
    started = time.perf_counter()
    with tempfile.NamedTemporaryFile("w+") as usage:
        code = ("import resource, subprocess, sys; done = subprocess.run(sys.argv[2:]).returncode; "
                "open(sys.argv[1], 'w').write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)); sys.exit(done)")
        output = subprocess.run([sys.executable, "-c", code, usage.name, *command], check=True, capture_output=True, text=True).stdout
        peak = int(usage.read()) // 1024
    found = json.loads(output[output.index("{"):]) if "{" in output else {}
    return {**found, "process": time.perf_counter() - started, "memory": peak}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("alto")
    parser.add_argument("voicespeed")
    parser.add_argument("folder")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--gflops", type=float)
    options = parser.parse_args()
    config = json.loads(pathlib.Path(options.folder, "config.json").read_text())
    with tempfile.TemporaryDirectory() as scratch:
        symbols, sound = f"{scratch}/symbols.json", f"{scratch}/sound.wav"
        peer = [sys.executable, str(here / "peer.py"), options.folder, TEXT]
        alto = [options.alto, "say", TEXT, "--voice", options.folder, "--noise-scale", "0", "--duration-noise-scale", "0", "--audio", sound]
        found = run(peer + ["1", str(options.threads), sound])
        pathlib.Path(symbols).write_text(json.dumps(found["symbols"]))
        run(alto)
        sides = ["python", "fp32", "bf16"]
        run(alto + ["--voice-precision", "bf16"])
        warm, fresh = {side: [] for side in sides}, {side: [] for side in sides}
        for _ in range(options.rounds):
            warm["python"].append(run(peer + ["3", str(options.threads), sound]))
            fresh["python"].append(run(peer + ["1", str(options.threads), sound]))
            for precision in sides[1:]:
                os.environ["PRECISION"] = precision
                warm[precision].append(run([options.voicespeed, options.folder, symbols, "3", str(options.threads)]))
                fresh[precision].append(run(alto + ["--voice-precision", precision]))

    def median(table, side, field):
        return statistics.median(found[field] for found in table[side])

    seconds = found["seconds"]
    print(f"{len(TEXT.split())} words, {seconds:.2f} s of sound, {options.threads} threads, medians of {options.rounds}")
    print(f"{'':34}{'transformers':>15}{'Alto fp32':>14}{'ratio':>8}{'Alto bf16':>14}{'ratio':>8}")
    for title, table, field, own, unit in [
        ("warm, real-time factor", warm, "factor", "factor", ""),
        ("first sound", warm, "whole", "first", " s"),
        ("fresh process to finished WAV", fresh, "process", "process", " s"),
        ("its memory", fresh, "memory", "memory", " MB"),
    ]:
        form = ".0f" if unit == " MB" else ".3f"
        one = median(table, "python", field)
        line = f"{title:34}{one:12{form}}{unit:3}"
        for precision in sides[1:]:
            other = median(table, precision, own)
            line += f"{other:11{form}}{unit:3}{other / one:8.2f}"
        print(line)
    gflop = decoder_gflop(config)
    rate = gflop * seconds / median(warm, "fp32", "decoder")
    print(f"decoder in fp32: {gflop:.1f} GFLOP for a second of sound by direct convolution, done at {rate:.0f} GFLOP/s"
          + (f", {rate / options.gflops:.0%} of the peak" if options.gflops else ""))


if __name__ == "__main__":
    main()
