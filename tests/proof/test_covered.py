"""What a signature would not cover, or others would read otherwise, is refused before signing."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microcred.proof import ProofProblem
from microcred.proof.contexts import CREDENTIALS
from microcred.proof.suite import quads
from tests.proof.credentials import badge, signed

FORBIDDEN = [*range(9), 11, 12, *range(14, 32), 127, 0xD800, 0xDFFF]


def refusal(document):
    with pytest.raises(ProofProblem) as problem:
        signed(document)
    return str(problem.value)


def inside(path, field, value):
    """Return a badge with one more field in one of its parts."""
    document = badge()
    part = document
    for step in path:
        part = part[step]
    part[field] = value
    return document


PLACES = [
    (),
    ("issuer",),
    ("credentialSubject",),
    ("credentialSubject", "identifier", 0),
    ("credentialSubject", "achievement"),
    ("credentialSubject", "achievement", "criteria"),
    ("evidence", 1),
    ("credentialSchema", 0),
]


@pytest.mark.parametrize("path", PLACES, ids=lambda path: ".".join(map(str, path)) or "top")
def test_pitfall_01_a_term_that_no_context_knows_is_refused_at_any_depth(path):
    assert "honours" in refusal(inside(path, "honours", "first class"))


@pytest.mark.parametrize("path", PLACES, ids=lambda path: ".".join(map(str, path)) or "top")
def test_pitfall_01_so_is_one_whose_value_holds_more(path):
    assert "honours" in refusal(inside(path, "honours", {"name": ["first"]}))


def test_pitfall_01_a_term_of_another_place_is_refused():
    """`salt` means something in an identity, and nothing in a result."""
    assert "salt" in refusal(inside(("evidence", 0), "salt", "t7k2"))


@pytest.mark.parametrize(
    ("path", "field", "value", "said"),
    [
        ((), "type", ["VerifiableCredential", "AchievementCredential", "Zap"], "Zap"),
        (("evidence", 0), "type", ["Evidence", "with space"], "with space"),
        (("evidence", 0), "type", ["Evidence", "@json"], "@json"),
        ((), "id", "awards/1.json", "awards/1.json"),
        ((), "id", "//good.example/1.json", "good.example/1.json"),
        ((), "id", "_:b0", "_:b0"),
        ((), "id", "https://good.example/a b", "a b"),
        ((), "id", "https://good.example/\n", "good.example"),
        ((), "id", "https://good.example/> <https://evil.example/", "evil.example"),
        ((), "id", "relative://address/", "relative://address/"),
        ((), "id", "", "relative"),
        ((), "issuer", "good", "good"),
    ],
)
def test_pitfall_01_an_address_or_type_that_is_not_whole_is_refused(path, field, value, said):
    assert said in refusal(inside(path, field, value))


@pytest.mark.parametrize("name", ["_:p", "https://good.example/a>b", "https://good.example/a b"])
def test_pitfall_01_the_name_of_a_field_that_is_no_whole_address_is_refused(name):
    assert "would not be signed" in refusal(inside(("issuer",), name, "x"))


def test_a_field_may_be_named_by_a_whole_address():
    assert signed(inside(("issuer",), "https://good.example/motto", "Wait."))


@pytest.mark.parametrize("code", FORBIDDEN, ids=hex)
def test_pitfall_04_control_characters_are_refused_in_any_text(code):
    assert f"U+{code:04X}" in refusal(badge(name=f"Think{chr(code)}Time"))
    assert refusal(inside(("evidence", 1), "narrative", chr(code)))


@pytest.mark.parametrize("code", FORBIDDEN, ids=hex)
def test_pitfall_04_and_in_the_name_of_a_field(code):
    assert "nobody can see" in refusal(inside(("issuer",), f"na{chr(code)}me", "x"))


@pytest.mark.parametrize(
    "text", ["a\tb", "a\nb", "a\r\nb", "é", "न", "😀", "\u2028", '"', "\\", "%s"]
)
def test_pitfall_04_all_else_is_signed(text):
    assert signed(badge(name=text))["name"] == text


@pytest.mark.parametrize("empty", [None, []], ids=["null", "list"])
def test_what_is_empty_and_would_vanish_is_refused(empty):
    assert "leave it out" in refusal(inside(("issuer",), "email", empty))


@pytest.mark.parametrize("number", [1.5, 1.0, 2**53, -(2**53), float("nan")])
def test_numbers_that_languages_write_differently_are_refused(number):
    assert "number" in refusal(
        inside(("credentialSubject", "achievement"), "creditsAvailable", number)
    )


@pytest.mark.parametrize("keyword", ["@graph", "@included", "@reverse", "@index", "@nest", "@foo"])
def test_keywords_that_hide_things_are_refused(keyword):
    assert "keyword" in refusal(inside(("issuer",), keyword, {"name": "x"}))


@pytest.mark.parametrize(
    "contexts",
    [
        [CREDENTIALS, "https://unknown.example/v1"],
        [CREDENTIALS, {"honours": "https://good.example/honours"}],
        [CREDENTIALS, None],
        None,
        7,
    ],
)
def test_contexts_are_known_and_by_name(contexts):
    with pytest.raises(ProofProblem, match="context"):
        quads({**badge(type=["VerifiableCredential"]), "@context": contexts})


def test_contexts_stand_at_the_top_alone():
    assert "keyword" in refusal(inside(("issuer",), "@context", CREDENTIALS))


def deep(levels):
    return json.loads('{"issuer":' * levels + '"x"' + "}" * levels)


@pytest.mark.parametrize("levels", [41, 900])
def test_what_is_too_deep_is_refused(levels):
    assert "too deeply" in refusal(inside((), "issuer", deep(levels)))


def test_what_is_too_large_is_refused():
    assert "characters" in refusal(badge(name="x" * 1_000_001))
    many = [{"type": ["Evidence"], "name": str(number)} for number in range(20_000)]
    assert "too many parts" in refusal(badge(evidence=many))


def test_look_alikes_made_to_keep_a_machine_busy_are_given_up_on():
    """Ten times ten parts that differ in nothing: some 3,628,800 orders, ten times over."""
    started = time.monotonic()
    with pytest.raises(ProofProblem):
        quads(poisoned(10))
    assert time.monotonic() - started < 10


def poisoned(size):
    leaf = {"type": ["Alignment"], "targetName": "x"}
    branch = {"type": ["Achievement"], "name": "y", "alignment": [leaf] * size}
    return badge(credentialSubject=[{"type": ["AchievementSubject"], "achievement": branch}] * size)


def test_a_few_look_alikes_are_signed():
    assert signed(poisoned(3))


def test_letters_that_languages_order_differently_are_refused():
    """U+FFxx comes before U+1Fxxx by its number, and after it in UTF-16."""
    document = badge()
    document["credentialSubject"]["achievement"]["tag"] = ["\U0001f600", "\uff01"]
    assert "order" in refusal(document)
    document["credentialSubject"]["achievement"]["tag"] = ["\U0001f600", "a"]
    assert signed(document)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["id", "type", "name", "@id", "@type", "@value", "@context", "issuer", "x"]
            )
            | st.text(max_size=5),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(
    st.sampled_from(["issuer", "credentialSubject", "evidence", "name", "type", "id"]), json_values
)
def test_whatever_is_given_is_signed_or_refused_in_words(field, value):
    try:
        document = signed({**badge(), field: value})
    except ProofProblem as problem:
        assert str(problem)
    else:
        assert json.loads(json.dumps(document)) == document
