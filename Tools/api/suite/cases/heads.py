"""Heads that are too long, and heads that are none."""
from ..case import Expect, Request, case

CUT = {0, 400, 413, 414, 431}
AGENT = "GET /healthz HTTP/1.1\r\nHost: a\r\n"


def endless(piece, count):
    return lambda: iter([b"GET /healthz HTTP/1.1\r\nHost: a\r\n"] + [piece] * count)


def line(size):
    return lambda: iter([b"GET /"] + [b"a" * 65536] * (size // 65536) + [b"a" * (size % 65536) + b" HTTP/1.1\r\nHost: a\r\n\r\n"])


def cut(**more):
    return Expect(CUT, closes=True, problem=False, within=8, **more)


def cases():
    for size in (1_000, 4_000, 8_000):
        yield case(f"a request line of {size}", Request(pieces=line(size)), Expect({404, 414, 431, 0, 400}))
    for size in (9_000 * 10, 200_000, 1_000_000):
        yield case(f"a request line of {size}", Request(pieces=line(size)), cut())
    yield case("a request line of 9 KB", Request(pieces=line(9_000)), Expect(CUT | {404}))
    yield case("a request line of 10 MB", Request(pieces=line(10_000_000)), cut(most_sent=9_000_000))
    yield case("a request line of 200 MB", Request(pieces=line(200_000_000)), cut(most_sent=9_000_000))
    yield case("a query of 1 MB", Request(pieces=lambda: iter([b"GET /history?q=", b"a" * 1_000_000, b" HTTP/1.1\r\nHost: a\r\n\r\n"])), cut())
    yield case("a method of 1 MB", Request(pieces=lambda: iter([b"A" * 1_000_000, b" / HTTP/1.1\r\nHost: a\r\n\r\n"])), cut())
    yield case("a version of 1 MB", Request(pieces=lambda: iter([b"GET / HTTP/1.1", b"1" * 1_000_000, b"\r\nHost: a\r\n\r\n"])), cut())
    for size in (8_000, 16_000):
        yield case(f"a field of {size}", Request(pieces=[AGENT.encode(), b"X: " + b"a" * size + b"\r\n\r\n"]), Expect(CUT | {200}))
    for size in (100_000, 1_000_000, 10_000_000):
        yield case(f"a field of {size}", Request(pieces=lambda size=size: iter([AGENT.encode(), b"X: ", *[b"a" * 50_000] * (size // 50_000), b"\r\n\r\n"])), cut(most_sent=9_000_000))
        yield case(f"a field's name of {size}", Request(pieces=lambda size=size: iter([AGENT.encode(), *[b"a" * 50_000] * (size // 50_000), b": b\r\n\r\n"])), cut(most_sent=9_000_000))
    for count in (100, 1_000):
        yield case(f"{count} fields", Request(pieces=[AGENT.encode() + b"".join(b"X-%d: 1\r\n" % i for i in range(count)) + b"\r\n"]), Expect(CUT | {200}, problem=False))
    yield case("20,000 fields", Request(pieces=[AGENT.encode() + b"".join(b"X-%d: 1\r\n" % i for i in range(20_000)) + b"\r\n"]), cut())
    yield case("endless fields", Request(pieces=endless(b"X-Note: " + b"a" * 1000 + b"\r\n", 100_000)), cut(most_sent=9_000_000))
    yield case("endless fields of 1 letter", Request(pieces=endless(b"a:b\r\n" * 10_000, 3_000)), cut(most_sent=9_000_000))
    for name, head in {
        "a folded field": b"X: one\r\n two\r\n", "a tab folded": b"X: one\r\n\ttwo\r\n", "a space before the colon": b"X : one\r\n", "no colon": b"X\r\n", "no name": b": one\r\n", "NUL in a value": b"X: a\0b\r\n", "NUL in a name": b"X\0: a\r\n", "a bare CR": b"X: a\rb\r\n",
        "a name of emoji": "🐈: a\r\n".encode(), "a name with a space": b"X Y: a\r\n", "a name of quotes": b'"X": a\r\n', "a name of brackets": b"X[]: a\r\n", "controls in a value": b"X: \x01\x02\x1b\r\n",
    }.items():
        yield case(name, Request(pieces=[AGENT.encode() + head + b"\r\n"]), Expect({0, 400}, closes=True, problem=False))
    for name, head in {
        "no version": b"GET /\r\n\r\n", "HTTP/0.9": b"GET / HTTP/0.9\r\nHost: a\r\n\r\n", "HTTP/3.0": b"GET / HTTP/3.0\r\nHost: a\r\n\r\n", "HTTP/9.9": b"GET / HTTP/9.9\r\nHost: a\r\n\r\n", "HTTP/-1": b"GET / HTTP/-1\r\nHost: a\r\n\r\n", "http/1.1": b"GET / http/1.1\r\nHost: a\r\n\r\n", "HTTPS/1.1": b"GET / HTTPS/1.1\r\nHost: a\r\n\r\n",
        "two spaces": b"GET  /  HTTP/1.1\r\nHost: a\r\n\r\n", "tabs": b"GET\t/\tHTTP/1.1\r\nHost: a\r\n\r\n", "a space in the path": b"GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", "NUL in the path": b"GET /a\0b HTTP/1.1\r\nHost: a\r\n\r\n", "no path": b"GET HTTP/1.1\r\nHost: a\r\n\r\n", "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        "zeros": bytes(1000), "line breaks only": b"\r\n" * 100, "a blank line first": b"\r\nGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n", "SSH": b"SSH-2.0-OpenSSH_9.2\r\n", "SMTP": b"EHLO a\r\nMAIL FROM:<a>\r\n", "redis": b"*1\r\n$4\r\nPING\r\n", "a proxy's line": b"PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "LF only": b"GET /healthz HTTP/1.1\nHost: a\n\n", "CR only": b"GET / HTTP/1.1\rHost: a\r\r", "a BOM": b"\xef\xbb\xbfGET / HTTP/1.1\r\nHost: a\r\n\r\n", "emoji": "GET /🐈 HTTP/1.1\r\nHost: a\r\n\r\n".encode(), "not UTF-8": b"GET /\xff\xfe HTTP/1.1\r\nHost: a\r\n\r\n",
    }.items():
        yield case(name, Request(pieces=[head], half_close=True), Expect({0, 200, 400, 404, 414, 505}, problem=False, within=8))
    yield case("nothing at all", Request(pieces=[], half_close=True), Expect(0, within=8))
    yield case("a letter at a time", Request(pieces=[piece for letter in b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n" for piece in (bytes([letter]), 0.01)]), Expect(200))
    yield case("reset in the head", Request(pieces=[b"GET / HT"], half_close=True), Expect({0, 400}, problem=False))
