"""Evidence slots: what a micro-credential asks a teacher to hand in."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from microcred.model.base import Count, Flag, Line, Model, Slug, Text
from microcred.model.vocabulary import WRITTEN_KINDS, EvidenceKind, Vary

Bounds = tuple[Count, Count]


class EvidenceSlot(Model):
    """One thing to hand in, with how many, how long, and how it may vary."""

    id: Slug
    name: Line = Field(description="A short name a teacher recognises: “Two lesson recordings”.")
    kind: EvidenceKind
    prompt: Text = Field(description="What to hand in, said to the teacher.")
    alternatives: tuple[EvidenceKind, ...] = Field(
        (), description="Other kinds accepted in its place."
    )
    min: Annotated[int, Field(ge=0, le=20)] = 1
    max: Annotated[int, Field(ge=1, le=20)] = 1
    vary: tuple[Vary, ...] = Field((), description="What must differ between the items.")
    any_of: Slug | None = Field(None, description="Slots of one group stand in for each other.")
    words: Bounds | None = Field(None, description="Fewest and most words, for written slots.")
    minutes: Bounds | None = Field(None, description="Shortest and longest recording, in minutes.")
    formats: Line | None = Field(None, description="Accepted formats, in words.")
    shows_students: Flag = Field(False, description="True where a student can be seen or heard.")
    consent: Text | None = Field(
        None, description="Consent and redaction asked for where students are shown."
    )
    transcript: Text | None = Field(
        None, description="What is asked for as captions or transcript of a recording."
    )
    impact: Flag = Field(False, description="True where it shows what changed for students.")

    @property
    def written(self) -> bool:
        """True for text that is part of the submission itself."""
        return self.kind in WRITTEN_KINDS
