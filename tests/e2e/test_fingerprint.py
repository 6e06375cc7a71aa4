"""Files get their fingerprint in the browser: of any size, a piece at a time, and stoppable."""

import hashlib
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from microcred import bundle
from tests.e2e.host import hosted
from tests.e2e.watch import Watch

MIB = 1024 * 1024
PIECE = 4 * MIB
GIGABYTE = 1_000_000_000
PAGE = """<!doctype html><title>Fingerprints</title><input type="file"><script type="module">
import { fingerprint } from "./fingerprint.js";
const input = document.querySelector("input");
window.heard = [];
window.made = (stopAt = Infinity) => {
  const stopping = new AbortController();
  const progress = (done, total) => {
    heard.push([done, total]);
    if (done >= stopAt) stopping.abort();
  };
  return fingerprint(input.files[0], { progress, signal: stopping.signal })
    .then(
      (sha256) => ({ sha256 }),
      (error) => ({ name: error.constructor.name, text: error.message }),
    );
};
</script>"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a page that makes fingerprints, below the root of its host."""
    folder = tmp_path_factory.mktemp("fingerprint")
    made = bundle.bundled(Path(), ("fingerprint.js", "fingerprint-worker.js"))
    for name, data in made.items():
        (folder / name).write_bytes(data)
    (folder / "index.html").write_text(PAGE)
    with hosted(folder, "/district/site/") as address:
        yield address


@pytest.fixture
def page(window: Callable[..., Page], address: str) -> Page:
    return window(address)


def made(page: Page, file: Path, stop_at: int | None = None) -> Any:
    """Return what choosing a file comes to."""
    page.set_input_files("input", file)
    return page.evaluate(f"made({'' if stop_at is None else stop_at})")


def write(path: Path, size: int) -> str:
    """Write a file whose pieces all differ; return its fingerprint, counted by Python."""
    counted = hashlib.sha256()
    with path.open("wb") as file:
        for start in range(0, size, MIB):
            piece = hashlib.sha256(b"%d" % start).digest() * (MIB // 32)
            piece = piece[: size - start]
            counted.update(piece)
            file.write(piece)
    return counted.hexdigest()


@pytest.mark.parametrize("size", [0, 1, 55, 56, 64, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_it_is_the_sha_256_of_the_file(page: Page, tmp_path: Path, size: int) -> None:
    file = tmp_path / "recording.mp4"
    expected = write(file, size)
    assert made(page, file) == {"sha256": expected}
    heard = page.evaluate("heard")
    assert heard[0] == [0, size]
    assert heard[-1] == [size, size]
    pieces = [min(at, size) for at in range(PIECE, size + PIECE, PIECE)]
    assert [done for done, _ in heard] == [0, *pieces]


def test_a_gigabyte_is_read_piece_by_piece(browser: Browser, page: Page, tmp_path: Path) -> None:
    file = tmp_path / "lesson.mp4"
    expected = write(file, GIGABYTE)
    session = browser.new_browser_cdp_session()
    assert made(page, file) == {"sha256": expected}
    heard = page.evaluate("heard")
    steps = [after[0] - before[0] for before, after in pairwise(heard)]
    assert max(steps) == PIECE
    assert len(steps) == -(-GIGABYTE // PIECE)
    assert _most_memory(session) < 400 * MIB, "no process ever held half of the file"


def _most_memory(session: Any) -> int:
    """Return the most memory that a process of the browser ever had, in bytes."""
    found = session.send("SystemInfo.getProcessInfo")["processInfo"]
    peaks = []
    for one in found:
        status = Path(f"/proc/{one['id']}/status")
        lines = status.read_text().splitlines() if status.exists() else []
        peaks += [int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM")]
    return max(peaks, default=0)


def test_it_can_be_stopped(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "recording.mp4"
    expected = write(file, 10 * PIECE)
    stopped = made(page, file, stop_at=2 * PIECE)
    assert stopped["name"] == "DOMException"
    heard = len(page.evaluate("heard"))
    page.wait_for_timeout(200)
    assert len(page.evaluate("heard")) == heard, "nothing is read after it was stopped"
    assert made(page, file) == {"sha256": expected}, "and it can be begun anew"


def test_a_file_that_changes_meanwhile_has_none(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "recording.mp4"
    write(file, PIECE)
    page.set_input_files("input", file)
    write(file, 2 * PIECE)
    found = page.evaluate("made()")
    assert found["name"] != "DOMException"
    assert "choose it again" in found["text"]


def test_nothing_leaves_the_device(
    context: Callable[..., Any], address: str, tmp_path: Path
) -> None:
    inside = context()
    watch = Watch(address).follow(inside)
    page = inside.new_page()
    page.goto(address)
    file = tmp_path / "recording.mp4"
    write(file, PIECE)
    made(page, file)
    assert watch.complaints == []
    assert sorted(url.rpartition("/")[2] for url in watch.asked_for("fingerprint")) == [
        "fingerprint-worker.js",
        "fingerprint.js",
    ]
