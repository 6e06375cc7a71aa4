"""A programme on the GitHub of the tests, with its people, and what wakes the bot there.

`with lives(tmp_path) as life:` gives a programme in open mode: Ada and Ben hand in, Eva and Omar
score, Lea leads, Olga owns. `life.bot("pull", number)` is what a workflow would do then.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from microcred import git
from microcred.answering import Desk, Report, answer
from microcred.answering.looking import Look, looked
from microcred.bot.happening import Happening, Kind
from microcred.bot.matter import Matter
from microcred.bot.pull import Pull
from microcred.document import read_yaml
from microcred.github import GitHub
from microcred.model.evaluators import Roster
from microcred.model.program import Review
from microcred.places import EVALUATORS, KEYS, Attempt
from microcred.releases import read_release, release_path
from microcred.scorecards import block
from tests import folder, ledgers, reviewed
from tests.folder import GOOD
from tests.github import Hub, github
from tests.github.hosted import Hosted
from tests.github.people import Person, Proposal, Remark

NAME = "district/programme"
SLUG = "think-time"
SUBMISSION = "k3f9q2m7"
BOT = 41898282
NUMBERS = {"olga": 100, "ada": 101, "ben": 102, "eva": 201, "omar": 202, "lea": 203}
SCOPES = {"contents": "write", "issues": "write", "pull-requests": "write", "statuses": "write"}
REGISTER = """\
format: 1
evaluators:
  - {id: eva, github: 201, login: eva, earner: none, credentials: [any], trained: 2026-08-01}
  - {id: omar, github: 202, login: omar, earner: none, credentials: [any], trained: 2026-08-01}
  - id: lea
    github: 203
    login: lea
    earner: none
    credentials: [any]
    trained: 2026-08-01
    lead: true
