"""The pages of the report in Chromium: from disk, by keyboard, in dark and light, on a phone.

Needs `chromium` and its driver (Debian: `apt-get install chromium chromium-driver`).
"""
from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.common.exceptions import TimeoutException
from selenium.webdriver import Chrome
from selenium.webdriver import ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

HOSTILE = '</script><script>document.title = "broken"</script>{{ 7 * 7 }}<img src="http://example.invalid/x.png">'
HOSTILE_NAME = '<img src=x onerror=alert(1)> {{ 7 * 7 }} #1 50% ä.py'
PHONE, DESK = 390, 1200

ARGUMENTS = (
    '--headless=new', '--disable-gpu', '--disable-background-networking', '--host-resolver-rules=MAP * ~NOTFOUND',
    # A container has neither what the sandbox needs nor much shared memory, and only our own pages are opened.
    '--no-sandbox', '--disable-dev-shm-usage',
)

#: The texts that are harder to read than WCAG 2 AA allows: 3 to 1 for large ones, 4.5 to 1 for others.
FAINT = '''
    const channels = text => text.match(/[\\d.]+/g).map(Number);
    const luminance = ([r, g, b]) => [r, g, b]
        .map(value => value / 255)
        .map(value => value <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4)
        .reduce((sum, value, index) => sum + value * [.2126, .7152, .0722][index], 0);
    const background = element => {
        for (let around = element; around; around = around.parentElement) {
            const found = channels(getComputedStyle(around).backgroundColor);
            if (found.length === 3) return found;
        }
        return [255, 255, 255];
    };
    const texts = [...document.querySelectorAll('body *')].filter(
        element => element.checkVisibility() && [...element.childNodes].some(
            node => node.nodeType === Node.TEXT_NODE && node.data.trim()));
    const faint = texts.filter(element => {
        const style = getComputedStyle(element);
        const size = parseFloat(style.fontSize);
        const isLarge = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
        const colour = element instanceof SVGElement ? style.fill : style.color;
        const [low, high] = [luminance(channels(colour)), luminance(background(element))].sort((a, b) => a - b);
        return (high + .05) / (low + .05) < (isLarge ? 3 : 4.5);
    });
    return [texts.length, faint.map(element => element.outerHTML.slice(0, 200))];
'''


