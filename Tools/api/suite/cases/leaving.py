"""Clients that go in the middle: many at once, at any moment; what was begun for them ends, and nothing is in anybody's way."""
import json
import random
import threading
import time

from .. import pictures, raw
from ..given import Given
from ..runner import Runner
from ..service import Gone, Service

JSON = {"Content-Type": "application/json"}
AT_ONCE, EACH = 6, 40


def speech(text, **more):
    return raw.assemble("POST", "/v1/speech", JSON, json.dumps({"text": text, **more}).encode())


def picture(headers, query=""):
    return raw.assemble("POST", f"/v1/descriptions{query}", headers, pictures.small())


ROUNDS = {
    "Spanish speech": speech("Un gato. " * 5, language="es", format="wav"), "Chinese speech": speech("看一只猫。" * 5, language="zh-Hans", format="wav"), "English speech": speech("A cat sleeps. " * 20, format="mp3"),
    "quoted languages": speech("<speak>A <lang xml:lang='de'>Katze</lang> und <lang xml:lang='fr'>un chat</lang>.</speak>", ssml=True, format="wav"), "speech of one word": speech("Cat.", format="wav"),
    "long speech": speech("The cat sleeps on the bed. " * 500, format="wav"), "pictures waited for": picture({"Prefer": "wait=30"}, "?audio=none"), "sounds waited for": picture({"Accept": "audio/mpeg"}), "the page": raw.assemble("GET", "/"),
    "half a picture": picture({})[:-500], "a conversation": raw.assemble("POST", "/v1/chat/completions", JSON, b'{"messages":[{"role":"user","content":"hello"}]}'), "events": raw.assemble("GET", "/v1/descriptions/<id>/events"),
}


def run(alto, report):
    begun = time.monotonic()
    for name, request in ROUNDS.items():
        service = Service(alto)
        try:
            given = Given(service.start(), None)
            Runner.warm(given)
            given.watch.before()
            clients = [threading.Thread(target=go, args=(service, given.fill(request), seed)) for seed in range(AT_ONCE)]
            for client in clients:
                client.start()
            for client in clients:
                client.join()
            # What waits in the queue is described, though nobody asks for it any more.
            busy = given.watch.settle(60)
            wrong = given.watch.after(15)
            report.add("leaving", name, wrong + [told for told in [busy] if told], f"{AT_ONCE * EACH} clients that go")
        except (Gone, RuntimeError, OSError) as error:
            report.add("leaving", name, [str(error)])
        finally:
            service.remove()
    report.kind("leaving", time.monotonic() - begun)


def go(service, request, seed):
    chance = random.Random(seed)
    for _ in range(EACH):
        if not service.is_alive():
            return
        try:
            with service.connect(timeout=2) as client:
                client.sendall(request)
                time.sleep(chance.uniform(0, 0.06))
        except OSError:
            pass
