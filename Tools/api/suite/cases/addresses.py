"""[::1] is a host as 127.0.0.1 is."""
from .. import pictures
from ..case import Expect, Request, case, get, post


def cases():
    for one in six():
        one.service = "six"
        yield one


def six():
    yield case("no key is asked for", get("/v1/descriptions"), Expect(200))
    for host in ("[::1]", "[::1]:8080", "localhost", "[0:0:0:0:0:0:0:1]"):
        yield case(f"Host: {host}", Request("GET", "/healthz", host=host), Expect(200))
    yield case("a picture", post("/v1/descriptions?audio=none", pictures.small, "image/bmp", {"Prefer": "wait=15"}), Expect(200))
    yield case("itself is not fetched from", lambda given, _: post("/v1/descriptions", b'{"url":"http://[::1]:%d/icon-192.png"}' % given.service.port, "application/json"), Expect(422, code="source_not_fetchable"))
