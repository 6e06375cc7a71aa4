"""The starter of a rubric. Its ids are those of the micro-credential's starter."""

from __future__ import annotations

from string import Template

from microcred.starters.fields import with_fields
from microcred.starters.seed import Seed

EDITOR = "# yaml-language-server: $schema=../.schemas/rubric.json"


def blank(seed: Seed) -> str:
    """Return a whole rubric, with a mark at each place where a person must write."""
    return _TEXT.substitute(editor=EDITOR, slug=seed.title.slug)


def copy(seed: Seed, original: str) -> str:
    """Return a rubric as the first version of another."""
    return with_fields(original, {"id": seed.title.slug, "version": '"1.0"'}, EDITOR)


_TEXT = Template("""\
$editor
# A rubric. Wherever it says WRITE, put your own words. A stranger must be able to score from it:
# say what can be seen or counted in the evidence, not how good it feels.

# The same as this file's name.
id: $slug
version: "1.0"
# From lowest to highest; `passing` marks the lowest one that meets a criterion.
levels:
  - {id: not-yet, name: Not yet}
  - {id: meets, name: Meets, passing: true}
  - {id: strong, name: Strong}
# Each criterion looks for one component of the method, in the slots it names under `evidence`.
# `critical: true` means that nothing can make up for it.
criteria:
  - id: preparing
    name: "WRITE: the criterion in a few words"
    component: prepare
    evidence: [context]
    descriptors:
      not-yet: "WRITE: what the overview shows or lacks when this is not met"
      meets: "WRITE: the least that meets it"
      strong: "WRITE: what goes beyond, starting with “As for Meets, and …”"
  - id: carrying-out
    name: "WRITE: the criterion in a few words"
    component: carry-out
    evidence: [practice]
    critical: true
    descriptors:
      not-yet: "WRITE: what the recordings show or lack when this is not met"
      meets: "WRITE: the least that meets it, with a number where you can"
      strong: "WRITE: what goes beyond, starting with “As for Meets, and …”"
  - id: responding
    name: "WRITE: the criterion in a few words"
    component: respond
    evidence: [learning, reflection]
    descriptors:
      not-yet: "WRITE: what the work and the reflection show or lack when this is not met"
      meets: "WRITE: the least that meets it"
      strong: "WRITE: what goes beyond, starting with “As for Meets, and …”"
# When a submission passes. Or: {at_least: 2, and: [critical]}
pass_rule: every-criterion
""")