"""
STATUS = "microcred/decision"


def programme(target: Path, settings: str = "", mode: str = "open") -> Path:
    """Make a programme with a frozen release, a key and evaluators."""
    folder.repository(target)
    files = {file.relative_to(GOOD).as_posix(): file for file in GOOD.rglob("*") if file.is_file()}
    texts = {path: file.read_text("utf-8") for path, file in files.items()}
    texts[folder.CREDENTIAL] = texts[folder.CREDENTIAL].replace("blind: true", "blind: false")
    texts[folder.PROGRAM] = (
        texts[folder.PROGRAM].replace("mode: private", f"mode: {mode}") + settings
    )
    texts |= {EVALUATORS: REGISTER, KEYS: ledgers.KEYS}
    for path, text in texts.items():
        folder.put(target, path, text)
    frozen = {release_path(SLUG, "1.0"): reviewed.frozen(target, Review())}
    changes = {path: text.encode() for path, text in texts.items()} | frozen
    ledgers.commit(target, changes, "Begin", ledgers.BEGUN)
    return target


@dataclass
class Life:
    """The hub, its programme, the people by their logins, and a clone to work from."""

    hub: Hub
    repo: Hosted
    people: dict[str, Person]
    clone: Path
    texts: dict[tuple[str, int], str] = field(default_factory=dict)

    def __getattr__(self, login: str) -> Person:
        """Return somebody by their login."""
        if login not in NUMBERS:
            raise AttributeError(login)
        return self.people[login]

    # --- what people do ---

    def path(self, attempt: int = 1, submission: str = SUBMISSION) -> str:
        """Return where an attempt lies."""
        return Attempt(SLUG, submission, attempt).path

    def text(self, who: str = "ada", number: int | None = None, **changes: Any) -> str:
        """Return the text of a clean attempt of somebody, or of the account of a number."""
        return reviewed.handed(earner=f"github:{number or NUMBERS[who]}", **changes)

    def hand_in(self, who: str = "ada", submission: str = SUBMISSION, **changes: Any) -> Proposal:
        """Let somebody hand in for the first time."""
        text = self.text(who, **changes)
        return self.people[who].proposes(self.repo, self.path(1, submission), text)

    def again(self, pull: Proposal, attempt: int = 2, who: str = "ada", **changes: Any) -> str:
        """Let somebody add another attempt; return the commit."""
        return self.people[who].adds(pull, self.path(attempt), self.text(who, **changes))

    def score(
        self, who: str, pull: Proposal, *, commit: str | None = None, **levels: Any
    ) -> Remark:
        """Let an evaluator hand in a scorecard; the verdict is what its levels say."""
        return self.people[who].reviews(pull, verdict(levels), self.card(**levels), commit)

    def card(self, **levels: Any) -> str:
        """Return a scorecard as an evaluator pastes it."""
        return block(reviewed.card(**levels), self.release)

    @property
    def release(self) -> Any:
        """Return the release that is scored by."""
        path = release_path(SLUG, "1.0")
        return read_release(path, (self.clone / path).read_bytes())

    # --- what the machine does ---

    def head(self, pull: Proposal) -> str:
        """Return the commit that a pull request is at."""
        part = self.repo.thread(pull.number).pull
        assert part is not None
        return part.head

    def proposal(self, number: int) -> Proposal:
        """Return a pull request by its number."""
        part = self.repo.thread(number).pull
        assert part is not None
        head = part.head_repository.full_name if part.head_repository else ""
        return Proposal(number, NAME, head, part.head_branch)

    def desk(
        self,
        *,
        dry: bool = False,
        scopes: dict[str, str] | None = None,
        roster: Path | None = None,
    ) -> Desk:
        """Return what the bot works with, with a token of its own."""
        token = self.repo.actions_token(SCOPES if scopes is None else scopes)
        people = roster and read_yaml("roster.yml", roster.read_text(), Roster).document
        made = desk_of(self.clone, self.hub.api, token, self.hub.clock.now)
        return replace(made, roster=people.model if people else None, dry=dry)

    def matter(self, pull: Proposal) -> Matter:
        """Return what is known of a pull request."""
        with self.looking(pull) as (look, own):
            return look.gather(own)

    @contextmanager
    def looking(self, pull: Proposal) -> Iterator[tuple[Look, Pull]]:
        """Give a look at what is there now, and a pull request whose head was fetched."""
        desk = self.desk()
        with looked(desk) as look:
            look = replace(look, pulls=desk.github.open_pulls(), whole=True)
            own = desk.github.untold(pull.number)
            look.fetch([own])
            yield look, own

    def bot(self, kind: str, number: int | None = None, head: str | None = None) -> Report:
        """Let the bot see that something happened."""
        return self.answer(self.desk(), kind, number, head)

    def answer(
        self, desk: Desk, kind: str, number: int | None = None, head: str | None = None
    ) -> Report:
        """Let the bot see it at a desk of one's own."""
        return answer(desk, Happening(Kind(kind), number, head))

    def sweep(self) -> Report:
        """Let the scheduled run come."""
        return self.bot("sweep")

    def environment(self, **more: Any) -> dict[str, Any]:
        """Return what a workflow tells the command line."""
        return {
            "GITHUB_TOKEN": self.repo.actions_token(SCOPES),
            "GITHUB_API_URL": self.hub.api,
            "GITHUB_SERVER_URL": self.hub.web,
            "GITHUB_REPOSITORY": NAME,
            "GITHUB_ACTIONS": "true",
            **more,
        }

    def comments(self, pull: Proposal | int) -> list[str]:
        """Return what the bot wrote on a pull request or issue."""
        number = pull if isinstance(pull, int) else pull.number
        found = self.repo.thread(number).comments
        return [one.body for one in found if one.author.number == BOT]

    def kept(self, pull: Proposal | int) -> str:
        """Return the one comment that is kept; there is just one."""
        (found,) = [one for one in self.comments(pull) if one.startswith("<!-- microcred:kept")]
        return found

    def check(self, pull: Proposal) -> str | None:
        """Return what the check says of the head of a pull request."""
        status = self.repo.status(self.head(pull), STATUS)
        return status.state if status else None


def desk_of(clone: Path, api: str, token: str, at: datetime) -> Desk:
    """Return what the bot works with."""
    basic = b64encode(f"x-access-token:{token}".encode()).decode()
    there = git.authorized(git.remote(clone), f"basic {basic}")
    return Desk(clone, GitHub(token, NAME, api, pause=0), there, BOT, at)


def verdict(said: dict[str, Any]) -> str:
    """Return the verdict of a review that agrees with the levels of its scorecard."""
    levels = {said[one] for one in ("questions", "silence") if said.get(one)}
    return "approve" if levels <= {"meets"} else "request-changes"


@contextmanager
def lives(target: Path, settings: str = "", mode: str = "open") -> Iterator[Life]:
    """Give a programme on a hub; in private mode its repository is private too."""
    source = programme(target / "source", settings, mode)
    with github(target / "hub") as hub:
        people = {login: hub.person(login, number=number) for login, number in NUMBERS.items()}
        hub.organization("district").owners.add(NUMBERS["olga"])
        repo = hub.repository(NAME, source=source, private=mode == "private")
        for login in ("eva", "omar", "lea"):
            repo.grant(people[login], "write")
        secret = people["olga"].token if mode == "private" else None
        folder.git(target, "clone", "--quiet", repo.address(secret), str(target / "clone"))
        folder.git(target / "clone", "remote", "set-url", "origin", repo.address())
        yield Life(hub, repo, people, target / "clone")
