#!/usr/bin/env python3
"""From one tap to the answer, as different people go: journeys.py ADDRESS PICTURE [SCREENSHOT_FOLDER]

Beside an engine that finds text, faces and codes in every picture, and holds back brief descriptions (JourneyTests.swift).
"""
import sys
import tempfile
import time
import urllib.request

import steps
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from steps import browser, check, choose, described, in_view, phone, reading, release, set_choice, text, until

address, picture = sys.argv[1:3]
steps.shots = sys.argv[3] if len(sys.argv) > 3 and sys.argv[3] else None


def focused(driver):
    return driver.execute_script("return document.activeElement.id || document.activeElement.textContent.trim()")


def ended(driver):
    driver.quit()


def by_keyboard():
    """Tab to the chooser; the picture begins at once, in place, and the focus stands where the answer comes."""
    driver = browser(width=320, height=700)
    try:
        driver.get(address)
        seen = []
        for _ in range(20):
            ActionChains(driver).send_keys(Keys.TAB).perform()
            element = driver.switch_to.active_element
            if element.tag_name == "body":
                break
            outline = driver.execute_script(
                "const e = document.activeElement, around = e.closest('.pick') || e;"
                "return getComputedStyle(around).outlineStyle !== 'none' && getComputedStyle(around).outlineWidth")
            assert outline and outline != "0px", f"{focused(driver)} shows no focus"
            height = driver.execute_script(
                "const e = document.activeElement; return (e.closest('.choice') || e).getBoundingClientRect().height")
            assert element.get_attribute("class") == "skip" or height >= 35, f"{focused(driver)} is {height} pixels high"
            seen.append(focused(driver))
        assert seen[0] == "Skip to content" and "History" in seen and "picture" in seen, seen
        assert seen.index("picture") < seen.index("Web address of a picture"), seen
        check(driver, "main by keyboard")
        driver.execute_script("window.isTheSamePage = true")
        choose(driver, picture)
        until(driver, lambda d: focused(d) == "subject")
        assert text(driver, "#subject") == "picture.bmp"
        described(driver)
        assert driver.execute_script("return window.isTheSamePage"), "the page was left"
        assert "/d/" in driver.current_url and driver.title.startswith("A man on the moon"), driver.title
        assert focused(driver) == "subject"
        ActionChains(driver).send_keys(Keys.TAB).perform()
        assert focused(driver) == "play", focused(driver)
        ActionChains(driver).send_keys(Keys.TAB).perform()
        assert focused(driver) == "picture", "another picture is more than a step away"
        check(driver, "described by keyboard")
        driver.back()
        until(driver, lambda d: not d.find_element(By.ID, "work").is_displayed())
        print("ok: keyboard", flush=True)
    finally:
        ended(driver)


def by_phone():
    """Progress, answer and errors are seen without scrolling, on the smallest phone, too."""
    for width, height in ((320, 568), (390, 844)):
        driver = phone(width, height)
        try:
            driver.get(address)
            assert in_view(driver, "label[for=camera]") and in_view(driver, "label[for=picture]")
            check(driver, "main on a phone")
            set_choice(driver, "detail", "brief")
            driver.refresh()
            choose(driver, picture)
            until(driver, lambda d: text(d, "#status"))
            assert in_view(driver, "#status") and in_view(driver, "#cancel") and in_view(driver, "#subject")
            until(driver, lambda d: in_view(d, "#preview"))
            check(driver, "working on a phone")
            release(address)
            described(driver)
            assert in_view(driver, ".narration") and in_view(driver, "#play") and in_view(driver, "label[for=picture]")
            check(driver, "described on a phone")
            driver.find_element(By.ID, "picture").send_keys(__file__)
            until(driver, lambda d: "not a picture" in text(d, "#error"))
            assert in_view(driver, "#error")
            # The next picture takes the error with it.
            set_choice(driver, "detail", "normal")
            driver.refresh()
            choose(driver, picture)
            described(driver)
            assert text(driver, "#error") == ""
        finally:
            ended(driver)
    print("ok: phone", flush=True)


