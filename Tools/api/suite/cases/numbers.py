"""Numbers of strangers: none of them is turned into one that the program cannot hold."""
import json

from .. import pictures
from ..case import Case, Expect, Request, Step, case, get, post

WORDS = ["NaN", "nan", "inf", "-inf", "infinity", "1e308", "-1e308", "1e400", "1e-400", "-1", "0", "-0", "", "%20", "0x1p3", "0x10", "1_000", "1,5", "10%5E30", "1" * 400, "9223372036854775808", "-9223372036854775809",
         "18446744073709551616", "one", "%00", "1%00", "%D9%A1", "1.5.5", "+1", "1e", "1%0A", "%EF%BC%91", "½"]


def cases():
    for word in WORDS:
        fits = word in ("%EF%BC%91", "+1", "0x1p3", "1%0A")
        yield case(f"rate={word[:20]}", post(f"/v1/descriptions?audio=none&rate={word}", pictures.small, "image/bmp", {"Prefer": "wait=10"}), Expect({200, 400, 422} if fits else {400, 422}))
        yield case(f"limit={word[:20]}", get(f"/v1/descriptions?limit={word}"), Expect({400} if word not in ("+1", "%EF%BC%91", "") else {200, 400}, code=None if word in ("+1", "") else "usage"))
        yield case(f"after={word[:20]}", get(f"/v1/descriptions?after={word}"), Expect({400} if not word.lstrip("-").isdigit() and word not in ("+1", "") else {200, 400}))
    for limit in ("0", "101", "-1", str(10**30), "1.5", "100.0", "1e1", "0x10", "10;drop", "'", "[]", "1 ", "٣", "100a"):
        yield case(f"limit {limit[:20]}", get("/v1/descriptions?limit=" + limit.replace(" ", "%20")), Expect(400, code="usage"))
    for limit in ("1", "100", "20"):
        yield case(f"limit {limit} is one", get(f"/v1/descriptions?limit={limit}"), Expect(200))
    for after in ("garbage", "none", "1.5", "-", "1a", "' OR 1=1", "%27", "[]", "{}", "null", "<id>", "a" * 5000, "%ff", "%00", "1%202", "=", "../1"):
        yield case(f"after {after[:20]}", get("/v1/descriptions?after=" + after.replace(" ", "%20")), Expect(400, code="usage"))
        yield case(f"history after {after[:20]}", get("/history?after=" + after.replace(" ", "%20")), Expect({200, 400}))
    yield Case("a cursor that was given goes on", [
        Step(post("/v1/descriptions?audio=none", pictures.small, "image/bmp", {"Prefer": "wait=10"})), Step(post("/v1/descriptions?audio=none", pictures.plain, "image/png", {"Prefer": "wait=10"})),
        Step(get("/v1/descriptions?limit=1"), Expect(200, contains=(b'"next":"',))),
        Step(lambda given, before: get(f"/v1/descriptions?limit=1&after={before[-1].json()['next']}"), Expect(200, contains=(b'"id"',), also=lambda a, before, _: "the same page twice" if a.json()["descriptions"][0]["id"] == before[-1].json()["descriptions"][0]["id"] else ""))])
    for name, rate in {"NaN": "NaN", "1e308": 1e308, "-1": -1, "0": 0, "0.49": 0.49, "3.01": 3.01, "a huge integer": 10**40, "a string": "1", "a truth": True, "-0.0": -0.0, "1e-300": 1e-300, "10^400": 10**400}.items():
        body = lambda key, text, rate=rate: json.dumps({text: "A cat.", key: rate}).replace('"NaN"', "NaN").encode()
        yield case(f"speech's rate {name}", post("/v1/speech", body("rate", "text"), "application/json"), Expect({400, 422}))
        yield case(f"OpenAI's speed {name}", post("/v1/audio/speech", body("speed", "input"), "application/json"), Expect({400, 422}))
    # A wait that is none is no wait; a long one is cut. None of them is an error (RFC 7240: what is not understood is ignored).
    for wait in ("wait=99999999999999999999", "wait=-1", "wait=0", "wait=abc", "wait", "wait=", "wait=1.5", "wait=1e3", "wait=NaN", "wait=9223372036854775807", "wait=-9223372036854775808", "WAIT=10", "respond-async, wait=5", "wait=5;a=b",
                 'wait="5"', "wait = 5", ",,,", "=" * 100, "wait=5, wait=10", "a" * 5000, "wait=０"):
        yield case(f"Prefer: {wait[:30]}", post("/v1/descriptions?audio=none", pictures.small, "image/bmp", {"Prefer": wait.encode()}), Expect({200, 202}, within=8), settle=8)
    yield case("a bad picture is waited for: its own status", post("/v1/descriptions", pictures.truncated, "image/png", {"Prefer": "wait=20"}), Expect({200, 422}, contains=(b"image_truncated",), problem=False))
    yield Case("Content-Length of 10^30", [Step(Request(pieces=[f"POST /v1/speech HTTP/1.1\r\nHost: a\r\nContent-Length: {10**30}\r\n\r\n".encode()]), Expect({400, 413, 0}, closes=True))])
    for length in ("-1", "+5", "5,5", "5 5", "0x5", "5.0", "a", "", "９", "9223372036854775807", "18446744073709551615"):
        yield case(f"Content-Length: {length}", Request(pieces=[f"POST /v1/speech HTTP/1.1\r\nHost: a\r\nContent-Length: {length}\r\n\r\nabcde".encode()], half_close=True), Expect({0, 400, 413}, within=5))
