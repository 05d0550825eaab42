"""Search in writing without spaces: a piece of a run is found as a word is (a service of its own)."""
from urllib.parse import quote

from .. import pictures
from ..case import Case, Expect, Step, get, post


def described(language):
    return Step(post(f"/v1/descriptions?audio=none&language={language}", pictures.small, "image/bmp", {"Prefer": "wait=15"}), Expect(200, contains=(b'"done"',)))


def inside(answer, given, start, length):
    """Some signs from the middle of the longest run of the narration, and a search for them."""
    narration = answer.json()["description"]["narration"]
    run = max("".join(letter if "\u3040" <= letter <= "\u9fff" else " " for letter in narration).split(), key=len)
    middle = len(run) // 2 + start
    return get("/v1/descriptions?limit=100&q=" + quote(run[middle:middle + length]))


def found(answer, earlier, _):
    return "" if earlier[0].json()["id"] in [one["id"] for one in answer.json()["descriptions"]] else "it is not found"


def cases():
    for language in ("zh-Hans", "zh-Hant", "ja"):
        for start in (-1, 0, 1):
            for length in (1, 2, 3):
                yield Case(f"{language}, {length} from the middle {start:+}", [described(language), Step(lambda given, before, s=start, n=length: inside(before[0], given, s, n), Expect(200, also=found))])
        yield Case(f"{language}, signs that are not there", [described(language), Step(get("/v1/descriptions?q=" + quote("鱷鬱")), Expect(200, contains=(b'"descriptions":[]',)))])
