"""Whatever bytes come in, and whatever the web answers: seven checks, and nothing is verified."""

import json

from hypothesis import given
from hypothesis import strategies as st

from microcred.badge import file_bytes
from microcred.verify import NAMES, CannotFetch, Outcome, verify
from tests import ledgers
from tests.verify import others
from tests.verify.world import DID_URL, LIST_URL, NOW, at_place, leaves, listing, world

AWARD = ledgers.signed()
PLACES = leaves(AWARD)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10) | st.floats(allow_nan=False),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "type", "@id", "name", "a:b"]), inner, max_size=3)
    ),
    max_leaves=6,
)


def never(url):
    """Have nothing."""
    raise CannotFetch("no network")


def checked(verification):
    """Return whether the checks are whole."""
    assert [check.name for check in verification.checks] == list(NAMES)
    assert all(
        check.message and isinstance(check.outcome, Outcome) for check in verification.checks
    )
    return verification.verified


@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
)
def test_any_bytes(data):
    assert not checked(verify(data, never, NOW, "ada@school.example"))


@given(st.sampled_from(PLACES), VALUES)
def test_any_value_in_any_place_of_an_award(place, value):
    spoilt = at_place(AWARD, place, lambda _: value)
    data = json.dumps(spoilt).encode("utf-8", "surrogatepass")
    found = checked(verify(data, world().fetch, NOW, ledgers.EMAIL))
    assert found is (spoilt == AWARD)


@given(st.sampled_from(sorted(AWARD)), VALUES)
def test_any_value_in_place_of_a_whole_part(name, value):
    data = json.dumps({**AWARD, name: value}).encode("utf-8", "surrogatepass")
    assert not checked(verify(data, world().fetch, NOW, ledgers.EMAIL))


@given(st.binary(max_size=100) | VALUES.map(lambda value: json.dumps(value).encode()))
def test_any_answer_of_the_web(answer):
    for url in (DID_URL, LIST_URL):
        there = world()
        there.web[url] = answer
        assert not checked(there.verified())


LISTING = listing()


@given(st.sampled_from(leaves(LISTING)), VALUES)
def test_any_value_in_any_place_of_the_list(place, value):
    there = world()
    there.web[LIST_URL] = json.dumps(at_place(LISTING, place, lambda _: value)).encode()
    found = checked(there.verified())
    assert found is (json.loads(there.web[LIST_URL]) == LISTING)


HOSTED = json.loads(others.hosted_assertion())


@given(st.sampled_from([(name,) for name in HOSTED] + leaves(HOSTED)), VALUES)
def test_any_value_in_any_place_of_an_assertion(place, value):
    spoilt = at_place(HOSTED, place, lambda _: value)
    data = json.dumps(spoilt).encode("utf-8", "surrogatepass")
    checked(verify(data, others.fetched_from(others.web()), others.NOW, others.EMAIL))


@given(st.binary(max_size=60), st.binary(max_size=200))
def test_any_header_and_payload_of_a_jwt(header, payload):
    from base64 import urlsafe_b64encode as packed

    token = b".".join(packed(part).rstrip(b"=") for part in (header, payload, b"signature"))
    assert not checked(verify(token, never, NOW))


@given(st.dictionaries(st.sampled_from(["alg", "kid", "jwk", "typ", "crit", "b64"]), VALUES))
def test_any_header_of_a_good_jwt(header):
    from base64 import urlsafe_b64encode as packed

    _, payload, signature = others.token().split(b".")
    first = packed(json.dumps(header).encode()).rstrip(b"=")
    token = b".".join((first, payload, signature))
    assert not checked(verify(token, others.fetched_from(others.web()), others.NOW))


def test_the_award_itself_is_verified():
    assert checked(verify(file_bytes(AWARD), world().fetch, NOW))
