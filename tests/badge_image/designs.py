"""Badge designs for tests: one of each area and depth, and the three that are kept as files."""

from dataclasses import replace
from pathlib import Path

from microcred.badge_image import BadgeDesign, State, full, mark
from microcred.model.vocabulary import Area, Depth

WAIT_TIME = BadgeDesign(
    id="wait-time",
    name="Wait Time",
    title="Wait Time",
    code="WT",
    area=Area.TALK,
    depth=Depth.FOUNDATION,
    evidence=("video", "lesson-plan", "reflection"),
    issuer="Riverbend Schools",
)
MODELS = replace(
    WAIT_TIME,
    id="models-in-science",
    name="Models in Science",
    title="Models in Science",
    code="MS",
    area=Area.SCIENCE,
    depth=Depth.PRACTICE,
    evidence=("lesson-plan", "student-work", "photo", "link", "reflection"),
)
LESSON_STUDY = replace(
    WAIT_TIME,
    id="leading-lesson-study",
    name="Leading Lesson Study",
    title="Leading Lesson Study",
    code="LS",
    area=Area.COACHING,
    depth=Depth.LEAD,
    evidence=("audio", "data", "observation"),
    variant=3,
)
EVERY_LOOK = tuple(
    replace(WAIT_TIME, id=f"{area}-{depth}", area=area, depth=depth)
    for area in Area
    for depth in Depth
)
STATES: tuple[State | None, ...] = (None, "expired", "revoked")
GOLDEN = Path(__file__).parent / "golden"


def golden() -> dict[str, str]:
    """Return the images that are kept, by file name."""
    return {
        "wait-time-mark.svg": mark(WAIT_TIME),
        "wait-time-full.svg": full(WAIT_TIME),
        "models-in-science-mark.svg": mark(MODELS, "expired"),
        "models-in-science-full.svg": full(MODELS, one_ink=True),
        "leading-lesson-study-mark.svg": mark(LESSON_STUDY, one_ink=True),
        "leading-lesson-study-full.svg": full(LESSON_STUDY, "revoked"),
    }


if __name__ == "__main__":
    for name, svg in golden().items():
        (GOLDEN / name).write_text(svg, "utf-8")
