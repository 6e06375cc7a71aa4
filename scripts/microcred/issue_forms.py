"""The issue form of a programme: which files it takes, and whether those there are current.

I09 a file of the form is not what the programme makes of it · I10 there is a form in private mode.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from microcred.bot.form import CONFIG, FORM, Choice, form_files
from microcred.document import Source
from microcred.model.program import Program
from microcred.model.release import Release
from microcred.model.vocabulary import Mode, Status
from microcred.offers import offers
from microcred.problem import Problem, Severity
from microcred.releases import version_key
from microcred.survey import Survey


def issue_forms(survey: Survey, program: Program, today: date) -> dict[str, str | None]:
    """Return the text of each file of the form, by its path; None for one that must not be."""
    return form_files(program, list(_choices(survey, today)))


def issue_form_problems(survey: Survey, program: Program | None, today: date) -> Iterator[Problem]:
    """Yield what is not as it should be of the files that are there. Without any, all is well."""
    there = [path for path in _PATHS if (survey.root / path).exists()]
    if program is None or not there:
        return
    wanted = issue_forms(survey, program, today)
    for path in there:
        found = survey.read(path)
        if isinstance(found, Problem):
            yield found
        elif wanted[path] is None and program.mode is Mode.PRIVATE:
            said = (
                "in private mode nobody hands in by an issue: whatever is written there is public"
            )
            yield Problem(path, 1, "I10", Severity.ERROR, said, f"{_COMMAND} removes this form.")
        elif found != Source(path, wanted[path] or ""):
            said = "this is not what the programme and its catalog make of the issue form"
            fix = f"{_COMMAND} writes it anew. Commit what it wrote."
            yield Problem(path, 1, "I09", Severity.WARNING, said, fix)


_COMMAND = "`microcred github form`"
_PATHS = (FORM, CONFIG)


def _choices(survey: Survey, today: date) -> Iterator[Choice]:
    """Yield each micro-credential that takes submissions, by its newest version."""
    offered = offers(survey.read, survey.read_bytes, survey.releases, {}, today)
    for slug in survey.credentials:
        newest = max(survey.releases.get(slug, ()), key=version_key, default=None)
        found = offered(f"{slug}@{newest}") if newest else None
        if found and found.status is Status.ACTIVE and isinstance(found.release, Release):
            yield Choice(found.release.credential.name, found.release.name)
