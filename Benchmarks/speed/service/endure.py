#!/usr/bin/env python3
"""The memory of a running service over time: endure.py ADDRESS PID PHOTO... [--minutes 30]

Without a pause, pictures are described with sounds, sounds fetched, texts spoken, pages and lists read, descriptions deleted.
Printed each minute: what was done, and how much memory the process holds.
"""
import argparse
import http.client
import json
import threading
import time
from urllib.parse import urlparse

arguments = argparse.ArgumentParser()
arguments.add_argument("address")
arguments.add_argument("pid")
arguments.add_argument("photos", nargs="+")
arguments.add_argument("--minutes", type=int, default=30)
given = arguments.parse_args()
place, photos = urlparse(given.address).netloc, [open(path, "rb").read() for path in given.photos]
until, done, failed = time.monotonic() + 60 * given.minutes, 0, 0


def ask(connection, method, path, body=None, **headers):
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    content = answer.read()
    assert answer.status < 300, (method, path, answer.status, content[:200])
    return content


def client(number):
    global done, failed
    turn = number
    while time.monotonic() < until:
        try:
            connection = http.client.HTTPConnection(place, timeout=60)
            body = json.loads(ask(connection, "POST", "/v1/descriptions", photos[turn % len(photos)], Prefer="wait=60"))
            ask(connection, "GET", body["audio"]["mp3"])
            ask(connection, "POST", "/v1/speech", json.dumps({"text": body["description"]["narration"]}))
            for path in ("/", "/history", f"/d/{body['id']}", "/v1/voices", "/v1/descriptions?q=photo"):
                ask(connection, "GET", path)
            ask(connection, "DELETE", f"/v1/descriptions/{body['id']}")
            done += 1
        except (OSError, AssertionError, http.client.HTTPException) as error:
            failed += 1
            print("failed:", error, flush=True)
            time.sleep(1)
        turn += 1


def megabytes():
    with open(f"/proc/{given.pid}/status") as status:
        return int(next(line for line in status if line.startswith("VmRSS")).split()[1]) / 1024


for number in range(3):
    threading.Thread(target=client, args=(number,), daemon=True).start()
print("minutes  described  failed  MB", flush=True)
for minute in range(1, given.minutes + 1):
    time.sleep(60)
    print(f"{minute:7}  {done:9}  {failed:6}  {megabytes():.0f}", flush=True)
