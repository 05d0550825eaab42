"""What is known of descriptions from outside (the API) and of their files from inside (the data folder)."""
import json
import sqlite3
import time
from contextlib import closing

from . import raw


def ask(service, method, path, headers=None, body=b"", within=30):
    return raw.exchange(service, [raw.assemble(method, path, headers or {}, body)], method, within=within)


def add(service, picture, query="", key=None):
    """Returns the id, once the service says that it took the picture."""
    headers = {"Content-Type": "image/png"}
    if key:
        headers["Idempotency-Key"] = key
    answer = ask(service, "POST", f"/v1/descriptions{query}", headers, picture)
    return (answer.json() or {}).get("id") if answer.status in (200, 202) else None


def show(service, id):
    answer = ask(service, "GET", f"/v1/descriptions/{id}")
    return answer.json() if answer.status == 200 else None


def listed(service):
    """All descriptions, page by page."""
    found, after = [], ""
    while True:
        page = ask(service, "GET", f"/v1/descriptions?limit=100{after}").json()
        found += page["descriptions"]
        if not page["next"]:
            return found
        after = f"&after={page['next']}"


def wait_until(told, patience, pause=0.05):
    """Seconds until it is true; None when patience ends."""
    begun = time.monotonic()
    while time.monotonic() - begun < patience:
        if told():
            return time.monotonic() - begun
        time.sleep(pause)
    return None


def _rows(service, sql):
    """From the database as it lies there; also while the service is gone."""
    with closing(sqlite3.connect(f"file:{service.data / 'descriptions.sqlite'}?mode=ro", uri=True, timeout=5)) as db:
        return db.execute(sql).fetchall()


def states(service):
    """The state of each job by id."""
    return dict(_rows(service, "SELECT id, state FROM job"))


def attempts(service):
    """How often each job was taken up."""
    return dict(_rows(service, "SELECT id, attempt FROM job"))


def sounds(service):
    return {f"sounds/{file.name}" for file in (service.data / "blobs" / "sounds").glob("*")}


def sounds_referred_to(service):
    return [key for row, in _rows(service, "SELECT sounds FROM job WHERE sounds IS NOT NULL") for key in json.loads(row).values()]
