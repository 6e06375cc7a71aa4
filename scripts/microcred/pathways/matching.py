"""Awards put into places so that as many places as can be are filled."""

from __future__ import annotations

from collections.abc import Sequence


def fill(asked: Sequence[int], fitting: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return which awards fill each kind of place: a maximum matching, an award in one place.

    `asked` are how many places there are of each kind, `fitting` the awards held that fit there.
    Of equally good ways it takes the one in which earlier kinds have most. (Augmenting paths,
    after Kuhn; awards stay in place once they are needed, so kinds filled first stay filled.)
    """
    holder: dict[str, int] = {}
    for kind, count in enumerate(asked):
        for _ in range(min(count, len(fitting[kind]))):
            if not _one_more(kind, fitting, holder):
                break
    filled: list[list[str]] = [[] for _ in asked]
    for kind, awards in enumerate(fitting):
        filled[kind] = [award for award in awards if holder.get(award) == kind]
    return filled


def fill_shared(asked: Sequence[int], fitting: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return which awards fill each kind of place where an award may count more than once."""
    return [list(awards[:count]) for count, awards in zip(asked, fitting, strict=True)]


def _one_more(start: int, fitting: Sequence[Sequence[str]], holder: dict[str, int]) -> bool:
    """Fill one more place of a kind, others giving up what they can replace; tell if it could."""
    reached_by: dict[str, int] = {}
    gives_up: dict[int, str] = {}
    kinds = [start]
    for kind in kinds:
        for award in fitting[kind]:
            if award in reached_by:
                continue
            reached_by[award] = kind
            now = holder.get(award)
            if now is None:
                _pass_on(award, start, reached_by, gives_up, holder)
                return True
            if now != start and now not in gives_up:
                gives_up[now] = award
                kinds.append(now)
    return False


def _pass_on(
    award: str,
    start: int,
    reached_by: dict[str, int],
    gives_up: dict[int, str],
    holder: dict[str, int],
) -> None:
    while True:
        kind = holder[award] = reached_by[award]
        if kind == start:
            return
        award = gives_up[kind]
