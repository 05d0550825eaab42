"""What a body is said to be, and what it is."""
import gzip

from .. import pictures
from ..case import Expect, Request, case, post

PATHS = ["/v1/descriptions", "/v1/speech", "/v1/audio/speech", "/v1/chat/completions", "/v1/people", "/v1/ask", "/describe"]


def cases():
    for path in PATHS:
        for coding in ("gzip", "br", "deflate", "zstd", "gzip, gzip", "GZIP", "compress", "x-gzip"):
            yield case(f"{coding} to {path}", post(path, lambda: gzip.compress(pictures.small()), "application/json" if "speech" in path else "image/bmp", {"Content-Encoding": coding}), Expect(415))
    yield case("gzip of 50 MB of nothing", post("/v1/descriptions", lambda: gzip.compress(bytes(50_000_000)), "image/bmp", {"Content-Encoding": "gzip"}), Expect(415))
    yield case("identity", post("/v1/descriptions?audio=none", pictures.small, "image/bmp", {"Content-Encoding": "identity", "Prefer": "wait=9"}), Expect(200))
    for type in [None, "", "a", "/", ";", "image/png", "image/jpeg", "image/*", "*/*", "application/octet-stream", "application/x-unknown", "text/plain", "text/html", "image/svg+xml", "application/pdf", "video/mp4", "IMAGE/BMP", "image/bmp; charset=utf-8", "image/bmp;" * 100,
                 "a" * 5000, "🐈", "image/bmp\x7f"]:
        yield case(f"a picture as {str(type)[:20]!r}", post("/v1/descriptions?audio=none", pictures.small, type.encode() if type else type, {"Prefer": "wait=9"}), Expect({200} if len(type or "") < 4000 and "\x7f" not in (type or "") else {200, 400, 415}))
    yield case("a picture as application/json", post("/v1/descriptions", pictures.small, "application/json"), Expect(400, code="usage"))
    for name, (make, statuses) in pictures.BROKEN.items():
        yield case(f"{name}, waited for", post("/v1/descriptions?audio=none", make, "image/jpeg", {"Prefer": "wait=20"}), Expect({200} | statuses, problem=False, also=failed(name)))
        yield case(f"{name}, its sound", post("/v1/descriptions", make, "application/octet-stream", {"Accept": "audio/wav"}), Expect(statuses if 200 in statuses else statuses | {415}, within=20))
    for path in ("/v1/descriptions", "/describe"):
        yield case(f"an empty body to {path}", post(path, b"", "image/bmp"), Expect({400, 422}, code={"usage", "picture_empty"}))
        yield case(f"no body to {path}", Request(pieces=[f"POST {path} HTTP/1.1\r\nHost: a\r\n\r\n".encode()]), Expect({400, 411, 422}))
    for field in ("language=zz", "language=" + "a" * 5000, "voice=nobody/x", "voice=%00", "detail=huge", "audio=exe", "audio=mp3,exe", "audio=" + "mp3," * 1000, "observers=nothing", "observers=" + "text," * 500, "observers=%00", "rate=5", "rate=0", "detail=%F0%9F%90%88", "audio=none,mp3"):
        yield case(f"?{field[:30]}", post(f"/v1/descriptions?{field}", pictures.small, "image/bmp", {"Prefer": "wait=15"}), Expect({200, 400, 404, 422}, within=16))
    for query in ("=", "=&=", "&&&", "%", "%zz", "a=%ff", "?" * 50, "a" * 5000, "a=1&" * 1000, "language=%", "language=%zz", "[]=1", "+", "#"):
        yield case(f"query {query[:20]}", post(f"/v1/descriptions?{query}&audio=none", pictures.small, "image/bmp", {"Prefer": "wait=9"}), Expect({200, 400, 422}))
        yield case(f"query {query[:20]} of history", Request("GET", f"/history?{query}"), Expect({200, 400}))


def failed(name):
    def told(answer, *_):
        body = answer.json() or {}
        if answer.status == 200 and name != "1 by 1" and body.get("status") != "failed":
            return f"it is {body.get('status')}"
        return ""
    return told
