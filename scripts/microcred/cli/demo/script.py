"""The demonstration, step by step: one submission from a draft to an award, and beyond."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

import yaml

from microcred import git
from microcred.cli.demo.play import EARNER, EMAIL, SCORERS, Play, first
from microcred.cli.demo.stage import expect
from microcred.git.copying import clone, commit_all
from microcred.model.decision import Outcome
from microcred.model.evaluators import NOBODY
from microcred.scorecards import block, yaml_text
from microcred.starters.sample_attempt import sample_attempt


class Step(NamedTuple):
    """One step: its name in the report, what it shows, and how it goes."""

    name: str
    title: str
    plays: Callable[[Play], None]


def _copy(play: Play) -> None:
    stage = play.stage
    expect(git.head(stage.source) is not None, "this folder is not in a Git repository")
    clone(stage.source, stage.repository)
    releases = stage.repository.glob(f"credentials/releases/{play.slug}@*.json")
    versions = sorted(path.stem.partition("@")[2] for path in releases)
    expect(bool(versions), f"{play.slug} has no frozen version to hand in for")
    play.version = versions[-1]
    stage.say(
        f"A clone of the programme, in {stage.repository.name}/. Nothing of yours is touched."
    )


def _people(play: Play) -> None:
    stage = play.stage
    people = [{"id": EARNER, "email": EMAIL, "school": "sample-school"}]
    stage.write_private("roster.yml", yaml.safe_dump({"format": 1, "people": people}))
    evaluators = [
        {
            "id": name,
            "organisation": "Sample organisation",
            "earner": NOBODY,
            "school": f"other-school-{number}",
            "credentials": ["any"],
            "trained": play.today.isoformat(),
        }
        for number, name in enumerate(SCORERS, start=1)
    ]
    text = yaml.safe_dump({"format": 1, "evaluators": evaluators}, sort_keys=False)
    (stage.repository / "program/evaluators.yml").write_text(text, encoding="utf-8")
    stage.say("Two evaluators in program/evaluators.yml, one earner in a roster outside of it.")


def _key(play: Play) -> None:
    stage = play.stage
    stage.run("keys", "new", "--out", stage.private / "signing.key", *stage.root)
    commit_all(stage.repository, "Two evaluators and a key, for the demonstration", stage.moment)
    stage.say("The private half stays in private/; the public one is committed.")


def _draft(play: Play) -> None:
    stage = play.stage
    slots = [slot for slot in play.release.credential.evidence if not slot.written]
    left_out = slots[-1].id if slots else None
    draft = _attempt(play, "draft.md", without=left_out)
    said = stage.run("check", draft, *stage.root)
    stage.quote(said.out)
    stage.run("intake", draft, "--earner", EARNER, *stage.root, code=1)
    stage.say("A draft is counted, and shown to no evaluator: it was not taken in.")


def _hand_in(play: Play) -> None:
    stage = play.stage
    ready = _attempt(play, "attempt-1.md")
    stage.run("check", ready, *stage.root)
    answer = stage.run("intake", ready, "--earner", EARNER, *stage.root, "--format", "json").json()
    play.submission = first(answer, "submission", "id")
    play.head = git.resolve(stage.repository, f"submission/{play.submission}") or ""
    stage.say(f"It is submission {play.submission} now, a branch with one file. No name is in it.")


def _two_scores(play: Play) -> None:
    weakest = play.weakest().id
    rows = [one.id for one in play.rubric.criteria]
    _score(play, SCORERS[0], "card-1.yml", yaml_text(play.card(1, {weakest}, rows)))
    play.decide(Outcome.SCORING)
    card = block(play.card(1, {weakest}, rows), play.release)
    _score(play, SCORERS[1], "card-2.md", card)


def _try_again(play: Play) -> None:
    play.decide(Outcome.RESUBMIT)
    answer = play.stage.run("award", *play.stage.root, "--format", "json").json()
    expect(not answer.get("awarded"), f"something was awarded: {answer}")
    play.stage.say("Nothing is awarded. What is met stays met; one row is open.")


def _second_attempt(play: Play) -> None:
    stage = play.stage
    again = _attempt(play, "attempt-2.md", again=True)
    stage.run("intake", again, "--earner", EARNER, "--submission", play.submission, *stage.root)
    play.head = git.resolve(stage.repository, f"submission/{play.submission}") or ""
    open_row = [play.weakest().id]
    for number, scorer in enumerate(SCORERS, start=3):
        _score(play, scorer, f"card-{number}.yml", yaml_text(play.card(2, (), open_row)))
    play.decide(Outcome.AWARD)


def _award(play: Play) -> None:
    stage = play.stage
    answer = stage.run("award", *stage.root, "--format", "json").json()
    awarded = first(answer, "awarded")
    expect(len(awarded) == 1, f"{len(awarded)} awards instead of one")
    play.award = first(awarded[0], "award", "id")
    stage.say(f"Signed: award {play.award}, merged and committed at once.")
    again = stage.run("award", *stage.root, "--format", "json").json()
    expect(not again.get("awarded"), "a second run awarded it once more")
    stage.run("check", *stage.root)


def _site(play: Play) -> None:
    play.build()
    page = play.stage.site / "awards" / play.award / "index.html"
    expect(page.is_file(), "the award has no page")
    text = page.read_text(encoding="utf-8")
    expect("Sample Teacher" in text, "the name that the earner chose is not on the page")
    expect(EMAIL not in text, "the earner's address is on the page")
    play.stage.say(f"Its page: site/awards/{play.award}/index.html")


def _verify(play: Play) -> None:
    stage = play.stage
    answer = play.verify(play.award_file)
    expect(answer["verified"] is True, f"it does not verify: {answer}")
    stage.say(f"Genuine: {len(answer['checks'])} checks passed, nothing asked of anybody.")
    for kind in ("png", "svg"):
        baked = stage.folder / f"badge.{kind}"
        stage.run("bake", play.award, f"--{kind}", "--out", baked, *stage.root)
        expect(play.verify(baked)["verified"] is True, f"the badge in {baked.name} does not verify")
    mine = play.verify(play.award_file, "--recipient", EMAIL)
    expect(mine["verified"] is True, "it does not know its own earner")
    play.verify(play.award_file, "--recipient", "somebody.else@school.example", code=1)
    stage.say("So are both images. It is hers, and it is not somebody else's.")


def _forge(play: Play) -> None:
    stage = play.stage
    document = json.loads(play.award_file.read_bytes())
    document["name"] = f"{document['name']} (with honours)"
    forged = stage.folder / "forged.json"
    forged.write_text(json.dumps(document), encoding="utf-8")
    answer = play.verify(forged, code=1)
    failed = [check["name"] for check in answer["checks"] if check["outcome"] == "failed"]
    expect(answer["verified"] is False, "a changed badge verifies")
    stage.say(f"One word was changed, and it fails: {', '.join(failed)}.")


def _revoke(play: Play) -> None:
    stage = play.stage
    before = play.award_file.read_bytes()
    reason = "Sample reason: the evidence turned out to be from another class"
    stage.run("revoke", play.award, "--reason", reason, *stage.root)
    play.build()
    expect(play.award_file.read_bytes() == before, "the credential itself was touched")
    answer = play.verify(play.award_file, code=1)
    said = {check["name"]: check["outcome"] for check in answer["checks"]}
    expect(answer["verified"] is False, "a revoked badge verifies")
    page = stage.site / "awards" / play.award / "index.html"
    expect("revoked" in page.read_text(encoding="utf-8").lower(), "the page does not say so")
    stage.say(f"The credential is the same file; its status is not: {said.get('status')}.")
    stage.run("check", *stage.root)


def _score(play: Play, scorer: str, name: str, card: str) -> None:
    file = play.stage.write_private(name, card)
    play.stage.run("score", play.submission, "--evaluator", scorer, file, *play.stage.root)


def _attempt(play: Play, name: str, *, without: str | None = None, again: bool = False) -> Path:
    hosts = play.hosts()
    text = sample_attempt(play.release, EARNER, hosts, play.today, without=without, again=again)
    return play.stage.write_private(name, text)


STEPS: Final = (
    Step("copy", "A copy of this programme, to throw away", _copy),
    Step("people", "Two evaluators and one earner, all invented", _people),
    Step("key", "A key to sign with, to throw away too", _key),
    Step("draft", "A draft: counted, and not yet handed in", _draft),
    Step("hand-in", "The earner hands in", _hand_in),
    Step("score", "Two evaluators score it, on their own", _two_scores),
    Step("resubmit", "Decided: not yet, with feedback", _try_again),
    Step("second-attempt", "The second attempt, only what was not met", _second_attempt),
    Step("award", "Signed and published, once", _award),
    Step("site", "The badge on the site", _site),
    Step("verify", "Anyone can verify it, from the site alone", _verify),
    Step("forge", "A changed badge is found out", _forge),
    Step("revoke", "Revoked: the page and every verifier say so", _revoke),
)
"""What happens, in this order."""
