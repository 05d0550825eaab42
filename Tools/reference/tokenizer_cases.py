"""Makes small tokenizers, strings of many scripts and what the reference makes of them.

    python tokenizer_cases.py FOLDER [COUNT]

writes FOLDER/NAME/ (a tokenizer in the layout of the hub) for several kinds, and FOLDER/cases.json with COUNT strings,
their ids by each tokenizer, the text of those ids, and the text of random ids. Everything follows from one seed.
"""

import json
import random
import sys
from pathlib import Path

import tokenizers
import transformers
from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers import BertTokenizer, GPT2Tokenizer

ENGLISH = """the cat sat on a mat and looked at two red circles above a blue square isn't it don't we've they're I'm
she'll he'd what colour is car how many people are there? a picture of woman standing next to train station in rain
unbelievable internationalization tokenization running happily quickly jumped overlapping misunderstanding 1234 56.78
hello, world! good-bye; (see below) "quoted" 'single' under_score e-mail@example.com https://example.org/a?b=c#d 100%
""".split()
OTHERS = """Größe Straße naïve café Ærøskøbing İstanbul ĞÜŞİÖÇ ñandú São Łódź žluťoučký kůň Ελληνικά λόγος ΣΊΣΥΦΟΣ
Привет мир съешь ещё этих мягких українська ѝ ҐЄЇ العربية مرحبا بالعالم שלום עולם हिन्दी नमस्ते दुनिया বাংলা தமிழ் ไทย สวัสดี
ภาษา 中文字符 漢字假名 ひらがな カタカナ ｶﾀｶﾅ 한국어 안녕하세요 ქართული ᲥᲐᲠᲗᲣᲚᲘ հայերեն Հայաստան አማርኛ ខ្មែរ ລາວ မြန်မာ བོད་ཡིག ᏣᎳᎩ ꮳꮃꭹ
tiếng Việt ﬁ ﬂ ½ ² ① Ⅷ ℌ Å Ω K ǅ ẞ""".split()
BLOCKS = [
    (0x20, 0x7E), (0x00, 0x1F), (0x7F, 0xFF), (0x100, 0x24F), (0x250, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF),
    (0x400, 0x52F), (0x530, 0x58F), (0x590, 0x5FF), (0x600, 0x6FF), (0x700, 0x7FF), (0x900, 0x97F), (0x980, 0xDFF),
    (0xE00, 0xEFF), (0xF00, 0xFFF), (0x1000, 0x109F), (0x10A0, 0x10FF), (0x1100, 0x11FF), (0x1200, 0x13FF),
    (0x13A0, 0x167F), (0x1680, 0x18AF), (0x1900, 0x1CFF), (0x1D00, 0x1DFF), (0x1E00, 0x1FFF), (0x2000, 0x206F),
    (0x2070, 0x20CF), (0x20D0, 0x20FF), (0x2100, 0x23FF), (0x2400, 0x2BFF), (0x2C00, 0x2DFF), (0x2E00, 0x2FFF),
    (0x3000, 0x30FF), (0x3100, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA000, 0xABFF), (0xAC00, 0xD7FF),
    (0xE000, 0xE0FF), (0xF900, 0xFAFF), (0xFB00, 0xFDFF), (0xFE00, 0xFFFF), (0x10000, 0x10FFF), (0x11000, 0x11FFF),
    (0x12000, 0x16FFF), (0x17000, 0x1BFFF), (0x1CF00, 0x1D7FF), (0x1E000, 0x1EFFF), (0x1F000, 0x1FAFF),
    (0x20000, 0x323AF), (0x323B0, 0xDFFFF), (0xE0000, 0xE01EF), (0xF0000, 0x10FFFF),
]
EMOJI = ["👩‍👩‍👧‍👦", "🏳️‍🌈", "👍🏽", "🇩🇪", "❤️", "1️⃣", "🧑🏿‍🚀", "😀", "☕️", "👨‍⚕️"]
MARKS = [chr(c) for c in [0x300, 0x301, 0x308, 0x323, 0x327, 0x345, 0x334, 0x302A, 0x302E, 0x3099, 0x64B, 0x651, 0x5B0,
                          0x93C, 0x94D, 0x9BC, 0xE38, 0xE48, 0x0F71, 0x0F72, 0x1D165, 0x1D16D, 0x20D0, 0xFE0F, 0x1AB0, 0x1ABF]]
