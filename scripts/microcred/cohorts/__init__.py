"""Series of cohorts: who has a seat in which, who waits, and whose application is refused."""

from microcred.cohorts.placing import Placement, Promotion, Refused, place

__all__ = ["Placement", "Promotion", "Refused", "place"]
