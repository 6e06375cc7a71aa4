"""What Open Badges 3.0 demands, field by field."""

import json

import pytest

from microcred.verify.model import problems, summed_up
from tests import ledgers
from tests.verify import others
from tests.verify.world import changed

AWARD = ledgers.signed()
SUBJECT = "credentialSubject"
ACHIEVEMENT = f"{SUBJECT}.achievement"


def test_ours_and_others_have_all_of_it():
    assert problems(AWARD) == []
    assert problems(ledgers.signed(mode="open")) == []
    assert problems(json.loads(others.integrity())) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"@context": None}, "@context is missing"),
        ({"@context": "https://www.w3.org/ns/credentials/v2"}, "@context: should be a valid list"),
        ({"@context.0": AWARD["@context"][1]}, "the first context is not"),
        ({"@context": AWARD["@context"][::-1]}, "the first context is not"),
        ({"@context": [AWARD["@context"][0], AWARD["@context"][2]]}, "the second context is not"),
        ({"@context": AWARD["@context"][:1]}, "the second context is not"),
        ({"id": None}, "id is missing"),
        ({"id": "wait-time"}, "id: should be a whole address"),
        ({"type": None}, "type is missing"),
        ({"type": ["VerifiableCredential"]}, "type: does not name AchievementCredential"),
        ({"type": "AchievementCredential"}, "type: does not name VerifiableCredential"),
        ({"issuer": None}, "issuer is missing"),
        ({"issuer": 7}, "issuer: "),
        ({"issuer": "Somebody"}, "issuer.id: should be a whole address"),
        ({"issuer.id": None}, "issuer.id is missing"),
        ({"issuer.type": ["Person"]}, "issuer.type: does not name Profile"),
        ({"validFrom": None}, "validFrom is missing"),
        ({"validFrom": [AWARD["validFrom"]]}, "validFrom: should be a valid string"),
        ({SUBJECT: None}, "credentialSubject is missing"),
        ({SUBJECT: []}, "credentialSubject: "),
        ({f"{SUBJECT}.type": ["Person"]}, "does not name AchievementSubject"),
        ({f"{SUBJECT}.identifier": None}, "it is nobody's"),
        ({f"{SUBJECT}.identifier": []}, "it is nobody's"),
        (
            {f"{SUBJECT}.identifier.0.hashed": "true"},
            "identifier[1].hashed: should be a valid bool",
        ),
        ({f"{SUBJECT}.identifier.0.type": "Identity"}, "does not name IdentityObject"),
        ({f"{SUBJECT}.identifier.0.identityHash": None}, "identityHash is missing"),
        ({f"{SUBJECT}.identifier.0.identityType": None}, "identityType is missing"),
        ({f"{SUBJECT}.result.0.type": ["Score"]}, "result[1].type: does not name Result"),
        ({f"{SUBJECT}.result.0.achievedLevel": "meets"}, "achievedLevel: should be a whole"),
        ({ACHIEVEMENT: None}, "credentialSubject.achievement is missing"),
        ({f"{ACHIEVEMENT}.id": None}, "achievement.id is missing"),
        ({f"{ACHIEVEMENT}.type": []}, "does not name Achievement"),
        ({f"{ACHIEVEMENT}.name": ""}, "achievement.name: should not be empty"),
        ({f"{ACHIEVEMENT}.description": None}, "achievement.description is missing"),
        ({f"{ACHIEVEMENT}.criteria": None}, "achievement.criteria is missing"),
        ({f"{ACHIEVEMENT}.criteria": {}}, "has neither an id nor a narrative"),
        ({f"{ACHIEVEMENT}.image": {"id": "x"}}, "image.type is missing"),
        ({f"{ACHIEVEMENT}.alignment": [{"type": "Alignment"}]}, "targetName is missing"),
        ({f"{ACHIEVEMENT}.resultDescription.0.name": None}, "resultDescription[1].name is missing"),
        ({f"{ACHIEVEMENT}.resultDescription.0.resultType": None}, "resultType is missing"),
        (
            {f"{ACHIEVEMENT}.resultDescription.0.rubricCriterionLevel.0.name": None},
            "rubricCriterionLevel[1].name is missing",
        ),
        ({"evidence.0.type": "Proof"}, "evidence[1].type: does not name Evidence"),
        ({"credentialStatus": [AWARD["credentialStatus"]]}, "credentialStatus: "),
        ({"credentialStatus.type": None}, "credentialStatus.type is missing"),
        ({"credentialSchema.0.id": None}, "credentialSchema[1].id is missing"),
    ],
)
def test_each_demand(change, says):
    found = problems(changed(AWARD, change))
    assert any(says in each for each in found), found


def test_pitfall_01_the_order_of_contexts_is_looked_at():
    assert problems(changed(AWARD, {"@context": AWARD["@context"][1:]}))


def test_pitfall_02_a_status_is_one_object():
    assert problems(changed(AWARD, {"credentialStatus": [AWARD["credentialStatus"]] * 2}))


@pytest.mark.parametrize(
    "change",
    [
        {"issuer": AWARD["issuer"]["id"]},
        {"type": ["VerifiableCredential", "OpenBadgeCredential"]},
        {"evidence": AWARD["evidence"][0]},
        {"@context.1": "https://purl.imsglobal.org/spec/ob/v3p0/context.json"},
        {f"{SUBJECT}.identifier": AWARD[SUBJECT]["identifier"][0]},
        {"somethingElse": {"anything": [1, None]}},
        {"credentialStatus": None},
        {"evidence": None},
    ],
)
def test_what_may_differ(change):
    assert problems(changed(AWARD, change)) == []


def test_many_problems_are_summed_up():
    found = problems({})
    assert len(found) == 6
    said = summed_up(found)
    assert said.startswith("@context is missing; id is missing")
    assert said.endswith("and 2 more")
