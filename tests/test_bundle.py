"""What checks badges in browsers is part of a site; where it cannot be made, the site says so."""

import gzip
from pathlib import Path

import pytest

from microcred import bundle, scripts
from microcred.bundle import ENTRIES
from microcred.freezing import freeze_releases
from microcred.problem import Severity
from tests.whole import TODAY, built, small, tree

MOST = 40_000  # bytes, packed with gzip
NOBODY = "http://127.0.0.1:9/"
OWN = ("verify.js", "live.js", "image.js", "qr.js", "licences.txt")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small(tmp_path / "programme")


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Take away all packages that are here, and the registry."""
    monkeypatch.setattr(scripts, "shared_cache", lambda _: tmp_path / "cache")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "npm"))
    monkeypatch.setenv("npm_config_registry", NOBODY)
    return monkeypatch


def packed(data: bytes) -> int:
    return len(gzip.compress(data, 9))


def page(root: Path) -> str:
    return (root / "site" / "verify" / "index.html").read_text("utf-8")


def test_a_site_has_the_scripts_and_the_page_that_loads_them(root):
    assert built(root).problems == ()
    assert {path.name for path in (root / "site" / "assets" / "mc").iterdir()} >= {*OWN}
    assert "assets/mc/verify.js" in page(root)
    assert 'data-programme="https://' in page(root)


@pytest.mark.parametrize("name", ENTRIES)
def test_what_a_page_loads_is_at_most_40_kb(name):
    assert packed(bundle.bundled(Path())[name]) <= MOST


def test_no_other_page_loads_what_checks_badges(root):
    built(root)
    loading = [path for path in (root / "site").rglob("*.html") if "verify.js" in path.read_text()]
    assert loading == [root / "site" / "verify" / "index.html"]


def test_no_other_page_loads_the_form_for_handing_in(root):
    freeze_releases(root, TODAY)
    built(root)
    site = root / "site"
    loading = [path for path in site.rglob("*.html") if "/submit.js" in path.read_text()]
    assert loading
    assert {path.parent.name for path in loading} == {"submit"}


def test_without_the_registry_the_site_is_built_and_says_what_is_missing(root, alone):
    done = built(root)
    assert done.published
    (problem,) = done.problems
    assert (problem.code, problem.severity) == ("E02", Severity.WARNING)
    assert "without what checks badges in the browser" in problem.message
    assert "registry was not reached" in problem.message
    assert "Checking in the browser is not part of this site" in page(root)
    assert "microcred verify" in page(root)
    for gone in ("verify.js", "data-mc-drop", "data-mc-link", "Checking…"):
        assert gone not in page(root)
    assets = root / "site" / "assets" / "mc"
    assert (assets / "live.js").read_text() == "export const available = false;\n"


def test_it_is_tried_again_at_each_build_until_it_can_be_made(root, alone):
    built(root)
    assert [one.code for one in built(root).problems] == ["E02"], "the warning stays"
    alone.undo()
    assert built(root).problems == ()
    assert "assets/mc/verify.js" in page(root)
    assert "not part of this site" not in page(root)


def test_a_build_with_nothing_changed_starts_no_node(root, monkeypatch):
    built(root)
    before = tree(root / "site")
    monkeypatch.setattr(scripts, "_start", lambda *_: pytest.fail("a program was started"))
    monkeypatch.setattr(scripts, "bundled", lambda *_: pytest.fail("it was bundled again"))
    assert built(root).problems == ()
    assert tree(root / "site") == before


def test_what_took_the_network_survives_a_build_from_nothing(root, monkeypatch):
    kept = root / ".microcred" / "npm"
    monkeypatch.setattr(scripts, "shared_cache", lambda _: kept)
    built(root)
    (root / "program" / "issuer.yml").write_text(
        (root / "program" / "issuer.yml").read_text() + "\n# changed\n"
    )
    monkeypatch.setenv("npm_config_registry", NOBODY)
    monkeypatch.setenv("npm_config_cache", str(root.parent / "npm"))
    assert built(root).problems == ()
    assert any(kept.glob("packages-*"))
