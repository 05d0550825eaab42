"""Rate limits are told before they are reached, and when they are."""
import time

from .. import pictures, raw
from ..service import Gone, Service


def run(alto, report):
    begun = time.monotonic()
    service = Service(alto, options=("--requests-a-minute", "20"))
    try:
        service.start()
        ask = lambda method, path: raw.exchange(service, [raw.assemble(method, path, {"Content-Type": "image/bmp"}, pictures.small() if path.endswith("none") else b"")], method)
        first = ask("POST", "/v1/uploads")
        report.add("limits", "RateLimit tells what is left", [] if any(name.lower().startswith("ratelimit") for name, _ in first.headers) else ["there is no RateLimit field"], "POST /v1/uploads", first.shortened())
        answers = [ask("POST", "/v1/descriptions?audio=none") for _ in range(30)]
        last = answers[-1]
        statuses = {answer.status for answer in answers}
        report.add("limits", "30 at once of 20 a minute", [] if statuses <= {202, 429} and last.status == 429 else [f"statuses {statuses}"], "POST /v1/descriptions", last.shortened())
        report.add("limits", "429 says when to come again", [] if (last.header("retry-after") or "").isdigit() else ["there is no Retry-After"], "", last.shortened())
        problem = last.json() or {}
        report.add("limits", "429 is a problem", [] if problem.get("code") == "overloaded" and problem.get("status") == 429 else [f"{problem}"])
        read = ask("GET", "/v1/descriptions")
        report.add("limits", "reading goes on", [] if read.status == 200 else [read.shortened()])
    except (Gone, OSError) as error:
        report.add("limits", "the service", [str(error)])
    finally:
        service.remove()
    report.kind("limits", time.monotonic() - begun)
