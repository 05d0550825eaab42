#!/usr/bin/env python3
"""Where a key is asked for, over plain http: keys.py ADDRESS PICTURE SCREENSHOT_FOLDER KEY"""
import sys
import urllib.parse

import steps
from selenium.webdriver.common.by import By
from steps import browser, check, choose, described, text, until

address, picture, steps.shots, key = sys.argv[1:5]
# A name that is not this machine's: browsers give its pages no clipboard, no random names, no service worker.
address = f"http://alto.home:{urllib.parse.urlparse(address).port}"

driver = browser(hosts="MAP alto.home 127.0.0.1")
try:
    driver.get(f"{address}/history?q=moon")
    assert driver.execute_script("return isSecureContext") is False
    check(driver, "key asked for")
    assert not driver.find_elements(By.CSS_SELECTOR, "form[action='/key/end']")
    driver.find_element(By.ID, "key").send_keys("alto_" + "x" * 43)
    driver.find_element(By.CSS_SELECTOR, "form .primary").click()
    until(driver, lambda d: d.find_elements(By.CSS_SELECTOR, "[role=alert]"))
    assert "not known" in text(driver, "[role=alert]")
    check(driver, "key wrong")
    driver.find_element(By.ID, "key").send_keys(key)
    driver.find_element(By.CSS_SELECTOR, "form .primary").click()
    until(driver, lambda d: d.find_elements(By.ID, "q"))
    assert driver.current_url == f"{address}/history?q=moon", driver.current_url
    cookie = driver.get_cookie("alto_key")
    assert cookie["httpOnly"] and cookie["sameSite"] == "Strict" and cookie["expiry"], cookie
    print("ok: keys", flush=True)

    driver.get(address)
    choose(driver, picture)
    described(driver)
    until(driver, lambda d: d.find_element(By.ID, "question").is_displayed())
    assert driver.find_element(By.ID, "more").is_displayed(), "more detail is not offered"
    driver.find_element(By.CSS_SELECTOR, "[data-copy=alttext]").click()
    until(driver, lambda d: "Copied." in d.find_element(By.CSS_SELECTOR, "section[aria-labelledby=alt]").text)
    check(driver, "described over plain http")
    print("ok: plain http", flush=True)

    driver.find_element(By.CSS_SELECTOR, "form[action='/key/end'] button").click()
    until(driver, lambda d: d.find_elements(By.ID, "key"))
    assert driver.get_cookie("alto_key") is None
    # A key that has ended in the meantime is told as such.
    driver.add_cookie({"name": "alto_key", "value": "alto_" + "y" * 43})
    driver.get(f"{address}/people")
    assert "no longer valid" in text(driver, "[role=alert]")
finally:
    driver.quit()
