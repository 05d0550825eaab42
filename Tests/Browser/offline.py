#!/usr/bin/env python3
"""A service that goes away and comes back: offline.py ALTO FOLDER PICTURE [SCREENSHOT_FOLDER]

The page that the browser kept says so, looks as the others do, and goes on by itself where somebody wanted to go. Pictures are kept
here, so the history shows them small.
"""
import signal
import subprocess
import sys

import steps
from selenium.webdriver.common.by import By
from steps import browser, check, choose, described, text, until

alto, folder, picture = sys.argv[1:4]
steps.shots = sys.argv[4] if len(sys.argv) > 4 and sys.argv[4] else None


def start(port):
    """The service, and its address."""
    service = subprocess.Popen([alto, "serve", "--port", str(port), "--data", f"{folder}/service", "--keep-pictures"],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    line = service.stdout.readline()
    assert "http://" in line, line
    return service, line.split()[-1]


def end(service):
    service.send_signal(signal.SIGTERM)
    assert service.wait(60) == 0, service.returncode


service, address = start(0)
driver = browser(language="de")
try:
    driver.get(address)
    driver.execute_async_script("navigator.serviceWorker.ready.then(arguments[0])")
    until(driver, lambda d: d.execute_async_script("const done = arguments[0]; caches.match('/offline').then((found) => done(!!found))"))
    choose(driver, picture)
    described(driver)
    shown = driver.current_url
    driver.get(f"{address}/history")
    until(driver, lambda d: d.execute_script("const i = document.querySelector('.list img'); return i && i.complete && i.naturalWidth"))
    check(driver, "history with pictures")

    end(service)
    service = None
    driver.get(f"{address}/history?q=rot")
    assert text(driver, "h1") == "Alto ist nicht erreichbar", text(driver, "h1")
    assert driver.find_element(By.CSS_SELECTOR, "[role=alert] p").get_attribute("lang") == "de"
    # With its style and its script, which came from what the browser kept.
    assert driver.execute_script("return getComputedStyle(document.querySelector('.brand')).textDecorationLine") == "none"
    assert driver.execute_script("return document.querySelector('a.primary').getBoundingClientRect().height") >= 44
    check(driver, "offline")
    # Whoever tries meanwhile finds the same.
    driver.find_element(By.CSS_SELECTOR, "a.primary").click()
    until(driver, lambda d: d.find_elements(By.CSS_SELECTOR, "[data-retries]"))
    assert driver.current_url == f"{address}/history?q=rot", driver.current_url

    service, again = start(address.rsplit(":", 1)[1])
    assert again == address
    until(driver, lambda d: d.find_elements(By.ID, "q"), seconds=60)
    assert driver.find_element(By.ID, "q").get_attribute("value") == "rot"
    print("ok: offline", flush=True)

    # A description is shown with its picture, also where another browser described it.
    driver.execute_async_script("const r = indexedDB.deleteDatabase('alto'); r.onsuccess = r.onerror = r.onblocked = arguments[0]")
    driver.get(shown)
    until(driver, lambda d: d.execute_script("return document.getElementById('preview').naturalWidth"))
    check(driver, "description with its kept picture")
    print("ok: kept picture", flush=True)
finally:
    driver.quit()
    if service:
        service.kill()
