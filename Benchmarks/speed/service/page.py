#!/usr/bin/env python3
"""How long the page takes from choosing a picture to its answer, in headless Chromium: page.py ADDRESS PICTURE [RUNS]

Beside a service that runs already. Prints the medians, in seconds from the choice: the answer is seen, its first word is heard,
everything that was found is there.
"""
import pathlib
import statistics
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3] / "Tests/Browser"))

from selenium.webdriver.common.by import By  # noqa: E402
from steps import browser, until  # noqa: E402

WATCH = """
document.getElementById("picture").addEventListener("change", () => { window.chosen = performance.now(); }, true);
new MutationObserver(() => {
  if (!window.seen && document.querySelector(".narration")) window.seen = performance.now();
  if (!window.all && document.getElementById("alttext")) window.all = performance.now();
}).observe(document.body, { childList: true, subtree: true });
"""

address, picture = sys.argv[1], str(pathlib.Path(sys.argv[2]).resolve())
runs = int(sys.argv[3]) if len(sys.argv) > 3 else 9
driver = browser()
times = {"seen": [], "heard": [], "all": []}
try:
    for run in range(runs + 1):
        driver.get(address)
        driver.execute_script(WATCH)
        driver.find_element(By.ID, "picture").send_keys(picture)
        until(driver, lambda d: d.execute_script("return window.all && heard.length"))
        if run == 0:
            continue  # models are opened
        for name, value in driver.execute_script("return { seen: seen - chosen, heard: heard[0].begun - chosen, all: all - chosen }").items():
            times[name].append(value / 1000)
finally:
    driver.quit()
for name, values in times.items():
    print(f"{name}: {statistics.median(values):.2f} s (of {runs}: {min(values):.2f} to {max(values):.2f})")
