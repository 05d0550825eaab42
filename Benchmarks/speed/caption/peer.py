#!/usr/bin/env python3
"""Captions raw pixels with a BLIP checkpoint through transformers, and prints what each part took as JSON.

Usage: peer.py FOLDER PIXELS BEAMS RUNS THREADS
"""
import time

started = time.perf_counter()
import json
import resource
import statistics
import sys

import numpy as np
import torch
from transformers import BlipForConditionalGeneration

folder, pixels, beams, runs, threads = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])
torch.set_num_threads(threads)
model = BlipForConditionalGeneration.from_pretrained(folder).eval()
size = model.config.vision_config.image_size
picture = torch.from_numpy(np.fromfile(pixels, dtype=np.float32)[: 3 * size * size]).reshape(1, 3, size, size)
loaded = time.perf_counter() - started
loaded_cpu = time.process_time()

vision, text, vision_cpu, text_cpu, first = [], [], [], [], 0
with torch.inference_mode():
    for run in range(runs):
        # The vision encoder alone, then all of it; the text's time is what is left.
        begun, begun_cpu = time.perf_counter(), time.process_time()
        model.vision_model(picture)
        vision.append(time.perf_counter() - begun)
        vision_cpu.append(time.process_time() - begun_cpu)
        begun, begun_cpu = time.perf_counter(), time.process_time()
        tokens = model.generate(picture, num_beams=beams, min_new_tokens=20, max_new_tokens=20)
        text.append(time.perf_counter() - begun)
        text_cpu.append(time.process_time() - begun_cpu)
        if run == 0:
            first = loaded + text[0]
text = [t - v for t, v in zip(text, vision)]
text_cpu = [t - v for t, v in zip(text_cpu, vision_cpu)]
print(json.dumps({
    "load": loaded, "loadCPU": loaded_cpu, "visionCPU": statistics.median(vision_cpu),
    "textCPU": statistics.median(text_cpu), "first": first, "vision": statistics.median(vision),
    "text": statistics.median(text), "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    "tokens": tokens[0].tolist()[1:]}))
