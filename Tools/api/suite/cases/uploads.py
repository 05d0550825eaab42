"""Uploads: one signed PUT, by nobody else, to nowhere else."""
import json
import re

from .. import pictures
from ..case import Case, Expect, Request, Step, case, post


def made(given, answers):
    """The credentials that the first step was given; what lies there from now on belongs to the client."""
    upload = answers[0].json()
    given.watch.uploads.add(upload["upload"])
    return upload


def put(body=pictures.small, change=lambda url: url, method="PUT", headers=None):
    return lambda given, answers: Request(method, change(made(given, answers)["url"]), headers or {}, body)


def used(given, answers):
    return post("/v1/descriptions?audio=none", json.dumps({"upload": made(given, answers)["upload"]}).encode(), "application/json", {"Prefer": "wait=15"})


CREATE = Step(post("/v1/uploads"), Expect(201, contains=(b'"upload"',)))


def cases():
    yield Case("as it is meant", [CREATE, Step(put(), Expect(201)), Step(used, Expect(200, contains=(b'"done"',)))])
    yield Case("used twice", [CREATE, Step(put(), Expect(201)), Step(used, Expect(200)), Step(used, Expect({200, 404, 409, 422}, problem=False))])
    yield Case("PUT twice", [CREATE, Step(put(), Expect(201)), Step(put(pictures.plain), Expect({201, 403, 409})), Step(used, Expect(200))])
    yield Case("PUT again after it was used", [CREATE, Step(put(), Expect(201)), Step(used, Expect(200)), Step(put(pictures.plain), Expect({201, 403, 404, 409}))])
    yield Case("never PUT", [CREATE, Step(used, Expect(404, code="picture_missing"))])
    yield Case("empty", [CREATE, Step(put(b""), Expect({400, 422}, code={"picture_empty", "usage"})), Step(used, Expect(404))])
    yield Case("a text", [CREATE, Step(put(pictures.TEXT), Expect({201, 415, 422})), Step(used, Expect({200, 404, 415, 422}, problem=False))])
    yield Case("too large, announced", [CREATE, Step(put(b"", headers={"Content-Length": "5000000000"}), Expect(413, closes=True))])
    yield Case("too large, sent", [CREATE, Step(put(lambda: bytes(70_000_000)), Expect({413, 0}, closes=True, most_sent=10_000_000))])
    yield Case("gzip", [CREATE, Step(put(headers={"Content-Encoding": "gzip"}), Expect({415}))])
    yield Case("Expect", [CREATE, Step(put(headers={"Expect": "100-continue"}), Expect(201))])
    for method in ("GET", "HEAD", "POST", "DELETE", "PATCH"):
        yield Case(f"{method} of it", [CREATE, Step(put(), Expect(201)), Step(put(b"", method=method), Expect({403, 404, 405}))])
    for name, change in {
        "unsigned": lambda url: url.split("?")[0], "another name": lambda url: url.replace("uploads/", "uploads/0", 1), "another kind": lambda url: url.replace("/uploads/", "/pictures/"), "the link keys": lambda url: url.replace("/uploads/", "/%2e%2e/"), "one digit changed": lambda url: url[:-1] + ("0" if url[-1] != "0" else "1"),
        "expired": lambda url: re.sub(r"expires=\d+", "expires=1", url), "later": lambda url: re.sub(r"expires=\d+", "expires=99999999999", url), "as a sound": lambda url: url.replace("/v1/blobs/", "/v1/sounds/"), "one more parameter": lambda url: url + "&a=b", "a path behind": lambda url: url.replace("?", "/a?"),
        "NUL": lambda url: url.replace("?", "%00?"), "a huge expiry": lambda url: re.sub(r"expires=\d+", "expires=" + "9" * 40, url),
    }.items():
        yield Case(f"PUT {name}", [CREATE, Step(put(change=change), Expect({400, 403, 404, 405}))])
    for body in (b"", b"{}", b"[]", b'{"type":"image/png"}', b"garbage", b"\0" * 1000, b"a" * 100_000):
        yield case(f"made with a body of {body[:10]!r}", post("/v1/uploads", body, "application/json"), Expect({201, 400, 413}))
    yield Case("20 of them", [CREATE] * 20)
