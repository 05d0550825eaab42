"""Forms without files: bodies that are hardly forms, to every address that reads one."""
from ..case import Case, Expect, Request, Step, case, post
from .. import pictures

URLENCODED = "application/x-www-form-urlencoded"
BODIES = {
    "=": b"=", "a&=": b"a&=", "key=a&=": b"key=a&=", "&&&": b"&&&", "%": b"key=%", "%z": b"key=%z", "%zz": b"key=%zz", "+": b"+", "plus": b"key=+++",
    "==": b"==", "=a": b"=a", "=&=&=": b"=&=&=", "&=": b"&=", "empty": b"", "1 MB of &": b"&" * 1_000_000, "1 MB of =": b"=" * 1_000_000,
    "1 MB of %": b"%" * 1_000_000, "NULs": b"key=\0\0\0&name=\0", "NUL alone": b"\0", "not UTF-8": b"key=\xff\xfe\xc0\x80&name=\xff",
    "%ff": b"key=%ff%fe&name=%c0%80", "%00": b"key=%00&name=%00", "semicolons": b"key=a;name=b", "twice": b"key=a&key=b&name=a&name=b",
    "brackets": b"key[]=a&key[b]=c&name[]=a", "500 KB of one field": b"key=" + b"a" * 500_000, "100,000 fields": b"&".join(b"a%d=1" % i for i in range(60_000)),
    "line breaks": b"key=a\r\nb&name=a\r\nb", "cookie of its own": b"key=a; Path=/x; Domain=evil.test", "%0d%0a": b"key=a%0d%0aSet-Cookie:%20evil=1&name=b%0d%0ac",
    "%0a": b"key=a%0aSet-Cookie:%20evil=1", "%E2%80%A8": b"key=a%E2%80%A8b", "emoji": "key=🐈&name=🐈".encode(), "quotes": b"key=%22%5C%22&name=%22",
}
BINARY = {"NULs", "NUL alone", "not UTF-8"}
OTHER_TYPES = [None, "text/plain", "application/json", URLENCODED + "; charset=utf-16", URLENCODED.upper(), "a", ";", "/", "multipart/mixed; boundary=a"]
ATTRIBUTES = {"path", "httponly", "samesite", "secure", "max-age", "expires"}
NOTHING_EVIL = dict(lacks=(b"\nSet-Cookie: evil", b"\nset-cookie: evil"))


def cookie_is_one(answer, *_):
    """No line breaks, nothing that adds attributes, a bounded length."""
    for cookie in answer.all("set-cookie"):
        if any(character in cookie for character in "\r\n\0") or len(cookie) > 4300:
            return f"the cookie is {cookie[:100]!r} ({len(cookie)})"
        attributes = [part.partition("=")[0].strip().lower() for part in cookie.split(";")[1:]]
        if len(set(attributes)) < len(attributes) or not set(attributes) <= ATTRIBUTES:
            return f"the cookie has attributes of a stranger's: {cookie[:100]!r}"
    return ""


def cases():
    for name, body in BODIES.items():
        yield case(f"/key {name}", post("/key", body, URLENCODED), Expect({303, 400, 413, 422}, also=cookie_is_one, within=2, **NOTHING_EVIL))
        yield case(f"/people/delete {name}", post("/people/delete", body, URLENCODED), Expect({303, 400, 404, 413, 422}, within=2, **NOTHING_EVIL))
        # A form, but not one with a picture: wherever pictures are taken it is wrong usage, and no failed decoding.
        for path in ("/describe", "/v1/descriptions"):
            # What is no text at all may be taken for a picture, as curl sends them.
            taken = {202, 303, 422} if name in BINARY else set()
            yield case(f"{path} {name}", post(path, body, URLENCODED), Expect({400, 413, 415} | taken, code={"usage", "request_too_large", "picture_unsupported"}, within=2, **NOTHING_EVIL))
        yield case(f"/people {name}", post("/people", body, URLENCODED), Expect({400, 413, 415}, problem=False, within=2, **NOTHING_EVIL))
        yield case(f"/v1/people {name}", post("/v1/people", body, URLENCODED), Expect({400, 413, 415}, within=2, **NOTHING_EVIL))
    for path in ("/key", "/people/delete", "/describe", "/people", "/v1/people", "/v1/ask"):
        for type in OTHER_TYPES:
            yield case(f"{path} as {type}", post(path, b"=&a", type), Expect(None, problem=path not in ("/people",), within=3))
    # curl --data-binary without a type says that a picture is a form.
    for name, picture in (("bmp", pictures.small), ("png", pictures.plain)):
        for path, status in (("/v1/descriptions?audio=none", 200), ("/describe?audio=none", 303)):
            yield case(f"{path} takes a {name} as curl sends it", post(path, picture, URLENCODED, {"Prefer": "wait=20"}), Expect(status))
    fields = [b"language=es&detail=full", b"picture=photo.jpg", b"url=", b"a=1", b"picture=@photo.jpg&rate=1", b"rate=1.5"]
    for body in fields:
        yield case(f"fields and no picture: {body.decode()}", post("/v1/descriptions", body, URLENCODED), Expect(400, code="usage"))
    yield Case("a key goes into the cookie as it is", [Step(post("/key", b"key=abc123", URLENCODED), Expect(303, {"Set-Cookie": "alto_key=abc123", "Location": "^/$"}))])
    yield case("cross-site", post("/key", b"key=a", URLENCODED, {"Sec-Fetch-Site": "cross-site"}), Expect(403, {"Set-Cookie": None}))
    yield case("a form of 70 MB", Request("POST", "/key", {"Content-Type": URLENCODED}, lambda: b"key=" + b"a" * 70_000_000), Expect(413, closes=True, most_sent=10_000_000))