@pytest.fixture(scope='session')
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on a small project, with a trend and hostile files."""
    folder = tmp_path_factory.mktemp('project')
    (folder / 'setup.cfg').write_text('[flake8]\nselect = HRD\n', encoding='utf-8')
    (folder / 'deep' / ('long_' * 30)).mkdir(parents=True)
    (folder / 'deep' / ('long_' * 30) / 'a.py').write_text('def f(a): ...\n', encoding='utf-8')
    (folder / 'z.py').write_text(f'TEXT = {HOSTILE!r}\nraise ValueError(TEXT)\n' + 'x = 1\n' * 300, encoding='utf-8')
    (folder / 'b.py').write_text('def f(a, b, c): ...\n', encoding='utf-8')
    (folder / HOSTILE_NAME).write_text('class BigThreeError(Exception): ...\n', encoding='utf-8')
    (folder / 'broken.py').write_text('def', encoding='utf-8')
    command = [sys.executable, '-m', 'flake8_bigthree', 'report', '--format', 'html', '--record', 'record.jsonl']
    for _ in range(2):
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / 'bigthree-report'


@pytest.fixture(scope='session')
def started() -> Iterator[Chrome]:
    """A browser that knows no network."""
    path = os.environ.get('CHROMEDRIVER') or shutil.which('chromedriver')
    if not path:
        pytest.exit('no chromedriver: Debian has it, apt-get install chromium chromium-driver', 1)
    options = ChromeOptions()
    for argument in ARGUMENTS:
        options.add_argument(argument)
    options.set_capability('goog:loggingPrefs', {'browser': 'ALL', 'performance': 'ALL'})
    driver = Chrome(options=options, service=Service(path))
    try:
        yield driver
    finally:
        driver.quit()


@pytest.fixture(params=['light', 'dark'])
def browser(request: pytest.FixtureRequest, started: Chrome) -> Chrome:
    """The browser in one of the two colour schemes, as if it had just been started."""
    started.get('about:blank')
    started.execute_cdp_cmd('Emulation.setEmulatedMedia', {
        'features': [{'name': 'prefers-color-scheme', 'value': request.param}],
    })
    started.execute_cdp_cmd('Emulation.setScriptExecutionDisabled', {'value': False})
    width(started, DESK)
    logged(started, 'browser')
    logged(started, 'performance')
    return started


def width(browser: Chrome, pixels: int) -> None:
    browser.execute_cdp_cmd('Emulation.setDeviceMetricsOverride', {
        'width': pixels, 'height': 900, 'deviceScaleFactor': 1, 'mobile': pixels == PHONE,
    })


def fits(browser: Chrome, pixels: int, seconds: float = 5) -> bool:
    """Is the page no wider than that, once the browser has laid it out for a screen that has just become another?"""
    try:
        return bool(WebDriverWait(browser, seconds, 0.05).until(
            lambda driver: driver.execute_script('return document.documentElement.scrollWidth') <= pixels,
        ))
    except TimeoutException:  # noqa: HRD112 - that is the answer
        return False


def all_of(pages: Path) -> list[str]:
    """The addresses of all pages, and of a line in each file."""
    files = [path.as_uri() for path in sorted((pages / 'files').iterdir())]
    summary = (pages / 'index.html').as_uri()
    assert len(files) == 4
    return [summary, (pages / 'rules.html').as_uri(), *files, *(f'{file}#L1' for file in files)]


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
    messages = [json.loads(entry['message'])['message'] for entry in logged(browser, 'performance')]
    return [
        message['params']['request']['url'] for message in messages
        if message['method'] == 'Network.requestWillBeSent'
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


# Without a network.

def test_pages_open_without_network_and_errors(browser: Chrome, pages: Path) -> None:
    for address in all_of(pages):
        browser.get(address)
    addresses = requested(browser)
    assert len(addresses) > 6
    assert [address for address in addresses if not address.startswith('file:')] == []
    assert errors(browser) == []


def test_a_request_would_be_seen(browser: Chrome, tmp_path: Path) -> None:
    page = tmp_path / 'page.html'
    page.write_text('<img src="http://example.invalid/x.png">', encoding='utf-8')
    browser.get(page.as_uri())
    assert 'http://example.invalid/x.png' in requested(browser)
    assert errors(browser) != []


@pytest.mark.parametrize('page', ['index.html', 'rules.html'])
def test_pages_may_not_ask_the_network(browser: Chrome, pages: Path, page: str) -> None:
    browser.get((pages / page).as_uri())
    refused = browser.execute_async_script('''
        const done = arguments[0], found = new Set();
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
            if (found.add(effectiveDirective).size === 4) done([...found].sort());
        });
        fetch('http://example.invalid/').catch(() => {});
        new Image().src = 'http://example.invalid/x.png';
        const script = document.createElement('script');
        script.src = 'http://example.invalid/x.js';
        const style = document.createElement('style');
        style.textContent = 'body { display: none }';
        document.head.append(script, style);
    ''')
    assert refused == ['connect-src', 'img-src', 'script-src-elem', 'style-src-elem']


# What somebody else has written is text.

def test_hostile_source_is_text(browser: Chrome, pages: Path) -> None:
    browser.get((pages / 'index.html').as_uri())
    browser.find_element(By.LINK_TEXT, 'z.py').click()
    assert HOSTILE in browser.find_element(By.ID, 'L1').text
    assert 'broken' not in browser.title


def test_hostile_name_is_text_and_leads_to_its_page(browser: Chrome, pages: Path) -> None:
    browser.get((pages / 'index.html').as_uri())
    assert browser.find_elements(By.TAG_NAME, 'img') == []
    browser.find_element(By.LINK_TEXT, HOSTILE_NAME).click()
    assert browser.find_element(By.TAG_NAME, 'h1').text == HOSTILE_NAME
    assert 'BigThreeError' in browser.find_element(By.ID, 'L1').text


# By keyboard.

def test_table_sorts_and_filters_by_keyboard(browser: Chrome, pages: Path) -> None:
    browser.get((pages / 'index.html').as_uri())
    paths = shown_paths(browser)
    assert paths[0] == 'b.py'
    head = tab_to(browser, 'file')
    head.send_keys(Keys.ENTER)
    ascending = shown_paths(browser)
    assert ascending[1:] == ['b.py', f'deep/{"long_" * 30}/a.py', 'z.py']
    active(browser).send_keys(Keys.SPACE)
    assert shown_paths(browser) == ascending[::-1]
    sorted_by = browser.find_element(By.CSS_SELECTOR, '#file-table th[aria-sort]')
    assert (sorted_by.text.strip('↑↓ \n'), sorted_by.get_attribute('aria-sort')) == ('file', 'descending')
    tab_to(browser, 'left').send_keys(Keys.ENTER)
    assert shown_paths(browser)[0] == 'b.py'
    browser.find_element(By.ID, 'filter').send_keys('DEEP a.py')
    assert shown_paths(browser) == [f'deep/{"long_" * 30}/a.py']
    assert browser.find_element(By.CSS_SELECTOR, 'output').text == '1 of 4 files'


def test_keyboard_leads_to_a_finding_its_rule_and_back(browser: Chrome, pages: Path) -> None:
    browser.get((pages / 'index.html').as_uri())
    tab_to(browser, 'z.py').send_keys(Keys.ENTER)
    tab_to(browser, '2').send_keys(Keys.ENTER)
    assert browser.current_url.endswith('#L2')
    tab_to(browser, 'HRD302').send_keys(Keys.ENTER)
    assert browser.current_url.endswith('rules.html#HRD302')
    browser.back()
    assert browser.current_url.endswith('#L2')
    browser.get(browser.current_url.partition('#')[0])
    tab_to(browser, f'← All files of {pages.parent.name}').send_keys(Keys.ENTER)
    assert browser.current_url.endswith('index.html#files')


def test_focus_is_to_be_seen(browser: Chrome, pages: Path) -> None:
    browser.get((pages / 'index.html').as_uri())
    active(browser).send_keys(Keys.TAB)
    assert active(browser).text == 'Skip to the content'
    assert active(browser).location['x'] >= 0
    for _ in range(30):
        style = browser.execute_script('return getComputedStyle(document.activeElement).outlineStyle')
        assert style not in ('', 'none'), active(browser).get_attribute('outerHTML')
        active(browser).send_keys(Keys.TAB)


# For every eye and screen.

@pytest.mark.parametrize('pixels', [PHONE, DESK])
def test_no_page_is_wider_than_the_screen(browser: Chrome, pages: Path, pixels: int) -> None:
    width(browser, pixels)
    for address in all_of(pages):
        browser.get(address)
        assert fits(browser, pixels), address


def test_a_page_that_is_wider_would_be_seen(browser: Chrome) -> None:
    width(browser, DESK)
    browser.get(f'data:text/html,<!doctype html><div style="width: {DESK + 1}px">wide')
    assert not fits(browser, DESK, seconds=0.2)


def test_background_follows_the_scheme(browser: Chrome, pages: Path) -> None:
    browser.get((pages / 'index.html').as_uri())
    is_dark = browser.execute_script('return matchMedia("(prefers-color-scheme: dark)").matches')
    colour = browser.execute_script('return getComputedStyle(document.body).backgroundColor')
    red = int(colour.partition('(')[2].partition(',')[0])
    assert (red < 128) is is_dark


def test_text_has_contrast(browser: Chrome, pages: Path) -> None:
    for address in all_of(pages):
        browser.get(address)
        count, faint = browser.execute_script(FAINT)
        assert count > 10
        assert faint == [], address


def test_faint_text_would_be_seen(browser: Chrome, tmp_path: Path) -> None:
    page = tmp_path / 'page.html'
    page.write_text('<body style="background: #fff"><p style="color: #777">faint</p><p style="color: #767676">not')
    browser.get(page.as_uri())
    assert browser.execute_script(FAINT) == [2, ['<p style="color: #777">faint</p>']]


def test_without_scripts_the_table_is_sorted_and_complete(browser: Chrome, pages: Path) -> None:
    browser.execute_cdp_cmd('Emulation.setScriptExecutionDisabled', {'value': True})
    browser.get((pages / 'index.html').as_uri())
    assert shown_paths(browser)[0] == 'b.py'
    assert len(shown_paths(browser)) == 4
    assert browser.find_elements(By.CSS_SELECTOR, 'button') == []
    assert not browser.find_element(By.ID, 'filter').is_displayed()
