"""Two repositories in private mode: awards go to the public one, definitions come from it.

The private repository is a clone of the public one that has submissions, decisions and reviews
beside. Each way is one move of `main`, made whole beside it; docs/decisions/0015-the-award-job.md
says why that is safe to be killed in, and to be done twice.
"""

from __future__ import annotations

from microcred.publishing.awards import Published, publish
from microcred.publishing.definitions import Pulled, pull

__all__ = ["Published", "Pulled", "publish", "pull"]
