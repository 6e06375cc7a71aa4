"""Awards on the site: their pages, the small pages to embed, and the pages of earners."""

from microcred.site.awards.fields import Showing
from microcred.site.awards.lists import awards_page, earner_page
from microcred.site.awards.press import Card, Pages, Press
from microcred.site.awards.reading import Unreadable
from microcred.site.awards.state import State
from microcred.site.awards.view import Publisher

__all__ = [
    "Card",
    "Pages",
    "Press",
    "Publisher",
    "Showing",
    "State",
    "Unreadable",
    "awards_page",
    "earner_page",
]