SPACES = [" ", "  ", "   ", "\t", "\n", "\r\n", "\u00a0", "\u3000", "\u2009", "\u200b", "\u2028", "\u0085", "\x0b", "\x0c", " \n "]
ODD = ["\x00", "\ufffd", "\ufeff", "\u00ad", "\u200d", "\u200c", "\u202e", "\ufffe", "\uffff", "\U0010ffff", "\x7f", "\x1b[31m", "\u0378", "\U000e0041"]
PUNCTUATION = list(".,;:!?'\"()[]{}<>@#$%^&*-_=+|\\/~`") + ["…", "—", "«", "»", "、", "。", "！", "¿", "՚", "؟", "।", "፡", "‘", "’", "“", "”", "n't", "'s", "'S", "'ll", "'ve", "'re", " 'm", "''", "<0x41>"]
SPECIAL = ["[CLS]", "[SEP]", "[MASK]", "[UNK]", "[PAD]", "[cls]", "[ MASK ]", "<|endoftext|>", "<extra>", "<Extra>", "<wide>", "<wide><wide>", "<wider>", "lonely", "[MASK", "ÜBER", "über"]


def any_of(rng, block):
    while 0xD800 <= (c := rng.randint(*block)) <= 0xDFFF:
        pass
    return chr(c)


def word(rng):
    kind = rng.random()
    if kind < 0.35:
        return rng.choice(ENGLISH)
    if kind < 0.55:
        return rng.choice(OTHERS)
    if kind < 0.75:
        block = rng.choice(BLOCKS)
        return "".join(any_of(rng, block) for _ in range(rng.randint(1, 6)))
    if kind < 0.80:
        return rng.choice(EMOJI)
    if kind < 0.86:
        return "".join(rng.choice("aeounk가각ΑωחकกĄ漢") + "".join(rng.choice(MARKS) for _ in range(rng.randint(0, 4))) for _ in range(rng.randint(1, 4)))
    if kind < 0.92:
        return str(rng.randint(0, 10 ** rng.randint(1, 12)))
    if kind < 0.96:
        return rng.choice(SPECIAL)
    return rng.choice(ODD)


def string(rng):
    kind = rng.random()
    if kind < 0.04:
        return "".join(any_of(rng, rng.choice(BLOCKS)) for _ in range(rng.randint(1, 30)))
    if kind < 0.05:
        return rng.choice(["", " ", "\x00", "\ufffd", "   ", "\n\n", "a" * rng.randint(95, 105), "é" * rng.randint(95, 130), "漢" * 120, "q" * 300])
    if kind < 0.06:
        return "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(rng.randint(50, 160)))
    parts = []
    for _ in range(rng.randint(1, 9)):
        text = word(rng)
        if rng.random() < 0.15:
            text = text.upper() if rng.random() < 0.5 else text.capitalize()
        if rng.random() < 0.3:
            text += rng.choice(PUNCTUATION)
        if rng.random() < 0.08:
            text = rng.choice(PUNCTUATION) + text
        parts.append(text)
        parts.append(" " if rng.random() < 0.75 else rng.choice(SPACES + [""]))
    return "".join(parts if rng.random() < 0.2 else parts[:-1])


def train(model, trainer, normalizer, pre_tokenizer, corpus):
    tokenizer = Tokenizer(model)
    if normalizer:
        tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = pre_tokenizer
    tokenizer.train_from_iterator(corpus, trainer)
    return tokenizer


