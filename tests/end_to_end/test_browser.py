"""The pay page in a real browser on a phone's screen: a payer who reads and touches."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.ui import WebDriverWait

from kiosk.api import commands as c
from kiosk.api.snapshot import Screen, Snapshot
from kiosk.cli.attached import Attached
from kiosk.cli.processes import attach, new_place, open_door, start_engine, start_simulator

pytestmark = pytest.mark.alone
SCALE = 8
PATIENCE_S = 30


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[WebDriver]:
    """A headless Chromium of a phone's size: the system's own."""
    driver, program = shutil.which("chromedriver"), shutil.which("chromium")
    assert driver is not None, "install chromium-driver: `make setup` does"
    assert program is not None, "install chromium: `make setup` does"
    options = Options()
    options.binary_location = program
    for word in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=390,844",
        f"--user-data-dir={tmp_path / 'profile'}",
    ):
        options.add_argument(word)
    service = Service(driver, log_output=os.devnull)
    with closing(_Quitting(webdriver.Chrome(options=options, service=service))) as held:
        yield held.driver


class _Quitting:
    """A browser that quits when it is closed."""

    def __init__(self, driver: WebDriver) -> None:
        self.driver = driver

    def close(self) -> None:
        self.driver.quit()


@pytest.fixture
def screen() -> Iterator[Attached]:
    """A kiosk with simulated outlets, whose first customer takes two litres."""
    with ExitStack() as stack:
        place = new_place(stack)
        stack.callback(start_simulator(place, SCALE).end)
        stack.callback(start_engine(place, SCALE).end)
        with closing(open_door(place.control)) as plant:
            plant.ask(do="takes", outlet="petrol", base=2_000_000)
        yield stack.enter_context(closing(attach(place)))


def sale_page(screen: Attached) -> str:
    """Choose outlet 1 for 20.00 and return the link on the screen."""
    screen.until(lambda seen: seen.outlets[0].is_available)
    for command in (c.ToggleOutlet(1), c.Proceed(), c.BuyAmount(2000)):
        screen.ask(command)

    def has_link(seen: Snapshot) -> bool:
        return seen.visit.sale is not None and bool(seen.visit.sale.pay_url)

    sale = screen.until(has_link).visit.sale
    assert sale is not None
    return sale.pay_url


def read(browser: WebDriver, selector: str) -> str:
    """Return what is shown at `selector`, found and read in one step: the page renews itself."""
    script = "return document.querySelector(arguments[0]).innerText"
    return str(browser.execute_script(script, selector))


@pytest.mark.browser
@pytest.mark.req("PAY-17")
def test_a_payer_compares_pays_watches_and_keeps_the_receipt(
    browser: WebDriver, screen: Attached
) -> None:
    """One page from the first look to the receipt, in a browser that nobody prepared."""
    url = sale_page(screen)
    browser.get(url)
    sale = screen.until(lambda seen: bool(seen.visit.sale and seen.visit.sale.is_seen)).visit.sale
    assert sale is not None
    words = read(browser, ".words")
    assert words == sale.words
    assert "20.00" in read(browser, "main")
    browser.find_element(By.CSS_SELECTOR, "button[value=pay]").click()
    screen.until(lambda seen: seen.visit.screen is Screen.DELIVERING)
    done = screen.until(lambda seen: seen.visit.screen is Screen.DONE).visit.sale
    assert done is not None

    def shows_receipt(browser: WebDriver) -> bool:
        script = "return document.getElementById('page').dataset.phase"
        return bool(browser.execute_script(script) == "receipt")

    WebDriverWait(browser, PATIENCE_S).until(shows_receipt)
    text = read(browser, "main")
    assert f"{done.captured_minor / 100:.2f}" in text
    assert f"{done.released_minor / 100:.2f}" in text
    assert not browser.get_log("browser")
