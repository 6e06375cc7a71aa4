"""Addresses inside the site, each relative to its root and without a leading slash."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlencode

from microcred.model.program import Program

CATALOG = "catalog/"
PROVIDERS = "providers/"
AWARDS = "awards/"
EARNERS = "earners/"
VERIFY = "verify/"
QUEUE = "queue/"
QUEUE_DATA = "queue.json"
ORGANIZATIONS = "organizations/"
PROGRAMMES = "programmes/"
REQUESTS = "requests/"
PROPOSALS = "guides/proposals/"


def credential(slug: str) -> str:
    """Return the address of a micro-credential's current page."""
    return f"credentials/{slug}/"


def permanent(slug: str, version: str) -> str:
    """Return the address of a frozen version."""
    return f"credentials/{slug}/{version}/"


def rubric(slug: str) -> str:
    """Return the address of the rubric's print view."""
    return f"credentials/{slug}/rubric/"


def submit(slug: str) -> str:
    """Return the address of the form for handing in."""
    return f"credentials/{slug}/submit/"


def score(slug: str, version: str | None = None) -> str:
    """Return the address of the page for scoring; of one for a version that is not the newest."""
    return f"{permanent(slug, version) if version else credential(slug)}score/"


def mark(slug: str) -> str:
    """Return the address of the badge's small form."""
    return f"credentials/{slug}/mark.svg"


def badge(slug: str) -> str:
    """Return the address of the badge."""
    return f"credentials/{slug}/badge.svg"


def permanent_badge(slug: str, version: str) -> str:
    """Return the address of the badge image that awards of a frozen version carry."""
    return f"{permanent(slug, version)}badge.svg"


def award(identity: str) -> str:
    """Return the address of an award's page."""
    return f"{AWARDS}{identity}/"


def award_data(identity: str) -> str:
    """Return the address of the signed credential: what an award's `id` is."""
    return f"{AWARDS}{identity}.json"


def embed(identity: str) -> str:
    """Return the address of the small page that others put into theirs."""
    return f"{AWARDS}{identity}/embed.html"


def status_list(number: int) -> str:
    """Return the address of a status list."""
    return f"{AWARDS}status/{number}.json"


def earner(page: str) -> str:
    """Return the address of the page on which an earner shows their awards."""
    return f"{EARNERS}{page}/"


def organization(slug: str) -> str:
    """Return the address of an organisation's page."""
    return f"{ORGANIZATIONS}{slug}/"


def pathway(slug: str) -> str:
    """Return the address of a pathway's page."""
    return f"pathways/{slug}/"


def series(slug: str) -> str:
    """Return the address of the page of a series of cohorts."""
    return f"{PROGRAMMES}{slug}/"


def adopted(slug: str) -> str:
    """Return the address of the page of another issuer's catalog."""
    return f"adopted/{slug}/"


def whole(program: Program, address: str) -> str:
    """Return an address of the site with the programme's own in front."""
    return f"{program.url.rstrip('/')}/{address}"


def provider(name: str) -> str:
    """Return the address of a provider's page."""
    return f"{PROVIDERS}{slugified(name)}/"


def shelf(slug: str) -> str:
    """Return the address of a shelf: what fits one kind of visitor."""
    return f"start/{slug}/"


def facet(name: str, value: str, page: int = 1) -> str:
    """Return the address of a plain facet page, `catalog/area/talk/2/` for its second page."""
    return f"{CATALOG}{name}/{value}/" + (f"{page}/" if page > 1 else "")


def filtered(name: str, value: str) -> str:
    """Return the address of the catalog with one filter on."""
    return f"{CATALOG}?{urlencode({name: value})}"


def part(number: int) -> str:
    """Return the address of one part of the catalog's data."""
    return f"{CATALOG}parts/{number}.json"


def band(area: str) -> str:
    """Return the address of an area's pattern strip, which ships with the theme."""
    return f"assets/mc/bands/{area}.svg"


def document(address: str) -> str:
    """Return the Markdown file that the engine turns into a page's address."""
    return f"{address}index.md" if address else "index.md"


def page(address: str) -> str:
    """Return the HTML file that a server sends for a page's address."""
    return f"{address}index.html"


def slugified(name: str) -> str:
    """Return a name as part of an address: `Åse & Co.` becomes `ase-co`.

    A name without any Latin letter or digit keeps its code points, so that it still has a page.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return slug[:64].rstrip("-") or "-".join(f"{ord(letter):x}" for letter in name[:12])
