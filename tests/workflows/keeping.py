"""What every workflow of ours keeps to, beyond what other linters look at.

Each rule takes a file's text and what it says, and yields what breaks it, in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent.parent
WORKFLOWS = ROOT / ".github" / "workflows"
SETUP = ROOT / ".github" / "actions" / "setup" / "action.yml"

Said = dict[str, Any]
Rule = Callable[[str, Said], Iterator[str]]

EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
PINNED = re.compile(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$")
UNQUOTED = re.compile(r'(?<![\w"\\])\$\{?[A-Za-z_]\w*')
LONGEST = 60

HANDED_ON = {"steps.app.outputs.token", "steps.names.outputs.submissions"}
"""Outputs of steps that may be given to an action: a token, and a name out of our own settings."""

FREE_OF_SHELL = {"group", "if"}
"""Where an event's own words may stand: nothing there is run."""

NUMBERED = {
    "github.event.issue.number",
    "github.event.pull_request.number",
    "github.event.review.id",
    "github.event.workflow_run.head_sha",
    "github.event.workflow_run.pull_requests[0].number",
}
"""What GitHub itself says of an event: no words that whoever made it could choose."""

SECRETS = "secrets."


def read(text: str) -> Said:
    """Return what a workflow says, everything as text."""
    said: Said = yaml.load(text, yaml.BaseLoader)
    return said


def jobs(said: Said) -> Iterator[tuple[str, Said]]:
    """Yield the jobs that have steps; a composite action counts as one."""
    if "runs" in said:
        yield "action", said["runs"]
    yield from ((name, job) for name, job in said.get("jobs", {}).items() if "steps" in job)


def steps(said: Said) -> Iterator[tuple[str, Said]]:
    """Yield every step, with its job."""
    for name, job in jobs(said):
        yield from ((name, step) for step in job["steps"])


