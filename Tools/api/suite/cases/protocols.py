"""What is not HTTP/1.1 as it is meant: upgrades, tunnels, other versions; and paths that try to be others."""
from ..case import Expect, Request, case

WEBSOCKET = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}
H2C = {"Connection": "Upgrade, HTTP2-Settings", "Upgrade": "h2c", "HTTP2-Settings": "AAMAAABkAARAAAAAAAIAAAAA"}


def cases():
    for path in ("/", "/healthz", "/v1/descriptions/<id>/events", "/nowhere"):
        for name, headers in {"WebSocket": WEBSOCKET, "h2c": H2C, "TLS": {"Connection": "Upgrade", "Upgrade": "TLS/1.0"}, "an unknown": {"Connection": "Upgrade", "Upgrade": "a/1, b/2"}, "a long": {"Connection": "Upgrade", "Upgrade": "a" * 4000}}.items():
            yield case(f"{name} upgrade of {path}", Request("GET", path, headers), Expect({200, 400, 404, 426}, within=5))
    for method in ("TRACE", "CONNECT"):
        for path in ("/", "/healthz", "/v1/descriptions", "example.org:443", "127.0.0.1:22", "*"):
            yield case(f"{method} {path}", Request(pieces=[f"{method} {path} HTTP/1.1\r\nHost: {path if ':' in path else 'a'}\r\nX-Secret: zebrafish\r\n\r\n".encode()], linger=0.5), Expect({0, 400, 404, 405, 501}, lacks=(b"zebrafish",), problem=False, within=4))
    for path in ("*", "/", "/v1/descriptions", "/nowhere"):
        yield case(f"OPTIONS {path}", Request(pieces=[f"OPTIONS {path} HTTP/1.1\r\nHost: a\r\n\r\n".encode()]), Expect({200, 204, 400, 404, 405}, {"Access-Control-Allow-Origin": None}))
        yield case(f"a preflight of {path}", Request("OPTIONS", path, {"Origin": "http://evil.test", "Access-Control-Request-Method": "DELETE"}), Expect({200, 204, 400, 403, 404, 405}, {"Access-Control-Allow-Origin": None}))
    yield case("HTTP/2's preface", Request(pieces=[b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0\0\0\4\0\0\0\0\0"], half_close=True), Expect({0, 400, 404, 405, 505}, problem=False, within=5))
    yield case("HTTP/2's preface and a flood", Request(pieces=[b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0\0\0\4\0\0\0\0\0" * 10_000], half_close=True), Expect({0, 400, 404, 405, 505}, problem=False, within=5))
    for path in ("//", "///", "//healthz", "/healthz/", "/./healthz", "/.//healthz", "/v1/../healthz", "/v1/../../../etc/passwd", "/%2e/healthz", "/%2e%2e/etc/passwd", "/%2f", "/%2fhealthz", "/v1%2fdescriptions", "/v1%2Fpeople", "/V1/descriptions", "/HEALTHZ", "/healthz%00", "/healthz%20", "/healthz;a=b", "/healthz%3f", "/healthz?", "/healthz?%",
                 "/healthz#part", "/\\healthz", "/..\\..\\etc", "/%5c..%5c", "/%c0%ae%c0%ae/", "/.git/config", "/.env", "/app.css/", "/app.css%00.js", "/app.css/../app.js", "/link-keys.json", "/descriptions.sqlite", "/blobs/pictures", "/static/../link-keys.json", "/%", "/%zz", "/%ff", "/a//b", "/*", "/:id", "/d/", "/d//delete", "/d/:id", "/v1/", "/v1//descriptions",
                 "/v1/descriptions//", "/v1/descriptions//events", "/" + "a/" * 2000, "/" + "../" * 1000, "/" + "%2e%2e%2f" * 500, "/" + "." * 4000, "/🐈", "/~root", "/cgi-bin/test", "/wp-login.php", "/actuator/env", "/favicon.ico", "/robots.txt"):
        yield case(f"path {path[:30]!r}", Request("GET", path), Expect({200, 303, 308, 400, 404, 405, 414, 431}, lacks=(b"root:", b"secret", b"SQLite format"), within=2))
    for path in ("http://alto.test/healthz", "HTTP://alto.test/healthz", "http://evil.test/healthz", "https://alto.test/healthz", "http://alto.test", "http:///healthz", "http://", "ftp://alto.test/healthz", "file:///etc/passwd", "alto.test/healthz", "healthz", "?", "#", "http://a@b/healthz", "http://[::1/healthz", "http://alto.test:99999/healthz", "a:b", "/healthz HTTP/1.1 "):
        yield case(f"absolute {path!r}", Request(pieces=[f"GET {path} HTTP/1.1\r\nHost: alto.test\r\n\r\n".encode()]), Expect({0, 200, 400, 404}, lacks=(b"root:",), problem=False))
    for site in ("cross-site", "same-site", "garbage", "", "a" * 1000):
        yield case(f"a page of {site[:10]!r} deletes", Request("DELETE", "/v1/descriptions", {"Sec-Fetch-Site": site}), Expect({403} if site else {204, 403}), spoils=not site)
