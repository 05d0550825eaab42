"""The browser of the tests: headless Chromium, looked at by axe-core in every state."""
import pathlib
import time
import urllib.request

from axe_core_python.selenium import Axe
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

axe = Axe()
shots = None

# Writes down what is heard, what a screen reader is told by live regions, and what is sent.
RECORD = """
window.heard = []; window.told = []; window.sent = []; window.mostSounding = 0;
const players = new Set();
window.sounding = () => [...players].filter((player) => !player.paused && !player.ended).length;
const play = HTMLMediaElement.prototype.play;
HTMLMediaElement.prototype.play = function () {
  if (!players.has(this)) {
    players.add(this);
    this.addEventListener("playing", () => {
      window.mostSounding = Math.max(window.mostSounding, sounding());
      // What only unlocks the player is too short to be heard.
      if (this.duration > 0.1) heard.push({ begun: performance.now(), length: this.duration });
    });
  }
  return play.call(this);
};
const send = XMLHttpRequest.prototype.send, open = XMLHttpRequest.prototype.open;
XMLHttpRequest.prototype.open = function (method, path) { this.path = path; return open.apply(this, arguments); };
XMLHttpRequest.prototype.send = function () { window.sent.push(this.path); return send.apply(this, arguments); };
document.addEventListener("DOMContentLoaded", () => {
  new MutationObserver((changes) => {
    for (const change of changes) {
      const from = change.target.nodeType === 1 ? change.target : change.target.parentElement;
      const region = from && from.closest("[aria-live], [role=alert], [role=status]");
      if (!region || region.getAttribute("aria-live") === "off" || !region.textContent.trim()) continue;
      const spoken = region.firstElementChild || region;
      told.push({ text: region.textContent.trim(), lang: spoken.lang || document.documentElement.lang, at: performance.now() });
    }
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
});
"""


def browser(script=True, width=390, height=844, dark=False, language="en-US", sound=True, hosts=None, profile=None):
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--mute-audio"):
        options.add_argument(argument)
    # What a test chooses for somebody is no tap: without this, browsers let nothing be heard.
    if sound:
        options.add_argument("--autoplay-policy=no-user-gesture-required")
    if hosts:
        options.add_argument(f"--host-resolver-rules={hosts}")
    if profile:
        options.add_argument(f"--user-data-dir={profile}")
    prefs = {"intl.accept_languages": language}
    if not script:
        prefs["profile.managed_default_content_settings.javascript"] = 2
    options.add_experimental_option("prefs", prefs)
    options.binary_location = "/usr/bin/chromium"
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
    driver.set_window_size(width, height)
    if dark:
        scheme = [{"name": "prefers-color-scheme", "value": "dark"}]
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})
    if script:
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": RECORD})
    return driver


def phone(width, height, **more):
    """A browser that is touched, in a phone's size."""
    driver = browser(width=width, height=height, **more)
    size = {"width": width, "height": height, "deviceScaleFactor": 2, "mobile": True}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": True, "maxTouchPoints": 5})
    return driver


def choose(driver, picture):
    driver.find_element(By.ID, "picture").send_keys(picture)


def set_choice(driver, name, value):
    """What this browser remembers from an earlier visit."""
    driver.execute_script("localStorage.setItem('alto.' + arguments[0], arguments[1])", name, value)


def described(driver, seconds=120):
    """Waits until the narration and all that was found stand on the page."""
    until(driver, lambda d: d.find_elements(By.CSS_SELECTOR, ".narration") and d.find_elements(By.ID, "alttext"), seconds)


def release(address):
    """The engine of the tests ends a description that it holds back for each person of this name who is deleted."""
    urllib.request.urlopen(urllib.request.Request(f"{address}/v1/people/heard", method="DELETE"), timeout=30)


def check(driver, state):
    """No finding of axe-core, and nothing wider than the window."""
    found = axe.run(driver)["violations"]
    for violation in found:
        print(f"  {violation['id']}: {violation['help']}: {[node['html'][:120] for node in violation['nodes']]}")
    assert not found, f"axe-core finds {len(found)} in {state}"
    wide = driver.execute_script("return document.documentElement.scrollWidth > window.innerWidth + 1")
    assert not wide, f"{state} is wider than the window"
    shoot(driver, state)
    print(f"ok: {state}", flush=True)


def in_view(driver, css):
    """Whether all of an element is seen without scrolling."""
    return driver.execute_script(
        "const r = document.querySelector(arguments[0]).getBoundingClientRect();"
        "return scrollY === 0 && r.height > 0 && r.top >= 0 && r.bottom <= innerHeight", css)


def reading(driver):
    """What a screen reader reads, in order: (role, name) of everything that has a name."""
    nodes = driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    read = []

    def walk(node):
        role, name = node.get("role", {}).get("value"), node.get("name", {}).get("value", "")
        if not node.get("ignored") and name and role not in ("InlineTextBox", "RootWebArea"):
            read.append((role, name))
        for child in node.get("childIds", []):
            if child in by_id:
                walk(by_id[child])

    walk(nodes[0])
    return read


def shoot(driver, state):
    if shots:
        pathlib.Path(shots).mkdir(exist_ok=True)
        width = driver.execute_script("return innerWidth") or 0
        driver.save_screenshot(str(pathlib.Path(shots) / f"{state.replace(' ', '-')}-{width}.png"))


def until(driver, condition, seconds=120):
    return WebDriverWait(driver, seconds, poll_frequency=0.05).until(condition)


def stays(condition, seconds):
    """That something does not happen for a while."""
    end = time.time() + seconds
    while time.time() < end:
        assert condition(), "it did not stay so"
        time.sleep(0.05)


def text(driver, css):
    return driver.find_element(By.CSS_SELECTOR, css).text
