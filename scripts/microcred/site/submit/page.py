"""The page on which a teacher puts a submission together, as data for theme/submit.html."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from microcred import links
from microcred.definition import Definition
from microcred.model.credential import Credential, Scoring
from microcred.model.evidence import EvidenceSlot
from microcred.model.program import Issuer, Program
from microcred.model.release import Release
from microcred.model.vocabulary import EvidenceKind, Mode, Status
from microcred.site.achievement_view import Data
from microcred.site.evidence_view import evidence_view
from microcred.site.head import head
from microcred.site.rubric_view import rubric_view
from microcred.site.sharing import sharing
from microcred.site.submit.form import form, kind_words
from microcred.starters.submission import PUBLIC
from microcred.words import counted, day, number, sentence


def submit_page(
    definition: Definition, release: Release, frozen: bool, program: Program, issuer: Issuer
) -> Data:
    """Return the data of `/credentials/<slug>/submit/`.

    `closed` tells why nothing new is taken now, None where it is; `form` is what the script builds
    the form from, None where not even a next attempt may come.
    """
    model = definition.credential.model
    path, current = links.submit(model.id), links.credential(model.id)
    closed = _closed(model, frozen)
    begun = bool(model.evidence) and model.status in _BEGUN and frozen
    return {
        "title": f"Send your {model.name} evidence",
        "description": f"What you send for {model.name}, and the form that puts it together.",
        "slug": model.id,
        "name": model.name,
        "version": model.version,
        "language": model.language,
        "path": path,
        "current": current,
        "rubric_path": links.rubric(model.id) if release.rubric else None,
        "closed": closed,
        "mode": program.mode.value,
        "public": PUBLIC[program.mode],
        "contact": _contact(issuer, model),
        "hosts": [_host(host) for host in program.evidence_hosts],
        "evidence": evidence_view(release.credential.evidence),
        "completion": list(release.credential.completion),
        "shows_students": any(map(_shows_students, release.credential.evidence)),
        "integrity": release.credential.integrity,
        "rubric": rubric_view(release.rubric, model.evidence) if release.rubric else None,
        "steps": list(_steps(release, program)),
        "form": _given(release, program, model) if begun else None,
        "head": head(model, program, issuer, path=path, canonical=current, frozen=frozen),
    }


_BEGUN: Final = (Status.ACTIVE, Status.RETIRED)


def _closed(model: Credential, frozen: bool) -> Data | None:
    """Return why nothing new is taken now, and where to go instead; None where it is."""
    if model.status is Status.RETIRED:
        told = f"Closed on {day(model.retired.on)}. {model.retired.why}" if model.retired else ""
        successor = model.retired.replaced_by if model.retired else None
        link = _link("See its successor", links.credential(successor)) if successor else _CATALOG
        return {"title": "Closed to new submissions.", "text": told, "link": link}
    if model.status is Status.PLANNED:
        return {"title": "Not open yet.", "text": model.opens or "", "link": _CATALOG}
    if not frozen or not model.evidence:
        text = "Its text may still change. Once it is published, the form is here."
        title = f"Version {model.version} takes no submissions yet."
        return {"title": title, "text": text, "link": _CATALOG}
    return None


def _link(text: str, path: str) -> dict[str, str]:
    return {"text": text, "path": path}


_CATALOG: Final = _link("Browse the catalog", links.CATALOG)


def _contact(issuer: Issuer, model: Credential) -> dict[str, str]:
    """Return who is asked, and in private mode sent to: the issuer before the owner."""
    address = issuer.email or (model.owner.contact if "@" in model.owner.contact else None)
    if address:
        return {"name": issuer.name, "text": address, "href": f"mailto:{address}"}
    return {"name": issuer.name, "text": issuer.url, "href": issuer.url}


def _host(host: str) -> dict[str, str]:
    how = sharing(host)
    return {"host": host, "service": how.service, "setting": how.setting}


def _shows_students(slot: EvidenceSlot) -> bool:
    return slot.shows_students or EvidenceKind.STUDENT_WORK in (slot.kind, *slot.alternatives)


def _steps(release: Release, program: Program) -> Iterator[dict[str, str]]:
    """Yield when what happens next, the first of it today."""
    scoring = release.credential.scoring or Scoring()
    if program.mode is Mode.OPEN:
        yield _step("Today", "You check everything, then propose it on GitHub.")
        yield _step("Minutes later", "A comment there says what is in, and what is still missing.")
    else:
        yield _step("Today", "You check everything, save one file, and send it in.")
        yield _step("When it arrives", "You are told its number, and what is still missing.")
    days, count = scoring.turnaround_days, scoring.scorers or 1
    when = f"Within {counted(days, 'school day')}" if days else "After that"
    alone = f"{sentence(number(count))} evaluators score it, each alone."
    yield _step(when, alone if count > 1 else "One evaluator scores it.")
    text = "You get a level and a reason for every row, and the badge once enough of them are met."
    yield _step("Then", text)


def _step(when: str, text: str) -> dict[str, str]:
    return {"when": when, "text": text}


def _given(release: Release, program: Program, model: Credential) -> Data:
    """Return what the script needs, as JSON holds it."""
    return {
        "slug": model.id,
        "title": model.name,
        "release": form(release),
        "retired": model.status is Status.RETIRED,
        "program": {
            "mode": program.mode.value,
            "hosts": list(program.evidence_hosts),
            "megabytes": program.evidence_megabytes,
            "time_zone": program.time_zone,
            "repository": _repository(program),
        },
        "kinds": kind_words(),
        "sharing": {host: sharing(host).setting for host in program.evidence_hosts},
    }


def _repository(program: Program) -> str | None:
    """Return the address on GitHub where submissions are proposed: in open mode alone."""
    if program.mode is not Mode.OPEN or program.repository is None:
        return None
    address = urlsplit(program.repository)
    owner_and_name = address.path.strip("/").removesuffix(".git")
    github = address.hostname and "github" in address.hostname.split(".")
    if not github or owner_and_name.count("/") != 1:
        return None
    return f"https://{address.netloc}/{owner_and_name}"
