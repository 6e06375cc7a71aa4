"""The stage of the demonstration: folders to throw away, and verbs run as a person runs them."""

from __future__ import annotations

import io
import json
import shlex
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from os import environ
from pathlib import Path
from typing import Any

import click


class NotAsExpected(Exception):
    """Something did not go as the demonstration has it; the text says what."""


@dataclass(frozen=True, slots=True)
class Ran:
    """One verb that was run: the command as one types it, its exit code and what it said."""

    command: str
    code: int
    out: str
    err: str

    def json(self) -> Any:
        """Return what it said as JSON. Raises NotAsExpected where that is none."""
        try:
            return json.loads(self.out)
        except ValueError:
            raise NotAsExpected(f"{self.command} printed no JSON: {self.out[:200]}") from None


@dataclass(slots=True)
class Stage:
    """Where the demonstration plays: a folder with the repository, the private things, the site."""

    source: Path
    folder: Path
    main: click.Command
    moment: str
    tell: Callable[[str], None]
    said: list[str] = field(default_factory=list)

    @property
    def repository(self) -> Path:
        """Return the throw-away clone of the programme."""
        return self.folder / "repository"

    @property
    def private(self) -> Path:
        """Return what must never be in the repository: the key, the roster, what people sent."""
        return self.folder / "private"

    @property
    def site(self) -> Path:
        """Return the built site."""
        return self.folder / "site"

    @property
    def root(self) -> tuple[str, str]:
        """Return the option that names the clone."""
        return ("--root", str(self.repository))

    def write_private(self, name: str, text: str) -> Path:
        """Return where a text was written that is not for the repository."""
        self.private.mkdir(mode=0o700, exist_ok=True)
        path = self.private / name
        path.write_text(text, encoding="utf-8")
        return path

    def take(self) -> list[str]:
        """Return what was told since this was last asked for."""
        said, self.said = self.said, []
        return said

    def quote(self, text: str) -> None:
        """Tell what a verb said, line by line."""
        for line in text.rstrip().splitlines():
            self.say(f"| {line}")

    def say(self, text: str) -> None:
        """Tell a line of what happens, and keep it for the report."""
        self.said.append(text)
        self.tell(f"    {text}")

    def run(self, *words: str | Path, code: int | None = 0, quiet: bool = False) -> Ran:
        """Return what a verb said. Raises NotAsExpected when it ends with another exit code.

        With None as the code, any will do.
        """
        line = shlex.join(["microcred", *map(str, words)])
        shown = line.replace(f"{self.folder}/", "")
        if not quiet:
            self.say(f"$ {shown}")
        ran = _run(self.main, [str(word) for word in words], shown)
        if code is not None and ran.code != code:
            why = (ran.err or ran.out).strip()
            raise NotAsExpected(f"{shown} ended with {ran.code} instead of {code}: {why[:2000]}")
        return ran


def expect(holds: bool, otherwise: str) -> None:
    """Raise NotAsExpected unless something holds."""
    if not holds:
        raise NotAsExpected(otherwise)


@contextmanager
def environment(values: Mapping[str, str]) -> Iterator[None]:
    """Set variables of the environment for a while."""
    before = {name: environ.get(name) for name in values}
    environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                environ.pop(name, None)
            else:
                environ[name] = value


def _run(main: click.Command, words: list[str], shown: str) -> Ran:
    out, err = io.StringIO(), io.StringIO()
    code = 0
    with redirect_stdout(out), redirect_stderr(err):
        try:
            main.main(args=words, prog_name="microcred", standalone_mode=False)
        except click.ClickException as refusal:
            refusal.show(file=sys.stderr)
            code = refusal.exit_code
        except click.exceptions.Exit as end:
            code = end.exit_code
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
    return Ran(shown, code, out.getvalue(), err.getvalue())
