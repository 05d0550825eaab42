"""Makes small tokenizers of byte pairs as published language models have them, and what the reference makes of texts.

    python tokenizer_pairs.py FOLDER [COUNT]

writes FOLDER/NAME/ (files in the layout of the hub) for each pipeline that is in use, trained here on a small text, and
FOLDER/cases.json: COUNT strings, their ids by each tokenizer, and the text of those ids (null where it is the string itself).
Everything follows from one seed.
"""

import json
import random
import shutil
import sys
from pathlib import Path

import sentencepiece
from sentencepiece import sentencepiece_model_pb2
import tokenizers
import transformers
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from tokenizer_cases import ENGLISH, OTHERS, string
from transformers import AutoTokenizer
from transformers.convert_slow_tokenizer import SentencePieceExtractor
from transformers.models.gemma.tokenization_gemma import GemmaTokenizer

BYTES = ["<0x%02X>" % byte for byte in range(256)]
LLAMA3 = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
ADDED = ["<image>", "<|user|>", "<|end|>", "<|im_start|>", "<end_of_utterance>", "<loc0007>", "<loc0512>", "<seg003>",
         "<s>", "</s>", "<bos>", "<unk>", "<|begin_of_text|>", "<0x0A>", "<fake_token_around_image>", "▁", "▁▁", "<sp>", "wide"]
CODE = ["def f(x):\n    return x + 1\n", "if (a != b) { c[i] += 0x1F; }", "\tfor i in range(10):\n\t\tprint(i)", "a_b->c::d();",
        "<div class=\"x\">&nbsp;</div>", "SELECT * FROM t WHERE id=42;", "{\"k\": [1, 2, null]}", "1234567 3.14159 10,000 ٣٤٥ Ⅷ½"]
RUNS = ["a" * 60, " " * 17, "ab" * 40, "\n\n\n", "=" * 30, "天" * 40, "👍" * 9, "x " * 20, "  two  spaces  ", " lead", "trail ", "\t tab"]


def corpus(rng):
    return [" ".join(rng.choice(ENGLISH) if rng.random() < 0.75 else rng.choice(OTHERS) for _ in range(12)) for _ in range(1500)]


def text(rng):
    """Words of many scripts, with added tokens between and inside them."""
    kind = rng.random()
    if kind < 0.10:
        return rng.choice(CODE) + rng.choice(["", " ", "\n"]) + rng.choice(CODE + [""])
    if kind < 0.16:
        return rng.choice(["", " "]) + rng.choice(RUNS) + rng.choice(["", " end", "é"])
    if kind < 0.20:
        return "".join(rng.choice(ADDED + [" ", "  ", "a", "\n"]) for _ in range(rng.randint(1, 6)))
    base = string(rng)[:60]
    if kind < 0.55:
        for _ in range(rng.randint(1, 2)):
            place = rng.randint(0, len(base))
            base = base[:place] + rng.choice(["", " ", "  "]) + rng.choice(ADDED) + rng.choice(["", " ", "\n"]) + base[place:]
    return base


def over_characters(words, special, size=700):
    """Vocabulary and merges over characters, as SentencePiece orders them."""
    trained = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    trained.normalizer = normalizers.Replace(" ", "▁")
    trained.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    trained.train_from_iterator(words, trainers.BpeTrainer(vocab_size=size, special_tokens=special + BYTES, show_progress=False, limit_alphabet=120))
    model = json.loads(trained.to_str())["model"]
    return model["vocab"], [tuple(merge) for merge in model["merges"]]


def over_bytes(words, special, pre_tokenizer, size=600, **more):
    trained = Tokenizer(models.BPE(**more))
    trained.pre_tokenizer = pre_tokenizer
    trained.train_from_iterator(words, trainers.BpeTrainer(vocab_size=size, special_tokens=special, show_progress=False, initial_alphabet=pre_tokenizers.ByteLevel.alphabet()))
    return trained


