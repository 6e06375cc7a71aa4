"""An AchievementCredential before it is signed, whole and part by part."""

import base64
import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.badge import CONTEXTS, file_bytes, valid_until
from microcred.model.credential import Provider, Validity
from microcred.model.release import digest, release_bytes
from microcred.model.vocabulary import Origin
from tests.ledgers import AWARDED, attempt, decision, document, issuer, release

GOLDEN = Path(__file__).parent / "golden"
PARTNER = Provider(name="Partner & Co", origin=Origin.EXTERNAL, url="https://partner.example/")
EVERYTHING = {
    "issuer": issuer(description="A district.", email="badges@good.example"),
    "release": release(validity=Validity(years=5), provider=PARTNER),
    "attempts": (attempt(**{"publish.evidence": True, "publish.name": "Ada Example"}),),
}


@pytest.mark.parametrize("mode", ["private", "open"])
@pytest.mark.parametrize(("name", "changes"), [("plain", {}), ("everything", EVERYTHING)])
def test_the_whole_credential(mode, name, changes):
    made = document(mode=mode, **changes)
    assert json.dumps(made, indent=1, ensure_ascii=False) + "\n" == (
        GOLDEN / f"{mode}-{name}.json"
    ).read_text("utf-8")


def test_pitfall_01_the_contexts_stand_in_the_order_that_validators_look_at():
    assert document()["@context"] == list(CONTEXTS)
    assert CONTEXTS == (
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
    )
    (schema,) = document()["credentialSchema"]
    assert schema["type"] == "1EdTechJsonSchemaValidator2019"  # what needs the third one


def test_pitfall_02_the_status_is_one_bitstring_entry_with_an_id():
    status = document()["credentialStatus"]
    assert status == {
        "id": "https://good.example/awards/status/1.json#9973",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": "9973",
        "statusListCredential": "https://good.example/awards/status/1.json",
    }


def test_pitfall_08_moments_name_their_zone_and_the_award_is_valid_from_when_it_was_decided():
    made = document()
    assert made["awardedDate"] == made["validFrom"] == "2026-11-21T20:48:00Z"


def test_pitfall_09_the_id_is_the_address_where_the_credential_can_be_read():
    assert document()["id"] == f"https://good.example/awards/{decision().award}.json"


def test_the_achievement_is_named_by_the_permanent_address_of_its_version():
    achievement = document()["credentialSubject"]["achievement"]
    assert achievement["id"] == "https://good.example/credentials/think-time/1.0/"
    assert achievement["achievementType"] == "MicroCredential"


def test_the_hash_of_the_release_is_carried_where_the_data_model_has_it():
    (related,) = document()["relatedResource"]
    hashed = digest(release_bytes(release()))
    assert related["id"].endswith("/credentials/think-time/1.0/release.json")
    assert base64.b64decode(related["digestSRI"].removeprefix("sha256-")).hex() == hashed


def test_each_result_names_a_level_that_its_criterion_describes():
    subject = document()["credentialSubject"]
    described = {one["id"]: one for one in subject["achievement"]["resultDescription"]}
    assert len(subject["result"]) == len(described) == 2
    for result in subject["result"]:
        levels = described[result["resultDescription"]]["rubricCriterionLevel"]
        assert result["achievedLevel"] in {level["id"] for level in levels}


def test_what_the_levels_look_like_stays_at_the_address_of_the_achievement():
    text = json.dumps(document())
    assert "The questions ask for recall." not in text
    assert "Most pauses are shorter than three seconds." not in text


def test_a_criterion_may_have_any_name_without_meeting_another_address():
    made = document()["credentialSubject"]["achievement"]
    ids = [made["criteria"]["id"], made["image"]["id"], made["id"]]
    for described in made["resultDescription"]:
        ids += [described["id"], *(level["id"] for level in described["rubricCriterionLevel"])]
    assert len(set(ids)) == len(ids)


def test_a_language_that_the_official_schema_does_not_know_is_left_out():
    achievement = document(release=release(language="en-us"))["credentialSubject"]["achievement"]
    assert "inLanguage" not in achievement


def test_a_release_without_a_rubric_has_no_results():
    bare = release().model_copy(update={"rubric": None})
    made = document(release=bare, decision=decision(results=()))
    assert "resultDescription" not in made["credentialSubject"]["achievement"]
    assert "result" not in made["credentialSubject"]


@pytest.mark.parametrize(
    ("awarded", "years", "until"),
    [
        ("2026-11-21T20:48:00Z", 5, "2031-11-21T20:48:00Z"),
        ("2028-02-29T09:00:00Z", 4, "2032-02-29T09:00:00Z"),
        ("2028-02-29T09:00:00Z", 5, "2033-02-28T09:00:00Z"),
        ("2027-02-28T09:00:00Z", 1, "2028-02-28T09:00:00Z"),
    ],
)
def test_an_award_lasts_whole_years(awarded, years, until):
    lasting = release(validity=Validity(years=years))
    made = document(release=lasting, decision=decision(decided=awarded))
    assert made["validUntil"] == until


@pytest.mark.parametrize("validity", [None, "none"])
def test_an_award_without_validity_never_expires(validity):
    assert "validUntil" not in document(release=release(validity=validity))


@given(
    st.integers(-9000, 90000).map(lambda days: AWARDED + timedelta(days=days)),
    st.integers(1, 50),
)
def test_the_last_day_is_never_later_than_the_same_day_of_that_year(awarded, years):
    until = valid_until(awarded, years)
    assert until.year == awarded.year + years
    assert (until.month, until.timetz()) == (awarded.month, awarded.timetz())
    assert until.day == awarded.day or (awarded.day, until.day) == (29, 28)
    assert timedelta(days=365 * years) <= until - awarded + timedelta(days=1)


def test_the_file_is_compact_and_ends_in_a_line_end():
    assert file_bytes({"b": "ä", "a": [1]}) == '{"b":"ä","a":[1]}\n'.encode()
