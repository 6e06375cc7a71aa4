"""`microcred new submission`: a guided file for a teacher."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from microcred import cli
from microcred.freezing import freeze_releases
from tests.folder import CREDENTIAL, PROGRAM, TODAY, edit, found, good, put, repository, text_of

FILE = "think-time-submission.md"


def run(*words) -> Result:
    result = CliRunner().invoke(cli.cli, [str(word) for word in words], prog_name="microcred")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def root(tmp_path, monkeypatch):
    root = good(tmp_path / "programme")
    freeze_releases(root, TODAY)
    repository(root)
    monkeypatch.chdir(root)
    return root


def test_a_guided_file(root):
    result = run("new", "submission", "think-time")
    assert (result.exit_code, result.stdout) == (
        0,
        (
            f"wrote {FILE}\n"
            f"Fill it in, run `microcred check {FILE}` as often as you like, then hand it in.\n"
        ),
    )
    assert "credential: think-time@1.0\n" in text_of(root, FILE)
    assert run("check", FILE).exit_code == 0
    assert run("check", FILE).stdout.startswith(f"{FILE}: 0 of 5 items in.\n")


def test_it_lies_beside_the_programme_and_troubles_nobody(root):
    before = found(root)
    run("new", "submission", "think-time")
    assert found(root) == before


def test_it_names_the_current_version(root):
    edit(root, CREDENTIAL, 'version: "1.0"', 'version: "1.10"')
    freeze_releases(root, TODAY)
    run("new", "submission", "think-time")
    assert "credential: think-time@1.10\n" in text_of(root, FILE)


def test_a_version_that_is_named(root):
    edit(root, CREDENTIAL, 'version: "1.0"', 'version: "1.10"')
    freeze_releases(root, TODAY)
    assert run("new", "submission", "think-time@1.0", "--to", "old.md").exit_code == 0
    assert "credential: think-time@1.0\n" in text_of(root, "old.md")


def test_it_goes_where_the_teacher_wants_it(root, tmp_path):
    result = run("new", "submission", "think-time", "--to", tmp_path / "mine.md")
    assert result.exit_code == 0
    assert not (root / FILE).exists()
    assert (tmp_path / "mine.md").is_file()


def test_an_earner_who_is_known(root):
    run("new", "submission", "think-time", "--earner", "k7m2p4")
    assert 'earner: {id: "k7m2p4"}\n' in text_of(root, FILE)


def refused(*words):
    result = run("new", "submission", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr
    return result.stderr.strip().rpartition("Error: ")[2]


def test_a_file_that_is_there_is_never_overwritten(root):
    put(root, FILE, "mine\n")
    assert refused("think-time") == f"{FILE} is there already. Give another name with --to."
    assert text_of(root, FILE) == "mine\n"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (
            "think-time@2.0",
            "“think-time@2.0” is not published here. Published are: think-time@1.0.",
        ),
        ("no-such", "“no-such” is not published here. The catalog lists what is."),
        ("../../etc", "“../../etc” is not published here. The catalog lists what is."),
        ("", "“” is not published here. The catalog lists what is."),
    ],
)
def test_what_is_not_published(root, name, why):
    assert refused(name) == why


@pytest.mark.parametrize("status", ["draft", "planned\nopens: Autumn", "retired"])
def test_what_takes_no_submissions(root, status):
    edit(root, CREDENTIAL, "status: active", f"status: {status}")
    word = status.partition("\n")[0]
    assert refused("think-time") == f"think-time is {word}, so it takes no submissions."


def test_a_release_that_cannot_be_read(root):
    put(root, "credentials/releases/think-time@1.0.json", "{}")
    assert refused("think-time").startswith("The release think-time@1.0 cannot be read.")


def test_a_programme_that_cannot_be_read(root):
    put(root, PROGRAM, "format: 2\n")
    assert refused("think-time") == "program/program.yml cannot be read. Run `microcred check`."


def test_an_earner_that_is_no_id(root):
    assert refused("think-time", "--earner", "Maria L.").startswith(
        "“Maria L.” is no earner's id: "
    )


@pytest.mark.parametrize("path", ["submissions/mine.md", "submissions/a/b/attempt-1.md"])
def test_what_was_handed_in_has_a_folder_of_its_own(root, path):
    (root / path).parent.mkdir(parents=True)
    assert refused("think-time", "--to", path).startswith("submissions/ holds what was handed in.")


def test_a_folder_that_is_not_there(root):
    assert "cannot be written" in refused("think-time", "--to", "no/such/mine.md")