def scalars(value: Any, *path: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each text of a document with its place."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from scalars(part, *path, key)
    elif isinstance(value, list):
        for part in value:
            yield from scalars(part, *path)
    else:
        yield path, value


def expressions(said: Said) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each `${{ }}` with its place; an `if:` is one as a whole."""
    for path, text in scalars(said):
        if path[-1] == "if" and "${{" not in text:
            yield path, text
        for found in EXPRESSION.findall(text):
            yield path, found.strip()


# --- the rules ---


def nothing_is_put_into_a_shell(text: str, said: Said) -> Iterator[str]:
    for name, step in steps(said):
        if "${{" in step.get("run", ""):
            yield f"{name}: `${{{{ }}}}` in `run:` is put into the shell before anything is quoted"
        if "script" in step.get("with", {}):
            yield f"{name}: `script:` is a program made of text"


def what_a_shell_is_given_is_quoted(text: str, said: Said) -> Iterator[str]:
    for name, step in steps(said):
        for found in UNQUOTED.findall(re.sub(r'"[^"]*"', '""', step.get("run", ""))):
            yield f"{name}: {found} is not quoted"


def outputs_are_data(text: str, said: Said) -> Iterator[str]:
    for path, expression in expressions(said):
        if ".outputs." not in expression:
            continue
        for found in re.findall(r"(?:steps|needs|jobs)[.\w-]*\.outputs\.[\w-]+", expression):
            compared = path[-1] == "if" or (path[-2:-1] == ("outputs",) and found.count(".") == 3)
            if not compared and found not in HANDED_ON:
                yield f"{'.'.join(path)}: the output {found} is used as more than a yes or no"


def what_an_event_says_is_data(text: str, said: Said) -> Iterator[str]:
    for path, expression in expressions(said):
        told = re.findall(
            r"github\.(?:event\.[\w.]+|head_ref|ref_name|actor|triggering_actor)", expression
        )
        if told and path[-1] not in FREE_OF_SHELL:
            yield f"{'.'.join(path)}: {told[0]} is what somebody else wrote"


def nothing_of_a_contribution_is_checked_out(text: str, said: Said) -> Iterator[str]:
    pull_request_only = set(said.get("on", {})) <= {"pull_request", "workflow_call"}
    for name, step in steps(said):
        if not step.get("uses", "").startswith("actions/checkout@"):
            continue
        given = step.get("with", {})
        engine = given.get("path") == ".engine"
        wanted = "${{ inputs.engine || 'main' }}" if engine else "main"
        if given.get("ref") != wanted and not (pull_request_only and "ref" not in given):
            yield f"{name}: this checks out {given.get('ref', 'what woke it')}"
    if "allow-unsafe" in text:
        yield "checkout is told not to look at what it checks out"


def nothing_is_granted_but_to_a_job(text: str, said: Said) -> Iterator[str]:
    if "runs" in said:
        return
    if said.get("permissions") != {}:
        yield "`permissions: {}` is not at the top"
    for name, job in said["jobs"].items():
        if not isinstance(job.get("permissions"), dict):
            yield f"{name}: it does not list what it may"


def actions_are_pinned(text: str, said: Said) -> Iterator[str]:
    for line in text.splitlines():
        line = line.strip().removeprefix("- ")
        if line.startswith("uses:") and not PINNED.match(line):
            yield f"{line}: not GitHub's own, by 40 hex digits, with its version"


def no_credentials_stay_behind(text: str, said: Said) -> Iterator[str]:
    for name, step in steps(said):
        checks_out = step.get("uses", "").startswith("actions/checkout@")
        if checks_out and step.get("with", {}).get("persist-credentials") != "false":
            yield f"{name}: the token stays in the folder that is checked out"


def nothing_is_cached_or_taken_over(text: str, said: Said) -> Iterator[str]:
    for name, step in steps(said):
        uses = step.get("uses", "")
        if uses.startswith("actions/cache") or "cache" in step.get("with", {}):
            yield f"{name}: what is in a cache may be of another run"
        if uses.startswith("actions/download-artifact"):
            yield f"{name}: artifacts are hostile"


def jobs_end(text: str, said: Said) -> Iterator[str]:
    for name, job in said.get("jobs", {}).items():
        if not 1 <= int(job.get("timeout-minutes", 0)) <= LONGEST:
            yield f"{name}: it may run for hours"
        if job.get("runs-on") != "ubuntu-latest":
            yield f"{name}: it runs on a machine that others may have left something on"
        if "continue-on-error" in job:
            yield f"{name}: what goes wrong is hidden"


def jobs_take_turns(text: str, said: Said) -> Iterator[str]:
    for name, job in said.get("jobs", {}).items():
        turns = job.get("concurrency", {})
        if "group" not in turns:
            yield f"{name}: two of it may run at once"
        granted = job.get("permissions", {})
        reads = isinstance(granted, dict) and set(granted.values()) <= {"read"}
        if turns.get("cancel-in-progress") != "false" and not reads:
            yield f"{name}: it may be cancelled while it writes"


def turns_are_chosen_by_no_stranger(text: str, said: Said) -> Iterator[str]:
    for name, job in said.get("jobs", {}).items():
        group = str(job.get("concurrency", {}).get("group", ""))
        for expression in EXPRESSION.findall(group):
            for part in map(str.strip, expression.split("||")):
                if part not in NUMBERED and not re.fullmatch("'[a-z]+'", part):
                    yield f"{name}: {part} lets others push a run out of its queue"
        named = NUMBERED & set(re.findall(r"[\w.\[\]]+", group))
        if named and not re.match(r"microcred-\w+-", group):
            yield f"{name}: its queues may be those of other jobs"


def secrets_stay_in_their_environment(text: str, said: Said) -> Iterator[str]:
    for path, expression in expressions(said):
        if SECRETS not in expression:
            continue
        job = said.get("jobs", {}).get(path[1], {}) if len(path) > 1 else {}
        where = job.get("environment", {})
        if (where if isinstance(where, str) else where.get("name")) != "signing":
            yield f"{'.'.join(path)}: a secret outside of the environment signing"
        if path[2:3] != ("steps",) or path[-2] not in {"env", "with"}:
            yield f"{'.'.join(path)}: a secret is given to more than one step"


def others_can_call_it(text: str, said: Said) -> Iterator[str]:
    if "runs" in said:
        return
    called = said["on"].get("workflow_call", None)
    if called is None:
        yield "a data-only repository cannot use it by reference"
        return
    uses = any("inputs.engine" in value for _, value in scalars(said["jobs"]))
    if uses and set(called.get("inputs", {})) != {"engine", "engine-repository"}:
        yield "it does not take the engine's commit"


def only_dangerous_triggers_are_let_pass(text: str, said: Said) -> Iterator[str]:
    for line in text.splitlines():
        found = re.search(r"zizmor: *ignore\[([^]]*)\](.*)", line)
        if found and found[1] != "dangerous-triggers":
            yield f"zizmor is told to pass over {found[1]}"
        if found and len(found[2].strip()) < 20:
            yield "zizmor is told to pass over something without a reason"
        if "shellcheck disable" in line:
            yield "shellcheck is told to pass over something"


RULES: tuple[Rule, ...] = (
    nothing_is_put_into_a_shell,
    what_a_shell_is_given_is_quoted,
    outputs_are_data,
    what_an_event_says_is_data,
    nothing_of_a_contribution_is_checked_out,
    nothing_is_granted_but_to_a_job,
    actions_are_pinned,
    no_credentials_stay_behind,
    nothing_is_cached_or_taken_over,
    jobs_end,
    jobs_take_turns,
    turns_are_chosen_by_no_stranger,
    secrets_stay_in_their_environment,
    others_can_call_it,
    only_dangerous_triggers_are_let_pass,
)
