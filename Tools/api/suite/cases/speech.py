"""Texts that are hard to speak: they are spoken soon or refused, and nothing hangs."""
import base64
import json
import random

from ..case import Expect, Request, case, post

JSON = "application/json"
# Words that are refused are refused at once; what is spoken begins soon, and the client has heard enough.
REFUSED = {400, 413, 422}
noise = random.Random(11)

SHORT = {
    "320 letters": "Look: " + "a" * 320, "380 letters of a code": "QR: " + base64.b64encode(bytes(range(256)) + bytes(29)).decode(), "no space at all": "a" * 320,
    "Chinese run": "看" * 400, "Chinese after a space": "Look: " + "一只猫坐在床上" * 60, "Japanese run": "ねこ" * 250, "Korean run": "고양이" * 150, "Thai run": "แมว" * 150, "Arabic run": "قط" * 200, "Hindi run": "बिल्ली" * 80,
    "base64 run": "x " + base64.b64encode(noise.randbytes(600)).decode(), "hex run": "x " + noise.randbytes(400).hex(), "digits": "x " + "1234567890" * 60, "digits and dots": "1." * 300,
    "one long address": "See https://example.org/" + "a/" * 300, "hyphens": "-" * 500, "underscores": "_" * 500, "dots": "." * 500, "commas": "," * 500, "question marks": "?!" * 300, "quotes": '"' * 500, "brackets": "(" * 500,
    "emoji": "🐈" * 300, "a family": "👨‍👩‍👧‍👦" * 100, "flags": "🇩🇪" * 200, "skin tones": "👍🏽" * 200, "zero-width spaces": "a\u200b" * 300, "joiners": "\u200d" * 500, "soft hyphens": "a\u00ad" * 300, "no-break spaces": "a\u00a0" * 300,
    "right to left marks": "\u202e" * 500, "control characters": "".join(map(chr, range(1, 32))) * 20, "NUL": "a\0b" * 100, "DEL": "a\x7f" * 200, "C1": "".join(map(chr, range(128, 160))) * 10, "line breaks": "\n" * 500, "CRs": "a\r" * 200,
    "escapes": "\x1b[31ma" * 50, "line separators": "a\u2028b\u2029" * 50, "combining": "a" + "\u0301" * 500, "Zalgo": "".join("z" + "\u0300\u0316\u0334" * 8 for _ in range(30)), "lone accents": "\u0301" * 300,
    "noncharacters": "\ufffe\uffff" * 100, "private use": "\ue000" * 200, "far planes": "\U0010fffd" * 100, "mathematical": "𝔘𝔫𝔦" * 80, "full width": "ＡＢＣ" * 100, "superscripts": "²³" * 150, "Roman": "MMMM" * 100,
    "SSML in a plain text": "<speak><break time='10s'/>a</speak>", "markup": "<b>" * 150, "entities": "&amp;" * 100, "%s": "%s%n%x" * 80, "paths": "C:\\" * 100, "one letter": "a", "one dot": ".", "one space": " ", "one emoji": "🐈",
    "abbreviations": "Dr. " * 60, "initials": "J. R. R. " * 40, "a huge number": "1" + "0" * 310, "1e9999": "1e9999 -1e9999 NaN", "fractions": "1/0 0/0 " * 30, "dates": "99/99/9999 " * 30, "times": "99:99:99 " * 30, "money": "$1,000,000,000,000,000,000,000.00 " * 10,
    "phone": "+" + "1" * 200, "mixed scripts": "Look: " + "aя看あ" * 100, "no words of any language": "xqzjvk" * 60, "uppercase": "A" * 320, "alternating": "aA1!" * 100,
}
LONG = {
    "a million letters": lambda: "a" * 900_000, "100,000 Dr.": lambda: "Dr. " * 100_000, "100,000 sentences": lambda: "A cat. " * 100_000, "a million combining marks": lambda: "a" + "\u0301" * 450_000,
    "300,000 Chinese": lambda: "看" * 300_000, "500,000 spaces": lambda: " " * 500_000 + "a", "500,000 line breaks": lambda: "a" + "\n" * 500_000 + "b", "200,000 dots": lambda: "." * 200_000, "200,000 emoji": lambda: "🐈" * 200_000,
    "one sentence of 19,000 words": lambda: "cat " * 19_000, "25,000 words": lambda: "cat " * 25_000, "400,000 digits": lambda: "1" * 400_000, "400,000 quotes": lambda: '"' * 400_000, "400,000 open brackets": lambda: "(" * 400_000,
    "200,000 abbreviations": lambda: "e.g. " * 150_000, "a dot every 300": lambda: ("a" * 299 + ".") * 3_000, "commas": lambda: "a," * 400_000, "a long run after each space": lambda: ("b " + "a" * 400) * 2_000, "19,000 numbers": lambda: "1234567 " * 19_000,
    "base64 of 600 KB": lambda: "x " + base64.b64encode(random.Random(5).randbytes(600_000)).decode(), "random Unicode": lambda: "".join(chr(random.Random(7).choice([i, i * 7 % 0xD7FF, 0x4E00 + i % 20000])) for i in range(1, 60_000)),
}
SSML = {
    "a good one": ("<speak>A <break time='100ms'/> cat.</speak>", {200}),
    "breaks of a day": ("<speak>a<break time='86400s'/>b</speak>", None), "1e308": ("<speak>a<break time='1e308s'/>b</speak>", None), "NaN": ("<speak>a<break time='NaNs'/>b</speak>", None), "-1s": ("<speak>a<break time='-1s'/>b</speak>", None),
    "10^30 ms": ("<speak>a<break time='1000000000000000000000000000000ms'/>b</speak>", None), "inf": ("<speak>a<break time='infs'/>b</speak>", None), "no unit": ("<speak>a<break time='5'/>b</speak>", None), "empty time": ("<speak>a<break time=''/>b</speak>", None),
    "5000 breaks of 10 s": ("<speak>a" + "<break time='10s'/>" * 5000 + "b</speak>", None),
    **{f"rate {rate}": (f"<speak><prosody rate='{rate}'>cat</prosody></speak>", None) for rate in ("0%", "-100%", "1e308%", "NaN", "inf%", "99999999999999999999%", "", "x-fast", "fast fast", "0.0000001", "+1000000%", "0x10")},
    **{f"pitch {pitch}": (f"<speak><prosody pitch='{pitch}'>cat</prosody></speak>", None) for pitch in ("+1e308Hz", "NaN", "-100%", "99999999999st", "0Hz")},
    **{f"volume {volume}": (f"<speak><prosody volume='{volume}'>cat</prosody></speak>", None) for volume in ("+1e308dB", "NaN", "-999999dB", "silent")},
    "nested rates": ("<speak>" + "<prosody rate='200%'>" * 100 + "cat" + "</prosody>" * 100 + "</speak>", None), "10,000 deep": ("<speak>" + "<p>" * 10_000 + "cat" + "</p>" * 10_000 + "</speak>", None), "100,000 deep, unclosed": ("<speak>" + "<s>" * 100_000, REFUSED),
    "entities": ("<!DOCTYPE speak [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'><!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'>]><speak>&e;&e;&e;</speak>", REFUSED),
    "an external entity": ("<!DOCTYPE speak [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><speak>&x;</speak>", REFUSED), "unclosed": ("<speak>cat", REFUSED), "no markup": ("cat", {200, 400, 422}), "empty": ("<speak/>", REFUSED), "another root": ("<html>cat</html>", {200, 400, 422}),
    "an unknown element": ("<speak><audio src='file:///etc/passwd'/>cat</speak>", {200, 400, 422}), "say-as of nonsense": ("<speak><say-as interpret-as='zzz'>1</say-as></speak>", {200, 400, 422}), "say-as of a million digits": ("<speak><say-as interpret-as='cardinal'>" + "1" * 500_000 + "</say-as></speak>", None),
    "spelled": ("<speak><say-as interpret-as='characters'>" + "a" * 100_000 + "</say-as></speak>", None), "phonemes of nonsense": ("<speak><phoneme alphabet='ipa' ph='" + "ə" * 10_000 + "'>a</phoneme></speak>", None), "a language of nonsense": ("<speak><lang xml:lang='zz-ZZ-x-" + "a" * 1000 + "'>a</lang></speak>", None),
    "sub of 500 KB": ("<speak><sub alias='" + "a " * 250_000 + "'>a</sub></speak>", None), "10,000 attributes": ("<speak " + " ".join(f"a{i}='1'" for i in range(10_000)) + ">cat</speak>", None), "CDATA": ("<speak><![CDATA[" + "a" * 320 + "]]></speak>", None), "a NUL reference": ("<speak>&#0;</speak>", REFUSED),
    "a run of 320": ("<speak>Look: " + "a" * 320 + "</speak>", None), "comments": ("<speak>" + "<!-- a -->" * 50_000 + "cat</speak>", None),
}


