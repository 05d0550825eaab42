"""Makes small IDEFICS models and what transformers computes with them, for the tests of AltoModels/IDEFICS.

    python idefics.py FOLDER       (Tests/Reference: makes idefics and idefics-plain)

Made with transformers 5.23 and torch 2.13. Weights follow from their names (formula_weights.py) and pictures from their
sizes (pixel_pattern.py): neither is stored.
"""

import json
import pathlib
import sys

import torch
from PIL import Image
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import (
    IdeficsConfig, IdeficsForVisionText2Text, IdeficsImageProcessor, IdeficsProcessor, PreTrainedTokenizerFast)

from formula_weights import fill, save
from idefics3 import QUESTIONS, SIZES
from pixel_pattern import pattern

torch.set_num_threads(1)
ADDED = ["<fake_token_around_image>", "<image>", "<end_of_utterance>"]


def tokenizer():
    bpe = Tokenizer(models.BPE())
    bpe.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    bpe.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(vocab_size=300, special_tokens=["<unk>", "<s>", "</s>"], show_progress=False,
                                  initial_alphabet=pre_tokenizers.ByteLevel.alphabet())
    bpe.train_from_iterator(QUESTIONS * 5 + ["User: Assistant: a picture of the street and the people"], trainer)
    bpe.add_special_tokens([AddedToken(t, special=True, normalized=False) for t in ADDED])
    return PreTrainedTokenizerFast(tokenizer_object=bpe, unk_token="<unk>", bos_token="<s>", eos_token="</s>",
                                   pad_token="<unk>", additional_special_tokens=ADDED)


def items(turns, end):
    """Turns as the publishers' examples hand them to the processor: texts, and pictures between them."""
    found, text = [], ""
    for role, parts in turns:
        text += role.capitalize() + ":" + (" " if isinstance(parts[0], str) else "")
        for part in parts:
            if isinstance(part, str):
                text += part
                continue
            found += [text] if text else []
            found.append(Image.fromarray(pattern(*part)))
            text = ""
        text += end + "\n"
    return found + [text + "Assistant:"]


def turns(number):
    size = lambda k: [SIZES[(number * (k + 1) + k) % 10][0] + number // 10, SIZES[(number * (k + 1) + k) % 10][1]]
    question, other = QUESTIONS[number % 10], QUESTIONS[(number + 3) % 10]
    return [
        [("user", [size(0), question])],
        [("user", [question, size(0)])],
        [("user", [size(0), size(1), question])],
        [("user", [size(0), question]), ("assistant", ["A street."]), ("user", [size(1), other])],
        [("user", [question, size(0), other, size(1), "Both?"])],
        [("user", [size(0), question]), ("assistant", ["A street."]), ("user", [other])],
        [("user", [question])],
    ][number % 7]


def make(folder, isPlain):
    tokens = tokenizer()
    # The plain one is as the model that was not taught to converse: its tokenizer knows a token that it does not.
    added = 0 if isPlain else len(ADDED)
    end = "" if isPlain else ADDED[2]
    config = IdeficsConfig(
        vocab_size=len(tokens) - (1 if isPlain else added), additional_vocab_size=added, hidden_size=32,
        intermediate_size=48, num_hidden_layers=4, num_attention_heads=4, max_position_embeddings=256,
        rms_norm_eps=1e-5, cross_layer_interval=2, qk_layer_norms=not isPlain,
        alpha_type="vector" if isPlain else "float", use_resampler=not isPlain,
        pad_token_id=0, bos_token_id=1, eos_token_id=2, tie_word_embeddings=False,
        vision_config=dict(embed_dim=24, intermediate_size=40, num_hidden_layers=2, num_attention_heads=3,
                           image_size=32, patch_size=8),
        perceiver_config=dict(use_resampler=True, resampler_n_latents=5, resampler_depth=2, resampler_n_heads=2,
                              resampler_head_dim=8, qk_layer_norms_perceiver=True))
    config._attn_implementation = "eager"
    model = fill("", IdeficsForVisionText2Text(config))
    processor = IdeficsProcessor(IdeficsImageProcessor(image_size=32), tokens)
    folder.mkdir(parents=True, exist_ok=True)
    config.save_pretrained(folder)
    processor.save_pretrained(folder)

    def ask(turns):
        return processor(text=[items(turns, end)], add_end_of_utterance_token=False, return_tensors="pt")

    def write(inputs):
        with torch.no_grad():
            found = model.generate(**inputs, max_new_tokens=16, do_sample=False, eos_token_id=None, pad_token_id=0)
        return found[0, inputs["input_ids"].shape[1]:].tolist()

    cases, changed, shown = [], 0, 0
    for number in range(0 if isPlain else 50):
        case = turns(number)
        inputs = ask(case)
        greedy = write(inputs)
        sizes = [part for _, parts in case for part in parts if not isinstance(part, str)]
        cases.append(dict(sizes=sizes, turns=case, prompt=inputs["input_ids"][0].tolist(), greedy=greedy))
        if inputs["image_attention_mask"].any():
            shown += 1
            inputs["pixel_values"] = -inputs["pixel_values"]
            changed += write(inputs) != greedy
    texts = {tuple(case["greedy"]) for case in cases}
    print(folder.name, "distinct answers", len(texts), "words", len(set(sum((c["greedy"] for c in cases), []))),
          "other with other pictures", changed, "of", shown)
    inputs = ask([("user", [[100, 60], QUESTIONS[0]])])
    with torch.no_grad():
        out = model(**inputs, output_hidden_states=True)
    outputs = {f"state.{i}": s[0] for i, s in enumerate(out.hidden_states) if i > 0}
    save(folder, {"": model}, dict(features=out.image_hidden_states[0, 0], logits=out.logits[0, -1], **outputs))
    (folder / "tokens.json").write_text(json.dumps(dict(
        states=dict(size=(100, 60), prompt=inputs["input_ids"][0].tolist()), cases=cases)))
    assert isPlain or len(texts) > 40 and changed > 0.8 * shown, "the pictures and questions do not matter"


if __name__ == "__main__":
    for name in ("idefics", "idefics-plain"):
        make(pathlib.Path(sys.argv[1]) / name, name == "idefics-plain")
