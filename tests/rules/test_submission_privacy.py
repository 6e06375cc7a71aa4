"""S30 to S32 and S36: what must never be in Git."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.handed import REFLECTION
from tests.rules.submitted import problems, said, submitted

PRIVATE = ("S30", "S31", "S32", "S33", "S34", "S35", "S36")


def severity(code, line):
    given_ = submitted(reflection=f"{REFLECTION}\n{line}\n")
    text = given_.source.text.split("\n")
    return [
        one.severity.value
        for one in problems(reflection=f"{REFLECTION}\n{line}\n")
        if one.code == code and text[one.line - 1] == line
    ]


# --- S30 ---


@pytest.mark.parametrize(
    "line",
    [
        "![my class](photo.jpg)",
        "![](https://drive.google.com/x)",
        "See ![the board][1].",
        "<img src=x>",
        '<VIDEO controls src="https://drive.google.com/x">',
        "<iframe src=https://drive.google.com/x></iframe>",
        "<svg onload=alert(1)>",
        "<script>alert(1)</script>",
        "data:image/png;base64,iVBORw0KGgo",
        "Look at data:text/html,hello",
        "iVBORw0KGgo" * 40,
        "https://github.com/user-attachments/assets/0d3e",
        "https://user-images.githubusercontent.com/1/2.png",
        "https://raw.githubusercontent.com/a/b/main/c",
        "https://github.com/a/b/assets/1/2",
        "https://github.com/a/b/files/3/4.pdf",
        "[my clip](clip.mp4)",
        "https://drive.google.com/clip.MOV",
        "https://example.org/photo.jpeg?size=9",
    ],
)
def test_media_among_the_words(line):
    assert set(severity("S30", line)) == {"error"}


@pytest.mark.parametrize(
    "line",
    [
        "[the study](https://doi.org/10.1177/002248718603700110)",
        "I made a table of the data: six pauses, nine voices.",
        "Fewer < more, and a video > a photo.",
        "<https://eric.ed.gov/?id=ED506645>",
        "The recording is an MP4; the photo is a .jpg file.",
        "Great! [1]",
        "https://github.com/a/b/issues/3",
    ],
)
def test_no_media(line):
    assert severity("S30", line) == []


def test_media_of_an_item_is_where_it_belongs():
    assert said("S30", **{"evidence.0.url": "https://drive.google.com/clip.mp4"}) == []


def test_an_attachment_as_an_item():
    url = "https://github.com/user-attachments/assets/0d3e"
    assert said("S30", **{"evidence.0.url": url}) == [
        "url error: a file was attached on GitHub here, where it stays for good"
    ]


# --- S31 ---


@pytest.mark.parametrize(
    "line",
    [
        "me@example.org",
        "Write to m.lopez+class@mail.school.k12.tx.us, please.",
        "mailto:me@example.org",
        "<me@example.org>",
        "me (at) example.org",
        "me [at] example [dot] org",
        "me {AT} example.org",
        "https://drive.google.com/x?authuser=me%40example.org",
        "josé@escuela.example",
    ],
)
def test_an_email_address(line):
    assert severity("S31", line) == ["error"]


@pytest.mark.parametrize(
    "line",
    [
        "wait-time@1.0",
        "At 3:12 (at the board) I waited.",
        "Look @ the clip.",
        "https://drive.google.com/@drive",
        "user@localhost",
        "6 @ 4.50",
    ],
)
def test_no_email_address(line):
    assert severity("S31", line) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"evidence.0.topic": "Ask me@example.org"},
        {"evidence.0.class": "me@example.org"},
        {"evidence.0.url": "https://drive.google.com/x?u=me@example.org"},
        {"evidence.0.transcript": "https://drive.google.com/x?u=me%40example.org"},
        {"integrity.ai_use": "me@example.org helped."},
        {"publish.name": "me@example.org"},
    ],
)
def test_an_email_address_in_a_field(changes):
    ((field, _),) = changes.items()
    (found,) = said("S31", **changes)
    assert found.startswith(f"{field.split('.')[-1]} error: ")


def test_an_email_address_in_a_remark_and_in_a_file_that_cannot_be_read():
    text = submitted().source.text.replace("status: ready", "status: ready  # me@example.org")
    assert len(said("S31", text=text)) == 1
    broken = text.replace("status: ready", "status: dunno")
    assert [one.code for one in problems(text=broken)] == ["S31"]


def test_what_is_told_does_not_tell_it_again():
    (message,) = [
        one.message for one in problems(reflection="maria.lopez@example.org\n") if one.code == "S31"
    ]
    assert message == "there is an e-mail address here (m····.l····@e······.o··)"


# --- S32 ---


@pytest.mark.parametrize(
    "line",
    [
        "(555) 123-4567",
        "555-123-4567",
        "555.123.4567",
        "1-800-555-0199",
        "+1 555 123 4567",
        "+15551234567",
        "+44 20 7946 0958",
        "+49 (0)30 1234567",
        "+52 1 55 1234 5678",
        "Call me at 123-4567.",
        "Tel. 030 123456",
        "phone: 555 123 4567",
        "WhatsApp 0612345678",
        "https://drive.google.com/x?tel=+15551234567",
        "https://drive.google.com/x?tel=%2B15551234567",
    ],
)
def test_a_telephone_number(line):
    assert severity("S32", line) == ["error"]


@pytest.mark.parametrize("line", ["555 123 4567", "020 7946 0958", "0171/1234567", "030 1234567"])
def test_what_looks_like_a_telephone_number(line):
    assert severity("S32", line) == ["warning"]


@pytest.mark.parametrize(
    "line",
    [
        "From 3:12 to 3:19, and 1:02:45.500.",
        "0:03:12-0:05:45",
        "On 2026-10-02 and 10/23/2026, or 23.10.2026.",
        "2026-10-02 to 2026-10-23",
        "10.1177/002248718603700110",
        "https://doi.org/10.3102/00346543057001069",
        "ISBN 978-0-393-04002-9",
        "ISSN 1234-5678",
        "Pages 123-1245, and 81–94.",
        "26 students, 9 voices, 17 voices: 26 + 9 + 17 = 52",
        "73400320 bytes",
        "1,234,567 words",
        "I used my phone on 2026-10-02.",
        "Lines 100 to 200, 300 to 400.",
        "3.14159265358979",
        "ED506645, EJ1079374",
        "Seconds: 3 4 5 3 4 5 6 7",
    ],
)
def test_other_numbers(line):
    assert severity("S32", line) == []


def test_the_facts_of_an_item_are_no_telephone_number():
    assert said("S32") == []
    assert said("S32", **{"evidence.0.bytes": 5551234567}) == []


# --- S36 ---


@pytest.mark.parametrize(
    "line",
    [
        "123-45-6789",
        "Student ID 123456",
        "student number: 00123456",
        "born 3 May 2014",
        "Born on 2014-05-03",
        "date of birth: 05/03/2014",
        "DOB 5.3.14",
        "birthday May 3, 2014",
    ],
)
def test_a_number_that_finds_one_person(line):
    assert severity("S36", line) == ["error"]


@pytest.mark.parametrize(
    "line",
    ["Student 4 spoke.", "The idea was born 3 weeks ago.", "Students 12345", "2026-10-02", "May 3"],
)
def test_numbers_that_find_nobody(line):
    assert severity("S36", line) == []


# --- all of them ---


def test_clean_words_are_told_of_by_none():
    assert [one for one in problems() if one.code in PRIVATE] == []


def test_no_more_than_twenty_places_are_told_of():
    assert len(said("S31", reflection="me@example.org\n" * 500)) == 20


@given(st.text(st.sampled_from("ab1 .@+-()[]/:%\n#!<>|°"), max_size=300))
def test_no_text_is_too_much(text):
    assert isinstance(problems(reflection=text), list)


digits = st.text(st.sampled_from("0123456789"), min_size=3, max_size=3)
four = st.text(st.sampled_from("0123456789"), min_size=4, max_size=4)


@given(area=digits, exchange=digits, line=four, mark=st.sampled_from("-."))
def test_every_north_american_number_is_found(area, exchange, line, mark):
    for number in (f"{area}{mark}{exchange}{mark}{line}", f"({area}) {exchange}{mark}{line}"):
        assert severity("S32", f"Reach me under {number}!") == ["error"]


names = st.from_regex(r"[a-z][a-z0-9._+-]{0,20}[a-z0-9]", fullmatch=True)
hosts = st.from_regex(r"[a-z][a-z0-9-]{0,10}(\.[a-z]{2,8}){1,3}", fullmatch=True)


@given(name=names, host=hosts)
def test_every_plain_email_address_is_found(name, host):
    assert severity("S31", f"Ask {name}@{host} for it.") == ["error"]
