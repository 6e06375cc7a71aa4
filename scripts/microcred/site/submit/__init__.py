"""The page on which a teacher puts a submission together."""

from __future__ import annotations

from microcred.site.submit.form import form
from microcred.site.submit.page import submit_page

__all__ = ["form", "submit_page"]
