"""What every workflow keeps to, beside what other linters look for; each rule finds a break."""

import re

import pytest
import yaml

from tests.workflows import keeping
from tests.workflows.keeping import RULES, SETUP, WORKFLOWS, read

FILES = (*sorted(WORKFLOWS.glob("*.yml")), SETUP)
SOUND = """\
name: sound
on:
  issue_comment:
    types: [created]
  workflow_call:
    inputs:
      engine: {type: string, default: ""}
      engine-repository: {type: string, default: ""}
permissions: {}
jobs:
  answer:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    concurrency: {group: one, cancel-in-progress: false}
    permissions: {issues: write}
    environment: {name: signing}
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          repository: ${{ inputs.engine-repository || github.repository }}
          ref: ${{ inputs.engine || 'main' }}
          path: .engine
          persist-credentials: false
      - env:
          KEY: ${{ secrets.KEY }}
        run: microcred bot --event "$GITHUB_EVENT_PATH"
"""


def broken(text: str) -> set[str]:
    """Return the names of the rules that a text breaks."""
    return {rule.__name__ for rule in RULES if any(rule(text, read(text)))}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_file_keeps_to_every_rule(path, rule):
    text = path.read_text("utf-8")
    assert list(rule(text, read(text))) == []


def test_what_is_sound_breaks_none():
    assert broken(SOUND) == set()


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (
            '"$GITHUB_EVENT_PATH"',
            '"${{ github.event.comment.body }}"',
            "nothing_is_put_into_a_shell",
        ),
        ('"$GITHUB_EVENT_PATH"', '"${{ needs.a.outputs.x }}"', "nothing_is_put_into_a_shell"),
        ('"$GITHUB_EVENT_PATH"', "$GITHUB_EVENT_PATH", "what_a_shell_is_given_is_quoted"),
        ("KEY: ${{ secrets.KEY }}", "TITLE: ${{ needs.a.outputs.title }}", "outputs_are_data"),
        (
            "KEY: ${{ secrets.KEY }}",
            "TITLE: ${{ github.event.pull_request.title }}",
            "what_an_event_says_is_data",
        ),
        ("KEY: ${{ secrets.KEY }}", "REF: ${{ github.head_ref }}", "what_an_event_says_is_data"),
        (
            "ref: ${{ inputs.engine || 'main' }}",
            "ref: ${{ github.event.pull_request.head.sha }}",
            "nothing_of_a_contribution_is_checked_out",
        ),
        ("path: .engine", "path: .", "nothing_of_a_contribution_is_checked_out"),
        (
            "path: .engine",
            "path: .engine\n          allow-unsafe-pr-checkout: true",
            "nothing_of_a_contribution_is_checked_out",
        ),
        ("permissions: {}\n", "", "nothing_is_granted_but_to_a_job"),
        ("permissions: {}\n", "permissions: {contents: read}\n", "nothing_is_granted_but_to_a_job"),
        (
            "permissions: {issues: write}",
            "permissions: write-all",
            "nothing_is_granted_but_to_a_job",
        ),
        ("@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7", "actions_are_pinned"),
        (" # v7.0.1", "", "actions_are_pinned"),
        ("actions/checkout@", "somebody/checkout@", "actions_are_pinned"),
        ("persist-credentials: false", "persist-credentials: true", "no_credentials_stay_behind"),
        ("          persist-credentials: false\n", "", "no_credentials_stay_behind"),
        ("path: .engine", "path: .engine\n          cache: pip", "nothing_is_cached_or_taken_over"),
        (
            "actions/checkout@",
            "actions/download-artifact@",
            "nothing_is_cached_or_taken_over",
        ),
        ("    timeout-minutes: 5\n", "", "jobs_end"),
        ("timeout-minutes: 5", "timeout-minutes: 600", "jobs_end"),
        ("runs-on: ubuntu-latest", "runs-on: self-hosted", "jobs_end"),
        ("timeout-minutes: 5", "timeout-minutes: 5\n    continue-on-error: true", "jobs_end"),
        ("    concurrency: {group: one, cancel-in-progress: false}\n", "", "jobs_take_turns"),
        ("cancel-in-progress: false", "cancel-in-progress: true", "jobs_take_turns"),
        (
            "{group: one,",
            "{group: 'a-b-${{ github.event.workflow_run.display_title }}',",
            "turns_are_chosen_by_no_stranger",
        ),
        (
            "{group: one,",
            "{group: 'a-${{ github.event.issue.number }}',",
            "turns_are_chosen_by_no_stranger",
        ),
        ("    environment: {name: signing}\n", "", "secrets_stay_in_their_environment"),
        (
            "    steps:\n",
            "    env: {KEY: '${{ secrets.KEY }}'}\n    steps:\n",
            "secrets_stay_in_their_environment",
        ),
        ("  workflow_call:\n", "  workflow_dispatch:\n", "others_can_call_it"),
        ('      engine: {type: string, default: ""}\n', "", "others_can_call_it"),
        (
            "types: [created]",
            "types: [created] # zizmor: ignore[template-injection] it is never a problem here",
            "only_dangerous_triggers_are_let_pass",
        ),
        (
            "types: [created]",
            "types: [created] # zizmor: ignore[dangerous-triggers]",
            "only_dangerous_triggers_are_let_pass",
        ),
    ],
)
def test_each_break_is_found(old, new, rule):
    assert old in SOUND
    assert rule in broken(SOUND.replace(old, new))