def by_screen_reader():
    """One announcement of the answer, in its language; nothing is played; the page reads from top to bottom."""
    driver = browser()
    try:
        driver.get(address)
        driver.find_element(By.CSS_SELECTOR, "input[value=reader]").click()
        choose(driver, picture)
        described(driver)
        narration = text(driver, ".narration")
        time.sleep(1)
        told = [entry for entry in driver.execute_script("return told") if entry["text"] == narration]
        assert len(told) == 1 and told[0]["lang"].startswith("en"), driver.execute_script("return told")
        assert not driver.execute_script("return heard"), "it was played beside the screen reader"
        assert focused(driver) == "subject"
        read = [name for _, name in reading(driver)]
        order = ["What is in the picture?", "picture.bmp", narration, "Play", "Another picture", "Text in the picture", "Codes",
                 "Explore the picture", "Alt text", "Who speaks?"]
        places = [read.index(name) for name in order]
        assert places == sorted(places), list(zip(order, places))
        assert read.count(narration) == 1, "the answer is read twice"
        # Progress is told after two silent seconds only.
        set_choice(driver, "detail", "brief")
        driver.get(address)
        choose(driver, picture)
        until(driver, lambda d: text(d, "#status"))
        begun = driver.execute_script("return performance.now()")
        until(driver, lambda d: d.execute_script("return told.length"))
        waited = driver.execute_script("return told[0].at") - begun
        assert waited > 1500, f"told after {waited} ms"
        release(address)
        described(driver)
        # The choice is remembered.
        driver.get(address)
        assert driver.find_element(By.CSS_SELECTOR, "input[value=reader]").is_selected()
        # What goes wrong is told once, and not by Alto.
        choose(driver, __file__)
        until(driver, lambda d: "not a picture" in text(d, "#error"))
        assert driver.find_element(By.ID, "error").get_attribute("role") == "alert"
        time.sleep(1)
        alerts = [entry for entry in driver.execute_script("return told") if "not a picture" in entry["text"]]
        assert len(alerts) == 1 and not driver.execute_script("return heard"), (alerts, "heard, too")
        check(driver, "told by a screen reader")
        # Nobody tells where silence was chosen; it is seen all the same.
        driver.find_element(By.CSS_SELECTOR, "input[value=silent]").click()
        before = driver.execute_script("return told.length")
        choose(driver, __file__)
        time.sleep(1)
        assert driver.find_element(By.ID, "error").get_attribute("role") is None
        assert driver.execute_script("return told.length") == before and not driver.execute_script("return heard")
        print("ok: screen reader", flush=True)
    finally:
        ended(driver)


