"""A conversation at a terminal: `terminal.py PROGRAM REFERENCE PICTURE`, with a small checkpoint of random weights. It says what it
likes; looked at is how the conversation is held."""
import os
import pty
import select
import sys
import tempfile
import time

from checkpoint import made

program, reference, picture = sys.argv[1:4]
model = made(reference)
folder = tempfile.mkdtemp()
session = os.path.join(folder, "talk.json")


class Talk:
    """The program with a terminal of its own."""

    def __init__(self, *arguments):
        self.shown = b""
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            os.environ["NO_COLOR"] = "1"
            os.execv(program, [program, "chat", *arguments])

    def until(self, text, seconds=300):
        """What is shown up to a text."""
        text, end = text.encode(), time.monotonic() + seconds
        while text not in self.shown:
            if time.monotonic() > end:
                raise AssertionError(f"{text!r} was not shown, but {self.shown!r}")
            if select.select([self.terminal], [], [], 1)[0]:
                try:
                    self.shown += os.read(self.terminal, 4096)
                except OSError:
                    break
        before, found, self.shown = self.shown.partition(text)
        assert found, (text, before)
        return before.decode(errors="replace")

    def type(self, text):
        os.write(self.terminal, text.encode())

    def end(self):
        """The exit code."""
        while True:
            try:
                if not os.read(self.terminal, 4096):
                    break
            except OSError:
                break
        return os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])


usual = ["--model", model, "--precision", "fp32", "--max-tokens", "12", "--session", session, picture]
talk = Talk(*usual)
talk.until("> ")
talk.type("What is it?\n")
talk.until("What is it?\r\n")
talk.until("\n> ")
talk.type("/help\n")
assert "/picture FILE" in talk.until("Ctrl-C stops"), "no help"
talk.type("/picture " + picture + "\nAnd now?\n")
talk.until("And now?\r\n")
talk.until("\n> ")
talk.type("\x04")
assert talk.end() == 0
print("ok: talk")

assert os.stat(session).st_mode & 0o777 == 0o600
text = open(session).read()
assert "What is it?" in text and "And now?" in text and picture in text
print("ok: session")

# Ctrl-C stops an answer, not the program; twice where a question may be typed it ends.
talk = Talk("--model", model, "--precision", "fp32", "--max-tokens", "100000", "--session", session)
talk.until("> ")
talk.type("Go on for ever.\n")
talk.until("ever.\r\n")
time.sleep(2)
talk.type("\x03")
talk.until("> ")
talk.type("\x03")
talk.until("Once more")
talk.type("\x03")
assert talk.end() == 130
print("ok: stopped")

open(session, "w").write("something else")
talk = Talk(*usual)
talk.until("was left as it was")
assert talk.end() == 2 and open(session).read() == "something else"
print("ok: foreign")
