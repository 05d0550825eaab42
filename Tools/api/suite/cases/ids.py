"""Names in paths: what is no id finds nothing, and reaches nothing."""
from ..case import Expect, Request, case

IDS = ["..", "%2e%2e", ".", "%2e", "%00", "a%00", "%", "%zz", "%ff", "a" * 1000, "a" * 7000, "none", "0", "-1", "*", "'", "%27%20OR%201=1", "%22", "<script>", "%3Cscript%3E", "%F0%9F%90%88", "..%2f..%2flink-keys.json", "..%5c..", "%252e%252e", "uploads", "pictures%2fabc",
       "<id>%00", "<id>.", "<id>%20", "%20<id>", "<id>/", "<id>a", "null", "undefined", "%0d%0aSet-Cookie:evil=1", ":id", "%7Bid%7D", ";a=b", "<id>;a=b"]
PATHS = {"/v1/descriptions/": ("GET", "DELETE"), "/d/": ("GET",), "/v1/sounds/sounds/": ("GET",), "/v1/sounds/pictures/": ("GET",), "/v1/blobs/uploads/": ("PUT",), "/v1/people/": ("DELETE",)}


def cases():
    for start, methods in PATHS.items():
        for method in methods:
            for name in IDS:
                statuses = {400, 403, 404, 405, 414, 422, 431}
                # A slash at the end may be forgiven, and a name deleted that nobody has.
                forgiven = name.endswith("/") and start in ("/d/", "/v1/descriptions/") and method == "GET"
                if name in (".", "..", "%2e", "%2e%2e") and start == "/v1/descriptions/" and method == "DELETE":
                    statuses = statuses | {204}
                if name == "<id>/" and method == "DELETE":
                    continue
                yield case(f"{method} {start}{name[:30]}", Request(method, start + name, body=b"x" if method == "PUT" else b""),
                           Expect(statuses | ({200} if forgiven else set()), lacks=(b"\nSet-Cookie:evil", b"secret")))
    for name in IDS[:25]:
        yield case(f"GET events of {name[:30]}", Request("GET", f"/v1/descriptions/{name}/events"), Expect({400, 404, 405, 414}, within=2))
        yield case(f"POST delete of {name[:30]}", Request("POST", f"/d/{name}/delete"), Expect({303, 400, 404, 405, 414}, within=2))
    for path in ("/v1/sounds/uploads/abc", "/v1/sounds/../link-keys.json", "/v1/sounds/sounds/..%2f..%2flink-keys.json", "/v1/sounds/sounds%2fabc", "/v1/sounds//abc", "/v1/blobs/sounds/abc.wav", "/v1/blobs/pictures/abc", "/v1/blobs/../x"):
        for method in ("GET", "PUT"):
            yield case(f"{method} {path}", Request(method, path, body=b"x" if method == "PUT" else b""), Expect({400, 403, 404, 405}))
