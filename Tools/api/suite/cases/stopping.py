"""SIGTERM ends the service with 0 within its limit, whatever it is at."""
import json
import socket
import time

from .. import pictures, raw
from ..service import Gone, Service
from .speech import LONG, SHORT

LIMIT = 30
JSON = {"Content-Type": "application/json"}


def speech(text, format="wav"):
    return raw.assemble("POST", "/v1/speech", JSON, json.dumps({"text": text, "format": format}).encode())


def picture(query=""):
    return raw.assemble("POST", "/v1/descriptions" + query, {"Content-Type": "image/bmp"}, pictures.small())


ROUNDS = {
    "at rest": [], "a client that says nothing": [b""], "half a head": [b"GET / HT"], "half a body": [picture()[:-100]], "speaking the 320 letters": [speech(SHORT["320 letters"])], "speaking a Chinese run": [speech(SHORT["Chinese run"])],
    "speaking 100,000 abbreviations": [speech(LONG["100,000 Dr."]())], "speaking 19,000 words that nobody takes": [speech(LONG["one sentence of 19,000 words"]())], "50 pictures waiting": [picture()] * 50,
    "an idle connection": [raw.assemble("GET", "/healthz")], "waiting for a picture": [raw.assemble("POST", "/v1/descriptions", {"Prefer": "wait=60"}, pictures.small())] * 10,
    "a body that never ends": [b"POST /v1/descriptions HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n"], "500 requests ahead": [raw.assemble("GET", "/") * 500], "expecting 100": [picture()[:200].replace(b"Host", b"Expect: 100-continue\r\nHost")],
}


def run(alto, report):
    begun = time.monotonic()
    for name, sent in ROUNDS.items():
        service, clients = Service(alto), []
        try:
            service.start()
            for request in sent:
                client = service.connect()
                client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                client.sendall(request)
                clients.append(client)
            time.sleep(0.4)
            code, seconds = service.stop(LIMIT + 10)
            report.add("stopping", name, [] if code == 0 and seconds <= LIMIT else [f"ended with {code} after {seconds:.0f} s"], f"SIGTERM, {name}", f"{code} in {seconds:.1f} s")
        except (Gone, OSError) as error:
            report.add("stopping", name, [str(error)])
        finally:
            for client in clients:
                client.close()
            service.remove()
    report.kind("stopping", time.monotonic() - begun)
