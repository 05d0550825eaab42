"""Expect: 100-continue is answered at once; another expectation is refused."""
from .. import pictures
from ..case import Expect, Request, case

PICTURE = pictures.small()


def head(path, length, expectation="100-continue", more=""):
    return f"POST {path} HTTP/1.1\r\nHost: alto.test\r\nContent-Type: image/bmp\r\nPrefer: wait=9\r\nExpect: {expectation}\r\nContent-Length: {length}\r\n{more}\r\n".encode()


def at_once(answer, *_):
    if not answer.interim:
        return "there is no 100"
    status, seconds = answer.interim[0]
    return "" if status == 100 and seconds < 0.2 else f"{status} after {seconds:.2f} s"


def cases():
    for path in ("/v1/descriptions?audio=none", "/describe?audio=none"):
        for spelling in ("100-continue", "100-Continue", "100-CONTINUE"):
            yield case(f"{spelling} to {path}", Request("POST", pieces=[head(path, len(PICTURE), spelling), 0.5, PICTURE]), Expect({200, 303}, also=at_once))
    yield case("to /v1/speech", Request("POST", pieces=[head("/v1/speech", 17).replace(b"image/bmp", b"application/json"), 0.5, b'{"text":"A cat."}']), Expect(200, also=at_once))
    yield case("in chunks", Request("POST", pieces=[b"POST /v1/descriptions?audio=none HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\nPrefer: wait=9\r\n\r\n", 0.5,
               b"%x\r\n" % len(PICTURE) + PICTURE + b"\r\n0\r\n\r\n"]), Expect(200, also=at_once))
    # Who sends at once did not wait for it.
    yield case("the body comes with it", Request("POST", pieces=[head("/v1/descriptions?audio=none", len(PICTURE)) + PICTURE]), Expect(200))
    yield case("too large: no 100 but 413", Request("POST", pieces=[head("/v1/descriptions", 5_000_000_000)]), Expect(413, also=lambda a, *_: f"there was {a.interim}" if a.interim else "", within=1))
    for path in ("/nowhere", "/v1/voices", "/healthz"):
        yield case(f"to {path}", Request("POST", pieces=[head(path, 10), 0.5, b"0123456789"]), Expect({404, 405}, within=2))
    yield case("with HTTP/1.0", Request("POST", pieces=[head("/v1/descriptions?audio=none", len(PICTURE)).replace(b"HTTP/1.1", b"HTTP/1.0") + PICTURE]), Expect({200, 202}))
    yield case("GET with it", Request("GET", pieces=[b"GET /v1/voices HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n"]), Expect({200}, within=2))
    for other in ("200-ok", "100-continu", "a", "100-continue, other", "100-continue=1", "a" * 5000, "🐈", "100"):
        yield case(f"{other[:20]}", Request("POST", pieces=[head("/v1/descriptions?audio=none", len(PICTURE), other), PICTURE]), Expect(417 if len(other) < 1000 else {417, 431}, within=2))