def speak(name, text, format, expect, path="/v1/speech", **more):
    field = "text" if path == "/v1/speech" else "input"
    key = "format" if path == "/v1/speech" else "response_format"
    body = lambda: json.dumps({field: text() if callable(text) else text, key: format, **more}).encode("utf-8", "surrogatepass")
    return case(name, Request("POST", path, {"Content-Type": JSON}, body, enough=1), expect, settle=8, rests=True)


def cases():
    for number, (name, text) in enumerate(SHORT.items()):
        format = ("wav", "mp3")[number % 2]
        yield speak(f"{name}, {format}", text, format, Expect({200} | REFUSED, within=1))
    for number, (name, text) in enumerate(list(SHORT.items())[:16]):
        yield speak(f"OpenAI's: {name}", text, ("mp3", "wav")[number % 2], Expect({200} | REFUSED, within=1), path="/v1/audio/speech")
        yield speak(f"in {('es', 'zh-Hans', 'ja', 'de')[number % 4]}: {name}", text, "wav", Expect({200} | REFUSED, within=1.5), language=("es", "zh-Hans", "ja", "de")[number % 4])
    for number, (name, text) in enumerate(LONG.items()):
        for format in ("wav", "mp3"):
            yield speak(f"{name}, {format}", text, format, Expect({200} | REFUSED, within=4))
    for name, (text, statuses) in SSML.items():
        yield speak(f"SSML: {name}", text, "wav", Expect(statuses or {200} | REFUSED, within=3), ssml=True)
    for format in ("exe", "../a", "mp3,wav", "MP3", "m4a", "a" * 1000, "wav\0"):
        yield speak(f"format {format[:10]!r}", "A cat.", format, Expect({400, 422} if format != "MP3" else {200, 400, 422}))
    for voice in ("nobody", "flite/nobody", "espeak/../../x", "espeak/" + "a" * 1000, "flite/slt\0", "/etc/passwd", "../../x", "piper:x", "🐈", " ", "espeak/en-us+../../x", "a/b/c"):
        yield speak(f"voice {voice[:20]!r}", "A cat.", "wav", Expect({200, 400, 404, 422}), voice=voice)
    for language in ("zz", "zz-ZZ", "a" * 1000, "../../x", "en_US", "🐈", "en\0", "*", "x-klingon", "en-" * 300):
        yield speak(f"language {language[:12]!r}", "A cat.", "wav", Expect({200, 400, 422}), language=language)
    for name, value in {"ssml a string": {"ssml": "yes"}, "ssml a number": {"ssml": 1}, "text a list": {"text": ["a"]}, "voice a number": {"voice": 1}, "format a list": {"format": []}, "language an object": {"language": {}}}.items():
        yield case(name, post("/v1/speech", json.dumps({"text": "A cat.", **value}).encode(), JSON), Expect(400, code="usage"))
