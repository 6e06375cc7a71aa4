"""What the tests that run workflows share: one Python and one source repository for all."""

from pathlib import Path

import pytest

from tests.workflows import hosting
from tests.workflows.machine import python


@pytest.fixture(scope="session")
def its_python(tmp_path_factory) -> Path:
    """Return the folder of the Python that jobs get."""
    return python(tmp_path_factory.mktemp("python") / "venv")


@pytest.fixture(scope="session")
def source(tmp_path_factory) -> Path:
    """Return a repository with a programme, the engine and the workflows."""
    return hosting.source(tmp_path_factory.mktemp("source") / "programme")


@pytest.fixture
def there(tmp_path, source, its_python):
    """Yield a programme on a hub, set up, and a machine that runs its workflows."""
    with hosting.hosted(tmp_path, source, its_python) as found:
        yield found
