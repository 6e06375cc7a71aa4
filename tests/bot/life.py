"""The life of one pull request without GitHub: what people do to it, and the bot's actions done.

Times are told in hours since the first attempt was handed in; each thing comes a minute later.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from microcred.attempt import completion, read_attempt
from microcred.bot import marker
from microcred.bot.actions import Action, Answer, Close, Keep, Show, Status
from microcred.bot.happening import Happening, Kind
from microcred.bot.hearing import heard
from microcred.bot.labelling import is_ours
from microcred.bot.matter import Matter, Turned
from microcred.bot.planning import plan
from microcred.bot.pull import Account, Comment, Pull, Review, Verdict
from microcred.model.decision import DecisionRecord, Outcome
from microcred.model.evaluators import Evaluators, Person
from microcred.model.program import Program
from microcred.model.scorecard import ReviewEvent, Scored
from microcred.model.vocabulary import Mode
from microcred.places import Attempt
from microcred.problem import Problem, Severity
from microcred.review import Case, Decision, arranged, decide
from microcred.review import Turned as Turn
from microcred.scorecards import block
from tests.handed import complete
from tests.review.world import BEGIN, HASH, PANEL, SUBMISSION, evaluator, head, listed, release
from tests.review.world import scored as scored_by

BOT: Final = 41898282
TEACHER: Final = Account(5001, "maria-lopez")
STRANGER: Final = Account(6001, "somebody")
ACCOUNTS: Final = {
    **{name: Account(1000 + place, f"{name}-gh") for place, name in enumerate(PANEL)},
    "lou": Account(1900, "lou-gh"),
    "teacher": TEACHER,
    "stranger": STRANGER,
    "bot": Account(BOT, "github-actions[bot]", bot=True),
}
REGISTER: Final = listed(
    *(evaluator(one, github=ACCOUNTS[one].number, login=ACCOUNTS[one].login) for one in PANEL),
    evaluator("lou", github=ACCOUNTS["lou"].number, login="lou-gh", lead=True),
)
OPEN: Final = Program.model_validate(
    {
        "format": 1,
        "name": "Good example",
        "tagline": "A programme with nothing wrong",
        "url": "https://good.example/",
        "repository": "https://github.com/district/badges",
        "mode": "open",
        "time_zone": "America/Chicago",
        "language": "en",
        "evidence_hosts": ["drive.google.com"],
    }
)
PRIVATE: Final = OPEN.model_copy(update={"mode": Mode.PRIVATE})
PLACE: Final = Attempt("wait-time", SUBMISSION, 1)
MINUTE: Final = timedelta(minutes=1)


class Life:
    """One pull request, what is said on it, and what the bot has done."""

    def __init__(self, program: Program = OPEN, evaluators: Evaluators = REGISTER, **terms: Any):
        private = program.mode is Mode.PRIVATE
        self.earner = "k7m2p4" if private else f"github:{TEACHER.number}"
        self.program, self.evaluators = program, evaluators
        self.release = release(**{"turnaround_days": 10, **terms})
        self.now: datetime = BEGIN
        self.pull = Pull(
            7,
            TEACHER,
            head(1),
            "maria-lopez/badges",
            "submission",
            "main",
            "Wait Time",
            opened=BEGIN,
        )
        self.attempts: list[Turned] = []
        self.touched: tuple[str, ...] = ()
        self.problems: tuple[Problem, ...] = ()
        self.record: DecisionRecord | None = None
        self.loads: dict[str, int] | None = {}
        self.ahead: int | None = 0
        self.statuses: dict[str, tuple[str, str]] = {}
        self.unreadable = False
        self.ids = 100

    # --- what people do ---

    def hand_in(self, attempt: int = 1, **changes: Any) -> Life:
        """Push an attempt, or push it anew."""
        self.tick()
        text = complete(earner=self.earner, **changes)
        place = PLACE._replace(number=attempt)
        document = read_attempt(place.path, text).document
        assert document
        self.ids += 1
        new = head(attempt) if attempt > len(self.attempts) else f"{self.ids:040x}"
        items = Counter(one.slot for one in document.model.evidence)
        asked = completion(self.release.credential.evidence, items)
        handed_in = self.now if attempt > len(self.attempts) else self.attempts[-1].handed_in
        turned = Turned(place, new, handed_in, text, document.model, asked)
        self.attempts = [*self.attempts[: attempt - 1], turned]
        self.touched = tuple(one.place.path for one in self.attempts)
        self.pull = replace(self.pull, head=new)
        return self

    def says(self, who: str, text: str, *, edited: bool = False) -> int:
        """Write a comment; return its id."""
        self.tick()
        self.ids += 1
        when = self.now + MINUTE if edited else None
        self._comment(Comment(self.ids, ACCOUNTS[who], self.now, text, when))
        return self.ids

    def reviews(
        self,
        who: str,
        levels: str | None = None,
        verdict: Verdict | None = None,
        *,
        body: str | None = None,
        commit: str | None = None,
        **card: Any,
    ) -> int:
        """Hand in a review: a scorecard of these levels, or any text; return its id."""
        self.tick()
        self.ids += 1
        attempt = self.attempts[-1].place.number
        text = body or ""
        if levels is not None:
            text = block(scored_by(who, levels, attempt=attempt, **card).card, self.release)
        met = levels is not None and "n" not in levels
        said = verdict or (Verdict.APPROVE if met else Verdict.REQUEST_CHANGES)
        judged = commit or self.pull.head
        review = Review(self.ids, ACCOUNTS.get(who, STRANGER), self.now, judged, said, text)
        self.pull = replace(self.pull, reviews=(*self.pull.reviews, review))
        return self.ids

    def edit(self, identity: int, text: str, *, noticed: bool = True) -> None:
        """Change a comment or a review; within the same second, GitHub does not say so."""
        self.tick()
        when = self.now if noticed else None
        self.pull = replace(
            self.pull,
            comments=tuple(
                replace(one, body=text, edited=when) if one.id == identity else one
                for one in self.pull.comments
            ),
            reviews=tuple(
                replace(one, body=text) if one.id == identity else one for one in self.pull.reviews
            ),
        )

    def dismiss(self, identity: int) -> None:
        """Dismiss a review by hand."""
        self.pull = replace(
            self.pull,
            reviews=tuple(
                replace(one, verdict=Verdict.DISMISSED) if one.id == identity else one
                for one in self.pull.reviews
            ),
        )

    def award(self) -> None:
        """Merge what was decided and record the award, as the award job does."""
        decision = self.decision()
        assert decision.outcome is Outcome.AWARD
        self.record = DecisionRecord.model_validate(
            {
                "submission": SUBMISSION,
                "credential": self.release.name,
                "release": HASH,
                "earner": self.earner,
                "outcome": "award",
                "attempt": decision.attempt,
                "head": decision.head,
                "decided": self.now,
                "results": [],
                "scorecards": [],
                "award": "7f2kq9m4x3wd",
            }
        )
        self.pull = replace(self.pull, open=False, merged=True)

    def forget_fork(self) -> None:
        """Delete the fork that the branch is in."""
        self.pull = replace(self.pull, repository=None)

    def rename(self, branch: str) -> None:
        """Let the branch have another name."""
        self.pull = replace(self.pull, branch=branch)

    def authored_by(self, account: Account) -> None:
        """Let somebody else have opened the pull request."""
        self.pull = replace(self.pull, author=account)

    def reopen(self) -> None:
        """Open the pull request again."""
        self.pull = replace(self.pull, open=True)

    def label(self, name: str) -> None:
        """Put a label there by hand."""
        self.pull = replace(self.pull, labels=(*self.pull.labels, name))

    def seen_check(self, state: str, description: str) -> None:
        """Let the bot see what its check says."""
        self.pull = replace(self.pull, checked=(state, description))

    @staticmethod
    def problem(code: str, message: str, fix: str, severity: str = "error") -> Problem:
        """Return a problem with the first attempt."""
        return Problem(PLACE.path, 14, code, Severity(severity), message, fix)

    def shut(self, *, merged: bool = False) -> None:
        """Close the pull request by hand, or merge it."""
        self.pull = replace(self.pull, open=False, merged=merged)

    def tick(self, hours: float = 0) -> Life:
        """Let time go by."""
        self.now += timedelta(hours=hours) if hours else MINUTE
        return self

    # --- what the bot sees and does ---

    def bare(self) -> Case | None:
        """Return the case before anything was said."""
        return self._case(())

    def case(self) -> Case | None:
        """Return the case by what was said so far."""
        return self._case(heard(self._matter(self.bare())).entries)

    def decision(self) -> Decision:
        """Return where it stands."""
        case = self.case()
        assert case
        return decide(case)

    def matter(self) -> Matter:
        """Return all that the bot looks at."""
        return self._matter(self.case())

    def plan(self, kind: Kind = Kind.PULL) -> tuple[Action, ...]:
        """Return what the bot would do now."""
        return plan(Happening(kind, self.pull.number), self.matter())

    def run(self, kind: Kind = Kind.PULL, most: int | None = None) -> tuple[Action, ...]:
        """Let the bot do what it plans, or as many things of it; return what it did."""
        self.tick()
        actions = self.plan(kind)[:most]
        for action in actions:
            self.perform(action)
        return actions

    def settle(self, kind: Kind = Kind.SWEEP) -> Life:
        """Let the bot run until it has nothing more to do."""
        for _ in range(50):
            if not self.run(kind):
                return self
        raise AssertionError("the bot comes to no end")

    def perform(self, action: Action) -> None:
        """Do one thing as GitHub would."""
        pull = self.pull
        if isinstance(action, Status):
            self.statuses[action.sha] = (action.state.value, action.description)
        elif isinstance(action, Answer):
            self._write(action.body)
        elif isinstance(action, Keep):
            self._keep(action)
        elif isinstance(action, Show):
            labels = (*(one for one in pull.labels if not is_ours(one)), *action.labels)
            self.pull = replace(pull, labels=labels, assignees=action.assignees)
        elif isinstance(action, Close):
            self.pull = replace(pull, open=False)

    # --- what can be seen ---

    @property
    def kept(self) -> str:
        """Return the comment that is kept, without its mark."""
        found = [one for one in self.ours() if "microcred:kept" in one.body]
        assert len(found) == 1, f"{len(found)} comments are kept"
        return found[0].body.partition("\n")[2]

    @property
    def kept_by_us(self) -> str:
        """Return the comment that is kept, where others forged one like it."""
        return next(one.body for one in self.ours() if one.body.startswith("<!-- microcred:kept"))

    @property
    def answers(self) -> list[str]:
        """Return what the bot answered, without the marks."""
        found = [one.body for one in self.ours() if "microcred:answer" in one.body]
        return [one.partition("\n")[2] for one in found]

    @property
    def check(self) -> str | None:
        """Return the state of our check on the head."""
        said = self.statuses.get(self.pull.head)
        return said[0] if said else None

    @property
    def stands(self) -> str:
        """Return the state that the labels show."""
        return ", ".join(one for one in self.pull.labels if one.startswith("state: "))[7:]

    @property
    def people(self) -> list[str]:
        """Return the assignees."""
        return [*self.pull.assignees]

    def ours(self) -> list[Comment]:
        """Return the bot's comments."""
        return [one for one in self.pull.comments if one.by.number == BOT]

    def gone(self, identity: int) -> None:
        """Delete a comment."""
        kept = tuple(one for one in self.pull.comments if one.id != identity)
        self.pull = replace(self.pull, comments=kept)

    def entries(self) -> tuple[Scored | ReviewEvent, ...]:
        """Return the scorecards and events that were heard."""
        return heard(self.matter()).entries

    # --- inside ---

    def _matter(self, case: Case | None) -> Matter:
        return Matter(
            pull=self.pull,
            touched=self.touched,
            program=self.program,
            evaluators=self.evaluators,
            bot=BOT,
            at=self.now,
            today=self.now.date(),
            submission=SUBMISSION if self.attempts else None,
            attempts=tuple(self.attempts),
            problems=self.problems,
            case=case,
            decision=decide(case) if case else None,
            record=self.record,
            loads=self.loads,
            ahead=self.ahead,
        )

    def _case(self, entries: tuple[Scored | ReviewEvent, ...]) -> Case | None:
        if not self.attempts or self.unreadable:
            return None
        turns = [
            Turn(one.place.number, one.head, one.handed_in, one.submission.status)
            for one in self.attempts
        ]
        cards = [one for one in entries if isinstance(one, Scored)]
        events = tuple(one for one in entries if isinstance(one, ReviewEvent))
        return Case(
            SUBMISSION,
            self.release,
            HASH,
            Person(id=self.earner),
            tuple(arranged(turns, cards)),
            events,
            self.evaluators,
            self.now.date(),
        )

    def _comment(self, comment: Comment) -> None:
        self.pull = replace(self.pull, comments=(*self.pull.comments, comment))

    def _write(self, body: str) -> None:
        self.ids += 1
        comment = Comment(self.ids, ACCOUNTS["bot"], self.now, body)
        assert not any(marker.same(body, one, BOT) for one in self.pull.comments), "said twice"
        self._comment(comment)

    def _keep(self, action: Keep) -> None:
        if action.comment is None:
            self._write(action.body)
            return
        assert action.comment in [one.id for one in self.ours()], "changes what is not ours"
        self.edit(action.comment, action.body)
