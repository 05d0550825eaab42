"""What the hub's own Python client sees in a cache. The tests of Sources/AltoHub run it.

    crosscheck.py version
    crosscheck.py download OWNER/NAME     fetches all files of the repository
    crosscheck.py find OWNER/NAME         prints name and SHA-256 of each file, without asking the hub
    crosscheck.py lock FILE               prints whether the client's lock is free or busy
"""

import hashlib
import sys
from pathlib import Path

import huggingface_hub
from filelock import FileLock, Timeout


def main(command, *rest):
    if command == "version":
        print(huggingface_hub.__version__)
    elif command == "download":
        huggingface_hub.snapshot_download(rest[0])
    elif command == "find":
        folder = Path(huggingface_hub.snapshot_download(rest[0], local_files_only=True))
        for file in sorted(folder.iterdir()):
            print(file.name, hashlib.sha256(file.read_bytes()).hexdigest())
    elif command == "lock":
        try:
            with FileLock(rest[0], timeout=0):
                print("free")
        except Timeout:
            print("busy")
    else:
        sys.exit(__doc__)


main(*sys.argv[1:])
