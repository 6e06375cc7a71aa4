"""Starters: what they hold, what `check` says of them, and what they never do."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from microcred import files
from microcred.cli.new import command
from microcred.document import Source, read_markdown, read_yaml
from microcred.examine import examine
from microcred.model.base import SLUG_PATTERN
from microcred.model.credential import Credential
from microcred.model.program import Program
from microcred.model.rubric import Rubric
from microcred.problem import Problem, Severity
from microcred.starters import STARTERS, Seed, Title, started, titled, unwritten

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 21)
SEED = Seed(Title("think-aloud", "Think Aloud"), TODAY, "Heron County", "office@heron.us")
PROGRAM = Program.model_validate(
    {
        "format": 1,
        "name": "Heron County",
        "tagline": "Small skills",
        "url": "https://heron.us/",
        "mode": "private",
        "time_zone": "America/Chicago",
        "language": "en",
    }
)


def reader(texts: dict[str, str]) -> Callable[[str], Source | Problem]:
    def read(path: str) -> Source | Problem:
        return Source(path, texts[path])

    return read


def problems(texts: dict[str, str]) -> tuple[Problem, ...]:
    return examine("think-aloud", reader(texts), {}, PROGRAM, TODAY).problems


# --- what a starter holds ---


def test_a_credential_brings_its_rubric():
    assert list(started("credential", SEED)) == [
        "credentials/think-aloud.md",
        "rubrics/think-aloud.yml",
    ]


def test_a_rubric_comes_alone():
    assert list(started("rubric", SEED)) == ["rubrics/think-aloud.yml"]


@pytest.mark.parametrize("kind", STARTERS)
def test_the_first_line_tells_an_editor_the_schema(kind: str):
    path, text = next(iter(started(kind, SEED).items()))
    first = text.removeprefix("---\n").split("\n")[0]
    up = "../" * path.count("/")
    assert first == f"# yaml-language-server: $schema={up}.schemas/{kind}.json"
    assert (ROOT / path).parent.joinpath(f"{up}.schemas/{kind}.json").resolve().is_file()


def test_it_says_what_is_known_already():
    texts = started("credential", SEED)
    model = document(texts).model
    assert (model.id, model.name, model.version, model.status) == (
        "think-aloud",
        "Think Aloud",
        "1.0",
        "draft",
    )
    assert model.provider.name == "Heron County"
    assert model.owner.contact == "office@heron.us"
    assert model.review_by == date(2027, 11, 21)
    assert model.image is not None
    assert model.image.code == "TA"


def document(texts: dict[str, str]):
    path = "credentials/think-aloud.md"
    reading = read_markdown(path, texts[path], Credential)
    assert reading.document is not None, reading.problems
    return reading.document


def test_every_field_that_an_author_may_want_is_there():
    fields = set(document(started("credential", SEED)).model.model_fields_set)
    later = {"opens", "retired", "reviewed", "omitted_parts", "alignments", "authors"}
    assert fields == set(Credential.model_fields) - later


# --- what `check` says of it ---


def test_only_what_is_still_to_be_written_is_said_of_a_draft_and_as_a_warning():
    found = problems(started("credential", SEED))
    assert {(problem.code, problem.severity) for problem in found} == {("F14", Severity.WARNING)}


def test_once_active_only_what_a_person_must_write_is_wrong():
    texts = started("credential", SEED)
    path = "credentials/think-aloud.md"
    marked = {
        (found.path, found.line) for path, text in texts.items() for found in unwritten(path, text)
    }
    texts[path] = texts[path].replace("status: draft ", "status: active ")
    places = {(problem.path, problem.line) for problem in problems(texts)}
    assert places <= marked
    assert document(texts).model.status == "active"


def test_every_mark_is_reported_with_its_line():
    for path, text in started("credential", SEED).items():
        lines = text.split("\n")
        found = list(unwritten(path, text))
        assert len(found) == text.count("WRITE:")
        assert all("WRITE:" in lines[problem.line - 1] for problem in found)


# --- F14 ---


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("name: Wait Time\n", [], id="written"),
        pytest.param('id: a\nname: "WRITE: a name"\n', [2], id="a value"),
        pytest.param("year: 2026  # WRITE: its year\n", [1], id="a remark"),
        pytest.param("---\nid: a\n---\nWRITE: why it matters\n", [4], id="below the front matter"),
        pytest.param('"WRITE: a, WRITE: b"\n', [1], id="twice on a line"),
        pytest.param("Students write: a list. REWRITE: no. Write: no.\n", [], id="other words"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_starters_text_is_found(text: str, lines: list[int]):
    assert [problem.line for problem in unwritten("x.md", text)] == lines


def test_it_says_what_to_write():
    (problem,) = unwritten("credentials/x.md", 'name: "WRITE: a name"\n')
    assert str(problem) == (
        "credentials/x.md:1: F14 this still holds the starter's text; write here: a name"
    )
    assert problem.severity is Severity.ERROR


def test_in_a_draft_it_is_a_warning():
    (problem,) = unwritten("x.md", "WRITE: something", draft=True)
    assert problem.severity is Severity.WARNING


def test_no_definition_of_ours_holds_it():
    paths = [*ROOT.glob("credentials/*.md"), *ROOT.glob("rubrics/*.yml")]
    assert paths
    assert [list(unwritten(path.name, path.read_text("utf-8"))) for path in paths] == [[]] * len(
        paths
    )


# --- names ---


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Wait Time", Title("wait-time", "Wait Time")),
        ("  Wait   Time! ", Title("wait-time", "Wait Time!")),
        ("wait-time", Title("wait-time", "Wait time")),
        ("Brainstorming", Title("brainstorming", "Brainstorming")),
        ("The Teacher’s Question", Title("the-teachers-question", "The Teacher’s Question")),
        ("Pédagogie à l'école", Title("pedagogie-a-lecole", "Pédagogie à l'école")),
        ("../../etc/passwd", Title("etc-passwd", "../../etc/passwd")),
        ("3-D Printing", Title("3-d-printing", "3-D Printing")),
        ("word " * 20, Title("-".join(["word"] * 13), " ".join(["word"] * 20))),
        ("数学", None),
        ("", None),
        ("---", None),
        ("two\nlines", None),
        ("a\x00b", None),
        ("right\u202eleft", None),
        ("x" * 201, None),
    ],
)
def test_a_name_gives_a_title(name: str, title: Title | None):
    assert titled(name) == title


@pytest.mark.parametrize(
    ("slug", "code"),
    [
        ("wait-time", "WT"),
        ("wait", "WA"),
        ("a-b-c", "AB"),
        ("3-d-printing", "DP"),
        ("4x4", "XX"),
        ("7", "XX"),
    ],
)
def test_a_slug_gives_a_code(slug: str, code: str):
    assert Title(slug, slug).code == code


@pytest.mark.parametrize(
    ("today", "due"),
    [(date(2026, 11, 21), date(2027, 11, 21)), (date(2028, 2, 29), date(2029, 2, 28))],
)
def test_it_is_looked_at_again_in_a_year(today: date, due: date):
    assert Seed(SEED.title, today).next_year == due


@given(st.text(max_size=250))
def test_whatever_the_name_the_starter_can_be_read(name: str):
    title = titled(name)
    if title is None:
        return
    assert re.fullmatch(SLUG_PATTERN, title.slug)
    assert len(title.slug) <= 64
    texts = started("credential", Seed(title, TODAY, issuer=title.name))
    for path, text in texts.items():
        read = (
            read_markdown(path, text, Credential)
            if path.endswith(".md")
            else read_yaml(path, text, Rubric)
        )
        assert read.problems == ()
    credential = read_markdown("c", texts[f"credentials/{title.slug}.md"], Credential).document
    assert credential is not None
    assert credential.model.name == title.name.strip()


# --- copies ---


def copied(slug: str) -> dict[str, str]:
    return started("credential", SEED, slug, lambda path: (ROOT / path).read_text("utf-8"))


@pytest.mark.parametrize("slug", sorted(path.stem for path in ROOT.glob("credentials/*.md")))
def test_a_copy_differs_where_it_must_and_nowhere_else(slug: str):
    texts = copied(slug)
    original = read_markdown("o", (ROOT / f"credentials/{slug}.md").read_text("utf-8"), Credential)
    assert original.document is not None
    before, after = original.document.model, document(texts).model
    assert (after.id, after.name, after.version) == ("think-aloud", "Think Aloud", "1.0")
    assert (after.status, after.reviewed, after.retired, after.opens) == ("draft", None, None, None)
    assert after.competency.startswith("WRITE: ")
    assert f"# before: {before.competency}" in texts["credentials/think-aloud.md"]
    changed = {
        *("id", "version", "status", "name", "competency", "rubric", "image", "review_by"),
        *("reviewed", "retired", "opens"),
    }
    assert after.model_dump(exclude=changed) == before.model_dump(exclude=changed)


def test_a_copy_brings_a_copy_of_the_rubric_it_names():
    texts = copied("wait-time")
    text = texts["rubrics/think-aloud.yml"]
    original = (ROOT / "rubrics/wait-time.yml").read_text("utf-8")
    modeline = "# yaml-language-server: $schema=../.schemas/rubric.json\n"
    assert text == modeline + original.replace("id: wait-time\n", "id: think-aloud\n")


def test_all_that_is_wrong_with_a_copy_is_what_a_person_must_write():
    texts = copied("wait-time")
    path = "credentials/think-aloud.md"
    marked = {problem.line for problem in unwritten(path, texts[path])}
    assert len(marked) == 1
    assert {problem.line for problem in problems(texts)} <= marked


def test_a_planned_one_without_a_rubric_is_copied_without():
    text = "---\nid: later\nname: Later\ncompetency: x\n---\nSome text.\n"
    assert list(started("credential", SEED, "later", lambda path: text)) == [
        "credentials/think-aloud.md"
    ]


@pytest.mark.parametrize("text", ["", "no front matter", "---\n{[\n---\n", "---\nid: x\n", "---"])
def test_a_broken_original_breaks_nothing(text: str):
    files = started("credential", SEED, "broken", lambda path: text)
    assert "id: think-aloud\n" in files["credentials/think-aloud.md"]


def test_remarks_and_blocks_survive_a_copy():
    text = (
        "---\n# mine\nid: a\nname: >-\n  a long\n\n  name\n# of mine\n"
        "image:\n  alt: old\n  code: OL\nsupports: 'id: no'\n---\nid: in prose\n"
    )
    assert started("credential", SEED, "a", lambda path: text)["credentials/think-aloud.md"] == (
        "---\n# yaml-language-server: $schema=../.schemas/credential.json\n"
        '# mine\nid: think-aloud\nname: "Think Aloud"\n# of mine\n'
        "image: {alt: \"A badge titled Think Aloud\", code: TA}\nsupports: 'id: no'\n"
        'version: "1.0"\nstatus: draft\n'
        'competency: "WRITE: its own competency, in one sentence"\n'
        "review_by: 2027-11-21\n---\nid: in prose\n"
    )


# --- the command ---


def run(root: Path, *words: str):
    return CliRunner().invoke(command, [*words, "--root", str(root)])


def test_new_writes_and_tells_how_to_go_on(tmp_path: Path):
    done = run(tmp_path, "credential", "Wait Time")
    assert done.exit_code == 0
    assert done.output == (
        "wrote credentials/wait-time.md\nwrote rubrics/wait-time.yml\n"
        "Put your own words wherever it says WRITE, then run `microcred check`.\n"
    )
    assert isinstance(files.read(tmp_path, "credentials/wait-time.md"), Source)


def test_new_never_overwrites(tmp_path: Path):
    (tmp_path / "credentials").mkdir()
    mine = tmp_path / "credentials/wait-time.md"
    mine.write_text("mine")
    done = run(tmp_path, "credential", "Wait Time")
    assert done.exit_code == 2
    assert "credentials/wait-time.md is there already. Edit it" in done.output
    assert mine.read_text() == "mine"
    assert not (tmp_path / "rubrics").exists()


def test_new_leaves_a_rubric_that_is_there_alone(tmp_path: Path):
    (tmp_path / "rubrics").mkdir()
    mine = tmp_path / "rubrics/wait-time.yml"
    mine.write_text("mine")
    done = run(tmp_path, "credential", "Wait Time")
    assert done.exit_code == 0
    assert "rubrics/wait-time.yml is there already and was left alone" in done.output
    assert mine.read_text() == "mine"


def test_new_does_not_follow_a_link_out_of_the_tree(tmp_path: Path):
    outside = tmp_path / "outside"
    outside.mkdir()
    root = tmp_path / "root"
    root.mkdir()
    (root / "credentials").symlink_to(outside)
    done = run(root, "credential", "Wait Time")
    assert done.exit_code == 2
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("slug", ["../../secret", "Wait Time", "", "a/b"])
def test_new_copies_by_slug_alone(tmp_path: Path, slug: str):
    done = run(tmp_path, "credential", "Wait Time", "--from", slug)
    assert done.exit_code == 2
    assert "is not the id of a file" in done.output


def test_new_says_when_there_is_nothing_to_copy(tmp_path: Path):
    done = run(tmp_path, "credential", "Wait Time", "--from", "wait-tim")
    assert done.exit_code == 2
    assert "credentials/wait-tim.md cannot be copied: this file does not exist." in done.output


def test_new_says_when_a_name_gives_no_slug(tmp_path: Path):
    done = run(tmp_path, "credential", "数学")
    assert done.exit_code == 2
    assert "“数学” gives no name for a file." in done.output


def test_new_takes_the_issuer_from_the_programme(tmp_path: Path):
    (tmp_path / "program").symlink_to(ROOT / "program")
    run(tmp_path, "credential", "Wait Time")
    assert "WRITE: who wrote it" in (tmp_path / "credentials/wait-time.md").read_text("utf-8")
    (tmp_path / "program").unlink()
    (tmp_path / "program").mkdir()
    for name in ("program.yml", "issuer.yml"):
        (tmp_path / "program" / name).write_bytes((ROOT / "program" / name).read_bytes())
    run(tmp_path, "credential", "Think Aloud")
    written = (tmp_path / "credentials/think-aloud.md").read_text("utf-8")
    assert "WRITE: who wrote it" not in written
