"""What happened on GitHub, to what is done about it: read anew, decided by the core, performed.

Nothing is remembered but by GitHub itself. So all of this may be done twice, out of order, or end
in the middle: whoever comes next finds what is left to do by comparing.
"""

from __future__ import annotations

from microcred.answering.desk import Desk, Done, Report
from microcred.answering.events import answer
from microcred.answering.offline import answer_offline

__all__ = ["Desk", "Done", "Report", "answer", "answer_offline"]
