"""A clean attempt to be changed: for wait-time@1.0, and for think-time@1.0 of programmes/good."""

from __future__ import annotations

import hashlib
from copy import deepcopy
from typing import Any

import yaml

CONTEXT = """\
I teach mathematics to a class of twenty-six students in the second year of secondary school. About
a third of them speak another language at home, and most of the talk in our lessons used to come
from the same six students. The first lesson is about comparing fractions with unlike denominators.
The second one, three weeks later, is about what the slope of a line tells us.

For both lessons together I marked seven questions that deserve a pause, because each of them asks
for a reason, a comparison or a choice:

1. Which of these two fractions is larger, and how could you show it without a calculator?
2. Why can two fractions with different digits be the same number?
3. What would have to change for the smaller one to win?
4. How do you know that this picture is fair?
5. What does a steeper line tell you about the two quantities?
6. Which of these three stories fits the graph best, and why not the others?
7. What would the graph look like if the tap were closed half-way?

Quick recall, such as naming the numerator, I left without a pause. In each lesson I told the class
beforehand why I would wait, and that nobody needed to raise a hand.
"""

REFLECTION = """\
The clearest change is in who speaks. In the lesson before I began, nine students spoke and six of
them did most of it. In the second recording seventeen spoke, and eight of those had said nothing
in the earlier lesson. I did not call on them by surprise. During the second pause I looked at the
side of the room that had been silent, and waited.

What students said changed as well. At 3:12 in the first clip a student answers my question about
the two fractions with a single word. I wait, and at 3:19 the same student goes on and explains the
drawing. Before, I would have praised the single word and moved on. At 6:40 in the second clip one
student says that the steeper line “goes up more”, and after about four seconds another adds that it
goes up more for each minute. That addition is what the lesson was about, and it did not come from
me.

One pause did not help. At 5:05 in the first clip I waited after the question whether the picture
is fair, and the silence only grew. Watching it again I think that the word fair was the trouble:
most of them did not know what it meant for a picture. A longer wait cannot help with a question
that is not understood. Next time I will ask two students to say the question in their own words
before the pause begins, and note on my plan which words need that.

I used an AI tool to correct spelling, and for nothing else. The tally was counted twice, by me and
by a colleague who did not know which lesson came first.
"""

HEADINGS = {"context": "Context", "reflection": "Reflection"}

FIELDS: dict[str, Any] = {
    "status": "ready",
    "evidence": [
        {
            "slot": "clips",
            "url": "https://drive.google.com/file/d/1aFractionsLesson/view",
            "sha256": hashlib.sha256(b"the first clip").hexdigest(),
            "media_type": "video/mp4",
            "bytes": 73400320,
            "duration": 412,
            "captured": "2026-10-02",
            "class": "period-3",
            "topic": "Comparing fractions",
            "transcript": "https://drive.google.com/file/d/1aFractionsCaptions/view",
        },
        {
            "slot": "clips",
            "url": "https://drive.google.com/file/d/1bSlopeLesson/view",
            "sha256": hashlib.sha256(b"the second clip").hexdigest(),
            "media_type": "video/mp4",
            "bytes": 81788928,
            "duration": 468,
            "captured": "2026-10-23",
            "class": "period-3",
            "topic": "What slope tells us",
            "transcript": "https://drive.google.com/file/d/1bSlopeCaptions/view",
        },
        {
            "slot": "tally",
            "url": "https://drive.google.com/file/d/1cTally/view",
            "sha256": hashlib.sha256(b"the tally").hexdigest(),
            "media_type": "application/pdf",
            "bytes": 184320,
            "captured": "2026-10-24",
        },
    ],
    "consent": {"students_visible": True, "forms_on_file": True, "redacted": True},
    "integrity": {"own_work": True, "ai_use": "An AI tool corrected spelling, nothing else."},
    "publish": {"evidence": False},
}


def complete(release_name: str = "wait-time@1.0", earner: str = "k7m2p4", **changes: Any) -> str:
    """Return the text of a clean attempt, with changes.

    `status="draft"` sets a field, `**{"evidence.0.captured": "2026-10-23"}` one inside others; None
    takes it away. `context` and `reflection` are the written parts, `narrative` all that stands
    below the front matter. The first item past the end of `evidence` is added.
    """
    fields = {"credential": release_name, "earner": {"id": earner}, **deepcopy(FIELDS)}
    written: dict[str, str | None] = {"context": CONTEXT, "reflection": REFLECTION}
    narrative = changes.pop("narrative", None)
    for path, value in changes.items():
        if path in written:
            written[path] = value
        else:
            _change(fields, path.split("."), value)
    body = _body(written) if narrative is None else narrative
    front = yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=1000)
    return f"---\n{front}---\n{body}"


def _change(data: Any, steps: list[str], value: Any) -> None:
    *way, last = (int(step) if step.isdigit() else step for step in steps)
    for step in way:
        data = data[step]
    if value is None:
        del data[last]
    elif isinstance(data, list) and last == len(data):
        data.append(value)
    else:
        data[last] = value


def _body(written: dict[str, str | None]) -> str:
    parts = (f"## {HEADINGS[slot]}\n\n{text}" for slot, text in written.items() if text is not None)
    return "\n".join(parts)
