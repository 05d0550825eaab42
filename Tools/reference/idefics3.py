"""Makes small Idefics3 and SmolVLM models and what transformers computes with them, for the tests of AltoModels/Idefics3.

    python idefics3.py FOLDER       (Tests/Reference/idefics3)

Weights follow from their names (formula_weights.py) and pictures from their sizes (pixel_pattern.py): neither is stored.
"""

import json
import pathlib
import sys

import torch
from PIL import Image
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import (Idefics3Config, Idefics3ForConditionalGeneration, Idefics3ImageProcessor, Idefics3Processor,
                          PreTrainedTokenizerFast, SmolVLMConfig, SmolVLMForConditionalGeneration,
                          SmolVLMImageProcessor, SmolVLMProcessor, SmolVLMVideoProcessor)

from formula_weights import fill, save
from pixel_pattern import pattern

torch.set_num_threads(1)
TEMPLATE = (
    "<|im_start|>{% for message in messages %}{{message['role'] | capitalize}}"
    "{% if message['content'][0]['type'] == 'image' %}{{':'}}{% else %}{{': '}}{% endif %}"
    "{% for line in message['content'] %}{% if line['type'] == 'text' %}{{line['text']}}"
    "{% elif line['type'] == 'image' %}{{ '<image>' }}{% endif %}{% endfor %}<end_of_utterance>\n"
    "{% endfor %}{% if add_generation_prompt %}{{ 'Assistant:' }}{% endif %}")
QUESTIONS = ["What is this?", "Read the text.", "Who is there?", "What is on the left?", "Describe the picture.",
             "Is it day or night?", "How many people are there?", "Which colour has the car?", "Wo ist das?", "¿Qué es?"]
SIZES = [(40, 30), (30, 40), (64, 64), (90, 20), (7, 80), (33, 31), (1, 1), (100, 60), (16, 200), (48, 36)]


def tokenizer(folder, bos):
    bpe = Tokenizer(models.BPE())
    bpe.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    bpe.decoder = decoders.ByteLevel()
    special = ["<|endoftext|>", "<|im_start|>", "<fake_token_around_image>", "<image>", "<global-img>",
               "<end_of_utterance>"] + [f"<row_{r}_col_{c}>" for r in range(1, 5) for c in range(1, 5)]
    trainer = trainers.BpeTrainer(vocab_size=300, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False)
    bpe.train_from_iterator(QUESTIONS * 5 + ["User: Assistant: a picture of the street and the people"], trainer)
    bpe.add_special_tokens([AddedToken(t, special=True, normalized=False) for t in special])
    fast = PreTrainedTokenizerFast(
        tokenizer_object=bpe, eos_token="<|endoftext|>", bos_token="<|im_start|>", pad_token="<|endoftext|>",
        additional_special_tokens=special[2:])
    fast.fake_image_token, fast.image_token, fast.global_image_token = special[2:5]
    fast.end_of_utterance_token = special[5]
    return fast


def make(folder, smol):
    tokens = tokenizer(folder, smol)
    vision = dict(hidden_size=24, intermediate_size=40, num_hidden_layers=2, num_attention_heads=3, image_size=32,
                  patch_size=4)
    text = dict(model_type="llama", vocab_size=len(tokens), hidden_size=32, intermediate_size=48, num_hidden_layers=2,
                num_attention_heads=4, num_key_value_heads=2, max_position_embeddings=512, rms_norm_eps=1e-5,
                rope_theta=10000.0, pad_token_id=0, bos_token_id=1, eos_token_id=2, tie_word_embeddings=False)
    kind = (SmolVLMConfig, SmolVLMForConditionalGeneration, SmolVLMImageProcessor, SmolVLMProcessor) if smol else (
        Idefics3Config, Idefics3ForConditionalGeneration, Idefics3ImageProcessor, Idefics3Processor)
    config = kind[0](vision_config=vision, text_config=text, scale_factor=4 if smol else 2,
                     image_token_id=tokens.convert_tokens_to_ids("<image>"), tie_word_embeddings=False)
    config._attn_implementation = "eager"
    model = fill("", kind[1](config))
    images = kind[2](size=dict(longest_edge=64), max_image_size=dict(longest_edge=32), do_image_splitting=False,
                     image_mean=[0.5] * 3, image_std=[0.5] * 3)
    length = (32 // 4 // config.scale_factor) ** 2
    videos = [SmolVLMVideoProcessor()] if smol else []
    processor = kind[3](images, tokens, *videos, image_seq_len=length, chat_template=TEMPLATE)
    folder.mkdir(parents=True, exist_ok=True)
    config.save_pretrained(folder)
    processor.save_pretrained(folder)

    def ask(messages, pictures, split):
        text = processor.apply_chat_template(messages, add_generation_prompt=True)
        return processor(text=text, images=[pictures] if pictures else None, return_tensors="pt",
                         do_image_splitting=split)

    cases = []
    for number in range(50):
        sizes = [(SIZES[(number * (k + 1) + k) % 10][0] + number // 10, SIZES[(number * (k + 1) + k) % 10][1])
                 for k in range(1 + (number % 3 == 0))]
        pictures = [Image.fromarray(pattern(*size)) for size in sizes]
        first = dict(role="user", content=[dict(type="image")] * len(sizes)
                     + [dict(type="text", text=QUESTIONS[number % len(QUESTIONS)])])
        messages = [first]
        if number % 4 == 1:
            messages += [dict(role="assistant", content=[dict(type="text", text="A street.")]),
                         dict(role="user", content=[dict(type="text", text=QUESTIONS[(number + 3) % 10])])]
        split = number % 5 == 4
        inputs = ask(messages, pictures, split)
        with torch.no_grad():
            found = model.generate(**inputs, max_new_tokens=16, do_sample=False, eos_token_id=None, pad_token_id=0)
        cases.append(dict(
            sizes=sizes, split=split, turns=[m["content"][-1]["text"] for m in messages],
            prompt=inputs["input_ids"][0].tolist(), greedy=found[0, inputs["input_ids"].shape[1]:].tolist()))
    texts = {tuple(case["greedy"]) for case in cases}
    print(folder.name, "distinct answers", len(texts), "words", len(set(sum((c["greedy"] for c in cases), []))))
    inputs = ask([dict(role="user", content=[dict(type="image"), dict(type="text", text=QUESTIONS[0])])],
                 [Image.fromarray(pattern(100, 60))], True)
    with torch.no_grad():
        out = model(**inputs, output_hidden_states=True)
        features = torch.cat(list(model.model.get_image_features(
            inputs["pixel_values"], inputs["pixel_attention_mask"], return_dict=True).pooler_output))
    outputs = {f"state.{i}": s[0] for i, s in enumerate(out.hidden_states) if i > 0}
    save(folder, {"": model}, dict(features=features, logits=out.logits[0, -1], **outputs))
    (folder / "tokens.json").write_text(json.dumps(dict(
        states=dict(size=(100, 60), prompt=inputs["input_ids"][0].tolist()), cases=cases)))
    assert len(texts) > 45, "the pictures and questions do not matter"


if __name__ == "__main__":
    for name in ("idefics3", "smolvlm"):
        make(pathlib.Path(sys.argv[1]) / name, name == "smolvlm")
