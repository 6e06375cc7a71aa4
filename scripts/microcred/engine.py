"""The site engine: runs mkdocs (or properdocs, its heir) and Pagefind."""

from __future__ import annotations

import importlib
import logging
import os
import re
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from microcred.problem import Problem, Severity

ENGINES = ("mkdocs", "properdocs")
OURS = "MICROCRED_"


@dataclass(frozen=True, slots=True)
class Site:
    """What the engine is to be told besides mkdocs.yml."""

    config: Path
    name: str
    url: str
    notice: str = ""
    notice_link: str = ""


class EngineFailed(Exception):
    """The engine stopped; the text says why."""


def render(
    site: Site, docs: Path, target: Path, hubs: bool, engine: str = "mkdocs"
) -> list[Problem]:
    """Render a folder of Markdown into `target`, where it is newer; return what was amiss.

    `hubs` says whether the pages named in mkdocs.yml's `nav` are in this folder.
    Raises EngineFailed.
    """
    config_module, build_module = _modules(engine)
    target.mkdir(parents=True, exist_ok=True)
    with _without_secrets(), _warnings_of(engine) as said:
        try:
            overrides = _overrides(site, docs, target, hubs)
            config = config_module.load_config(str(site.config), **overrides)
            if not hubs:
                config.theme.static_templates.discard("404.html")
            config.extra.update(notice=site.notice, notice_link=site.notice_link)
            build_module.build(config, dirty=True)
        except Exception as error:
            raise EngineFailed(f"{type(error).__name__}: {error}") from error
    return [_problem(message) for message in said if "'dirty' build" not in message]


def _overrides(site: Site, docs: Path, target: Path, hubs: bool) -> dict[str, Any]:
    given: dict[str, Any] = {
        "docs_dir": str(docs),
        "site_dir": str(target),
        "site_name": site.name,
        "site_url": site.url,
    }
    return given if hubs else {**given, "nav": [{site.name: site.url}]}


@contextmanager
def _without_secrets() -> Iterator[None]:
    """Keep our variables from the engine: mkdocs.yml may ask for any by `!ENV`, so for the key."""
    kept = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith(OURS)}
    try:
        yield
    finally:
        os.environ.update(kept)


def warm_up(engine: str = "mkdocs") -> None:
    """Load an engine, so that the first page does not wait for it."""
    with suppress(EngineFailed):
        _modules(engine)


def _modules(engine: str) -> tuple[Any, Any]:
    """Return the modules of an engine that read its settings and build. Raises EngineFailed."""
    try:
        names = (f"{engine}.config", f"{engine}.commands.build")
        config, build = map(importlib.import_module, names)
    except ImportError as error:
        raise EngineFailed(f"{engine} is not installed here: pip install {engine}") from error
    return config, build


@contextmanager
def _warnings_of(engine: str) -> Iterator[list[str]]:
    said: list[str] = []
    logger = logging.getLogger(engine)
    handler = _Collector(said)
    logger.addHandler(handler)
    logger.propagate = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield said
    finally:
        logger.removeHandler(handler)


class _Collector(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.said = said

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


_DOC_FILE = re.compile(r"Doc file '(?P<path>[^']+)' (?P<what>.*)", re.DOTALL)


def _problem(message: str) -> Problem:
    """Return an engine's warning as a problem, at the page it speaks of when it names one."""
    found = _DOC_FILE.match(message)
    path = f"docs/{found['path']}" if found else "mkdocs.yml"
    what = f"this page {found['what']}" if found else message
    fix = "Correct the link or the setting."
    return Problem(path, 1, "E01", Severity.WARNING, what.strip(), fix)


def index_for_search(site: Path) -> None:
    """Index a built site for search, in place. Raises EngineFailed."""
    with _without_secrets():
        done = subprocess.run(
            [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"],
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode != 0:
        raise EngineFailed(f"Pagefind: {(done.stderr or done.stdout).strip()}")
