"""Search: whatever is looked for is words, never an operator."""
from urllib.parse import quote

from ..case import Expect, case, get

WORDS = ["photo", "PHOTO", "phot", "", " ", "*", "**", '"', '""', '"photo', "photo*", "photo AND", "AND", "OR", "NOT", "NEAR", "NEAR(a b, 5)", "a NEAR/5 b", "-photo", "+photo", "^photo", "words:photo", "id:a", "{id words}:a", "(", ")", "()", "((((", "a OR b", "NOT a", "a'b", "' OR 1=1 --", "; DROP TABLE job", "\0", "a\0b",
         "%", "_", "\\", "/", "🐈", "看", "一只猫", "猫坐", "ねこ", "カメラ", "고양이", "éclair", "e\u0301clair", "\u202e", "\ufffe", "a" * 5000, "a " * 2500, "\"" * 2000, "(" * 2000, "看" * 1600, "* " * 1000, "photo\r\n", "<script>alert(1)</script>", "{{q}}", "a\u0301" * 500, "1e9", "NULL", "\x7f", "a:b:c", "@", "#", "~", "`"]


def cases():
    for words in WORDS:
        for path in ("/v1/descriptions", "/history"):
            yield case(f"{path} {words[:20]!r} ({len(words)})", get(f"{path}?q={quote(words)}"), Expect({200, 400, 414, 431}, problem=path != "/history", lacks=(b"<script>alert",), within=2))
    for query in ("q=%ff", "q=%c0%80", "q=%", "q=%zz", "q=a&q=b", "q", "q=%00", "q[]=a", "Q=photo", "q=" + "a+" * 3000, "q=%F0%9F", "q=%ED%A0%80"):
        for path in ("/v1/descriptions", "/history"):
            yield case(f"{path}?{query[:20]}", get(f"{path}?{query}"), Expect({200, 400, 414}, problem=path != "/history", within=2))
    yield case("it finds", get("/v1/descriptions?q=photo"), Expect(200, contains=(b'"id"',)))
    yield case("the beginning of a word", get("/v1/descriptions?q=phot"), Expect(200, contains=(b'"id"',)))
    yield case("all words", get("/v1/descriptions?q=photo+zebrafish"), Expect(200, contains=(b'"descriptions":[]',)))
    yield case("operators are words", get("/v1/descriptions?q=photo+OR+zebrafish"), Expect(200, contains=(b'"descriptions":[]',)))


