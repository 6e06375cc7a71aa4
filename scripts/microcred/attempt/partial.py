"""An attempt of which some values cannot be read: the others, to be held to the rules all the same.

What cannot be read is UNREAD, which ends each rule that asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from microcred.attempt.offered import Offered
from microcred.definition import UNREAD
from microcred.document import Document, read_markdown
from microcred.model.base import Model
from microcred.model.submission import Submission


class _Anything(BaseModel):
    """Front matter of any shape."""

    model_config = ConfigDict(extra="allow")


def readable_parts(path: str, text: str) -> Document[Submission] | None:
    """Return an attempt with UNREAD for each value that is missing or not of the right kind.

    None where not even its front matter can be read.
    """
    found = read_markdown(path, text, _Anything).document
    if found is None:
        return None
    return Document(path, _parts(Submission, found.model.model_extra or {}), found.lines)


def offered_for(document: Document[Submission], offers: Callable[[str], Offered]) -> Offered:
    """Return what is offered under the release that an attempt names, UNREAD if that is unread."""
    name = document.model.credential
    unread: Offered = UNREAD
    return unread if name is UNREAD else offers(name)


def _parts(model: type[Model], data: Mapping[str, Any]) -> Any:
    values: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key in data:
            values[name] = _value(model, name, data[key])
        else:
            values[name] = UNREAD if field.is_required() else field.get_default()
    return model.model_construct(**values)


def _value(model: type[Model], name: str, given: Any) -> Any:
    try:
        return _adapter(model, name).validate_python(given)
    except ValidationError:
        annotation = model.model_fields[name].annotation
    inner = _inner(annotation)
    if inner and isinstance(given, list) and get_origin(annotation) is tuple:
        return tuple(_parts(inner, one) if isinstance(one, Mapping) else UNREAD for one in given)
    if inner and isinstance(given, Mapping) and get_origin(annotation) is not tuple:
        return _parts(inner, given)
    return UNREAD


@cache
def _adapter(model: type[Model], name: str) -> TypeAdapter[Any]:
    field = model.model_fields[name]
    parts = (field.annotation, *field.metadata)
    kind: Any = Annotated[parts] if field.metadata else field.annotation
    own = isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel)
    config = None if own else ConfigDict(str_strip_whitespace=True)
    return TypeAdapter(kind, config=config)


def _inner(annotation: Any) -> type[Model] | None:
    """Return the model that a field holds, by itself or many of it; None where it holds none."""
    for kind in (annotation, *get_args(annotation)):
        if isinstance(kind, type) and issubclass(kind, Model):
            return kind
    return None
