"""Prints sentences and what `phonemizer` makes of them with its espeak backend, one JSON object a line.

Usage: reference.py VOICE COUNT

The sentences are put together from words, names, numbers and all kinds of punctuation, the same in every run.
"""

import json
import random
import sys

from phonemizer.backend import EspeakBackend

WORDS = """a the of in on at to and or but not is are was were be been being has have had do does did can could will would
shall should may might must I you he she it we they me him her us them my your his its our their this that these those
picture photo cat dog bird horse house street car bicycle woman man child people group table chair window door tree
flower grass water river sea beach mountain sky cloud sun moon light shadow red orange yellow green blue purple black
white grey brown small large tall short long wide narrow old young new bright dark blurred sharp left right above below
behind beside between read record live lead wind tear close present object minute bass bow row sow wound contract
although through though thought tough cough bough borough Worcester Leicester Edinburgh colonel choir queue yacht
rendezvous croissant naïve café façade jalapeño Zürich São Łódź Dvořák Nguyen Xiaoming Björk
restaurant thermometer encyclopaedia photographer specifically unfortunately characteristically rhythms strengths
sixths twelfths don't can't won't it's we're they've I'd John's cats' o'clock rock-n-roll well-known mother-in-law
BBC NASA USA UK PDF HTML iPhone eBay McDonald O'Neill Mr Mrs Dr St etc vs 1 2 3 7 10 12 25 100 101 365 999 1000 1984
2026 10000 1234567 3.14 0.5 1st 2nd 3rd 21st 50% $5 £10 €20 #7 @home & + = 24/7 9:30 5-10 A4 B2B x y z e.g i.e
hello world welcome exit entrance open closed sale free no smoking mind the gap platform ticket office""".split()
JOINTS = [" "] * 12 + [", ", "; ", ": ", " - ", " — ", "—", "… ", "... ", " (", ") ", ' "', '" ', " «", "» ", "! ", "? ", "  ", " “", "” ", "/", " [", "] "]
ENDS = [".", ".", ".", "", "!", "?", "...", "…", "?!", '."', ")", ",", " ", ":"]
STARTS = [""] * 9 + ['"', "(", "“", "¿", "¡", "… ", "- ", " "]


def sentences(count):
    generator = random.Random(2021)
    for _ in range(count):
        text = generator.choice(STARTS)
        for index in range(generator.randint(1, 14)):
            word = generator.choice(WORDS)
            case = generator.random()
            text += (generator.choice(JOINTS) if index else "") + (word.upper() if case < 0.03 else word.capitalize() if case < 0.12 else word)
        yield text + generator.choice(ENDS)


def main():
    backend = EspeakBackend(sys.argv[1], preserve_punctuation=True, with_stress=True)
    texts = [text for text in sentences(int(sys.argv[2])) if text.strip()]
    for text, phonemes in zip(texts, (backend.phonemize([text], strip=True) for text in texts)):
        print(json.dumps({"text": text, "phonemes": phonemes[0] if phonemes else ""}))


main()
