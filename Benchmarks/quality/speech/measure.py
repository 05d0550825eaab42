"""How many words of Alto's English an independent recogniser understands.

    python3 -m venv recogniser && recogniser/bin/pip install -r requirements.txt
    recogniser/bin/python measure.py path/to/alto [--no-noise] [voice ...]

Speaks the sentences beside this file with `alto say`, one file each, decodes them with CMU PocketSphinx (its own
US English models, which come with the package) and prints each voice's word accuracy: 1 minus the edit distance
in words over the number of words spoken. The recogniser is from before neural networks and hears through a general
language model, so the figure compares voices and finds regressions; it is not what a person understands.

The recogniser's models come from microphones. Where a synthesiser is digitally silent between words they find no
floor of noise, and eSpeak NG's words are lost on them. So every voice is heard in a quiet room: white noise at
-60 dBFS, half a second of it before and after. `--no-noise` leaves the noise out. Seen on 40 sentences of 350 words:

    noise        slt     rms     awb     kal   espeak/en-us
    none       83.4 %  92.0 %  88.0 %  88.0 %     21.7 %
    -60 dBFS   81.4 %  90.6 %  86.9 %  86.6 %     54.3 %
    -50 dBFS   75.7 %  87.1 %  70.9 %  82.6 %     64.3 %
"""

import array
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import wave

import pocketsphinx

HERE = pathlib.Path(__file__).parent
VOICES = ["flite/slt", "flite/rms", "flite/awb", "flite/kal", "espeak/en-us"]
# What the recogniser's models were trained on.
SAMPLE_RATE = 16_000
# -60 dBFS as a 16-bit amplitude (RMS).
NOISE = 33


def words(text):
    return re.findall(r"[a-z']+", text.lower())


def distance(spoken, heard):
    """Levenshtein's distance in words."""
    row = list(range(len(heard) + 1))
    for index, left in enumerate(spoken):
        previous, row[0] = row[0], index + 1
        for column, right in enumerate(heard):
            previous, row[column + 1] = row[column + 1], min(
                previous + (left != right), row[column + 1] + 1, row[column] + 1
            )
    return row[-1]


def samples(path, folder):
    """16-bit samples at the recogniser's rate."""
    with wave.open(str(path)) as sound:
        if sound.getframerate() == SAMPLE_RATE:
            return sound.readframes(sound.getnframes())
    converted = folder / "converted.wav"
    subprocess.run(["sox", path, "-r", str(SAMPLE_RATE), converted], check=True)
    with wave.open(str(converted)) as sound:
        return sound.readframes(sound.getnframes())


def in_a_room(data, noise):
    """The sound with half a second before and after it, and the room's noise over all."""
    sound = array.array("h", bytes(SAMPLE_RATE) + data + bytes(SAMPLE_RATE))
    if noise:
        source = random.Random(7)
        for index, sample in enumerate(sound):
            sound[index] = max(-32768, min(32767, sample + round(source.gauss(0, NOISE))))
    return sound.tobytes()


def recognise(data):
    decoder = pocketsphinx.Decoder(samprate=SAMPLE_RATE, loglevel="FATAL")
    decoder.start_utt()
    decoder.process_raw(data, full_utt=True)
    decoder.end_utt()
    result = decoder.hyp()
    return words(result.hypstr) if result else []


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--no-noise"]
    noise = "--no-noise" not in sys.argv
    alto, voices = arguments[0], arguments[1:] or VOICES
    sentences = (HERE / "sentences.txt").read_text().splitlines()
    print(f"{'voice':<16}{'words':>7}{'wrong':>7}{'accuracy':>10}")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for voice in voices:
            spoken_count, wrong = 0, 0
            for sentence in sentences:
                path = folder / "sentence.wav"
                command = [alto, "say", sentence, "--voice", voice, "--audio", path]
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
                spoken = words(sentence)
                spoken_count += len(spoken)
                wrong += distance(spoken, recognise(in_a_room(samples(path, folder), noise)))
            print(f"{voice:<16}{spoken_count:>7}{wrong:>7}{1 - wrong / spoken_count:>10.1%}")


if __name__ == "__main__":
    main()
