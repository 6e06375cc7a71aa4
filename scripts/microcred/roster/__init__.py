"""People: the roster and the tables of the private folder, read and checked."""

from microcred.roster.decoding import decoded, readable
from microcred.roster.folder import FILES, MAX_TABLE, ROSTERS, Known, facts_of
from microcred.roster.looks import looks_like_people
from microcred.roster.reading import read_roster

__all__ = [
    "FILES",
    "MAX_TABLE",
    "ROSTERS",
    "Known",
    "decoded",
    "facts_of",
    "looks_like_people",
    "read_roster",
    "readable",
]
