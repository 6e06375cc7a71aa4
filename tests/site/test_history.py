import pytest

from microcred.site.history import Change, since_release

DRAFT, FREEZE, TYPO, SECOND = (
    Change("2026-11-21", commit, commit) for commit in ("draft", "freeze", "typo", "second")
)


@pytest.mark.parametrize(
    ("changes", "freezes", "told"),
    [
        ((), set(), ()),
        ((TYPO, DRAFT), set(), (TYPO, DRAFT)),
        ((TYPO, FREEZE, DRAFT), {"freeze"}, (TYPO, FREEZE)),
        ((SECOND, TYPO, FREEZE, DRAFT), {"freeze", "second"}, (SECOND, TYPO, FREEZE)),
        ((FREEZE,), {"freeze"}, (FREEZE,)),
    ],
    ids=["nothing", "no release", "from the release on", "from the first one on", "at once"],
)
def test_the_story_begins_with_the_first_release(changes, freezes, told):
    assert since_release(changes, freezes) == told
