import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.badge_image.lettering import width
from microcred.badge_image.titles import (
    LEADING,
    SIZES,
    TALLEST,
    WIDEST,
    BadgeTitleTooLong,
    fit,
    title_fits,
    undrawable,
)
from microcred.badge_image.typeface import display


@pytest.mark.parametrize(
    ("title", "size", "lines"),
    [
        ("Wait Time", 62, ["Wait Time"]),
        ("Exit Tickets", 54, ["Exit", "Tickets"]),
        ("Close Reading", 54, ["Close", "Reading"]),
        ("Collaborative Discussion", 46, ["Collaborative", "Discussion"]),
        ("Writing Conferences", 50, ["Writing", "Conferences"]),
        ("Questions That Open Thinking", 40, ["Questions That", "Open Thinking"]),
        ("Phonics: Blending Sounds", 38, ["Phonics:", "Blending Sounds"]),
        ("Lessons Everyone Can Reach", 36, ["Lessons", "Everyone", "Can Reach"]),
        ("  spaced \t out ", 58, ["spaced out"]),
        ("Café", 62, ["Café"]),
        ("Łódź Café", 62, ["Lódz Café"]),
        ("Ждать", 62, [""]),
        ("", 62, [""]),
    ],
)
def test_size_and_lines(title, size, lines):
    fitted = fit(title)
    assert (fitted.size, list(fitted.lines)) == (size, lines)


@pytest.mark.parametrize(
    "title",
    [
        "Internationalization",
        "WWWWWWWWWWWW",
        "Professional Learning Communities That Last",
        "word " * 5000,
        "x" * 100_000,
    ],
    ids=lambda title: title[:24],
)
def test_too_long(title):
    assert not title_fits(title)
    with pytest.raises(BadgeTitleTooLong):
        fit(title)


WORDS = st.text("abcdefghiklmnoprstuwABCDMW-", min_size=1, max_size=14)


@given(st.lists(WORDS, min_size=1, max_size=8).map(" ".join))
def test_what_fits_is_whole_inside_the_plate_and_as_large_as_can_be(title):
    if not title_fits(title):
        return
    size, lines = fit(title).size, fit(title).lines
    assert " ".join(lines) == title
    assert LEADING * size * len(lines) <= TALLEST
    assert all(width(display(), line, size) <= WIDEST for line in lines)
    larger = [other for other in SIZES if other > size]
    assert not any(
        LEADING * other * len(lines) <= TALLEST
        and all(width(display(), line, other) <= WIDEST for line in lines)
        for other in larger
    )


@pytest.mark.parametrize(
    ("title", "letters"),
    [
        ("Wait Time", ""),
        ("Łódź – “café” № 5", ""),
        ("e\u0301\u200b", ""),
        ("Wait 日本 日", "日本"),
        ("🎉 Party", "🎉"),
    ],
)
def test_letters_that_cannot_be_drawn(title, letters):
    assert undrawable(title) == letters
