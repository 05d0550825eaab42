#!/usr/bin/env python3
"""How often Alto names rightly what a picture shows.

    python3 measure.py fetch FOLDER            the pictures, from Debian's and PyPI's packages (apt-get, dpkg, pip)
    python3 measure.py run FOLDER ALTO         describes them, writes FOLDER/results.jsonl, prints
    python3 measure.py show FOLDER             prints

pictures.tsv beside this file says which pictures there are and which words are right for each; a word above a right one is right, too.
Printed is, for each kind of picture, what is said plainly and with a hedge, and how much of it is right; then the curve of precision
against coverage over the limits of confidence; then each word that is wrong.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys

here = pathlib.Path(__file__).resolve().parent
folder = pathlib.Path(sys.argv[2])


def pictures():
    for line in (here / "pictures.tsv").read_text().splitlines():
        if not line.startswith("#"):
            package, version, path, kind, words = line.split("\t")
            name = package.split(" ")[0]
            yield package, version, folder / name / path, kind, [] if words == "-" else words.split(", ")


def parents():
    """The words above each word, as the program has them."""
    classes = {}
    below = {}
    tools = here.parent.parent.parent / "Tools/labels"
    for index, line in enumerate(l for l in (tools / "classes.tsv").read_text().splitlines() if not l.startswith("#")):
        synset, _, above = line.split("\t")
        for each in [synset] + above.split():
            below.setdefault(each, set()).add(index)
    for line in (tools / "everyday.tsv").read_text().splitlines():
        if not line.startswith("#"):
            name, synset, numbers, _ = line.split("\t")
            classes[name] = below[synset] if numbers == "*" else {
                n for part in numbers.split(",") for n in range(int(part.split("-")[0]), int(part.split("-")[-1]) + 1)}
    return {a: {b for b in classes if classes[a] <= classes[b]} for a in classes}


def fetch():
    for package, version in sorted({(p, v) for p, v, *_ in pictures()}):
        name = package.split(" ")[0]
        target = folder / name
        if target.exists():
            continue
        download = folder / "packages"
        download.mkdir(parents=True, exist_ok=True)
        if "PyPI" in package:
            # A wheel for any Python will do: only its pictures are used.
            tag = ["--python-version", "3.7", "--platform", "manylinux1_x86_64"] if name == "scikit-image" else []
            subprocess.run(["pip", "download", "-q", "--no-deps", "--only-binary", ":all:", *tag, f"{name}=={version}"], cwd=download, check=True)
            wheel = max(download.glob(name.replace("-", "_") + "-*.whl"))
            subprocess.run([sys.executable, "-m", "zipfile", "-e", str(wheel), str(target)], check=True)
        else:
            subprocess.run(["apt-get", "download", f"{name}={version}"], cwd=download, check=True)
            subprocess.run(["dpkg", "-x", str(max(download.glob(f"{name}_*.deb"))), str(target)], check=True)


def run(alto):
    files = [str(path) for _, _, path, _, _ in pictures()]
    with open(folder / "results.jsonl", "w") as results:
        for start in range(0, len(files), 50):
            subprocess.run([alto, "describe", "--json", "--only", "labels,faces,text,appearance", *files[start:start + 50]], stdout=results)


def said(result):
    """The word, and whether it was said plainly; from the sentence and the labels behind it."""
    found = re.search(r"It (looks like|may be) ([^.]*)\.", result["narration"] if isinstance(result["narration"], str) else json.dumps(result["narration"]))
    if not found:
        return None, False
    phrase = " " + found.group(2) + " "
    names = [name for label in result["labels"] for name in [label["name"], *label["parents"]]]
    fitting = [name for name in names if f" {name} " in phrase]
    return max(fitting, key=len, default=found.group(2)), found.group(1) == "looks like"


def show():
    above = parents()
    results = {}
    for line in open(folder / "results.jsonl"):
        result = json.loads(line)
        if "labels" in result:
            results[str(pathlib.Path(result["source"]))] = result
    table = collections.OrderedDict()
    wrong, best = [], []
    for _, _, path, kind, words in pictures():
        result = results.get(str(path))
        if result is None:
            continue
        right = set().union(*(above[word] for word in words)) if words else set()
        row = table.setdefault(kind, collections.Counter())
        row["pictures"] += 1
        row["nameable"] += bool(words)
        if kind in ("photo", "cutout"):
            label = result["labels"][0] if result["labels"] else None
            best.append((label["confidence"] if label else 0, label is not None and label["name"] in right, bool(words)))
        word, plainly = said(result)
        if word is None:
            continue
        good = word in right
        row[("plain" if plainly else "hedged") + (" right" if good else " wrong")] += 1
        row["named"] += good and bool(words)
        if not good:
            wrong.append(f"{path.name} ({kind}): {'' if plainly else 'perhaps '}{word}, not {', '.join(words) or 'anything'}")
    print(f"{'kind':<12}{'pictures':>9}{'plain, right':>16}{'hedged, right':>17}{'named of nameable':>20}")
    for kind, row in table.items():
        plain, hedged = row["plain right"] + row["plain wrong"], row["hedged right"] + row["hedged wrong"]
        share = lambda part, whole: f"{part}/{whole}" + (f" {100 * part / whole:.1f}%" if whole else "")
        print(f"{kind:<12}{row['pictures']:>9}{share(row['plain right'], plain):>16}{share(row['hedged right'], hedged):>17}{share(row['named'], row['nameable']):>20}")
    print("\nThe best label of photos and cutouts, by limit of confidence:\n limit  coverage  precision")
    nameable = sum(b[2] for b in best)
    for limit in (0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.925, 0.95, 0.975):
        passing = [b for b in best if b[0] >= limit]
        right = sum(b[1] for b in passing)
        print(f"{limit:6.3f}{100 * right / max(1, nameable):9.1f}%{100 * right / max(1, len(passing)):10.1f}%")
    print("\n" + "\n".join(wrong))


{"fetch": fetch, "run": lambda: (run(sys.argv[3]), show()), "show": show}[sys.argv[1]]()
