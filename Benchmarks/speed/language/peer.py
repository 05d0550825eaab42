#!/usr/bin/env python3
"""Reads and writes with llama.cpp (package llama-cpp-python) what LanguageModelSpeed does, and prints one line of JSON.

    peer.py convert FOLDER TYPE FILE     a Llama checkpoint of transformers' as GGUF: F32, Q8_0 or Q4_0
    peer.py run FILE PROMPT-TOKENS WORDS THREADS
    peer.py error FOLDER FILE            how far the scores of one reading are from float32's (transformers)
"""
import ctypes
import json
import pathlib
import statistics
import sys
import time

import numpy as np


def convert(folder, kind, target):
    import gguf
    import torch
    from safetensors import safe_open
    config = json.loads((pathlib.Path(folder) / "config.json").read_text())
    heads, pairs = config["num_attention_heads"], config["num_key_value_heads"]
    width = config["hidden_size"]
    writer = gguf.GGUFWriter(target, "llama")
    writer.add_context_length(config["max_position_embeddings"])
    writer.add_embedding_length(width)
    writer.add_block_count(config["num_hidden_layers"])
    writer.add_feed_forward_length(config["intermediate_size"])
    writer.add_head_count(heads)
    writer.add_head_count_kv(pairs)
    writer.add_rope_dimension_count(width // heads)
    writer.add_layer_norm_rms_eps(config["rms_norm_eps"])
    rope = config.get("rope_parameters") or {}
    writer.add_rope_freq_base(rope.get("rope_theta", config.get("rope_theta", 10000.0)))
    writer.add_vocab_size(config["vocab_size"])
    writer.add_tokenizer_model("no_vocab")
    quantization = getattr(gguf.GGMLQuantizationType, kind)
    names = {"model.embed_tokens.weight": "token_embd.weight", "model.norm.weight": "output_norm.weight",
             "lm_head.weight": "output.weight"}
    parts = {"input_layernorm": "attn_norm", "post_attention_layernorm": "ffn_norm", "self_attn.q_proj": "attn_q",
             "self_attn.k_proj": "attn_k", "self_attn.v_proj": "attn_v", "self_attn.o_proj": "attn_output",
             "mlp.gate_proj": "ffn_gate", "mlp.up_proj": "ffn_up", "mlp.down_proj": "ffn_down"}

    def turned(tensor, count):
        # llama.cpp turns neighbours where transformers turns halves.
        return tensor.reshape(count, 2, tensor.shape[0] // count // 2, tensor.shape[1]).swapaxes(1, 2).reshape(tensor.shape)

    for file in sorted(pathlib.Path(folder).glob("*.safetensors")):
        with safe_open(file, "pt") as tensors:
            for name in tensors.keys():
                tensor = tensors.get_tensor(name).to(torch.float32).numpy()
                if name.startswith("model.layers."):
                    layer, part = name.removeprefix("model.layers.").removesuffix(".weight").split(".", 1)
                    if part == "self_attn.q_proj":
                        tensor = turned(tensor, heads)
                    if part == "self_attn.k_proj":
                        tensor = turned(tensor, pairs)
                    target_name = f"blk.{layer}.{parts[part]}.weight"
                else:
                    target_name = names[name]
                if tensor.ndim == 1 or kind == "F32":
                    writer.add_tensor(target_name, tensor)
                else:
                    # As llama.cpp's own programs: what is looked up and the last matrix stay 8-bit.
                    fine = gguf.GGMLQuantizationType.Q8_0
                    chosen = fine if target_name in ("token_embd.weight", "output.weight") else quantization
                    writer.add_tensor(target_name, gguf.quants.quantize(tensor, chosen), raw_dtype=chosen)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def load(file, threads, context):
    import llama_cpp
    llama_cpp.llama_backend_init()
    parameters = llama_cpp.llama_model_default_params()
    # Its kernels for AMX end this version with a fault.
    parameters.use_extra_bufts = False
    model = llama_cpp.llama_model_load_from_file(file.encode(), parameters)
    settings = llama_cpp.llama_context_default_params()
    settings.n_ctx, settings.n_batch, settings.n_ubatch = context, 512, 512
    settings.n_threads = settings.n_threads_batch = threads
    return llama_cpp, model, llama_cpp.llama_init_from_model(model, settings)


def read(library, context, tokens, start, words):
    batch = library.llama_batch_init(len(tokens), 0, 1)
    batch.n_tokens = len(tokens)
    for index, token in enumerate(tokens):
        batch.token[index], batch.pos[index] = token, start + index
        batch.n_seq_id[index], batch.seq_id[index][0] = 1, 0
        batch.logits[index] = index == len(tokens) - 1
    assert library.llama_decode(context, batch) == 0
    scores = np.ctypeslib.as_array(library.llama_get_logits_ith(context, len(tokens) - 1), shape=(words,)).copy()
    library.llama_batch_free(batch)
    return scores


def run(file, length, words, threads):
    library, model, context = load(file, threads, length + words + 8)
    vocabulary = library.llama_vocab_n_tokens(library.llama_model_get_vocab(model))
    prompt = [3 + 7 * i % 1000 for i in range(length)]
    prefill, steps, found = [], [], []
    for turn in range(3):
        library.llama_memory_clear(library.llama_get_memory(context), True)
        start = time.perf_counter()
        scores = read(library, context, prompt, 0, vocabulary)
        if turn:
            prefill.append(time.perf_counter() - start)
        found = []
        for word in range(words):
            found.append(int(scores.argmax()))
            start = time.perf_counter()
            scores = read(library, context, found[-1:], length + word, vocabulary)
            if turn:
                steps.append(time.perf_counter() - start)
    memory = int(next(l.split()[1] for l in open("/proc/self/status") if l.startswith("VmHWM"))) * 1024
    print(json.dumps(dict(prefill=statistics.median(prefill), step=statistics.median(steps), peak=memory, tokens=found)))


def error(folder, file):
    import torch
    from transformers import AutoModelForCausalLM
    prompt = [3 + 7 * i % 1000 for i in range(64)]
    exact = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()
    with torch.no_grad():
        expected = exact(torch.tensor([prompt])).logits[0, -1].numpy()
    del exact
    library, model, context = load(file, 2, 128)
    found = read(library, context, prompt, 0, len(expected))
    print(json.dumps(dict(error=float(np.linalg.norm(found - expected) / np.linalg.norm(expected)))))


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    if what == "run":
        run(rest[0], *map(int, rest[1:]))
    else:
        dict(convert=convert, error=error)[what](*rest)
