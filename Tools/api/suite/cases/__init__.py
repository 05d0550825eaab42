"""The requests by kind: each module has `cases()`, or `run(alto, report)` where it needs services of its own."""
from . import (
    accept, addresses, content, cookies, deleting, events, expect, forms, framing, heads, hosts, idempotency, ids, json_bodies, leaving, limits, links,
    methods, multipart, numbers, owners, people, protocols, ranges, runs, search, sources, speech, stopping, uploads)

KINDS = {
    "methods": methods, "forms": forms, "multipart": multipart, "json": json_bodies, "sources": sources, "speech": speech, "numbers": numbers,
    "ranges": ranges, "accept": accept, "content": content, "expect": expect, "hosts": hosts, "heads": heads, "framing": framing,
    "cookies": cookies, "idempotency": idempotency, "ids": ids, "links": links, "uploads": uploads, "people": people, "search": search,
    "runs": runs, "events": events, "protocols": protocols, "deleting": deleting, "owners": owners, "addresses": addresses, "limits": limits,
    "leaving": leaving, "stopping": stopping,
}
