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

SENTENCE_OPENERS = _words("""
    a about after all also although an and another any are as at because before between both but by
    can did do does during each either even every everyone everybody few first for from had has
    have he her here his how however i if in instead into is it its just last later many maybe
    more most my neither next no nobody none nor not now of often on once one only or other our
    over perhaps second several she since so some somebody someone sometimes soon still such than
    that the their then there these they third this those though today together two under until was
    we were what when where whereas which while who why will with without yes yet you your
    """)
"""Words that begin a sentence, and so have a capital without being a name."""

LABELS = _words("""
    activity answer answers april assessment assignment attempt august autumn average band baseline
    benchmark block boys building chapter class classes clip clips cohort column control criterion
    data day december diagnostic draft effort eight english essay exam exercise exit families
    fall february figure final five four fractions friday girls goal grade grades grammar group
    groups growth half highest history homework hour item items january july june kindergarten
    learner learners lesson lessons letter level literacy lowest march mastery math mathematics
    maths may mean median midterm minute minutes monday month nine november october only paper part
    participation parents pair pairs page percent percentage period post posttest practice pre
    pretest problem project pupil pupils question questions quiz range reading recording result
    results retest room round row rubric rows saturday science score scores section semester
    september session seven six spanish spelling spring standard step student students subject
    summer sunday table target task teacher teachers team ten term test tests three thursday ticket
    tickets topic total trial trimester tuesday twelve unit units wednesday week weeks winter word
    words work writing year
    """)
"""Words that name something counted or graded that is no person."""
