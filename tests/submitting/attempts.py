"""Attempts of all kinds, for the rules of `check` and those of the form to agree on."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

import yaml
from hypothesis import strategies as st

from microcred.model.release import Release
from microcred.model.vocabulary import EvidenceKind, Mode, Vary
from microcred.rules.submission import HandedIn
from microcred.rules.submission_files import EMPTY
from tests.handed import CONTEXT, REFLECTION
from tests.rules.submitted import RELEASE, asking, submitted

MARKS = [hashlib.sha256(bytes([number])).hexdigest() for number in range(4)] + [EMPTY, "0" * 64]
URLS = [
    *(f"https://drive.google.com/file/{number}" for number in range(4)),
    "https://onedrive.live.com/?id=1%40b.org",
    "http://drive.google.com/a",
    "https://drive.google.com.evil.example/a",
    "https://evil-drive-google.com/a",
    "https://drive.google.com@evil.example/a",
    "https://evil.example/a",
    "https://192.0.2.7/a",
    "https://192.0.2.7:80/a",
    "https://0x7f.1/a",
    "https://[2001:db8::1]/a",
    "https://drive.google.com:8443/a",
    "https://localhost/a",
    "https://drivé.google.com/a",
    "https://github.com/a/b/files/1/clip.mp4",
    "https://drive.google.com/maps.google.com/?q=41.87812,-87.62981",
]
TYPES = [
    "video/mp4",
    "audio/mp4",
    "image/jpeg",
    "image/svg+xml",
    "application/pdf",
    "text/html",
    "text/csv",
    "application/zip",
    "application/json",
    "application/vnd.apple.pages",
]
LINES = [
    "period-3",
    "Period 3",
    "PERIOD_3",
    "Straße",
    "STRASSE",
    "Ὀδυσσεύς",
    "ὈΔΥΣΣΕΎΣ",
    "student Maria L. reads",
    "Ms. Ortiz",
    "first: half",
    "#1",
    "true",
    "12",
]
DAYS = ["2026-10-02", "2026-10-23", "2026-11-21", "2026-11-22"]


def sparse(fields: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Return fields of which any may be missing."""
    return st.fixed_dictionaries({}, optional=fields)


WHOLE = st.builds(
    lambda certain, more: certain | more,
    st.fixed_dictionaries(
        {
            "slot": st.sampled_from(["clips", "clips", "tally", "notes"]),
            "url": st.sampled_from(URLS),
            "sha256": st.sampled_from(MARKS),
            "media_type": st.sampled_from(TYPES),
            "bytes": st.sampled_from([1, 593, 594, 200_000, 73_400_320, 5 * 10**9, 5 * 10**9 + 1]),
        }
    ),
    sparse(
        {
            "kind": st.sampled_from([kind.value for kind in EvidenceKind][1:]),
            "duration": st.sampled_from([1, 359, 360, 720, 721, 4012, 86_400]),
            "captured": st.sampled_from(DAYS),
            "class": st.sampled_from(LINES),
            "topic": st.sampled_from(LINES),
            "transcript": st.sampled_from(URLS),
        }
    ),
)
"""An item that the model allows."""

SPOILT = st.builds(
    lambda item, wrong: item | wrong,
    WHOLE,
    st.sampled_from(
        [
            {"url": "drive.google.com/a"},
            {"url": f"https://drive.google.com/{'a' * 500}"},
            {"sha256": "abc"},
            {"media_type": "Video"},
            {"bytes": 0},
            {"duration": 90_000},
            {"class": "a" * 201},
        ]
    ),
)
ITEM = st.one_of(*([WHOLE] * 9), SPOILT)
"""An item whose required fields are all there; one in ten is not as the model wants it."""


FIELDS = st.builds(
    lambda certain, more: certain | more,
    st.fixed_dictionaries(
        {
            "credential": st.just("wait-time@1.0"),
            "earner": st.fixed_dictionaries({"id": st.sampled_from(["github:583231", "k7m2p4"])}),
            "status": st.just("ready"),
            "evidence": st.lists(ITEM, max_size=5),
        }
    ),
    sparse(
        {
            "consent": st.fixed_dictionaries(
                {"students_visible": st.booleans()},
                optional={"forms_on_file": st.booleans(), "redacted": st.booleans()},
            ),
            "integrity": st.fixed_dictionaries(
                {"own_work": st.booleans()}, optional={"ai_use": st.sampled_from(LINES)}
            ),
            "publish": sparse({"name": st.sampled_from(LINES), "page": st.booleans()}),
        }
    ),
)

