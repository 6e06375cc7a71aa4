"""The files a person sees, brought up to what was committed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from microcred.git import names
from microcred.git.run import GitUnavailable, run, said

AT_ONCE = 1000


def checked_out(root: Path) -> str | None:
    """Return the branch whose files lie in the working tree, `refs/heads/main`; None for none."""
    try:
        return said(root, "symbolic-ref", "--quiet", "HEAD").strip()
    except GitUnavailable:
        said(root, "rev-parse", "--git-dir")
        return None


def refresh(root: Path, paths: Sequence[str]) -> None:
    """Bring `paths`, files or folders, to what HEAD holds, in the index and the working tree.

    What HEAD does not have of them is removed; what else there is stays as it is. A repository
    without a working tree has nothing to refresh. Raises GitUnavailable while another git works.
    """
    if said(root, "rev-parse", "--is-inside-work-tree").strip() != "true":
        return
    for start in range(0, len(paths), AT_ONCE):
        wanted = [names.path(path.rstrip("/")) for path in paths[start : start + AT_ONCE]]
        known = run(root, "ls-files", "-z", "--with-tree=HEAD", "--", *wanted)
        if known:
            restore = ("restore", "--source=HEAD", "--staged", "--worktree")
            run(root, *restore, "--pathspec-from-file=-", "--pathspec-file-nul", given=known)
