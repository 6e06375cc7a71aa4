"""Work spread over cores: the same results, in order, however it is done."""

import gc
import os
import time

import pytest

from microcred import pool
from microcred.pool import chunks, cores, crew
from microcred.pool import spread as spread_over


def spread(work, items, progress=pool.no_progress):
    with crew() as workers:
        yield from spread_over(workers, work, items, progress)


def squared(number):
    time.sleep(0.01 if number % 2 else 0)  # the first to be begun is not the first to end
    return number * number


def process(_):
    time.sleep(0.01)
    return os.getpid()


def fails(number):
    if number == 3:
        raise ValueError("three")
    return number


@pytest.fixture(params=[1, 2], ids=["one core", "two cores"])
def number_of_cores(request, monkeypatch):
    monkeypatch.setattr(pool, "cores", lambda: request.param)
    return request.param


@pytest.mark.parametrize("count", [0, 1, 2, 7])
def test_results_come_in_order_with_progress(number_of_cores, count):
    told = []
    results = spread(squared, range(count), lambda done, total: told.append((done, total)))
    assert list(results) == [number * number for number in range(count)]
    assert told == [(done, count) for done in range(1, count + 1)]


def test_one_piece_of_work_stays_in_this_process(number_of_cores):
    assert list(spread(process, [1])) == [os.getpid()]


def test_more_pieces_go_to_other_processes_where_there_are_cores(number_of_cores):
    assert (os.getpid() in set(spread(process, range(4)))) == (number_of_cores == 1)


def test_what_goes_wrong_is_not_lost(number_of_cores):
    with pytest.raises(ValueError, match="three"):
        list(spread(fails, range(6)))


def test_memory_is_collected_again_afterwards(number_of_cores):
    list(spread(squared, range(3)))
    assert gc.isenabled()


@pytest.mark.parametrize(
    ("count", "size", "lengths"), [(0, 3, []), (1, 3, [1]), (3, 3, [3]), (7, 3, [3, 3, 1])]
)
def test_chunks(count, size, lengths):
    parts = chunks(range(count), size)
    assert [len(part) for part in parts] == lengths
    assert [item for part in parts for item in part] == list(range(count))


def test_cores():
    assert cores() >= 1
