"""The pages of the report in Chromium: from disk, by keyboard, in dark and light, on a phone.

Needs `chromium` and its driver (Debian: `apt-get install chromium chromium-driver`).
"""
from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver import ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

HOSTILE = '</script><script>document.title = "broken"</script>{{ 7 * 7 }}<img src="http://example.invalid/x.png">'
PHONE, DESK = 390, 1200


@pytest.fixture(scope='module')
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on a small project, with a trend and a hostile file."""
    folder = tmp_path_factory.mktemp('project')
    (folder / 'setup.cfg').write_text('[flake8]\nselect = HRD\n', encoding='utf-8')
    (folder / 'deep' / ('long_' * 30)).mkdir(parents=True)
    (folder / 'deep' / ('long_' * 30) / 'a.py').write_text('def f(a): ...\n', encoding='utf-8')
    (folder / 'z.py').write_text(f'TEXT = {HOSTILE!r}\nraise ValueError(TEXT)\n' + 'x = 1\n' * 300, encoding='utf-8')
    (folder / 'b.py').write_text('def f(a, b, c): ...\n', encoding='utf-8')
    command = [sys.executable, '-m', 'flake8_bigthree', 'report', '--format', 'html', '--record', 'record.jsonl']
    for _ in range(2):
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / 'bigthree-report'


@pytest.fixture(params=['light', 'dark'])
def browser(request: pytest.FixtureRequest) -> Iterator[Chrome]:
    """A browser that knows no network, in one of the two colour schemes."""
    options = ChromeOptions()
    for argument in ('--headless=new', '--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND'):
        options.add_argument(argument)
    options.set_capability('goog:loggingPrefs', {'browser': 'ALL', 'performance': 'ALL'})
    driver = Chrome(options=options, service=Service(os.environ.get('CHROMEDRIVER', '/usr/bin/chromedriver')))
    driver.execute_cdp_cmd('Emulation.setEmulatedMedia', {
        'features': [{'name': 'prefers-color-scheme', 'value': request.param}],
    })
    try:
        yield driver
    finally:
        driver.quit()


def width(browser: Chrome, pixels: int) -> None:
    browser.execute_cdp_cmd('Emulation.setDeviceMetricsOverride', {
        'width': pixels, 'height': 900, 'deviceScaleFactor': 1, 'mobile': pixels == PHONE,
    })


def shown_paths(browser: Chrome) -> list[str]:
    """The files in the table, in its order, without those that are filtered out."""
    rows = browser.find_elements(By.CSS_SELECTOR, '#file-table tbody tr')
    return [row.find_element(By.CSS_SELECTOR, 'th').text.replace('\n', '') for row in rows if row.is_displayed()]


def logged(browser: Chrome, kind: str) -> list[Any]:  # noqa: HRD213 - selenium's own entries
    """What the browser has written to one of its logs since this was last asked."""
    entries: list[Any] = browser.get_log(kind)  # type: ignore[no-untyped-call] # noqa: HRD213 - see above
    return entries


def errors(browser: Chrome) -> list[Any]:  # noqa: HRD213 - see above
    return [entry for entry in logged(browser, 'browser') if entry['level'] == 'SEVERE']


def requested(browser: Chrome) -> list[str]:
    """The addresses of all that has been asked for."""
    entries = [entry['message'] for entry in logged(browser, 'performance')]
    return [
        part.partition('"')[0] for entry in entries if 'Network.requestWillBeSent"' in entry
        for part in entry.split('"url":"')[1:]
    ]


def active(browser: Chrome) -> WebElement:
    return browser.switch_to.active_element


def tab_to(browser: Chrome, text: str) -> WebElement:
    """Go on by the keyboard to what has this text."""
    for _ in range(60):
        active(browser).send_keys(Keys.TAB)
        if active(browser).text.strip('↑↓ \n') == text:
            return active(browser)
    pytest.fail(f'there is no {text} to come to')


def test_pages_open_without_network_and_errors(browser: Chrome, pages: Path) -> None:
    for page in ('index.html', 'rules.html', *(f'files/{path.name}' for path in (pages / 'files').iterdir())):
        browser.get((pages / page).as_uri())
    addresses = requested(browser)
    assert len(addresses) > 5
    assert [address for address in addresses if not address.startswith('file:')] == []
    assert errors(browser) == []


def test_a_request_would_be_seen(browser: Chrome, tmp_path: Path) -> None:
    page = tmp_path / 'page.html'
    page.write_text('<img src="http://example.invalid/x.png">', encoding='utf-8')
    browser.get(page.as_uri())
    assert 'http://example.invalid/x.png' in requested(browser)
    assert errors(browser) != []


def test_table_sorts_and_filters_by_keyboard(browser: Chrome, pages: Path) -> None:
    browser.get((pages / 'index.html').as_uri())
    assert shown_paths(browser)[0] == 'b.py'
    head = tab_to(browser, 'file')
    head.send_keys(Keys.ENTER)
    assert [shown_paths(browser)[0], shown_paths(browser)[-1]] == ['b.py', 'z.py']
    active(browser).send_keys(Keys.SPACE)
    assert shown_paths(browser)[0] == 'z.py'
    sorted_by = browser.find_element(By.CSS_SELECTOR, '#file-table th[aria-sort]')
    assert (sorted_by.text.strip('↑↓ \n'), sorted_by.get_attribute('aria-sort')) == ('file', 'descending')
    browser.find_element(By.ID, 'filter').send_keys('DEEP a.py')
    assert len(shown_paths(browser)) == 1


def test_file_page_shows_hostile_source_as_text_and_leads_back(browser: Chrome, pages: Path) -> None:
    browser.get((pages / 'index.html').as_uri())
    browser.find_element(By.LINK_TEXT, 'z.py').click()
    assert HOSTILE in browser.find_element(By.ID, 'L1').text
    assert 'broken' not in browser.title
    browser.find_element(By.CSS_SELECTOR, '.found .lines a').click()
    assert browser.current_url.endswith('#L2')
    browser.find_element(By.LINK_TEXT, 'HRD302').click()
    assert browser.current_url.endswith('rules.html#HRD302')
    browser.find_element(By.LINK_TEXT, 'Summary').click()
    assert browser.current_url.endswith('index.html')


@pytest.mark.parametrize('pixels', [PHONE, DESK])
def test_no_page_is_wider_than_the_screen(browser: Chrome, pages: Path, pixels: int) -> None:
    width(browser, pixels)
    for page in ('index.html', 'rules.html', *(f'files/{path.name}' for path in (pages / 'files').iterdir())):
        browser.get((pages / page).as_uri())
        assert browser.execute_script('return document.documentElement.scrollWidth') <= pixels, page


def test_colours_follow_the_scheme(browser: Chrome, pages: Path) -> None:
    browser.get((pages / 'index.html').as_uri())
    is_dark = browser.execute_script('return matchMedia("(prefers-color-scheme: dark)").matches')
    colour = browser.execute_script('return getComputedStyle(document.body).backgroundColor || ""')
    painted = colour if 'rgba(0, 0, 0, 0)' != colour else browser.execute_script(
        'return getComputedStyle(document.documentElement).backgroundColor',
    )
    red = int(painted.partition('(')[2].partition(',')[0])
    assert (red < 128) is is_dark


def test_focus_is_to_be_seen(browser: Chrome, pages: Path) -> None:
    browser.get((pages / 'index.html').as_uri())
    active(browser).send_keys(Keys.TAB)
    assert active(browser).text == 'Skip to the content'
    style = browser.execute_script('return getComputedStyle(document.activeElement).outlineStyle')
    assert style not in ('', 'none')
