#!/usr/bin/env python3
"""The page beside an engine that waits until its first words were heard: meanwhile.py ADDRESS PICTURE [SCREENSHOT_FOLDER]

Progress is spoken while the slowest observer still works; afterwards the picture, which only the browser has kept, is asked
about, described in more detail, and forgotten.
"""
import sys

import steps
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from steps import browser, check, choose, described, release, text, until

address, picture = sys.argv[1:3]
steps.shots = sys.argv[3] if len(sys.argv) > 3 and sys.argv[3] else None


def pictures_kept(driver):
    return driver.execute_async_script("""
        const done = arguments[0], request = indexedDB.open("alto", 1);
        request.onupgradeneeded = () => request.result.createObjectStore("pictures");
        request.onsuccess = () => {
          const count = request.result.transaction("pictures").objectStore("pictures").count();
          count.onsuccess = () => { request.result.close(); done(count.result); };
        };""")


driver = browser()
try:
    driver.get(address)
    choose(driver, picture)
    until(driver, lambda d: d.execute_script("return heard.length") >= 1)
    assert text(driver, "#status") == "One person.", text(driver, "#status")
    check(driver, "meanwhile")
    release(address)
    described(driver)
    assert pictures_kept(driver) == 1
    question = driver.find_element(By.ID, "question")
    assert question.is_displayed()
    question.send_keys(Keys.ENTER)
    until(driver, lambda d: "Write a question" in text(d, "#askstatus"))
    question.send_keys("How many people are there?" + Keys.ENTER)
    until(driver, lambda d: text(d, "#answer") == "one" and text(d, "#asked") == "How many people are there?")
    check(driver, "asked")
    first = driver.current_url
    driver.find_element(By.ID, "more").click()
    until(driver, lambda d: d.current_url != first)
    described(driver)
    assert not driver.find_elements(By.ID, "more"), "more detail than full is offered"
    assert pictures_kept(driver) == 1
    # After loading again the picture is still there to be asked about.
    driver.refresh()
    until(driver, lambda d: d.find_element(By.ID, "question").is_displayed() and d.find_element(By.ID, "preview").is_displayed())
    driver.find_element(By.CSS_SELECTOR, ".sure summary").click()
    check(driver, "sure to delete")
    driver.find_element(By.CSS_SELECTOR, "form[data-forgets] button").click()
    until(driver, lambda d: "/history" in d.current_url)
    until(driver, lambda d: pictures_kept(d) == 0)
finally:
    driver.quit()
