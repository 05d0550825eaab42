"""People: names that can be spoken, consent that was given, faces that are there."""
from .. import pictures
from ..case import Case, Expect, Request, Step, case, get
from .multipart import form, part, send

NAMES = {
    "empty": b"", "spaces": b"   ", "controls": b"Ja\x01ck", "a line break": b"Jack\r\nJill", "an escape": b"\x1b[31mJack", "NUL": b"Ja\0ck", "1000 long": b"J" * 1000, "101 long": b"J" * 101, "100 KB": b"J" * 100_000, "..": b"..", "a path": b"../../etc/passwd", "a slash": b"Jack/Jill",
    "emoji": "🐈".encode(), "digits": b"123", "punctuation": b"!?;", "markup": b"<script>alert(1)</script>", "quotes": b"' OR 1=1 --", "not UTF-8": b"\xff\xfe", "right to left": "\u202eJack".encode(), "zero width": "\u200b".encode(), "combining": ("J" + "\u0301" * 500).encode(), "SSML": b"<break time='10s'/>", "%2e%2e": b"%2e%2e",
    "DEL": b"Ja\x7fck", "line separator": "Jack\u2028".encode(), "private use": "\ue000".encode(), "a template": b"{{name}}", "%00": b"%00", "noncharacter": "\ufffe".encode(),
}
NOTHING = ("empty", "spaces")


def person(name, consent=b"told me so", picture=None, count=1):
    parts = [part('Content-Disposition: form-data; name="name"', name)]
    if consent is not None:
        parts.append(part('Content-Disposition: form-data; name="consent"', consent))
    face = pictures.small() if picture is None else picture
    parts += [part('Content-Disposition: form-data; name="picture"; filename="a.bmp"', face)] * count
    return form(*parts)


def cases():
    # The picture has no face: whatever the name is, nobody is enrolled.
    for label, name in NAMES.items():
        yield send(f"name: {label}", person(name), Expect({400, 413, 422}, lacks=(b"<script>",)), path="/v1/people")
        yield send(f"page, name: {label}", person(name), Expect({400, 413, 422}, problem=False, lacks=(b"<script>alert",)), path="/people")
    for label, consent in {"none": None, "empty": b"", "spaces": b"  \t ", "line breaks": b"\r\n\r\n", "a no-break space": "\u00a0".encode()}.items():
        yield send(f"consent: {label}", person(b"Jack", consent), Expect(409, code="consent_required"), path="/v1/people")
        yield send(f"page, consent: {label}", person(b"Jack", consent), Expect(409, problem=False), path="/people")
    for label, consent in {"2000 long": b"a" * 2000, "controls": b"a\x01b", "two lines": b"a\nb", "100 KB": b"a" * 100_000, "not UTF-8": b"\xff"}.items():
        yield send(f"consent: {label}", person(b"Jack", consent), Expect({400, 409, 413, 422}), path="/v1/people")
    yield send("no face", person(b"Jack"), Expect(422, code="no_face"), path="/v1/people")
    yield send("no picture", person(b"Jack", count=0), Expect({400, 422}), path="/v1/people")
    yield send("60 pictures without a face", person(b"Jack", count=60), Expect(422, within=20), path="/v1/people")
    for label, (make, _) in pictures.BROKEN.items():
        yield send(f"picture: {label}", person(b"Jack", picture=make()), Expect({400, 415, 422}), path="/v1/people")
    for label, name in {"nobody": "Nobody", "controls": "%01", "NUL": "%00", "..": "%2e%2e", "emoji": "%F0%9F%90%88", "1000 long": "J" * 1000, "7000 long": "J" * 7000, "not UTF-8": "%ff", "%": "%", "%zz": "%zz", "empty": "%20", "a slash": "a%2fb", "quotes": "%27%20OR%201%3D1"}.items():
        yield case(f"DELETE {label}", Request("DELETE", f"/v1/people/{name}"), Expect({400, 404, 414, 422}))
    for label, name in {"nobody": b"Nobody", "empty": b"", "controls": b"%01", "1000 long": b"J" * 1000, "emoji": b"%F0%9F%90%88", "NUL": b"%00", "not UTF-8": b"%ff"}.items():
        yield case(f"page, delete {label}", Request("POST", "/people/delete", {"Content-Type": "application/x-www-form-urlencoded"}, b"name=" + name), Expect({303, 400, 404, 422}))
    for question in (b"", b"\0", b"a" * 100_000, b"?" * 5000, "🐈?".encode(), b"\xff", "看".encode() * 3000):
        body = form(part('Content-Disposition: form-data; name="question"', question), part('Content-Disposition: form-data; name="picture"; filename="a"', pictures.small()))
        yield send(f"ask {question[:6]!r} ({len(question)})", body, Expect({400, 404, 413, 422}), path="/v1/ask")
    yield Case("nobody was enrolled", [Step(get("/v1/people"), Expect(200, contains=(b'"people":[]',)))])
