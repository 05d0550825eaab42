"""What a client says it takes: types with weights, languages."""
from .. import pictures
from ..case import Expect, case, get, post

JSON, MP3, WAV = "application/json", "audio/mpeg", "audio/wav"
TYPES = {
    "application/json, audio/mpeg;q=0.5": JSON, "audio/mpeg;q=0.5, application/json": JSON, "audio/mpeg;q=0": JSON, "audio/mpeg;q=0, audio/wav": WAV, "audio/mpeg;q=0.0, audio/wav;q=0.1": WAV, "audio/mpeg;q=0.000": JSON, "audio/mpeg": MP3, "audio/wav": WAV,
    "audio/wav;q=0.1, audio/mpeg;q=0.9": MP3, "audio/mpeg;q=0.1, audio/wav;q=0.9": WAV, "AUDIO/MPEG": MP3, "audio/mpeg ; q=1": MP3, "audio/mpeg;Q=0": JSON, "audio/mpeg;level=1": MP3, "*/*": JSON, "application/*": JSON, "*/*, audio/mpeg;q=0": JSON,
    "application/json;q=0.9, audio/mpeg": MP3, "application/json;q=0, audio/mpeg": MP3, "audio/mpeg, */*;q=0.1": MP3, "audio/mpeg;q=0.4, */*;q=0.5": JSON, "": JSON, "application/json;q=1.0,audio/mpeg;q=1.0": JSON, " audio/wav ": WAV, "text/html;q=0, audio/wav": WAV,
    "audio/mpeg;q=1.000, application/json;q=0.999": MP3, "audio/x-wav": WAV,
}
MALFORMED = [",", ",,,", ";", "q=1", "/", "*", "audio", "audio/", "/mpeg", "audio/mpeg/x", "audio/mpeg;q=", "audio/mpeg;q=abc", "audio/mpeg;q=NaN", "audio/mpeg;q=-1", "audio/mpeg;q=2", "audio/mpeg;q=1e308", "audio/mpeg;q=1e-400", "audio/mpeg;;;q=1", "audio/mpeg;q=0.5;q=0",
             "audio/mpeg;q=\"0\"", "\"audio/mpeg\"", "audio/mpeg q=0", "audio\t/mpeg", "🐈/🐈", "audio/mpeg;" * 500, "a/b," * 2500, "audio/mpeg;q=" + "0" * 5000, "(" * 5000, "audio/*", "image/png", "a" * 10_000, "text/html,application/xhtml+xml,*/*;q=0.8"]


def ask(accept):
    return post("/v1/descriptions?observers=appearance", pictures.small, "image/bmp", {"Accept": accept.encode(), "Prefer": "wait=20"})


def cases():
    for accept, type in TYPES.items():
        yield case(f"{accept!r}", ask(accept), Expect(200, {"Content-Type": f"^{type}"}))
    for accept in MALFORMED:
        yield case(f"malformed {accept[:30]!r} ({len(accept)})", ask(accept), Expect({200, 202, 400, 406, 431}, within=8))
    yield case("html's problems are pages", get("/v1/descriptions/none", {"Accept": "text/html"}), Expect(404, {"Content-Type": "text/html"}, problem=False))
    yield case("html with q=0 is none", get("/v1/descriptions/none", {"Accept": "text/html;q=0, application/json"}), Expect(404))
    yield case("html liked less is none", get("/v1/descriptions/none", {"Accept": "text/html;q=0.1, application/problem+json"}), Expect(404))
    for name, accept in {"mp3": "audio/mpeg", "nothing": "*/*", "q=0": "audio/mpeg;q=0, audio/wav"}.items():
        type = {"mp3": MP3, "nothing": MP3, "q=0": WAV}[name]
        yield case(f"speech: {accept}", post("/v1/speech", b'{"text":"A cat."}', JSON, {"Accept": accept}), Expect(200, {"Content-Type": f"^{type}"}))
    yield case("a bad picture, and only its sound is wanted", post("/v1/descriptions", pictures.truncated, "image/png", {"Accept": "audio/mpeg"}), Expect(422, code={"image_truncated", "decode_failed"}))
    yield case("a sound that was not asked for is told", post("/v1/descriptions?audio=none", pictures.small, "image/bmp", {"Accept": "audio/mpeg"}), Expect({200, 400, 406}, within=8))
    for language in ["*", "zz", ",,,", ";", "en;q=0", "es;q=0, en", "es-MX,es;q=0.9", "q=1", "en;q=NaN", "en;q=1e400", "en;q=-1", "e" * 10_000, "en," * 3000, "../..", "🐈", "\x7f", "en-US-" * 200, "en;" * 1000, "%00", "i-klingon", "x-a", "en;q=0.5;q=0.1", "\"en\"", "zh-Hant-TW;q=0.1",
                     "a-b-c-d-e-f-g-h", "en_US", "ES", "de;q=1.0000000000000000000000000000001"]:
        for path in ("/", "/history"):
            yield case(f"language {language[:20]!r} of {path}", get(path, {"Accept-Language": language.encode()}), Expect({200, 400, 431}, {"Content-Type": "text/html"} if len(language) < 5000 and "\x7f" not in language else {}, problem=False))
    yield case("the language with q=0 is not taken", get("/", {"Accept-Language": "es;q=0, de;q=0.1"}), Expect(200, {"Content-Language": "de"}))
    yield case("a language that cannot be is no error", post("/v1/descriptions?audio=none", pictures.small, "image/bmp", {"Accept-Language": "zz-ZZ, ;;, q", "Prefer": "wait=9"}), Expect(200))
    for encoding in ("gzip", "br", "*;q=0", "identity;q=0", "zzz", "a" * 5000):
        yield case(f"Accept-Encoding {encoding[:12]}", get("/", {"Accept-Encoding": encoding}), Expect({200, 406}))
