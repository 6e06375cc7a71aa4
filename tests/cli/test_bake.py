"""`microcred bake`: an award in its badge image, and what is refused."""

import json
import struct

import pytest
from click.testing import CliRunner

from microcred import places
from microcred.badge import file_bytes
from microcred.badge_image import achievement_design, full, png
from microcred.baking import taken_out
from microcred.cli import cli
from microcred.status_list import encoded
from tests import ledgers
from tests.folder import put
from tests.verify.world import world

AWARD = ledgers.decision(0).award
OLD = "2020-01-01T00:00:00Z"
REVOKED = ledgers.decision(1).award


@pytest.fixture(name="root", scope="module")
def _root(tmp_path_factory):
    return ledgers.programme(tmp_path_factory.mktemp("programme"), awards=2, ended=(1,))


def bake(root, *words):
    """Return what the command came to."""
    return CliRunner().invoke(cli, ["bake", *words, "--root", str(root)])


def drawn(state=None):
    """Return the badge of the release, as SVG."""
    return full(achievement_design(ledgers.release().credential, "Good example"), state)


def published(root, award=AWARD):
    """Return the award just as published."""
    return (root / places.award(award)).read_bytes()


def test_a_png_with_the_signed_award(root, tmp_path):
    out = tmp_path / "badge.png"
    done = bake(root, AWARD, "--out", str(out))
    assert (done.exit_code, done.output) == (0, f"wrote {out}\n")
    image = out.read_bytes()
    assert taken_out(image).credential == published(root).decode().strip()
    assert struct.unpack(">II", image[16:24]) == (512, 512)
    assert image[:-12].startswith(png(drawn())[:-12])
    assert world().verified(data=image).verified


@pytest.mark.parametrize("words", [["--svg"], []])
def test_an_svg_with_the_signed_award(root, tmp_path, words):
    out = tmp_path / "badge.svg"
    assert bake(root, AWARD, *words, "--out", str(out)).exit_code == 0
    assert taken_out(out.read_bytes()).credential == published(root).decode().strip()
    assert out.read_text("utf-8").startswith(drawn()[:-8])


def test_it_is_named_for_what_it_is_for(root, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert bake(root, AWARD).output == f"wrote think-time-{AWARD}.png\n"
    assert bake(root, AWARD, "--svg").output == f"wrote think-time-{AWARD}.svg\n"
    assert len(list(tmp_path.iterdir())) == 2


def test_baking_again_gives_the_same(root, tmp_path):
    out = tmp_path / "badge.png"
    bake(root, AWARD, "--out", str(out))
    first = out.read_bytes()
    bake(root, AWARD, "--out", str(out))
    assert out.read_bytes() == first


def test_the_size_of_a_png(root, tmp_path):
    out = tmp_path / "small.png"
    bake(root, AWARD, "--size", "64", "--out", str(out))
    assert struct.unpack(">II", out.read_bytes()[16:24]) == (64, 64)


@pytest.mark.parametrize("form", ["{}", "https://good.example/awards/{}/", "awards/{}.json"])
def test_an_award_by_its_id_or_its_address(root, tmp_path, form):
    assert bake(root, form.format(AWARD), "--out", str(tmp_path / "x.png")).exit_code == 0


def test_a_revoked_award_says_so_in_its_image(root, tmp_path):
    out = tmp_path / "badge.svg"
    done = bake(root, REVOKED, "--out", str(out))
    assert done.exit_code == 0
    assert "This award was revoked." in done.stderr
    assert out.read_text("utf-8").startswith(drawn("revoked")[:-8])


def test_an_expired_award_says_so_in_its_image(tmp_path):
    there = ledgers.programme(tmp_path / "expired")
    ended = ledgers.document() | {"awardedDate": OLD, "validFrom": OLD, "validUntil": OLD}
    put(there, places.award(AWARD), file_bytes(ledgers.sign(ended)))
    out = tmp_path / "badge.svg"
    done = bake(there, AWARD, "--out", str(out))
    assert "This award has expired." in done.stderr
    assert out.read_text("utf-8").startswith(drawn("expired")[:-8])


def test_the_image_is_that_of_the_release_whatever_became_of_the_definition(root, tmp_path):
    there = ledgers.programme(tmp_path / "other")
    (there / "credentials/think-time.md").unlink()
    out = tmp_path / "badge.svg"
    assert bake(there, AWARD, "--out", str(out)).exit_code == 0
    assert out.read_text("utf-8").startswith(drawn()[:-8])


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["23456789abcd"], "there is no award 23456789abcd in this programme"),
        (["../../etc/passwd"], "is not the id of an award"),
        (["wait-time"], "is not the id of an award"),
        ([""], "is not the id of an award"),
        ([AWARD, "--size", "10"], "10 is not in the range"),
        ([AWARD, "--out", "/proc/none/badge.png"], "could not be written"),
    ],
)
def test_what_is_refused(root, words, says):
    done = bake(root, *words)
    assert done.exit_code == 2
    assert says in done.output
    assert "Traceback" not in done.output


def spoilt(root, tmp_path, path, data):
    """Return what the command came to after a file was spoilt."""
    there = ledgers.programme(tmp_path / "spoilt")
    put(there, path, data)
    return bake(there, AWARD, "--out", str(tmp_path / "badge.png"))


@pytest.mark.parametrize(
    ("path", "change", "says"),
    [
        (places.award(AWARD), lambda old: old.replace(b"Think Time", b"Other"), "as it was signed"),
        (places.award(AWARD), lambda old: old[:-20], "is not as it was signed"),
        (places.award(AWARD), lambda _: b"[" * 100_000, "is not as it was signed"),
        (places.award(AWARD), lambda _: b'{"proof": 7}', "is not as it was signed"),
        ("credentials/releases/think-time@1.0.json", lambda _: b"{}", "this is not a release"),
        (places.status_list(1), lambda _: b"{}", "list of revoked awards cannot be read"),
        (
            places.status_list(1),
            lambda old: json.dumps(
                json.loads(old) | {"credentialSubject": {"encodedList": encoded(bytes(9))}}
            ).encode(),
            "list of revoked awards cannot be read",
        ),
    ],
)
def test_files_that_were_spoilt(root, tmp_path, path, change, says):
    done = spoilt(root, tmp_path, path, change((root / path).read_bytes()))
    assert done.exit_code == 2
    assert says in done.output
    assert "Traceback" not in done.output
    assert not (tmp_path / "badge.png").exists()


def test_a_release_that_is_gone(tmp_path):
    there = ledgers.programme(tmp_path / "gone")
    (there / "credentials/releases/think-time@1.0.json").unlink()
    done = bake(there, AWARD, "--out", str(tmp_path / "badge.png"))
    assert done.exit_code == 2
    assert "this file does not exist" in done.output
