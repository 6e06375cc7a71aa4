"""`make mutate`: in each example programme one number is altered, and its test is to fail then."""

from __future__ import annotations

import sys
from enum import StrEnum

from tests.programmes_run import PROGRAMMES, Change, case, cases, outputs


class Fate(StrEnum):
    """What became of an altered number."""

    FAILED = "its test fails"
    SURVIVED = "NOBODY NOTICED"
    CRASHED = "a crash, which tells nothing"
    UNSOUND = "its test fails as it is"


def fate(name: str, change: Change | None = None) -> Fate:
    """Return what a row's test says of a change; of its own one where none is given."""
    if _differs(name) is not Fate.SURVIVED:
        return Fate.UNSOUND
    return _differs(name, change or case(name).mutate)


def _differs(name: str, change: Change | None = None) -> Fate:
    """Return FAILED where a command prints something else, or exits otherwise, than it is to."""
    try:
        for file, printed in outputs(name, change):
            if printed != (PROGRAMMES / name / file).read_text("utf-8"):
                return Fate.FAILED
    except AssertionError as why:
        return Fate.FAILED if " exited 0:" in str(why) or " exited 1:" in str(why) else Fate.CRASHED
    except Exception:  # noqa: BLE001  whatever it is, it is no answer
        return Fate.CRASHED
    return Fate.SURVIVED


def main() -> None:
    """Print a table of all rows; exit with 1 where one is not as it is to be."""
    fates = {}
    for name in cases():
        fates[name] = fate(name)
        change = case(name).mutate
        print(f"{name:32} {fates[name]:30} {change.file}: {change.find!r} -> {change.replace!r}")
    bad = [name for name, one in fates.items() if one is not Fate.FAILED]
    print(f"{len(fates) - len(bad)} of {len(fates)} altered numbers make their tests fail.")
    sys.exit(1 if bad or not fates else 0)


if __name__ == "__main__":
    main()
