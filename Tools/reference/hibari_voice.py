"""What hibari's own package makes of text, for the tests of Alto's voice of that name.

    pip install hibari-tts==0.2.1 onnxruntime onnx
    python hibari_voice.py phonemes sentences.tsv [--count 5000] [--own]
    python hibari_voice.py sound Tests/Reference/hibari

`phonemes` writes sentences with a tab and their phonemes: prose of the documentation that Python and packages on this
machine bring, and made-up sentences full of what is hard to read; `--own` leaves the prose out, for what is kept in
Tests/Reference/hibari/phonemes.tsv (300 of them). A larger file is compared by

    ALTO_HIBARI_SENTENCES=sentences.tsv swift test --filter HibariPhonemesTests

`sound` writes what the network and its signal processing make of one word without noise. The package's network rounds
activations to 8 bits as it goes, which makes its sound differ by more than its own size when onnxruntime only fuses other
operations (the pitch drifts, and with it the phase of everything). So the reference is the same network with the same weights
and float32 activations: each DynamicQuantizeLinear and MatMulInteger is a MatMul with the dequantized matrix.
"""

import argparse
import ast
import glob
import pathlib
import random
import re
import sysconfig
import wave

import numpy as np


def prose():
    """Sentences of docstrings and READMEs."""
    found = []
    for name in sorted(glob.glob(sysconfig.get_paths()["stdlib"] + "/*.py")):
        try:
            tree = ast.parse(pathlib.Path(name).read_text(encoding="utf-8"))
        except (SyntaxError, UnicodeDecodeError):
            continue
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Module)):
                found += sentences(ast.get_docstring(node) or "")
    patterns = ["/usr/share/doc/*/README*", "/usr/share/common-licenses/*", "/usr/share/perl/*/pod/*.pod"]
    for name in sorted(name for pattern in patterns for name in glob.glob(pattern)):
        try:
            with open(name, encoding="utf-8") as file:
                found += list(sentences(file.read(60_000)))[:120]
        except (OSError, UnicodeDecodeError):
            continue
    return found


def sentences(text):
    text = re.sub(r"\n{2,}", "\n\n", re.sub(r"[ \t]+\n", "\n", text))
    for paragraph in text.split("\n\n"):
        if re.match(r"\s*(>>>|\.\.|=+|-+\n|[|+#*])", paragraph) or paragraph.count("  ") > 12:
            continue
        for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z\"“(])", re.sub(r"[`*]", "", paragraph)):
            sentence = re.sub(r"\s+", " ", sentence).strip()
            if 8 <= len(sentence) <= 280 and len(sentence.split()) > 3:
                yield sentence


MONTHS = "January March May June August October December Jan. Feb. Mar. Aug. Sept. Oct. Nov.".split()
NAMES = (
    "Nguyen Kowalski Schwarzenegger O'Brien MacDonald Björk Dvořák García Łukasz Müller Xiaoming Siobhan Nakamura Okonkwo "
    "Papadopoulos Tchaikovsky Françoise d'Artagnan Smith Emily Ahmed Thibault Hjalmar Ptolemy"
).split()
THINGS = "cat dog bus bicycle cheetah keyboard building church ball computer wolfhound dahlia zeppelin quokka".split()
SHORT = (
    "NASA FBI U.S. U.S.A. e.g. Ph.D. BBC HTML5 IKEA OK TV's USB-C Wi-Fi iPhone YouTube R&D AT&T rock'n'roll o'clock y'all it's "
    "they'd we've won't shouldn't've 'twas I'm I'll who's cats' James's 1990s 3D 24/7 mother-in-law state-of-the-art co-op "
    "X-ray T-shirt vs. etc. a.m."
).split()
SYLLABLES = "ba ke lo mi nu shra thel quo zin vex gry plo dwar ish ump eau tch oux phre kni ght sson berg ville".split()
HOMOGRAPHS = """I read the book yesterday, and I will read it again.
They live near a live music club.
The wind made it hard to wind the clock.
She will record a new record.
We object to the object.
The bandage was wound around the wound.
A close friend closed the close door.
They use it for good use; it is used.
I used to live there and used it.
Please present the present at present.
The tear made her shed a tear.
Do you want to go to the opera or to a park?
In the end, that's what he's in.
I am, I said. Am I an hour early? I am.
By and by, he walked by the house.
IN THE HOUSE, TO THE LEFT, BY THE DOOR.
King Charles III and Queen Victoria, Chapter Introduction, Part IV.""".splitlines()


