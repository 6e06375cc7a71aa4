"""Awards on the site: their pages, the small pages to embed, and the pages of earners."""

from microcred.site.awards.press import Pages, Press, Showing
from microcred.site.awards.reading import Unreadable
from microcred.site.awards.state import State, state_on, turning

__all__ = ["Pages", "Press", "Showing", "State", "Unreadable", "state_on", "turning"]
