"""Who mentors whom, who has nobody, who has too much at a time, and with what to begin."""

from microcred.mentoring.beginning import Step, first_steps, stated_hours
from microcred.mentoring.load import Load, loads, underway
from microcred.mentoring.pairing import Fit, Pair, candidates, pairs, unmentored
from microcred.mentoring.scene import FIRST_YEAR, Scene

__all__ = [
    "FIRST_YEAR",
    "Fit",
    "Load",
    "Pair",
    "Scene",
    "Step",
    "candidates",
    "first_steps",
    "loads",
    "pairs",
    "stated_hours",
    "underway",
    "unmentored",
]
