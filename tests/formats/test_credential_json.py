"""The JSON file of one micro-credential."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.definition import Definition
from microcred.document import Document
from microcred.formats import credential_json
from microcred.formats.credential_json import FIELDS
from microcred.model.release import digest, release_bytes
from microcred.releases import current_release
from tests.formats.catalog import PROGRAM, definition, golden


def described(slug: str, versions: tuple[str, ...]) -> str:
    found = definition(slug)
    return credential_json(found, digest(release_bytes(current_release(found))), versions, PROGRAM)


@pytest.mark.parametrize(
    ("slug", "versions"),
    [
        pytest.param("wait-time", ("1.0", "1.1"), id="frozen, with a rubric"),
        pytest.param("lectura-en-voz-alta", (), id="planned, without one"),
    ],
)
def test_the_whole_output(slug: str, versions: tuple[str, ...]):
    assert described(slug, versions) == golden(f"{slug}.json")


def test_every_field_is_documented_and_there():
    assert tuple(json.loads(described("wait-time", ()))) == tuple(FIELDS)


@pytest.mark.parametrize(
    ("versions", "frozen", "permanent"),
    [
        pytest.param((), False, None, id="no release yet"),
        pytest.param(("1.0",), False, None, id="only an older release"),
        pytest.param(("1.1", "1.0"), True, "credentials/wait-time/1.1/", id="frozen"),
    ],
)
def test_a_permanent_address_is_promised_only_once_it_is_frozen(
    versions: tuple[str, ...], frozen: bool, permanent: str | None
):
    data = json.loads(described("wait-time", versions))
    page = permanent or "credentials/wait-time/"
    assert data["frozen"] is frozen
    assert data["permanent_url"] == (PROGRAM.url + permanent if permanent else None)
    assert data["json_ld_url"] == PROGRAM.url + page


def test_versions_are_ordered_by_number_newest_first():
    data = json.loads(described("wait-time", ("1.9", "1.10", "1.1")))
    assert [release["version"] for release in data["versions"]] == ["1.10", "1.9", "1.1"]


def test_the_definition_can_be_read_back():
    found = definition("wait-time")
    data = json.loads(described("wait-time", ()))
    assert type(found.credential.model).model_validate(data["credential"]) == found.credential.model
    assert found.rubric is not None
    assert type(found.rubric.model).model_validate(data["rubric"]) == found.rubric.model


@given(st.text())
def test_hostile_text_comes_back_unchanged(text: str):
    found = definition("wait-time")
    model = found.credential.model.model_copy(update={"name": text, "narrative": f"]]>&<{text}"})
    hostile = Document(found.credential.path, model, found.credential.lines)
    changed = Definition(hostile, found.rubric, found.program, found.today)
    data = json.loads(credential_json(changed, "", (), PROGRAM))
    assert data["credential"]["name"] == text
    assert data["credential"]["narrative"] == f"]]>&<{text}"
