"""The only package that speaks to GitHub, by PyGithub: pull requests read, actions done.

What it answers is bounded in size and time and may be anything; the token goes to its host alone.
"""

from microcred.github.client import MANY, GitHub
from microcred.github.connection import GitHubRefused, GitHubUnavailable

__all__ = ["MANY", "GitHub", "GitHubRefused", "GitHubUnavailable"]
