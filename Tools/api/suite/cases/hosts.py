"""The Host field: what is no host is refused."""
from ..case import Expect, Request, case

BAD = ["a b", "a@b", "user:word@alto", "alto/path", "alto?query", "alto#part", "alto\\x", "a\tb", "a\x01b", "a\x7fb", "alto:port", "alto:80:80", "[::1", "::1]", "[]", "[a]", "alto:-1", "alto:99999", "alto:65536", "a,b", "<script>", "\"alto\"", "a{b}", "a|b", "a^b", "`a`",
       " ", "", "a" * 5000, ":80", "http://alto", "[::1]x", "a\xa0b"]
GOOD = ["alto.test", "ALTO.TEST", "localhost", "127.0.0.1", "127.0.0.1:8080", "[::1]", "[::1]:8080", "a-b.c", "xn--4ca.test", "alto.test.", "alto:", "alto_1"]


def ask(host, path="/healthz", version="1.1"):
    return Request(pieces=[f"GET {path} HTTP/{version}\r\nHost: ".encode() + host.encode("latin-1") + b"\r\n\r\n"])


def cases():
    for host in BAD:
        for path in ("/healthz", "/"):
            yield case(f"{host[:20]!r} ({len(host)}) {path}", ask(host, path), Expect({400}, closes=True, problem=False))
    for host in GOOD:
        yield case(f"{host!r} is one", ask(host), Expect(200))
    yield case("none", Request(pieces=[b"GET /healthz HTTP/1.1\r\n\r\n"]), Expect(400, closes=True, problem=False))
    yield case("two", Request(pieces=[b"GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"]), Expect(400, closes=True, problem=False))
    yield case("two alike", Request(pieces=[b"GET /healthz HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"]), Expect(400, closes=True, problem=False))
    yield case("HTTP/1.0 without", Request(pieces=[b"GET /healthz HTTP/1.0\r\n\r\n"]), Expect({200, 400}, problem=False))
    for name in ("X-Forwarded-Host", "X-Forwarded-For", "Forwarded", "X-Original-URL", "X-Rewrite-URL", "X-HTTP-Method-Override"):
        for value in ("evil.test", "/metrics", "DELETE", "for=\"[::1]\";host=evil", "a" * 3000):
            yield case(f"{name}: {value[:12]}", Request("GET", "/history", {name: value}), Expect(200, lacks=(b"evil.test",)))
    yield case("links of the service are its own", Request("GET", "/v1/descriptions/<id>", host="evil.test"), Expect(200, lacks=(b"evil.test",)))
