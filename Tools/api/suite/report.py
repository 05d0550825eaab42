"""What is told: a line for each kind, then each failure, then the sums."""
import re
import sys
from collections import Counter


class Report:
    def __init__(self):
        self.passed, self.failures, self.kinds = 0, [], Counter()

    def add(self, kind, name, wrong, request="", answer=""):
        self.kinds[kind] += 1
        if wrong:
            self.failures.append((kind, name, wrong, request, answer))
        else:
            self.passed += 1

    def kind(self, name, seconds):
        failed = sum(kind == name for kind, *_ in self.failures)
        self.say(f"{name:14} {self.kinds[name]:4} requests, {failed} failed, {seconds:.0f} s")

    def end(self):
        for kind, name, wrong, request, answer in self.failures:
            self.say(f"\n{kind}: {name}")
            for line in wrong:
                self.say(f"    {shortened(line, 300)}")
            if request:
                self.say(f"    asked: {shortened(request)}")
            if answer:
                self.say(f"    got: {shortened(answer, 260)}")
        self.say(f"{self.passed} passed, {len(self.failures)} failed")
        return 1 if self.failures else 0

    @staticmethod
    def say(text):
        print(text, flush=True, file=sys.stdout)


def shortened(text, length=160):
    text = re.sub(r"(.)\1{12,}", lambda run: f"{run[1]}…({len(run[0])})", text.replace("\r", "\\r").replace("\n", "\\n"))
    text = "".join(letter if letter.isprintable() else "·" for letter in text)
    return text if len(text) <= length else f"{text[:length]}… ({len(text)})"
