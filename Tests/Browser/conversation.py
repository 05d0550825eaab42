#!/usr/bin/env python3
"""A conversation with a picture: conversation.py ADDRESS PICTURE [SCREENSHOT_FOLDER]

Beside an engine whose model says "There is Ann. She waves." and then "Yes." (ConversationJourneyTests.swift). It holds back the
second piece of its third answer until somebody called "heard" is deleted.
"""
import sys
import time

import steps
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from steps import browser, check, choose, described, phone, reading, release, stays, text, until

address, picture = sys.argv[1:3]
steps.shots = sys.argv[3] if len(sys.argv) > 3 and sys.argv[3] else None


def answered(driver, words):
    until(driver, lambda d: text(d, "#answer") == words and d.find_element(By.ID, "latest").get_attribute("aria-busy") == "false")


def turns(driver):
    return [tuple(turn) for turn in driver.execute_script(
        "return [...document.querySelectorAll('#turns li')].map((turn) => [...turn.children].map((part) => part.textContent))")]


def press(driver, *keys):
    ActionChains(driver).send_keys(*keys).perform()


def reach(driver, label, most=60):
    """By Tab alone."""
    for _ in range(most):
        element = driver.switch_to.active_element
        name = element.get_attribute("id") if element.tag_name == "input" else element.text
        if name == label:
            return element
        press(driver, Keys.TAB)
    raise AssertionError(f"Tab does not reach {label}")


def by_keyboard():
    """Two questions, the first a suggested one; stopped, loaded again, deleted; without a mouse."""
    driver = browser()
    try:
        driver.get(address)
        driver.find_element(By.CSS_SELECTOR, "input[value=reader]").click()
        choose(driver, picture)
        described(driver)
        suggested = [button.text for button in driver.find_elements(By.CSS_SELECTOR, ".suggestions button") if button.is_displayed()]
        assert suggested == ["Read the text", "Who is there?", "What is on the left?"], suggested
        reach(driver, "Who is there?")
        press(driver, Keys.ENTER)
        answered(driver, "There is Ann. She waves.")
        assert driver.switch_to.active_element.text == "Who is there?", "the focus was taken away"
        reach(driver, "question").send_keys("Does she wave?" + Keys.ENTER)
        answered(driver, "Yes.")
        assert turns(driver) == [("Who is there?", "There is Ann. She waves.")], turns(driver)
        assert driver.switch_to.active_element.get_attribute("id") == "question"
        # Each is announced once, when it is whole, in its language; nothing is heard beside it.
        time.sleep(0.5)
        told = driver.execute_script("return told")
        for words in ("There is Ann. She waves.", "Yes."):
            entries = [entry for entry in told if entry["text"] == words]
            assert len(entries) == 1 and entries[0]["lang"].startswith("en"), told
        assert not any("There is" in entry["text"] and entry["text"] != "There is Ann. She waves." and "moon" not in entry["text"]
                       for entry in told), told
        assert not driver.execute_script("return heard")
        check(driver, "conversation")
        # Escape stops an answer that is being written; what was written stays.
        reach(driver, "question").send_keys("And then?" + Keys.ENTER)
        until(driver, lambda d: text(d, "#answer") == "She goes")
        assert driver.find_element(By.ID, "stopanswer").is_displayed()
        press(driver, Keys.ESCAPE)
        until(driver, lambda d: text(d, "#askstatus") == "Stopped.")
        assert not driver.find_element(By.ID, "stopanswer").is_displayed()
        stays(lambda: text(driver, "#answer") == "She goes", 0.5)
        check(driver, "answer stopped")
        # Loaded again, it is found with its description: what was answered whole.
        driver.refresh()
        until(driver, lambda d: d.find_element(By.ID, "question").is_displayed())
        kept = [("Who is there?", "There is Ann. She waves."), ("Does she wave?", "Yes.")]
        assert turns(driver) == kept, turns(driver)
        release(address)
        read = [name for _, name in reading(driver)]
        order = ["Ask about the picture", "Who is there?", "There is Ann. She waves.", "Does she wave?", "Yes.", "Read the text"]
        places = [read.index(name) for name in order]
        assert places == sorted(places), list(zip(order, places))
        # What was read is quoted as it was read, by no model.
        reach(driver, "Read the text")
        press(driver, Keys.ENTER)
        until(driver, lambda d: "Open daily." in text(d, "#answer"))
        reach(driver, "Delete the conversation")
        press(driver, Keys.ENTER)
        check(driver, "conversation to be deleted")
        reach(driver, "Delete for good")
        press(driver, Keys.ENTER)
        until(driver, lambda d: not turns(d) and not d.find_element(By.ID, "latest").is_displayed())
        assert driver.switch_to.active_element.get_attribute("id") == "question"
        driver.refresh()
        until(driver, lambda d: d.find_element(By.ID, "question").is_displayed())
        assert not turns(driver)
        print("ok: conversation by keyboard", flush=True)
    finally:
        driver.quit()


def by_ear():
    """An answer is heard sentence by sentence, each once, one sound at a time, in the page's language; Stop ends it."""
    driver = phone(390, 844)
    try:
        driver.get(address)
        choose(driver, picture)
        described(driver)
        until(driver, lambda d: d.execute_script("return sounding()") == 0)
        before = driver.execute_script("return heard.length")
        field = driver.find_element(By.ID, "question")
        field.send_keys("Does she wave?" + Keys.ENTER)
        until(driver, lambda d: d.execute_script("return heard.length") >= before + 2)
        assert driver.execute_script("return mostSounding") == 1
        assert not [entry for entry in driver.execute_script("return told") if "Ann" in entry["text"]], "announced beside it"
        answered(driver, "There is Ann. She waves.")
        # It may have come to its end by now.
        driver.execute_script("const stop = document.getElementById('stopanswer'); if (!stop.hidden) stop.click()")
        until(driver, lambda d: d.execute_script("return sounding()") == 0 and not d.find_element(By.ID, "stopanswer").is_displayed())
        # Another picture joins the conversation.
        driver.find_element(By.ID, "addpicture").send_keys(picture)
        until(driver, lambda d: text(d, "#askstatus") == "Added: picture.bmp.")
        check(driver, "picture added")
        field.send_keys("And in this one?" + Keys.ENTER)
        until(driver, lambda d: "2 pictures" in text(d, "#answer"))
        driver.refresh()
        until(driver, lambda d: d.find_elements(By.CSS_SELECTOR, "#added button"))
        driver.find_element(By.CSS_SELECTOR, "#added button").click()
        until(driver, lambda d: not d.find_elements(By.CSS_SELECTOR, "#added button"))
        print("ok: conversation by ear", flush=True)
    finally:
        driver.quit()


by_keyboard()
by_ear()
