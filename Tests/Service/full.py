"""A service whose disk is full, in a name space of its own with a disk of 4 MB: `full.py ALTO FOLDER PICTURE`."""
import http.client
import json
import os
import subprocess
import sys
import time
from pathlib import Path

alto, folder, picture = sys.argv[1], Path(sys.argv[2]) / "small", Path(sys.argv[3]).read_bytes()
folder.mkdir()
mount = 'mount -t tmpfs -o size=4m tmpfs "$1" && exec "$2" serve --port 0 --data "$1/service"'
service = subprocess.Popen(["unshare", "--map-root-user", "--mount", "sh", "-c", mount, "sh", folder, alto],
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
try:
    line = service.stdout.readline()
    assert "http://" in line, (line, service.stderr.read())
    place = line.strip().rsplit("http://", 1)[1]
    # The disk as the service sees it.
    disk = Path(f"/proc/{service.pid}/root{folder}")

    def describe():
        connection = http.client.HTTPConnection(place, timeout=60)
        connection.request("POST", "/v1/descriptions", picture, {"Prefer": "wait=30"})
        answer = connection.getresponse()
        code, body = answer.status, json.loads(answer.read())
        # A busy machine may need longer than anybody can ask the service to wait.
        for _ in range(300):
            if code != 202:
                break
            time.sleep(0.5)
            connection.request("GET", f"/v1/descriptions/{body['id']}")
            answer = connection.getresponse()
            body = json.loads(answer.read())
            code = 202 if body.get("status") in ("queued", "running") else answer.status
        return code, body

    code, body = describe()
    assert code == 200 and body["status"] == "done", (code, body)

    def files():
        return {path.relative_to(disk) for path in (disk / "service/blobs").rglob("*") if path.is_file()}

    before = files()

    def is_as_before():
        # What failed is cleared away a moment after it is told.
        for _ in range(40):
            if files() == before:
                return True
            time.sleep(0.25)
        return False

    with open(disk / "filler", "wb", buffering=0) as filler:
        try:
            while True:
                filler.write(bytes(4096))
        except OSError:
            pass
    code, body = describe()
    problem = body if code >= 400 else body["problem"]
    assert problem and problem["status"] == 507, (code, body)
    assert is_as_before(), "half a file was left behind"
    # Between upload and sounds: room for the picture and for what the database writes down, not for what is made of the picture.
    os.truncate(disk / "filler", (disk / "filler").stat().st_size - (len(picture) + 130_000))
    code, body = describe()
    problem = body if code >= 400 else body["problem"]
    assert problem and problem["status"] == 507, (code, body)
    assert is_as_before(), "half a file was left behind"
    (disk / "filler").unlink()
    code, body = describe()
    assert code == 200 and body["status"] == "done", (code, body)
    service.terminate()
    assert service.wait(60) == 0, service.returncode
    print("ok")
finally:
    service.kill()
