#!/usr/bin/env python3
"""Makes Sources/AltoLabels/Hierarchy/EverydayTable.swift of everyday.tsv and classes.tsv.

classes.tsv itself is made from WordNet 3.0 (Debian's wordnet-base): everyday.py --wordnet /usr/share/wordnet
Development only.
"""
import argparse
from pathlib import Path

here = Path(__file__).resolve().parent
target = here.parent.parent / "Sources/AltoLabels/Hierarchy/EverydayTable.swift"


def rows(name):
    for line in (here / name).read_text().splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def ranges(numbers):
    numbers, parts = sorted(numbers), []
    for number in numbers:
        if parts and parts[-1][1] == number - 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in parts)


def parsed(text):
    numbers = set()
    for part in text.split(","):
        first, _, last = part.partition("-")
        numbers |= set(range(int(first), int(last or first) + 1))
    return numbers


def wordnet(folder):
    """Lemma and hypernyms of each noun, by synset."""
    lemmas, hypernyms = {}, {}
    for line in (folder / "data.noun").read_text("latin-1").splitlines():
        if line.startswith("  "):
            continue
        fields = line.split("|")[0].split()
        synset, words = "n" + fields[0], int(fields[3], 16)
        lemmas[synset] = fields[4].replace("_", " ")
        pointers = fields[5 + 2 * words:]
        hypernyms[synset] = [
            "n" + pointers[i + 1] for i in range(0, 4 * int(fields[4 + 2 * words]), 4)
            if pointers[i] in ("@", "@i") and pointers[i + 2] == "n"]
    return lemmas, hypernyms


def ancestors(synset, hypernyms):
    found, waiting = [], list(hypernyms[synset])
    while waiting:
        above = waiting.pop(0)
        if above not in found:
            found.append(above)
            waiting += hypernyms[above]
    return found


arguments = argparse.ArgumentParser()
arguments.add_argument("--wordnet", type=Path)
wordnet_folder = arguments.parse_args().wordnet
if wordnet_folder:
    lemmas, hypernyms = wordnet(wordnet_folder)
    synsets = [row[0] for row in rows("classes.tsv")]
    head = (here / "classes.tsv").read_text().splitlines()[0]
    lines = [f"{s}\t{lemmas[s]}\t{' '.join(ancestors(s, hypernyms))}" for s in synsets]
    (here / "classes.tsv").write_text("\n".join([head] + lines) + "\n")

below = {}
for index, (synset, _, above) in enumerate(rows("classes.tsv")):
    for each in [synset] + above.split():
        below.setdefault(each, set()).add(index)

entries = []
for name, synset, classes, trust in rows("everyday.tsv"):
    numbers = below[synset] if classes == "*" else parsed(classes)
    entries.append(f"{name} {synset} {ranges(numbers)}" + (f"@{trust}" if trust != "0" else "") + ";")

WIDTH = 104  # of a line, without its indentation and a backslash
lines, line = [], ""
for entry in entries:
    if line and len(line) + 1 + len(entry) > WIDTH:
        lines.append(line)
        line = ""
    line = f"{line} {entry}".strip()
    while len(line) > WIDTH:  # goes on in the next line
        cut = line.rindex(",", 0, WIDTH) + 1
        lines.append(line[:cut] + "\\")
        line = line[cut:]
lines.append(line)
target.write_text(
    "// Made by Tools/labels/everyday.py from WordNet 3.0, Copyright 2006 by Princeton University (see NOTICE).\n\n"
    "/// The everyday words: name, synset, numbers of ImageNet's classes, and behind @ how much more their sum is\n"
    "/// trusted than the probability of one class, in hundredths.\n"
    "enum EverydayTable {\n    static let text = \"\"\"\n"
    + "\n".join("        " + line for line in lines) + "\n        \"\"\"\n}\n")
print(f"{len(entries)} words")
