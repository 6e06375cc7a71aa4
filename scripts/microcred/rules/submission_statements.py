"""Rules about what a teacher states: consent, and whose work it is."""

from __future__ import annotations

from collections.abc import Iterator

from microcred.model.vocabulary import EvidenceKind
from microcred.problem import Severity
from microcred.rules.rule import Finding, rule
from microcred.rules.submission import HandedIn, listed
from microcred.rules.submission_files import kinds_of
from microcred.saying import Saying

_NO_CONSENT = Saying("S18.none", "{names} can show students, and nothing is said of consent")
_NOBODY = Saying("S18.nobody", "you state that no student can be seen or heard in {names}")
_NO_FORMS = Saying(
    "S18.forms", "{names} can show students, but their families' consent is not on file"
)
_UNCOVERED = Saying("S18.uncovered", "names and faces in {names} are not said to be covered")


@rule(
    "S18",
    "Where students are shown, consent is on file and names are covered.",
    reason="A recording or a piece of work that shows a student is an education record when a "
    "school or its programme keeps it. Families decide, and nothing more than needed is shown.",
    source="U.S. Department of Education, FAQ on photos and videos under FERPA; consent forms of "
    "the National Board for Professional Teaching Standards.",
    fix="Write `consent: {students_visible: true, forms_on_file: true, redacted: true}` once each "
    "of these is so.",
    note="Student work shows students even where the slot does not say so. That recordings are not "
    "redacted, or show nobody, is a warning.",
)
def consent_is_stated(handed: HandedIn) -> Iterator[Finding]:
    """Yield what is missing of the consent that items with students ask for."""
    shown = [
        (f"“{slot.name}”", EvidenceKind.STUDENT_WORK in kinds_of(item, slot))
        for _, item, slot in handed.items()
        if slot.shows_students or EvidenceKind.STUDENT_WORK in kinds_of(item, slot)
    ]
    if not shown:
        return
    names = listed(list(dict.fromkeys(name for name, _ in shown)))
    consent, work = handed.submission.consent, any(is_work for _, is_work in shown)
    if consent is None:
        yield handed.at(("consent",), _NO_CONSENT(names=names))
        return
    if not consent.students_visible:
        fix = "Correct `students_visible` if one can: every family decides for its child."
        at = ("consent", "students_visible")
        yield handed.at(at, _NOBODY(names=names), fix, Severity.WARNING)
    elif not consent.forms_on_file:
        fix = (
            "Collect the forms first, then set `forms_on_file: true`. Or leave these students out."
        )
        yield handed.at(("consent", "forms_on_file"), _NO_FORMS(names=names), fix)
    if not consent.redacted and (work or consent.students_visible):
        fix = "Cover names, and faces without consent, then set `redacted: true`."
        severity = None if work else Severity.WARNING
        yield handed.at(("consent", "redacted"), _UNCOVERED(names=names), fix, severity)


_NO_STATEMENT = Saying("S19.none", "nothing is said of whose work this is")
_NOT_OWN = Saying(
    "S19.own", "it is not stated that this is your own work, so it cannot be scored as yours"
)


@rule(
    "S19",
    "The teacher states that the work is their own.",
    reason="An award says that this person can do this. A statement made before scoring is fairer "
    "than a suspicion afterwards.",
    source="NEA's policy on denial and revocation, which names work made by AI.",
    fix="Write `integrity: {own_work: true, ai_use: …}`, and say in `ai_use` which AI tool was "
    "used, for what, or none.",
)
def work_is_own(handed: HandedIn) -> Iterator[Finding]:
    """Yield when the statement is missing, or denies it."""
    integrity = handed.submission.integrity
    if integrity is None:
        yield handed.at(("integrity",), _NO_STATEMENT())
    elif not integrity.own_work:
        fix = "Hand in only what is yours; what is not can be named in the text as a source."
        yield handed.at(("integrity", "own_work"), _NOT_OWN(), fix)
