"""Makes random decoder-only language models and what transformers computes from them, for the tests of AltoModels/LanguageModel.

    python causal.py tests FOLDER                      small checkpoints with reference tensors (Tests/Reference/causal)
    python causal.py checkpoint NAME FOLDER            a random checkpoint of a published size, for benchmarks
    python causal.py tokens FOLDER                     what the reference writes with the checkpoint of a folder, and how fast

Weights spread widely enough that each word depends on all before it; `tests` checks that it does.
"""

import argparse
import json
import pathlib
import time

import torch
from safetensors.torch import save_file
from transformers import (GemmaConfig, GemmaForCausalLM, Gemma2Config, Gemma2ForCausalLM, LlamaConfig, LlamaForCausalLM,
                          MistralConfig, MistralForCausalLM, Phi3Config, Phi3ForCausalLM)

torch.set_num_threads(2)
COMMON = dict(bos_token_id=1, eos_token_id=2, pad_token_id=0, attn_implementation="eager")
SMALL = {
    # Odd sizes on purpose: grouped heads, head sizes that are not hidden_size / heads, biases, windows shorter than the text.
    "llama": (LlamaForCausalLM, LlamaConfig(
        vocab_size=97, hidden_size=48, intermediate_size=88, num_hidden_layers=2, num_attention_heads=6,
        num_key_value_heads=2, max_position_embeddings=128, rms_norm_eps=1e-5, rope_theta=100000.0,
        tie_word_embeddings=True, **COMMON)),
    "llama3": (LlamaForCausalLM, LlamaConfig(
        vocab_size=97, hidden_size=32, intermediate_size=56, num_hidden_layers=2, num_attention_heads=4,
        num_key_value_heads=4, head_dim=16, max_position_embeddings=256, attention_bias=True, mlp_bias=True,
        rope_scaling=dict(rope_type="llama3", factor=8.0, low_freq_factor=1.0, high_freq_factor=4.0,
                          original_max_position_embeddings=64, rope_theta=500.0), **COMMON)),
    "mistral": (MistralForCausalLM, MistralConfig(
        vocab_size=97, hidden_size=32, intermediate_size=56, num_hidden_layers=3, num_attention_heads=4,
        num_key_value_heads=1, sliding_window=9, max_position_embeddings=128, **COMMON)),
    "gemma": (GemmaForCausalLM, GemmaConfig(
        vocab_size=97, hidden_size=32, intermediate_size=56, num_hidden_layers=2, num_attention_heads=4,
        num_key_value_heads=1, head_dim=16, max_position_embeddings=128, hidden_activation="gelu_pytorch_tanh",
        tie_word_embeddings=True, **COMMON)),
    "gemma2": (Gemma2ForCausalLM, Gemma2Config(
        vocab_size=97, hidden_size=32, intermediate_size=56, num_hidden_layers=4, num_attention_heads=4,
        num_key_value_heads=2, head_dim=16, query_pre_attn_scalar=24, sliding_window=9, attn_logit_softcapping=5.0,
        final_logit_softcapping=3.0, max_position_embeddings=128, **COMMON)),
    "phi3": (Phi3ForCausalLM, Phi3Config(
        vocab_size=97, hidden_size=32, intermediate_size=56, num_hidden_layers=2, num_attention_heads=2,
        num_key_value_heads=2, max_position_embeddings=96, original_max_position_embeddings=40, sliding_window=None,
        rope_scaling=dict(rope_type="longrope", short_factor=[1.0 + 0.05 * i for i in range(8)],
                          long_factor=[1.0 + 0.9 * i for i in range(8)], rope_theta=10000.0,
                          original_max_position_embeddings=40), **COMMON)),
}
PUBLISHED = {
    "smollm-135m": LlamaConfig(
        vocab_size=49280, hidden_size=576, intermediate_size=1536, num_hidden_layers=30, num_attention_heads=9,
        num_key_value_heads=3, max_position_embeddings=8192, rope_theta=100000.0, tie_word_embeddings=True),
    "smollm-1.7b": LlamaConfig(
        vocab_size=49280, hidden_size=2048, intermediate_size=8192, num_hidden_layers=24, num_attention_heads=32,
        num_key_value_heads=32, max_position_embeddings=8192, rope_theta=130000.0, tie_word_embeddings=True),
    "phi3-mini": Phi3Config(
        vocab_size=32064, hidden_size=3072, intermediate_size=8192, num_hidden_layers=32, num_attention_heads=32,
        num_key_value_heads=32, max_position_embeddings=4096, original_max_position_embeddings=4096,
        sliding_window=None),
}


