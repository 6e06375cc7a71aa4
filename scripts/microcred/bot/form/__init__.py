"""The issue form: how it is written for a programme, and how what comes back is read.

`fields` says what it asks for, once for both. `template` writes the file that GitHub shows as a
form; `reading` takes an issue's text apart again; `writing` makes an attempt of it.
"""

from __future__ import annotations

from microcred.bot.form.fields import LABEL
from microcred.bot.form.reading import Filled, again, filled, looks_like_one
from microcred.bot.form.template import CONFIG, FORM, Choice, form_files
from microcred.bot.form.writing import Written, written

__all__ = [
    "CONFIG",
    "FORM",
    "LABEL",
    "Choice",
    "Filled",
    "Written",
    "again",
    "filled",
    "form_files",
    "looks_like_one",
    "written",
]
