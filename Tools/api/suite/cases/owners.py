"""Keys: who has none gets nothing; what is one owner's is no other's."""
import json

from .. import pictures
from ..case import Case, Expect, Request, Step, case, get, post
from .methods import ROUTES
from .multipart import form, part

A, B = {"Authorization": "Bearer <alice>"}, {"Authorization": "Bearer <bob>"}
OPEN = {"/offline", "/key", "/healthz", "/readyz", "/metrics"}


def cases():
    for one in keyed():
        one.service = "keyed"
        yield one


def keyed():
    for path, methods in ROUTES.items():
        if path in OPEN or "." in path or path.startswith("/v1/sounds") or path.startswith("/v1/blobs"):
            continue
        for method in methods.split():
            yield case(f"{method} {path} without a key", Request(method, path), Expect(401, {"WWW-Authenticate": "Bearer"}, code="unauthorized"))
    for header in ("", "Bearer", "Bearer ", "Bearer a", "bearer <alice>a", "Basic <alice>", "Bearer <alice>,<bob>", "Bearer  <alice>", "Bearer \"<alice>\"", "<alice>", "Bearer " + "a" * 5000, "Bearer 🐈", "Bearer %00", "Bearer ' OR 1=1", "Digest a", "Bearer <alice> <bob>"):
        yield case(f"Authorization: {header[:24]}", get("/v1/descriptions", {"Authorization": header.encode()}), Expect({401, 400, 431}))
    yield case("two keys", get("/v1/descriptions", [("Authorization", "Bearer <alice>"), ("Authorization", "Bearer a")]), Expect({200, 400, 401}))
    yield case("a good key", get("/v1/descriptions", A), Expect(200))
    yield case("a good key in the cookie", get("/v1/descriptions", {"Cookie": "alto_key=<alice>"}), Expect(200))
    for cookie in ("alto_key=a", "alto_key=", "Alto_Key=<alice>", "alto_key=\"<alice>", "alto_key=<alice>a", "a=<alice>", "alto_key = a"):
        yield case(f"cookie {cookie[:20]}", get("/v1/descriptions", {"Cookie": cookie}), Expect({401, 400}))
    made = Step(post("/v1/descriptions?audio=wav", pictures.small, "image/bmp", {**A, "Prefer": "wait=15"}), Expect(200))
    path = lambda before, end="": f"/v1/descriptions/{before[0].json()['id']}{end}"
    for name, ask in {
        "GET": lambda g, b: get(path(b), B), "DELETE": lambda g, b: Request("DELETE", path(b), B), "events": lambda g, b: get(path(b, "/events"), B), "page": lambda g, b: get(f"/d/{b[0].json()['id']}", B),
        "conversation": lambda g, b: get(path(b, "/conversation"), B), "thumbnail": lambda g, b: get(f"/d/{b[0].json()['id']}/thumbnail", B),
        "deleting the conversation": lambda g, b: Request("DELETE", path(b, "/conversation"), B),
        "a question": lambda g, b: post(path(b, "/conversation"), b"question=Who%3F", "application/x-www-form-urlencoded", B),
    }.items():
        yield Case(f"{name} of another's description", [made, Step(ask, Expect(404, code="not_found"))])
    yield Case("the list of another", [made, Step(get("/v1/descriptions?limit=100", B), Expect(200, also=lambda a, b, _: "it is there" if b[0].json()["id"].encode() in a.body else ""))])
    yield Case("the search of another", [made, Step(get("/v1/descriptions?limit=100&q=photo", B), Expect(200, also=lambda a, b, _: "it is there" if b[0].json()["id"].encode() in a.body else ""))])
    yield Case("the page deletes of another", [made, Step(lambda g, b: post(f"/d/{b[0].json()['id']}/delete", headers=B), Expect({303, 404})), Step(lambda g, b: get(path(b), A), Expect(200))])
    yield Case("delete all of another", [made, Step(Request("DELETE", "/v1/descriptions", B), Expect(204)), Step(lambda g, b: get(path(b), A), Expect(200))])
    upload = Step(post("/v1/uploads", headers=A), Expect(201))

    def put(given, before):
        given.watch.uploads.add(before[0].json()["upload"])
        return Request("PUT", before[0].json()["url"], {}, pictures.small)

    def use(who):
        return lambda g, b: post("/v1/descriptions?audio=none", json.dumps({"upload": b[0].json()["upload"]}).encode(), "application/json", {**who, "Prefer": "wait=15"})
    yield Case("an upload of another", [upload, Step(put, Expect(201)), Step(use(B), Expect(404, code="picture_missing")), Step(use(A), Expect(200))])
    yield Case("an upload of another by the page", [upload, Step(put, Expect(201)), Step(lambda g, b: post("/describe", form(part("Content-Disposition: form-data; name=upload", b[0].json()["upload"].encode()), boundary="a"), "multipart/form-data; boundary=a", B), Expect(404))])
    yield case("a key that was given to the page works", post("/key", b"key=<alice>", "application/x-www-form-urlencoded"), Expect(303, {"Set-Cookie": "HttpOnly"}))
    for status, headers in ((401, {}), (200, A)):
        yield case(f"people, {status}", get("/v1/people", headers), Expect(status))
