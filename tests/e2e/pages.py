"""Every kind of page that a site has, with one page of each to visit."""

import re

from microcred import links
from tests import shown

PAGES = {
    "home": "",
    "catalog": "catalog/",
    "catalog-filtered": "catalog/?area=literacy&area=talk&depth=foundation",
    "facet": "catalog/area/literacy/",
    "credential": "credentials/wait-time/",
    "credential-planned": "credentials/project-based-learning/",
    "credential-retired": "credentials/reading-test-reports/",
    "credential-external": "credentials/robust-vocabulary/",
    "release": "credentials/wait-time/1.0/",
    "rubric": "credentials/wait-time/rubric/",
    "submit": "credentials/wait-time/submit/",
    "score": "credentials/wait-time/score/",
    "submit-planned": "credentials/project-based-learning/submit/",
    "submit-retired": "credentials/reading-test-reports/submit/",
    "providers": "providers/",
    "provider": "providers/microcred-sample-programme/",
    "shelf": "start/first-year/",
    "verify": "verify/",
    "queue": "queue/",
    "programmes": "programmes/",
    "series": links.series("first-cohorts"),
    "pathway": links.pathway("classroom-talk"),
    "pathway-planned": links.pathway("early-reading"),
    "organizations": "organizations/",
    "organization": links.organization("example-district"),
    "adopted": links.adopted("example-union"),
    "requests": "requests/",
    "awards": "awards/",
    "award": links.award(shown.VALID.award),
    "award-unnamed": links.award(shown.UNNAMED.award),
    "award-linked": links.award(shown.LINKED.award),
    "award-renewable": links.award(shown.RENEWABLE.award),
    "award-expired": links.award(shown.EXPIRED.award),
    "award-revoked": links.award(shown.REVOKED.award),
    "earner": links.earner(shown.PAGE),
    "guides": "guides/",
    "guide": "guides/authors/",
    "rules": "rules/",
    "research": "research/",
    "coverage": "coverage/",
    "about": "about/",
    "decisions": "decisions/",
    "decision": "decisions/0004-direct-pages/",
    "404": "404.html",
}

# Small pages for others to put into theirs.
FRAMES = {
    "embed": links.embed(shown.VALID.award),
    "embed-expired": links.embed(shown.EXPIRED.award),
    "embed-revoked": links.embed(shown.REVOKED.award),
}

# What a page's file may be called. A new kind of page is to be named here, and visited above.
KINDS = {
    "home": "index",
    "catalog": "catalog/index",
    "facet": "catalog/[a-z]+/[a-z0-9-]+(/[0-9]+)?/index",
    "credential": "credentials/[a-z0-9-]+/index",
    "release": "credentials/[a-z0-9-]+/[0-9.]+/index",
    "rubric": "credentials/[a-z0-9-]+/rubric/index",
    "submit": "credentials/[a-z0-9-]+/submit/index",
    "score": "credentials/[a-z0-9-]+/([0-9.]+/)?score/index",
    "providers": "providers/index",
    "provider": "providers/[a-z0-9-]+/index",
    "shelf": "start/[a-z0-9-]+/index",
    "verify": "verify/index",
    "queue": "queue/index",
    "programmes": "programmes/index",
    "series": "programmes/[a-z0-9-]+/index",
    "pathway": "pathways/[a-z0-9-]+/index",
    "organizations": "organizations/index",
    "organization": "organizations/[a-z0-9-]+/index",
    "adopted": "adopted/[a-z0-9-]+/index",
    "requests": "requests/index",
    "awards": "awards/index",
    "award": "awards/[a-z0-9]{12}/index",
    "embed": "awards/[a-z0-9]{12}/embed",
    "earner": "earners/[a-z0-9]{12}/index",
    "guides": "guides/index",
    "guide": "(guides|runbooks)/[a-z-]+/index|(commands|github-calls|github-setup)/index",
    "rules": "rules/index",
    "research": "research/index",
    "coverage": "coverage/index",
    "about": "about/index",
    "decisions": "decisions/index",
    "decision": "decisions/[0-9]{4}-[a-z-]+/index",
    "404": "404",
}


def kind(path: str) -> str | None:
    """Return the kind of page that a file of the site is, None for one of no kind known."""
    name = path.removesuffix(".html")
    return next((kind for kind, shape in KINDS.items() if re.fullmatch(shape, name)), None)
