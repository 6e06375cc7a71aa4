"""Rules about where the links of a submission lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from microcred.definition import UNREAD
from microcred.rules.rule import Finding, rule
from microcred.rules.submission import HandedIn, listed
from microcred.saying import Saying


@rule(
    "S16",
    "Evidence is kept where the programme allows it.",
    reason="Evaluators open these links. On a service that the programme chose, who may see a "
    "recording of students can be controlled, and nobody is led to a stranger's page.",
    source="Ours: `evidence_hosts` in program/program.yml. How addresses are made up: RFC 3986; "
    "its sections 7.4 and 7.6 warn of the tricks.",
    fix="Keep the file where the programme allows it, and copy the link from there.",
    note="The host must be one of the list, letter for letter; its subdomains are not.",
)
def links_are_allowed(handed: HandedIn) -> Iterator[Finding]:
    """Yield each link that leads, or may lead, somewhere else."""
    allowed = handed.program.evidence_hosts
    for number, item in enumerate(handed.submission.evidence):
        for field, url in (("url", item.url), ("transcript", item.transcript)):
            if url not in (None, UNREAD) and (why := refusal(url, allowed)):
                message = _LINK[field](number=number + 1, why=why)
                fix = f"Keep it at {listed(list(allowed), 'or')}, and copy the link from there."
                yield handed.at(("evidence", number, field), message, fix if allowed else _NO_LIST)


_LINK = {
    "url": Saying("S16.url", "the link of item {number} {why}"),
    "transcript": Saying("S16.transcript", "the transcript's link of item {number} {why}"),
}
_NO_LIST = "Ask the coordinator to name the services under `evidence_hosts` in program/program.yml."
_AUTHORITY = re.compile(r"(https?)://([^/?#]*)", re.IGNORECASE)
_PLAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_NUMERIC = re.compile(r"\[.*\]|(?:0x[0-9a-f]+|[0-9]+)(?:\.(?:0x[0-9a-f]+|[0-9]+))*")
PATTERNS = {"authority": _AUTHORITY, "plain": _PLAIN, "numeric": _NUMERIC}

_NO_ADDRESS = Saying("S16.none", "is no web address")
_HIDDEN = Saying("S16.hidden", "hides where it leads behind an @: it leads to {host}")
_A_NUMBER = Saying("S16.number", "leads to a number in place of a service's name")
_PORT = Saying("S16.port", "names a port ({host}), which links to files never do")
_ODD = Saying("S16.odd", "does not spell the name of its host plainly")
_NO_HOSTS = Saying(
    "S16.unsaid", "leads to {host}, and the programme has not said where evidence may be kept"
)
_ALIKE = Saying("S16.alike", "leads to {host}, which is not {other}")
_ELSEWHERE = Saying(
    "S16.elsewhere", "leads to {host}, which is not where this programme keeps evidence"
)
_OPEN_TO_READ = Saying("S16.http", "starts with http://, so others on the way can read it")


def refusal(url: str, allowed: Sequence[str]) -> str | None:
    """Return why a link is not to be followed, to be put after “the link”; None if it may be."""
    match = _AUTHORITY.match(url)
    if match is None:
        return _NO_ADDRESS()
    scheme, authority = match[1].lower(), match[2].lower()
    host = authority.rpartition("@")[2]
    if "@" in authority:
        return _HIDDEN(host=host)
    if _NUMERIC.fullmatch(host.partition(":")[0] if "[" not in host else host):
        return _A_NUMBER()
    if ":" in host:
        return _PORT(host=host)
    if not _PLAIN.fullmatch(host):
        return _ODD()
    if host not in allowed:
        return _elsewhere(host, allowed)
    return _OPEN_TO_READ() if scheme == "http" else None


def _elsewhere(host: str, allowed: Sequence[str]) -> str:
    if not allowed:
        return _NO_HOSTS(host=host)
    alike = next((one for one in allowed if one in host or _words(one) <= _words(host)), None)
    if alike:
        return _ALIKE(host=host, other=alike)
    return _ELSEWHERE(host=host)


def _words(host: str) -> set[str]:
    return set(re.split(r"[.-]", host))
