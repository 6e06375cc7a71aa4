"""How to cite a micro-credential."""

import pytest

from microcred.site.citing import citing
from tests.site.example import credential

AT = "https://badges.example.org/credentials/wait-time/1.1/"


def test_the_reference_follows_apa():
    cited = citing(credential(), "Example Schools", AT, 2026)
    assert cited.address == AT
    assert cited.text == (
        "Example College. (2026). Wait Time (Version 1.1) [Micro-credential]. Example Schools. "
        "https://badges.example.org/credentials/wait-time/1.1/"
    )


VARIANTS = {
    "own work names the publisher once": (
        {"provider": {"name": "Example Schools", "origin": "in-house"}},
        2026,
        f"Example Schools. (2026). Wait Time (Version 1.1) [Micro-credential]. {AT}",
    ),
    "no year": (
        {},
        None,
        (
            "Example College. (n.d.). Wait Time (Version 1.1) [Micro-credential]. "
            f"Example Schools. {AT}"
        ),
    ),
    "a name with a full stop": (
        {"provider": {"name": "Example Inc.", "origin": "external"}},
        2026,
        f"Example Inc. (2026). Wait Time (Version 1.1) [Micro-credential]. Example Schools. {AT}",
    ),
}


@pytest.mark.parametrize(("changes", "year", "text"), VARIANTS.values(), ids=VARIANTS)
def test_the_reference_leaves_out_what_is_not_known(changes, year, text):
    assert citing(credential(**changes), "Example Schools", AT, year).text == text


def test_the_bibtex_entry():
    assert citing(credential(), "Example Schools", AT, 2026).bibtex == (
        "@misc{wait-time-1.1,\n"
        "  author = {{Example College}},\n"
        "  title = {{Wait Time}},\n"
        "  year = {2026},\n"
        "  version = {1.1},\n"
        "  type = {Micro-credential},\n"
        "  publisher = {Example Schools},\n"
        "  url = {https://badges.example.org/credentials/wait-time/1.1/},\n"
        "}"
    )


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Talk & {listen}", r"{{Talk \& \{listen\}}}"),
        ("100 % #1 $_", r"{{100 \% \#1 \$\_}}"),
        ("a\\b~c^", r"{{a\textbackslash{}b\textasciitilde{}c\textasciicircum{}}}"),
    ],
)
def test_no_name_can_break_the_entry(name, title):
    entry = citing(credential(name=name), "Example Schools", AT, None).bibtex
    assert f"  title = {title},\n" in entry
    assert entry.count("\n") == 7
