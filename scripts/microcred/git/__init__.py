"""The only package that runs git: history and files read, commits made, refs moved."""

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
    touched,
)
from microcred.git.names import BadName
from microcred.git.objects import (
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
from microcred.git.worktree import checked_out, refresh
from microcred.git.writing import AUTHOR, Author, Moved, commit_on, move

__all__ = [
    "AUTHOR",
    "Author",
    "Authorship",
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
    "first_parents",
    "head",
    "history",
    "listing",
    "merge_base",
    "move",
    "refresh",
    "refs",
    "resolve",
    "show",
    "touched",
]