def make(folder, corpus):
    """The tokenizers by name. Each is loaded from its folder by what a user would load it with."""
    bert = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    found = {}
    for name, lower in (("bert-uncased", True), ("bert-cased", False)):
        home = folder / name
        home.mkdir(parents=True, exist_ok=True)
        trained = train(models.WordPiece(unk_token="[UNK]"), trainers.WordPieceTrainer(vocab_size=1100, special_tokens=bert, show_progress=False, limit_alphabet=400),
                        normalizers.BertNormalizer(lowercase=lower), pre_tokenizers.BertPreTokenizer(), corpus)
        vocab = [token for token, _ in sorted(trained.get_vocab().items(), key=lambda item: item[1])]
        (home / "vocab.txt").write_text("".join(token + "\n" for token in vocab))
        tokenizer = BertTokenizer.from_pretrained(home, do_lower_case=lower, clean_up_tokenization_spaces=not lower)
        tokenizer.save_pretrained(home)
        if lower:
            (home / "tokenizer.json").unlink()
        else:
            (home / "vocab.txt").unlink()
        found[name] = BertTokenizer.from_pretrained(home)
    for name, prefix in (("gpt2", False), ("gpt2-prefix", True)):
        home = folder / name
        home.mkdir(parents=True, exist_ok=True)
        trained = train(models.BPE(), trainers.BpeTrainer(vocab_size=900, special_tokens=["<|endoftext|>"], show_progress=False, initial_alphabet=pre_tokenizers.ByteLevel.alphabet()),
                        None, pre_tokenizers.ByteLevel(add_prefix_space=False), corpus)
        trained.model.save(str(home))
        if prefix:
            merges = [tuple(line.split(" ")) for line in (home / "merges.txt").read_text().splitlines()[1:]]
            tokenizer = GPT2Tokenizer(vocab=json.loads((home / "vocab.json").read_text()), merges=merges, add_prefix_space=True)
            tokenizer.add_tokens(["<extra>"], special_tokens=True)
            tokenizer.save_pretrained(home)
            (home / "vocab.json").unlink()
            (home / "merges.txt").unlink()
        else:
            (home / "tokenizer_config.json").write_text('{"tokenizer_class": "GPT2Tokenizer"}\n')
        found[name] = GPT2Tokenizer.from_pretrained(home)
    # Only a tokenizer.json, with added tokens of every kind.
    home = folder / "added"
    home.mkdir(parents=True, exist_ok=True)
    trained = train(models.WordPiece(unk_token="[UNK]"), trainers.WordPieceTrainer(vocab_size=500, special_tokens=bert, show_progress=False, limit_alphabet=300),
                    normalizers.BertNormalizer(lowercase=True, strip_accents=False), pre_tokenizers.BertPreTokenizer(), corpus)
    trained.decoder = decoders.WordPiece(cleanup=False)
    trained.add_special_tokens([AddedToken("[MASK]", lstrip=True, special=True), AddedToken("<wide>", rstrip=True, lstrip=True, special=True)])
    trained.add_tokens([AddedToken("<wider>", normalized=False), AddedToken("lonely", single_word=True, normalized=False), AddedToken("ÜBER", normalized=True), AddedToken("<Extra>", normalized=True, single_word=True)])
    trained.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP] [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)])
    trained.save(str(home / "tokenizer.json"))
    found["added"] = Tokenizer.from_file(str(home / "tokenizer.json"))
    return found


def main():
    folder, count = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1200
    rng = random.Random(5)
    corpus = [" ".join(rng.choice(ENGLISH) if rng.random() < 0.7 else rng.choice(OTHERS) for _ in range(12)) for _ in range(3000)]
    found = make(folder, corpus)
    rng = random.Random(6)
    strings = [string(rng) for _ in range(count)]

    def encode(tokenizer, text):
        return tokenizer.encode(text).ids if isinstance(tokenizer, Tokenizer) else tokenizer(text)["input_ids"]

    cases = {}
    for name, tokenizer in found.items():
        ids = [encode(tokenizer, text) for text in strings]
        size = 1300
        noise = [[rng.randint(0, size) for _ in range(rng.randint(0, 9))] for _ in range(count // 5)]
        cases[name] = {
            "ids": ids,
            "texts": [tokenizer.decode(row, skip_special_tokens=True) for row in ids],
            "noise": [{"ids": row, "text": tokenizer.decode(row, skip_special_tokens=index % 3 != 0)} for index, row in enumerate(noise)],
        }
    # The texts of ids mostly repeat the strings: a hash of all suffices beside the ids.
    with open(folder / "cases.json", "w") as file:
        file.write('{"made_with": "tokenizers %s, transformers %s",\n"strings": ' % (tokenizers.__version__, transformers.__version__))
        json.dump(strings, file, separators=(",", ":"))
        for name, case in cases.items():
            file.write(',\n"%s": ' % name)
            json.dump(case, file, separators=(",", ":"))
        file.write("}\n")


if __name__ == "__main__":
    main()