def llama(words, normalizer=None, pre_tokenizer=None, strip=True):
    vocab, merges = over_characters(words, ["<unk>", "<s>", "</s>"])
    tokenizer = Tokenizer(models.BPE(vocab, merges, unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    if normalizer:
        tokenizer.normalizer = normalizer
    if pre_tokenizer:
        tokenizer.pre_tokenizer = pre_tokenizer
    steps = [decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse()]
    tokenizer.decoder = decoders.Sequence(steps + ([decoders.Strip(" ", 1, 0)] if strip else []))
    tokenizer.post_processor = processors.TemplateProcessing(single="<s> $A", pair="<s> $A <s> $B", special_tokens=[("<s>", 1)])
    tokenizer.add_special_tokens([AddedToken(token, special=True, normalized=False) for token in ["<unk>", "<s>", "</s>"]])
    return tokenizer


def save(home, tokenizer, config=None, model_type=None):
    home.mkdir(parents=True)
    if tokenizer is not None:
        (home / "tokenizer.json").write_text(tokenizer.to_str(pretty=False))
    if config is not None:
        (home / "tokenizer_config.json").write_text(json.dumps(config, separators=(",", ":")))
    if model_type:
        (home / "config.json").write_text(json.dumps({"model_type": model_type}))


def sentencepiece_model(home, words, **more):
    home.mkdir(parents=True, exist_ok=True)
    (home / "text").write_text("\n".join(words))
    sentencepiece.SentencePieceTrainer.train(
        input=str(home / "text"), model_prefix=str(home / "tokenizer"), model_type="bpe", vocab_size=700, byte_fallback=True,
        normalization_rule_name="identity", remove_extra_whitespaces=False, character_coverage=0.98, minloglevel=2, num_threads=1,
        split_digits=True, allow_whitespace_only_pieces=True, **more)
    (home / "text").unlink()
    (home / "tokenizer.vocab").unlink()
    # Where it was trained is nobody's business.
    model = sentencepiece_model_pb2.ModelProto()
    model.ParseFromString((home / "tokenizer.model").read_bytes())
    model.trainer_spec.ClearField("input")
    model.trainer_spec.model_prefix = "tokenizer"
    (home / "tokenizer.model").write_bytes(model.SerializeToString())


def token(content, **more):
    return {"content": content, "lstrip": False, "rstrip": False, "normalized": False, "single_word": False, "special": True} | more


def make(folder, words):
    """The tokenizers by name, each with what a user would load it with."""
    found = {}
    prepend = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])

    # Llama 2's file as it stands, under Phi-3's settings: chat tokens take the white space behind them.
    home = folder / "phi3"
    tokenizer = llama(words, normalizer=prepend)
    tokenizer.add_special_tokens([AddedToken(t, special=True, normalized=False, rstrip=True) for t in ["<|user|>", "<|end|>"]])
    tokenizer.add_tokens([AddedToken("<image>", normalized=False), AddedToken("<sp>", normalized=True), AddedToken("wide", normalized=True, single_word=True, lstrip=True)])
    save(home, tokenizer, {"tokenizer_class": "LlamaTokenizer", "legacy": False, "add_bos_token": True, "bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>"}, "phi3_v")
    found["phi3"] = AutoTokenizer.from_pretrained(home)

    # The classes of Llama: the mark before the text alone, and before each part (legacy).
    for name, legacy in (("llama", False), ("llama-legacy", True)):
        home = folder / name
        save(home, llama(words, normalizer=prepend), {
            "tokenizer_class": "LlamaTokenizer", "legacy": legacy, "add_bos_token": True, "bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>",
            "added_tokens_decoder": {"0": token("<unk>"), "1": token("<s>"), "2": token("</s>"), "700": token("<image>"), "701": token("<end_of_utterance>", lstrip=True)}}, "idefics2")
        found[name] = AutoTokenizer.from_pretrained(home)

    # Mistral's newer file: marks by the pre-tokenizer; nothing beside it.
    home = folder / "mistral"
    tokenizer = llama(words, pre_tokenizer=pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="first", split=False))
    tokenizer.decoder = decoders.Sequence([decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)])
    save(home, tokenizer)
    found["mistral"] = Tokenizer.from_file(str(home / "tokenizer.json"))

    # Words with their marks, and the decoder that goes with them.
    home = folder / "metaspace"
    tokenizer = llama(words, pre_tokenizer=pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True))
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    save(home, tokenizer)
    found["metaspace"] = Tokenizer.from_file(str(home / "tokenizer.json"))

    # Gemma, with places and segments.
    home = folder / "gemma"
    vocab, merges = over_characters(words, ["<pad>", "<eos>", "<bos>", "<unk>", "<mask>"])
    tokenizer = Tokenizer(models.BPE(vocab, merges, unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    tokenizer.normalizer = normalizers.Replace(" ", "▁")
    tokenizer.pre_tokenizer = pre_tokenizers.Split(" ", "merged_with_previous")
    tokenizer.decoder = decoders.Sequence([decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse()])
    tokenizer.post_processor = processors.TemplateProcessing(single="<bos> $A", pair="<bos> $A <bos> $B", special_tokens=[("<bos>", 2)])
    tokenizer.add_special_tokens([AddedToken(t, special=True, normalized=False) for t in ["<pad>", "<eos>", "<bos>", "<unk>", "<mask>"]])
    tokenizer.add_tokens([AddedToken("<loc%04d>" % (index * 7), normalized=False) for index in range(24)] + [AddedToken("<loc0512>", normalized=False)])
    tokenizer.add_tokens([AddedToken("<seg%03d>" % index, normalized=False) for index in range(8)])
    tokenizer.add_special_tokens([AddedToken("<image>", special=True, normalized=False)])
    save(home, tokenizer, {"tokenizer_class": "GemmaTokenizer", "add_bos_token": True, "add_eos_token": False, "bos_token": "<bos>", "eos_token": "<eos>", "unk_token": "<unk>", "pad_token": "<pad>"}, "paligemma")
    found["gemma"] = AutoTokenizer.from_pretrained(home)

    # SmolLM: each digit by itself, then GPT-2's words.
    home = folder / "smollm"
    steps = pre_tokenizers.Sequence([pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)])
    tokenizer = over_bytes(words, ["<|endoftext|>", "<|im_start|>", "<|im_end|>"], steps)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens([AddedToken(t, special=True, normalized=False) for t in ["<image>", "<fake_token_around_image>", "<end_of_utterance>"]])
    save(home, tokenizer, {"tokenizer_class": "GPT2Tokenizer", "add_prefix_space": False, "bos_token": "<|im_start|>", "eos_token": "<end_of_utterance>", "unk_token": "<|endoftext|>", "pad_token": "<|im_end|>", "additional_special_tokens": ["<fake_token_around_image>", "<image>", "<end_of_utterance>"]}, "smolvlm")
    found["smollm"] = AutoTokenizer.from_pretrained(home)

    # Llama 3: a pattern, then bytes; words that are tokens are taken whole.
    home = folder / "llama3"
    steps = pre_tokenizers.Sequence([pre_tokenizers.Split(Regex(LLAMA3), "isolated"), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
    trained = over_bytes(words, [], steps)
    model = json.loads(trained.to_str())["model"]
    for extra in ("Ġpicture", "Ġcircles", "ing"):
        model["vocab"].setdefault(extra, len(model["vocab"]))
    tokenizer = Tokenizer(models.BPE(model["vocab"], [tuple(merge) for merge in model["merges"]], ignore_merges=True))
    tokenizer.pre_tokenizer = steps
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens([AddedToken(t, special=True, normalized=False) for t in ["<|begin_of_text|>", "<|eot_id|>", "<image>", "<end_of_utterance>"]])
    begin = tokenizer.token_to_id("<|begin_of_text|>")
    tokenizer.post_processor = processors.Sequence([processors.ByteLevel(trim_offsets=True), processors.TemplateProcessing(single="<|begin_of_text|> $A", pair="<|begin_of_text|> $A <|begin_of_text|> $B", special_tokens=[("<|begin_of_text|>", begin)])])
    save(home, tokenizer, {"tokenizer_class": "PreTrainedTokenizerFast", "bos_token": "<|begin_of_text|>", "eos_token": "<|eot_id|>", "clean_up_tokenization_spaces": True}, "idefics3")
    found["llama3"] = AutoTokenizer.from_pretrained(home)

    # Models that ship only tokenizer.model: Llama's first, Yi's (no mark before a text), PaliGemma's.
    home = folder / "spm-llama"
    sentencepiece_model(home, words, user_defined_symbols=["<sp>"])
    (home / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "LlamaTokenizer", "legacy": False, "add_bos_token": True, "bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>"}))
    (home / "config.json").write_text(json.dumps({"model_type": "idefics"}))
    found["spm-llama"] = AutoTokenizer.from_pretrained(home)
    home = folder / "spm-yi"
    sentencepiece_model(home, words, add_dummy_prefix=False, unk_piece="<unk>", bos_piece="<|startoftext|>", eos_piece="<|endoftext|>")
    (home / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "LlamaTokenizer", "add_bos_token": False, "add_eos_token": False, "bos_token": "<|startoftext|>", "eos_token": "<|endoftext|>", "unk_token": "<unk>"}))
    (home / "config.json").write_text(json.dumps({"model_type": "llava"}))
    found["spm-yi"] = AutoTokenizer.from_pretrained(home)
    home = folder / "spm-gemma"
    sentencepiece_model(home, words, add_dummy_prefix=False, pad_id=0, eos_id=1, bos_id=2, unk_id=3, pad_piece="<pad>", eos_piece="<eos>", bos_piece="<bos>", user_defined_symbols=["<mask>", "<loc0007>", "<loc0512>", "<seg003>", "\n\n", "▁▁"])
    (home / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "GemmaTokenizer", "add_bos_token": True, "bos_token": "<bos>", "eos_token": "<eos>", "unk_token": "<unk>", "pad_token": "<pad>"}))
    parts = SentencePieceExtractor(str(home / "tokenizer.model")).extract(models.BPE)
    found["spm-gemma"] = GemmaTokenizer(vocab=parts["vocab"], merges=parts["merges"], additional_special_tokens=parts["additional_special_tokens"], add_bos_token=True)
    return found


