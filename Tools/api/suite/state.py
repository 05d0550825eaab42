"""What must be true of the service after each request: alive, memory bounded, files as before."""
import sqlite3
import time
from contextlib import closing

from . import raw

LARGEST = 1 << 30
"""Bytes of memory, at any moment."""
MORE_FILES = 8
"""Open files that may come and go."""


class Watch:
    """Knows how the service was at rest."""

    def __init__(self, service):
        self.service, self.peak = service, 0
        self.uploads = set()
        """Names that clients were given: what lies there belongs to them."""
        self.begin()

    def begin(self):
        """At rest, after the first work: everything that opens once is open."""
        self.pid, self.reports = self.service.pid, len(self.service.crash_reports())
        self.settle(5)
        self.files, self.children = self.service.open_files(), len(self.service.children())

    def before(self):
        self.service.forget_peak()

    def after(self, patience):
        """What is wrong, in words."""
        service = self.service
        if not service.is_alive():
            reports = service.crash_reports()[self.reports:]
            return [f"the service ended with {service.process.returncode}: {' '.join(reports)[:300]}"]
        wrong = []
        if service.pid != self.pid:
            wrong.append("the service is another process")
        answer = raw.exchange(service, [raw.assemble("GET", "/healthz")], within=1.0)
        if answer.status != 200:
            wrong.append(f"/healthz is not answering within a second: {answer.shortened()}")
            return wrong
        held, peak = service.memory()
        self.peak = max(self.peak, peak)
        if held > LARGEST or peak > LARGEST:
            wrong.append(f"holds {held >> 20} MB, {peak >> 20} MB at most")
        if told := self._until(self._is_at_rest, patience):
            wrong.append(told)
        if told := self._until(self.file_faults, patience):
            wrong.append(told)
        reports = service.crash_reports()
        if len(reports) > self.reports:
            wrong.append(f"the log tells of a defect: {reports[self.reports][:200]}")
            self.reports = len(reports)
        return wrong

    def settle(self, patience):
        """Waits until nothing is computed any more. Returns what is wrong."""
        return self._until(self._is_idle, patience)

    @staticmethod
    def _until(told, patience):
        """Asks again and again until nothing is wrong; a moment is given."""
        deadline = time.monotonic() + patience
        while (wrong := told()) and time.monotonic() < deadline:
            time.sleep(0.05)
        return wrong

    def _is_at_rest(self):
        files, children = self.service.open_files(), self.service.children()
        if files > self.files + MORE_FILES:
            return f"{files} files are open, {self.files} before"
        if len(children) > self.children:
            return f"{len(children)} child processes are left"
        return ""

    def _is_idle(self):
        before = self.service.processor_seconds()
        time.sleep(0.25)
        used = (self.service.processor_seconds() - before) / 0.25
        return f"computes on and on ({used:.0%} of a processor)" if used > 0.3 else ""

    def file_faults(self):
        """Half files, and blobs that nothing refers to."""
        folder = self.service.data
        if not folder.exists():
            return ""
        half = [str(file.relative_to(folder)) for file in folder.rglob("*.part")]
        if half:
            return f"half files: {half[:3]}"
        blobs = [str(file.relative_to(folder / "blobs")) for file in (folder / "blobs").rglob("*") if file.is_file()]
        if not blobs:
            return ""
        # JSON columns are written with "\\/" for a slash.
        known = _texts(folder / "descriptions.sqlite").replace("\\/", "/")
        stray = [blob for blob in blobs if blob not in known and blob not in self.uploads]
        return f"blobs that nothing refers to: {stray[:3]} of {len(stray)}" if stray else ""


def _texts(database):
    """All texts of all tables, whatever they are called, as one."""
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=5)) as db:
            names = [name for name, in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'") if "Text" not in name]
            return "\n".join(
                str(value) for name in names for row in db.execute(f'SELECT * FROM "{name}"') for value in row if isinstance(value, str))
    except sqlite3.Error as error:
        return f"{error}"
