"""decision.yml: as the award job writes it, and nothing else.

A11 a decision cannot be read.
"""

from __future__ import annotations

import yaml

from microcred.document import read_yaml
from microcred.ledger.problems import wrong
from microcred.model.decision import DecisionRecord
from microcred.problem import Problem


def decision_bytes(decision: DecisionRecord) -> bytes:
    """Return the file of a decision: YAML, the fields in the model's order."""
    data = decision.model_dump(mode="json", exclude_none=True)
    text: str = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)
    return text.encode()


def read_decision(path: str, data: bytes) -> DecisionRecord | Problem:
    """Return the decision in a file, or A11 where it is not one as the award job writes it."""
    try:
        reading = read_yaml(path, data.decode(), DecisionRecord)
    except UnicodeDecodeError:
        reading = None
    if reading and reading.document:
        decision = reading.document.model
        if decision_bytes(decision) == data:
            return decision
    return wrong("A11", path, "this is not a decision as the award job writes it")
