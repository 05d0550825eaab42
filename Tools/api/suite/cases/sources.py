"""Addresses to fetch pictures from: those that nobody may be sent to, in all spellings. One body for all reasons."""
import json

from ..case import Case, Expect, Request, Step, post
from .json_bodies import image, message

LOOPBACK = [
    "http://127.0.0.1/", "http://127.1/", "http://127.0.1/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.1/", "http://017700000001/", "http://0177.0.0.1/",
    "http://127.0.0.1./", "http://localhost/", "http://LOCALHOST/", "http://localhost./", "http://0/", "http://0.0.0.0/", "http://127.255.255.254/", "http://127.000.000.001/",
    "http://[::1]/", "http://[::]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/", "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/", "http://[2001:0:7f00:1::]/", "http://[fe80::1]/", "http://[fe80::1%25lo]/", "http://[::1%25lo]/", "http://[fc00::1]/", "http://[ff02::1]/",
    "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/", "http://%31%32%37.0.0.1/", "http://10.0.0.1/", "http://172.16.0.1/", "http://192.168.0.1/", "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/", "http://198.18.0.1/", "http://192.0.2.1/", "http://203.0.113.1/", "http://224.0.0.1/", "http://255.255.255.255/", "http://240.0.0.1/",
    "http://127.0.0.1:/", "http://[::1]:/", "http://[2001:db8::1]/", "http://[3fff::1]/", "http://127.0.0.1:22/", "http://127.0.0.1:0/", "https://127.0.0.1/", "HTTP://127.0.0.1/",
]
PORTS = [f"http://{host}:{port}/" for host in ("93.184.216.34", "127.0.0.1", "[::1]", "[2606:2800:220:1::1]") for port in (
    0, 65536, 99999, -1, 2**31, 2**32 + 80, 2**63, 2**64, 10**30, "a", "80a", "+80", "0x50", "８０")]
SHAPES = [
    "", " ", "http", "http:", "http:/", "http://", "http:///", "http:///etc/passwd", "http://:80/", "http://?", "http://#", "//127.0.0.1/", "127.0.0.1", "/etc/passwd", "file:///etc/passwd",
    "file://localhost/etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "unix:/run/docker.sock", "http+unix://%2Frun%2Fdocker.sock/", "data:image/png;base64,AAAA", "javascript:alert(1)",
    "http://user@127.0.0.1/", "http://user:word@127.0.0.1/", "http://93.184.216.34@127.0.0.1/", "http://127.0.0.1#@93.184.216.34/", "http://127.0.0.1\\@93.184.216.34/", "http://[::1", "http://::1/", "http://[]/",
    "http://[v1.a]/", "http://[::1]a/", "http://a b/", "http://a\r\nHost: b/", "http://a\0b/", "http://a%00b/", "http://a%0d%0ab/", "http://.../", "http://./", "http://-/", "http://a..b/",
    "http://" + "a" * 64 + ".invalid/", "http://" + "a." * 150 + "invalid/", "http://" + "a" * 100_000, "http://no.such.name.invalid/", "http://xn--/", "http://xn--a-ecp.invalid/", "http://ä.invalid/", "http://🐈.invalid/",
    "http://%/", "http://%zz/", "http://[fe80::1%25" + "a" * 1000 + "]/", "http://1.2.3.4.5/", "http://256.256.256.256/", "http://999999999999/", "http://0x1ffffffff/", "http://127.0.0.1/%zz", "http://127.0.0.1/\x7f",
    "http://127.0.0.1/" + "a" * 100_000, "ws://127.0.0.1/", "http://a:b:c/", "http://127.0.0.1:80:80/", "http://127.0.0.1,93.184.216.34/", "\u202ehttp://127.0.0.1/",
]
FIRST = {}


def alike(name):
    """All of them get the very same words."""
    def compare(answer, *_):
        told = answer.json() or {}
        told = {key: told.get(key) for key in ("type", "title", "status", "code")}
        expected = FIRST.setdefault(name, told)
        return "" if told == expected else f"another body: {told}"
    return compare


def cases():
    for url in LOOPBACK + PORTS + SHAPES:
        # Nothing is as good as no field.
        status = {400} if url == "" else {422}
        expect = Expect(status, code="usage" if url == "" else "source_not_fetchable", within=14, also=alike("json") if url else None)
        name = url if len(url) < 60 else f"{url[:30]}… ({len(url)})"
        yield Case(f"url {name!r}", [Step(post("/v1/descriptions", json.dumps({"url": url}).encode(), "application/json"), expect)])
    for url in LOOPBACK[:12] + PORTS[:12] + SHAPES[1:20]:
        if url.startswith("data:"):
            continue
        name = url if len(url) < 60 else f"{url[:30]}… ({len(url)})"
        body = json.dumps({"messages": [message(image(url))]}).encode()
        yield Case(f"chat {name!r}", [Step(post("/v1/chat/completions", body, "application/json"), Expect({422}, code="source_not_fetchable", within=14))])
    for url in ("http://127.0.0.1:99999/", "http://[::1]:65536/", "http://127.1/", "file:///etc/passwd"):
        form = b'--a\r\nContent-Disposition: form-data; name="url"\r\n\r\n' + url.encode() + b"\r\n--a--\r\n"
        yield Case(f"form {url}", [Step(post("/v1/descriptions", form, "multipart/form-data; boundary=a"), Expect(422, code="source_not_fetchable", also=alike("json")))])
        yield Case(f"page {url}", [Step(post("/describe", form, "multipart/form-data; boundary=a", {"Accept": "text/html"}), Expect(422, problem=False))])
        yield Case(f"query {url}", [Step(Request("POST", "/v1/descriptions?url=" + url.replace("/", "%2F").replace(":", "%3A"), {"Content-Type": "application/json"}, b"{}"), Expect(422, code="source_not_fetchable"))])
    own = lambda given, _: post("/v1/descriptions", json.dumps({"url": f"http://127.0.0.1:{given.service.port}/icon-192.png"}).encode(), "application/json")
    yield Case("the service itself", [Step(own, Expect(422, code="source_not_fetchable", also=alike("json")))])
