"""What the message of a commit tells of people."""

from time import process_time

import pytest

from microcred.rules.messages import ADDRESS, LONG, MUCH, NAME, PERSONAL, PHONE, told


@pytest.mark.parametrize(
    "message",
    [
        "",
        "Create attempt-1.md",
        "Add files via upload",
        "Update submissions/think-time/k3f9q2m7/attempt-1.md",
        "Merge branch 'main' of https://github.com/district/programme into patch-1",
        "Merge pull request #12 from ada/patch-1",
        f"Revert “Create attempt-1.md”\n\nThis reverts commit {'0123456789' * 4}.",
        "Hand in\n\nCo-authored-by: eva <201+eva@users.noreply.github.com>",
        "Hand in\n\nCo-authored-by: GitHub <noreply@github.com>",
        "Recorded on 2026-11-02, at 09:30, 8/10 of it",
    ],
)
def test_what_git_and_github_write_tells_of_nobody(message):
    assert list(told(message)) == []


@pytest.mark.parametrize(
    ("message", "kinds"),
    [
        ("Signed-off-by: Ada Lovelace <ada@school.example>", [ADDRESS]),
        ("x <1+x@users.noreply.github.com> and jim@school.example", [ADDRESS]),
        ("jim%40school.example", [ADDRESS]),
        ("Hand in\n\ncall me: 555 1234567", [PHONE]),
        ("555-123-4567", [PHONE]),
        ("Student ID 4711001", [PERSONAL]),
        ("078-05-1120", [PERSONAL]),
        ("born 2012-03-04", [PERSONAL]),
        ("For Ms. Ortiz", [NAME]),
        ("Jordan: 85%", [NAME]),
        ("Ms. Ortiz, jim@school.example, 555-123-4567, born 2012-03-04",
         [ADDRESS, PHONE, PERSONAL, NAME]),
        ("x" * (LONG + 1), [MUCH]),
    ],
)  # fmt: skip
def test_what_leads_to_a_person_is_told_by_its_kind_alone(message, kinds):
    assert list(told(message)) == kinds


@pytest.mark.parametrize("part", ["a.b-", "a@b.", "1 ", "555-", "Jim got ", "born ", "A ", "d ["])
def test_no_message_takes_long(part):
    before = process_time()
    list(told(part * (LONG // len(part))))
    assert process_time() - before < 2
