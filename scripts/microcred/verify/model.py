"""What Open Badges 3.0 demands of an AchievementCredential, as a model of our own.

Only what is demanded is here; fields beyond it are let be. After the data models of Open Badges 3.0
(sections B.1 and following) and of Verifiable Credentials 2.0 (section 4). Dates are only looked
for: whether they can be read is a check of its own.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Final

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

CREDENTIALS: Final = "https://www.w3.org/ns/credentials/v2"
_OPEN_BADGES = re.compile(
    r"https://purl\.imsglobal\.org/spec/ob/v3p0/context(?:-3\.0\.[0-9]+)?\.json"
)
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_TOLD: Final = 4


def problems(document: dict[str, Any]) -> list[str]:
    """Return each demand that a document does not meet, in words for people."""
    try:
        AchievementCredential.model_validate(document)
    except ValidationError as error:
        return [_said(one["loc"], one["type"], one["msg"]) for one in error.errors()]
    return []


def summed_up(found: list[str]) -> str:
    """Return the first few problems in one sentence, and how many more there are."""
    rest = len(found) - _TOLD
    more = [f"and {rest} more"] if rest > 0 else []
    return "; ".join([*found[:_TOLD], *more])


def _said(at: tuple[str | int, ...], kind: str, message: str) -> str:
    steps = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in at)
    name = steps.removeprefix(".") or "the credential"
    if kind == "missing":
        return f"{name} is missing"
    said = message.removeprefix("Value error, ").removeprefix("Input ")
    return f"{name}: {said[:1].lower()}{said[1:]}"


def _listed(value: object) -> object:
    return value if isinstance(value, list) else [value]


def _one_of(*names: str) -> AfterValidator:
    def named(found: list[str]) -> list[str]:
        if not set(found) & set(names):
            raise ValueError(f"does not name {' or '.join(names)}")
        return found

    return AfterValidator(named)


def _iri(text: str) -> str:
    if not _IRI.fullmatch(text):
        raise ValueError("should be a whole address, such as https://… or urn:uuid:…")
    return text


def _full(text: str) -> str:
    if not text.strip():
        raise ValueError("should not be empty")
    return text


Listed = BeforeValidator(_listed)
Names = Annotated[list[str], Listed]
Iri = Annotated[str, AfterValidator(_iri)]
Text = Annotated[str, AfterValidator(_full)]


class _Part(BaseModel):
    """A part of a credential. What Open Badges does not speak of may be in it as well."""

    model_config = ConfigDict(extra="allow", frozen=True, strict=True)


class Criteria(_Part):
    """How it is earned: an address or a text."""

    id: Iri | None = None
    narrative: str | None = None

    @model_validator(mode="after")
    def _say_something(self) -> Criteria:
        if not (self.id or self.narrative):
            raise ValueError("has neither an id nor a narrative")
        return self


class Alignment(_Part):
    """A standard."""

    type: Annotated[Names, _one_of("Alignment")]
    target_name: Text = Field(alias="targetName")
    target_url: Iri = Field(alias="targetUrl")


class RubricCriterionLevel(_Part):
    """A level of a criterion."""

    id: Iri
    type: Annotated[Names, _one_of("RubricCriterionLevel")]
    name: Text


class ResultDescription(_Part):
    """A result that can be achieved."""

    id: Iri
    type: Annotated[Names, _one_of("ResultDescription")]
    name: Text
    result_type: Text = Field(alias="resultType")
    levels: Annotated[list[RubricCriterionLevel], Listed] = Field([], alias="rubricCriterionLevel")


class Image(_Part):
    """A picture."""

    id: Text
    type: Annotated[Names, _one_of("Image")]


class Profile(_Part):
    """Who issued it, or wrote it."""

    id: Iri
    type: Annotated[Names, _one_of("Profile")]


def _profile(value: object) -> object:
    """Return a profile in place of its mere address."""
    return {"id": value, "type": ["Profile"]} if isinstance(value, str) else value


ProfileRef = Annotated[Profile, BeforeValidator(_profile)]


class Achievement(_Part):
    """What was achieved."""

    id: Iri
    type: Annotated[Names, _one_of("Achievement")]
    name: Text
    description: Text
    criteria: Criteria
    creator: ProfileRef | None = None
    image: Image | None = None
    alignment: Annotated[list[Alignment], Listed] = []
    result_description: Annotated[list[ResultDescription], Listed] = Field(
        [], alias="resultDescription"
    )


class IdentityObject(_Part):
    """A way in which the earner is named."""

    type: Annotated[Names, _one_of("IdentityObject")]
    hashed: bool
    identity_hash: Text = Field(alias="identityHash")
    identity_type: Text = Field(alias="identityType")
    salt: str | None = None


class Result(_Part):
    """A result that was achieved."""

    type: Annotated[Names, _one_of("Result")]
    result_description: Iri | None = Field(None, alias="resultDescription")
    achieved_level: Iri | None = Field(None, alias="achievedLevel")


class AchievementSubject(_Part):
    """Who achieved what."""

    id: Iri | None = None
    type: Annotated[Names, _one_of("AchievementSubject")]
    achievement: Achievement
    identifier: Annotated[list[IdentityObject], Listed] = []
    result: Annotated[list[Result], Listed] = []

    @model_validator(mode="after")
    def _name_somebody(self) -> AchievementSubject:
        if not (self.id or self.identifier):
            raise ValueError("has neither an id nor an identifier, so it is nobody's")
        return self


class Evidence(_Part):
    """What it rests on."""

    id: Iri | None = None
    type: Annotated[Names, _one_of("Evidence")]


class Typed(_Part):
    """Anything that has to say what it is."""

    type: Annotated[Names, Field(min_length=1)]


class Schema(Typed):
    """A schema that the credential names."""

    id: Iri


def _contexts(found: list[Any]) -> list[Any]:
    """Return the contexts if those of both specifications come first, in their order."""
    if found[:1] != [CREDENTIALS]:
        raise ValueError(f"the first context is not {CREDENTIALS}")
    if len(found) < 2 or not (isinstance(found[1], str) and _OPEN_BADGES.fullmatch(found[1])):
        raise ValueError("the second context is not that of Open Badges 3.0")
    return found


class AchievementCredential(_Part):
    """The whole. `credentialStatus` is one object: a list of them fails others' validators."""

    context: Annotated[list[Any], AfterValidator(_contexts)] = Field(alias="@context")
    id: Iri
    type: Annotated[
        list[str],
        Listed,
        _one_of("VerifiableCredential"),
        _one_of("AchievementCredential", "OpenBadgeCredential"),
    ]
    issuer: ProfileRef
    valid_from: Text = Field(alias="validFrom")
    valid_until: Text | None = Field(None, alias="validUntil")
    awarded: Text | None = Field(None, alias="awardedDate")
    credential_subject: AchievementSubject = Field(alias="credentialSubject")
    evidence: Annotated[list[Evidence], Listed] = []
    credential_status: Typed | None = Field(None, alias="credentialStatus")
    credential_schema: Annotated[list[Schema], Listed] = Field([], alias="credentialSchema")