def made_up(count, r):
    """Numbers, dates, sums, short forms, names and words that nobody knows."""
    i, c = r.randint, r.choice
    yield from HOMOGRAPHS
    while count > 0:
        count -= 1
        word, name = "".join(c(SYLLABLES) for _ in range(i(2, 4))), "".join(c(SYLLABLES) for _ in range(2)).capitalize()
        a, b, s, t, u = c(THINGS), c(THINGS), c(SHORT), c(SHORT), c(SHORT)
        yield c([
            f"It looks like a {a}.", f"It may be a {a} or a {b}. No text was found.",
            f"A {a} and {i(2, 12)} {b}s in front of a {c(THINGS)}.",
            f"Two people, perhaps {c(NAMES)} and {c(NAMES)}, about {i(18, 80)} years old.",
            f"The text reads: “{c(['NO PARKING', 'Open 9–5', 'Sale 50% off', 'EXIT 12B', 'Café Zoë'])}”.",
            f"There were {i(0, 10 ** c([2, 4, 6, 9])):,} people in {i(1000, 2100)}.",
            f"It costs ${i(0, 2000)}.{i(0, 99):02d}, or €{i(1, 900)}, £{i(1, 50)}.{i(1, 9)} million, {i(1, 99)}¢ and ¥{i(100, 9999)}.",
            f"On {c(MONTHS)} {i(1, 31)}, {i(1500, 2030)}, at {i(0, 23)}:{i(0, 59):02d} {c(['am', 'p.m.', 'PM'])}.",
            f"The date was {i(1, 12)}/{i(1, 28)}/{i(1950, 2030)} or {i(1950, 2030)}-{i(1, 12):02d}-{i(1, 28):02d}.",
            f"It weighs {i(1, 90)}.{i(0, 9)} {c(['kg', 'lb', 'km', 'mph', 'GHz', 'MB', 'ft', '°C', '%', 'km/h'])} on average.",
            f"The {i(1, 120)}{c(['st', 'nd', 'rd', 'th'])} of {c(MONTHS[:7])}, {i(1, 9)}/{i(2, 12)} of the {i(1900, 2029)}s.",
            f"Call {i(200, 999)}-{i(1000, 9999)} between {i(1, 20)}–{i(21, 99)} and -{i(1, 40)} degrees, No. {i(1, 99)}, #{i(1, 9)}.",
            f"Version {i(0, 9)}.{i(0, 30)}.{i(0, 9)} of A{i(100, 400)} and B{i(1, 60)}, MP{i(2, 4)}, {i(1, 9)}x{i(2, 9)}.",
            f"{c(['Dr.', 'Mr.', 'Prof.', 'St.', 'Ms.'])} {c(NAMES)} lives at {i(1, 9999)} {c(NAMES)} {c(['St.', 'Ave.', 'Rd.'])}",
            f"{i(1, 99)}% of {i(1, 9)}.{i(1, 99)} is 0.{i(0, 999):03d}; {i(1, 9)} + {i(1, 9)} = {i(2, 18)}, {i(1, 9)} × {i(1, 9)}.",
            f"The {word} of {name} was {word}ing and {word}ed.", f"{name}'s {word}s, the {name.upper()} and a {word}-{a}.",
            f"My{name}{word.capitalize()} is a {word}{i(1, 99)}; see {word}@{name.lower()}.com, /usr/{word}/{name}_x.",
            f"The {s} and {t}, not {u}.", f"“{s},” she said, “is {t} — or ({u})!”", f"Why {s}? Because {t}; {u}…",
            f"{s.upper()} IS {t.upper()}: {u}", f"{s}/{t} & {u} @ home", f"'{s}' versus \"{t}\"... {u}?!",
        ])


def write_phonemes(out, count, own):
    from hibari.g2p import G2P

    r = random.Random(13)
    found = [] if own else prose()
    r.shuffle(found)
    found = list(dict.fromkeys(found[: count * 7 // 10] + list(made_up(count, r))))[: count * 2]
    r.shuffle(found)
    g2p = G2P()
    out.write_text("".join(f"{text}\t{g2p(text)}\n" for text in found[:count]), encoding="utf-8")


def float_network(path):
    """The network with its matrices dequantized."""
    import onnx
    from onnx import helper, numpy_helper

    model = onnx.load(path)
    graph = model.graph
    tensors = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    makers = {output: node for node in graph.node for output in node.output}
    users = {name: node for node in graph.node for name in node.input}
    gone, replaced = set(), {}
    # Layers that are used several times share theirs.
    matrices = {node.input[1] for node in graph.node if node.op_type == "MatMulInteger"}
    for node in graph.node:
        if node.op_type != "MatMulInteger":
            continue
        quantize, matrix = makers[node.input[0]], node.input[1]
        cast = users[node.output[0]]
        scale = users[cast.output[0]]
        if matrix in matrices:
            values = tensors[matrix].astype(np.float32) - np.float32(tensors[node.input[3]])
            values *= tensors[matrix.replace("_quantized", "_scale")]
            graph.initializer.append(numpy_helper.from_array(values, matrix + "_float"))
            matrices.remove(matrix)
        replaced[id(scale)] = helper.make_node("MatMul", [quantize.input[0], matrix + "_float"], list(scale.output))
        gone |= {id(quantize), id(node), id(cast), id(makers[scale.input[1]])}
    nodes = [replaced.get(id(node), node) for node in graph.node if id(node) not in gone]
    del graph.node[:]
    graph.node.extend(nodes)
    return model.SerializeToString()


class Silence:
    @staticmethod
    def standard_normal(shape, dtype):
        return np.zeros(shape, dtype)


def write_sound(folder):
    import onnxruntime
    from hibari import Hibari, dsp

    voice = Hibari()
    phonemes = voice.phonemize("A cat.")[0]
    session = onnxruntime.InferenceSession(float_network(voice.model_path), providers=["CPUExecutionProvider"])
    inputs = {"ids": np.asarray([voice.ids(phonemes)], np.int64), "speed": np.ones(1, np.float32)}
    samples = dsp.synth(*(output[0] for output in session.run(None, inputs)), Silence)
    with wave.open(str(folder / "a-cat.wav"), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(voice.sample_rate)
        sound.writeframes(np.round(np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["phonemes", "sound"])
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--own", action="store_true")
    arguments = parser.parse_args()
    if arguments.what == "phonemes":
        write_phonemes(arguments.out, arguments.count, arguments.own)
    else:
        write_sound(arguments.out)


if __name__ == "__main__":
    main()
