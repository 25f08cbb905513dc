"""A browser that can be killed, on a profile that outlives it."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright, expect

START_TRIES = 1200
PAUSE_MS = 100
LOAD_MS = 120_000
"""A browser that starts beside others, on a machine that is busy, takes its time."""

LONG = 5
"""Seconds after a tick in which something has long been saved, but where the machine is busy."""

WATCH = """
    window.calledSaved = []
    const look = () => {
        const line = document.querySelector('[data-guide-saved="safe"]')
        if (!line || line.hidden) return
        const ticked = [...document.querySelectorAll('article input:checked')].map(({ id }) => id)
        // a line that shows again for fewer ticks takes nothing back
        window.calledSaved = [...new Set([...window.calledSaved, ...ticked])]
    }
    new MutationObserver(look).observe(document, {
        subtree: true, childList: true, attributes: true, attributeFilter: ['hidden'] })
"""
"""Notes which boxes were ticked whenever the page said that everything is saved."""

BUSY = """
    const fill = (n) => {
        localStorage.setItem(`busy-${n % 50}`, 'x'.repeat(2000) + n)
        setTimeout(() => fill(n + 1), 20)
    }
    fill(0)
    const open = indexedDB.open('busy', 1)
    open.onupgradeneeded = () => open.result.createObjectStore('rows', { autoIncrement: true })
    open.onsuccess = () => setInterval(() => {
        open.result.transaction('rows', 'readwrite').objectStore('rows').put('y'.repeat(20_000))
    }, 30)
"""
"""Another page of the same address that writes all the time."""


@contextmanager
def killable(path: Path, profile: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Start a browser on a profile; give its process and its port; kill it at last."""
    port_file = profile / "DevToolsActivePort"
    port_file.unlink(missing_ok=True)
    words = ["--headless=new", "--remote-debugging-port=0", "--no-first-run", "--disable-gpu"]
    words += ["--disable-component-update", f"--user-data-dir={profile}"]
    words += ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    process = subprocess.Popen(
        [str(path), *words, "about:blank"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process, _port(process, port_file)
    finally:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill the browser and all processes that it started, without a word of warning."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _port(process: subprocess.Popen[bytes], port_file: Path) -> int:
    for _ in range(START_TRIES):
        if port_file.is_file() and (lines := port_file.read_text("utf-8").splitlines()):
            return int(lines[0])
        with suppress(subprocess.TimeoutExpired):
            process.wait(PAUSE_MS / 1000)
            raise AssertionError("the browser went away before it listened")
    raise AssertionError("the browser does not listen")


def tick_and_die(
    playwright: Playwright, path: Path, profile: Path, stage: str, wait: float, *, busy: bool
) -> set[str]:
    """Tick every box of a stage, wait so many seconds, kill; return the boxes called saved."""
    with killable(path, profile) as (process, port):
        browser = _connected(playwright, port)
        context = browser.contexts[0]
        context.set_default_timeout(LOAD_MS)
        if busy:
            other = context.new_page()
            other.goto(stage + "../../../codes.json")
            other.evaluate(f"() => {{ {BUSY} }}")
        page = context.new_page()
        page.add_init_script(WATCH)
        page.goto(stage)
        _tick_all(page)
        page.wait_for_timeout(wait * 1000)  # how long after a tick is what is tested
        if wait >= LONG:
            page.wait_for_function("window.calledSaved.length > 0")
        called = set(page.evaluate("window.calledSaved"))
        kill(process)
    return called


def _connected(playwright: Playwright, port: int) -> Browser:
    return playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}", timeout=LOAD_MS)


def _tick_all(page: Page) -> None:
    expect(page.get_by_role("checkbox").first).to_be_visible()
    page.evaluate(
        "document.querySelectorAll('article input[type=checkbox]').forEach(b => b.click())"
    )


def ticked_after(playwright: Playwright, path: Path, profile: Path, stage: str) -> set[str]:
    """Start the browser again on the profile; return the boxes that are ticked."""
    with killable(path, profile) as (_, port):
        browser = _connected(playwright, port)
        context = browser.contexts[0]
        context.set_default_timeout(LOAD_MS)
        page = context.new_page()
        page.goto(stage)
        expect(page.get_by_text("Saved", exact=True)).to_be_visible()  # so both stores were read
        found = page.evaluate(
            "[...document.querySelectorAll('article input:checked')].map(({ id }) => id)"
        )
    return set(found)
