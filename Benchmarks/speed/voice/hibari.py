"""hibari through Alto beside its own package: a fresh process, from text to a finished sound file.

    python3 -m venv peers && peers/bin/pip install hibari-tts==0.2.1 onnxruntime scipy
    peers/bin/python hibari.py path/to/alto

Prints medians of 5 runs, elapsed and of the processor, and the most memory, with one thread on the package's side; Alto's graphs are
cached by the first run, which is not counted. The sentences are the same; a machine that does nothing else is needed.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

SENTENCES = [
    "It looks like a cheetah.",
    "The quick brown fox jumps over the lazy dog, and twelve people watched it go by with great interest.",
]
PEER = "import sys; from hibari import Hibari; Hibari().save(sys.argv[1], sys.argv[2])"


def run(command):
    """Seconds elapsed, seconds of the processor, megabytes."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]} failed")
    return time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    alto = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/sound.wav"
        for sentence in SENTENCES:
            print(sentence)
            commands = {
                "hibari's package": [sys.executable, "-c", PEER, sentence, path],
                "Alto": [alto, "say", sentence, "--voice", "hibari/heart", "--audio", path],
            }
            for name, command in commands.items():
                run(command)
                figures = [run(command) for _ in range(5)]
                elapsed, processor, memory = (statistics.median(column) for column in zip(*figures))
                print(f"  {name:<18}{elapsed:6.2f} s elapsed {processor:6.2f} s of the processor {memory:6.0f} MB")


if __name__ == "__main__":
    main()
