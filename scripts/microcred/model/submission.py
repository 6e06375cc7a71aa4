"""A submission: submissions/<credential>/<id>/attempt-<n>.md."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from microcred.model.base import Day, Flag, Line, Model, Slug, Text, Url
from microcred.model.identity import EarnerId, ReleaseName, Sha256
from microcred.model.vocabulary import EvidenceKind

MediaType = Annotated[
    str, StringConstraints(pattern=r"^[a-z]+/[a-z0-9][a-z0-9.+-]*$", max_length=100)
]


class Readiness(StrEnum):
    """Whether evaluators may look at it."""

    DRAFT = "draft"
    READY = "ready"


class Earner(Model):
    """Who hands in: a GitHub account by its number, or an id that only the roster resolves."""

    id: EarnerId


class EvidenceItem(Model):
    """One thing handed in: where it is, and the facts by which anyone can check it is the same."""

    slot: Slug = Field(description="The evidence slot it is for.")
    kind: EvidenceKind | None = Field(
        None, description="Where the slot accepts several kinds: which one this is."
    )
    url: Url
    sha256: Sha256 = Field(description="The fingerprint of the file, 64 characters.")
    media_type: MediaType
    bytes: Annotated[int, Field(ge=1, le=10**12)]
    duration: Annotated[int, Field(ge=1, le=86_400)] | None = Field(
        None, description="Length of a recording, in seconds."
    )
    captured: Day | None = Field(None, description="The day it was recorded or collected.")
    class_: Line | None = Field(None, alias="class", description="Which class, as in `period-3`.")
    topic: Line | None = None
    transcript: Url | None = Field(None, description="Captions or a transcript of a recording.")


class Consent(Model):
    """What a teacher states about the students who can be seen or heard."""

    students_visible: Flag
    forms_on_file: Flag = False
    redacted: Flag = False


class Integrity(Model):
    """What a teacher states about whose work it is."""

    own_work: Flag
    ai_use: Text | None = Field(None, description="Which AI tool was used, and for what.")


class Publish(Model):
    """The earner's choices about what the public sees. Nothing unless chosen."""

    name: Line | None = Field(None, description="A name to show on the award.")
    evidence: Flag = Field(False, description="True to show the links to the evidence.")
    page: Flag = Field(False, description="True for a page that lists this earner's awards.")


class Submission(Model):
    """One attempt: the front matter's fields, and the written parts below it as `narrative`."""

    credential: ReleaseName
    earner: Earner
    status: Readiness
    evidence: tuple[EvidenceItem, ...] = ()
    consent: Consent | None = None
    integrity: Integrity | None = None
    publish: Publish = Publish()
    narrative: str = ""
