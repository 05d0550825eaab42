"""The WordPiece vocabulary of the toy checkpoints: Bert's five special tokens first, then whole words, then pieces.

Letters and digits stand alone and as continuations, so that no lower-case Latin word is unknown. The last two ids,
[DEC] and [ENC], are in no file: as in the published checkpoints, `bos_token_id` is the vocabulary's size.
"""

from scenes import COLOURS, NUMBERS, SHAPES

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
WORDS = [
    "a", "picture", "of", "at", "on", "the", "top", "bottom", "left", "right", "above", "below",
    "what", "colour", "is", "are", "how", "many", "there", "shape", "yes", *NUMBERS, *COLOURS, *SHAPES,
]
PIECES = ["##s"] + [f"##{letter}" for letter in "abcdefghijklmnopqrtuvwxyz0123456789"]
LETTERS = [letter for letter in "bcdefghijklmnopqrstuvwxyz0123456789"] + ["?", ".", ",", "!", "'", "-"]


def vocabulary() -> list[str]:
    tokens = SPECIAL + list(dict.fromkeys(WORDS)) + PIECES + LETTERS
    assert len(tokens) == len(set(tokens))
    return tokens
