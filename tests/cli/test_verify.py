"""`microcred verify`: what it prints, and what it exits with."""

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from microcred.cli import cli
from microcred.verify import NAMES
from tests import ledgers
from tests.baking.pictures import badge_png
from tests.loopback import host
from tests.verify import others
from tests.verify.site import edited, site


def verify(*words):
    """Return what the command came to."""
    return CliRunner().invoke(cli, ["verify", *map(str, words)])


@pytest.fixture(name="there")
def _there(tmp_path):
    awards = site(tmp_path / "site", awards=2, revoked=(1,))
    return tmp_path / "site", awards


def test_json_as_it_is_documented(there):
    folder, (award, _) = there
    done = verify("--offline", folder, award, "--format", "json")
    said = json.loads(done.output)
    assert done.exit_code == 0
    assert said["verified"] is True
    assert [check["name"] for check in said["checks"]] == list(NAMES)
    assert all(set(check) == {"name", "outcome", "message"} for check in said["checks"])
    assert said["checks"][-1]["outcome"] == "not-run"


def test_a_revoked_award(there):
    folder, (_, award) = there
    done = verify(award, "--offline", folder)
    assert done.exit_code == 1
    assert done.output.startswith(f"NOT VERIFIED: {award}\n")
    assert "failed   status     The issuer has revoked this award." in done.output


@pytest.mark.parametrize(("email", "code"), [(ledgers.EMAIL, 0), ("bob@school.example", 1)])
def test_whose_it_is(there, email, code):
    folder, (award, _) = there
    done = verify(award, "--offline", folder, "--recipient", email)
    assert done.exit_code == code
    assert email not in done.output


def test_a_changed_award(there):
    folder, (award, _) = there
    edited(award, name="Other")
    done = verify(award, "--offline", folder, "--format", "json")
    assert done.exit_code == 1
    assert json.loads(done.output)["verified"] is False


def test_unknown_is_not_verified(there):
    folder, (award, _) = there
    (folder / ".well-known/did.json").rename(folder / "elsewhere.json")
    (folder / "other").mkdir()
    site(folder / "other", url="https://other.example/")
    done = verify(award, "--offline", folder / "other")
    assert done.exit_code == 1
    assert done.output.startswith("COULD NOT BE VERIFIED")


def test_a_folder(there):
    folder, _ = there
    done = verify(folder / "awards", "--offline", folder)
    lines = done.output.splitlines()
    assert done.exit_code == 1
    assert sorted(line.split()[0] for line in lines[:2]) == ["NOT", "VERIFIED"]
    assert lines[2:] == [
        "1 of 2 files hold a badge that is verified.",
        "Left out as lists of revoked awards: 1.",
    ]


def test_a_folder_as_json(there):
    folder, awards = there
    awards[1].unlink()
    done = verify(folder / "awards", "--offline", folder, "--format", "json")
    said = json.loads(done.output)
    assert done.exit_code == 0
    assert said["verified"] is True
    assert [one["file"] for one in said["files"]] == [awards[0].name]
    assert said["files"][0]["checks"][0]["outcome"] == "passed"


def test_an_empty_folder_is_not_verified(there, tmp_path):
    (tmp_path / "empty").mkdir()
    assert verify(tmp_path / "empty", "--offline", there[0]).exit_code == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "Missing argument"),
        (["nowhere.json"], "there is no file nowhere.json"),
        (["nowhere.json", "--format", "xml"], "is not one of"),
        (["nowhere.json", "--recipient", "ada"], "not an e-mail address"),
        (["nowhere.json", "--offline", "nowhere"], "does not exist"),
    ],
)
def test_wrong_usage(words, says):
    done = verify(*words)
    assert done.exit_code == 2
    assert says in done.output


def test_a_wrong_address_to_ask_about_is_not_told_again():
    assert "secret" not in verify("nowhere.json", "--recipient", "secret address").output


def test_a_folder_that_is_no_site(tmp_path, there):
    done = verify(there[1][0], "--offline", tmp_path)
    assert done.exit_code == 2
    assert "has no did.json" in done.output


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0",
        badge_png(),
        b"[" * 1_000_000,
        b'{"a":' * 200_000,
        b"<svg><script/></svg>",
        b"<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg>&x;</svg>",
    ],
    ids=["nothing", "a zero", "a picture", "deep", "deep objects", "script", "entity"],
)
def test_bad_files_get_a_clear_answer(there, tmp_path, data):
    (tmp_path / "bad").write_bytes(data)
    done = verify(tmp_path / "bad", "--offline", there[0])
    assert done.exit_code == 1
    assert done.output.startswith("NOT VERIFIED")
    assert "root:" not in done.output
    assert "Traceback" not in done.output


def test_an_address_of_a_real_host(tmp_path):
    with host(tmp_path) as there:
        there.answers.update(others.web(there.address))
        there.answers["/badge"] = others.token(there.address, **others.listed(there.address))
        words = ["verify", f"{there.address}/badge", "--recipient", others.EMAIL]
        trusting = {**os.environ, "SSL_CERT_FILE": str(tmp_path / "certificate.pem")}
        done = subprocess.run(
            [sys.executable, "-m", "microcred", *words],
            capture_output=True, text=True, env=trusting, check=False,
        )  # fmt: skip
    assert done.stdout.startswith(f"VERIFIED: {there.address}/badge\n")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(("words", "code"), [([], 1), (["--allow-host", "127.0.0.1"], 0)])
def test_a_file_may_name_a_private_host_only_when_a_person_allows_it(tmp_path, words, code):
    with host(tmp_path) as there:
        there.answers.update(others.web(there.address))
        badge = tmp_path / "badge.json"
        badge.write_bytes(others.integrity(there.address))
        trusting = {**os.environ, "SSL_CERT_FILE": str(tmp_path / "certificate.pem")}
        done = subprocess.run(
            [sys.executable, "-m", "microcred", "verify", str(badge), *words],
            capture_output=True, text=True, env=trusting, check=False,
        )  # fmt: skip
    assert done.returncode == code
    assert ("inside a private network" in done.stdout) is (code == 1)
