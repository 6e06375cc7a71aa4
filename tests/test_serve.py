"""Serving: the address, the rebuild, and what is shown while something is wrong."""

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from socket import socket
from typing import TypeVar
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser

from microcred.serve import HOST, free_port
from tests.whole import small

PATIENCE = 60.0
T = TypeVar("T")


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    return small(tmp_path / "programme")


@contextmanager
def serving(programme: Path) -> Iterator[tuple[str, Path]]:
    """Give the address of a served programme, and the file that holds what the command said."""
    said = programme / "said.txt"
    command = [sys.executable, "-m", "microcred", "serve", "--root", str(programme), "--no-search"]
    with said.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        yield until(lambda: address(said)), said
    finally:
        process.terminate()
        process.wait(timeout=10)


def address(said: Path) -> str | None:
    found = re.search(r"http://127\.0\.0\.1:\d+/", said.read_text(encoding="utf-8"))
    return found[0] if found else None


def until(look: Callable[[], T | None]) -> T:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.1)
    raise AssertionError("nothing came of it")


def fetched(url: str) -> str:
    with urlopen(url) as answer:
        return str(answer.read(), "utf-8")


def rename(programme: Path, name: str) -> None:
    file = programme / "credentials" / "wait-time.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(?m)^name: .*$", f"name: {name}", text), encoding="utf-8")


def test_a_change_reaches_the_open_page_by_itself(programme: Path, browser: Browser) -> None:
    with serving(programme) as (root, _):
        page = browser.new_page()
        page.goto(f"{root}credentials/wait-time/")
        assert page.locator("h1").inner_text() == "Wait Time"
        rename(programme, "Three Seconds")
        page.locator("h1", has_text="Three Seconds").wait_for(timeout=PATIENCE * 1000)
        page.close()


def test_a_broken_file_leaves_the_last_good_page_and_says_what_is_wrong(programme: Path) -> None:
    with serving(programme) as (root, said):
        (programme / "credentials" / "broken.md").write_text("---\nid: [\n---\n", encoding="utf-8")
        until(lambda: "credentials/broken.md:2: F02" in said.read_text(encoding="utf-8"))
        assert "Wait Time" in fetched(f"{root}credentials/wait-time/")
        assert "Traceback" not in said.read_text(encoding="utf-8")


def test_a_programme_that_never_was_good_says_so_on_every_page(programme: Path) -> None:
    (programme / "credentials" / "broken.md").write_text("<b>no</b>", encoding="utf-8")
    with serving(programme) as (root, _):
        with pytest.raises(HTTPError) as missing:
            fetched(root)
        assert missing.value.code == 404
        assert "credentials/broken.md:1: F08" in missing.value.read().decode()


def test_the_port_is_8000_when_free_and_any_other_when_not() -> None:
    with closing(socket()) as taken:
        taken.bind((HOST, 0))
        busy = taken.getsockname()[1]
        assert free_port(busy) != busy
    assert free_port(busy) == busy
