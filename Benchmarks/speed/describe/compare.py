#!/usr/bin/env python3
"""Times `alto describe` as a whole process beside peer.py: same pictures, in turn, medians and ratios.

Usage: compare.py ALTO PHOTO… [--pairs N]

Each PHOTO is brought to 12 megapixels for the first table; for the second, 50 pictures of about one megapixel are cut
from all of them. Nothing is kept.
"""
import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image

here = Path(__file__).resolve().parent


def timed(command: list[str]) -> tuple[float, float]:
    """Wall seconds and peak memory in MB of the largest process of a command."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if status != 0:
        sys.exit(f"{command[0]} failed with status {status}")
    return seconds, usage.ru_maxrss / 1024


def compare(title: str, alto: list[str], peer: list[str], pairs: int) -> None:
    timed(alto), timed(peer)  # once each, so that both find a warm disk
    ours, theirs = [], []
    for _ in range(pairs):
        ours.append(timed(alto))
        theirs.append(timed(peer))
    ratio = statistics.median(theirs[i][0] / ours[i][0] for i in range(pairs))
    print(
        f"{title:34} alto {statistics.median(s for s, _ in ours):7.2f} s {max(m for _, m in ours):6.0f} MB   "
        f"python {statistics.median(s for s, _ in theirs):7.2f} s {max(m for _, m in theirs):6.0f} MB   "
        f"{ratio:5.1f} times faster",
        flush=True,
    )


def twelve_megapixels(photo: Path, folder: Path) -> Path:
    picture = Image.open(photo).convert("RGB")
    scale = (12e6 / (picture.width * picture.height)) ** 0.5
    target = folder / f"{photo.stem}-12mp.jpg"
    picture.resize((round(picture.width * scale), round(picture.height * scale)), Image.LANCZOS).save(target, quality=92)
    return target


def many(photos: list[Path], folder: Path) -> list[Path]:
    chance = random.Random(2026)
    folder.mkdir()
    result = []
    for index in range(50):
        picture = Image.open(photos[index % len(photos)]).convert("RGB")
        share = chance.uniform(0.7, 1)
        width, height = round(picture.width * share), round(picture.height * share)
        left, top = chance.randint(0, picture.width - width), chance.randint(0, picture.height - height)
        piece = picture.crop((left, top, left + width, top + height))
        scale = (1e6 / (width * height)) ** 0.5
        target = folder / f"{index:02}.jpg"
        piece.resize((round(width * scale), round(height * scale)), Image.LANCZOS).save(target, quality=90)
        result.append(target)
    return result


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("alto")
    arguments.add_argument("photos", nargs="+", type=Path)
    arguments.add_argument("--pairs", type=int, default=5)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        peer = [sys.executable, str(here / "peer.py"), name]
        for photo in options.photos:
            picture = str(twelve_megapixels(photo, folder))
            sound = str(folder / "one.mp3")
            compare(f"{photo.name}, 12 megapixels", [options.alto, "describe", picture, "--audio", sound], peer + [picture], options.pairs)
        pictures = [str(p) for p in many(options.photos, folder / "many")]
        alto = [options.alto, "describe", *pictures, "--audio-dir", name, "--audio-format", "wav", "--json"]
        compare("50 pictures of 1 megapixel", alto, peer + pictures, max(1, options.pairs // 2))


if __name__ == "__main__":
    main()
