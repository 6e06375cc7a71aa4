// The page on which a submission is scored: finds out what is to be scored, and opens it.

import { byId, find, made, root } from "./score/dom.js";
import { Drafts } from "./score/drafts.js";
import { Flow } from "./score/flow.js";
import { empty } from "./score/scorecard.js";
import { Start } from "./score/start.js";
import { asked } from "./score/task.js";

/** @typedef {import("./score/scorecard.js").Draft} Draft */
/** @typedef {import("./score/scorecard.js").Task} Task */

const page = find(document, "score");
const given = JSON.parse(byId("mc-score-data").textContent);
const drafts = new Drafts(root(), given.release);
const start = new Start(page, given, drafts, begin);

/** Score what a task says, from where it was left. @param {Task} task */
function begin(task) {
  const kept = drafts.of(task);
  const other = kept ? null : drafts.earlier(task);
  if (other && !task.commit) return begin(other.task); // which knows more of the same attempt
  start.hide();
  find(page, "changed").hidden = !other?.task.commit;
  const { scores, feedback } = other ?? empty(task);
  new Flow(page, given, { ...(kept ?? { ...empty(task), scores, feedback }), task }, drafts);
}

async function open() {
  page.classList.add("mc-score--on");
  const found = await asked(location.hash);
  if (found === null) start.show(drafts.current());
  else if (found === "unreadable")
    start.warn(
      "This link cannot be read.",
      "It may have been cut off on its way. Open it again from the comment on the pull request, or say below which submission it is.",
    );
  else if (found.release === given.release.hash) begin(found.task);
  else elsewhere(found.release);
}

/** Lead to the page of the release that a submission names. @param {string} release its hash */
function elsewhere(release) {
  const place = given.pages[release];
  const other = made("a", "Open the page for that version");
  if (place) other.href = root() + place + location.hash;
  start.warn(
    "This submission is scored by another version.",
    place
      ? "It was handed in under another version of this micro-credential, and is judged by the rubric of that one."
      : "It names a version that this site does not have. Ask your coordinator which site it belongs to; do not score it by the rubric of this page.",
    place ? other : null,
  );
}

addEventListener("hashchange", () => {
  if (location.hash.startsWith("#task=")) location.reload();
});

// A file that misses its place would otherwise be opened instead of this page.
for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => event.preventDefault());

open();
