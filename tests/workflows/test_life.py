"""The whole life of a submission, carried out by the workflow files themselves.

Fork, pull request, check, two reviews, resubmission, award, merge, the signed badge on the built
site, verified from that site alone.
"""

import json
from datetime import UTC, datetime

from microcred.verify import verify
from tests.bot.form.answered import issue_text
from tests.lives import STATUS, SUBMISSION
from tests.workflows.hosting import it_is_now, published, scores, started, woken


def test_from_the_first_attempt_to_a_badge_that_anybody_can_verify(there):
    life, machine = there

    pull = life.hand_in()
    handed = machine.run(*started(life, "intake"))
    assert handed["pull"].result == "success", handed["pull"].log
    assert handed["form"].result == "skipped"
    assert life.check(pull) == "pending"
    assert "with the evaluators" in life.kept(pull)

    for evaluator in ("eva", "omar"):
        scores(life, evaluator, pull, "request-changes", silence="not-yet")
    answered = woken(life, machine)
    assert "did answer" in answered.log, answered.log
    assert "again" in life.kept(pull)

    it_is_now(life)
    life.again(pull)
    machine.run(*started(life, "intake"))
    for evaluator in ("eva", "omar"):
        scores(life, evaluator, pull, "approve", attempt=2, questions=None)
    woken(life, machine)
    assert life.check(pull) == "success"

    run = started(life, "award")[-1]
    ended = machine.run(run)
    assert {name: one.result for name, one in ended.items()} == dict.fromkeys(
        ("due", "award", "build", "publish"), "success"
    ), "\n".join(one.log for one in ended.values())
    part = life.repo.thread(pull.number).pull
    assert part is not None
    assert part.merged
    assert "awarded" in life.kept(pull)

    (award,) = [path for path in machine.published.glob("awards/*.json") if path.stem != "index"]
    told = verify(award.read_bytes(), published(machine), datetime.now(UTC))
    assert told.verified, told
    log = life.repo.text("awards/log.jsonl")
    assert log is not None
    (line,) = [json.loads(line) for line in log.splitlines()]
    assert line["submission"] == SUBMISSION


def test_an_issue_becomes_a_pull_request_which_the_hourly_run_answers(there):
    life, machine = there
    issue = life.ada.opens_issue(life.repo, "Mine", issue_text(), ["submission"])
    proposed = machine.run(*started(life, "intake"))
    assert proposed["form"].result == "success", proposed["form"].log
    assert proposed["pull"].result == "skipped"
    (pull,) = [one for one in life.repo.state.threads.values() if one.pull]
    assert f"#{pull.number}" in "".join(life.comments(issue.number))
    assert started(life, "intake") == []  # what a workflow's own token does starts none

    it_is_now(life)
    life.hub.schedule(life.repo, "17 * * * *")
    swept = machine.run(*started(life, "bot"))
    assert swept["bot"].result == "success", swept["bot"].log
    assert pull.pull
    status = life.repo.status(pull.pull.head, STATUS)
    assert status
    assert status.state == "pending"
