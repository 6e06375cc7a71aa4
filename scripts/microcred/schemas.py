"""JSON Schemas of the files people write, generated from the models."""

from __future__ import annotations

import json

from microcred.model.base import Model
from microcred.model.credential import Credential
from microcred.model.program import Issuer, Program
from microcred.model.rubric import Rubric

FOLDER = ".schemas"

MODELS: dict[str, type[Model]] = {
    "credential": Credential,
    "rubric": Rubric,
    "program": Program,
    "issuer": Issuer,
}


def schemas() -> dict[str, str]:
    """Return the schema of each kind of file, by the path it is kept at."""
    return {f"{FOLDER}/{name}.json": schema(name) for name in MODELS}


def schema(name: str) -> str:
    """Return the JSON Schema (draft 2020-12) of one kind of file."""
    data = MODELS[name].model_json_schema(by_alias=True)
    data.get("properties", {}).pop("narrative", None)
    data = {"$schema": "https://json-schema.org/draft/2020-12/schema", **data}
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