def by_ear():
    """The first sentence is heard with the narration; one sound at a time; Escape stops it; progress yields."""
    driver = browser()
    try:
        driver.get(address)
        driver.execute_script(
            "new MutationObserver(() => { if (!window.shown && document.querySelector('.narration')) window.shown = performance.now(); })"
            ".observe(document.body, { childList: true, subtree: true })")
        choose(driver, picture)
        described(driver)
        until(driver, lambda d: d.execute_script("return heard.length"))
        late = driver.execute_script("return heard[0].begun - window.shown")
        print(f"heard {late:.0f} ms after it was seen", flush=True)
        # On a busy machine it may have come to its end by now.
        if text(driver, "#play") == "Play":
            driver.find_element(By.ID, "play").click()
        until(driver, lambda d: text(d, "#play") == "Stop")
        ActionChains(driver).send_keys(Keys.ESCAPE).perform()
        until(driver, lambda d: text(d, "#play") == "Play")
        assert driver.execute_script("return sounding()") == 0, "Escape does not stop it"
        driver.find_element(By.ID, "play").click()
        until(driver, lambda d: d.execute_script("return sounding()") == 1)
        driver.find_element(By.ID, "readaloud").click()
        until(driver, lambda d: d.find_elements(By.CSS_SELECTOR, "#words .now"))
        first = text(driver, "#words .now")
        assert first and first != text(driver, "#words"), "no sentence is marked"
        until(driver, lambda d: d.find_elements(By.CSS_SELECTOR, "#words .now") and text(d, "#words .now") != first)
        assert driver.execute_script("return mostSounding") == 1, "two sounds at once"
        driver.find_element(By.ID, "readaloud").click()
        until(driver, lambda d: not d.find_elements(By.CSS_SELECTOR, "#words .now"))
        # Progress is spoken while the description is held back, and falls silent when it comes.
        set_choice(driver, "detail", "brief")
        driver.get(address)
        choose(driver, picture)
        until(driver, lambda d: d.execute_script("return heard.length"))
        assert driver.execute_script("return heard[0].begun") > 1900
        release(address)
        described(driver)
        until(driver, lambda d: text(d, "#play") == "Stop")
        assert driver.execute_script("return mostSounding") == 1
        # What goes wrong is heard, and not announced beside it.
        driver.get(address)
        choose(driver, __file__)
        until(driver, lambda d: d.execute_script("return heard.length"))
        assert "not a picture" in text(driver, "#error") and not driver.execute_script("return told"), "announced, too"
        print("ok: ear", flush=True)
    finally:
        ended(driver)


def blocked():
    """A browser that plays nothing without a tap: a word says so, and the button plays."""
    driver = browser(sound=False)
    try:
        driver.get(address)
        choose(driver, picture)
        described(driver)
        until(driver, lambda d: "did not allow sound" in text(d, "#error"))
        check(driver, "sound blocked")
        driver.find_element(By.ID, "play").click()
        until(driver, lambda d: d.execute_script("return heard.length") and text(d, "#error") == "")
        print("ok: blocked", flush=True)
    finally:
        ended(driver)


def left_and_found_again():
    """Loaded again, closed and opened, called off, pressed twice."""
    with tempfile.TemporaryDirectory() as profile:
        driver = browser(profile=profile)
        try:
            driver.get(address)
            set_choice(driver, "detail", "brief")
            driver.get(address)
            choose(driver, picture)
            until(driver, lambda d: "/d/" in d.current_url)
            driver.refresh()
            until(driver, lambda d: text(d, "#subject") == "picture.bmp" and d.find_element(By.ID, "cancel").is_displayed())
            job = driver.current_url
            driver.get(f"{address}/people")
            driver.get(address)
            until(driver, lambda d: d.current_url == job)
            release(address)
            described(driver)
            until(driver, lambda d: d.find_element(By.ID, "preview").is_displayed())
            # Called off: nothing of it is kept.
            choose(driver, picture)
            until(driver, lambda d: "/d/" in d.current_url and d.current_url != job)
            gone = driver.current_url.rsplit("/", 1)[1]
            driver.find_element(By.ID, "cancel").click()
            until(driver, lambda d: focused(d) == "picture" and text(d, "#status") == "Cancelled.")
            release(address)
            until(driver, lambda d: status(f"/v1/descriptions/{gone}") == 404)
            # Two clicks are one wish.
            set_choice(driver, "detail", "normal")
            driver.get(address)
            driver.execute_script(
                "document.getElementById('url').value = 'http://192.0.2.1/a.png'; const form = document.getElementById('describe');"
                "form.requestSubmit(); form.requestSubmit();")
            assert driver.execute_script("return sent.length") == 1, driver.execute_script("return sent")
            until(driver, lambda d: d.find_element(By.ID, "retry").is_displayed())
            check(driver, "not fetched")
            print("ok: left and found again", flush=True)
        finally:
            ended(driver)


def status(path):
    try:
        return urllib.request.urlopen(address + path, timeout=30).status
    except urllib.error.HTTPError as error:
        return error.code


