"""The pictures of pixel_cases.py and tile_cases.py, which are not stored: their twin is in ImageProcessorTests.swift."""

import numpy as np


def pattern(width, height):
    """Pixels that look random, with hard edges and flat parts: a hash of the place, 255 or 0 in stripes."""
    x = np.arange(width, dtype=np.uint64)[None, :, None]
    y = np.arange(height, dtype=np.uint64)[:, None, None]
    c = np.arange(3, dtype=np.uint64)[None, None, :]
    h = (x * 73856093 ^ y * 19349663 ^ c * 83492791) & 0xFFFFFFFF
    h = (h ^ h >> 13) * 1274126177 & 0xFFFFFFFF
    value = (h ^ h >> 16) & 255
    stripe = ((x >> 3) + (y >> 2)) % 5
    return np.where(stripe == 0, 255, np.where(stripe == 1, 0, value)).astype(np.uint8)
