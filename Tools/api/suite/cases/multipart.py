"""Forms with files: what boundaries, names and parts may be, and may not."""
from .. import pictures
from ..case import Expect, Request, case, post

WAIT = {"Prefer": "wait=20"}
DONE = Expect(200, contains=(b'"done"',))
NO_PICTURE = Expect({200, 400, 415, 422}, lacks=(b'"done"',), problem=False)
"""Refused, or taken and found to be none."""
USAGE = Expect(400, code="usage")


def part(head, content=b"", end=b"\r\n"):
    return head.encode() + end + end + content + end


def form(*parts, boundary="AaB03x", padding=b"", end=b"\r\n", close=True):
    mark = b"--" + boundary.encode()
    return b"".join(mark + padding + end + one for one in parts) + (mark + b"--" + end if close else b"")


def send(name, body, expect, type='multipart/form-data; boundary=AaB03x', path="/v1/descriptions?audio=none", **more):
    return case(name, post(path, body, type, WAIT), expect, **more)


def picture(disposition='form-data; name="picture"; filename="a.bmp"', more="", content=None):
    return part(f"Content-Disposition: {disposition}\r\nContent-Type: image/bmp{more}", pictures.small() if content is None else content)


def cases():
    good = form(picture())
    yield send("a good one", good, DONE)
    for boundary in ["", '""', "''" if False else " ", "a" * 71, "a" * 300, "a" * 100_000, '"', '"unclosed', "a\0b", "ä", " " * 70]:
        # What is quoted and well-formed may be answered as a form of no parts; it never is a picture.
        yield send(f"boundary {boundary[:12]!r} ({len(boundary)})", good, Expect({400, 431, 0}, code="usage"), f"multipart/form-data; boundary={boundary}")
    yield send("no boundary", good, USAGE, "multipart/form-data")
    yield send("no boundary, a semicolon", good, USAGE, "multipart/form-data;")
    yield send("no value of boundary", good, USAGE, "multipart/form-data; boundary")
    for boundary in ["AaB03x", "a" * 70, "a", "--", "-" * 27 + "1", "a'()+_,-./:=?b", "0 1" if False else "01"]:
        yield send(f"quoted boundary {boundary[:20]}", form(picture(), boundary=boundary), DONE, f'multipart/form-data; boundary="{boundary}"')
    yield send("a boundary with a space inside", form(picture(), boundary="a b"), DONE, 'multipart/form-data; boundary="a b"')
    yield send("a boundary with a semicolon inside", form(picture(), boundary="a;b"), Expect({200, 400}), 'multipart/form-data; boundary="a;b"')
    yield send("upper-case type and parameter", good, DONE, "Multipart/Form-Data; BOUNDARY=AaB03x")
    yield send("no space behind the semicolon", good, DONE, "multipart/form-data;boundary=AaB03x")
    yield send("a charset before the boundary", good, DONE, "multipart/form-data; charset=utf-8; boundary=AaB03x")
    for padding in (b" ", b"\t", b"   \t ", b" " * 1000):
        yield send(f"padding of {len(padding)} {padding[:2]!r}", form(picture(), padding=padding), DONE)
    yield send("padding behind the end", form(picture(), close=False) + b"--AaB03x--  \t\r\n", DONE)
    yield send("text behind the boundary", form(picture(), padding=b"text"), Expect({400, 200}))
    yield send("preamble", b"This is a form.\r\n" + good, DONE)
    yield send("epilogue", good + b"and then some", DONE)
    yield send("no line break at the end", good[:-2], DONE)
    yield send("missing end", form(picture(), close=False), USAGE)
    yield send("half an end", form(picture(), close=False) + b"--AaB03x-", USAGE)
    yield send("an end only", b"--AaB03x--\r\n", USAGE)
    yield send("empty", b"", USAGE)
    yield send("another boundary inside", form(picture(), boundary="other"), USAGE)
    yield send("cut off in the headers", b"--AaB03x\r\nContent-Disposition: form-data; na", USAGE)
    yield send("cut off behind the headers", b"--AaB03x\r\nContent-Disposition: form-data; name=picture; filename=a\r\n\r\n", USAGE)
    # Counts
    field = part('Content-Disposition: form-data; name="a"', b"1")
    for count, expect in [(2, DONE), (50, DONE), (63, DONE), (64, Expect({200, 400})), (65, USAGE), (1000, USAGE), (100_000, Expect({400, 413}))]:
        yield send(f"{count} parts", form(*[field] * (count - 1), picture()), expect)
    yield send("a million empty parts", (b"--AaB03x\r\n\r\n\r\n" * 1_000_000) + b"--AaB03x--\r\n", Expect({400, 413}, within=3))
    yield send("ten million line breaks", b"--AaB03x\r\n" + b"\r\n" * 10_000_000, Expect({400, 413}, within=4))
    yield send("30 MB of almost boundaries", b"\r\n--AaB03" * 3_000_000, Expect({400, 413}, within=4))
    yield send("a long boundary, almost found", b"\r\n--" + (b"a" * 69 + b"\r\n--") * 200_000, Expect({400, 413}, within=4), "multipart/form-data; boundary=" + "a" * 70)
    # Names of files
    for name, disposition in {
        "filename* only": "form-data; name=\"picture\"; filename*=UTF-8''%C3%A4.jpg",
        "filename* of no charset": "form-data; name=\"picture\"; filename*=''a.jpg",
        "both": "form-data; name=\"picture\"; filename=\"a.jpg\"; filename*=UTF-8''%C3%A4.jpg",
        "name in the file name": 'form-data; name="picture"; filename="a; name=other.jpg"',
        "name in the file name, first": 'form-data; filename="a; name=other.jpg"; name="picture"',
        "a boundary's look": 'form-data; name="picture"; filename="--AaB03x"',
        "escaped quotes": 'form-data; name="picture"; filename="a\\"; name=\\"b.jpg"',
        "backslash at the end": 'form-data; name="picture"; filename="a\\\\"',
        "%22": 'form-data; name="picture"; filename="a%22; name=%22b.jpg"',
        "a path": 'form-data; name="picture"; filename="../../etc/passwd"',
        "a Windows path": 'form-data; name="picture"; filename="C:\\Users\\jack\\a.jpg"',
        "no quotes": "form-data; name=picture; filename=a.jpg",
        "upper case": 'FORM-DATA; NAME="picture"; FILENAME="a.jpg"',
        "empty file name": 'form-data; name="picture"; filename=""',
        "spaces around": 'form-data ;  name = "picture" ; filename = "a.jpg"',
        "emoji": 'form-data; name="picture"; filename="🐈.jpg"',
        "1 KB": f'form-data; name="picture"; filename="{"a" * 1000}.jpg"',
        "no space": 'form-data;name="picture";filename="a.jpg"',
    }.items():
        lenient = name in ("spaces around", "filename* of no charset", "empty file name", "upper case")
        yield send(f"file name: {name}", form(picture(disposition)), Expect({200, 400}) if lenient else DONE)
    for name, disposition in {
        "another name": 'form-data; name="photo"; filename="a.jpg"', "no name": 'form-data; filename="a.jpg"', "empty name": 'form-data; name=""; filename="a.jpg"',
        "name* only": "form-data; name*=UTF-8''picture; filename=a", "no file": 'form-data; name="picture"', "nothing": "", "attachment": 'attachment; name="other"; filename="a"',
        "name= in the name": 'form-data; name="x; name=picture"; filename="a.jpg"', "unclosed": 'form-data; name="picture; filename="a', "only semicolons": ";;;;",
    }.items():
        yield send(f"disposition: {name}", form(picture(disposition)), Expect({400, 422} if name != "unclosed" else {200, 400, 422}))
    yield send("no disposition", form(part("Content-Type: image/bmp", pictures.small())), USAGE)
    yield send("two dispositions", form(picture('form-data; name="picture"; filename="a"\r\nContent-Disposition: form-data; name="b"')), Expect({200, 400}))
    yield send("a folded disposition", form(picture('form-data;\r\n name="picture"; filename="a"')), Expect({200, 400}))
    # Line breaks
    yield send("LF only", form(picture(), end=b"\n").replace(b"\r\n", b"\n"), Expect({400, 200, 422}))
    yield send("CR only", form(part("Content-Disposition: form-data; name=picture; filename=a", pictures.small(), b"\r"), end=b"\r"), Expect({400, 422}))
    yield send("CRLF in the name", form(picture('form-data; name="pic\r\nture"; filename="a"')), Expect({400, 422}))
    yield send("a header of CRLF CRLF", form(b"\r\n\r\n\r\n" + pictures.small() + b"\r\n"), USAGE)
    yield send("no blank line", b"--AaB03x\r\nContent-Disposition: form-data; name=picture; filename=a\r\n--AaB03x--\r\n", USAGE)
    yield send("NUL in the headers", form(picture('form-data; name="picture\0"; filename="a"')), Expect({400, 422}))
    yield send("headers that are not UTF-8", form(b'Content-Disposition: form-data; name="picture"; filename="\xff\xfe"\r\n\r\n' + pictures.small() + b"\r\n"), Expect({200, 400}))
    # Contents
    yield send("an empty file", form(picture(content=b"")), Expect({400, 422}))
    yield send("an empty file, then a good one", form(picture(content=b""), picture()), DONE)
    yield send("empty fields", form(part('Content-Disposition: form-data; name="language"'), part('Content-Disposition: form-data; name="url"'), picture()), DONE)
    yield send("a picture that holds its boundary's look", form(picture(content=pictures.small() + b"\r\n--AaB03\r\n--Aa")), DONE)
    yield send("nested", form(part("Content-Disposition: form-data; name=picture\r\nContent-Type: multipart/mixed; boundary=in", form(picture(), boundary="in"))), Expect({400, 422}))
    yield send("1000 nested", form(b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (i, i) for i in range(1000))), Expect({400, 422}))
    yield send("base64", form(part("Content-Disposition: form-data; name=picture; filename=a\r\nContent-Transfer-Encoding: base64", b"Qk0=")), NO_PICTURE)
    yield send("a part's header of 1 MB", form(picture(more="\r\nX-Note: " + "a" * 1_000_000)), Expect({200, 400, 413, 431}))
    yield send("10,000 headers of a part", form(picture(more="\r\nX-Note: a" * 10_000)), Expect({200, 400, 413, 431}))
    yield send("1 MB of semicolons", form(picture("form-data" + ";" * 1_000_000)), Expect({400, 413, 431}))
    yield send("1 MB of quotes", form(picture("form-data; name=" + '"' * 1_000_000)), Expect({400, 413, 431}))
    yield send("1 MB of backslashes", form(picture('form-data; name="' + "\\" * 1_000_000 + '"; filename=a')), Expect({400, 413, 431}))
    yield send("a language of 1 MB", form(part('Content-Disposition: form-data; name="language"', b"a" * 1_000_000), picture()), Expect({400, 413, 422}, within=2))
    yield send("bad fields", form(part('Content-Disposition: form-data; name="rate"', b"NaN"), picture()), Expect({400, 422}))
    yield send("a field that is not UTF-8", form(part('Content-Disposition: form-data; name="language"', b"\xff\xfe"), picture()), Expect({400, 422}))
    yield send("two pictures", form(picture(), picture()), Expect({200, 400}))
    yield send("as multipart/mixed", good, NO_PICTURE, "multipart/mixed; boundary=AaB03x")
    yield send("as multipart/form-dataX", good, NO_PICTURE, "multipart/form-dataX; boundary=AaB03x")
    for path, expect in (("/v1/people", Expect({400, 409, 422})), ("/v1/ask", Expect({400, 404})), ("/describe", Expect({303}))):
        yield send(f"{path} a good one", good, expect, path=path)
        yield send(f"{path} no boundary", good, USAGE, "multipart/form-data", path=path)
        yield send(f"{path} missing end", form(picture(), close=False), USAGE, path=path)
    yield send("/people no boundary", good, Expect(400, problem=False), "multipart/form-data", path="/people")
    yield case("the picture in a form of 65 MB", Request("POST", "/v1/descriptions", {"Content-Type": "multipart/form-data; boundary=AaB03x"},
               lambda: form(picture(content=bytes(65_000_000)))), Expect(413, code={"request_too_large", "image_too_large"}, closes=True))
