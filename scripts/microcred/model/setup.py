""".github/microcred-setup.yml: what the repository on GitHub is to be set to.

Where only one value keeps a promise of the programme, only that one can be written: the file then
says what is set, and a reader need not look it up elsewhere.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from microcred.model.base import Flag, FormatOne, Model

CHECK: Final = "microcred/decision"
ACTIONS_APP: Final = 15368
"""GitHub Actions, the app that what workflows say belongs to."""

Reviewer = Annotated[
    str,
    StringConstraints(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,38}(/[A-Za-z0-9][A-Za-z0-9._-]{0,99})?$"
    ),
]
Repository = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}$")
]
Only = Literal["merge"]


class Merging(Model):
    """How pull requests are merged."""

    methods: tuple[Only] = Field(
        ("merge",),
        description="Merge commits alone: a squash or rebase replaces the commit that was judged.",
    )
    delete_branch: Flag = Field(True, description="Whether the branch goes once it is merged.")


class App(Model):
    """A GitHub App."""

    app: Annotated[int, Field(ge=1, le=10**12, description="The App's id, from its settings.")]


class Main(Model):
    """The ruleset on the branch main."""

    writer: Literal["deploy-key"] | App = Field(
        "deploy-key", description="Who alone may push to main, past the rules of this part."
    )
    check: Literal["microcred/decision"] = CHECK
    check_app: Annotated[int, Field(ge=ACTIONS_APP, le=ACTIONS_APP)] = Field(
        ACTIONS_APP, description="Whose word on the check counts: that of GitHub Actions."
    )
    approvals: Annotated[int, Field(ge=0, le=6)] = Field(
        1, description="How many people have to approve a change."
    )
    code_owners: Literal["required"] = "required"
    stale_approvals: Literal["dismissed"] = "dismissed"


class Signing(Model):
    """The environment that alone holds the signing key."""

    environment: Literal["signing"] = "signing"
    branch: Literal["main"] = "main"
    reviewers: Annotated[tuple[Reviewer, ...], Field(max_length=6)] | Literal["nobody"] = Field(
        (),
        description="Accounts, or organisation/team, one of whom lets each signing run go on; "
        "`nobody` lets every run go on by itself.",
    )
    self_review: Flag = Field(False, description="Whether who started a run may let it go on.")


class Workflows(Model):
    """What GitHub Actions may do."""

    token: Literal["read"] = "read"  # noqa: S105  what a token may, not a token
    actions: Literal["github"] = Field(
        "github", description="Whose actions may run: those that GitHub publishes itself."
    )
    pinned: Literal["by-commit"] = "by-commit"
    outside_contributors: Literal["approve-each-run"] = Field(
        "approve-each-run",
        description="Workflows that a stranger's pull request brings wait until somebody looked.",
    )
    propose: Flag = Field(
        True, description="Whether the bot may open pull requests, which the issue form needs."
    )
    engine: Repository | None = Field(
        None, description="In a data-only repository: whose workflows are used, as owner/name."
    )


class Pages(Model):
    """Where the site is published."""

    built_by: Literal["workflow", "none"] = Field(
        "workflow", description="`none` where the site is published somewhere else."
    )


class Setup(Model):
    """What the repository on GitHub is to be set to."""

    format: FormatOne = 1
    merging: Merging = Merging()
    main: Main = Main()
    signing: Signing = Signing()
    workflows: Workflows = Workflows()
    pages: Pages = Pages()
