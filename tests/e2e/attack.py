"""A programme turned against its readers: an attack in every text that a model lets through."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from microcred.model.credential import Credential
from microcred.model.program import Issuer, Program
from microcred.model.rubric import Rubric

MARK = "window.hacked=1"
ATTACK = f"""<script>{MARK}</script><img src=x onerror="{MARK}">"'&"""
ENDINGS = f"</title></script></style>--><svg onload={MARK}>"
SUBJECT = f"{ATTACK} {ENDINGS} {{{{ 7*191 }}}}"
TITLE = "<script>\"'&{{ 7*191 }}"
TEMPLATES = "{{ 7*191 }}{% raw %}@@main@@"
NARRATIVE = f"""

## Attack {ATTACK}

<script>{MARK}</script>

<details open ontoggle="{MARK}"><summary>fold</summary></details>

[one](javascript:{MARK}) [two](JaVaScRiPt:{MARK}) [three](data:text/html,<script>{MARK}</script>)
[four](vbscript:{MARK}) [five](https://ok.example/"onmouseover="{MARK})
[six](  javascript&#58;{MARK})
<javascript:{MARK}> ![seven](x" onerror="{MARK}) ![eight](javascript:{MARK})

```"><script>{MARK}</script>
</code></pre><script>{MARK}</script>
```

{TEMPLATES} {ENDINGS}
"""
Path_ = tuple[str | int, ...]


def poison(root: Path) -> None:
    """Rewrite all files of a programme."""
    for path in sorted((root / "credentials").glob("*.md")):
        _, front, narrative = path.read_text(encoding="utf-8").split("---\n", 2)
        data = yaml.safe_load(front)
        data["image"] = {"alt": "A badge", "code": "XX"} | data.get("image", {}) | {"title": TITLE}
        poisoned = _poisoned(data, Credential)
        path.write_text(f"---\n{_dumped(poisoned)}---\n{narrative}{NARRATIVE}", encoding="utf-8")
    for path in sorted((root / "rubrics").glob("*.yml")):
        _rewrite(path, Rubric)
    _rewrite(root / "program" / "issuer.yml", Issuer)
    program = root / "program" / "program.yml"
    data = yaml.safe_load(program.read_text(encoding="utf-8"))
    data["shelves"] = [{"id": "new", "title": "New", "lead": "For all.", "first": ["wait-time"]}]
    program.write_text(_dumped(_poisoned(data, Program)), encoding="utf-8")


def _rewrite(path: Path, model: type[BaseModel]) -> None:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    path.write_text(_dumped(_poisoned(data, model)), encoding="utf-8")


def _poisoned(data: dict[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    """Return the data with an attack after each text in which the model accepts one."""
    for path in list(_texts(data)):
        before = _at(data, path)
        for attack in (f"{before} {ATTACK} {TEMPLATES} {ENDINGS}", f"{before} {ATTACK}"):
            _put(data, path, attack)
            if _accepted(data, model) and path[0] not in KEPT:
                break
            _put(data, path, before)
    return data


KEPT = ("time_zone",)
"""What the models let through and later checks refuse."""


def _texts(data: Any, path: Path_ = ()) -> Iterator[Path_]:
    if isinstance(data, str):
        yield path
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*path, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from _texts(value, (*path, place))


def _at(data: Any, path: Path_) -> Any:
    for step in path:
        data = data[step]
    return data


def _put(data: Any, path: Path_, value: str) -> None:
    _at(data, path[:-1])[path[-1]] = value


def _accepted(data: dict[str, Any], model: type[BaseModel]) -> bool:
    try:
        model.model_validate(data)
    except ValidationError:
        return False
    return True


def _dumped(data: dict[str, Any]) -> str:
    text: str = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=10_000)
    return text
