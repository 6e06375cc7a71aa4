"""The ledger on the site: award pages and their data, earners' pages, did.json, images.

Award pages do not pass through the workshop's site: 100,000 of them are laid out on a stage, and
moved to their places in the published folder once all else is done and right.
"""

from pathlib import Path

from microcred.award_pages.found import Found, found
from microcred.award_pages.issuer import issuer_files
from microcred.award_pages.ledger import AwardPages, Place, Shown, opened
from microcred.award_pages.pictures import FOLDER as PICTURES
from microcred.award_pages.pictures import Easel, draw
from microcred.award_pages.written import folder_mark
from microcred.links import AWARDS

__all__ = [
    "PICTURES",
    "AwardPages",
    "Easel",
    "Found",
    "Place",
    "Shown",
    "draw",
    "found",
    "issuer_files",
    "mark",
    "opened",
]


def mark(site: Path) -> str:
    """Return what differs when the folder of awards in a site is another, or was added to."""
    return folder_mark(site / AWARDS)
