"""Events: of whom there is nothing to tell, where a client went on, and that they end."""
import re

from .. import pictures
from ..case import Case, Expect, Request, Step, case, get, post

END = Expect(200, {"Content-Type": "text/event-stream"}, contains=(b"event: description",), within=4)
CREATE = Step(post("/v1/descriptions?audio=none", pictures.small, "image/bmp"), Expect({200, 202}))


def of_new(headers=None, method="GET"):
    return lambda given, before: Request(method, f"/v1/descriptions/{before[0].json()['id']}/events", headers or {})


def cases():
    for name in ("none", "0", "..", "%2e%2e", "%00", "a" * 3000, "%F0%9F%90%88", "*", "<id>a"):
        yield case(f"of {name[:12]}", get(f"/v1/descriptions/{name}/events"), Expect({400, 404, 414}, within=2))
    for last in (None, "", "0", "1", "-1", "99999999", "9223372036854775808", "NaN", "garbage", "\0".replace("\0", "%00"), "🐈", "a" * 5000, "1,2", "1.5", "0x1", "*", "<id>"):
        headers = {} if last is None else {"Last-Event-ID": last.encode()}
        yield case(f"of one that is done, after {str(last)[:12]}", get("/v1/descriptions/<id>/events", headers), END)
        yield Case(f"of a new one, after {str(last)[:12]}", [CREATE, Step(of_new(headers), END)])
    for accept in ("text/event-stream", "application/json", "*/*", "text/html", "a" * 3000):
        yield case(f"Accept {accept[:20]}", get("/v1/descriptions/<id>/events", {"Accept": accept}), Expect({200, 406}, within=4))
    yield case("HEAD", Request("HEAD", "/v1/descriptions/<id>/events"), Expect(200, {"Content-Type": "text/event-stream"}, within=2))
    yield Case("a client that goes at once", [CREATE, Step(lambda given, before: Request("GET", f"/v1/descriptions/{before[0].json()['id']}/events", enough=1), Expect(200))])
    yield Case("of one that is deleted", [CREATE, Step(of_new(), END), Step(lambda g, b: Request("DELETE", f"/v1/descriptions/{b[0].json()['id']}"), Expect(204)), Step(of_new(), Expect(404))])
    yield Case("events have ids", [CREATE, Step(of_new(), Expect(200, contains=(b"\nid:",), within=4))])

    def later(given, before):
        ids = re.findall(rb"(?m)^id: ?(.+)$", before[1].body)
        return Request("GET", f"/v1/descriptions/{before[0].json()['id']}/events", {"Last-Event-ID": ids[-1].decode() if ids else "0"})
    yield Case("going on behind the last one", [CREATE, Step(of_new(), END), Step(later, Expect(200, within=4))])
    many = [Step(post("/v1/descriptions?audio=none", pictures.small, "image/bmp"), Expect({200, 202}))] * 20
    yield Case("behind a queue of 20", many + [Step(lambda given, before: get(f"/v1/descriptions/{before[-1].json()['id']}/events"), Expect(200, contains=(b"event: description",), within=20))], settle=20)