def test_every_rule_is_broken_by_a_sample():
    marks = test_each_break_is_found.pytestmark
    named = {rule for mark in marks for _, _, rule in mark.args[1]}
    assert named == {rule.__name__ for rule in RULES}


def test_no_file_beside_it_is_a_module_of_python():
    """Where a pull request's files lie, one called pip.py would be run by `python -m pip`."""
    scripts = [*SETUP.parent.glob("*.sh"), *FILES]
    ways = [re.findall(r"\bpython3? +(\S+)", path.read_text("utf-8")) for path in scripts]
    assert {way for found in ways for way in found} == {"-I"}


def test_the_engine_is_set_up_the_same_way_everywhere():
    found = {}
    for path in WORKFLOWS.glob("*.yml"):
        for name, job in keeping.jobs(read(path.read_text("utf-8"))):
            steps = [one for one in job["steps"] if _sets_up(one)]
            if steps:
                found[f"{path.name}: {name}"] = yaml.safe_dump(steps)
    assert len(found) == 10
    assert len(set(found.values())) == 1, found


def _sets_up(step) -> bool:
    return step.get("with", {}).get("path") == ".engine" or step["name"] in {
        "Set up Python",
        "Install the engine",
    }


def test_the_site_is_built_and_published_alike_after_an_award_and_by_itself():
    award, site = (
        read((WORKFLOWS / f"{name}.yml").read_text())["jobs"] for name in ("award", "site")
    )
    for job in ("build", "publish"):
        assert award[job]["steps"] == site[job]["steps"]
        assert award[job]["permissions"] == site[job]["permissions"]
        assert award[job]["concurrency"] == site[job]["concurrency"]


def test_each_pin_is_the_same_commit_everywhere():
    lines = {
        line.strip().removeprefix("- ")
        for path in FILES
        for line in path.read_text("utf-8").splitlines()
        if "uses: actions/" in line
    }
    actions = [re.match(r"uses: ([a-z/-]+)@", line) for line in lines]
    assert len({one[1] for one in actions if one}) == len(lines)


def test_only_review_signal_may_read_nothing_and_do_nothing():
    said = read((WORKFLOWS / "review-signal.yml").read_text("utf-8"))
    (job,) = said["jobs"].values()
    assert (said["permissions"], job["permissions"]) == ({}, {})
    assert [step["run"] for step in job["steps"]] == [":"]


def test_reviews_wake_nothing_else():
    waking = [path.name for path in WORKFLOWS.glob("*.yml") if "pull_request_review" in
              read(path.read_text("utf-8"))["on"]]  # fmt: skip
    assert waking == ["review-signal.yml"]
