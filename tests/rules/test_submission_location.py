"""S35: what tells where somebody is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.handed import REFLECTION
from tests.rules.submitted import problems, said, submitted


def severity(line):
    text = f"{REFLECTION}\n{line}\n"
    lines = submitted(reflection=text).source.text.split("\n")
    found = [one for one in problems(reflection=text) if one.code == "S35"]
    return [one.severity.value for one in found if lines[one.line - 1] == line]


@pytest.mark.parametrize(
    "line",
    [
        "40.7128, -74.0060",
        "40.7128,-74.0060",
        "(40.71280; -74.00600)",
        "40.7128° N, 74.0060° W",
        "40° 42' 46\" N",
        "40°42′46″N 74°0′21″W",  # noqa: RUF001
        "GPS Position: 40 deg 42' 46.00\" N, 74 deg 0' 21.00\" W",
        "GPSLatitude = 40.7",
        "EXIF GPS Latitude: 40",
        "Latitude: 40.7",
        "lon=-74",
        "geo:40.7,-74.0",
        "Geotag: 40",
        "87G8P27Q+JF",
        "P27Q+JF New York",
        "https://www.google.com/maps/place/x",
        "https://maps.google.com/?q=x",
        "https://maps.app.goo.gl/abc",
        "https://www.openstreetmap.org/#map=15/1/2",
        "https://www.bing.com/maps?cp=1",
        "https://w3w.co/filled.count.soap",
        "///filled.count.soap",
        "https://drive.google.com/x?ll=40.7128,-74.0060",
        "https://drive.google.com/x?ll=40.7128%2C-74.0060",
    ],
)
def test_what_tells_a_place(line):
    assert severity(line) == ["error"]


@pytest.mark.parametrize(
    "line",
    [
        "We met at 12 Elm Street.",
        "It is at 1600 N. Pennsylvania Ave, near the park.",
        "I teach at Lincoln Middle School.",
        "Martin Luther King High School",
    ],
)
def test_what_looks_like_a_place(line):
    assert severity(line) == ["warning"]


@pytest.mark.parametrize(
    "line",
    [
        "The slope is 0.1234, 0.5678.",
        "3.1416 and 2.7183",
        "A pause of 3.25, then 4.5 seconds.",
        "It was 40° in the room.",
        "A turn of 90° and one of 45°.",
        "I removed the GPS data and all EXIF metadata first.",
        "How long: 5 minutes. So far: 3.",
        "CVC+CVC words, and CVCV+CV.",
        "3456+78",
        "A map of the talk in each recording.",
        "3 Google Drive links",
        "I teach in a rural middle school.",
        "Our Middle School; the High School.",
        "https://drive.google.com/file/d/1aFractionsLesson/view",
    ],
)
def test_no_place(line):
    assert severity(line) == []


def test_a_place_in_a_field():
    assert said("S35", **{"evidence.0.url": "https://drive.google.com/x?q=40.7128,-74.0060"}) == [
        "url error: a pair of coordinates tells where this is"
    ]
    assert said("S35", **{"evidence.0.topic": "Lincoln Middle School"}) == [
        (
            "topic warning: what looks like a school's name tells where this is: “Lincoln Middle "
            "School”"
        )
    ]


@given(st.floats(1, 90), st.floats(-180, 180), st.sampled_from(["", ".", "!", ", or so"]))
def test_every_pair_of_coordinates_is_found(latitude, longitude, after):
    assert severity(f"Here: {latitude:.5f}, {longitude:.5f}{after}") == ["error"]


OPEN_LOCATION_CODE = "23456789CFGHJMPQRVWX"
digits = st.text(st.sampled_from(OPEN_LOCATION_CODE), min_size=8, max_size=8)


@given(area=digits, cell=st.text(st.sampled_from(OPEN_LOCATION_CODE), min_size=2, max_size=2))
def test_every_plus_code_with_a_letter_and_a_digit_is_found(area, cell):
    mixed = any(map(str.isalpha, area)) and any(map(str.isdigit, area + cell))
    assert severity(f"It is in {area}+{cell} here") == (["error"] if mixed else [])
