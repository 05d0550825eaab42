"""Where a body ends: less and more than announced, chunks of all kinds, requests sent ahead, what follows a refusal."""
from .. import pictures
from ..case import Case, Expect, Request, Step, case

HEAD = b"POST /v1/descriptions?audio=none HTTP/1.1\r\nHost: a\r\nPrefer: wait=9\r\nContent-Type: image/bmp\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
PICTURE = pictures.small()
BROKEN = {0, 400, 501}
GET = b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
LATER = 9_000_000
"""What the buffers of both ends hold beside what was taken."""


def endless(head, piece, count=8_000):
    def pieces():
        yield head
        for _ in range(count):
            yield piece
    return pieces


def one_answer(answer, *_):
    return f"{answer.raw.count(b'HTTP/1.1 ')} answers" if answer.raw.count(b"HTTP/1.1 ") > 1 else ""


def cases():
    whole = b"%x\r\n" % len(PICTURE) + PICTURE + b"\r\n0\r\n\r\n"
    yield case("in one chunk", Request("POST", pieces=[CHUNKED + whole]), Expect(200))
    yield case("in chunks of a letter", Request("POST", pieces=[CHUNKED + b"".join(b"1\r\n%c\r\n" % byte for byte in PICTURE) + b"0\r\n\r\n"]), Expect(200))
    yield case("with extensions", Request("POST", pieces=[CHUNKED + b"%x;a=b\r\n" % len(PICTURE) + PICTURE + b"\r\n0\r\n\r\n"]), Expect({200, 400}))
    yield case("with trailers", Request("POST", pieces=[CHUNKED + whole[:-2] + b"X-Note: a\r\n\r\n"]), Expect({200, 400}))
    for size in (b"", b"-1", b"+1", b"0x5", b"g", b"ffffffffffffffff", b"fffffffffffffffff", b"8000000000000000", b"5 5", b"1" * 100, b"1" * 100_000, b";", b"5;" + b"a" * 1_000_000, b"\xef\xbc\x91", b"5\0", b"5\r"):
        yield case(f"a chunk of size {size[:16]!r} ({len(size)})", Request("POST", pieces=[CHUNKED + size + b"\r\nabcde\r\n0\r\n\r\n"], half_close=True), Expect(BROKEN | {200, 413, 415, 422, 202, 431}, problem=False, also=one_answer, within=12))
    yield case("a chunk longer than said", Request("POST", pieces=[CHUNKED + b"3\r\nabcdefgh\r\n0\r\n\r\n"]), Expect(BROKEN, closes=True, problem=False))
    yield case("a chunk without its end", Request("POST", pieces=[CHUNKED + b"5\r\nabcdeGET / HTTP/1.1\r\n\r\n"]), Expect(BROKEN, closes=True, problem=False, also=one_answer))
    yield case("endless trailers", Request("POST", pieces=endless(CHUNKED + b"1\r\na\r\n0\r\n", b"X-Note: " + b"a" * 1000 + b"\r\n", 100_000)), Expect({0, 400, 413, 415, 422, 431}, closes=True, problem=False, most_sent=LATER, within=12))
    yield case("a trailer of 10 MB", Request("POST", pieces=lambda: iter([CHUNKED + b"1\r\na\r\n0\r\nX: ", *[b"a" * 50_000] * 200, b"\r\n\r\n"])), Expect({0, 400, 413, 415, 422, 431}, closes=True, problem=False, within=12))
    yield case("an extension without end", Request("POST", pieces=endless(CHUNKED + b"5;", b"a" * 50_000, 2_000)), Expect({0, 400, 413, 431}, closes=True, problem=False, most_sent=LATER, within=12))
    # Two that a proxy and the service would read as different ones.
    body = b"0\r\n\r\nGET /metrics HTTP/1.1\r\nHost: a\r\n\r\n"
    for name, fields in {
        "both lengths": b"Content-Length: %d\r\nTransfer-Encoding: chunked\r\n" % len(body), "both, the other way": b"Transfer-Encoding: chunked\r\nContent-Length: %d\r\n" % len(body), "two lengths": b"Content-Length: 3\r\nContent-Length: 30\r\n", "two lengths in one": b"Content-Length: 3, 30\r\n",
        "chunked twice": b"Transfer-Encoding: chunked, chunked\r\n", "chunked, then identity": b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "an unknown coding": b"Transfer-Encoding: zzz\r\n", "gzip, chunked": b"Transfer-Encoding: gzip, chunked\r\n", "a space before the colon": b"Transfer-Encoding : chunked\r\n",
        "a tab in chunked": b"Transfer-Encoding:\tchunked\r\nContent-Length: 5\r\n", "xchunked": b"Transfer-Encoding: xchunked\r\n", "a vertical tab": b"Transfer-Encoding: \x0bchunked\r\n", "a folded coding": b"Transfer-Encoding:\r\n chunked\r\n", "a quoted coding": b'Transfer-Encoding: "chunked"\r\n', "chunked in HTTP/1.0": b"Transfer-Encoding: chunked\r\n",
    }.items():
        head = HEAD.replace(b"HTTP/1.1", b"HTTP/1.0") if "1.0" in name else HEAD
        statuses = BROKEN | ({200, 202, 422, 415} if name in ("chunked in HTTP/1.0", "gzip, chunked", "a tab in chunked") else set())
        yield case(name, Request("POST", pieces=[head + fields + b"\r\n" + body], linger=1), Expect(statuses, problem=False, lacks=() if name == "gzip, chunked" else (b"alto_requests_total",)))
    # Less and more than announced.
    yield case("less than announced, then gone", Request("POST", pieces=[HEAD + b"Content-Length: 100000\r\n\r\nabc"], half_close=True), Expect({0, 400}, problem=False))
    yield case("nothing of what was announced", Request("POST", pieces=[HEAD + b"Content-Length: 5\r\n\r\n"], half_close=True), Expect({0, 400}, problem=False))
    yield case("chunks without end, then gone", Request("POST", pieces=[CHUNKED + b"5\r\nabcde\r\n"], half_close=True), Expect({0, 400}, problem=False))
    yield case("more than announced", Request("POST", pieces=[HEAD + b"Content-Length: %d\r\n\r\n" % len(PICTURE) + PICTURE + b"garbage behind it\r\n\r\n"], linger=1), Expect(200))
    yield case("a body of GET", Request(pieces=[b"GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nabcde"]), Expect({200, 400}))
    yield case("a body of GET of 100 MB", Request(pieces=endless(b"GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 100000000\r\n\r\n", bytes(50_000), 2_000), linger=5), Expect({200, 400, 413}))
    # Sent ahead
    yield case("10 ahead", Request(pieces=[GET * 10], answers=10), Expect(200, also=lambda a, *_: "" if len(a.more) == 9 else f"{len(a.more) + 1} answers"))
    yield case("500 ahead", Request(pieces=[GET * 500], answers=500), Expect(200, also=lambda a, *_: "" if len(a.more) == 499 else f"{len(a.more) + 1} answers"))
    yield case("ahead, then gone", Request(pieces=[GET * 2_000], answers=1), Expect(200))
    yield case("10 MB ahead, nothing read", Request(pieces=lambda: iter([GET * 1_000] * 250), answers=1), Expect(200))
    yield case("ahead of a picture", Request("POST", pieces=[HEAD + b"Content-Length: %d\r\n\r\n" % len(PICTURE) + PICTURE + GET], answers=2), Expect(200, also=lambda a, *_: "" if a.more and a.more[0].status == 200 else "the second has no answer"))
    yield case("ahead of garbage", Request(pieces=[GET + b"\0\0\0garbage\r\n\r\n"]), Expect(200, closes=True))
    yield case("Connection: close", Request(pieces=[b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" + GET]), Expect(200, closes=True, also=one_answer))
    # What is too large is not taken.
    for path, limit in (("/v1/descriptions", 64_100_000), ("/v1/speech", 1_100_000), ("/v1/chat/completions", 90_000_000), ("/v1/audio/speech", 1_100_000), ("/key", 1_100_000), ("/people/delete", 1_100_000), ("/v1/people", 64_100_000), ("/v1/ask", 64_100_000), ("/describe", 64_100_000)):
        head = b"POST %s HTTP/1.1\r\nHost: a\r\nContent-Type: %s\r\n" % (path.encode(), {"/v1/people": b"multipart/form-data; boundary=a", "/v1/ask": b"multipart/form-data; boundary=a", "/v1/descriptions": b"image/bmp", "/describe": b"image/bmp", "/key": b"application/x-www-form-urlencoded", "/people/delete": b"application/x-www-form-urlencoded"}.get(path, b"application/json"))
        yield case(f"5 GB announced to {path}", Request("POST", pieces=[head + b"Content-Length: 5000000000\r\n\r\n"]), Expect(413, closes=True, within=1))
        yield case(f"5 GB announced and sent to {path}", Request("POST", pieces=endless(head + b"Content-Length: 5000000000\r\n\r\n", bytes(65_536))), Expect({0, 413}, closes=True, most_sent=LATER))
        piece = b"10000\r\n" + bytes(65_536) + b"\r\n"
        yield case(f"endless chunks to {path}", Request("POST", pieces=endless(head + b"Transfer-Encoding: chunked\r\n\r\n", piece)), Expect({0, 413, 400}, closes=True, most_sent=limit + LATER))
    for path in ("/nowhere", "/v1/voices", "/healthz", "/v1/uploads", "/history/delete"):
        yield case(f"5 GB to {path}", Request("POST", pieces=endless(f"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000000\r\n\r\n".encode(), bytes(65_536))), Expect({0, 404, 405, 413, 201, 303}, closes=True, most_sent=LATER, problem=False), spoils=path == "/history/delete")
    yield Case("a client that takes nothing", [Step(Request(pieces=[b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"], enough=10), Expect(200))])
