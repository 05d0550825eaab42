"""Idempotency-Key: the same request is the same job; another request under the same key is refused."""
from .. import pictures
from ..case import Case, Expect, Request, Step, case, post


def send(key, body=pictures.small, query="audio=none", type="image/bmp", owner=None):
    headers = {"Idempotency-Key": key, "Prefer": "wait=10"}
    if owner:
        headers["Authorization"] = f"Bearer <{owner}>"
    return post(f"/v1/descriptions?{query}", body, type, headers)


def same(answer, earlier, _):
    return "" if answer.json()["id"] == earlier[0].json()["id"] else "another job"


def other(answer, earlier, _):
    return "" if answer.json()["id"] != earlier[0].json()["id"] else "the same job"


def cases():
    done = Expect(200)
    yield Case("the same twice", [Step(send("k-same"), done), Step(send("k-same"), Expect(200, also=same))])
    yield Case("the same five times", [Step(send("k-five"), done)] + [Step(send("k-five"), Expect(200, also=same))] * 4)
    conflict = Expect(422, closes=None)
    yield Case("another picture", [Step(send("k-body"), done), Step(send("k-body", pictures.plain), conflict)])
    yield Case("another language", [Step(send("k-lang"), done), Step(send("k-lang", query="audio=none&language=es"), conflict)])
    yield Case("another detail", [Step(send("k-detail"), done), Step(send("k-detail", query="audio=none&detail=full"), conflict)])
    yield Case("other sounds", [Step(send("k-audio"), done), Step(send("k-audio", query="audio=wav"), conflict)])
    yield Case("another picture, then the first again", [Step(send("k-back"), done), Step(send("k-back", pictures.plain), conflict), Step(send("k-back"), Expect(200, also=same))])
    yield Case("another key", [Step(send("k-a"), done), Step(send("k-b"), Expect(200, also=other))])
    yield Case("keys differ by case", [Step(send("k-case"), done), Step(send("K-CASE"), Expect(200, also=other))])
    for key in ("", "a" * 256, "a" * 5000, "a" * 257):
        yield case(f"a key of {len(key)}", send(key), Expect({400, 431} if key else {200, 400}, code="usage"))
    for key in ("a" * 255, "a", "\"quoted\"", "a b", "' OR 1=1 --", "🐈", "../..", "%00", "a,b"):
        yield case(f"{key[:20]!r} is one", send(key.encode()), Expect({200, 400}))
    yield Case("two of them", [Step(post("/v1/descriptions?audio=none", pictures.small, "image/bmp", {"Idempotency-Key": "a-1", "idempotency-key": "a-2", "Prefer": "wait=9"}), Expect({200, 400}))])
    yield Case("a bad picture twice", [Step(send("k-bad", pictures.truncated), Expect({200, 422}, problem=False)), Step(send("k-bad", pictures.truncated), Expect({200, 422}, problem=False))])
    yield Case("two owners", [Step(send("k-two", owner="alice"), done), Step(send("k-two", owner="bob"), Expect(200, also=other))], service="keyed")
    yield Case("two owners, other pictures", [Step(send("k-own", owner="alice"), done), Step(send("k-own", pictures.plain, owner="bob"), Expect(200, also=other))], service="keyed")
