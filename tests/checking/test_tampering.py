"""A badge with anything changed is never called genuine, nor is one that says things two ways."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests import ledgers
from tests.checking.core import answers, case, check, revocations, value, values, web

AWARD = ledgers.signed()
C = "https://www.w3.org/2018/credentials#"
Path = tuple[str | int, ...]


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield the path and the value of every text and number."""
    if isinstance(value, dict | list):
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        for key, each in inner:
            yield from leaves(each, (*path, key))
    else:
        yield path, value


def inner(value: Any, path: Path) -> Any:
    for key in path:
        value = value[key]
    return value


def put(path: Path, value: Any) -> dict[str, Any]:
    """Return the award with one value in another's place."""
    changed = copy.deepcopy(AWARD)
    inner(changed, path[:-1])[path[-1]] = value
    return changed


def without(path: Path) -> dict[str, Any]:
    """Return the award with one part left out."""
    changed = copy.deepcopy(AWARD)
    del inner(changed, path[:-1])[path[-1]]
    return changed


def renamed(path: Path, name: str) -> dict[str, Any]:
    """Return the award with one field under another name."""
    changed = copy.deepcopy(AWARD)
    holder = inner(changed, path[:-1])
    holder[name] = holder.pop(path[-1])
    return changed


def flipped(text: str, at: int) -> str:
    """Return text with one letter changed into its neighbour."""
    return text[:at] + chr(ord(text[at]) ^ 1) + text[at + 1 :]


def changes(path: Path, value: Any) -> Iterator[dict[str, Any]]:
    """Yield the award with one text or number changed by as little as can be."""
    if isinstance(value, str):
        places = sorted({0, len(value) // 2, len(value) - 1}) if value else []
        yield from (put(path, flipped(value, at)) for at in places)
        yield put(path, value + " ")
    elif isinstance(value, bool):
        yield put(path, not value)
    else:
        yield put(path, value + 1)
    yield without(path)


def genuine(badges: list[dict[str, Any]]) -> list[str]:
    """Return those of several badges that are called genuine, as text."""
    found = values("check", [case(badge) for badge in badges])
    return [
        json.dumps(badge)
        for badge, one in zip(badges, found, strict=True)
        if one["answer"] == "genuine"
    ]


def test_one_letter_changed_anywhere_is_never_genuine():
    every = list(leaves(AWARD))
    badges = [changed for path, value in every for changed in changes(path, value)]
    assert len(every) > 80
    assert genuine(badges) == []


def test_a_field_added_anywhere_is_never_genuine():
    holders = {path[:-1] for path, _ in leaves(AWARD) if isinstance(path[-1], str)}
    badges = []
    for path in holders:
        for name in ("description", "shoeSize"):
            badge = copy.deepcopy(AWARD)
            holder = inner(badge, path)
            if name not in holder:
                holder[name] = "added"
                badges.append(badge)
    assert len(badges) > 30
    assert genuine(badges) == []


def test_a_changed_part_of_what_is_signed_is_proven_and_red():
    names = [
        ("name",),
        ("credentialSubject", "achievement", "name"),
        ("issuer", "name"),
        ("awardedDate",),
    ]
    for path in names:
        text = inner(AWARD, path)
        found = check(put(path, flipped(text, len(text) - 2)))
        assert (found["answer"], found["steps"][-1]["name"]) == ("failed", "unchanged"), path
        assert found["verdict"]["title"] == "Not genuine: it was changed after it was signed"


STATUS: dict[str, Any] = AWARD["credentialStatus"]
REVOKED = {"web": web(list=revocations(ledgers.status().index))}
# Each says the same to JSON-LD, so that its signature fits, and hides the status from readers.
HIDDEN: dict[str, dict[str, Any]] = {
    "under its full address": renamed(("credentialStatus",), f"{C}credentialStatus"),
    "under a keyword": without(("credentialStatus",)) | {
        "@included": [{"id": AWARD["id"], "credentialStatus": STATUS}]
    },
    "as a bare address, told elsewhere": put(("credentialStatus",), STATUS["id"])
    | {"evidence": [*AWARD["evidence"], STATUS]},
    "in a context of its own": put(
        ("@context",), [*AWARD["@context"], {"zustand": f"{C}credentialStatus"}]
    ),
    "in a nested context": without(("credentialStatus",)) | {
        "credentialSubject": AWARD["credentialSubject"]
        | {"@context": {"zustand": f"{C}credentialStatus"}}
    },
    "in a graph": {"@context": AWARD["@context"], "@graph": [AWARD], "proof": AWARD["proof"]},
    "behind a null": put(("credentialStatus",), None) | {f"{C}credentialStatus": STATUS},
}  # fmt: skip


def test_a_status_that_is_signed_but_hidden_from_readers_never_passes():
    assert check(AWARD, **REVOKED)["answer"] == "revoked", "this is what they all hide"
    found = values("check", [case(badge, **REVOKED) for badge in HIDDEN.values()])
    told = dict(zip(HIDDEN, (one["answer"] for one in found), strict=True))
    assert set(told.values()) <= {"unknown", "failed"}, told


ROUNDABOUT = [name for name in HIDDEN if name != "as a bare address, told elsewhere"]


@pytest.mark.parametrize("name", ROUNDABOUT)
def test_what_is_written_in_a_roundabout_way_is_refused_before_it_is_looked_at(name):
    (step,) = check(HIDDEN[name], **REVOKED)["steps"]
    assert (step["name"], step["outcome"]) == ("badge", "unknown")


@pytest.mark.parametrize("term", ["issuer", "validFrom", "credentialStatus", "credentialSubject"])
def test_what_is_signed_about_an_award_is_all_in_its_fields(term):
    """Whatever way there may be to hide a field: it is signed, so it is missed."""
    bare = {name: part for name, part in AWARD.items() if name != "proof"}
    quads = value("canonical", document=bare)
    assert "value" in answers("refuseHidden", [{"credential": bare, "quads": quads}])[0]
    hidden = {name: part for name, part in bare.items() if name != term}
    (answer,) = answers("refuseHidden", [{"credential": hidden, "quads": quads}])
    assert "are not the same" in answer["error"]


def test_a_list_of_one_status_is_looked_up_like_the_status_itself():
    twice = put(("credentialStatus",), [STATUS])
    assert check(twice)["answer"] == "genuine"
    assert check(twice, **REVOKED)["answer"] == "revoked"


def test_spaces_and_the_order_of_fields_are_not_part_of_what_is_signed():
    turned = dict(reversed(AWARD.items()))
    assert check(json.dumps(turned, indent=4))["answer"] == "genuine"
