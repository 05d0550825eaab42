"""Holds an answer against what was expected of it."""
import re

# What tells strangers about the inside: paths, addresses of memory, sources, errors of libraries.
INSIDE = re.compile(
    rb"(/tmp/|/home/|/root/|/usr/|/var/|\.build|\.swift\b|0x[0-9a-fA-F]{6,}|Fatal error|Error Domain|NSCocoa|SQLite|Optional\()")
BARE = {0, 400, 413, 414, 417, 431, 501, 505}
"""What the parser may answer before there is a route: without a body."""


def faults(answer, expect, method, earlier, given):
    """What is wrong with it, in words; nothing when all is right."""
    wrong = []
    wanted = expect.status
    if wanted is None:
        if not 200 <= answer.status < 500:
            wrong.append(f"status {answer.status}")
    elif answer.status not in (wanted if isinstance(wanted, (set, frozenset)) else {wanted}):
        wrong.append(f"status {answer.status} instead of {_told(wanted)}")
    for name, pattern in expect.headers.items():
        value = answer.header(name)
        if pattern is None:
            if value is not None:
                wrong.append(f"there is a {name}: {value[:80]}")
        elif value is None or not re.search(pattern, value):
            wrong.append(f"{name} is {str(value)[:80]!r}, not {pattern!r}")
    for part in expect.contains:
        if part not in answer.body:
            wrong.append(f"lacks {part[:60]!r}")
    for part in expect.lacks:
        if part in answer.raw:
            wrong.append(f"has {part[:60]!r}")
    if expect.closes is not None and answer.closed != expect.closes:
        wrong.append("the connection was closed" if answer.closed else "the connection stays open")
    if answer.seconds > expect.within or answer.error.startswith("not whole"):
        wrong.append(f"took {answer.seconds:.1f} s, not {expect.within}")
    if expect.first is not None and (answer.first or answer.seconds) > expect.first:
        wrong.append(f"the first of the answer took {answer.first or answer.seconds:.1f} s, not {expect.first}")
    if expect.most_sent is not None and answer.sent > expect.most_sent:
        wrong.append(f"took {answer.sent} bytes, not {expect.most_sent}")
    if answer.status >= 400 and method != "HEAD":
        wrong += _problem_faults(answer, expect)
    if answer.status and INSIDE.search(answer.body) and "json" in (answer.header("content-type") or "") and answer.status >= 400:
        wrong.append(f"tells of the inside: {INSIDE.search(answer.body)[0]!r}")
    if expect.also and not wrong:
        if told := expect.also(answer, earlier, given):
            wrong.append(told)
    return wrong


def _problem_faults(answer, expect):
    is_bare = not answer.body and answer.status in BARE
    if not expect.problem or is_bare:
        return []
    if not (answer.header("content-type") or "").startswith("application/problem+json"):
        return [f"no problem JSON but {answer.header('content-type')}"]
    problem = answer.json()
    if not isinstance(problem, dict) or not {"type", "title", "status", "code"} <= set(problem):
        return ["not all of type, title, status and code"]
    if problem["status"] != answer.status:
        return [f"the problem says {problem['status']}"]
    codes = expect.code if isinstance(expect.code, (set, frozenset)) else {expect.code}
    if expect.code is not None and problem["code"] not in codes:
        return [f"code {problem['code']} instead of {_told(expect.code)}"]
    return []


def _told(wanted):
    return " or ".join(str(one) for one in sorted(wanted)) if isinstance(wanted, (set, frozenset)) else str(wanted)
