#!/usr/bin/env python3
"""Measures a running service: measure.py ADDRESS PHOTO

First the service's own share of a description: the time that a client waits, less the time that decoding, observers and voice
took. Then 300 status reads a second for five seconds while pictures are being described without a pause.
"""
import http.client
import json
import statistics
import sys
import threading
import time
from urllib.parse import urlparse

place, photo = urlparse(sys.argv[1]).netloc, open(sys.argv[2], "rb").read()
READS, CLIENTS, SECONDS = 300, 10, 5


def describe():
    connection = http.client.HTTPConnection(place)
    begun = time.perf_counter()
    connection.request("POST", "/v1/descriptions", photo, {"Prefer": "wait=60"})
    body = json.loads(connection.getresponse().read())
    return body, time.perf_counter() - begun


def reads(path):
    late = []

    def client(number):
        connection = http.client.HTTPConnection(place)
        start = time.perf_counter() + number / READS
        for index in range(READS // CLIENTS * SECONDS):
            due = start + index * CLIENTS / READS
            time.sleep(max(0, due - time.perf_counter()))
            connection.request("GET", path)
            connection.getresponse().read()
            # From when it was due, so that a stall counts for all who waited behind it.
            late.append(time.perf_counter() - due)

    clients = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    for thread in clients:
        thread.start()
    for thread in clients:
        thread.join()
    return sorted(late)


shares, body = [], None
for _ in range(15):
    body, seconds = describe()
    shares.append(seconds - body["description"]["timings"]["elapsed"])
print(f"the service's own share of a description: {1000 * statistics.median(shares):.1f} ms (median of {len(shares)})")
isOver = threading.Event()


def busy():
    while not isOver.is_set():
        describe()


workers = [threading.Thread(target=busy) for _ in range(3)]
for thread in workers:
    thread.start()
late = reads(f"/v1/descriptions/{body['id']}")
isOver.set()
for thread in workers:
    thread.join()
print(f"{READS} status reads a second while busy: p50 {1000 * late[len(late) // 2]:.1f} ms, p99 {1000 * late[int(0.99 * len(late))]:.1f} ms")
