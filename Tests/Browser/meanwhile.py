#!/usr/bin/env python3
"""The page beside an engine that waits until its first words were heard: meanwhile.py ADDRESS PICTURE [SCREENSHOT_FOLDER]

Progress is spoken while the slowest observer still works; afterwards the picture, which only the browser has kept, is asked
about, described in more detail, and forgotten.
"""
import sys
import urllib.request

import steps
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from steps import browser, check, text, until

address, picture = sys.argv[1:3]
steps.shots = sys.argv[3] if len(sys.argv) > 3 and sys.argv[3] else None

# Counts the sounds that were played to their end.
LISTEN = """
window.heard = 0;
const play = HTMLMediaElement.prototype.play;
HTMLMediaElement.prototype.play = function () { this.addEventListener("ended", () => window.heard++); return play.call(this); };
"""


def pictures_kept(driver):
    return driver.execute_async_script(
        "const done = arguments[0]; caches.open('alto-picture').then((c) => c.keys()).then((k) => done(k.length))")


driver = browser()
try:
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": LISTEN})
    driver.get(address)
    driver.find_element(By.ID, "picture").send_keys(picture)
    driver.find_element(By.CSS_SELECTOR, "#describe button.primary").click()
    until(driver, lambda d: d.execute_script("return window.heard") >= 1)
    assert text(driver, "#status") == "One person.", text(driver, "#status")
    check(driver, "meanwhile")
    urllib.request.urlopen(urllib.request.Request(f"{address}/v1/people/heard", method="DELETE"), timeout=30)
    until(driver, lambda d: d.find_elements(By.CSS_SELECTOR, ".narration"))
    assert pictures_kept(driver) == 1
    question = driver.find_element(By.ID, "question")
    until(driver, lambda d: question.is_displayed())
    question.send_keys(Keys.ENTER)
    until(driver, lambda d: "Write a question" in text(d, "#error"))
    question.send_keys("How many people are there?" + Keys.ENTER)
    until(driver, lambda d: text(d, "#answers dd") == "one" if d.find_elements(By.CSS_SELECTOR, "#answers dd") else False)
    check(driver, "asked")
    first = driver.current_url
    driver.find_element(By.ID, "more").click()
    until(driver, lambda d: d.current_url != first and d.find_elements(By.CSS_SELECTOR, ".narration"))
    assert not driver.find_elements(By.ID, "more"), "more detail than full is offered"
    assert pictures_kept(driver) == 1
    driver.find_element(By.CSS_SELECTOR, "form[data-forgets] button").click()
    until(driver, lambda d: "/history" in d.current_url)
    assert pictures_kept(driver) == 0, "the picture is still kept"
    # A choice that is remembered: nothing is said aloud.
    driver.get(address)
    driver.find_element(By.CSS_SELECTOR, "summary").click()
    driver.find_element(By.CSS_SELECTOR, "label[for=aloud]").click()
    driver.refresh()
    assert not driver.find_element(By.ID, "aloud").is_selected()
finally:
    driver.quit()
