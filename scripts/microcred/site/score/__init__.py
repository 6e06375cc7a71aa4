"""The page on which an evaluator scores a submission."""

from __future__ import annotations

from microcred.site.score.given import given, release_given

__all__ = ["given", "release_given"]
