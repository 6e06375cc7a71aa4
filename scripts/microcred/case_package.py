"""A CASE package to the framework in it, and the framework as program/frameworks/ keeps it.

After the CFPackage of 1EdTech's Competencies and Academic Standards Exchange, 1.0 and 1.1.

T01 a file is a CASE package of a version that is known · T02 its parts have what CASE asks of them
· T03 its statements hang together · T04 an imported framework is as it was imported.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from pydantic import ValidationError

from microcred.characters import printable
from microcred.model.framework import Framework, Standard
from microcred.problem import Problem, Severity

VERSIONS: Final = ("1.0", "1.1")
MAX_PACKAGE: Final = 32 * 1024 * 1024
"""Bytes of the largest package that is read."""
MOST_TOLD: Final = 50
CHILD: Final = "isChildOf"

Data = Mapping[str, Any]


def framework_of(path: str, data: bytes, name: str) -> tuple[Framework | None, tuple[Problem, ...]]:
    """Return the framework in a package, to be kept as `name`; None where anything is wrong."""
    package, why = _package(data)
    if package is None:
        return None, (_problem(path, "T01", why, _GET_ONE),)
    document = _mapping(package.get("CFDocument"))
    items = [item for item in _list(package.get("CFItems")) if isinstance(item, Mapping)]
    links = [one for one in _list(package.get("CFAssociations")) if isinstance(one, Mapping)]
    wrong = [*_wrong_fields(document, package), *_wrong_structure(items, links)]
    if wrong:
        return None, tuple(_told(path, wrong))
    try:
        return _framework(document, items, _parents(links), name), ()
    except ValidationError as error:
        told = [("T02", _said(one["loc"], one["msg"])) for one in error.errors()]
        return None, tuple(_told(path, told))


def kept_framework(path: str, text: str) -> Framework | Problem:
    """Return the framework in a file of program/frameworks/, or why there is none."""
    try:
        found = Framework.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = _said(first["loc"], first["msg"])
        return _problem(path, "T04", f"this is not as it was imported: {where}", _ANEW)
    if path.rpartition("/")[2] != f"{found.id}.json":
        said = f"`id` is {found.id}, and the file has another name"
        return _problem(path, "T04", said, f"Name the file {found.id}.json.")
    return found


def framework_text(framework: Framework) -> str:
    """Return a framework as it is kept."""
    data = framework.model_dump(mode="json", exclude_none=True)
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


_GET_ONE: Final = (
    "Download the framework as a CASE package (CFPackages in the API of whoever publishes it), "
    "as JSON, and import that file."
)
_ANEW: Final = "Import it anew with `microcred import case FILE`."


def _package(data: bytes) -> tuple[Data | None, str]:
    """Return the package of a file, or None and why it is none."""
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return None, "this is not UTF-8 text"
    except json.JSONDecodeError as error:
        return None, f"this is not JSON: line {error.lineno} cannot be understood"
    except RecursionError:
        return None, "this is nested too deeply"
    if not isinstance(found, dict) or not isinstance(found.get("CFDocument"), dict):
        return None, "this is no CASE package: it holds no CFDocument"
    version = found["CFDocument"].get("caseVersion", "1.0")
    if version not in VERSIONS:
        known = " and ".join(VERSIONS)
        return None, f"this is of CASE {printable(str(version))[:20]}, and {known} are known"
    if not isinstance(found.get("CFItems"), list) or not found["CFItems"]:
        return None, "this package holds no CFItems, so no standard"
    return found, ""


def _wrong_fields(document: Data, package: Data) -> Iterator[tuple[str, str]]:
    """Yield T02 for each field that CASE demands and that is missing, empty or no text."""
    for field in ("identifier", "uri", "creator", "title", "lastChangeDateTime"):
        if not _text(document.get(field)):
            yield "T02", f"CFDocument has no `{field}`"
    for number, item in enumerate(_list(package.get("CFItems"))):
        if not isinstance(item, Mapping):
            yield "T02", f"CFItems, number {number + 1}, is no object"
            continue
        for field in ("identifier", "uri", "fullStatement", "lastChangeDateTime"):
            if not _text(item.get(field)):
                yield "T02", f"CFItems, number {number + 1}, has no `{field}`"
    for number, link in enumerate(_list(package.get("CFAssociations"))):
        if not isinstance(link, Mapping) or not all(
            _text(link.get("associationType")) and _text(_mapping(link.get(end)).get("identifier"))
            for end in _ENDS
        ):
            said = f"CFAssociations, number {number + 1}, does not say what it joins, and how"
            yield "T02", said


_ENDS: Final = ("originNodeURI", "destinationNodeURI")


def _wrong_structure(items: Sequence[Data], links: Sequence[Data]) -> Iterator[tuple[str, str]]:
    """Yield T03 for statements that are there twice, under two others, or under themselves."""
    seen: set[str] = set()
    for item in items:
        one = _text(item.get("identifier"))
        if one and one in seen:
            yield "T03", f"the identifier {one} is there twice"
        seen.add(one)
    above: dict[str, str] = {}
    for origin, destination in _children(links):
        if above.setdefault(origin, destination) != destination:
            yield "T03", f"{origin} is a child of two others"
    for start in above:
        if _circles(start, above):
            yield "T03", f"{start} is a part of itself, by way of its parents"


def _circles(start: str, above: Mapping[str, str]) -> bool:
    at = above.get(start)
    for _ in range(len(above)):
        if at is None or at == start:
            break
        at = above.get(at)
    return at == start


def _children(links: Sequence[Data]) -> Iterator[tuple[str, str]]:
    for link in links:
        if link.get("associationType") == CHILD:
            origin, destination = (_mapping(link.get(end)) for end in _ENDS)
            child, parent = _text(origin.get("identifier")), _text(destination.get("identifier"))
            if child and parent:
                yield child, parent


def _parents(links: Sequence[Data]) -> dict[str, str]:
    return dict(_children(links))


def _framework(
    document: Data, items: Sequence[Data], parents: Mapping[str, str], name: str
) -> Framework:
    known = {item["identifier"] for item in items}
    licence = _mapping(document.get("licenseURI"))
    return Framework(
        id=name,
        title=document["title"],
        creator=document["creator"],
        identifier=document["identifier"],
        uri=document["uri"],
        case=document.get("caseVersion", "1.0"),
        status=_text(document.get("adoptionStatus")) or None,
        language=_text(document.get("language")) or None,
        license=_text(licence.get("title")) or _text(licence.get("uri")) or None,
        standards=tuple(_standard(item, parents, known) for item in items),
    )


def _standard(item: Data, parents: Mapping[str, str], known: set[str]) -> Standard:
    parent = parents.get(item["identifier"])
    return Standard(
        identifier=item["identifier"],
        uri=item["uri"],
        statement=re.sub(r"\s+", " ", item["fullStatement"]).strip(),
        code=_text(item.get("humanCodingScheme")) or None,
        kind=_text(item.get("CFItemType")) or None,
        parent=parent if parent in known else None,
    )


def _told(path: str, wrong: Sequence[tuple[str, str]]) -> Iterator[Problem]:
    for code, said in wrong[:MOST_TOLD]:
        yield _problem(path, code, said, _FIXES[code])
    if len(wrong) > MOST_TOLD:
        said = f"{len(wrong) - MOST_TOLD:,} more is wrong with this package"
        yield _problem(path, wrong[MOST_TOLD][0], said, "Ask its publisher for a sound one.")


_FIXES: Final = {
    "T02": "Ask whoever publishes the framework for a package that has it, or add it.",
    "T03": "Ask whoever publishes the framework for a sound package.",
}


def _said(place: Sequence[int | str], message: str) -> str:
    return f"`{'.'.join(map(str, place))}`: {message}"


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _mapping(value: object) -> Data:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _problem(path: str, code: str, message: str, fix: str) -> Problem:
    return Problem(path, 1, code, Severity.ERROR, printable(message), fix)
