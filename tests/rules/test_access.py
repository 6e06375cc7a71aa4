import pytest

from tests.rules.good import GONE, said

RECORDING = {"resources.0.medium": "video"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, [], id="good"),
        pytest.param({"resources": GONE}, ["top warning: `resources` is missing"], id="none"),
        pytest.param(
            {"resources.0.free": "false"},
            ["resources warning: none of the resources is free"],
            id="none free",
        ),
        pytest.param(
            {"resources.1": {"title": "A book", "url": "https://good.example/", "free": "false"}},
            [],
            id="one free is enough",
        ),
        pytest.param(
            {"resources.0.medium": "interactive"},
            ["resources[1] warning: `resources[1]` is interactive and has no `text_alternative`"],
            id="interactive",
        ),
    ],
)
def test_resources_are_open(changes, expected):
    assert said("L05", changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, [], id="good"),
        pytest.param({"image": GONE}, ["top error: `image` is missing"], id="no image"),
        pytest.param(
            {"image.alt": "badge"},
            ["image error: `image.alt` does not describe the badge: “badge”"],
            id="alternative text that says nothing",
        ),
        pytest.param({"image.alt": "Titled Think Time"}, [], id="the least that says something"),
        pytest.param(
            {"evidence.1.transcript": GONE},
            [
                (
                    "evidence[2] error: slot `clips` takes recordings, "
                    "but asks for no captions or transcript"
                )
            ],
            id="recordings",
        ),
        pytest.param(
            {"evidence.2.alternatives": ["audio"]},
            [
                (
                    "evidence[3] error: slot `tally` takes recordings, "
                    "but asks for no captions or transcript"
                )
            ],
            id="recordings as an alternative",
        ),
        pytest.param(
            RECORDING,
            ["resources[1] error: `resources[1]` is video without a text alternative"],
            id="a film to learn from",
        ),
        pytest.param(RECORDING | {"resources.0.text_alternative": "Captions."}, [], id="captioned"),
    ],
)
def test_words_beside_media(changes, expected):
    assert said("L31", changes) == expected
