"""What GitHub says its requests, answers and webhooks look like: its OpenAPI, octokit's schemas.

Both are npm packages that the lock file beside this names. Each is read once in a process.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator, Draft202012Validator, FormatChecker
from jsonschema.protocols import Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from microcred.scripts import installed, shared_cache

FOLDER = Path(__file__).parent
PACKAGES = "node_modules/@octokit"
OPENAPI = f"{PACKAGES}/openapi/generated/api.github.com.json"
WEBHOOKS = f"{PACKAGES}/webhooks-schemas/schema.json"
EXAMPLES = f"{PACKAGES}/webhooks-examples/api.github.com/index.json"
HERE = "urn:github"

# The timeline's schema accepts whatever fits any one of 33; an event is held to its own.
TIMELINE = {
    "assigned": "timeline-assigned-issue-event",
    "closed": "state-change-issue-event",
    "commented": "timeline-comment-event",
    "committed": "timeline-committed-event",
    "cross-referenced": "timeline-cross-referenced-event",
    "labeled": "labeled-issue-event",
    "renamed": "renamed-issue-event",
    "review_dismissed": "review-dismissed-issue-event",
    "review_requested": "review-requested-issue-event",
    "reviewed": "timeline-reviewed-event",
    "unassigned": "timeline-unassigned-issue-event",
    "unlabeled": "unlabeled-issue-event",
}
OTHER_MOMENT = "state-change-issue-event"

FORMATS = FormatChecker(formats=())


@FORMATS.checks("date-time", raises=ValueError)
def _is_moment(value: object) -> bool:
    if isinstance(value, str):
        return datetime.fromisoformat(value).tzinfo is not None
    return True


@FORMATS.checks("uri")
def _is_address(value: object) -> bool:
    return not isinstance(value, str) or re.match(r"[a-z][a-z0-9+.-]*://[^\s]+$", value) is not None


def read(name: str) -> Any:
    """Return a JSON file of the packages."""
    folder = installed(FOLDER, shared_cache(FOLDER.parent.parent))
    return json.loads((folder / name).read_bytes())


@cache
def _api() -> tuple[dict[str, Any], Registry[Any]]:
    """Return GitHub's description, as JSON Schema 2020-12 has it, and where its parts are."""
    whole = _plain(read(OPENAPI))
    resource: Resource[Any] = DRAFT202012.create_resource(whole)
    return whole, Registry().with_resource(HERE, resource)


def _plain(node: Any) -> Any:
    """Return OpenAPI 3.0 with `nullable` as JSON Schema says it, and without `discriminator`.

    A discriminator names schemas by `mapping`, which means nothing to JSON Schema.
    """
    if isinstance(node, list):
        return [_plain(one) for one in node]
    if not isinstance(node, dict):
        return node
    plain = {name: _plain(one) for name, one in node.items()}
    if isinstance(plain.get("discriminator"), dict) and "propertyName" in plain["discriminator"]:
        del plain["discriminator"]
    if plain.get("nullable") is True:
        del plain["nullable"]
        return _or_null(plain)
    return plain


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    if isinstance(schema.get("type"), str):
        more = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
        return {**schema, "type": [schema["type"], "null"], **more}
    return {"anyOf": [schema, {"type": "null"}]}


@cache
def operations() -> Mapping[str, dict[str, Any]]:
    """Return GitHub's operations by `GET /path/{of}/it`."""
    paths = _api()[0]["paths"]
    return {
        f"{method.upper()} {path}": operation
        for path, methods in paths.items()
        for method, operation in methods.items()
        if method in {"get", "post", "put", "patch", "delete"}
    }


def help_page(route: str | None) -> str:
    """Return the page that an error of a route points to."""
    found = operations().get(route or "", {})
    return str(found.get("externalDocs", {}).get("url", "https://docs.github.com/rest"))


@cache
def _request(route: str) -> Validator | None:
    content = operations()[route].get("requestBody", {}).get("content", {})
    return _validator(content["application/json"]["schema"]) if content else None


@cache
def _response(route: str, status: int) -> Validator | str | None:
    """Return what holds an answer, None where it has no body, or why it may not be given."""
    found = operations()[route]["responses"].get(str(status))
    if found is None:
        return f"{route} never answers {status}"
    if "$ref" in found:
        found = _api()[0]["components"]["responses"][found["$ref"].rpartition("/")[2]]
    for kind, held in found.get("content", {}).items():
        if kind.endswith("json") and "schema" in held:
            return _validator(held["schema"])
    return None


def _validator(schema: Any) -> Validator:
    return Draft202012Validator(_based(schema), registry=_api()[1], format_checker=FORMATS)


def _based(node: Any) -> Any:
    """Return a schema whose references are into GitHub's description."""
    if isinstance(node, list):
        return [_based(one) for one in node]
    if not isinstance(node, dict):
        return node
    return {
        name: f"{HERE}{one}" if name == "$ref" and isinstance(one, str) else _based(one)
        for name, one in node.items()
    }


def wrong_in_request(route: str, body: Any) -> Iterator[str]:
    """Yield each place where a request is not as GitHub describes it."""
    held = _request(route)
    if held is None:
        if body is not None:
            yield f"{route}: a body, where none is described"
    elif body is not None or operations()[route]["requestBody"].get("required"):
        yield from _errors(f"{route} asked with", held, body)


def wrong_in_response(route: str, status: int, body: Any) -> Iterator[str]:
    """Yield each place where an answer is not as GitHub describes it."""
    held = _response(route, status)
    if isinstance(held, str):
        yield held
    elif held is None:
        if body is not None:
            yield f"{route} {status}: a body, where none is described"
    elif status == 200 and route.endswith("/timeline"):
        for moment in body:
            name = TIMELINE.get(moment["event"], OTHER_MOMENT)
            yield from _errors(f"{route} {moment['event']}", _component(name), moment)
    else:
        yield from _errors(f"{route} {status}", held, body)


@cache
def _component(name: str) -> Validator:
    return _validator({"$ref": f"#/components/schemas/{name}"})


def wrong_in_component(name: str, value: Any) -> Iterator[str]:
    """Yield each place where a value is not as one of GitHub's schemas has it."""
    yield from _errors(name, _component(name), value)


@cache
def _webhook(name: str) -> Validator:
    schema = read(WEBHOOKS)
    found = {"$ref": f"#/definitions/{name}", "definitions": schema["definitions"]}
    return Draft7Validator(found, format_checker=FORMATS)


def wrong_in_webhook(name: str, action: str | None, payload: Any) -> Iterator[str]:
    """Yield each place where a webhook's payload is not as octokit describes it."""
    wanted = f"{name}${action or 'event'}"
    yield from _errors(f"webhook {wanted}", _webhook(wanted), payload)


def _errors(where: str, held: Validator, value: Any) -> Iterator[str]:
    for error in held.iter_errors(value):
        yield f"{where} {error.json_path}: {error.message[:300]}"


@cache
def examples() -> Mapping[str, list[dict[str, Any]]]:
    """Return real payloads by the name of their event."""
    return {one["name"]: one["examples"] for one in read(EXAMPLES)}
