#!/usr/bin/env python3
"""Uses the pages of the real service in headless Chromium: page.py ADDRESS PICTURE [SCREENSHOT_FOLDER]

With script and without, in the dark, in other languages, in a phone's width; axe-core looks at every state. Prints one line a step
and ends with 1 when something is not as it must be.
"""
import pathlib
import sys

import steps
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from steps import browser, check, choose, described, phone, shoot, text, until

address, picture = sys.argv[1], str(pathlib.Path(sys.argv[2]).resolve())
steps.shots = sys.argv[3] if len(sys.argv) > 3 and sys.argv[3] else None


def with_script():
    driver = browser()
    try:
        driver.get(address)
        check(driver, "main")
        choose(driver, picture)
        described(driver)
        assert len(text(driver, ".narration")) > 10
        check(driver, "description")
        # Opened by its address it is the same, and its sound can be played.
        driver.get(driver.current_url)
        assert driver.find_element(By.ID, "alttext").text in driver.title
        driver.find_element(By.XPATH, "//summary[.='Sound file']").click()
        until(driver, lambda d: d.execute_script("const a = document.querySelector('audio'); return a.readyState >= 1 && a.duration > 0.5"))
        check(driver, "description by its address")
        driver.find_element(By.LINK_TEXT, "History").click()
        until(driver, lambda d: d.find_elements(By.CSS_SELECTOR, ".list a"))
        assert ":" in text(driver, ".list time"), "no time is told"
        check(driver, "history")
        word = text(driver, ".list a").split()[-1].strip(".")
        driver.find_element(By.ID, "q").send_keys(word + Keys.ENTER)
        until(driver, lambda d: d.find_elements(By.CSS_SELECTOR, ".list mark"))
        assert text(driver, ".list mark") == word and driver.title.startswith(word)
        check(driver, "history searched")
        driver.find_element(By.ID, "q").clear()
        driver.find_element(By.ID, "q").send_keys("zzzz" + Keys.ENTER)
        until(driver, lambda d: "no descriptions with these words" in d.page_source)
        check(driver, "nothing found")
        for page in ("people", "information", "d/none", "offline"):
            driver.get(f"{address}/{page}")
            check(driver, page.replace("/", " "))
        # A failed enrolment keeps what was filled in.
        driver.get(f"{address}/people")
        driver.find_element(By.ID, "name").send_keys("Zoë")
        driver.find_element(By.ID, "consent").send_keys("told me so")
        driver.find_element(By.ID, "picture").send_keys(picture)
        driver.find_element(By.CSS_SELECTOR, "form.card .primary").click()
        until(driver, lambda d: d.find_elements(By.CSS_SELECTOR, "[role=alert]"))
        assert driver.find_element(By.ID, "name").get_attribute("value") == "Zoë"
        assert driver.find_element(By.ID, "consent").get_attribute("value") == "told me so"
        check(driver, "not enrolled")
        # A file that says it is a picture and is none.
        driver.get(address)
        false = pathlib.Path(picture).with_name("false.png")
        false.write_text("no picture")
        choose(driver, str(false))
        until(driver, lambda d: text(d, "#error") and d.find_element(By.ID, "retry").is_displayed())
        check(driver, "not a picture")
        # What is deleted is what is shown, after a second thought.
        driver.get(f"{address}/history")
        driver.find_element(By.CSS_SELECTOR, "main > .sure summary").click()
        check(driver, "sure")
        driver.find_element(By.CSS_SELECTOR, ".danger").click()
        until(driver, lambda d: "There are no descriptions" in d.page_source)
        print("ok: script", flush=True)
    finally:
        driver.quit()


def without_script():
    driver = browser(script=False, width=1280, height=900)
    try:
        driver.get(address)
        shoot(driver, "main without script")
        driver.find_element(By.ID, "picture").send_keys(picture)
        driver.find_element(By.CSS_SELECTOR, "button.primary").click()
        # The page goes on by itself.
        until(driver, lambda d: d.find_elements(By.CSS_SELECTOR, ".narration"))
        for hidden in ("[data-copy]", "#play", "#readaloud", "#retry", "#cancel", "#speaker"):
            for element in driver.find_elements(By.CSS_SELECTOR, hidden):
                assert not element.is_displayed(), f"{hidden} needs script and is shown without"
        assert driver.find_element(By.ID, "alttext").text
        shoot(driver, "description without script")
        print("ok: without script", flush=True)
    finally:
        driver.quit()


def in_the_dark():
    """Colours of the dark scheme have the contrast that those of the light one have."""
    for driver in (browser(width=1280, height=900, dark=True), phone(390, 844, dark=True)):
        try:
            driver.get(address)
            assert driver.execute_script("return matchMedia('(prefers-color-scheme: dark)').matches")
            for summary in driver.find_elements(By.CSS_SELECTOR, "summary"):
                summary.click()
            check(driver, "dark main")
            choose(driver, picture)
            described(driver)
            check(driver, "dark description")
            for page in ("history", "people", "information", "d/none"):
                driver.get(f"{address}/{page}")
                check(driver, "dark " + page.replace("/", " "))
        finally:
            driver.quit()


def in_other_languages():
    """The browser's preference decides the language of the page, its script and its description; a phone's width holds them all."""
    for language, word in (("es-MX", "Elegir una imagen"), ("de", "Bild auswählen"), ("ru", "Выбрать изображение"), ("ar", "اختيار صورة"),
                           ("hi", "तस्वीर चुनें"), ("ja", "画像を選ぶ")):
        primary = language.split("-")[0]
        driver = browser(width=320, height=700, language=language)
        try:
            driver.get(address)
            assert driver.execute_script("return document.documentElement.lang") == primary
            assert driver.execute_script("return document.documentElement.dir") == ("rtl" if language == "ar" else "ltr")
            assert text(driver, "label[for=picture]") == word
            for summary in driver.find_elements(By.CSS_SELECTOR, "summary"):
                summary.click()
            # Voices of that language only.
            voices = driver.execute_script("return [...document.querySelectorAll('#voice option[data-language]')].map((o) => o.dataset.language)")
            assert all(voice.split("-")[0].lower() in (primary, "cmn", "yue") for voice in voices), voices
            check(driver, f"main in {language}")
            driver.find_element(By.CSS_SELECTOR, "#web button").click()
            until(driver, lambda d: text(d, "#error"))
            assert "picture" not in text(driver, "#error")
            if language in ("es-MX", "ar"):
                choose(driver, picture)
                described(driver)
                assert driver.find_element(By.CSS_SELECTOR, ".narration").get_attribute("lang") == primary
                check(driver, f"description in {language}")
                # Problems are told in it, too.
                false = pathlib.Path(picture).with_name("false.png")
                false.write_text("no picture")
                choose(driver, str(false))
                until(driver, lambda d: d.find_element(By.ID, "retry").is_displayed())
                assert driver.find_element(By.CSS_SELECTOR, "#error p").get_attribute("lang") == primary
            for page in ("history", "people", "information", "d/none"):
                driver.get(f"{address}/{page}")
                check(driver, page.replace("/", " ") + f" in {language}")
        finally:
            driver.quit()


with_script()
without_script()
in_other_languages()
in_the_dark()
