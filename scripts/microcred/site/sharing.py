"""How to share a file on a service so that evaluators can open it, and nobody else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Sharing:
    """What a service is called, and which of its settings lets in those who are named alone."""

    service: str
    setting: str


def sharing(host: str) -> Sharing:
    """Return how files are shared on a host; in general words where the service is not known."""
    known = (one for ending, one in _SERVICES.items() if f".{host}".endswith(f".{ending}"))
    return next(known, Sharing(host, _ANYWHERE))


_GOOGLE: Final = Sharing(
    "Google Drive",
    "Press Share, add the people or the group that your programme names as Viewer, and leave "
    "“General access” on “Restricted”. Then press “Copy link”.",
)
_MICROSOFT: Final = Sharing(
    "OneDrive or SharePoint",
    "Press Share, open the link's settings and choose “Specific people” (or “People you choose”) "
    "with “Can view”. Add the people or the group that your programme names, then copy the link.",
)
_ANYWHERE: Final = (
    "Share the file with the people or the group that your programme names, to view only, and not "
    "with everyone who has the link. Then copy its link."
)
_SERVICES: Final = {
    "drive.google.com": _GOOGLE,
    "docs.google.com": _GOOGLE,
    "onedrive.live.com": _MICROSOFT,
    "1drv.ms": _MICROSOFT,
    "sharepoint.com": _MICROSOFT,
    "dropbox.com": Sharing(
        "Dropbox",
        "Press Share, add the people that your programme names with “Can view”, and let the link "
        "work for “Only people invited”. Then press “Copy link”.",
    ),
    "box.com": Sharing(
        "Box",
        "Press Share, invite the people that your programme names as Viewer, and set the link to "
        "“Invited people only”. Then copy the link.",
    ),
}
