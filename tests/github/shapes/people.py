"""Accounts, apps and labels as GitHub's answers have them."""

from __future__ import annotations

from base64 import b64encode
from typing import Any
from urllib.parse import quote

from tests.github.accounts import Account, App, Caller
from tests.github.clock import stamp
from tests.github.site import Site
from tests.github.state import Repository
from tests.github.talk import Label

Shape = dict[str, Any]


def node_id(kind: str, number: int) -> str:
    """Return the id that GraphQL would use."""
    return b64encode(f"{len(kind):03}:{kind}{number}".encode()).decode()


def user(site: Site, account: Account) -> Shape:
    """Return an account as it stands inside other answers."""
    at = f"{site.api}/users/{account.login}"
    return {
        "login": account.login,
        "id": account.number,
        "node_id": node_id(account.kind, account.number),
        "avatar_url": f"{site.web}/avatars/u/{account.number}?v=4",
        "gravatar_id": "",
        "url": at,
        "html_url": f"{site.web}/{account.login}",
        "followers_url": f"{at}/followers",
        "following_url": f"{at}/following{{/other_user}}",
        "gists_url": f"{at}/gists{{/gist_id}}",
        "starred_url": f"{at}/starred{{/owner}}{{/repo}}",
        "subscriptions_url": f"{at}/subscriptions",
        "organizations_url": f"{at}/orgs",
        "repos_url": f"{at}/repos",
        "events_url": f"{at}/events{{/privacy}}",
        "received_events_url": f"{at}/received_events",
        "type": account.kind,
        "site_admin": False,
    }


def profile(site: Site, account: Account) -> Shape:
    """Return an account as its own page has it."""
    return {
        **user(site, account),
        "user_view_type": "public",
        "name": account.name,
        "company": None,
        "blog": "",
        "location": None,
        "email": None,
        "hireable": None,
        "bio": None,
        "twitter_username": None,
        "public_repos": 0,
        "public_gists": 0,
        "followers": 0,
        "following": 0,
        "created_at": stamp(account.made),
        "updated_at": stamp(account.made),
    }


def organization(site: Site, account: Account) -> Shape:
    """Return an organisation as webhooks name it."""
    at = f"{site.api}/orgs/{account.login}"
    return {
        "login": account.login,
        "id": account.number,
        "node_id": node_id("Organization", account.number),
        "url": at,
        "repos_url": f"{at}/repos",
        "events_url": f"{at}/events",
        "hooks_url": f"{at}/hooks",
        "issues_url": f"{at}/issues",
        "members_url": f"{at}/members{{/member}}",
        "public_members_url": f"{at}/public_members{{/member}}",
        "avatar_url": f"{site.web}/avatars/u/{account.number}?v=4",
        "description": account.name or "",
    }


def integration(site: Site, app: App | None) -> Shape | None:
    """Return an app as what it did names it."""
    if app is None:
        return None
    return {
        "id": app.id,
        "slug": app.slug,
        "node_id": node_id("App", app.id),
        "owner": user(site, app.owner),
        "name": app.slug,
        "description": "",
        "external_url": f"{site.web}/apps/{app.slug}",
        "html_url": f"{site.web}/apps/{app.slug}",
        "created_at": stamp(app.made),
        "updated_at": stamp(app.made),
        "permissions": {key.replace("-", "_"): value for key, value in app.permissions.items()},
        "events": [],
    }


def by_app(site: Site, caller: Caller) -> Shape | None:
    """Return the app that did something, None for a person."""
    return integration(site, caller.app)


def label(site: Site, repository: Repository, one: Label) -> Shape:
    """Return a label."""
    return {
        "id": one.id,
        "node_id": node_id("Label", one.id),
        "url": f"{site.api}/repos/{repository.full_name}/labels/{quote(one.name)}",
        "name": one.name,
        "color": one.color,
        "default": False,
        "description": one.description,
    }