def found():
    """Text, codes, places: read, copied, followed, explored; what is secret is not shown."""
    driver = browser()
    try:
        driver.get(address)
        choose(driver, picture)
        described(driver)
        assert len(driver.find_elements(By.CSS_SELECTOR, "#words p")) == 2
        assert driver.find_elements(By.CSS_SELECTOR, "#words p")[1].get_attribute("lang") == "de"
        driver.execute_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
        driver.find_element(By.CSS_SELECTOR, "[data-copy=words]").click()
        until(driver, lambda d: "Copied." in d.find_element(By.CSS_SELECTOR, "section[aria-labelledby=read]").text)
        links = [link.get_attribute("href") for link in driver.find_elements(By.CSS_SELECTOR, "section[aria-labelledby=codes] a")]
        assert "https://example.org/menu/7?table=3" in links, links
        assert driver.find_element(By.LINK_TEXT, "https://example.org/menu/7?table=3")
        codes = text(driver, "section[aria-labelledby=codes]")
        assert "Wi-Fi" in codes and "one-time" in codes and "xn--" in codes, codes
        for secret in ("hunter2", "JBSWY3DPEHPK3PXP"):
            assert secret not in driver.find_element(By.ID, "details").get_attribute("innerHTML"), f"{secret} is shown"
        assert "What could be better" in driver.page_source and driver.find_element(By.CSS_SELECTOR, "[data-again]").is_displayed()
        check(driver, "everything found")
        parts = driver.find_elements(By.CSS_SELECTOR, ".map button")
        driver.execute_script("document.querySelector('#explore').scrollIntoView(); document.querySelectorAll('.map button')[0].focus()")
        before = driver.execute_script("return heard.length")
        seen = {text(driver, "#explored") or driver.find_element(By.ID, "explored").get_attribute("textContent")}
        for key in (Keys.ARROW_RIGHT, Keys.ARROW_DOWN, Keys.ARROW_LEFT, Keys.ARROW_UP, Keys.ARROW_DOWN):
            ActionChains(driver).send_keys(key).perform()
            seen.add(driver.find_element(By.ID, "explored").get_attribute("textContent"))
        assert len(seen) > 2, f"the arrow keys reach {seen} of {len(parts)}"
        until(driver, lambda d: d.execute_script("return heard.length") > before)
        print("ok: found", flush=True)
    finally:
        ended(driver)


def all_given_at_once():
    """Without a type, several at once, by an address that is dropped."""
    driver = browser()
    give = """
    const transfer = new DataTransfer();
    for (const [name, type] of arguments[1]) transfer.items.add(new File([new Uint8Array([1, 2, 3])], name, { type }));
    if (arguments[2]) transfer.setData("text/uri-list", arguments[2]);
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    """
    try:
        driver.get(address)
        driver.execute_script(give, 0, [["IMG_1.HEIC", ""]], None)
        until(driver, lambda d: d.execute_script("return sent.length") == 1 and text(d, "#subject") == "IMG_1.HEIC")
        driver.get(address)
        driver.execute_script(give, 0, [["a.txt", "text/plain"]], None)
        until(driver, lambda d: "not a picture" in text(d, "#error"))
        driver.execute_script(give, 0, [["a.png", "image/png"], ["b.png", "image/png"]], None)
        until(driver, lambda d: "2 pictures" in text(d, "#error"))
        driver.get(address)
        driver.execute_script(give, 0, [], "http://192.0.2.1/dropped.png")
        until(driver, lambda d: text(d, "#subject") == "http://192.0.2.1/dropped.png")
        long = "w" * 150 + ".png"
        driver.set_window_size(320, 568)
        driver.get(address)
        driver.execute_script(give, 0, [[long, "image/png"]], None)
        until(driver, lambda d: text(d, "#subject") == long)
        assert not driver.execute_script("return document.documentElement.scrollWidth > innerWidth + 1"), "a long name is too wide"
        print("ok: given", flush=True)
    finally:
        ended(driver)


for journey in (by_keyboard, by_phone, by_screen_reader, by_ear, blocked, left_and_found_again, found, all_given_at_once):
    journey()
