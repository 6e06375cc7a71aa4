"""Pathways: how far somebody has come, and a picture of the path."""

from microcred.pathways.matching import fill
from microcred.pathways.picture import asks, picture
from microcred.pathways.progress import PartDone, Progress, StepDone, progress
from microcred.pathways.steps import (
    MAX_WAYS,
    Places,
    Way,
    everything_of,
    everything_on,
    ways,
    ways_count,
)

__all__ = [
    "MAX_WAYS",
    "PartDone",
    "Places",
    "Progress",
    "StepDone",
    "Way",
    "asks",
    "everything_of",
    "everything_on",
    "fill",
    "picture",
    "progress",
    "ways",
    "ways_count",
]
