"""HTTP over a bare socket: sends any bytes, in pieces, and tells all that came back and when.

It reads while it sends, as a client must that is refused before its body has gone.
"""
import json
import re
import select
import socket
import time
from dataclasses import dataclass, field


@dataclass
class Answer:
    status: int = 0
    headers: list = field(default_factory=list)
    body: bytes = b""
    raw: bytes = b""
    """All bytes that came, of all answers."""
    interim: list = field(default_factory=list)
    """Of each 1xx: the status and after how many seconds it came."""
    first: float | None = None
    """Seconds to the first byte of the body."""
    seconds: float = 0
    closed: bool = False
    sent: int = 0
    error: str = ""
    more: list = field(default_factory=list)
    """The answers behind the first on the same connection."""

    def header(self, name):
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    def all(self, name):
        return [value for key, value in self.headers if key.lower() == name.lower()]

    def json(self):
        try:
            return json.loads(self.body)
        except ValueError:
            return None

    def shortened(self):
        words = self.body[:160].decode(errors="replace").replace("\n", " ")
        end = ", closed" if self.closed else ""
        error = f", {self.error}" if self.error else ""
        return f"{self.status or 'no answer'} in {self.seconds:.2f} s{end}{error}, sent {self.sent}: {words}"


def assemble(method, path, headers=(), body=b"", host="alto.test", length=True):
    """The bytes of a request. Headers are pairs or a dictionary; Host and Content-Length come by themselves."""
    pairs = list(headers.items()) if isinstance(headers, dict) else list(headers)
    names = {_bytes(name).lower() for name, _ in pairs}
    lines = [_bytes(method) + b" " + _bytes(path) + b" HTTP/1.1"]
    if host is not None and b"host" not in names:
        lines.append(b"Host: " + _bytes(host))
    lines += [_bytes(name) + b": " + _bytes(value) for name, value in pairs]
    if length and (body or method in ("POST", "PUT", "PATCH")) and not names & {b"content-length", b"transfer-encoding"}:
        lines.append(b"Content-Length: %d" % len(body))
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def _bytes(text):
    return text if isinstance(text, bytes) else str(text).encode()


def exchange(service, pieces, method="GET", within=10.0, linger=0.0, enough=None, half_close=False, answers=1):
    """Sends the pieces (bytes; a number is a pause in seconds) and reads until the answer is whole.

    linger: seconds to wait for the service to close afterwards. enough: bytes of the body after which the client goes.
    answers: so many are waited for on this connection.
    """
    answer, begun = Answer(), time.monotonic()
    now = lambda: time.monotonic() - begun
    try:
        connection = service.connect(timeout=min(within, 5))
    except OSError as error:
        answer.error, answer.seconds = f"no connection: {error}", now()
        return answer
    pieces, waiting, paused_until = iter(pieces), memoryview(b""), 0.0
    sending, received, parsed, lingering_until = True, bytearray(), None, None
    with connection:
        connection.setblocking(False)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while now() < within + (linger if lingering_until else 0):
            if sending and not waiting and now() >= paused_until:
                piece = next(pieces, None)
                if piece is None:
                    sending = False
                    if half_close:
                        connection.shutdown(socket.SHUT_WR)
                elif isinstance(piece, (int, float)):
                    paused_until = now() + piece
                else:
                    waiting = memoryview(piece)
            readable, writable, _ = select.select([connection], [connection] if waiting else [], [], 0.05 if not waiting else 0.2)
            if writable:
                try:
                    count = connection.send(waiting[:262144])
                    answer.sent += count
                    waiting = waiting[count:]
                except (BrokenPipeError, ConnectionResetError):
                    sending, waiting = False, memoryview(b"")
                except BlockingIOError:
                    pass
            if readable:
                try:
                    data = connection.recv(262144)
                except BlockingIOError:
                    continue
                except OSError as error:
                    answer.closed = True
                    answer.error = "" if received else f"reset: {error}"
                    break
                if not data:
                    answer.closed = True
                    break
                received += data
                parsed = _parse(bytes(received), method, answer, now())
                if enough is not None and len(answer.body) >= enough:
                    break
            if parsed is not None and parsed >= answers:
                answer.seconds = answer.seconds or now()
                if not linger:
                    break
                lingering_until = lingering_until or now() + linger
                if now() >= lingering_until:
                    break
        else:
            answer.error = answer.error or f"not whole within {within} s"
    answer.raw = bytes(received)
    _parse(answer.raw, method, answer, now(), is_over=answer.closed)
    answer.seconds = answer.seconds or now()
    return answer


def _parse(data, method, answer, seconds, is_over=False):
    """Takes the answers apart; returns how many are whole."""
    whole, place, found = 0, 0, []
    interim = []
    while data[place:place + 5] == b"HTTP/":
        end = data.find(b"\r\n\r\n", place)
        if end < 0:
            break
        lines = data[place:end].decode("latin-1").split("\r\n")
        status = int((re.match(r"HTTP/1\.[01] (\d{3})", lines[0]) or [0, 0])[1])
        headers = [tuple(part.strip() for part in line.partition(":")[::2]) for line in lines[1:]]
        names = {name.lower(): value for name, value in headers}
        place = end + 4
        if 100 <= status < 200 and status != 101:
            interim.append(status)
            continue
        body, is_whole = data[place:], False
        if method == "HEAD" or status in (101, 204, 304):
            body, is_whole = b"", True
        elif "chunked" in names.get("transfer-encoding", "").lower():
            body, place, is_whole = _chunks(data, place)
        elif "content-length" in names:
            length = int(names["content-length"])
            body, is_whole = data[place:place + length], len(data) - place >= length
            place += length
        else:
            is_whole, place = is_over, len(data)
        found.append((status, headers, body))
        whole += is_whole
        if not is_whole:
            break
    while len(answer.interim) < len(interim):
        answer.interim.append((interim[len(answer.interim)], seconds))
    if found:
        answer.status, answer.headers, answer.body = found[0]
        answer.more = [Answer(status, headers, body) for status, headers, body in found[1:]]
        if answer.body and answer.first is None:
            answer.first = seconds
    return whole


def _chunks(data, place):
    body = bytearray()
    while True:
        end = data.find(b"\r\n", place)
        if end < 0:
            return bytes(body), place, False
        try:
            size = int(data[place:end].split(b";")[0], 16)
        except ValueError:
            return bytes(body), place, False
        if size == 0:
            close = data.find(b"\r\n", end + 2)
            return bytes(body), close + 2 if close >= 0 else len(data), close >= 0
        body += data[end + 2:end + 2 + size]
        place = end + 2 + size + 2
        if place > len(data):
            return bytes(body), place, False
