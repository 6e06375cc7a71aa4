"""The English words that rules look for."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TEACHING_VERBS = _words("""
    addresses administers aligns analyses analyzes applies asks assesses assigns builds chooses
    clarifies coaches collaborates collects communicates compares conducts connects creates
    delivers demonstrates describes designs develops differentiates directs encourages engages
    establishes evaluates examines explains facilitates fosters gathers gives grades groups guides
    helps identifies implements improves incorporates informs integrates interprets introduces
    involves invites leads listens maintains manages measures mentors models monitors motivates
    observes organises organizes plans prepares presents promotes provides questions reflects
    reports reviews runs scaffolds selects sequences sets shares shows studies supports teaches
    tests tracks trains writes
    """)
"""What a teacher may be said to do, in the third person; a second one is a second competency."""

CARRYING_VERBS = _words("""
    acts adapts adjusts applies changes checks follows keeps makes responds returns revises turns
    uses works
    """)
"""What may instead carry on with the result of the first thing done."""

REFERRING_WORDS = _words("it its them their they this that these those what which")
"""Words that point back to what was said."""

STOP_WORDS = _words("""
    a about after all an and any are as at be before between both but by can each every for from
    has have her his how in into is it its more most no not of on one only or other others own so
    such than that the their them then there these they this those through to towards toward two
    up use used uses using what when where which while who whose will with without
    teacher teachers student students learner learners child children pupil pupils class classroom
    lesson lessons school
    """)
"""Words that say nothing of which competency is meant."""

KNOWN_ABBREVIATIONS = _words(
    "AI AM CSV DVD GIF ID JPG M4A MOV MP3 MP4 OK PDF PM PNG QR TV UK URL US USA WAV"
)
"""Abbreviations that are words of everyday English."""
