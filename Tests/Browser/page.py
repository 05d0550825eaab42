#!/usr/bin/env python3
"""Uses the page as people do, in headless Chromium: page.py ADDRESS PICTURE [SCREENSHOT_FOLDER]

With script and without, by keyboard only, in a phone's width; axe-core looks at every state. Prints one line a step and ends
with 1 when something is not as it must be.
"""
import pathlib
import sys

import steps
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from steps import browser, check, shoot, text, until

address, picture = sys.argv[1], str(pathlib.Path(sys.argv[2]).resolve())
steps.shots = sys.argv[3] if len(sys.argv) > 3 and sys.argv[3] else None


def with_script():
    driver = browser()
    try:
        driver.get(address)
        check(driver, "main")
        driver.find_element(By.CSS_SELECTOR, "#describe button.primary").click()
        until(driver, lambda d: "Choose a picture" in text(d, "#error"))
        check(driver, "nothing chosen")
        driver.find_element(By.ID, "picture").send_keys(picture)
        driver.find_element(By.CSS_SELECTOR, "#describe button.primary").click()
        until(driver, lambda d: "/d/" in d.current_url and d.find_elements(By.CSS_SELECTOR, ".narration"))
        assert len(text(driver, ".narration")) > 10
        until(driver, lambda d: d.execute_script("const a = document.querySelector('audio'); return a.readyState >= 1 && a.duration > 0.5"))
        check(driver, "description")
        driver.find_element(By.LINK_TEXT, "History").click()
        until(driver, lambda d: d.find_elements(By.CSS_SELECTOR, ".list a"))
        check(driver, "history")
        driver.find_element(By.ID, "q").send_keys("zzzz" + Keys.ENTER)
        until(driver, lambda d: "no descriptions with these words" in d.page_source)
        check(driver, "nothing found")
        for page in ("people", "information", "d/none"):
            driver.get(f"{address}/{page}")
            check(driver, page.replace("/", " "))
        # A file that is no picture: announced, and still chosen.
        driver.get(address)
        driver.find_element(By.ID, "picture").send_keys(str(pathlib.Path(__file__).resolve()))
        driver.find_element(By.CSS_SELECTOR, "#describe button.primary").click()
        until(driver, lambda d: "not" in text(d, "#error") or "text file" in text(d, "#error"))
        assert driver.execute_script("return document.getElementById('picture').files.length") == 1
        check(driver, "not a picture")
        driver.get(f"{address}/history")
        driver.find_element(By.CSS_SELECTOR, ".danger").click()
        until(driver, lambda d: "There are no descriptions" in d.page_source)
    finally:
        driver.quit()


def without_script():
    driver = browser(script=False, width=1280, height=900)
    try:
        driver.get(address)
        shoot(driver, "main without script")
        driver.find_element(By.ID, "picture").send_keys(picture)
        driver.find_element(By.CSS_SELECTOR, "#describe button.primary").click()
        # The page goes on by itself.
        until(driver, lambda d: d.find_elements(By.CSS_SELECTOR, ".narration"))
        assert not driver.find_element(By.CSS_SELECTOR, ".copy").is_displayed(), "a button that needs script is shown without"
        shoot(driver, "description without script")
        print("ok: without script", flush=True)
    finally:
        driver.quit()


def by_keyboard():
    """Everything is reached by Tab, in the order of the page, and shows that it has the focus."""
    driver = browser(width=320, height=700)
    try:
        driver.get(address)
        seen = []
        for _ in range(20):
            ActionChains(driver).send_keys(Keys.TAB).perform()
            focused = driver.switch_to.active_element
            if focused.tag_name == "body":
                break
            width = driver.execute_script("return getComputedStyle(document.activeElement).outlineWidth")
            assert width != "0px", f"{focused.tag_name} shows no focus"
            small = driver.execute_script(
                "const r = document.activeElement.getBoundingClientRect(); return !document.activeElement.matches('.skip') && (r.height < 44)")
            assert not small, f"{focused.tag_name} {focused.text} is less than 44 pixels high"
            seen.append(focused.get_attribute("id") or focused.text or focused.tag_name)
        for needed in ("Skip to content", "History", "picture", "url", "Describe"):
            assert needed in seen, f"{needed} is not reached by keyboard: {seen}"
        check(driver, "narrow")
        print("ok: keyboard", flush=True)
    finally:
        driver.quit()


def in_the_dark():
    """Colours of the dark scheme have the contrast that those of the light one have."""
    driver = browser(width=1280, height=900, dark=True)
    try:
        driver.get(address)
        assert driver.execute_script("return matchMedia('(prefers-color-scheme: dark)').matches")
        driver.find_element(By.CSS_SELECTOR, "summary").click()
        driver.find_element(By.ID, "picture").send_keys(picture)
        check(driver, "dark main")
        driver.find_element(By.CSS_SELECTOR, "#describe button.primary").click()
        until(driver, lambda d: d.find_elements(By.CSS_SELECTOR, ".narration"))
        check(driver, "dark description")
        for page in ("history", "people", "information", "d/none"):
            driver.get(f"{address}/{page}")
            check(driver, "dark " + page.replace("/", " "))
    finally:
        driver.quit()


def in_other_languages():
    """The browser's preference decides the language of the page, its script and its description; a phone's width holds them all."""
    for language, describe in (("es-MX", "Describir"), ("de", "Beschreiben"), ("ru", "Описать"), ("ar", "وصف"), ("hi", "वर्णन करें"), ("ja", "説明する")):
        driver = browser(width=320, height=700, language=language)
        try:
            driver.get(address)
            assert driver.execute_script("return document.documentElement.lang") == language.split("-")[0]
            assert driver.execute_script("return document.documentElement.dir") == ("rtl" if language == "ar" else "ltr")
            button = driver.find_element(By.CSS_SELECTOR, "#describe button.primary")
            assert button.text == describe, button.text
            check(driver, f"main in {language}")
            button.click()
            until(driver, lambda d: text(d, "#error"))
            assert "picture" not in text(driver, "#error")
            if language in ("es-MX", "ar"):
                driver.find_element(By.ID, "picture").send_keys(picture)
                button.click()
                until(driver, lambda d: "/d/" in d.current_url and d.find_elements(By.CSS_SELECTOR, ".narration"))
                assert driver.find_element(By.CSS_SELECTOR, ".narration").get_attribute("lang") == language.split("-")[0]
                check(driver, f"description in {language}")
            for page in ("history", "people", "information", "d/none"):
                driver.get(f"{address}/{page}")
                check(driver, page.replace("/", " ") + f" in {language}")
        finally:
            driver.quit()


with_script()
without_script()
in_other_languages()
by_keyboard()
in_the_dark()
