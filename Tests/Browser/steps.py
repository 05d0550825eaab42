"""The browser of the tests: headless Chromium, looked at by axe-core in every state."""
import pathlib

from axe_core_python.selenium import Axe
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

axe = Axe()
shots = None


def browser(script=True, width=390, height=844, dark=False, language="en-US"):
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--mute-audio"):
        options.add_argument(argument)
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
    return driver


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


def shoot(driver, state):
    if shots:
        pathlib.Path(shots).mkdir(exist_ok=True)
        size = driver.get_window_size()
        driver.save_screenshot(str(pathlib.Path(shots) / f"{state.replace(' ', '-')}-{size['width']}.png"))


def until(driver, condition, seconds=120):
    return WebDriverWait(driver, seconds).until(condition)


def text(driver, css):
    return driver.find_element(By.CSS_SELECTOR, css).text
