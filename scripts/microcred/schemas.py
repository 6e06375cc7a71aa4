"""JSON Schemas of the files people write, generated from the models.

They are for editors: what `check` accepts, they accept, but for a field that is left empty, which
an editor should point out while one types.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from microcred.labels import label
from microcred.model.adopted import AdoptedCatalog
from microcred.model.base import Model
from microcred.model.cohort import Series
from microcred.model.credential import Credential
from microcred.model.evaluators import Evaluators
from microcred.model.keys import KeyRing
from microcred.model.organization import Organization
from microcred.model.pathway import Pathway
from microcred.model.program import Issuer, Program
from microcred.model.recognition import RecognitionRule
from microcred.model.requests import Requests
from microcred.model.rubric import Rubric
from microcred.model.scorecard import Scorecard
from microcred.model.setup import Setup
from microcred.model.submission import Submission
from microcred.offered.offers import ADOPTED, COHORTS, ORGANIZATIONS, PATHWAYS, RECOGNITION
from microcred.offered.requests import REQUESTS
from microcred.places import EVALUATORS, KEYS, SUBMISSIONS
from microcred.setup import SETUP
from microcred.snippets import snippets

FOLDER: Final = ".schemas"
SNIPPETS: Final = ".vscode/credential.code-snippets"

MODELS: Final[dict[str, type[Model]]] = {
    "credential": Credential,
    "rubric": Rubric,
    "program": Program,
    "issuer": Issuer,
    "evaluators": Evaluators,
    "keys": KeyRing,
    "organization": Organization,
    "adopted": AdoptedCatalog,
    "pathway": Pathway,
    "cohort": Series,
    "recognition": RecognitionRule,
    "requests": Requests,
    "scorecard": Scorecard,
    "submission": Submission,
    "setup": Setup,
}

FILES: Final = {
    "credential": "credentials/*.md",
    "rubric": "rubrics/*.yml",
    "program": "program/program.yml",
    "issuer": "program/issuer.yml",
    "evaluators": EVALUATORS,
    "keys": KEYS,
    "organization": f"{ORGANIZATIONS}/*.yml",
    "adopted": f"{ADOPTED}/*.yml",
    "pathway": f"{PATHWAYS}/*.yml",
    "cohort": f"{COHORTS}/*.yml",
    "recognition": f"{RECOGNITION}/*.yml",
    "requests": REQUESTS,
    "submission": f"{SUBMISSIONS}/*/*/attempt-*.md",
    "setup": SETUP,
}
"""Which files each schema is for, as a glob from the programme's folder.

A scorecard lies nowhere in the programme: whoever writes one as a file names the schema in it.
"""


def schemas() -> dict[str, str]:
    """Return the schema of each kind of file, by the path it is kept at."""
    return {schema_path(name): schema(name) for name in MODELS}


def editor_files() -> dict[str, str]:
    """Return all that editors complete and check files with, by the path it is kept at."""
    fields = json.loads(schema("credential"))
    return {**schemas(), SNIPPETS: snippets(fields, FILES["credential"])}


def schema_path(name: str) -> str:
    """Return where the schema of one kind of file is kept."""
    return f"{FOLDER}/{name}.json"


def schema(name: str) -> str:
    """Return the JSON Schema (draft 2020-12) of one kind of file."""
    data = MODELS[name].model_json_schema(by_alias=True, schema_generator=_ForEditors)
    # The Markdown below the front matter: a part of the model, not of the fields.
    data["properties"].pop("narrative", None)
    data = {"$schema": _ForEditors.schema_dialect, **data}
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


class _ForEditors(GenerateJsonSchema):
    """Takes scalars as our own reading does: quoted or not, a number where a text is due."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        data = super().str_schema(schema)
        fits = any(re.search(data.get("pattern", ""), number) for number in _NUMBERS)
        return {**data, "type": ["string", "number"]} if fits else data

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        return _or_quoted(super().int_schema(schema), r"^[0-9]+$")

    def float_schema(self, schema: core_schema.FloatSchema) -> JsonSchemaValue:
        return _or_quoted(super().float_schema(schema), r"^[0-9]+(\.[0-9]+)?$")

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        return _or_quoted(super().bool_schema(schema), "^(true|false)$")

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        kind = _KINDS.get(schema["cls"].__name__)
        values = [member.value for member in schema["members"]]
        described = {"enumDescriptions": [label(kind, value) for value in values]} if kind else {}
        return {**super().enum_schema(schema), **described}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        data = super().default_schema(schema)
        worth_telling = isinstance(data.get("default"), str | int | float)
        return data if worth_telling else {key: data[key] for key in data if key != "default"}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        return {**super().dict_schema(schema), "additionalProperties": False}

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


_NUMBERS: Final = ("1", "1.0", "9780000000000")
"""An id, a version and a book number that an editor takes for a number."""


def _or_quoted(data: JsonSchemaValue, pattern: str) -> JsonSchemaValue:
    """Return a schema that also takes the value as a text; bounds hold for numbers alone."""
    return {**data, "type": [data["type"], "string"], "pattern": pattern}


_KINDS: Final = {
    "Area": "area",
    "Depth": "depth",
    "EvidenceKind": "evidence",
    "Grade": "grades",
    "Origin": "origin",
    "PolicyUse": "policy_use",
    "Purpose": "purpose",
    "Role": "role",
    "Stage": "stage",
    "Status": "status",
    "Adjudication": "adjudication",
    "AfterLast": "after_last",
}
"""The labels that tell what the values of an enumeration mean."""
