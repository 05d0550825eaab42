"""Every address with every method that it does not take, and HEAD wherever GET is."""
import re

from ..case import Case, Expect, Request, Step, case

ROUTES = {
    "/": "GET", "/history": "GET", "/people": "GET POST", "/information": "GET", "/offline": "GET", "/d/<id>": "GET",
    "/app.css": "GET", "/app.js": "GET", "/sw.js": "GET", "/icon.svg": "GET", "/icon-192.png": "GET", "/icon-512.png": "GET",
    "/manifest.webmanifest": "GET", "/openapi.yaml": "GET", "/healthz": "GET", "/readyz": "GET", "/metrics": "GET",
    "/key": "POST", "/describe": "POST", "/d/<id>/delete": "POST", "/history/delete": "POST", "/people/delete": "POST",
    "/v1/descriptions": "GET POST DELETE", "/v1/descriptions/<id>": "GET DELETE", "/v1/descriptions/<id>/events": "GET",
    "/v1/descriptions/<id>/conversation": "GET POST DELETE", "/d/<id>/thumbnail": "GET",
    "/v1/uploads": "POST", "/v1/speech": "POST", "/v1/voices": "GET", "/v1/models": "GET", "/v1/people": "GET POST",
    "/v1/people/Jack": "DELETE", "/v1/ask": "POST", "/v1/audio/speech": "POST", "/v1/chat/completions": "POST",
    "/v1/blobs/uploads/abc": "PUT", "/v1/sounds/sounds/abc.wav": "GET",
}
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "BREW"]
# These differ from one moment to the next.
LIVELY = {"/metrics"}
COMPARED = ["content-type", "content-language", "vary", "accept-ranges", "content-disposition", "x-content-type-options", "content-security-policy"]


def cases():
    for path, methods in ROUTES.items():
        taken = methods.split()
        for method in METHODS:
            if method in taken or method == "HEAD" and "GET" in taken:
                continue
            allow = {"Allow": rf"\b{taken[0]}\b"}
            if method == "BREW":
                # Not even the parser knows it.
                expect = Expect({400, 405, 501}, problem=False)
            else:
                # Who asks what there is may be told so.
                expect = Expect({405, 200, 204} if method == "OPTIONS" else 405, allow)
            yield case(f"{method} {path}", Request(method, path), expect)
        if "GET" in taken and not path.startswith("/v1/sounds"):
            yield head(path)
    for path in ("<wav>", "<mp3>", "<wav>&download=1"):
        yield head(path)
    for path in ("/nowhere", "/v1/nowhere", "/v1", "/v1/descriptions/none", "/d/none", "/v1/sounds/sounds/abc.wav?signature=1"):
        yield head(path)
    yield Case("HEAD of a range", [Step(
        Request("HEAD", "<wav>", {"Range": "bytes=0-9"}), Expect({200, 206}, also=lambda a, *_: "there is a body" if body_of(a) else ""))])
    for method in ("get", "Post", "", "G\0T", "GET" * 1000, "🐈"):
        yield case(f"method {method[:12]!r}", Request(pieces=[f"{method} /v1/voices HTTP/1.1\r\nHost: alto\r\n\r\n".encode()], linger=1),
                   Expect({0, 400, 404, 405, 414, 431, 501}))


def head(path):
    """The head of GET without its body."""
    def same(answer, earlier, _):
        got = earlier[0]
        if answer.status != got.status:
            return f"HEAD is {answer.status}, GET {got.status}"
        if body_of(answer):
            return f"there is a body of {len(body_of(answer))} bytes"
        for name in COMPARED:
            if answer.header(name) != got.header(name):
                return f"{name} is {answer.header(name)!r}, of GET {got.header(name)!r}"
        lengths = answer.header("content-length"), got.header("content-length")
        if path not in LIVELY and lengths[0] is not None and lengths[1] is not None and lengths[0] != lengths[1]:
            return f"the length is {lengths[0]}, of GET {lengths[1]}"
        return ""
    return Case(f"HEAD {path}", [
        Step(Request("GET", path), Expect(None)), Step(Request("HEAD", path, linger=0.1), Expect(None, also=same, within=3))])


def body_of(answer):
    return re.split(rb"\r\n\r\n", answer.raw, maxsplit=1)[-1] if b"\r\n\r\n" in answer.raw else b""
