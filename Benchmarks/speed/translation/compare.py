"""Marian beside transformers: a checkpoint of opus-mt's size with random weights, 4 beams, 2 threads.

    python compare.py TRANSLATIONSPEED [--rounds N]

Twelve sentences of 8 to 30 tokens are translated twice by each, by turns; the second time counts. Medians, and ratios to transformers.
Needs torch, transformers and safetensors (Tools/reference/requirements.txt). The checkpoint (300 MB) goes to a folder that is removed.
"""
import argparse
import json
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

PEER = """
import json, sys, time, resource
import torch
torch.set_num_threads(2)
from transformers import MarianMTModel
start = time.perf_counter()
model = MarianMTModel.from_pretrained(sys.argv[1]).eval()
load = time.perf_counter() - start
rows, seconds, found = json.load(open(sys.argv[2])), [], []
with torch.no_grad():
    for row in rows + rows:
        begun = time.perf_counter()
        found.append(model.generate(torch.tensor([row]))[0, 1:].tolist())
        seconds.append(time.perf_counter() - begun)
last = sorted(seconds[len(rows):])
print(json.dumps(dict(load=load, median=last[len(last) // 2], sum=sum(last), tokens=found[len(rows):])))
"""


def make(folder):
    import torch
    from transformers import GenerationConfig, MarianConfig, MarianMTModel
    torch.manual_seed(2)
    pad = 65000
    config = MarianConfig(vocab_size=65001, d_model=512, encoder_layers=6, decoder_layers=6, encoder_attention_heads=8, decoder_attention_heads=8,
                          encoder_ffn_dim=2048, decoder_ffn_dim=2048, activation_function="swish", scale_embedding=True, max_position_embeddings=512,
                          pad_token_id=pad, decoder_start_token_id=pad, eos_token_id=0, forced_eos_token_id=0, decoder_vocab_size=65001)
    model = MarianMTModel(config)
    with torch.no_grad():
        for name, tensor in model.named_parameters():
            if "embed_positions" not in name and tensor.dim() == 2:
                tensor.normal_(0, (0.02 if "shared" in name else 1.3) / (1 if "shared" in name else tensor.shape[1] ** 0.5))
        model.model.shared.weight.mul_(5)
    # Every translation is as long, so that the same work is compared.
    model.generation_config = GenerationConfig(num_beams=4, max_length=26, min_length=25, bad_words_ids=[[pad]], eos_token_id=0, pad_token_id=pad,
                                               decoder_start_token_id=pad, forced_eos_token_id=0, min_new_tokens=24)
    model.save_pretrained(folder)


arguments = argparse.ArgumentParser()
arguments.add_argument("program")
arguments.add_argument("--rounds", type=int, default=3)
given = arguments.parse_args()
with tempfile.TemporaryDirectory() as scratch:
    folder, rows = pathlib.Path(scratch) / "model", pathlib.Path(scratch) / "rows.json"
    make(folder)
    generator = random.Random(3)
    rows.write_text(json.dumps([[generator.randrange(1, 64000) for _ in range(length)] + [0] for length in range(8, 32, 2)]))
    commands = {"transformers": [sys.executable, "-c", PEER, folder, rows]}
    for precision in ("fp32", "int8"):
        commands[f"alto {precision}"] = [given.program, folder, rows, precision, "2"]
    results = {name: [] for name in commands}
    for _ in range(given.rounds):
        for name, command in commands.items():
            begun = time.perf_counter()
            output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            results[name].append(dict(json.loads(output), whole=time.perf_counter() - begun))
    middle = lambda name, key: statistics.median(result[key] for result in results[name])
    for name in commands:
        ratio = lambda key: middle(name, key) / middle("transformers", key)
        same = sum(a == b for a, b in zip(results[name][0]["tokens"], results["transformers"][0]["tokens"]))
        print(f"{name:13} a sentence {middle(name, 'median'):6.3f} s ({ratio('median'):.2f} x), loading {middle(name, 'load'):5.2f} s ({ratio('load'):.2f} x), "
              f"{same} of 12 texts equal")
