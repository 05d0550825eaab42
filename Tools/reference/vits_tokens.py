"""What transformers' VitsTokenizer makes of texts, for the tests of AltoModels/VITS/VITSTokenizer.

    python vits_tokens.py FOLDER      (Tests/Fixtures/vits-tokenizers)

Phonemes are left to the test that compares with `phonemizer` itself: here the phonemizer is taken to return its text.
"""

import json
import pathlib
import random
import sys

import phonemizer
from transformers import VitsTokenizer

phonemizer.phonemize = lambda text, **options: text

LETTERS = "abcdefghijlmnopqrstuvwxyz"
KINDS = {
    # As Meta's: symbol 0, the padding, is a letter of the language; what is unknown has no symbol at all.
    "mms": (["k"] + list(LETTERS) + list(" -'–"),
            dict(language="eng", pad_token="k", unk_token="<unk>", phonemize=False)),
    "romanian": (["|"] + list(LETTERS + "k") + list(" -'ăâîşţ"), dict(language="ron", pad_token="|", unk_token="<unk>", phonemize=False)),
    "phonemes": (["_"] + list(";:,.!?¡¿—…\"«»“” ") + list(LETTERS + "kABCDEFGHIJKLMNOPQRSTUVWXYZ") + list("ɑɐɒæəɛɜɡɪŋɹʃʊʌʒθðˈˌːɚᵻ"),
                 dict(pad_token="_", unk_token="_", phonemize=True)),
    "bare": (["<pad>", "<unk>", "QU"] + list(LETTERS + "k ABC"), dict(phonemize=False, normalize=False, add_blank=False)),
    "pairs": (["<pad>", "QU", "SCH"] + list(LETTERS + "k "), dict(phonemize=False)),
}
WORDS = ["A", "tabby", "cat", "k", "kick", "ok", "hackle", "QUIET", "Schule", "SCHULE", "İstanbul", "ΣΟΦΟΣ", "straße", "ẞ", "naïve",
         "Țară", "ţară", "şi", "și", "<unk>", "<pad>", "_", "__", "25", "1,000", "—", "–", "…", "don't", "x-ray", "😀", "Привет",
         "漢字", "नमस्ते", "مرحبا", "həˈloʊ", "wˈɜːld", "ðə", "\t", "\n", "\u00a0", "\u2009", "ﬁ", "Ǆ", "|", "!", "?!", "e\u0301", ""]


def main():
    root = pathlib.Path(sys.argv[1])
    generator = random.Random(11)
    texts = WORDS + [" ".join(generator.choice(WORDS) for _ in range(generator.randint(1, 9))) for _ in range(250)]
    texts += ["".join(generator.choice(LETTERS + "kK QU<>_|") for _ in range(generator.randint(1, 20))) for _ in range(100)]
    for name, (symbols, settings) in KINDS.items():
        folder = root / name
        folder.mkdir(parents=True, exist_ok=True)
        vocabulary = {symbol: index for index, symbol in enumerate(symbols)}
        (folder / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False))
        (folder / "tokenizer_config.json").write_text(json.dumps({**settings, "tokenizer_class": "VitsTokenizer"}))
        tokenizer = VitsTokenizer.from_pretrained(folder)
        cases = [dict(text=text, ids=tokenizer(text).input_ids) for text in texts]
        (folder / "cases.json").write_text(json.dumps(dict(size=len(vocabulary), cases=cases), ensure_ascii=False))
        print(name, sum(len(case["ids"]) for case in cases))


main()
