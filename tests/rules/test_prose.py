import pytest

from microcred.rules.prose import measure, prose, sentence_count, syllables, words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("…", 1),
        ("One", 1),
        ("One. Two", 2),
        ("“One?” Two! “Three.”", 3),
        ("Wait, e.g. after a question (cf. p. 3 vs. Dr. Lee).", 1),
        ("It took 3.5 seconds. Then 10.", 2),
        ("One\n\nTwo\n\n\nThree", 3),
        ("Bring:\n- a pen\n- a timer.\n- patience", 4),
        ("Wait... then go on.", 1),
    ],
)
def test_sentence_count(text, count):
    assert sentence_count(text) == count


@pytest.mark.parametrize(
    ("count", "examples"),
    [
        (1, "the be wait made asked makes through strengths whole whales"),
        (2, "pauses teacher table little teaches wanted rubric"),
        (3, "evidence visitors family beginning"),
        (4, "comprehension information"),
    ],
)
def test_syllables(count, examples):
    assert [syllables(word) for word in examples.split()] == [count] * len(examples.split())


def test_grade_follows_the_formula():
    size = measure("The cat sat on the mat. The dog ran to the table.")
    assert size == (12, 2, 13)
    assert size.grade == pytest.approx(0.39 * 12 / 2 + 11.8 * 13 / 12 - 15.59)


def test_grade_of_nothing():
    assert measure("").grade == 0


def test_words():
    assert words("Don’t count 3 or high-level's") == ["Don’t", "count", "or", "high", "level's"]


def test_prose_leaves_out_what_is_not_read():
    assert prose("A [link](https://a.example/x) and `code` <b>x</b> https://b.example").split() == [
        "A",
        "[link]",
        "and",
        "x",
    ]
