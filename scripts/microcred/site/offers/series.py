"""The pages of programmes: series of cohorts, those planned among them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from microcred import links
from microcred.entry import Entry
from microcred.model.cohort import Cohort, Series
from microcred.model.pathway import Standing
from microcred.offered.offers import Offers
from microcred.site.chart import Data
from microcred.site.offers.counting import rule_view, support_view
from microcred.site.offers.pathway import STANDINGS, pathway_line
from microcred.site.offers.words import sourced
from microcred.words import counted, day


def programmes_page(offers: Offers, entries: Mapping[str, Entry], today: date) -> Data:
    """Return the data of the list of programmes and pathways, planned ones apart."""
    series = [document.model for document in offers.series.values()]
    pathways = [document.model for document in offers.pathways.values()]
    return {
        "series": [series_line(one, offers, today) for one in series if not _planned(one)],
        "pathways": [
            pathway_line(one, offers) for one in pathways if one.status is not Standing.DRAFT
        ],
        "planned": [
            *(series_line(one, offers, today) for one in series if _planned(one)),
            *(pathway_line(one, offers) for one in pathways if one.status is Standing.DRAFT),
        ],
        "coming": [
            {"name": entry.name, "href": links.credential(entry.id), "lang": entry.language,
             "opens": entry.opens}
            for entry in entries.values()
            if entry.status == "planned"
        ],
    }  # fmt: skip


def _planned(series: Series) -> bool:
    return series.status is Standing.DRAFT


def series_line(series: Series, offers: Offers, today: date) -> Data:
    """Return what a list shows of a series."""
    seats = [cohort.seats for cohort in series.cohorts]
    places = "a seat for everyone" if "everyone" in seats else None
    total = sum(count for count in seats if isinstance(count, int))
    facts = [offers.organization_name(series.organization)]
    facts += [counted(len(seats), "cohort")] if seats else []
    facts += [places or counted(total, "seat")] if seats else []
    return {
        "name": series.name,
        "href": links.series(series.id),
        "tag": series_state(series, today),
        "text": series.goal or "",
        "facts": facts,
    }


def series_state(series: Series, today: date) -> Data:
    """Return where a series stands on a day, by the days that its file names."""
    opens, closes = series.applications.opens.date(), series.applications.closes.date()
    if series.status is not Standing.IN_FORCE:
        return STANDINGS[series.status]
    if today < opens:
        return {"text": f"Opens {day(opens)}", "icon": "calendar", "tone": "info"}
    if today <= closes:
        return {"text": f"Apply until {day(closes)}", "icon": "check", "tone": "ok"}
    ends = [cohort.ends for cohort in series.cohorts]
    if ends and all(end and end < today for end in ends):
        return STANDINGS[Standing.ENDED]
    return {"text": "Under way", "icon": "clock", "tone": "mute"}


def series_page(series: Series, offers: Offers, today: date, zone: str) -> Data:
    """Return the data of the page of a series; moments are told in the programme's zone."""
    pathway = offers.pathways.get(series.pathway or "")
    rules = [offers.rules[rule].model for rule in series.rules if rule in offers.rules]
    return {
        "name": series.name,
        "goal": series.goal,
        "tag": series_state(series, today),
        "planned": _planned(series),
        "organization": _organization(offers, series.organization),
        "partners": [_organization(offers, one) for one in series.partners],
        "funders": list(series.funders),
        "opens": _moment(series.applications.opens, zone),
        "closes": _moment(series.applications.closes, zone),
        "tags": [tag.replace("-", " ") for tag in series.tags],
        "cohorts": [_cohort(one) for one in series.cohorts],
        "pathway": pathway_line(pathway.model, offers) if pathway else None,
        "rules": [
            rule_view(one, offers, today) | {"owner": _organization(offers, one.owner)}
            for one in rules
        ],
        "supports": [support_view(one) for one in series.supports],
        "source": sourced(series.source, series.as_of),
    }


def _organization(offers: Offers, one: str) -> Data:
    return {"name": offers.organization_name(one), "href": links.organization(one)}


def _moment(moment: datetime, zone: str) -> str:
    """Return `1 February 2026, 08:00 CST`; only the day where it is midnight."""
    there = moment.astimezone(ZoneInfo(zone))
    exact = "" if there.time() == time() else f", {there:%H:%M %Z}"
    return f"{day(there.date())}{exact}"


def _cohort(one: Cohort) -> Data:
    everyone = one.seats == "everyone"
    return {
        "name": one.name,
        "seats": "for everyone" if everyone else f"{one.seats:,}",
        "starts": day(one.starts),
        "ends": day(one.ends) if one.ends else None,
    }
