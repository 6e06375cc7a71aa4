"""The issue form of a programme, as the YAML that GitHub shows as a form.

Written after https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-
pull-requests/syntax-for-githubs-form-schema. Answers to a text field with `render` come as a block
of code, and nothing can be attached to one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import yaml

from microcred import links
from microcred.bot.form.fields import LABEL, TICKS, Field
from microcred.characters import printable
from microcred.model.program import Program
from microcred.model.vocabulary import Mode

FOLDER: Final = ".github/ISSUE_TEMPLATE"
FORM: Final = f"{FOLDER}/submission.yml"
CONFIG: Final = f"{FOLDER}/config.yml"

HEAD: Final = """\
# Written by `microcred github form` from program/ and credentials/. Change those, not this file.
"""

PUBLIC: Final = (
    "Your account, everything you write here, each attempt and the feedback are public for good: "
    "nothing of it can be taken back."
)
"""What is public, in one sentence."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A micro-credential that takes submissions: its name, and that of its current release."""

    name: str
    release: str

    def __str__(self) -> str:
        """Return `Wait Time (wait-time@1.0)`."""
        return f"{printable(self.name)} ({self.release})"


def form_files(program: Program, choices: Sequence[Choice]) -> dict[str, str | None]:
    """Return the text of each file of the form, by its path; None for one that must not be there.

    A programme in private mode has no form: whatever is written into an issue is public.
    """
    is_open = program.mode is Mode.OPEN and bool(choices)
    form = _text(_form(program, choices)) if is_open else None
    return {FORM: form, CONFIG: _text(_config(program))}


def _text(data: Mapping[str, Any]) -> str:
    body: str = yaml.safe_dump(dict(data), sort_keys=False, allow_unicode=True, width=100)
    return HEAD + body


def _config(program: Program) -> dict[str, Any]:
    page = links.whole(program, links.CATALOG)
    about = {
        Mode.OPEN: "Choose it there. Its page has a form that fills in the file with you.",
        Mode.PRIVATE: "Not here: all that is written here is public. The form on its page makes a "
        "file, which you give to your programme.",
    }
    hand_in = {
        "name": "Hand in for a micro-credential",
        "url": page,
        "about": about[program.mode],
    }
    return {"blank_issues_enabled": True, "contact_links": [hand_in]}


def _form(program: Program, choices: Sequence[Choice]) -> dict[str, Any]:
    return {
        "name": "Hand in for a micro-credential",
        "description": "Without Git: fill this in, and a pull request is made from it.",
        "title": "Hand in",
        "labels": [LABEL],
        "body": [
            {"type": "markdown", "attributes": {"value": _welcome(program)}},
            _dropdown(choices),
            _input(Field.AGAIN, _AGAIN, "k3f9q2m7xw"),
            _area(Field.FILE, _FILE, ""),
            _area(Field.EVIDENCE, _evidence(program), _EXAMPLE),
            _area(Field.PARTS, _PARTS, "## Reflection\n\nWhat changed for my students …"),
            _boxes(Field.CONSENT, "Tick what is so."),
            _boxes(Field.INTEGRITY, "Evaluators score what is yours."),
            _input(Field.AI, "Which tool you used, and for what; or `none`.", "none"),
            _input(Field.NAME, _NAME, ""),
            _boxes(Field.PUBLISH, "Nothing of this is shown unless you choose it."),
            _boxes(Field.PUBLIC, PUBLIC, required=True),
        ],
    }


def _welcome(program: Program) -> str:
    catalog = links.whole(program, links.CATALOG)
    return (
        f"**{PUBLIC}** Name no student, and no place. Attach no file: whoever has its address "
        "could open it, for ever. Link to it where your programme keeps evidence.\n\n"
        f"What each micro-credential asks for is on [its page]({catalog}). The form there fills in "
        "a file with you, takes the fingerprints of your recordings, and says what is missing; "
        f"paste that file under “{Field.FILE.label}” and leave out what comes below it."
    )


_AGAIN: Final = (
    "Leave this empty for your first attempt. For the next one, the number of your submission: it "
    "stands in the answer that you got."
)
_FILE: Final = "If the form on the site made one: all of it, from the first `---` on."
_PARTS: Final = (
    "What you write yourself: an overview, a reflection. Begin each part with its name as the page "
    "of the micro-credential has it, behind two signs: `## Reflection`."
)
_NAME: Final = "For all to read, and for good. Leave it empty to show none."
_EXAMPLE: Final = (
    "clips | https://drive.google.com/file/d/1a/view | sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf"
    "4f1b2b0b822cd15d6c15b0f00a08 | media_type: video/mp4 | bytes: 73400320 | duration: 6:52 | "
    "captured: 2026-10-02 | class: period-3 | topic: Fractions"
)


def _evidence(program: Program) -> str:
    hosts = " or ".join(program.evidence_hosts) or "the service that your programme names"
    return (
        "One line for each file, its facts parted by ` | `: which piece of evidence it is, the "
        f"link (at {hosts}), then `sha256:` (the fingerprint), `media_type:` and `bytes:`; where "
        "they are asked for `duration:`, `captured:` (the day), `class:` and `topic:`. For "
        "captions, `transcript:` with their link. On macOS and Linux `shasum -a 256 FILE` takes a "
        "fingerprint, on Windows `certutil -hashfile FILE SHA256`."
    )


def _dropdown(choices: Sequence[Choice]) -> dict[str, Any]:
    options = [str(choice) for choice in sorted(choices, key=lambda one: one.release)]
    attributes = {
        "label": Field.CREDENTIAL.label,
        "description": "For a next attempt, the one of your first.",
        "options": options,
    }
    return _question("dropdown", Field.CREDENTIAL, attributes, required=True)


def _input(field: Field, description: str, example: str) -> dict[str, Any]:
    attributes = {"label": field.label, "description": description}
    return _question("input", field, attributes | ({"placeholder": example} if example else {}))


def _area(field: Field, description: str, example: str) -> dict[str, Any]:
    attributes = {"label": field.label, "description": description}
    shown = attributes | ({"placeholder": example} if example else {})
    return _question("textarea", field, shown | {"render": "Markdown"})


def _boxes(field: Field, description: str, *, required: bool = False) -> dict[str, Any]:
    must = {"required": True} if required else {}
    options = [{"label": tick.says} | must for tick in TICKS[field]]
    attributes = {"label": field.label, "description": description, "options": options}
    return _question("checkboxes", field, attributes)


def _question(
    kind: str, field: Field, attributes: Mapping[str, Any], *, required: bool = False
) -> dict[str, Any]:
    question = {"type": kind, "id": field.value, "attributes": dict(attributes)}
    return question | ({"validations": {"required": True}} if required else {})
