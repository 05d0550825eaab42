"""JSON that is too deep, too much, of the wrong kind, or none, wherever JSON is read."""
import base64
import json

from .. import pictures
from ..case import Case, Expect, Request, Step, case, post

JSON = "application/json"
PATHS = {
    "/v1/descriptions": '"url"', "/v1/speech": '"text"', "/v1/audio/speech": '"input"', "/v1/chat/completions": '"messages"',
}
BAD = frozenset({400, 413, 422})
MUCH = frozenset({400, 413})


def nested(depth, mark):
    close = "]" if mark == "[" else "}" if mark == '{"a":' else ""
    return (mark * depth + "1" + close * depth).encode()


def generic(field):
    """By name: the body, the statuses, the seconds. None of these is a request that can be carried out."""
    small = b'{"a":1},'
    yield "empty", b"", {400}
    yield "a space", b" ", {400}
    yield "array at top", b"[]", {400}
    yield "a string at top", b'"text"', {400}
    yield "a number at top", b"1", {400}
    yield "null", b"null", {400}
    yield "true", b"true", {400}
    yield "no field", b"{}", {400}
    for depth in (100, 600, 10_000, 400_000):
        for mark in ("[", '{"a":'):
            yield f"{depth} deep {mark}", b'{"x":' + nested(depth, mark) + b"}", {400, 413} if depth > 100 else {400}
        yield f"{depth} deep, never closed", b'{"x":' + b"[" * depth, {400, 413}
    yield "1000 deep array at top", nested(1000, "["), {400}
    yield "60 MB of small objects", lambda: b'{"x":[' + small * 7_500_000 + b"1]}", MUCH
    yield "60 MB of brackets", lambda: b"[" * 60_000_000, MUCH
    yield "60 MB of numbers", lambda: b'{"x":[' + b"1," * 30_000_000 + b"1]}", MUCH
    yield "60 MB of spaces", lambda: b" " * 60_000_000, MUCH
    yield "1,000,000 keys", lambda: b"{" + b",".join(b'"k%d":1' % i for i in range(1_000_000)) + b"}", MUCH
    yield "100,000 objects", lambda: b'{"x":[' + small * 100_000 + b"1]}", MUCH
    yield "a key of 900 KB", lambda: b'{"' + b"k" * 900_000 + b'":1}', {400, 413}
    yield "10,000 backslashes and no end", b'{"a":"' + b"\\" * 10_001, {400}
    for name, value in {
        "NaN": "NaN", "Infinity": "Infinity", "-Infinity": "-Infinity", "hex": "0x10", "leading zero": "01", "plus": "+1", "dot": ".5", "dot at the end": "5.",
        "single quotes": "'a'", "undefined": "undefined", "a comment": "1 /* a */", "a function": "a()",
    }.items():
        yield f"a value of {name}", f'{{"x":{value}, "rate":{value}}}'.encode(), {400}
    yield "trailing comma", b'{"x":1,}', {400}
    yield "trailing garbage", b'{"x":1} x', {400}
    yield "two objects", b'{"x":1}{"x":1}', {400}
    yield "no quotes", b"{x:1}", {400}
    yield "unclosed", b'{"x":1', {400}
    yield "unclosed string", b'{"x":"a', {400}
    yield "a line break in a string", b'{"x":"a\nb"}', {400}
    yield "NUL between", b'{"x":\x001}', {400}
    yield "not UTF-8", b'{"x":"\xff\xfe\xc0\x80"}', {400}
    yield "overlong", b'{"x":"\xc0\xaf"}', {400}
    yield "UTF-16", '{"x":1}'.encode("utf-16"), {400}
    yield "UTF-32", '{"x":1}'.encode("utf-32"), {400}
    yield "half an escape", b'{"x":"\\u12"}', {400}
    yield "an unknown escape", b'{"x":"\\q"}', {400}
    name = field.strip('"')
    for kind, value in {
        "a number": 1, "a truth": True, "a list": [], "a list of lists": [[]], "an object": {}, "a huge number": 10**40, "a list of null": [None], "null": None, "an empty string": "",
    }.items():
        if name != "messages" or kind != "a list of lists":
            yield f"{name} is {kind}", json.dumps({name: value}).encode(), {400, 422}
    yield f"{name} twice, wrong", f'{{{field}:1,{field}:2}}'.encode(), {400}
    yield f"{name} of a lone surrogate", f'{{{field}:"\\ud800"}}'.encode(), {200, 400, 422}
    yield f"{name} of two surrogates the wrong way", f'{{{field}:"\\udc00\\ud800"}}'.encode(), {200, 400, 422}
    yield f"{name} of NUL", f'{{{field}:"\\u0000"}}'.encode(), {200, 400, 422}
    yield f"{name} of 2 MB", lambda: f'{{{field}:"'.encode() + b"a" * 2_000_000 + b'"}', {400, 413, 422}
    yield f"{name} of 1e400", f'{{{field}:1e400}}'.encode(), {400}


def cases():
    for path, field in PATHS.items():
        for name, body, statuses in generic(field):
            # Whoever is refused for size is refused before anything of it is parsed.
            yield case(f"{path} {name}", post(path, body, JSON, enough=2000), Expect(set(statuses), within=3))
        yield case(f"{path} a byte order mark", post(path, b"\xef\xbb\xbf{}", JSON), Expect(400))
        for type in ("application/jsonx", "text/json", "application/json;charset=utf-16", "Application/JSON"):
            # Under another name it may be taken for a picture.
            yield case(f"{path} as {type}", post(path, b"{}", type), Expect({400, 415, 422} | ({202} if path == "/v1/descriptions" else set())))
    yield from descriptions()
    yield from chat()


