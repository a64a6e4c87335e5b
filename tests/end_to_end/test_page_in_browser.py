"""The pay page in a real browser, with and without script, on the narrowest phone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fakes.localpay import CODE, Running, delivery, finished, pay_sale, running, sale
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.ui import WebDriverWait

from kiosk.paypage.texts import LANGUAGES
from kiosk.paypage.view import PaySale
from kiosk.ports_localpay import PaymentState

WIDTH, HEIGHT = 320, 640
BYTES_MAX = 15_000
PATIENCE_S = 30
THEMES = ("light", "dark")

STATES: dict[str, PaySale] = {
    "pay": pay_sale(fixed_ms=1_790_000_300_000),
    "delivering": pay_sale(sale(state="open", authorised_minor=2000, deliveries=(delivery(),))),
    "receipt": finished(),
    "expired": pay_sale(sale(pay_left_ms=0)),
}

LOADED = """
const all = [...performance.getEntriesByType("navigation"),
             ...performance.getEntriesByType("resource")];
return all.map((one) => [one.name, one.transferSize]);
"""
"""What the browser has fetched for what it shows, and how many bytes came over the line."""


@pytest.fixture
def run() -> Iterator[Running]:
    """A LocalPay in demo mode with one payment that waits for its payer."""
    with running() as started:
        started.open_one()
        yield started


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[WebDriver]:
    """A headless Chromium of the narrowest phone's size: the system's own."""
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
        f"--user-data-dir={tmp_path / 'profile'}",
    ):
        options.add_argument(word)
    with ExitStack() as stack:
        opened = webdriver.Chrome(options=options, service=Service(driver, log_output=os.devnull))
        stack.callback(opened.quit)
        screen = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": True}
        opened.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        yield opened


def without_script(browser: WebDriver) -> None:
    """Take script away from every page that follows."""
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})


def show(browser: WebDriver, run: Running, state: str, language: str, theme: str) -> None:
    """Open the page in a state, a language and a theme."""
    run.sales[CODE] = STATES[state]
    feature = {"name": "prefers-color-scheme", "value": theme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    browser.get(f"{run.pay.public_url}/p/{CODE}?lang={language}")


def phase(browser: WebDriver) -> str:
    """Return what state the page that is shown is in."""
    return browser.find_element(By.ID, "page").get_attribute("data-phase") or ""


@pytest.mark.browser
@pytest.mark.req("UI-23")
@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_every_page_fits_the_narrowest_phone(
    browser: WebDriver,
    run: Running,
    has_script: bool,  # noqa: FBT001 - A table.
) -> None:
    """In every language and theme: nothing beyond the edge, no complaint of the browser's."""
    if not has_script:
        without_script(browser)
    for language in LANGUAGES:
        for state in STATES:
            show(browser, run, state, language, THEMES[len(state) % 2])
            root = browser.find_element(By.TAG_NAME, "html")
            assert root.get_attribute("dir") == LANGUAGES[language].direction
            assert int(root.get_property("scrollWidth") or 0) <= WIDTH, (language, state)
            for button in browser.find_elements(By.TAG_NAME, "button"):
                if button.is_displayed():
                    assert button.size["height"] >= 44, button.text
    assert not [one for one in browser.get_log("browser") if "favicon" not in one["message"]]


@pytest.mark.browser
@pytest.mark.req("PAY-17")
def test_a_first_look_costs_less_than_fifteen_kilobytes(browser: WebDriver, run: Running) -> None:
    """Headers, page, style, script and icon together; nothing of it from anybody else."""
    for state in STATES:
        browser.execute_cdp_cmd("Network.clearBrowserCache", {})
        show(browser, run, state, "de", "light")
        loaded = browser.execute_script(LOADED)
        assert all(str(name).startswith(run.pay.public_url) for name, _size in loaded), loaded
        assert sum(int(size) for _name, size in loaded) < BYTES_MAX, loaded
        assert len(loaded) <= 4


@pytest.mark.browser
@pytest.mark.req("PAY-17")
def test_a_phone_without_script_pays_and_follows_to_the_receipt(
    browser: WebDriver, run: Running
) -> None:
    """Every step comes by itself, because the page asks for itself anew."""
    without_script(browser)
    show(browser, run, "pay", "en", "light")
    assert "20.00" in browser.find_element(By.CSS_SELECTOR, "button.go").text
    browser.find_element(By.CSS_SELECTOR, "button[value=pay]").click()
    wait = WebDriverWait(browser, PATIENCE_S, ignored_exceptions=[Exception])
    wait.until(lambda shown: phase(shown) == "paid")
    paid = run.store.checkout_of_code(CODE)
    assert paid is not None
    assert paid.payment_state is PaymentState.HELD
    for state in ("delivering", "receipt"):
        run.sales[CODE] = STATES[state]
        wait.until(lambda shown, state=state: phase(shown) == state)
    assert "12.31" in browser.find_element(By.ID, "page").text
    assert run.paid == ["P-000123"]


@pytest.mark.browser
def test_a_phone_with_script_follows_without_reloading(browser: WebDriver, run: Running) -> None:
    """The figures change in place: nothing flickers, and nothing that is typed is lost."""
    show(browser, run, "pay", "en", "light")
    browser.execute_script("window.mine = 1")
    run.sales[CODE] = STATES["delivering"]
    WebDriverWait(browser, PATIENCE_S, ignored_exceptions=[Exception]).until(
        lambda shown: phase(shown) == "delivering"
    )
    assert browser.execute_script("return window.mine") == 1
