"""Measures text reading on the pictures that make.py made.

    python3 measure.py FOLDER RESULTS.jsonl

RESULTS.jsonl is what `alto describe --json --only text FOLDER/*.png` prints: one object a picture.
For each kind: share of wrong characters (Levenshtein over characters, order counts, white space as one blank), words found and
words made up. For pictures without text: in how many of them something was read.
"""
import collections
import json
import os
import sys


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a):
        diagonal, row[0] = row[0], i + 1
        for j, y in enumerate(b):
            diagonal, row[j + 1] = row[j + 1], min(row[j] + 1, row[j + 1] + 1, diagonal + (x != y))
    return row[-1]


def words(text):
    return collections.Counter(w for w in (w.strip(".,:;!?\"'“”‘’").lower() for w in text.split()) if w)


truth = {t["name"]: t for t in json.load(open(os.path.join(sys.argv[1], "truth.json")))}
verbose = len(sys.argv) > 3
table = collections.OrderedDict()
for line in open(sys.argv[2]):
    result = json.loads(line)
    name = os.path.splitext(os.path.basename(result["source"]))[0]
    if name not in truth:
        continue
    text = result["text"]
    text = " ".join((text["content"] if isinstance(text, dict) else text or "").split())
    want = truth[name]["text"]
    seconds = result.get("seconds", result.get("timings", {}).get("stages", {}).get("text", 0))
    row = table.setdefault(truth[name]["kind"], {"n": 0, "wrong": 0, "of": 0, "hit": 0, "want": 0, "said": 0, "spoken": 0, "s": [], "exact": 0})
    row["n"] += 1
    row["s"].append(seconds)
    row["spoken"] += bool(text)
    if want:
        wrong = distance(want, text)
        row["wrong"] += min(wrong, len(want)); row["of"] += len(want)
        a, b = words(want), words(text)
        row["hit"] += sum((a & b).values()); row["want"] += sum(a.values()); row["said"] += sum(b.values())
        row["exact"] += want == text
        if verbose and wrong > 0.03 * len(want):
            print(f"{name}: {wrong}/{len(want)} {result.get('looks', '')}\n   want {want[:300]}\n   got  {text[:300]}")
    elif text and verbose:
        print(f"{name}: MADE UP {text}")
print(f"{'kind':<12}{'n':>4}{'wrong ch.':>11}{'words found':>13}{'made up':>9}{'exact':>7}{'median s':>10}{'max s':>8}")
for kind, r in table.items():
    s = sorted(r["s"])
    tail = f"{s[len(s) // 2]:>10.3f}{s[-1]:>8.3f}"
    if r["of"]:
        print(f"{kind:<12}{r['n']:>4}{100 * r['wrong'] / r['of']:>10.1f}%{100 * r['hit'] / r['want']:>12.1f}%{100 * (r['said'] - r['hit']) / max(1, r['said']):>8.1f}%{r['exact']:>7}{tail}")
    else:
        print(f"{kind:<12}{r['n']:>4}{'':>11}{'':>13}  read in {r['spoken']:>3}{'':>4}{tail}")
