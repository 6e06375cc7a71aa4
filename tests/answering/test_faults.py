"""Each call fails in each way, or the process dies after it; then the same event comes again.

There is then exactly one comment that is kept, one answer to each thing, one check, one pull
request for each issue, one award for each decision, and nothing is lost.
"""

from collections import Counter

import pytest

from microcred.ledger import ledger, read_log
from microcred.places import LOG
from tests.answering.moments import (
    FAULTS,
    MOMENTS,
    cases,
    deliver,
    deliver_and_kill,
    failing,
    make_ready,
    settle,
)
from tests.github.faults import Fault
from tests.lives import BOT, lives

AWARDED = {"the scorecard that decides", "the award job"}


def awards(life):
    lines, problems = read_log((life.repo.text(LOG) or "").encode())
    assert problems == ()
    return Counter(one.submission for one in ledger(lines).awards.values())


def written(life, number):
    """Return what the bot wrote: how many comments of each kind, for what."""
    comments = life.comments(number)
    return Counter(one.partition("\n")[0].partition(" -->")[0] for one in comments)


def settled(life, moment, case):
    """Assert that a case came to what it comes to where nothing goes wrong."""
    if moment.kind == "issue":
        made = [one for one in life.repo.state.threads.values() if one.pull]
        own = [one for one in made if one.pull.head_branch.endswith(case.submission)]
        assert len(own) == 1, (case.number, own)
        assert life.repo.thread(case.number).state == "closed"
        assert life.kept(case.number)
        return
    assert life.kept(case.number)
    answers = [one for one in written(life, case.number).elements() if ":answer" in one]
    assert len(answers) == len(set(answers)), answers
    if moment.kind == "award":
        return
    status = life.repo.status(life.head(life.proposal(case.number)), "microcred/decision")
    assert status is not None
    assert status.creator.number == BOT


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda one: one.name)
def test_whatever_fails_and_whenever_it_is_done_once_in_the_end(tmp_path, moment):
    tried: Counter[Fault | str] = Counter()
    with lives(tmp_path) as life:
        life.repo.state.actions.may_approve = True
        every = cases(life, moment.calls * len(FAULTS))
        if moment.kind != "award":
            make_ready(life, moment, every)
        waiting = iter(every)
        for fault in FAULTS:
            for call in range(1, moment.calls + 1):
                case = next(waiting)
                if moment.kind == "award":
                    make_ready(life, moment, [case])
                moment.happens(case)
                before = life.hub.faults.count
                if isinstance(fault, Fault):
                    with failing(life, call, fault):
                        deliver(life, moment, case)
                    assert life.hub.faults.count >= before + call
                else:
                    assert deliver_and_kill(life, moment, case, call)
                tried[fault] += 1
                life.hub.clock.forward(minutes=1)
                deliver(life, moment, case)
        settle(life)
        for case in every:
            settled(life, moment, case)
        if moment.name in AWARDED:
            for _ in range(2):
                deliver(life, MOMENTS[-1], every[0])
            assert awards(life) == Counter({case.submission: 1 for case in every})
    assert set(tried.values()) == {moment.calls}
