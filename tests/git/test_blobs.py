"""Files by their blob ids alone, whenever they were committed and wherever they lay."""

import pytest

from microcred import git as store
from microcred.git.blobs import blobs, sizes
from tests.folder import commit, put, repository


@pytest.fixture
def root(tmp_path):
    made = repository(tmp_path / "repository")
    for text in ("first", "second version\n", ""):
        put(made, "a/file.txt", text)
        commit(made)
    return made


IDS = [store.blob_id(data) for data in (b"first", b"second version\n", b"")]


def test_what_was_once_committed_is_read_in_the_order_asked_for(root):
    assert list(blobs(root, IDS)) == [b"first", b"second version\n", b""]
    assert list(blobs(root, [IDS[1], IDS[0], IDS[1]])) == [
        b"second version\n",
        b"first",
        b"second version\n",
    ]
    assert list(blobs(root, [])) == []


def test_sizes_are_known_without_reading(root):
    assert sizes(root, IDS) == dict(zip(IDS, (5, 15, 0), strict=True))
    assert sizes(root, []) == {}


def test_what_is_too_large_is_not_read(root):
    with pytest.raises(store.TooLarge, match="15 bytes; at most 14 are read"):
        list(blobs(root, IDS, most=14))


@pytest.mark.parametrize("other", ["0" * 40, "HEAD"])
def test_what_is_no_file_of_this_clone_is_told(root, other):
    with pytest.raises(store.GitUnavailable, match="is not in this clone"):
        list(blobs(root, [IDS[0], other]))
