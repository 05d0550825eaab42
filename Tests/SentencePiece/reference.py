"""Trains a model of pieces in FOLDER and prints what PyPI's sentencepiece makes of COUNT lines: reference.py FOLDER unigram|bpe COUNT

The lines are made of words of many scripts, of what normalisation changes (full width, ligatures, combining marks, controls),
of characters that the model never saw, and of spaces where nobody expects them.
"""
import json
import random
import sys
from pathlib import Path

import sentencepiece

folder, kind, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
chance = random.Random(7)
SCRIPTS = ["abcdefghijklmnopqrstuvwxyz", "äöüßéèêñçåøæ", "абвгдежзиклмнопрстуфхцчшщыэюя", "αβγδεζηθικλμνξοπρστυφχψω",
           "अआइईउऊएकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "漢字日本語中文書物山川田", "あいうえおかきくけこ", "가나다라마바사"]


def word(script):
    return "".join(chance.choice(script) for _ in range(chance.randint(1, 9)))


lexicon = [[word(script) for _ in range(120)] for script in SCRIPTS]
corpus = folder / "corpus.txt"
corpus.write_text("\n".join(
    " ".join(chance.choice(words) for _ in range(chance.randint(3, 12))) + chance.choice([".", "!", "?", ""])
    for words in lexicon for _ in range(400)))
sentencepiece.SentencePieceTrainer.train(
    input=str(corpus), model_prefix=str(folder / kind), model_type=kind, vocab_size=1500, character_coverage=0.9995,
    hard_vocab_limit=False, minloglevel=2)
processor = sentencepiece.SentencePieceProcessor(model_file=str(folder / f"{kind}.model"))
ODD = ["ﬁ", "Ａ", "①", "e\u0301", "\u00a0", "  ", "\t", "\u200b", "🐈", "👩‍👩‍👧", "½", "…", "\u3000", "▁", "㍿", "İ", "ǅ", "\u202e", "𝔘", "<s>", "</s>", "<unk>", "１２"]
for _ in range(count):
    words = chance.choice(lexicon)
    parts = [chance.choice(words) if chance.random() < 0.8 else word(chance.choice(SCRIPTS)) if chance.random() < 0.5 else chance.choice(ODD)
             for _ in range(chance.randint(0, 14))]
    line = chance.choice([" ", " ", " ", "", "  "]).join(parts)
    pieces = processor.encode(line, out_type=str)
    print(json.dumps({"line": line, "pieces": pieces, "text": processor.decode(pieces)}))
