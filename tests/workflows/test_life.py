"""The whole life of a submission, carried out by the workflow files themselves."""

from pathlib import Path

import pytest

from tests.workflows import hosting
from tests.workflows.machine import python


@pytest.fixture(scope="session")
def its_python(tmp_path_factory) -> Path:
    return python(tmp_path_factory.mktemp("python") / "venv")


@pytest.fixture(scope="session")
def source(tmp_path_factory) -> Path:
    return hosting.source(tmp_path_factory.mktemp("source") / "programme")


def started(life, name):
    """Return the runs of a workflow that wait for a machine."""
    path = f".github/workflows/{name}.yml"
    return [one for one in life.hub.runs if one.path == path and one.status == "queued"]


def test_try(tmp_path, source, its_python):
    with hosting.hosted(tmp_path, source, its_python) as (life, machine):
        pull = life.hand_in()
        (run,) = started(life, "intake")
        ended = machine.run(run)
        print(ended["pull"].log)
        print(ended["pull"].result, life.check(pull), life.comments(pull))
        assert 0
