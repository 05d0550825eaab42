"""OFA beside its reference implementation: seconds for a caption, a fresh process, memory.

    export PYTHONPATH=OFA/transformers/src          (OFA-Sys/OFA, branch feature/add_transformers)
    python ofa.py ALTO CHECKPOINT PICTURE [--rounds N] [--python PYTHON]

The checkpoint is a folder as the hub has it (Tools/reference/ofa_full.py makes one with random weights). Both use two threads, by
turns in the same run; the figures are medians, the ratios ours to the reference's.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

arguments = argparse.ArgumentParser()
arguments.add_argument("alto")
arguments.add_argument("checkpoint")
arguments.add_argument("picture")
arguments.add_argument("--rounds", type=int, default=3)
arguments.add_argument("--python", default=sys.executable)
given = arguments.parse_args()
reference = pathlib.Path(__file__).parents[3] / "Tools/reference/ofa_full.py"


def run(command):
    """Output, seconds and the peak of memory of a whole process."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]} failed")
    return output, time.perf_counter() - started, usage.ru_maxrss * 1024


def alto(precision, beams, copies):
    return run([given.alto, "describe", *pictures[:copies], "--model", given.checkpoint, "--precision", precision, "--beams", str(beams),
                "--only", "caption", "--json"])[1:]


def warm(precision, beams):
    """Seconds for one more picture, decoded and captioned: what nine more than one take, a ninth of it."""
    return (alto(precision, beams, 10)[0] - alto(precision, beams, 1)[0]) / 9


def peer(fresh):
    output, seconds, peak = run([given.python, str(reference), "time", given.checkpoint, given.picture, *(["fresh"] if fresh else [])])
    return json.loads(output), seconds, peak


# Under several names, because a picture that is named twice is described once.
scratch = tempfile.TemporaryDirectory()
pictures = [shutil.copy(given.picture, f"{scratch.name}/{number}{pathlib.Path(given.picture).suffix}") for number in range(10)]
found = {}


def note(key, value):
    found.setdefault(key, []).append(value)


# The int8 weights are made once, and kept.
alto("int8", 1, 1)
for _ in range(given.rounds):
    result, _, _ = peer(False)
    for beams in (1, 5):
        note(("reference", beams), result[str(beams)]["seconds"])
    result, seconds, peak = peer(True)
    note(("reference", "fresh"), seconds), note(("reference", "memory"), peak)
    for precision in ("fp32", "int8"):
        for beams in (1, 5):
            note((precision, beams), warm(precision, beams))
        seconds, peak = alto(precision, 5, 1)
        note((precision, "fresh"), seconds), note((precision, "memory"), peak)

medians = {key: statistics.median(values) for key, values in found.items()}
for who in ("reference", "fp32", "int8"):
    parts = []
    for what, unit in ((1, "s greedy"), (5, "s with 5 beams"), ("fresh", "s a fresh process"), ("memory", "MB")):
        value, base = medians[who, what], medians["reference", what]
        parts.append(f"{value / 1e6 if what == 'memory' else value:8.2f} {unit} ({value / base:4.2f} x)")
    print(f"{who:9}" + ", ".join(parts))
