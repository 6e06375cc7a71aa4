"""A micro-credential: one file in credentials/, an Open Badges Achievement."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from microcred.model.base import Day, Email, Flag, Language, Line, Model, Slug, Text, Url, Version
from microcred.model.evidence import EvidenceSlot
from microcred.model.vocabulary import (
    Adjudication,
    AfterLast,
    AlignmentType,
    Area,
    Depth,
    Grade,
    Origin,
    PolicyUse,
    Purpose,
    Role,
    Stage,
    Status,
)


class MethodComponent(Model):
    """One thing a teacher does, that a rubric criterion can look for."""

    id: Slug
    text: Text


class Method(Model):
    """The research-backed practice, and what it is made of."""

    summary: Text = Field(description="The key method in one sentence.")
    components: tuple[MethodComponent, ...] = ()


class Owner(Model):
    """Who keeps the micro-credential current."""

    name: Line
    contact: Email | Url


class Provider(Model):
    """Who wrote it, on what terms, and with whose money."""

    name: Line
    origin: Origin
    url: Url | None = None
    terms: Text | None = Field(None, description="The terms of an external provider.")
    funder: Line | None = None


class Audience(Model):
    """Whom it is for."""

    subjects: tuple[Slug, ...] = Field(description="`any` for every subject.")
    grades: tuple[Grade, ...]
    roles: tuple[Role, ...]
    stages: tuple[Stage, ...]


class Hours(Model):
    """The work to expect, in hours, lesson time not counted."""

    min: Annotated[int, Field(ge=1, le=1000)]
    max: Annotated[int, Field(ge=1, le=1000)]


class Validity(Model):
    """How long an award lasts."""

    years: Annotated[int, Field(ge=1, le=50)]
    renew_from_days: Annotated[int, Field(ge=0, le=730)] = 90


class Citation(Model):
    """One published source and what it found."""

    citation: Text
    year: Annotated[int, Field(ge=1800, le=2100)]
    finding: Text
    doi: Annotated[str, StringConstraints(pattern=r"^10\.[0-9]{4,9}/\S+$")] | None = None
    isbn: Annotated[str, StringConstraints(pattern=r"^[0-9Xx-]{10,17}$")] | None = None
    eric: Annotated[str, StringConstraints(pattern=r"^E[DJ][0-9]{5,8}$")] | None = None
    url: Url | None = None
    classic: Text | None = Field(None, description="Why an old source is still the one to cite.")

    @property
    def address(self) -> str | None:
        """Return the page where the source can be checked."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        return f"https://eric.ed.gov/?id={self.eric}" if self.eric else self.url


class Essa(Model):
    """The evidence tier after ESSA section 8101(21)(A)."""

    tier: Annotated[int, Field(ge=1, le=4)]
    study: Text | None = Field(None, description="The study behind tier 1, 2 or 3, with its link.")
    rationale: Text | None = Field(None, description="Tier 4: why it should work.")
    evaluation: Text | None = Field(None, description="Tier 4: how its effects are examined.")


class Alignment(Model):
    """A standard that the micro-credential speaks to."""

    framework: Line
    code: Line
    url: Url
    type: AlignmentType
    name: Line | None = None


class Scoring(Model):
    """How a submission is scored, and what follows."""

    scorers: Annotated[int, Field(ge=1, le=5)] | None = None
    blind: Flag | None = None
    qualification: Text | None = Field(None, description="What an evaluator must be able to show.")
    adjudication: Adjudication | None = None
    turnaround_days: Annotated[int, Field(ge=1, le=120)] | None = Field(
        None, description="School days until the teacher has an answer."
    )
    attempts: Annotated[int, Field(ge=1, le=99)] | Literal["unlimited"] | None = None
    after_last: AfterLast | None = None


class Resource(Model):
    """Something to learn from."""

    title: Line
    url: Url
    free: Flag
    medium: Literal["text", "video", "audio", "interactive"] = "text"
    text_alternative: Text | None = Field(None, description="Where the same can be read as text.")


class Image(Model):
    """What the badge generator needs besides the name."""

    alt: Text
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] = Field(
        description="Two letters for the small mark."
    )
    title: Annotated[str, StringConstraints(max_length=36, min_length=1)] | None = Field(
        None, description="A shorter title for the badge."
    )
    variant: Annotated[int, Field(ge=0, le=99)] = 0


class Retirement(Model):
    """When and why a micro-credential was closed."""

    on: Day
    why: Text
    replaced_by: Slug | None = None


class OmittedParts(Model):
    """Why a micro-credential does without a part that others have."""

    overview: Text | None = None
    artefacts: Text | None = None
    reflection: Text | None = None


class Achievement(Model):
    """What a release freezes: everything a teacher and an evaluator were told."""

    id: Slug
    version: Version
    language: Language
    name: Line
    description: Annotated[str, StringConstraints(min_length=1, max_length=400)]
    competency: Text = Field(description="One sentence, exactly one competency.")
    area: Area
    depth: Depth
    provider: Provider
    license: Line
    audience: Audience
    method: Method | None = None
    hours: Hours | None = None
    validity: Validity | Literal["none"] | None = None
    research: tuple[Citation, ...] = ()
    research_limits: Text | None = Field(None, description="Where the evidence is thinner.")
    essa: Essa | None = None
    alignments: tuple[Alignment, ...] = ()
    evidence: tuple[EvidenceSlot, ...] = ()
    omitted_parts: OmittedParts = OmittedParts()
    completion: tuple[Text, ...] = Field(
        (), description="What makes a submission complete, apart from how good it is."
    )
    rubric: Slug | None = None
    scoring: Scoring | None = None
    image: Image | None = None
    integrity: Text | None = Field(None, description="Statement on originality and use of AI.")
    narrative: str = ""


class Credential(Achievement):
    """A micro-credential as its author keeps it: the Achievement, and its upkeep.

    What is added here may change without a new version.
    """

    status: Status
    owner: Owner
    authors: tuple[Line, ...] = Field(
        (), description="Teachers who wrote it, each by their own wish."
    )
    purposes: tuple[Purpose, ...] = ()
    policy_uses: tuple[PolicyUse, ...] = ()
    opens: Line | None = Field(None, description="When a planned one opens, in words.")
    retired: Retirement | None = None
    review_by: Day | None = None
    reviewed: Day | None = Field(None, description="When an owner last reviewed it.")
    supports: Text | None = None
    resources: tuple[Resource, ...] = ()
