"""One question to GitHub after the other, each answered or given up with a reason."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Final
from urllib.parse import urlsplit

import requests
import urllib3
from github import Auth, Github, GithubException
from github.Requester import Requester

from microcred import __version__
from microcred.characters import printable
from microcred.github.bounded import Odd, bound

API: Final = "https://api.github.com"
PAGE: Final = 100

_LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})
_ASKED_AGAIN: Final = 2
_TOKEN: Final = 401
_UNREADABLE: Final = (ValueError, RecursionError, AttributeError, TypeError)
"""What PyGithub raises for an answer that is no JSON, or not the JSON of an error."""

_LIMITED: Final = frozenset({403, 429})


class GitHubUnavailable(Exception):
    """GitHub cannot be asked now; `until` is when it can be again, None where it does not say.

    Whether what was asked for was done is not known.
    """

    def __init__(self, why: str, until: datetime | None = None) -> None:
        """`why` is for a person."""
        super().__init__(why)
        self.until = until


class GitHubRefused(Exception):
    """GitHub does not do what was asked for, and said so with a `status`. It did nothing."""

    def __init__(self, why: str, status: int) -> None:
        """`why` is for a person."""
        super().__init__(why)
        self.status = status


class Connection:
    """Asks GitHub. `calls` counts what was asked."""

    def __init__(self, token: str | None, api: str = API, *, pause: float = 1.0) -> None:
        """`pause` is how many seconds pass between two writes.

        Reading is tried again where GitHub stumbles. Writing never is: it may have been done.
        Raises ValueError for an address that a token must not be sent to.
        """
        _safe(api)
        bound()
        again = urllib3.Retry(
            total=_ASKED_AGAIN,
            status_forcelist=(500, 502, 503, 504),
            allowed_methods=("GET",),
            backoff_factor=0.3,
            redirect=0,
            respect_retry_after_header=False,
            raise_on_status=False,
        )
        github = Github(
            auth=Auth.Token(token) if token else None,
            base_url=api,
            user_agent=f"microcred/{__version__}",
            per_page=PAGE,
            retry=again,
            seconds_between_requests=min(pause, 0.25),
            seconds_between_writes=pause,
        )
        Requester.resetConnectionClasses()
        self._requester = github.requester
        self.calls = 0

    def ask(
        self, method: str, path: str, body: Any = None, parameters: dict[str, Any] | None = None
    ) -> Any:
        """Return what GitHub answers, as JSON. `path` begins with a slash.

        Raises GitHubUnavailable, or GitHubRefused where it says no.
        """
        if not path.startswith("/"):
            raise ValueError(f"“{path}” is not a path of GitHub's")
        self.calls += 1
        what = f"{method} {path}"
        try:
            return self._requester.requestJsonAndCheck(method, path, parameters, None, body)[1]
        except GithubException as error:
            raise _said_no(what, error) from None
        except Odd as odd:
            raise GitHubUnavailable(f"{what}: {odd}") from None
        except requests.Timeout:
            raise GitHubUnavailable(f"{what}: GitHub did not answer in time") from None
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise GitHubUnavailable(f"{what}: no connection ({type(error).__name__})") from None
        except _UNREADABLE:
            raise GitHubUnavailable(f"{what}: what GitHub answered cannot be read") from None


def _safe(api: str) -> None:
    """Raise ValueError where anybody on the way could read along."""
    parts = urlsplit(api)
    plain = parts.scheme == "http" and parts.hostname in _LOOPBACK
    if not parts.hostname or parts.username or not (parts.scheme == "https" or plain):
        raise ValueError("the address of GitHub's API must begin with https://")


def _said_no(what: str, error: GithubException) -> GitHubRefused | GitHubUnavailable:
    status = error.status
    headers = {name.lower(): value for name, value in (error.headers or {}).items()}
    message = printable(_message(error.data)[:300])
    if status in _LIMITED and (until := _until(headers, message)):
        wait = f"so much was asked that it asks to wait until {until:%Y-%m-%d %H:%M} UTC"
        return GitHubUnavailable(f"{what}: {wait}", until)
    if status >= 500:
        return GitHubUnavailable(f"{what}: GitHub answered {status}")
    if status == _TOKEN:
        return GitHubRefused(f"{what}: the token is not, or no longer, valid", status)
    return GitHubRefused(f"{what}: GitHub answered {status}: {message or 'no reason'}", status)


def _message(data: Any) -> str:
    """Return what GitHub says of an error, with the details that it lists."""
    if not isinstance(data, dict):
        return ""
    errors = data.get("errors")
    details = [one.get("message", "") if isinstance(one, dict) else one for one in errors or []]
    return "; ".join(str(one) for one in (data.get("message", ""), *details) if one)


def _until(headers: dict[str, str], message: str) -> datetime | None:
    """Return when GitHub may be asked again, None where it refused for another reason.

    docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api: `retry-after`, else
    `x-ratelimit-reset` where nothing remains, else a minute.
    """
    wait, reset = headers.get("retry-after", ""), headers.get("x-ratelimit-reset", "")
    if wait.isdigit() and len(wait) < 6:
        return _asked_at(headers) + timedelta(seconds=int(wait))
    if headers.get("x-ratelimit-remaining") == "0" and reset.isdigit() and len(reset) < 11:
        return datetime.fromtimestamp(int(reset), UTC)
    if Requester.isRateLimitError(message):
        return _asked_at(headers) + timedelta(minutes=1)
    return None


def _asked_at(headers: dict[str, str]) -> datetime:
    """Return when GitHub answered, by its own clock."""
    try:
        return parsedate_to_datetime(headers.get("date", "")).astimezone(UTC)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)
