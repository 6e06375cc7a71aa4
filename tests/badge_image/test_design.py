from microcred.badge_image import badge_design
from microcred.badge_image.design import BadgeDesign
from microcred.entry import Entry


def test_a_badge_is_made_from_what_lists_know():
    entry = Entry(
        id="wait-time",
        version="1.0",
        status="active",
        name="Wait Time in Whole-Class Talk",
        description="",
        competency="",
        area="talk",
        depth="foundation",
        language="en",
        subjects=(),
        grades=(),
        roles=(),
        stages=(),
        provider="",
        origin="in-house",
        funder=None,
        purposes=(),
        policy_uses=(),
        hours=None,
        tier=None,
        evidence=("video", "reflection"),
        code="WT",
        badge_title="Wait Time",
        variant=2,
        opens=None,
        replaced_by=None,
        reviewed=None,
        path="credentials/wait-time.md",
        competency_line=1,
        image_line=1,
    )
    assert badge_design(entry, "Riverbend Schools") == BadgeDesign(
        id="wait-time",
        name="Wait Time in Whole-Class Talk",
        title="Wait Time",
        code="WT",
        area="talk",
        depth="foundation",
        evidence=("video", "reflection"),
        issuer="Riverbend Schools",
        variant=2,
    )
