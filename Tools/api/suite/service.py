"""A service of our own: `alto serve` on loopback, in a folder of its own, watched and ended by its process id."""
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
ALTO = ROOT / ".build/release/alto"


class Gone(Exception):
    """The service ended, or did not come up."""


class Service:
    def __init__(self, alto=ALTO, host="127.0.0.1", options=()):
        self.alto, self.host, self.options = str(alto), host, list(options)
        self.folder = Path(tempfile.mkdtemp(prefix="alto-api-"))
        self.process, self.port, self.starts = None, 0, 0

    @property
    def data(self):
        return self.folder / "service"

    @property
    def share(self):
        """Where people are kept."""
        return self.folder / "share"

    @property
    def log(self):
        return self.folder / "log"

    @property
    def pid(self):
        return self.process.pid

    def environment(self):
        """Without models of the hub: what is installed beside the checkout, and nothing else."""
        (self.folder / "hub").mkdir(exist_ok=True)
        return dict(
            os.environ, ALTO_DATA=os.environ.get("ALTO_DATA", str(ROOT / ".deps")), HF_HOME=str(self.folder / "hub"),
            XDG_DATA_HOME=str(self.share), XDG_CACHE_HOME=str(self.folder / "cache"), HF_HUB_OFFLINE="1")

    def start(self, patience=30):
        """Returns when requests are taken. The log goes on where it was."""
        begun = self.log.stat().st_size if self.log.exists() else 0
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [self.alto, "serve", "--host", self.host, "--port", "0", "--data", str(self.data), "--requests-a-minute", "1000000",
                 *self.options],
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, env=self.environment(), start_new_session=True)
        self.starts += 1
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            with open(self.log, "rb") as log:
                log.seek(begun)
                told = log.read().decode(errors="replace")
            if found := re.search(r"Alto is ready: https?://\S*:(\d+)", told):
                self.port = int(found[1])
                return self
            if self.process.poll() is not None:
                raise Gone(f"the service did not start: {told[-500:]}")
            time.sleep(0.02)
        self.kill()
        raise Gone("the service did not start in time")

    def connect(self, timeout=5):
        return socket.create_connection((self.host.strip("[]"), self.port), timeout=timeout)

    def make_key(self, name):
        """A key for whoever that is; the service is another process and sees it at once."""
        made = subprocess.run(
            [self.alto, "keys", "create", name, "--data", str(self.data)], capture_output=True, text=True, env=self.environment(),
            timeout=30, check=True)
        return made.stdout.strip()

    # What it is doing

    def is_alive(self):
        return self.process.poll() is None

    def memory(self):
        """Bytes it holds now, and the most since `forget_peak`."""
        text = Path(f"/proc/{self.pid}/status").read_text()
        return tuple(int(re.search(rf"{name}:\s+(\d+)", text)[1]) * 1024 for name in ("VmRSS", "VmHWM"))

    def forget_peak(self):
        Path(f"/proc/{self.pid}/clear_refs").write_text("5")

    def open_files(self):
        return len(os.listdir(f"/proc/{self.pid}/fd"))

    def children(self):
        found = []
        for task in Path(f"/proc/{self.pid}/task").iterdir():
            try:
                found += (task / "children").read_text().split()
            except OSError:
                pass
        return [int(child) for child in found]

    def processor_seconds(self):
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def crash_reports(self):
        text = self.log.read_text(errors="replace")
        return [line for line in text.splitlines() if re.search(r"Fatal error|Crash|crashed|Assertion failed|defect", line)]

    # Its end

    def stop(self, patience=30):
        """SIGTERM. Returns the exit code and the seconds it took; None when it had to be killed."""
        begun = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.kill()
            code = None
        return code, time.monotonic() - begun

    def kill(self):
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def forget(self):
        """Everything that is kept; the service is ended."""
        self.kill()
        for folder in (self.data, self.share):
            shutil.rmtree(folder, ignore_errors=True)

    def remove(self):
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.remove()
