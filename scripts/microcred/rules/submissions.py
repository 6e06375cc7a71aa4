"""The rules that submissions are held to, one registry line each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from microcred.definition import UNREAD
from microcred.model.submission import Readiness
from microcred.problem import Problem, Severity
from microcred.rules import (
    submission_files,
    submission_identity,
    submission_links,
    submission_location,
    submission_names,
    submission_privacy,
    submission_release,
    submission_slots,
    submission_statements,
    submission_writing,
)
from microcred.rules.rule import Rule
from microcred.rules.submission import HandedIn

ALWAYS: tuple[Rule[HandedIn], ...] = (
    submission_identity.folder_agrees,
    submission_identity.attempts_follow,
    submission_identity.attempts_agree,
    submission_privacy.no_media_inside,
    submission_privacy.no_email,
    submission_privacy.no_phone_number,
    submission_names.no_graded_name,
    submission_names.nobody_else_is_named,
    submission_location.nowhere_located,
    submission_privacy.no_personal_number,
)
"""What holds for every attempt, for as long as it is kept."""

UNTIL_SETTLED: tuple[Rule[HandedIn], ...] = (
    submission_release.release_is_published,
    submission_release.version_is_open,
    submission_identity.attempts_are_left,
    submission_identity.earner_fits_mode,
    submission_slots.items_have_a_slot,
    submission_slots.no_more_than_asked,
    submission_files.kind_fits,
    submission_files.size_is_possible,
    submission_links.links_are_allowed,
    submission_files.captured_by_now,
    submission_slots.draft_is_counted,
)
"""What holds until it was decided on: settings and versions may change afterwards."""

COMPLETENESS: tuple[Rule[HandedIn], ...] = (
    submission_slots.all_is_in,
    submission_slots.items_vary,
    submission_files.length_fits,
    submission_files.fingerprints_are_real,
    submission_statements.consent_is_stated,
    submission_statements.work_is_own,
    submission_writing.words_fit,
    submission_writing.parts_are_apart,
)
"""What a draft may still lack: its problems are warnings there."""

SUBMISSION_RULES: tuple[Rule[HandedIn], ...] = tuple(
    sorted((*ALWAYS, *UNTIL_SETTLED, *COMPLETENESS), key=lambda rule: rule.code)
)
"""All of them, in the order of their codes."""


def submission_problems(handed: HandedIn) -> Iterator[Problem]:
    """Yield every problem of one attempt, by the rules that it is held to."""
    for rule in ALWAYS:
        yield from rule.problems(handed)
    if handed.settled:
        return
    for rule in UNTIL_SETTLED:
        yield from rule.problems(handed)
    ready = handed.document is UNREAD or handed.submission.status is Readiness.READY
    for rule in COMPLETENESS:
        found = rule.problems(handed)
        yield from found if ready else map(_softened, found)


def _softened(problem: Problem) -> Problem:
    error = problem.severity is Severity.ERROR
    return replace(problem, severity=Severity.WARNING) if error else problem
