"""Makes a small Idefics2 model and what transformers computes with it, for the tests of AltoModels/Idefics2.

    python idefics2.py FOLDER       (Tests/Reference/idefics2)

Weights follow from their names (formula_weights.py) and pictures from their sizes (pixel_pattern.py): neither is stored.
"""

import json
import pathlib
import sys

import torch
from PIL import Image
from transformers import Idefics2Config, Idefics2ForConditionalGeneration, Idefics2ImageProcessor, Idefics2Processor

from formula_weights import fill, save
from idefics3 import QUESTIONS, SIZES, tokenizer
from pixel_pattern import pattern

torch.set_num_threads(1)
TEMPLATE = (
    "{% for message in messages %}{{message['role'].capitalize()}}"
    "{% if message['content'][0]['type'] == 'image' %}{{':'}}{% else %}{{': '}}{% endif %}"
    "{% for line in message['content'] %}{% if line['type'] == 'text' %}{{line['text']}}"
    "{% elif line['type'] == 'image' %}{{ '<image>' }}{% endif %}{% endfor %}<end_of_utterance>\n"
    "{% endfor %}{% if add_generation_prompt %}{{ 'Assistant:' }}{% endif %}")


def make(folder):
    tokens = tokenizer(folder, False)
    tokens.image_boundary_token = tokens.fake_image_token
    tokens.image_token_id = tokens.convert_tokens_to_ids("<image>")
    config = Idefics2Config(
        vision_config=dict(hidden_size=24, intermediate_size=40, num_hidden_layers=2, num_attention_heads=3,
                           image_size=56, patch_size=7),
        perceiver_config=dict(hidden_size=32, resampler_n_latents=5, resampler_depth=2, resampler_n_heads=4,
                              resampler_head_dim=8, num_key_value_heads=2, rms_norm_eps=1e-5),
        text_config=dict(model_type="mistral", vocab_size=len(tokens), hidden_size=32, intermediate_size=48,
                         num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2,
                         max_position_embeddings=256, sliding_window=24, rms_norm_eps=1e-5, rope_theta=10000.0,
                         pad_token_id=0, bos_token_id=1, eos_token_id=2, tie_word_embeddings=False),
        image_token_id=tokens.convert_tokens_to_ids("<image>"), tie_word_embeddings=False)
    config._attn_implementation = "eager"
    model = fill("", Idefics2ForConditionalGeneration(config))
    images = Idefics2ImageProcessor(size=dict(shortest_edge=21, longest_edge=50), do_image_splitting=False)
    processor = Idefics2Processor(images, tokens, image_seq_len=5, chat_template=TEMPLATE)
    folder.mkdir(parents=True, exist_ok=True)
    config.save_pretrained(folder)
    processor.save_pretrained(folder)

    def ask(messages, pictures, split):
        processor.image_processor.do_image_splitting = split
        text = processor.apply_chat_template(messages, add_generation_prompt=True)
        return processor(text=text, images=[pictures], return_tensors="pt")

    cases = []
    for number in range(50):
        sizes = [(SIZES[(number * (k + 1) + k) % 10][0] + number // 10 + 1, SIZES[(number * (k + 1) + k) % 10][1] + 1)
                 for k in range(1 + (number % 3 == 0))]
        pictures = [Image.fromarray(pattern(*size)) for size in sizes]
        content = [dict(type="image")] * len(sizes) + [dict(type="text", text=QUESTIONS[number % len(QUESTIONS)])]
        if number % 4 == 1:
            content = content[::-1]
        messages = [dict(role="user", content=content)]
        split = number % 5 == 4
        inputs = ask(messages, pictures, split)
        with torch.no_grad():
            found = model.generate(**inputs, max_new_tokens=16, do_sample=False, eos_token_id=None, pad_token_id=0)
        cases.append(dict(
            sizes=sizes, split=split, text=QUESTIONS[number % len(QUESTIONS)], textFirst=number % 4 == 1,
            prompt=inputs["input_ids"][0].tolist(), greedy=found[0, inputs["input_ids"].shape[1]:].tolist()))
    texts = {tuple(case["greedy"]) for case in cases}
    print(folder.name, "distinct answers", len(texts), "words", len(set(sum((c["greedy"] for c in cases), []))))
    inputs = ask([dict(role="user", content=[dict(type="image"), dict(type="text", text=QUESTIONS[0])])],
                 [Image.fromarray(pattern(100, 60))], True)
    with torch.no_grad():
        out = model(**inputs, output_hidden_states=True)
        found = model.model.get_image_features(inputs["pixel_values"], inputs["pixel_attention_mask"], return_dict=True)
        features = found.pooler_output
        features = torch.cat(list(features)) if isinstance(features, (list, tuple)) else features.reshape(-1, 32)
    outputs = {f"state.{i}": s[0] for i, s in enumerate(out.hidden_states) if i > 0}
    save(folder, {"": model}, dict(features=features, logits=out.logits[0, -1], **outputs))
    (folder / "tokens.json").write_text(json.dumps(dict(
        states=dict(size=(100, 60), prompt=inputs["input_ids"][0].tolist()), cases=cases)))
    assert len(texts) > 40, "the pictures and questions do not matter"


if __name__ == "__main__":
    make(pathlib.Path(sys.argv[1]))
