"""What the issue form asks for. GitHub puts each label above its answer, as a heading."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

LABEL: Final = "submission"
"""The label of issues that were written with the form."""

EMPTY: Final = "_No response_"
"""What GitHub writes where nothing was answered."""


class Field(StrEnum):
    """The questions, by the ids of the form, in their order."""

    CREDENTIAL = "credential"
    AGAIN = "again"
    FILE = "file"
    EVIDENCE = "evidence"
    PARTS = "parts"
    CONSENT = "consent"
    INTEGRITY = "integrity"
    AI = "ai"
    NAME = "name"
    PUBLISH = "publish"
    PUBLIC = "public"

    @property
    def label(self) -> str:
        """Return what the question is called."""
        return _LABELS[self]


_LABELS: Final = {
    Field.CREDENTIAL: "Micro-credential",
    Field.AGAIN: "Next attempt",
    Field.FILE: "File from the site",
    Field.EVIDENCE: "Evidence",
    Field.PARTS: "Written parts",
    Field.CONSENT: "Students",
    Field.INTEGRITY: "Whose work it is",
    Field.AI: "AI tools",
    Field.NAME: "Name on the award",
    Field.PUBLISH: "What the public may see",
    Field.PUBLIC: "Public for good",
}


class Tick(StrEnum):
    """The boxes to tick, by the fields of an attempt that they stand for."""

    STUDENTS_VISIBLE = "students_visible"
    FORMS_ON_FILE = "forms_on_file"
    REDACTED = "redacted"
    OWN_WORK = "own_work"
    EVIDENCE = "evidence"
    PAGE = "page"
    UNDERSTOOD = "understood"

    @property
    def says(self) -> str:
        """Return what is stated by ticking it."""
        return _SAYS[self]


_SAYS: Final = {
    Tick.STUDENTS_VISIBLE: "A student can be seen or heard in what I hand in, or made it.",
    Tick.FORMS_ON_FILE: (
        "I keep a signed consent of the family of each student who can be recognised."
    ),
    Tick.REDACTED: "Names, and faces without consent, are covered.",
    Tick.OWN_WORK: "The work and the words are my own.",
    Tick.EVIDENCE: "Show the links to my evidence on the award.",
    Tick.PAGE: "Make one page that lists all my awards of this programme.",
    Tick.UNDERSTOOD: "I have read what is public for good.",
}

TICKS: Final = {
    Field.CONSENT: (Tick.STUDENTS_VISIBLE, Tick.FORMS_ON_FILE, Tick.REDACTED),
    Field.INTEGRITY: (Tick.OWN_WORK,),
    Field.PUBLISH: (Tick.EVIDENCE, Tick.PAGE),
    Field.PUBLIC: (Tick.UNDERSTOOD,),
}
"""Which boxes a question has."""