def descriptions():
    """Each field with each wrong type, and with values that cannot be."""
    wrong = {"a number": 5, "a truth": True, "an object": {"a": 1}, "a list of numbers": [1, 2], "a string": "zzz", "NUL": "\0", "a long text": "z" * 5000, "a million": 1e6, "-1": -1, "1e308": 1e308}
    fits = {("rate", "a number"), ("language", "NUL"), ("voice", "NUL")}
    for field in ("language", "voice", "detail", "upload", "observers", "audio", "rate"):
        for name, value in wrong.items():
            if (field, name) in fits and field != "rate":
                continue
            body = json.dumps({"url": "http://127.0.0.1/", field: value}).encode()
            yield case(f"{field} is {name}", post("/v1/descriptions", body, JSON), Expect({400, 404, 422}))
    yield case("an upload of nobody", post("/v1/descriptions", b'{"upload":"uploads/0000000000000"}', JSON), Expect(404))
    for upload in ("../link-keys.json", "uploads/../../descriptions.sqlite", "pictures/a", "sounds/a.wav", "uploads/", "/etc/passwd", "uploads/.", "uploads/%2e%2e", "a" * 10_000):
        yield case(f"upload {upload[:40]}", post("/v1/descriptions", json.dumps({"upload": upload}).encode(), JSON), Expect({400, 404}))
    yield case("unknown fields are left alone", post("/v1/descriptions", b'{"other":1}', JSON), Expect(400, code="usage"))


def message(*parts, role="user"):
    return {"role": role, "content": list(parts)}


def image(url):
    return {"type": "image_url", "image_url": {"url": url}}


def data(content=None, type="image/bmp"):
    return f"data:{type};base64," + base64.b64encode(pictures.small() if content is None else content).decode()


def chat():
    path, text = "/v1/chat/completions", {"type": "text", "text": "Describe this picture."}

    def ask(name, messages, expect, **more):
        body = messages if callable(messages) or isinstance(messages, bytes) else json.dumps({"messages": messages, **more}).encode()
        return case(f"chat: {name}", post(path, body, JSON), expect)

    bad = Expect({400, 413, 415, 422})
    yield ask("a good one", [message(text, image(data()))], Expect(200, contains=(b"assistant",), within=20))
    yield ask("streamed", [message(text, image(data()))], Expect(200, {"Content-Type": "event-stream"}, contains=(b"[DONE]",), within=20), stream=True)
    yield ask("a picture of 20 MB in base64", lambda: json.dumps({"messages": [message(image(data(pictures.small() + bytes(20_000_000))))]}).encode(), Expect({200, 413, 422}, within=20))
    for name, url in {
        "no comma": "data:image/png;base64", "nothing": "data:", "a comma only": "data:,", "no base64": "data:image/png,abc", "bad base64": "data:image/png;base64,!!!!",
        "base64 of 5 letters": "data:image/png;base64,abcde", "only padding": "data:image/png;base64,====", "padding inside": "data:image/png;base64,ab==cdef",
        "empty base64": "data:image/png;base64,", "line breaks": "data:image/png;base64,ab\ncd", "url-safe base64": "data:image/png;base64,-_-_", "percent": "data:image/png;base64,%41%42",
        "a text": "data:text/plain;base64,aGVsbG8=", "an svg": "data:image/svg+xml;base64," + base64.b64encode(pictures.SVG).decode(),
        "upper case": "DATA:image/png;BASE64,abc", "a thousand parameters": "data:image/png" + ";a=b" * 1000 + ";base64,AAAA", "truncated": data(pictures.truncated()),
        "20000 x 20000": data(pictures.huge()), "commas": "data:image/png;base64," + "," * 1000,
    }.items():
        yield ask(f"data: {name}", [message(text, image(url))], bad)
    yield ask("10 data: URLs", [message(*[image(data())] * 10)], Expect({200, 400, 413}, within=20))
    yield ask("10,000 messages", [message(text)] * 10_000, bad)
    yield ask("1000 pictures of nothing", [message(*[image("data:,")] * 1000)], bad)
    yield ask("no messages", [], bad)
    yield ask("no picture", [{"role": "user", "content": "hello"}], Expect({400, 422}))
    for name, messages in {
        "a string": "hello", "a list of strings": ["hello"], "numbers": [1], "content a number": [{"role": "user", "content": 1}], "content an object": [{"role": "user", "content": {}}],
        "image_url a string": [message({"type": "image_url", "image_url": "data:,"})], "image_url a list": [message({"type": "image_url", "image_url": []})],
        "url a number": [message(image(1))], "url missing": [message({"type": "image_url", "image_url": {}})], "role a number": [{"role": 1, "content": "a"}], "no role": [{"content": "a"}],
        "parts of parts": [message([image("data:,")])], "text a list": [message({"type": "text", "text": []})], "nulls": [None], "a picture of the system's only": [message(image("data:,"), role="system")],
    }.items():
        yield ask(f"messages: {name}", messages, bad)
    for name, value in {"a number": 1, "a string": "yes", "a list": [], "an object": {}}.items():
        yield ask(f"stream is {name}", [message(image(data()))], Expect({400, 422}, within=20), stream=value)
    yield ask("model is a number", [message(image(data()))], Expect({400, 422}, within=20), model=5)
    yield ask("model has quotes and line breaks", [message(image(data()))], Expect(200, within=20), model='a"\r\n<b>')
    yield Case("chat: the problem is where OpenAI's clients look", [Step(post(path, b"{}", JSON), Expect(400, contains=(b'"error"', b"invalid_request_error")))])
    yield Case("chat: other types", [Step(post(path, pictures.small, "image/bmp"), Expect({400, 415}))])
