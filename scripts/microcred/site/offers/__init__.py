"""What a programme offers beside its own micro-credentials, as pages."""

from microcred.site.offers.counting import credential_offers
from microcred.site.offers.listing import elsewhere
from microcred.site.offers.pages import OfferView, offer_files, offer_pages

__all__ = ["OfferView", "credential_offers", "elsewhere", "offer_files", "offer_pages"]
