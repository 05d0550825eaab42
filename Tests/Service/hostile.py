"""Hostile clients and sources against a running service, byte by byte: `hostile.py requests|sources ADDRESS PICTURE`.

requests: the service takes pictures of 1 MB. sources: it may fetch from private addresses.
"""
import gzip
import http.client
import json
import socket
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlparse

place, picture = urlparse(sys.argv[2]).netloc, Path(sys.argv[3]).read_bytes()
host, port = place.rsplit(":", 1)


def raw(*pieces, pause=0.0):
    """What is answered to these bytes, and whether the connection was closed."""
    with socket.create_connection((host, int(port)), timeout=40) as connection:
        try:
            for piece in pieces:
                connection.sendall(piece)
                time.sleep(pause)
        except OSError:
            pass
        answer = b""
        try:
            while piece := connection.recv(65536):
                answer += piece
                if b"\r\n\r\n" in answer and b"Connection: close" not in answer and b"connection: close" not in answer:
                    connection.settimeout(2)
        except (TimeoutError, ConnectionError):
            return answer, False
        return answer, True


def status(answer):
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else 0


def ask(method, path, body=None, **headers):
    connection = http.client.HTTPConnection(place, timeout=60)
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    return answer.status, json.loads(answer.read())


def healthy():
    assert ask("POST", "/v1/descriptions?audio=none", picture, Prefer="wait=30")[1]["status"] == "done"


def requests():
    head = b"POST /v1/descriptions HTTP/1.1\r\nHost: alto\r\n"
    # More than is taken: announced, in pieces without an end, and less than was announced.
    answer, _ = raw(head + b"Content-Length: 5000000000\r\n\r\n")
    assert status(answer) == 413, answer
    piece = b"10000\r\n" + bytes(0x10000) + b"\r\n"
    answer, _ = raw(head + b"Transfer-Encoding: chunked\r\n\r\n", *[piece] * 40)
    assert status(answer) in (413, 0), answer  # 0: closed before all was sent, and the answer with it
    connection = socket.create_connection((host, int(port)))
    connection.sendall(head + b"Content-Length: 1000\r\n\r\n0123456789")
    connection.close()
    healthy()
    # Requests that two programs would read as two different ones.
    body = b"0\r\n\r\nGET /v1/descriptions HTTP/1.1\r\nHost: alto\r\n\r\n"
    for name, request in {
        "both lengths": head + b"Content-Length: %d\r\nTransfer-Encoding: chunked\r\n\r\n" % len(body) + body,
        "two lengths": head + b"Content-Length: 3\r\nContent-Length: 30\r\n\r\nabc",
        "two hosts": b"GET /v1/voices HTTP/1.1\r\nHost: alto\r\nHost: other\r\n\r\n",
        "a folded header": b"GET /v1/voices HTTP/1.1\r\nHost: alto\r\nX-Note: one\r\n two\r\n\r\n",
        "a space before the colon": b"GET /v1/voices HTTP/1.1\r\nHost: alto\r\nX-Note : one\r\n\r\n",
        "no host": b"GET /v1/voices HTTP/1.1\r\n\r\n",
        "a header of 1 MB": b"GET /v1/voices HTTP/1.1\r\nHost: alto\r\nX: " + b"a" * 1_000_000 + b"\r\n\r\n",
        "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    }.items():
        answer, is_closed = raw(request)
        assert status(answer) in (400, 431, 0) and answer.count(b"HTTP/1.1 ") <= 1, (name, answer[:300])
        assert is_closed, f"{name}: the connection stays open"
    healthy()


class Source(BaseHTTPRequestHandler):
    asked = []

    def do_GET(self):
        self.asked.append(self.path)
        kind = self.path.strip("/").split("/")[0]
        if kind == "turn":
            left = int(self.path.split("/")[2])
            self.send_response(302)
            self.send_header("Location", f"/turn/{left - 1}" if left else "/picture")
            self.end_headers()
        elif kind == "to":
            self.send_response(302)
            self.send_header("Location", {"file": "file:///etc/passwd", "unix": "http+unix://%2Frun%2Fdocker.sock/", "none": ""}[
                self.path.split("/")[2]])
            self.end_headers()
        elif kind == "gzip":
            self.send_response(200)
            self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(gzip.compress(bytes(50_000_000)))
        elif kind == "trickle":
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(100):
                    self.wfile.write(b"B")
                    self.wfile.flush()
                    time.sleep(1)
            except OSError:
                pass
        elif kind == "endless":
            self.send_response(200)
            self.end_headers()
            try:
                while True:
                    self.wfile.write(bytes(65536))
            except OSError:
                pass
        elif kind == "picture":
            self.send_response(200)
            self.end_headers()
            self.wfile.write(picture)
        else:
            self.send_error(404)

    def log_message(self, *_):
        pass


def sources():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Source)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"

    def fetch(url):
        code, body = ask("POST", "/v1/descriptions?audio=none", json.dumps({"url": url}), Prefer="wait=30",
                         **{"Content-Type": "application/json"})
        return code, body.get("code") or body["status"]

    assert fetch(base + "/picture") == (200, "done")
    assert fetch(base + "/turn/3") == (200, "done")
    for path in ("/turn/11", "/to/file", "/to/unix", "/to/none", "/gzip", "/missing"):
        assert fetch(base + path) == (422, "source_not_fetchable"), path
    for url in ("file:///etc/passwd", "ftp://127.0.0.1/", "http://user:word@127.0.0.1/", "unix:/run/docker.sock", "http://[::1"):
        assert fetch(url) == (422, "source_not_fetchable"), url
    assert fetch(base + "/endless") == (422, "image_too_large")
    begun = time.monotonic()
    assert fetch(base + "/trickle") == (504, "deadline_exceeded")
    assert time.monotonic() - begun < 60
    healthy()


{"requests": requests, "sources": sources}[sys.argv[1]]()
print("ok")
