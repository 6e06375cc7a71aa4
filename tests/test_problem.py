"""What a problem is, and when a check passes."""

import pytest

from microcred.problem import Problem, Severity, verdict

ERROR, WARNING, UNKNOWN = Severity.ERROR, Severity.WARNING, Severity.UNKNOWN


def problem(severity=ERROR, message="it is wrong", line=3, path="a.md"):
    return Problem(path, line, "L01", severity, message, "Mend it.")


def test_reads_as_compilers_write():
    assert str(problem()) == "a.md:3: L01 it is wrong"


def test_is_on_one_line_without_anything_unseen():
    assert (
        str(problem(message="a\nb\x1b[31m\u202e")) == "a.md:3: L01 a[U+000A]b[U+001B][31m[U+202E]"
    )


def test_order_is_path_then_line_as_a_number():
    problems = [problem(path="b.md"), problem(line=10), problem(line=9)]
    assert [str(one)[:6] for one in sorted(problems)] == ["a.md:9", "a.md:1", "b.md:3"]


@pytest.mark.parametrize(
    ("severities", "passed"),
    [
        ([], True),
        ([WARNING], True),
        ([ERROR], False),
        ([UNKNOWN], False),
        ([WARNING, WARNING, ERROR], False),
    ],
    ids=str,
)
def test_only_what_is_known_to_be_right_passes(severities, passed):
    counts = verdict(map(problem, severities))
    assert counts.passed is passed
    assert counts == tuple(map(severities.count, (ERROR, WARNING, UNKNOWN)))
