"""What tests of the loopback GitHub share."""

from collections.abc import Iterator

import pytest

from tests.github.here import Here, here


@pytest.fixture
def at(tmp_path) -> Iterator[Here]:
    """Yield a hub with a programme, its owner, and two people."""
    with here(tmp_path) as found:
        yield found
