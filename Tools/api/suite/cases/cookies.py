"""Cookies: of a bounded length, and nothing in them that is no cookie."""
from ..case import Case, Expect, Request, Step, case, get, post
from .forms import URLENCODED, cookie_is_one

COOKIES = ["alto_key=" + "a" * 1_000, "=", ";", ";;;;", "a", "a=", "=a", "a=b=c", "alto_key", "alto_key=", "alto_key=;alto_key=a", "a=\"", "a=\"b", "a=\"b;c\"", "a=b;", " a = b ", "a=b,c=d", "a=\\", "a=%", "a=%zz", "a=%00", "$Version=1; a=b", "🐈=🐈", "a=\x7f", "alto_key=\xff",
           "a=b; " * 700, ";" * 4_000, "=" * 4_000, "alto_key=" + "%0d%0a" * 100, "alto_key=..%2f..%2f", "alto_key=' OR 1=1 --", "__Host-a=b", "alto_key[]=a"]


def cases():
    for cookie in COOKIES:
        for path in ("/", "/v1/descriptions"):
            yield case(f"{cookie[:20]!r} ({len(cookie)}) to {path}", get(path, {"Cookie": cookie.encode("latin-1", "replace") if "🐈" not in cookie else cookie.encode()}), Expect({200, 400, 431}, problem=False))
    yield case("100 KB", get("/", {"Cookie": "a=" + "b" * 100_000}), Expect({0, 400, 413, 431}, problem=False))
    yield case("a thousand Cookie fields", get("/", [("Cookie", f"a{i}=b") for i in range(1000)]), Expect({0, 200, 400, 431}, problem=False))
    keys = {
        "1 KB": "a" * 1_000, "5 KB": "a" * 5_000, "100 KB": "a" * 100_000, "900 KB": "a" * 900_000, "%0d%0a": "a%0d%0aSet-Cookie:%20evil=1", "%0a": "a%0aevil:%201", "%0d": "a%0devil:%201", "%00": "a%00b", ";": "a;%20Domain=evil.test", "%3b": "a%3b%20Domain=evil.test", ",": "a%2c%20evil=1",
        "quotes": "%22a%22", "a space": "a+b", "emoji": "%F0%9F%90%88", "not UTF-8": "%ff%fe", "%E5%98%8A": "a%E5%98%8A%E5%98%8DSet-Cookie:evil", "%2525": "%25250d", "\\": "%5c", "=": "a=b=c", "a tab": "a%09b", "controls": "%01%02%1b%7f", "%c2%85": "a%c2%85b", "%E2%80%A8": "a%E2%80%A8b",
    }
    for name, key in keys.items():
        refuses = name in ("100 KB", "900 KB")
        yield Case(f"a key of {name}", [Step(post("/key", f"key={key}".encode(), URLENCODED), Expect({400, 413, 422} if refuses else {303, 400, 413, 422}, {"evil": None}, also=clean, lacks=(b"\nSet-Cookie: evil", b"\nevil")))])


def clean(answer, *more):
    """Only letters that a cookie may have (RFC 6265, section 4.1.1)."""
    for cookie in answer.all("set-cookie"):
        value = cookie.partition("=")[2].partition(";")[0]
        if any(not 0x21 <= ord(letter) <= 0x7e or letter in '",;\\' for letter in value):
            return f"the cookie has letters that no cookie has: {value[:60]!r}"
    return cookie_is_one(answer, *more)