def spread(model, seed):
    """Matrices keep the size of what goes through; norms and biases vary, too."""
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, tensor in model.named_parameters():
            if "norm" in name:
                tensor.normal_(0.0 if "gemma" in type(model).__name__.lower() else 1.0, 0.2, generator=generator)
            elif name.endswith("bias"):
                tensor.normal_(0, 0.2, generator=generator)
            elif "embed_tokens" in name:
                # Where it is also the last matrix, a word would else only call for itself.
                width = 0.3 if model.config.tie_word_embeddings else 1.0
                scale = tensor.shape[1] ** 0.5 if "Gemma" in type(model).__name__ else 1
                tensor.normal_(0, width / scale, generator=generator)
            elif "q_proj" in name or "k_proj" in name or "qkv_proj" in name:
                tensor.normal_(0, 1.7 / tensor.shape[1] ** 0.5, generator=generator)
            else:
                tensor.normal_(0, 1.2 / tensor.shape[1] ** 0.5, generator=generator)
    return model.eval()


def greedy(model, prompt, count):
    found = model.generate(torch.tensor([prompt]), attention_mask=torch.ones(1, len(prompt), dtype=torch.long),
                           max_new_tokens=count, do_sample=False, eos_token_id=None, pad_token_id=0)
    return found[0, len(prompt):].tolist()


def beams(model, prompt, count, width):
    found = model.generate(torch.tensor([prompt]), attention_mask=torch.ones(1, len(prompt), dtype=torch.long),
                           max_new_tokens=count, do_sample=False, num_beams=width, eos_token_id=2, pad_token_id=0)
    return found[0, len(prompt):].tolist()


def make_tests(folder):
    for seed, (name, (kind, config)) in enumerate(SMALL.items()):
        model = spread(kind(config), seed + 1)
        target = folder / name
        target.mkdir(parents=True, exist_ok=True)
        model.save_pretrained(target)
        (target / "generation_config.json").unlink(missing_ok=True)
        generator = torch.Generator().manual_seed(seed)
        prompts = [torch.randint(3, 97, (int(length),), generator=generator).tolist()
                   for length in torch.randint(3, 30, (50,), generator=generator)]
        first = prompts[0] = torch.randint(3, 97, (23,), generator=generator).tolist()
        with torch.no_grad():
            states = model(torch.tensor([first]), output_hidden_states=True)
            changed = model(torch.tensor([[first[0] + 1] + first[1:]]), output_hidden_states=True)
        assert (states.logits[0, -1] - changed.logits[0, -1]).abs().max() > 1e-3, "the first word does not matter"
        tensors = {f"state.{i}": s[0].contiguous() for i, s in enumerate(states.hidden_states)}
        tensors["logits"] = states.logits[0].contiguous()
        save_file(tensors, target / "reference.safetensors")
        texts = [greedy(model, prompt, 24) for prompt in prompts]
        print(name, "distinct texts", len({tuple(text) for text in texts}), "words", len(set(sum(texts, []))))
        assert len({tuple(text) for text in texts}) > 45, "the prompts do not matter"
        (target / "tokens.json").write_text(json.dumps(dict(
            prompts=prompts, greedy=texts, beams=[beams(model, prompt, 12, 3) for prompt in prompts[:10]])))


def make_checkpoint(name, folder):
    config = PUBLISHED[name]
    torch.manual_seed(1)
    torch.set_default_dtype(torch.bfloat16)
    kind = Phi3ForCausalLM if isinstance(config, Phi3Config) else LlamaForCausalLM
    model = spread(kind(config), 1)
    model.save_pretrained(folder, max_shard_size="20GB")


def tokens(folder):
    from transformers import AutoModelForCausalLM
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()
    prompt = [(7 * i) % 1000 + 3 for i in range(256)]
    with torch.no_grad():
        start = time.perf_counter()
        cache = model(torch.tensor([prompt]), use_cache=True)
        first = time.perf_counter() - start
        found, past = [int(cache.logits[0, -1].argmax())], cache.past_key_values
        start = time.perf_counter()
        for _ in range(15):
            out = model(torch.tensor([[found[-1]]]), past_key_values=past, use_cache=True)
            found.append(int(out.logits[0, -1].argmax()))
            past = out.past_key_values
        rest = time.perf_counter() - start
    print(json.dumps(dict(tokens=found, prefill=first, tokensPerSecond=15 / rest)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["tests", "checkpoint", "tokens"])
    parser.add_argument("arguments", nargs="+")
    asked = parser.parse_args()
    if asked.what == "tests":
        make_tests(pathlib.Path(asked.arguments[0]))
    elif asked.what == "checkpoint":
        make_checkpoint(asked.arguments[0], asked.arguments[1])
    else:
        tokens(asked.arguments[0])
