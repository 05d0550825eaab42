#!/usr/bin/env python3
"""Speaks symbols with a VITS checkpoint through transformers, and prints what it took as JSON.

Usage: peer.py FOLDER SYMBOLS.json RUNS THREADS
"""
import time

started = time.perf_counter()
import json
import resource
import statistics
import sys

import torch
from transformers import VitsModel

folder, symbols, runs, threads = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:5])
torch.set_num_threads(threads)
model = VitsModel.from_pretrained(folder).eval()
model.noise_scale = model.noise_scale_duration = 0.0
loaded = time.perf_counter() - started
ids = torch.tensor([json.load(open(symbols))])
speaker = 0 if model.config.num_speakers > 1 else None
whole = []
with torch.inference_mode():
    for _ in range(runs):
        begun = time.perf_counter()
        sound = model(ids, speaker_id=speaker).waveform
        whole.append(time.perf_counter() - begun)
seconds = sound.shape[1] / model.config.sampling_rate
print(json.dumps({
    "load": loaded, "whole": statistics.median(whole), "seconds": seconds, "factor": statistics.median(whole) / seconds,
    "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))
