#!/usr/bin/env python3
"""What people do today: pytesseract, face_recognition and pyttsx3's engine (eSpeak NG), one after another.

Usage: peer.py OUTPUT_FOLDER PICTURE…   Prints one JSON line a picture and writes one WAV a picture.
"""
import json
import subprocess
import sys
from pathlib import Path

import face_recognition
import pytesseract
from PIL import Image, ImageOps


def describe(path: Path, folder: Path) -> dict:
    picture = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
    text = pytesseract.image_to_string(picture).strip()
    pixels = face_recognition.load_image_file(path)
    faces = face_recognition.face_locations(pixels)
    sentence = f"A picture with {len(faces)} faces. " + (f"The text reads: {text}." if text else "No text was found.")
    sound = folder / f"{path.stem}.wav"
    # pyttsx3 drives the same engine, but its save_to_file needs a sound server; the process is what it comes to.
    subprocess.run(["espeak-ng", "-v", "en-us", "--stdin", "-w", sound], input=sentence, text=True, check=True)
    return {"source": str(path), "faces": len(faces), "text": text, "sound": str(sound)}


def main() -> None:
    folder = Path(sys.argv[1])
    for name in sys.argv[2:]:
        print(json.dumps(describe(Path(name), folder)), flush=True)


if __name__ == "__main__":
    main()
