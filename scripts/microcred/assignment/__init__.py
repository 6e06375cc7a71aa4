"""Who is asked to score a submission, and why the others are not."""

from __future__ import annotations

from microcred.assignment.assigning import Assignment, assign
from microcred.assignment.passing import Because, PassedOver
from microcred.assignment.telling import coordinators, unfilled_words

__all__ = ["Assignment", "Because", "PassedOver", "assign", "coordinators", "unfilled_words"]
