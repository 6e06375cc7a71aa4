"""The queue on the site: how many wait, and for how long. Nobody is named."""

from __future__ import annotations

from microcred.site.queue.figures import Answer, Place, Row, figures, smallest
from microcred.site.queue.page import Name, queue_bytes, queue_files
from microcred.site.queue.words import queue_words

__all__ = [
    "Answer",
    "Name",
    "Place",
    "Row",
    "figures",
    "queue_bytes",
    "queue_files",
    "queue_words",
    "smallest",
]
