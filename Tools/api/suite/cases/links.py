"""Signed links: one bit of anything changed, and there is one answer for all of it."""
import re

from ..case import Case, Expect, Request, Step, case, get

FIRST = {}


def alike(answer, *_):
    told = {key: (answer.json() or {}).get(key) for key in ("type", "title", "status", "code")}
    return "" if told == FIRST.setdefault("body", told) else f"another body: {told}"


REFUSED = Expect(403, code="link_refused", also=alike)


def changed(change, method="GET", base="wav", headers=None):
    return lambda given, _: Request(method, change(given.values[base]), headers or {})


def bit(number):
    def flip(link):
        start, digits = link.split("signature=")
        value = int(digits, 16) ^ 1 << number
        return f"{start}signature={value:064x}"
    return flip


def field(name, value):
    return lambda link: re.sub(rf"{name}=[^&]*", f"{name}={value}", link)


def without(name):
    return lambda link: re.sub(rf"[?&]{name}=[^&]*", "", link, count=1).replace(".wav&", ".wav?")


def cases():
    yield case("as it is", get("<wav>"), Expect(200, {"Content-Type": "audio/wav"}))
    yield case("as a download", get("<wav>&download=1"), Expect(200, {"Content-Disposition": "attachment"}))
    yield case("HEAD", Request("HEAD", "<wav>"), Expect(200, {"Content-Type": "audio/wav", "Content-Length": r"\d{3,}"}))
    for number in range(256):
        yield Case(f"bit {number} of the signature", [Step(changed(bit(number)), REFUSED)])
    for name, value in [("signature", ""), ("signature", "0"), ("signature", "0" * 64), ("signature", "zz" * 32), ("signature", "f" * 63), ("signature", "f" * 65), ("signature", "a" * 5000), ("signature", "%00"), ("signature", "🐈"), ("signature", "%F0%9F%90%88"), ("signature", "0x" + "0" * 62),
                        ("expires", "0"), ("expires", "1"), ("expires", "-1"), ("expires", ""), ("expires", "NaN"), ("expires", "9223372036854775807"), ("expires", "9223372036854775808"), ("expires", "99999999999"), ("expires", "1e10"), ("expires", str(10**40)), ("expires", "0x7fffffff"),
                        ("key", ""), ("key", "none"), ("key", "a" * 5000), ("key", "%00"), ("job", ""), ("job", "none"), ("job", "%2e%2e")]:
        yield Case(f"{name}={value[:20]} ({len(value)})", [Step(changed(lambda link, name=name, value=value: field(name, value)(link).encode()), Expect({403, 400}, code={"link_refused", "usage"}))])
    for name in ("expires", "key", "job", "signature"):
        yield Case(f"without {name}", [Step(changed(without(name)), REFUSED)])
        yield Case(f"{name} twice", [Step(changed(lambda link, name=name: link + "&" + re.search(rf"{name}=[^&]*", link)[0]), Expect({403}))])
    for name, change in {
        "another file": lambda link: re.sub(r"sounds/[^/?]*\.wav", "sounds/0000000000000.wav", link), "another format": lambda link: link.replace(".wav?", ".mp3?"), "another kind": lambda link: link.replace("sounds/sounds", "sounds/pictures"), "no query": lambda link: link.split("?")[0], "another order": lambda link: link.split("?")[0] + "?" + "&".join(reversed(link.split("?")[1].split("&"))),
        "one more parameter": lambda link: link.replace("?", "?a=b&"), "a parameter behind": lambda link: link + "&a=b", "upper case": lambda link: link.split("signature=")[0] + "signature=" + link.split("signature=")[1].upper() if re.search("[a-f]", link.split("signature=")[1]) else link + "0",
        "semicolons": lambda link: link.replace("&", ";"), "encoded ampersands": lambda link: link.replace("&", "%26"), "a dot before": lambda link: link.replace("/v1/sounds/sounds/", "/v1/sounds/./sounds/"), "a trailing dot": lambda link: link.replace(".wav?", ".wav.?"), "NUL behind the name": lambda link: link.replace(".wav?", ".wav%00?"),
    }.items():
        yield Case(name, [Step(changed(change), Expect({403, 404, 200} if name == "upper case" else {403, 404, 400}))])
    for method in ("PUT", "POST", "DELETE", "PATCH", "OPTIONS"):
        yield Case(f"by {method}", [Step(changed(lambda link: link, method), Expect({403, 404, 405, 200, 204} if method == "OPTIONS" else {403, 404, 405}))])
    yield Case("as an upload", [Step(changed(lambda link: link.replace("/v1/sounds/", "/v1/blobs/"), "PUT"), Expect({400, 403, 404}))])
