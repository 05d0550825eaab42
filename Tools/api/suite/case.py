"""A case is data: requests, and what must be true of each answer."""
from dataclasses import dataclass, field
from typing import Any, Callable


@dataclass
class Request:
    method: str = "GET"
    path: str = "/"
    headers: Any = field(default_factory=dict)
    """A dictionary, or pairs where a name stands more than once."""
    body: Any = b""
    """Bytes, or a function that makes them: large ones are made when they are sent."""
    pieces: Any = None
    """Instead of all that: raw bytes and pauses in seconds, as a list or a function that makes an iterator."""
    host: Any = "alto.test"
    linger: float = 0
    """Seconds to wait for the service to close the connection."""
    enough: int | None = None
    """So many bytes of the answer's body are enough; the client goes."""
    half_close: bool = False
    answers: int = 1


@dataclass
class Expect:
    status: Any = 200
    """One, or a set; 0 is: closed without an answer. None for any below 500."""
    headers: dict = field(default_factory=dict)
    """Name to a pattern; None: there is none such."""
    contains: tuple = ()
    lacks: tuple = ()
    code: Any = None
    """Of the problem: one, or a set."""
    closes: bool | None = None
    within: float = 10
    first: float | None = None
    """Seconds to the first byte of the body."""
    most_sent: int | None = None
    problem: bool = True
    """Whether what is refused is problem JSON. Never so where the parser refuses before there is a route."""
    also: Callable | None = None
    """Of the answer, the answers before and the given things: what is wrong, in words, or nothing."""


@dataclass
class Step:
    request: Any
    """A Request, or a function of the given things and the answers before."""
    expect: Expect = field(default_factory=Expect)


@dataclass
class Case:
    name: str
    steps: list
    spoils: bool = False
    """Whether the things that cases share have to be made again."""
    settle: float = 4
    """Seconds that the service has to come to rest."""
    """For files and processes; for what is computed, too, where that is looked at."""
    rests: bool = False
    """Whether it is looked at that nothing is computed any more: a text that nobody listens to is not spoken on."""
    service: str = "open"


def case(name, request, expect=None, **more):
    """A case of one request."""
    return Case(name, [Step(request, expect or Expect())], **more)


def get(path, headers=None, **more):
    return Request("GET", path, headers or {}, **more)


def post(path, body=b"", type=None, headers=None, **more):
    pairs = dict(headers or {})
    if type is not None:
        pairs["Content-Type"] = type
    return Request("POST", path, pairs, body, **more)


def refused(*statuses, code=None, **more):
    """A problem, and nothing happened."""
    return Expect(set(statuses), code=code, **more)
