"""Makes small random checkpoints of PaliGemma 1 and 2 and what transformers computes from them, for the tests of
AltoModels/PaliGemma.

    python paligemma.py FOLDER TOKENIZER

FOLDER gets a folder for each (Tests/Reference/paligemma); TOKENIZER is a small one of Gemma's kind
(Tests/Fixtures/tokenizer-pairs/gemma). The script checks that what comes out depends on a late token of the prefix, on the
picture and on positions.
"""

import json
import pathlib
import random
import shutil
import sys

import torch
from formula_weights import numbers
from PIL import Image
from pixel_pattern import pattern
from safetensors.torch import save_file
from transformers import (AutoTokenizer, GemmaConfig, Gemma2Config, GenerationConfig, PaliGemmaConfig,
                          PaliGemmaForConditionalGeneration, PaliGemmaProcessor, SiglipImageProcessor, SiglipVisionConfig)

torch.set_num_threads(1)
SIDE, PATCH = 28, 7
TOKENS = (SIDE // PATCH) ** 2
PROMPTS = ["caption en", "caption de", "describe en", "ocr", "detect cat ; man", "segment boat", "answer en what colour is the car?",
           "answer en how many people are there?", "caption zh", "question en is there a dog?\nanswer yes", "détecter le chat", "", "what is this"]


def configs(vocabulary):
    vision = SiglipVisionConfig(hidden_size=32, intermediate_size=40, num_hidden_layers=2, num_attention_heads=4,
                                image_size=SIDE, patch_size=PATCH, vision_use_head=False, projection_dim=32)
    common = dict(vocab_size=vocabulary, hidden_size=32, intermediate_size=56, num_attention_heads=4, head_dim=16,
                  max_position_embeddings=160, bos_token_id=2, eos_token_id=1, pad_token_id=0)
    return {
        "paligemma": (vision, GemmaConfig(num_hidden_layers=2, num_key_value_heads=1, hidden_activation="gelu_pytorch_tanh", **common)),
        # The window is shorter than a picture, so that it matters where it does not hold.
        "paligemma2": (vision, Gemma2Config(num_hidden_layers=4, num_key_value_heads=2, query_pre_attn_scalar=24, sliding_window=9,
                                            attn_logit_softcapping=5.0, final_logit_softcapping=3.0, **common)),
    }


def fill(model):
    """Gives the model weights that follow from their names in a published file; those, with their shapes and spreads."""
    lines = []
    with torch.no_grad():
        for key, tensor in model.named_parameters():
            key = key.replace("model.language_model.", "language_model.model.").removeprefix("model.")
            inner = tensor.shape[1:].numel() if tensor.dim() > 1 else 1
            centre, width = 0.0, 1.2 / inner**0.5
            if "norm" in key and key.endswith("weight"):
                # Gemma's are what is added to one.
                centre, width = (0.0, 0.2) if "language_model" in key else (1.0, 0.2)
            elif key.endswith("bias"):
                width = 0.2
            elif "embed_tokens" in key:
                # Also the last matrix: a word must not call for itself alone.
                width = 0.3 / inner**0.5
            elif "position_embedding" in key:
                width = 0.5
            elif "q_proj" in key or "k_proj" in key:
                width = 1.7 / inner**0.5
            width = round(width * 3**0.5, 4)
            tensor.copy_(numbers(key, tensor.shape, centre, width))
            lines.append(json.dumps(dict(name=key, shape=list(tensor.shape), centre=centre, spread=width)))
    return lines


def picture(index):
    return Image.fromarray(pattern(30 + index % 7, 20 + index % 11 + index))


def distance(one, other):
    return float((one - other).abs().max())


def check(model, inputs):
    """What is found must depend on all of it."""
    def states(**changes):
        with torch.no_grad():
            return model.model(**{**inputs, **changes}, output_hidden_states=True).hidden_states
    plain = states()
    last = inputs["input_ids"].clone()
    last[0, -2] += 1
    # Before the changed token, behind the first layer: a causal prefix would be as it was.
    late = distance(plain[1][0, :4], states(input_ids=last)[1][0, :4])
    seen = distance(plain[-1][0, -1], states(pixel_values=-inputs["pixel_values"])[-1][0, -1])
    length = inputs["input_ids"].shape[1]
    places = distance(plain[-1][0, -1], states(position_ids=torch.arange(length)[None] * 2 + 1)[-1][0, -1])
    print("late token", late, "picture", seen, "positions", places)
    assert min(late, seen, places) > 1e-3


def main():
    folder, home = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    draws = []

    def multinomial(probabilities, num_samples, **kwargs):
        draws.append(rng.random())
        sums = torch.cumsum(probabilities[0].double(), 0)
        return torch.nonzero(sums > draws[-1] * sums[-1])[0].reshape(1, 1)

    torch.multinomial = multinomial
    for seed, name in enumerate(["paligemma", "paligemma2"]):
        rng = random.Random(seed)
        tokenizer = AutoTokenizer.from_pretrained(home)
        images = SiglipImageProcessor(size={"height": SIDE, "width": SIDE}, resample=3)
        images.image_seq_length = TOKENS
        processor = PaliGemmaProcessor(images, tokenizer)
        vocabulary = (max(tokenizer.get_vocab().values()) // 16 + 1) * 16
        # The 1,024 places and 128 segments that the processor adds are not trained here: the table stays small.
        vocabulary = min(vocabulary, 768)
        vision, text = configs(vocabulary)[name]
        config = PaliGemmaConfig(vision_config=vision, text_config=text, image_token_index=tokenizer.convert_tokens_to_ids("<image>"), projection_dim=32,
                                 hidden_size=32, bos_token_id=2, eos_token_id=1, pad_token_id=0, attn_implementation="eager")
        assert config.image_token_index < vocabulary
        model = PaliGemmaForConditionalGeneration(config).eval()
        target = folder / name
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        (target / "tensors.json").write_text("[\n" + ",\n".join(fill(model)) + "\n]\n")
        (target / "config.json").write_text(config.to_json_string())
        (target / "generation_config.json").write_text(json.dumps({"eos_token_id": 1, "max_new_tokens": 12}))
        (target / "preprocessor_config.json").write_text(json.dumps({
            "image_processor_type": "SiglipImageProcessor", "do_resize": True, "size": {"height": SIDE, "width": SIDE}, "resample": 3,
            "do_rescale": True, "rescale_factor": 1 / 255, "do_normalize": True, "image_mean": [0.5] * 3, "image_std": [0.5] * 3,
            "image_seq_length": TOKENS}))
        cases, tensors = [], {}
        for index in range(50):
            prompt = PROMPTS[index % len(PROMPTS)] + (" %d" % index if index >= 26 else "")
            inputs = processor(images=picture(index), text="<image>" + prompt, return_tensors="pt")
            inputs.pop("labels", None)
            assert int(inputs["input_ids"].max()) < vocabulary
            if index == 0:
                check(model, inputs)
                with torch.no_grad():
                    found = model(**inputs, output_hidden_states=True)
                tensors = {f"state.{i}": state[0].contiguous() for i, state in enumerate(found.hidden_states)}
                tensors["logits"] = found.logits[0, -1].contiguous()
                tensors["image"] = found.image_hidden_states[0].contiguous()
                tensors["pixels"] = inputs["pixel_values"][0].contiguous()
            length = inputs["input_ids"].shape[1]
            greedy = model.generate(**inputs, generation_config=GenerationConfig(max_new_tokens=12, eos_token_id=1, pad_token_id=0))[0, length:].tolist()
            draws.clear()
            sampled = model.generate(**inputs, generation_config=GenerationConfig(
                max_new_tokens=12, eos_token_id=1, pad_token_id=0, do_sample=True, temperature=0.8, top_k=30, top_p=0.9))[0, length:].tolist()
            cases.append(dict(prompt=prompt, ids=inputs["input_ids"][0].tolist(), greedy=greedy, sampled=sampled, draws=list(draws),
                              text=tokenizer.decode(greedy, skip_special_tokens=True)))
        texts = {tuple(case["greedy"]) for case in cases}
        print(name, "vocabulary", vocabulary, "distinct texts", len(texts), "ended", sum(case["greedy"][-1] == 1 for case in cases))
        assert len(texts) > 40, "prompts and pictures do not matter"
        save_file(tensors, target / "reference.safetensors")
        (target / "cases.json").write_text(json.dumps(dict(cases=cases)))


if __name__ == "__main__":
    main()
