"""Workflow files as GitHub reads them: what starts them, and what their jobs may."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from tests.github.bare import Bare

FOLDER = ".github/workflows"
USUAL_TYPES = {
    "pull_request": {"opened", "synchronize", "reopened"},
    "pull_request_target": {"opened", "synchronize", "reopened"},
}


class NotAWorkflow(Exception):
    """A file in the folder that GitHub could not read."""


@dataclass(frozen=True)
class Workflow:
    """A workflow file at a commit. `triggers` are the events that start it, with their filters."""

    path: str
    name: str
    triggers: Mapping[str, Any]
    document: Mapping[str, Any]

    @property
    def jobs(self) -> Mapping[str, Mapping[str, Any]]:
        """Return its jobs by their ids."""
        return self.document.get("jobs") or {}

    @property
    def permissions(self) -> Mapping[str, str] | str | None:
        """Return what it declares for all its jobs."""
        return self.document.get("permissions")

    def job_name(self, job: str) -> str:
        """Return what the check run of a job is called."""
        return str(self.jobs[job].get("name") or job)


def read(path: str, text: str) -> Workflow:
    """Return a workflow. Raises NotAWorkflow."""
    try:
        document = yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise NotAWorkflow(f"{path}: {error}") from error
    if not isinstance(document, dict) or "on" not in document:
        raise NotAWorkflow(f"{path}: no `on`")
    on = document["on"]
    if isinstance(on, str):
        on = {on: None}
    elif isinstance(on, list):
        on = dict.fromkeys(on)
    return Workflow(path, str(document.get("name") or path), on, document)


class _Loader(yaml.SafeLoader):
    """YAML as GitHub reads it: `on` is a word and no truth value."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if tag != "tag:yaml.org,2002:bool"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)


def of(bare: Bare, commit: str) -> Iterator[Workflow]:
    """Yield the workflows of a commit; what cannot be read starts nothing."""
    for _, kind, _, _, name in bare.listing(commit, FOLDER):
        if kind == "blob" and name.endswith((".yml", ".yaml")):
            data = bare.blob(commit, f"{FOLDER}/{name}")
            try:
                yield read(f"{FOLDER}/{name}", (data or b"").decode("utf-8", "replace"))
            except NotAWorkflow:
                continue


@dataclass(frozen=True)
class Occasion:
    """What filters look at: the action, the branch that is meant, and the paths that changed."""

    action: str | None = None
    branch: str | None = None
    paths: tuple[str, ...] = ()
    workflow: str | None = None
    cron: str | None = None


def starts(workflow: Workflow, trigger: str, occasion: Occasion) -> bool:
    """Return whether an event starts a workflow."""
    if trigger not in workflow.triggers:
        return False
    given = workflow.triggers[trigger]
    if trigger == "schedule":
        return any(one.get("cron") == occasion.cron for one in given or [])
    filters: Mapping[str, Any] = given if isinstance(given, dict) else {}
    types = filters.get("types")
    wanted = USUAL_TYPES.get(trigger) if types is None else set(_listed(types))
    if occasion.action is not None and wanted is not None and occasion.action not in wanted:
        return False
    if trigger == "workflow_run" and occasion.workflow not in _listed(filters.get("workflows")):
        return False
    if occasion.branch is not None and not _passes(filters, "branches", [occasion.branch]):
        return False
    return not occasion.paths or _passes(filters, "paths", occasion.paths)


def _passes(filters: Mapping[str, Any], name: str, values: Any) -> bool:
    wanted, barred = filters.get(name), filters.get(f"{name}-ignore")
    if wanted is not None:
        return any(_chosen(_listed(wanted), one) for one in values)
    if barred is not None:
        return any(not _chosen(_listed(barred), one) for one in values)
    return True


def _chosen(patterns: list[str], value: str) -> bool:
    """Return whether the last pattern that fits chooses a value; `!` takes it out again."""
    chosen = False
    for pattern in patterns:
        if _glob(pattern.removeprefix("!")).fullmatch(value):
            chosen = not pattern.startswith("!")
    return chosen


def _glob(pattern: str) -> re.Pattern[str]:
    parts = re.split(r"(\*\*/|\*\*|\*|\?|\+|\[[^]]*\])", pattern)
    known = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "?", "+": "+"}
    out = (one if one.startswith("[") else known.get(one, re.escape(one)) for one in parts)
    return re.compile("".join(out))


def _listed(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]
