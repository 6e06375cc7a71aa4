"""What rules ask and give, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from microcred.model.organization import Organization, Source
from microcred.model.pathway import Standing
from microcred.model.recognition import (
    Begins,
    CountedBy,
    Per,
    RecognitionRule,
    Reward,
    RewardKind,
    Whom,
    Window,
)
from microcred.offered.finding import ANY
from microcred.offered.offers import Offers
from microcred.recognition.versions import Version, holds_from, versions
from microcred.recognition.whom import meant
from microcred.site.chart import Data
from microcred.words import counted, day, listed, sentence

AWARD = "micro-credential"


def present(rule: RecognitionRule, today: date) -> Version:
    """Return a rule as it stands; one that is not in effect yet, as it will begin."""
    found = versions(rule, today)
    return found[-1] if found else versions(rule, rule.effective.first)[-1]


def state(rule: RecognitionRule, today: date) -> Data:
    """Return whether awards count by a rule today: icon, word and tint."""
    ends = present(rule, today).ends
    if rule.status is Standing.DRAFT:
        return {"text": "Draft: would count", "icon": "clock", "tone": "info"}
    if rule.status is Standing.ENDED or (ends and ends < today):
        last = f" since {day(ends)}" if ends and ends < today else ""
        return {"text": f"No longer{last}", "icon": "archive", "tone": "mute"}
    if rule.effective.first > today:
        first = day(rule.effective.first)
        return {"text": f"Counts from {first}", "icon": "calendar", "tone": "info"}
    return {"text": "Counts", "icon": "check", "tone": "ok"}


def asks(rule: RecognitionRule, today: date, *, adopts: bool = False) -> str:
    """Return `any 3 of 15 micro-credentials, awarded within 365 days of the first award`.

    `any` of an owner who `adopts` some is one of those.
    """
    now = present(rule, today)
    choices = rule.counts.choices
    if not choices:
        said = counted(now.at_least, AWARD)
    elif ANY in choices:
        what = f"adopted {AWARD}" if adopts else AWARD
        said = f"any {what}" if now.at_least == 1 else f"any {now.at_least:,} {what}s"
    elif now.at_least == len(choices):
        one = now.at_least == 1
        said = f"this {AWARD}" if one else f"all {now.at_least:,} {AWARD}s of its list"
    else:
        some = "one" if now.at_least == 1 else f"{now.at_least:,}"
        said = f"any {some} of {counted(len(choices), AWARD)}"
    groups = [f"{one.at_least} from “{one.name}”" for one in rule.counts.groups]
    among = f", {'with at least ' if choices else ''}{listed(groups)}" if groups else ""
    return said + among + _within(now.window, rule.counts.by) + _capped(rule)


def _within(window: Window | None, by: CountedBy) -> str:
    if window is None:
        return ""
    verb = "handed in" if by is CountedBy.SUBMITTED else "awarded"
    begun = _begun(window.begins, by)
    if window.until:
        return f", {verb} by {day(window.until)}"
    if window.days:
        return f", {verb} within {counted(window.days, 'day')} of {begun}"
    return f", {verb} within {counted(window.years or 0, 'year')} of {begun}"


def _begun(begins: Begins | date, by: CountedBy) -> str:
    if isinstance(begins, date):
        return day(begins)
    if begins is Begins.ENROLLED:
        return "joining"
    submitted = by is CountedBy.SUBMITTED
    return "the day the first one was handed in" if submitted else "the first award"


def _capped(rule: RecognitionRule) -> str:
    if rule.cap is None:
        return ""
    each = " a year" if rule.cap.per == "year" else ""
    return f"; at most {rule.cap.at_most:,}{each} are counted"


def gives(rule: RecognitionRule, today: date) -> list[str]:
    """Return each reward in words; the strand of policy where nothing else is known."""
    return [sentence(_reward(one)) for one in present(rule, today).rewards]


def _reward(reward: Reward) -> str:
    each = {Per.ONCE: "", Per.YEAR: " a year", Per.AWARD: " for each award"}[reward.per]
    if reward.kind is RewardKind.PAY:
        once = " once" if reward.per is Per.ONCE else each
        lasting = ", for good" if reward.permanent else ""
        return f"{money(reward.amount, reward.currency)}{once}{lasting}"
    if reward.kind is RewardKind.ROLE:
        return f"the role of {reward.role}"
    if reward.kind is RewardKind.LIST:
        return f"a place on the list of {reward.list}"
    if reward.kind is RewardKind.LICENCE:
        return f"counts toward: {reward.toward}"
    noun = "hour" if reward.kind is RewardKind.HOURS else "credit"
    amount = reward.amount or Decimal()
    return f"{amount:,g} {noun}{'' if amount == 1 else 's'}{each} toward: {reward.toward}"


def money(amount: Decimal | None, currency: str) -> str:
    """Return `$500` or `1,250.50 EUR`."""
    figure = f"{amount or 0:,.2f}".removesuffix(".00")
    return f"${figure}" if currency == "USD" else f"{figure} {currency}"


def once(rule: RecognitionRule, owner: Organization | None, today: date) -> str | None:
    """Return what is paid where an owner pays for an award once, None where it may be twice."""
    pays = any(one.kind is RewardKind.PAY for one in present(rule, today).rewards)
    if owner is None or not owner.pays_once or not pays:
        return None
    return "Once for an award: what is due first."


def for_whom(rule: RecognitionRule, offers: Offers) -> str | None:
    """Return whom a rule is for, None where it is for everybody: `Lakeside: early teachers`."""
    whom = rule.whom
    if whom.organizations:
        return _named(meant(rule, placed=True), offers)
    if whom.schools:
        return _named(whom, offers)
    owner, among = offers.organization_name(rule.owner), _named(whom, offers)
    return f"{owner}: {among}" if among else owner


def _named(whom: Whom, offers: Offers) -> str | None:
    """Return the organisations, schools, stages and tags that are named, None for none."""
    schools = {
        school.id: school.name
        for document in offers.organizations.values()
        for school in document.model.schools
    }
    parts = [
        *(offers.organization_name(one) for one in whom.organizations),
        *(schools.get(one) or offers.organization_name(one) for one in whom.schools),
        *(STAGES[stage.value] for stage in whom.stages),
        *(f"those who are {tag.replace('-', ' ')}" for tag in whom.tags),
    ]
    return listed(parts) or None


STAGES = {
    "pre-service": "those preparing to teach",
    "early": "those in their first years",
    "experienced": "experienced teachers",
}


def sourced(source: Source | None, as_of: date | None) -> Data | None:
    """Return where a statement can be read, and when it was read there."""
    if source is None:
        return None
    return {"text": source.text, "url": source.url, "as_of": day(as_of) if as_of else None}


def changes(rule: RecognitionRule, today: date, *, adopts: bool = False) -> Iterator[Data]:
    """Yield each amendment decided by today: when, who approved it, why, and what holds since."""
    for change in rule.amendments:
        if change.on <= today:
            since = holds_from(change)
            yield {
                "day": day(change.on),
                "by": change.approved_by,
                "why": change.why,
                "since": day(since),
                "before": asks(rule, since - timedelta(days=1), adopts=adopts),
                "asks": asks(rule, since, adopts=adopts),
            }