HEADINGS = [
    "## What changed",
    "# 4. what  CHANGED",
    "**Reflection:**",
    "context\n---",
    "__Your class and your questions__",
    "### Something else ###",
    "What changed",
    "```\n# Reflection",
    "~~~",
]
SAID = [
    "Write to m.ortiz@school.example or (555) 010-4477 or m [at] school (dot) org.",
    "tel. 0123 456789; ISBN 0-306-40615-2; doi 10.1177/002248718603700110",
    "212 555 0123, 0171 234 5678, +49 30 1234567",
    "Maria got a B+ and Éva rose to 7/10. The answers scored 85%. Jordan: 12 out of 20",
    "85% for Maria, but Activity 3: 60%; A 3 by 5 card. Student 4: 85%",
    "We were at 41.87812, -87.62981, then 0.45671, 0.12345; 41° 52' 41\" N; geo:41.8 lat: 4",
    "at 86HJV9QW+2X or 12 Oak Hill Road, near Lincoln Middle School, The Middle School",
    "![a](b.png) <img src=x> data:image/png;base64,AAAA https://example.org/clip.MP4 [b](c.mov)",
    "https://github.com/user-attachments/assets/1 https://maps.apple.com/?q=1 ///apple.pie.cream",
    "Ask for 212 555 0123.",
    "In ISBN 212-555-0123, a book.",
    "See 10.1177/002248718603700110, ISBN 0-306-40615-2, on 2026-10-02 at 10:12:33, 3.10.2026.",
    "0.91234, 0.81234 are odds; 95.12345, 12.12345 is nowhere; 1.12345, 0.12345 is somewhere.",
    "We met at 12 Oak Hill Road.",
    "Near Lincoln Middle School.",
    "named Jordan, student Maria L., a pupil, called Ana, Dr. Who, Maria L. says",
    "born 3 May 2014, student id: 12345678, 123-45-6789, DOB 2014-05-03",
    "<!-- WRITE: your text --> WRITE: here, now",
    "A" * 420,
    "%6d%2eortiz%40school.example and 100 % and %E4%B8%AD %zz %0A",
    "日本語の文 and straße ½ x² — 3 · …",
    CONTEXT,
    REFLECTION,
]
WORDS = st.lists(
    st.sampled_from(
        [
            *[
                "Maria",
                "got",
                "a",
                "B+",
                "85",
                "%",
                "555",
                "010",
                "4477",
                "https://a.b/c",
                "(d)",
                "<e>",
                "“f”",
                "ё",
                "ß",
                "中",
                "②",
            ]
        ]
    ),
    max_size=300,
).map(" ".join)
LETTERS = st.characters(
    codec="utf-8",
    exclude_characters="\r\u0130\u0131",
    exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"),
)
"""What can be seen; but for the Turkish i, see `javascript`."""

ANYTHING = st.text(LETTERS | st.just("\n"), max_size=40)
NARRATIVE = st.lists(
    st.one_of(st.sampled_from(HEADINGS), st.sampled_from(SAID), WORDS, ANYTHING), max_size=8
).map("\n".join)


def _grouped() -> Release:
    tally = RELEASE.credential.evidence[2].model_copy(update={"any_of": "impact"})
    notes = tally.model_copy(
        update={"id": "notes", "name": "A colleague's notes", "min": 2, "max": 3}
    )
    slots = list(RELEASE.credential.evidence)
    return asking({}, evidence=(*slots[:2], tally, notes, slots[3]))


RELEASES = [
    RELEASE,
    _grouped(),
    asking({"clips": {"min": 0, "max": 1}, "tally": {"kind": EvidenceKind.STUDENT_WORK}}),
    asking(
        {
            "clips": {"min": 3, "max": 4, "vary": (Vary.CLASS, Vary.DATE, Vary.TOPIC)},
            "tally": {"vary": (Vary.TOPIC,), "max": 4, "minutes": (1, 2)},
            "context": {"any_of": "told", "words": None},
            "reflection": {"any_of": "told", "name": "1. Context"},
        }
    ),
    asking({}, evidence=RELEASE.credential.evidence[1:]),
    asking(
        {
            "context": {"any_of": "told"},
            "reflection": {"any_of": "told"},
            "clips": {"any_of": "told"},
        }
    ),
    asking({"clips": {"min": 4, "max": 5}}).model_copy(update={"rubric": None}),
    asking(
        {"clips": {"min": 0, "any_of": "shown"}, "tally": {"min": 2, "max": 2, "any_of": "shown"}}
    ),
]


@dataclass(frozen=True)
class Attempt:
    """An attempt as `check` sees it, and the fields of its front matter."""

    fields: dict[str, Any] = field(repr=False)
    handed: HandedIn = field(repr=False)
    release: Release = field(repr=False)


def attempt(
    fields: dict[str, Any],
    narrative: str,
    release: Release = RELEASE,
    mode: str = "private",
    hosts: tuple[str, ...] = ("drive.google.com", "onedrive.live.com"),
    number: int = 1,
) -> Attempt:
    """Return an attempt with these fields and this text below them."""
    if mode == "private" and fields["earner"]["id"].startswith("github:"):
        fields = fields | {"earner": {"id": "k7m2p4"}}  # the form knows of no other there
    front = yaml.safe_dump(
        json.loads(json.dumps(fields)), sort_keys=False, allow_unicode=True, width=1000
    )
    handed = submitted(
        f"---\n{front}---\n{narrative}\n",
        path=f"submissions/wait-time/k3f9q2m7/attempt-{number}.md",
        release=release,
        program={"mode": Mode(mode), "evidence_hosts": hosts},
    )
    return Attempt(fields, handed, release)


ATTEMPTS = st.builds(
    attempt,
    FIELDS,
    NARRATIVE,
    st.sampled_from(RELEASES),
    st.sampled_from(["open", "private"]),
    st.sampled_from([("drive.google.com", "onedrive.live.com"), ("drive.google.com",), ()]),
    st.sampled_from([1, 2, 3, 4]),
)
