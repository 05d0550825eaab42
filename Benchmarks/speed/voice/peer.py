#!/usr/bin/env python3
"""Speaks a text with a VITS checkpoint through transformers, writes a WAV, and prints what it took as JSON.

Usage: peer.py FOLDER TEXT RUNS THREADS OUTPUT.wav
"""
import time

started = time.perf_counter()
import json
import resource
import statistics
import sys
import wave

import torch
from transformers import VitsModel, VitsTokenizer

folder, text, runs, threads, output = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5]
torch.set_num_threads(threads)
model = VitsModel.from_pretrained(folder).eval()
tokenizer = VitsTokenizer.from_pretrained(folder)
model.noise_scale = model.noise_scale_duration = 0.0
loaded = time.perf_counter() - started
speaker = 0 if model.config.num_speakers > 1 else None
whole = []
with torch.inference_mode():
    for _ in range(runs):
        begun = time.perf_counter()
        ids = tokenizer(text, return_tensors="pt").input_ids
        sound = model(ids, speaker_id=speaker).waveform[0]
        whole.append(time.perf_counter() - begun)
with wave.open(output, "wb") as file:
    file.setnchannels(1)
    file.setsampwidth(2)
    file.setframerate(model.config.sampling_rate)
    file.writeframes((sound.clamp(-1, 1) * 32767).to(torch.int16).numpy().tobytes())
seconds = len(sound) / model.config.sampling_rate
print(json.dumps({
    "symbols": ids[0].tolist(), "load": loaded, "whole": statistics.median(whole), "seconds": seconds,
    "factor": statistics.median(whole) / seconds, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))
