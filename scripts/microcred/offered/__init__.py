"""What a programme offers beside its own micro-credentials.

Organisations, adopted catalogs, pathways, series of cohorts and recognition rules: read, checked.
"""

from microcred.offered.offers import FOLDERS, NO_OFFERS, Named, Offers
from microcred.offered.reading import read_offers

__all__ = ["FOLDERS", "NO_OFFERS", "Named", "Offers", "read_offers"]
