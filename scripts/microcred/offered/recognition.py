"""What may be wrong with recognition rules: N01 to N11."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Final

from microcred.document import Document
from microcred.model.organization import Part
from microcred.model.pathway import Standing
from microcred.model.recognition import Amendment, Counts, RecognitionRule, Window
from microcred.offered.adopting import adopted_by
from microcred.offered.finding import ANY, Around, Finding, own_name, problems, twice
from microcred.offered.offers import ORGANIZATIONS
from microcred.offered.organizations import known_schools
from microcred.offered.pathways import group_findings, too_many
from microcred.offered.paying import paid_twice
from microcred.offered.rewards import reward_findings
from microcred.pathways import fill
from microcred.problem import Problem, Severity
from microcred.recognition.versions import last_day
from microcred.yamltext import Location


def recognition_problems(around: Around) -> Iterator[Problem]:
    """Yield every problem with recognition rules."""
    for document in around.offers.rules.values():
        findings = chain.from_iterable(check(document, around) for check in _CHECKS)
        yield from problems(document, findings)
    yield from paid_twice(around.offers)


def _named(document: Document[RecognitionRule], around: Around) -> Iterator[Finding]:
    yield from own_name(document, "N01", document.model.id)


def _names(document: Document[RecognitionRule], around: Around) -> Iterator[Finding]:
    model = document.model
    yield from around.file(("owner",), "N02", ORGANIZATIONS, model.owner)
    yield from around.credentials(("counts", "from"), "N02", model.counts.choices, any_too=True)
    for number, one in enumerate(model.whom.organizations):
        if one == ANY:
            continue
        yield from around.file(("whom", "organizations", number), "N02", ORGANIZATIONS, one)
    schools = known_schools(around)
    unread = len(around.offers.organizations) < len(around.names.get(ORGANIZATIONS, ()))
    for number, school in enumerate(() if unread else model.whom.schools):
        if school not in schools:
            message = f"there is no school “{school}” here"
            fix = "Correct the name, or list it under `schools:` of its district."
            at = ("whom", "schools", number)
            yield Finding(at, "N02", message, fix, unknown=school, near=schools)


def _owner(document: Document[RecognitionRule], around: Around) -> Iterator[Finding]:
    found = around.offers.organizations.get(document.model.owner)
    if found and Part.RECOGNISER not in found.model.parts:
        message = f"{found.model.id} recognises awards, and `parts` of {found.path} does not say so"
        yield Finding(("owner",), "N03", message, "Add `recogniser` to its `parts`.")


def _asked(document: Document[RecognitionRule], around: Around) -> Iterator[Finding]:
    """Yield N04 for a rule that nobody could ever meet, or that everybody meets."""
    model = document.model
    counts, at = model.counts, ("counts",)
    if not counts.choices and not counts.groups:
        message = "this counts nothing: it has neither `from` nor `groups`"
        fix = f"Name micro-credentials under `from`, or write [{ANY}]."
        yield Finding(at, "N04", message, fix)
    elif counts.choices and ANY not in counts.choices:
        yield from too_many(at, "N04", counts.at_least, counts.choices)
    yield from _too_many_of_any(model, around)
    yield from group_findings((*at, "groups"), counts.groups, around, "N02", "N04", "N08")
    yield from _grouped(counts)
    for number, change in enumerate(model.amendments):
        if change.at_least and counts.choices and ANY not in counts.choices:
            place = ("amendments", number)
            yield from too_many(place, "N04", change.at_least, counts.choices)
    yield from _capped(model)


def _too_many_of_any(model: RecognitionRule, around: Around) -> Iterator[Finding]:
    """Yield N04 where `any` stands for fewer than are asked for; there may be more one day."""
    owner = around.offers.organizations.get(model.owner)
    if ANY not in model.counts.choices or around.known is None or owner is None:
        return
    adopted = adopted_by(around.offers).get(model.owner)
    there = len(set(around.known) if adopted is None else {*adopted, *model.counts.choices} - {ANY})
    what = "there are" if adopted is None else f"{model.owner} adopts and issues"
    asked: list[tuple[Location, int]] = [(("counts", "at_least"), model.counts.at_least)]
    asked += [
        (("amendments", number, "at_least"), change.at_least)
        for number, change in enumerate(model.amendments)
        if change.at_least
    ]
    for at, many in asked:
        if many > there:
            message = f"this asks for {many} of any, and {what} {there}, so nobody can have enough"
            fix = "Ask for fewer, unless there will be more."
            yield Finding(at, "N04", message, fix, Severity.WARNING)


def _grouped(counts: Counts) -> Iterator[Finding]:
    """Yield N04 where each group has enough to choose from, but not all of them together."""
    asked = [group.at_least for group in counts.groups]
    choices = [tuple(dict.fromkeys(group.choices)) for group in counts.groups]
    each = all(count <= len(group) for count, group in zip(asked, choices, strict=True))
    most = sum(map(len, fill(asked, choices))) if each else sum(asked)
    if most < sum(asked):
        message = f"the groups ask for {sum(asked)} awards, an award counts once, and there are "
        fix = "Name more of them, or ask for fewer."
        yield Finding(("counts", "groups"), "N04", f"{message}{most} to have", fix)


def _capped(model: RecognitionRule) -> Iterator[Finding]:
    cap = model.cap
    if cap is None or cap.per != "ever":
        return
    asked = max(model.counts.at_least, sum(group.at_least for group in model.counts.groups))
    if cap.at_most < asked:
        message = f"at most {cap.at_most} awards are ever counted, and the rule asks for {asked}"
        yield Finding(("cap", "at_most"), "N04", message, "Correct one of the two.")


def _windows(document: Document[RecognitionRule], around: Around) -> Iterator[Finding]:
    model = document.model
    if model.counts.window:
        yield from _window(model.counts.window, ("counts", "window"), model)
    for number, change in enumerate(model.amendments):
        if change.window:
            yield from _window(change.window, ("amendments", number, "window"), model)


def _window(window: Window, at: Location, model: RecognitionRule) -> Iterator[Finding]:
    """Yield N05 for a window without one clear end, or in which nothing could ever count."""
    ends = {"days": window.days, "years": window.years, "until": window.until}
    given = [name for name, value in ends.items() if value is not None]
    if len(given) != 1:
        said = f"several: {', '.join(given)}" if given else "none"
        message = f"a window has one end, `days`, `years` or `until`, and this has {said}"
        yield Finding(at, "N05", message, "Keep the one that is meant.")
    if isinstance(window.begins, date) and window.until and window.until < window.begins:
        message = f"this window ends on {window.until}, before it begins on {window.begins}"
        yield Finding((*at, "until"), "N05", message, "Correct one of the two days.")
        return
    begun = window.begins if isinstance(window.begins, date) else date.min
    end = last_day(window, begun) if begun != date.min else window.until
    first, last = model.effective.first, _ends(model)
    if end and end < first:
        message = f"this window ends on {end}, before the rule holds from {first}: nothing counts"
        yield Finding(at, "N05", message, "Correct one of the two days.")
    elif last and first <= last < begun:
        message = f"this window begins on {begun}, after the rule ended on {last}: nothing counts"
        yield Finding((*at, "begins"), "N05", message, "Correct one of the two days.")


def _ends(model: RecognitionRule) -> date | None:
    """Return the last day on which a rule ever held, None where it has none."""
    days = [change.until for change in model.amendments if change.until]
    return max([model.effective.last, *days]) if model.effective.last else None


def _days(document: Document[RecognitionRule], around: Around) -> Iterator[Finding]:
    """Yield N06 for days of the rule itself that do not follow on each other."""
    model = document.model
    first, last = model.effective.first, model.effective.last
    if last and last < first:
        message = f"the rule ends on {last}, before it begins on {first}"
        yield Finding(("effective", "until"), "N06", message, "Correct one of the two days.")
    ended = last or any(change.until for change in model.amendments)
    if model.status is Standing.ENDED and not ended:
        message = "the rule has ended, and nothing says on which day"
        yield Finding(("effective",), "N06", message, "Add `until:` with its last day.")
    for number, change in enumerate(model.amendments):
        at = ("amendments", number)
        if change.until and change.until < first:
            message = f"this ends the rule on {change.until}, before it begins on {first}"
            yield Finding((*at, "until"), "N06", message, "Correct one of the two days.")


def _amendments(document: Document[RecognitionRule], around: Around) -> Iterator[Finding]:
    """Yield N09 for amendments before the rule, out of order, or that change nothing."""
    model = document.model
    for number, change in enumerate(model.amendments):
        at = ("amendments", number)
        if change.effective < model.effective.first:
            message = (
                f"this takes effect on {change.effective}, before the rule does on "
                f"{model.effective.first}"
            )
            fix = "Correct the day, or write the change into the rule itself."
            yield Finding((*at, "effective"), "N09", message, fix)
        yield from _in_order(model.amendments, number)
        new = (change.window, change.at_least, change.rewards, change.until)
        if all(value is None for value in new):
            message = "this amendment changes nothing"
            fix = "Add what is new: `window`, `at_least`, `rewards` or `until`."
            yield Finding(at, "N09", message, fix)


def _in_order(amendments: Sequence[Amendment], number: int) -> Iterator[Finding]:
    change, before = amendments[number], amendments[number - 1] if number else None
    for name in ("on", "effective"):
        if before and getattr(change, name) < getattr(before, name):
            message = f"`{name}` is before that of the amendment above it"
            fix = "Put amendments in the order of their days: the last one holds."
            yield Finding(("amendments", number, name), "N09", message, fix)


def _rewards(document: Document[RecognitionRule], around: Around) -> Iterator[Finding]:
    yield from reward_findings(document.model)


def _listed_once(document: Document[RecognitionRule], around: Around) -> Iterator[Finding]:
    model = document.model
    yield from twice(("counts", "from"), "N08", model.counts.choices, "the micro-credential")
    yield from twice(("whom", "organizations"), "N08", model.whom.organizations, "the organisation")
    yield from twice(("whom", "schools"), "N08", model.whom.schools, "the school")
    yield from twice(("whom", "tags"), "N08", model.whom.tags, "the tag")
    yield from twice(("whom", "stages"), "N08", model.whom.stages, "the stage")


_CHECKS: Final[tuple[Callable[[Document[RecognitionRule], Around], Iterator[Finding]], ...]] = (
    _named,
    _names,
    _owner,
    _asked,
    _windows,
    _days,
    _amendments,
    _rewards,
    _listed_once,
)
