"""Runs cases one after another, each followed by a look at the service; starts it again when one ended it."""
import time

from . import answers, raw
from .given import Given
from .service import Gone, Service
from .state import Watch

KINDS_OF_SERVICE = {
    "open": {},
    # Another address of loopback than the one that asks for no key.
    "keyed": {"host": "127.0.0.2"},
    "six": {"host": "::1"},
}
OWNERS = ("alice", "bob")


class Runner:
    def __init__(self, alto, report):
        self.alto, self.report, self.running = alto, report, {}
        self.peak = 0

    def run(self, name, cases):
        begun = time.monotonic()
        for case in cases:
            self.one(name, case)
        # What goes on when nobody asks any more is seen here.
        for given in self.running.values():
            if wrong := given.watch.settle(15):
                self.report.add(name, "at rest afterwards", [wrong])
        self.report.kind(name, time.monotonic() - begun)

    def one(self, kind, case):
        try:
            given = self.given(case.service)
        except (Gone, RuntimeError, OSError) as error:
            self.report.add(kind, case.name, [f"no service to ask: {error}"])
            return
        given.watch.before()
        earlier, wrong, request, answer = [], [], None, None
        for step in case.steps:
            request = step.request(given, earlier) if callable(step.request) else step.request
            answer = self.send(given, request, step.expect)
            earlier.append(answer)
            wrong = answers.faults(answer, step.expect, request.method, earlier[:-1], given)
            if wrong:
                break
        ill = given.watch.after(case.settle)
        # Who did not answer in time may be at it still, and would be in the way of the next.
        if not ill and (case.rests or any(told.startswith("took") for told in wrong)):
            ill = [told for told in [given.watch.settle(case.settle)] if told]
        told = (described(request), answer.shortened()) if wrong + ill else ("", "")
        self.report.add(kind, case.name, wrong + ill, *told)
        if ill:
            self.mend(case.service)
        elif case.spoils:
            given.prepare()

    @staticmethod
    def send(given, request, expect):
        if request.pieces is not None:
            pieces = request.pieces() if callable(request.pieces) else request.pieces
            pieces = (given.fill(piece) if isinstance(piece, (bytes, str)) and len(piece) < 100_000 else piece for piece in pieces)
        else:
            body = request.body() if callable(request.body) else request.body
            if isinstance(body, bytes) and len(body) < 1_000:
                body = given.fill(body)
            if isinstance(request.headers, dict):
                headers = {name: given.fill(value) if isinstance(value, (str, bytes)) else value for name, value in request.headers.items()}
            else:
                headers = [(name, given.fill(value)) for name, value in request.headers]
            pieces = [raw.assemble(request.method, given.fill(request.path), headers, body, request.host)]
        linger = request.linger or (2.0 if expect.closes else 0)
        return raw.exchange(
            given.service, pieces, request.method, within=expect.within + 1, linger=linger, enough=request.enough,
            half_close=request.half_close, answers=request.answers)

    def given(self, name):
        if name not in self.running:
            service = Service(self.alto, **KINDS_OF_SERVICE[name]).start()
            keys = {owner: service.make_key(owner) for owner in OWNERS} if name == "keyed" else {}
            given = Given(service, None, keys)
            self.warm(given)
            self.running[name] = given
        return self.running[name]

    @staticmethod
    def warm(given):
        """The first work of each kind opens files and models that stay open."""
        given.prepare()
        key = {"Authorization": f"Bearer {given.keys['alice']}"} if given.keys else {}
        given.ask("POST", "/v1/speech", {"Content-Type": "application/json", **key}, b'{"text": "A cat.", "format": "mp3"}')
        given.ask("GET", "/", key)
        given.watch = Watch(given.service)

    def mend(self, name):
        """The service is gone, hangs, or holds what it should not: once more from nothing, so that the next case finds it well."""
        given = self.running.pop(name)
        self.peak = max(self.peak, given.watch.peak)
        given.service.remove()

    def end(self):
        """SIGTERM ends each with 0."""
        for name, given in self.running.items():
            self.peak = max(self.peak, given.watch.peak)
            code, seconds = given.service.stop(40)
            wrong = [] if code == 0 and seconds <= 30 else [f"SIGTERM ended it with {code} after {seconds:.0f} s"]
            self.report.add("end", f"the {name} service", wrong)
            given.service.remove()
        self.running = {}


def described(request):
    if request.pieces is not None:
        if callable(request.pieces):
            return "raw pieces"
        return " ".join(str(piece)[:200] if isinstance(piece, (int, float)) else piece[:200].decode("latin-1") for piece in request.pieces[:4])
    body = request.body() if callable(request.body) else request.body
    headers = request.headers.items() if isinstance(request.headers, dict) else request.headers
    told = "; ".join(f"{_text(name)}: {_text(value)[:80]}" for name, value in headers)
    return f"{request.method} {_text(request.path)[:120]} [{told}] {body[:60].decode('latin-1')} ({len(body)} bytes)"


def _text(value):
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)
