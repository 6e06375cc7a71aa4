"""Human labels of every word in the closed lists, and of slugs that have none."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

LABELS: Final = MappingProxyType(
    {
        "area": {
            "literacy": "Literacy",
            "mathematics": "Mathematics",
            "science": "Science",
            "talk": "Talk and questioning",
            "inclusion": "Inclusion",
            "digital": "Digital learning",
            "assessment": "Assessment",
            "coaching": "Coaching",
        },
        "depth": {"foundation": "Foundation", "practice": "Practice", "lead": "Lead"},
        "stage": {
            "pre-service": "Preparing to teach",
            "early": "First years of teaching",
            "experienced": "Experienced",
        },
        "grades": {
            "pre-k": "Pre-K",
            "k-2": "Grades K–2",
            "3-5": "Grades 3–5",
            "6-8": "Grades 6–8",
            "9-12": "Grades 9–12",
        },
        "role": {
            "teacher": "Teacher",
            "leader": "School leader",
            "coach": "Coach or mentor",
            "support-staff": "Support staff",
        },
        "subject": {"any": "Any subject", "stem": "STEM", "english": "English"},
        "origin": {"in-house": "Written in-house", "external": "From another provider"},
        "purpose": {
            "skill-need": "A skill teachers need",
            "licensure": "Licence requirements",
            "shortage": "Teacher shortage areas",
            "career-pathway": "A step in a career",
            "return-on-investment": "Return on investment",
        },
        "policy_use": {
            "initial-licensure": "Initial licence",
            "recertification": "Licence renewal",
            "evaluation": "Evaluation",
            "advanced-roles": "Advanced roles",
        },
        "status": {
            "active": "Open now",
            "planned": "Planned",
            "retired": "Retired",
            "draft": "Draft",
        },
        "evidence": {
            "overview": "Overview",
            "video": "Video",
            "audio": "Audio",
            "photo": "Photo",
            "lesson-plan": "Lesson plan",
            "student-work": "Student work",
            "data": "Data",
            "observation": "Observation",
            "link": "Link",
            "reflection": "Reflection",
        },
        "tier": {
            "1": "Tier 1, strong",
            "2": "Tier 2, moderate",
            "3": "Tier 3, promising",
            "4": "Tier 4, a rationale",
            "none": "No tier stated",
        },
        "hours": {
            "up-to-10": "Up to 10 hours",
            "11-15": "11 to 15 hours",
            "16-20": "16 to 20 hours",
            "over-20": "More than 20 hours",
            "not-stated": "Not stated yet",
        },
        "organization": {
            "state": "State",
            "district": "School district",
            "school": "School",
            "union": "Union",
            "college": "College",
            "partner": "Partner",
        },
        "support": {
            "mentor": "A mentor",
            "release-time": "Time away from class",
            "coach": "A coach",
            "office-hours": "Office hours",
            "team": "A team",
        },
        "pathway": {"pathway": "Pathway", "stack": "Stack"},
        "vary": {"class": "class", "date": "date", "topic": "topic"},
        "adjudication": {
            "third-scorer": "A third evaluator scores it",
            "consensus": "The evaluators talk until they agree",
            "lead-evaluator": "The lead evaluator decides",
        },
        "after_last": {
            "coaching": "Coaching",
            "new-application": "A new application",
            "closed": "Closed",
        },
    }
)


def label(kind: str, value: str) -> str:
    """Return the words a page shows for a value of a closed list.

    A value without an entry (a subject, say) is read as a slug: `english-learners` becomes
    “English learners”.
    """
    known = LABELS.get(kind, {}).get(value)
    return known or humanised(value)


def humanised(slug: str) -> str:
    """Return a slug as words: hyphens to spaces, the first letter a capital."""
    words = slug.replace("-", " ").strip()
    return words[:1].upper() + words[1:]
