"""Writes UnicodeCategories.swift and UnicodeMappings.swift: which code points the reference tokenizers treat how.

The reference (the `tokenizers` package) mixes several Unicode versions: its categories are those of Unicode 8 or so,
its letters and numbers Oniguruma's, its lower case the Rust library's. Swift's own tables are newer than some and
differ from all, so every property is measured, code point by code point, through the reference itself.

    python unicode_tables.py ../../Sources/AltoModels/Tokenizers
"""

import sys
import unicodedata
from pathlib import Path

import tokenizers
from tokenizers import normalizers, pre_tokenizers

POINTS = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]


def ranges(points):
    found = []
    for point in points:
        if found and found[-1][1] == point - 1:
            found[-1][1] = point
        else:
            found.append([point, point])
    return found


def wrapped(words, width=118):
    lines, line = [], ""
    for word in words:
        if len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return lines + [line]


def range_words(points):
    return [f"{a:X}" if a == b else f"{a:X}-{b:X}" for a, b in ranges(sorted(points))]


def main():
    clean = normalizers.BertNormalizer(clean_text=True, handle_chinese_chars=False, strip_accents=False, lowercase=False)
    strip = normalizers.BertNormalizer(clean_text=False, handle_chinese_chars=False, strip_accents=True, lowercase=False)
    nfd, lower = normalizers.NFD(), normalizers.Lowercase()
    bert, level = pre_tokenizers.BertPreTokenizer(), pre_tokenizers.ByteLevel(add_prefix_space=False)

    removed, space, punctuation, marks = [], [], [], []
    letters, numbers, spaces = [], [], []
    decompositions, lowercase = {}, {}
    for c in POINTS:
        x = chr(c)
        cleaned = clean.normalize_str("a" + x + "b")
        if cleaned == "ab":
            removed.append(c)
        pieces = len(bert.pre_tokenize_str("a" + x + "b"))
        if pieces == 2:
            space.append(c)
        elif pieces == 3:
            punctuation.append(c)
        decomposed = nfd.normalize_str(x)
        if decomposed != x:
            if not 0xAC00 <= c <= 0xD7A3:
                decompositions[c] = decomposed
        elif strip.normalize_str(x) == "":
            marks.append(c)
        if (small := lower.normalize_str(x)) != x:
            lowercase[c] = small
        if len(level.pre_tokenize_str("a" + x + "a")) == 1:
            letters.append(c)
        elif len(level.pre_tokenize_str("1" + x + "1")) == 1:
            numbers.append(c)
        elif len(level.pre_tokenize_str("!" + x + "!")) != 1:
            spaces.append(c)

    # Canonical combining classes: by where the reference puts a mark among one mark of each class.
    examples = {}
    for c in POINTS:
        if (k := unicodedata.combining(chr(c))) and unicodedata.decomposition(chr(c)) == "" and c < 0x1000:
            examples.setdefault(k, c)
    for c in POINTS:
        if (k := unicodedata.combining(chr(c))) and unicodedata.decomposition(chr(c)) == "":
            examples.setdefault(k, c)
    classes = {}
    for c in POINTS:
        x = chr(c)
        if c in decompositions or 0xAC00 <= c <= 0xD7A3:
            continue
        if nfd.normalize_str("a\u0345" + x) == "a\u0345" + x and nfd.normalize_str("a" + x + "\u0334") == "a" + x + "\u0334":
            # Starters, and the classes 240 and 1 themselves.
            if nfd.normalize_str("a" + x + "\u0300") != "a" + x + "\u0300":
                classes[c] = 240
            elif nfd.normalize_str("a\u0300" + x) != "a\u0300" + x:
                classes[c] = 1
            continue
        for k, example in sorted(examples.items()):
            e = chr(example)
            if nfd.normalize_str("a" + x + e) == "a" + x + e and nfd.normalize_str("a" + e + x) == "a" + e + x:
                classes[c] = k
                break
        else:
            sys.exit(f"no class for {c:X}")

    print(f"tokenizers {tokenizers.__version__}: removed {len(removed)} space {len(space)} punctuation {len(punctuation)} marks {len(marks)}"
          f" letters {len(letters)} numbers {len(numbers)} spaces {len(spaces)} decompositions {len(decompositions)}"
          f" lowercase {len(lowercase)} classes {len(classes)}", file=sys.stderr)

    # Lower case as runs of one distance: first-last/step+distance; what is more than one scalar is spelt out.
    runs = []
    for c, small in sorted(lowercase.items()):
        if len(small) != 1:
            continue
        distance = ord(small) - c
        if runs and runs[-1][3] == distance:
            first, last, step, _ = runs[-1]
            if step is None and c - last in (1, 2) or step == c - last:
                runs[-1][1:3] = [c, c - last]
                continue
        runs.append([c, c, None, distance])
    lower_words = [f"{a:X}-{b:X}/{s or 1}{d:+X}" for a, b, s, d in runs]
    assert [small for small in lowercase.values() if len(small) != 1] == ["i\u0307"]

    by_class = {}
    for c, k in classes.items():
        by_class.setdefault(k, []).append(c)
    class_words = [f"{k}:" + ",".join(range_words(points)) for k, points in sorted(by_class.items())]
    nfd_words = [f"{c:X}=" + "+".join(f"{ord(p):X}" for p in text) for c, text in sorted(decompositions.items())]

    categories = [
        ("removed", "Control, format and private-use characters (Cc, Cf, Co) and U+FFFD: what Bert's clean-up drops.", range_words(removed)),
        ("whitespace", "White space, as Bert splits at it.", range_words(space)),
        ("punctuation", "ASCII punctuation and the categories P*: each stands alone in Bert.", range_words(punctuation)),
        ("marks", "Non-spacing marks (Mn) that are their own decomposition: what stripping accents drops.", range_words(marks)),
        ("letters", "`\\p{L}` of GPT-2's pattern.", range_words(letters)),
        ("numbers", "`\\p{N}` of GPT-2's pattern.", range_words(numbers)),
        ("spaces", "`\\s` of GPT-2's pattern.", range_words(spaces)),
    ]
    mappings = [
        ("combiningClasses", "Canonical combining classes other than 0, as class:ranges.", class_words),
        ("lowercase", "Lower case of one scalar, as first-last/step+distance. U+0130 alone becomes two: i and U+0307.", lower_words),
        ("decompositions", "Full canonical decompositions (NFD), Hangul syllables left out: those are computed.", nfd_words),
    ]
    folder = Path(sys.argv[1])
    write(folder / "UnicodeCategories.swift", "Sets of code points", categories)
    write(folder / "UnicodeMappings.swift", "Mappings of code points", mappings)


def write(path, what, tables):
    name = path.stem
    lines = [
        "// Written by Tools/reference/unicode_tables.py from the behaviour of the reference tokenizers"
        f" ({tokenizers.__version__}). Not to be edited by hand.",
        "",
        f"/// {what} as hexadecimal text, in the versions of Unicode that the reference uses.",
        f"enum {name} {{",
    ]
    for index, (table, comment, words) in enumerate(tables):
        lines += [""] * (index > 0) + [f"    /// {comment}", f'    static let {table} = """']
        lines += [f"        {line}" for line in wrapped(words)] + ['        """']
    path.write_text("\n".join(lines + ["}", ""]))


main()
