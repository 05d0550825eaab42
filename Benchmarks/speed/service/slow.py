#!/usr/bin/env python3
"""Slow clients against a running service: slow.py ADDRESS PHOTO PID [CLIENTS]

A third send the head of a request by the byte, a third a body by the byte, a third ask for the page again and again and never
read. They come from an address of their own, for the limit of requests is one of each address. Printed: how honest clients fare before and meanwhile, the memory of the service, and how many slow ones it has let go.
"""
import asyncio
import http.client
import statistics
import sys
import threading
import time
from urllib.parse import urlparse

place, photo, pid = urlparse(sys.argv[1]).netloc, open(sys.argv[2], "rb").read(), sys.argv[3]
CLIENTS, SECONDS = int(sys.argv[4]) if len(sys.argv) > 4 else 2_000, 60
host, port = place.rsplit(":", 1)
open_now = refused = let_go = 0


def megabytes():
    with open(f"/proc/{pid}/status") as status:
        return int(next(line for line in status if line.startswith("VmRSS")).split()[1]) / 1024


async def slow(number):
    global open_now, refused, let_go
    try:
        reader, writer = await asyncio.open_connection(host, int(port), local_addr=("127.0.0.2", 0))
    except OSError:
        refused += 1
        return
    open_now += 1
    begun = time.monotonic()
    try:
        if number % 3 == 0:
            writer.write(b"GET / HTTP/1.1\r\nHost: alto\r\n")
        elif number % 3 == 1:
            writer.write(b"POST /v1/descriptions HTTP/1.1\r\nHost: alto\r\nContent-Type: image/jpeg\r\nContent-Length: 1000000\r\n\r\n")
        else:
            reader._transport.pause_reading()
            writer.write(b"GET /js/app.js HTTP/1.1\r\nHost: alto\r\n\r\n" * 2_000)
        while time.monotonic() - begun < SECONDS:
            await asyncio.sleep(2)
            if writer.transport.is_closing() or reader._eof:
                let_go += 1
                break
            writer.write(b"X-A: b\r\n" if number % 3 == 0 else b"a")
    except OSError:
        let_go += 1
    finally:
        open_now -= 1
        writer.transport.abort()


def honest(seconds):
    """One client that reads the page, and one that has pictures described."""
    reads, described, until = [], [], time.monotonic() + seconds

    def pictures():
        while time.monotonic() < until:
            begun = time.perf_counter()
            connection = http.client.HTTPConnection(place, timeout=60)
            connection.request("POST", "/v1/descriptions?audio=none", photo, {"Prefer": "wait=60"})
            assert connection.getresponse().status == 200
            described.append(time.perf_counter() - begun)

    other = threading.Thread(target=pictures)
    other.start()
    while time.monotonic() < until:
        begun = time.perf_counter()
        connection = http.client.HTTPConnection(place, timeout=60)
        connection.request("GET", "/")
        connection.getresponse().read()
        reads.append(time.perf_counter() - begun)
        time.sleep(0.05)
    other.join()
    reads.sort()
    return (f"page p50 {1000 * statistics.median(reads):.1f} ms, p99 {1000 * reads[int(0.99 * len(reads))]:.1f} ms; "
            f"a description {1000 * statistics.median(described):.0f} ms")


print(f"alone: {honest(15)}; {megabytes():.0f} MB")


async def crowd():
    waiting = [asyncio.create_task(slow(number)) for number in range(CLIENTS)]
    await asyncio.sleep(5)
    peak = open_now
    told = await asyncio.to_thread(honest, 20)
    print(f"beside {peak} slow clients: {told}; {megabytes():.0f} MB")
    await asyncio.gather(*waiting)
    print(f"after {SECONDS} s: {let_go} let go, {CLIENTS - let_go - refused} endured, {refused} refused; {megabytes():.0f} MB")


asyncio.run(crowd())
