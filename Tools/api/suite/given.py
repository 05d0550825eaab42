"""What cases share: a description that is done and its sounds. Requests name them as <id>, <wav>, <mp3>."""
import json

from . import pictures, raw


class Given:
    def __init__(self, service, watch, keys=None):
        self.service, self.watch, self.keys = service, watch, keys or {}
        self.values = {}

    def prepare(self):
        headers = {"Prefer": "wait=30", "Content-Type": "image/bmp"}
        if self.keys:
            headers["Authorization"] = f"Bearer {self.keys['alice']}"
        made = self.ask("POST", "/v1/descriptions?audio=wav,mp3", headers, pictures.small()).json()
        if not made or made.get("status") != "done":
            raise RuntimeError(f"the first picture is not described: {json.dumps(made)[:300]}")
        self.values = {"id": made["id"], "wav": made["audio"]["wav"], "mp3": made["audio"]["mp3"]}
        for name, key in self.keys.items():
            self.values[name] = key
        self.values["size"] = str(len(self.ask("GET", self.values["wav"]).body))

    def ask(self, method, path, headers=None, body=b"", within=40):
        return raw.exchange(self.service, [raw.assemble(method, path, headers or {}, body)], method, within=within)

    def fill(self, text):
        if isinstance(text, bytes):
            for name, value in self.values.items():
                text = text.replace(b"<%s>" % name.encode(), value.encode())
            return text
        for name, value in self.values.items():
            text = text.replace(f"<{name}>", value)
        return text
