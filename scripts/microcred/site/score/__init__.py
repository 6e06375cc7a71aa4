"""The page on which an evaluator scores a submission."""

from __future__ import annotations

from microcred.site.score.given import given, release_given
from microcred.site.score.page import score_pages

__all__ = ["given", "release_given", "score_pages"]