def main():
    folder, count = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 320
    if folder.exists():
        shutil.rmtree(folder)
    words = corpus(random.Random(15))
    found = make(folder, words)
    rng = random.Random(16)
    strings = [text(rng) for _ in range(count)]

    def encode(tokenizer, text):
        return tokenizer.encode(text).ids if isinstance(tokenizer, Tokenizer) else tokenizer(text)["input_ids"]

    with open(folder / "cases.json", "w") as file:
        file.write('{"made_with": "tokenizers %s, transformers %s, sentencepiece %s",\n"strings": ' % (tokenizers.__version__, transformers.__version__, sentencepiece.__version__))
        json.dump(strings, file, separators=(",", ":"))
        for name, tokenizer in found.items():
            ids = [encode(tokenizer, text) for text in strings]
            texts = [tokenizer.decode(row, skip_special_tokens=True) for row in ids]
            noise = [[rng.randint(0, 720) for _ in range(rng.randint(1, 9))] for _ in range(40)]
            case = {
                "ids": ids, "texts": [None if found == text else found for found, text in zip(texts, strings)],
                "noise": [{"ids": row, "text": tokenizer.decode(row, skip_special_tokens=index % 3 != 0)} for index, row in enumerate(noise)],
            }
            file.write(',\n"%s": ' % name)
            json.dump(case, file, separators=(",", ":"))
        file.write("}\n")


if __name__ == "__main__":
    main()
