"""The only package that runs git: history and files read, commits made, refs moved."""

from microcred.git.dates import BadDate
from microcred.git.history import (
    Authorship,
    Commit,
    Node,
    ancestry,
    authors,
    contains,
    first_parents,
    head,
    history,
    merge_base,
    moment,
    touched,
)
from microcred.git.names import BadName
from microcred.git.objects import (
    FILE,
    Entry,
    TooLarge,
    blob_id,
    contents,
    entries,
    listing,
    refs,
    resolve,
    show,
)
from microcred.git.run import GitUnavailable
from microcred.git.search import everything, uncommitted
from microcred.git.worktree import checked_out, refresh
from microcred.git.writing import AUTHOR, Author, Moved, commit_on, move

__all__ = [
    "AUTHOR",
    "FILE",
    "Author",
    "Authorship",
    "BadDate",
    "BadName",
    "Commit",
    "Entry",
    "GitUnavailable",
    "Moved",
    "Node",
    "TooLarge",
    "ancestry",
    "authors",
    "blob_id",
    "checked_out",
    "commit_on",
    "contains",
    "contents",
    "entries",
    "everything",
    "first_parents",
    "head",
    "history",
    "listing",
    "merge_base",
    "moment",
    "move",
    "refresh",
    "refs",
    "resolve",
    "show",
    "touched",
    "uncommitted",
]
