"""Rules about what tells where somebody is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microcred.problem import Severity
from microcred.rules.rule import Finding, rule
from microcred.rules.search import Hit, has, hits, unescaped
from microcred.rules.submission import HandedIn
from microcred.saying import Saying

_DECIMALS = re.compile(
    r"(?<![\w.+-])(?P<lat>[-+]?\d{1,2}\.\d{4,12})°? ?[NS]?[,;/ ] ?"
    r"(?P<long>[-+]?\d{1,3}\.\d{4,12})(?!\w|\.\d)",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"\b\d{1,3}(?:\.\d{1,12})? ?(?:°|deg\b) ?"
    r"(?:\d{1,2}(?:\.\d{1,12})? ?['\u2032’] ?"
    r"(?:\d{1,2}(?:\.\d{1,12})? ?[\"\u2033”'\u2032’]{1,2} ?)?)?[NSEW]\b"
)
_METADATA = re.compile(
    r"\b(?:gps|exif|geo)[ :._-]{0,2}(?:gps)?[ :._-]{0,2}"
    r"(?:latitude|longitude|position|altitude|coordinates|location|tag)(?:ref)?[ :=]{1,30}[-+]?\d"
    r"|\bgeo:-?\d|\b(?:lat|latitude|lon|lng|longitude)\b ?[:=] ?[-+]?\d",
    re.IGNORECASE,
)
_PLUS_CODE = re.compile(
    r"(?<![\w+])(?=[0-9]{0,8}[A-Z])(?=[A-Z+]{0,10}[0-9])(?:[23456789CFGHJMPQRVWX]{8}|[23456789CFGHJMPQRVWX]{4,6})"
    r"\+[23456789CFGHJMPQRVWX]{2,4}(?![\w+])"
)
_MAPS = re.compile(
    r"\bgoogle\.[a-z.]{2,6}/maps|\bmaps\.(?:google|apple|app\.goo)\.|\bgoo\.gl/maps"
    r"|\bopenstreetmap\.org|\bbing\.com/maps|\bw3w\.co\b|\bwhat3words\.com"
    r"|(?<![\w/:])///[a-z]{3,}\.[a-z]{3,}\.[a-z]{3,}\b",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b\d{1,5} (?!Google |Microsoft )(?:[NSEW]\.? )?(?:[A-Z][a-z]+ ){1,3}"
    r"(?:Avenue|Ave|Boulevard|Blvd|Court|Drive|Dr|Highway|Hwy|Lane|Ln|Place|Road|Rd|Street|St"
    r"|Terrace|Way)\b"
)
_SCHOOL = re.compile(
    r"(?:[A-Z][a-z]+\.? (?<!The )(?<!Our )(?<!My )(?<!In )(?<!At )(?<!Each )(?<!Every )){1,3}"
    r"(?:Elementary|Middle|High|Primary|Secondary|Junior High|Charter) School\b"
)


@rule(
    "S35",
    "Nothing tells where somebody is.",
    reason="A recording with its place leads to a school and a class, and with a timetable to a "
    "child.",
    source="FERPA's definition of personally identifiable information (34 CFR 99.3). Places in "
    "photos and recordings: the GPS tags of Exif (CIPA DC-008). Plus codes: Open Location Code.",
    fix="Remove it here, and remove the place from the file's properties before you share it; "
    "then take its fingerprint anew.",
    note="A street's or a school's name is a warning.",
)
def nowhere_located(handed: HandedIn) -> Iterator[Finding]:
    """Yield coordinates, plus codes, links to maps, metadata of files, streets and schools."""
    text = unescaped(handed.source.text)
    told = set()
    for what, (words, near, pattern) in CERTAIN.items():
        for hit in hits(text, pattern, near=near) if has(text, *words) else ():
            if hit.line not in told and _on_earth(hit):
                told.add(hit.line)
                yield handed.on(hit.line, _TOLD(what=what))
    for what, (near, pattern) in LIKELY.items():
        for hit in hits(text, pattern, near=near):
            if hit.line not in told:
                told.add(hit.line)
                message = _LIKELY_TOLD(what=what, found=hit.match[0])
                yield handed.on(hit.line, message, _SAY_LESS, Severity.WARNING)


_TOLD = Saying("S35.sure", "{what} tells where this is")
_LIKELY_TOLD = Saying("S35.likely", "{what} tells where this is: “{found}”")
CERTAIN = {
    "a link to a map": (
        ("maps", "openstreetmap", "w3w", "what3words", "///"),
        re.compile(r"maps\b|map\.|3words|w3w|///", re.IGNORECASE),
        _MAPS,
    ),
    "a pair of coordinates": (("",), re.compile(r"\d\.\d{4}"), _DECIMALS),
    "a coordinate": (("°", "deg"), re.compile("°|deg", re.IGNORECASE), _MARKED),
    "metadata of a file": (
        (
            "gps",
            "exif",
            "geo",
            "latitude",
            "longitude",
            "lat:",
            "lat ",
            "lat=",
            "lon:",
            "lon ",
            "lon=",
            "lng",
        ),
        re.compile("gps|exif|geo|lat|lon|lng", re.IGNORECASE),
        _METADATA,
    ),
    "a plus code": (("+",), re.compile(r"\+[2-9CFGHJMPQRVWX]{2}"), _PLUS_CODE),
}
LIKELY = {
    "what looks like a street": (re.compile(r"\d (?:[NSEW]\.? )?[A-Z]"), _STREET),
    "what looks like a school's name": (re.compile(" School"), _SCHOOL),
}
_SAY_LESS = "Say what matters for the lesson, such as “a rural middle school”, and no name."


def _on_earth(hit: Hit) -> bool:
    """False for two numbers that are no place but, say, two probabilities."""
    if hit.match.re is not _DECIMALS:
        return True
    latitude, longitude = (abs(float(hit.match[name])) for name in ("lat", "long"))
    return latitude <= 90 and longitude <= 180 and (latitude >= 1 or longitude >= 1)
