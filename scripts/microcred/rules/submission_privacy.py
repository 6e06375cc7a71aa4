"""Rules that keep out of Git what must never be in it: what is committed is there for good."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microcred.document import body
from microcred.problem import Severity
from microcred.rules.rule import Finding, rule
from microcred.rules.search import has, hits, lines_with, masked, unescaped
from microcred.rules.submission import HandedIn
from microcred.saying import Saying

_ENDING = r"(?:3gp|aac|avi|gif|heic|jpe?g|m4[av]|mkv|mov|mp[34]|mpe?g|ogg|png|wav|webm|webp)"
_ATTACHED = re.compile(
    r"user-attachments|githubusercontent\.com|github\.com/[^/\s]+/[^/\s]+/(?:assets|files|raw)/",
    re.IGNORECASE,
)
_EMBEDDED = re.compile(
    r"!\[[^\[\]\n]{0,300}\]|data:[a-z]{1,20}/[a-z0-9.+-]{1,80}[;,]"
    r"|<(?:audio|embed|iframe|img|link|object|picture|script|source|style|svg|video)\b",
    re.IGNORECASE,
)
_NEAR_EMBEDDED = re.compile(r"!\[|[dD][aA][tT][aA]:|<[A-Za-z]")
_ENCODED = re.compile(r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{400}")
_MEDIA_LINK = re.compile(
    rf"https?://[^\s<>)\"']{{1,500}}\.{_ENDING}\b|\]\([^()\s]{{1,500}}\.{_ENDING}\)",
    re.IGNORECASE,
)
_NEAR_LINK = re.compile(r"://|\]\(")


@rule(
    "S30",
    "A submission holds words and facts; media stays where it is.",
    reason="What is uploaded to GitHub or committed to Git cannot be taken back: copies stay in "
    "every clone, and whoever has the address can open it.",
    source="GitHub Docs, “Attaching files”: whoever has the address of a file attached in a "
    "public repository can see it, without signing in.",
    fix="Keep it where the programme allows it, and add it under `evidence` with its link and "
    "fingerprint.",
)
def no_media_inside(handed: HandedIn) -> Iterator[Finding]:
    """Yield attachments, pictures, embedded data and links to media among the words."""
    text = handed.source.text
    if has(text, "user-attachments", "githubusercontent.com", "github.com/"):
        for hit in hits(text, _ATTACHED, near=_ATTACHED):
            yield handed.on(hit.line, _ATTACHES())
    if has(text, "![", "data:", "<"):
        for hit in hits(text, _EMBEDDED, near=_NEAR_EMBEDDED):
            yield handed.on(hit.line, _EMBEDS())
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) >= 400 and _ENCODED.search(line):
            yield handed.on(number, _EMBEDS())
    prose, start = body(text)
    for hit in hits(prose, _MEDIA_LINK, near=_NEAR_LINK, first_line=start):
        yield handed.on(hit.line, _LINKS())


_ATTACHES = Saying("S30.attached", "a file was attached on GitHub here, where it stays for good")
_EMBEDS = Saying("S30.embedded", "a picture, recording or page is embedded here")
_LINKS = Saying("S30.linked", "a recording or picture is linked to among the words")

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}\b")
_SPELT_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64} ?[\[({<] ?(?:at|@) ?[\])}>] ?[\w-]{1,63}"
    r"(?: ?[\[({<] ?(?:dot|\.) ?[\])}>] ?|\.)[A-Za-z]{2,24}\b",
    re.IGNORECASE,
)
_NEAR_EMAIL = re.compile(r"@|[\[({<] ?[aA][tT] ?[\])}>]")


@rule(
    "S31",
    "No e-mail address.",
    reason="It tells who handed in, or who a student or parent is, and it is collected by whoever "
    "reads public repositories.",
    source="Ours. FERPA's definitions (34 CFR 99.3) count it among directory information, whose "
    "release families may refuse.",
    fix="Remove it. The programme knows from its roster how to reach you.",
)
def no_email(handed: HandedIn) -> Iterator[Finding]:
    """Yield each line that holds an e-mail address, written out or around a corner."""
    for hit in hits(unescaped(handed.source.text), _EMAIL, _SPELT_EMAIL, near=_NEAR_EMAIL):
        yield handed.on(hit.line, _ADDRESS(masked=masked(hit.match[0])))


_ADDRESS = Saying("S31", "there is an e-mail address here ({masked})")


_NO_PHONE = re.compile(
    r"\b10\.\d{4,9}/[^\s]+|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
    r"|\b\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\b|\bISBN[^\n]{0,30}|\b[0-9a-f]{64}\b"
)
"""What has as many digits: identifiers of sources, days, time codes, fingerprints."""

_SURE_PHONE = (
    re.compile(
        r"(?<![\w.+-])(?:\+?1[-. ])?(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}"
        r"(?![\w-])"
    ),
    re.compile(r"(?<![\w+])\+[1-9](?:[ .()/-]{0,2}\d){7,14}(?!\d)"),
    re.compile(
        r"\b(?:tel|telephone|phone|mobile|cell|call me|text me|whatsapp|fax)\b[^\d\n]{0,15}"
        r"\(?\d(?:[ ().-]{0,2}\d){5,14}",
        re.IGNORECASE,
    ),
)
_LIKELY_PHONE = (
    re.compile(r"(?<![\w.+-])[2-9]\d{2} \d{3} \d{4}(?![\w-])"),
    re.compile(r"(?<![\w.+/-])0\d{2,4}[ /-]\d{3,4}[ -]?\d{3,5}(?![\w-])"),
)
_MANY_DIGITS = re.compile(r"\d(?:[ ().~/-]{0,2}\d){5}")


@rule(
    "S32",
    "No telephone number.",
    reason="It leads to one person, for as long as they keep it.",
    source="As for S31. Forms are those of the North American Numbering Plan and of ITU-T E.123.",
    fix="Remove it. The programme knows from its roster how to reach you.",
    note="Forms that other numbers have too are warnings.",
)
def no_phone_number(handed: HandedIn) -> Iterator[Finding]:
    """Yield each line that holds a telephone number, or what looks like one."""
    for number, line in lines_with(unescaped(handed.source.text), _MANY_DIGITS):
        text = _NO_PHONE.sub("~", line)
        for severity, patterns in ((None, _SURE_PHONE), (Severity.WARNING, _LIKELY_PHONE)):
            match = next(filter(None, (pattern.search(text) for pattern in patterns)), None)
            if match:
                saying = _LIKE_A_PHONE if severity else _PHONE
                message = saying(masked=_digits_hidden(match))
                yield handed.on(number, message, severity=severity)
                break


_PHONE = Saying("S32.sure", "there is a telephone number ({masked})")
_LIKE_A_PHONE = Saying("S32.likely", "this looks like a telephone number ({masked})")


def _digits_hidden(match: re.Match[str]) -> str:
    return re.sub(r"\d", "·", match[0])


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = (
    rf"(?:\d{{1,4}}[-./]\d{{1,2}}[-./]\d{{1,4}}|\d{{1,2}}\.? {_MONTH},? \d{{4}}"
    rf"|{_MONTH} \d{{1,2}},? \d{{4}})"
)
_SOCIAL_SECURITY = re.compile(r"(?<![\w.+-])\d{3}-\d{2}-\d{4}(?![\w-])")
_NEAR_SOCIAL = re.compile(r"-\d\d-\d{4}")
_STUDENT = re.compile(
    r"\b(?:student|pupil|state)(?:['’]s)? ?(?:id|number|no\.?)\b[^\w\n]{0,4}\d{5,}", re.IGNORECASE
)
_FIVE_DIGITS = re.compile(r"\d{5}")
_BIRTHDAY = re.compile(
    rf"\b(?:born|birth ?date|birthday|date of birth|dob)\b[^\n\d]{{0,15}}?{_DAY}", re.IGNORECASE
)
_NEAR_BIRTHDAY = re.compile("orn|irth|dob", re.IGNORECASE)


@rule(
    "S36",
    "No number or birthday by which one person can be found.",
    reason="With it anyone who holds another list can tell which student this is.",
    source="FERPA's definition of personally identifiable information (34 CFR 99.3): student "
    "numbers, social security numbers, dates of birth.",
    fix="Remove it. Number your students from 1 for this submission alone.",
)
def no_personal_number(handed: HandedIn) -> Iterator[Finding]:
    """Yield each line with a student's number, a social security number or a birthday."""
    text = handed.source.text
    pairs = [(_SOCIAL_SECURITY, _NEAR_SOCIAL)]
    if has(text, "student", "pupil", "state"):
        pairs.append((_STUDENT, _FIVE_DIGITS))
    if has(text, "born", "birth", "dob"):
        pairs.append((_BIRTHDAY, _NEAR_BIRTHDAY))
    for pattern, near in pairs:
        for hit in hits(text, pattern, near=near):
            yield handed.on(hit.line, _PERSONAL(masked=_digits_hidden(hit.match)))


_PERSONAL = Saying("S36", "this can identify one person ({masked})")
PATTERNS = {
    "attached": _ATTACHED,
    "embedded": _EMBEDDED,
    "near-embedded": _NEAR_EMBEDDED,
    "encoded": _ENCODED,
    "media-link": _MEDIA_LINK,
    "near-link": _NEAR_LINK,
    "email": (_EMAIL, _SPELT_EMAIL),
    "near-email": _NEAR_EMAIL,
    "no-phone": _NO_PHONE,
    "sure-phone": _SURE_PHONE,
    "likely-phone": _LIKELY_PHONE,
    "many-digits": _MANY_DIGITS,
    "social-security": _SOCIAL_SECURITY,
    "near-social": _NEAR_SOCIAL,
    "student": _STUDENT,
    "five-digits": _FIVE_DIGITS,
    "birthday": _BIRTHDAY,
    "near-birthday": _NEAR_BIRTHDAY,
}
"""What is looked for, by the names that the form in the browser knows it by."""
