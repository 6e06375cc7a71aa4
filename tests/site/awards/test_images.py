"""The images of a release's awards."""

from microcred.badge_image import SIZE, achievement_design, full, png
from microcred.site.awards.images import release_images
from tests import ledgers


def test_every_state_in_colours_and_in_one_ink() -> None:
    images = dict(release_images(ledgers.release(), "Good example"))
    home = "credentials/think-time/1.0/badge"
    ends = ("", "-ink", "-expired", "-expired-ink", "-revoked", "-revoked-ink")
    assert list(images) == [f"{home}{end}" for end in ends]
    assert len(set(images.values())) == len(images)
    design = achievement_design(ledgers.release().credential, "Good example")
    assert images[home] == full(design)
    assert "Revoked." in images[f"{home}-revoked"]
    assert "#efb433" in images[home] and "#efb433" not in images[f"{home}-ink"]


def test_a_png_of_a_badge() -> None:
    svg = full(achievement_design(ledgers.release().credential, "Good example"))
    data = png(svg)
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(data[16:20]) == int.from_bytes(data[20:24]) == SIZE
    assert png(svg) == data
    assert int.from_bytes(png(svg, 64)[16:20]) == 64
