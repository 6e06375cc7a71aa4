"""How to cite a micro-credential: a line in the manner of APA, and a BibTeX entry."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from microcred.model.credential import Achievement


@dataclass(frozen=True, slots=True)
class Citing:
    """The address to cite, and two ways of writing it down."""

    address: str
    text: str
    bibtex: str

    def as_data(self) -> dict[str, str]:
        """Return it as page data."""
        return asdict(self)


def citing(achievement: Achievement, issuer: str, address: str, year: int | None) -> Citing:
    """Return how to cite a version. `year` is the one it was frozen in, None while unknown.

    The line follows APA style, 7th edition: author, date, title with version, kind in brackets,
    publisher (left out where it is the author), address.
    """
    author = achievement.provider.name
    publisher = "" if issuer == author else f" {_stopped(issuer)}"
    title = f"{achievement.name} (Version {achievement.version}) [Micro-credential]."
    when = f"({year or 'n.d.'})."
    text = f"{_stopped(author)} {when} {title}{publisher} {address}"
    return Citing(address, text, _bibtex(achievement, issuer, address, year))


def _stopped(name: str) -> str:
    return name if name.endswith(".") else f"{name}."


def _bibtex(achievement: Achievement, issuer: str, address: str, year: int | None) -> str:
    fields = {
        "author": f"{{{_tex(achievement.provider.name)}}}",
        "title": f"{{{_tex(achievement.name)}}}",
        "year": str(year) if year else "",
        "version": achievement.version,
        "type": "Micro-credential",
        "publisher": _tex(issuer),
        "url": _tex_url(address),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{achievement.id}-{achievement.version},", *lines, "}"])


def _tex(text: str) -> str:
    """Return text with the characters that mean something to TeX escaped."""
    return "".join(_TEX.get(letter, letter) for letter in text)


def _tex_url(address: str) -> str:
    return address.replace("{", "%7B").replace("}", "%7D")


_TEX = {letter: f"\\{letter}" for letter in "&%$#_{}"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
