"""Ranges of a sound: what is no range is no range, and the whole comes (RFC 9110, section 14.2)."""
from ..case import Case, Expect, Request, Step, case, get

# Invalid, unknown, or more than one: as if it had not been asked.
WHOLE = [
    "bytes=", "bytes", "", "=", "bytes=-", "bytes=a-b", "bytes=5-2", "bytes=1-0", "bytes=0-a", "bytes=a-9", "bytes=--1", "bytes=-0-", "bytes=0--1", "bytes=0x0-0x9", "bytes=1.5-2", "bytes= ", "bytes=0-9-", "bytes=+0-9", "bytes=0-+9",
    "seconds=0-9", "items=0-9", "byte=0-9", "bytes 0-9", "bytes:0-9", "0-9", "none", "bytes=0-9;", "bytes=0-9 x", "bytes=0-1,3-4", "bytes=0-0,-1", "bytes=0-9,0-9", "bytes=" + ",".join(f"{i}-{i}" for i in range(1000)),
    "bytes=,,,", "bytes=a,b", "bytes=0-9,a", "bytes=%30-9", "bytes=\u0660-\u0669", "bytes=\u00bd-9", "a" * 5000, "bytes=-", "bytes=0 - 9", "bytes==0-9", "BYTE=0-9",
]
BEYOND = ["bytes=<size>-", "bytes=<size>-<size>", "bytes=999999999-", "bytes=999999999-9999999999", f"bytes={10**30}-", f"bytes={10**30}-{10**31}", "bytes=-0", f"bytes={2**63}-", f"bytes={2**64}-", "bytes=99999999-", "bytes=-00"]
PART = {
    "bytes=0-0": (1, "bytes 0-0/"), "bytes=0-9": (10, "bytes 0-9/"), "bytes=10-19": (10, "bytes 10-19/"), "bytes=-1": (1, "-"), "bytes=-10": (10, "bytes"), "bytes=0-": (None, "bytes 0-"), "bytes=1-": (None, "bytes 1-"), "bytes=0-999999999": (None, "bytes 0-"),
    f"bytes=0-{10**30}": (None, "bytes 0-"), f"bytes=-{10**30}": (None, "bytes 0-"), "bytes=-999999999": (None, "bytes 0-"), f"bytes=5-{2**63}": (None, "bytes 5-"), "bytes=00-009": (10, "bytes 0-9/"), "Bytes=0-9": (10, "bytes 0-9/"), "bytes=0-9 ": (10, "bytes 0-9/"),
}


def whole(answer, _, given):
    return "" if str(len(answer.body)) == given.values["size"] else f"{len(answer.body)} bytes, not {given.values['size']}"


def cases():
    for range in WHOLE:
        yield case(f"{range[:30]!r} is ignored", get("<wav>", {"Range": range.encode()}), Expect(200, {"Content-Range": None}, also=whole))
    for range in BEYOND:
        yield case(f"{range[:30]} is beyond the end", get("<wav>", {"Range": range}), Expect(416, {"Content-Range": r"bytes \*/\d+"}, problem=False))
    for range, (count, told) in PART.items():
        def right(answer, _, given, count=count):
            return "" if count is None or len(answer.body) == count else f"{len(answer.body)} bytes, not {count}"
        yield case(f"{range[:30]} is a part", get("<wav>", {"Range": range}), Expect(206, {"Content-Range": told}, also=right))
    yield case("Range twice", get("<wav>", [("Range", "bytes=0-1"), ("Range", "bytes=2-3")]), Expect({200, 206, 400}))
    for condition in ('"abc"', "abc", "*", "Wed, 21 Oct 2015 07:28:00 GMT", "a" * 2000):
        yield case(f"If-Range {condition[:20]}", get("<wav>", {"Range": "bytes=0-9", "If-Range": condition}), Expect({200, 206}))
    yield case("a range of a page", get("/", {"Range": "bytes=0-9"}), Expect({200, 206}))
    yield case("a range of JSON", get("/v1/voices", {"Range": "bytes=0-9"}), Expect({200, 206}))
    yield Case("parts make the whole", [
        Step(get("<wav>", {"Range": "bytes=0-99"}), Expect(206)), Step(get("<wav>", {"Range": "bytes=100-"}), Expect(206)),
        Step(get("<wav>"), Expect(200, also=lambda a, before, _: "" if before[0].body + before[1].body == a.body else "they differ"))])
