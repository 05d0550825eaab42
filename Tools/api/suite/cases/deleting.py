"""Deletion by requests: what is deleted is gone, and its files with it."""
from .. import pictures
from ..case import Case, Expect, Request, Step, get, post

MADE = Step(post("/v1/descriptions?audio=mp3,wav", pictures.small, "image/bmp", {"Prefer": "wait=15"}), Expect(200, contains=(b'"done"',)))
URLENCODED = "application/x-www-form-urlencoded"
ID = lambda answers: answers[0].json()["id"]


def blobs(given):
    return sorted(file.name for file in (given.service.data / "blobs").rglob("*") if file.is_file() and "uploads" not in file.parts)


def no_files(answer, earlier, given):
    left = blobs(given)
    return f"files are left: {left[:3]}" if left else ""


def cases():
    delete = Step(lambda g, b: Request("DELETE", f"/v1/descriptions/{ID(b)}"), Expect(204))
    gone = Step(lambda g, b: get(f"/v1/descriptions/{ID(b)}"), Expect(404, code="not_found"))
    sound = Step(lambda g, b: get(b[0].json()["audio"]["mp3"]), Expect({403, 404}))
    yield Case("one", [MADE, delete, gone, sound])
    yield Case("twice", [MADE, delete, Step(lambda g, b: Request("DELETE", f"/v1/descriptions/{ID(b)}"), Expect(404))])
    yield Case("by the page", [MADE, Step(lambda g, b: post(f"/d/{ID(b)}/delete"), Expect(303)), gone, sound])
    at_once = Step(post("/v1/descriptions", pictures.small, "image/bmp"), Expect({200, 202}))
    yield Case("while it is described", [at_once, delete, gone], settle=8)
    yield Case("ten while they are described", [at_once] * 10 + [Step(lambda g, b, n=n: Request("DELETE", f"/v1/descriptions/{b[n].json()['id']}"), Expect(204)) for n in range(10)], settle=10)
    yield Case("all", [MADE, MADE, Step(Request("DELETE", "/v1/descriptions"), Expect(204)), Step(get("/v1/descriptions"), Expect(200, contains=(b'"descriptions":[]',), also=no_files))], spoils=True)
    yield Case("all by the page", [MADE, Step(lambda g, b: post("/history/delete", f"id={ID(b)}".encode(), URLENCODED), Expect(303)), Step(get("/v1/descriptions"), Expect(200, contains=(b'"descriptions":[]',), also=no_files))], spoils=True)
    yield Case("by the page, none named", [MADE, Step(post("/history/delete"), Expect(303)), Step(lambda g, b: get(f"/v1/descriptions/{ID(b)}"), Expect(200)), delete])
    yield Case("all, twice", [Step(Request("DELETE", "/v1/descriptions"), Expect(204)), Step(Request("DELETE", "/v1/descriptions"), Expect(204, also=no_files))], spoils=True)
