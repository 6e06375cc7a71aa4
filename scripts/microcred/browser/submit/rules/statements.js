// What a teacher states: who hands in, consent, and whose work it is. S05, S07, S18, S19.

import { at, items, on } from "./handed.js";
import { kindsOf } from "./files.js";
import { listed, say, spoken } from "./spoken.js";

/** @typedef {import("./handed.js").Handed} Handed */
/** @typedef {import("./handed.js").Item} Item */
/** @typedef {import("./handed.js").Slot} Slot */

/** S05: there are no more attempts than the release allows. @param {Handed} handed */
export function* attemptsAreLeft({ attempt, release }) {
  if (release.attempts && attempt > release.attempts)
    yield on("S05", 1, say("S05", { number: attempt, limit: release.attempts }));
}

/** S07: the earner's id is of the kind that the programme's mode asks for. @param {Handed} handed */
export function* earnerFitsMode({ submission, program }) {
  const id = submission.earner?.id ?? spoken.unassigned;
  const other = id !== spoken.unassigned && !id.startsWith("github:");
  if (program.mode === "open" && other) yield at("S07", ["earner", "id"], say("S07"));
}

/** Return whether an item is a student's work. @param {Item} item @param {Slot} slot */
const isWork = (item, slot) => kindsOf(item, slot).includes("student-work");

/** S18: where students are shown, consent is on file and names are covered. @param {Handed} handed */
export function* consentIsStated(handed) {
  const shown = [...items(handed)].filter(([, item, slot]) => slot.shows_students || isWork(item, slot));
  if (!shown.length) return;
  const names = listed([...new Set(shown.map(([, , slot]) => `“${slot.name}”`))]);
  const work = shown.some(([, item, slot]) => isWork(item, slot));
  const { consent } = handed.submission;
  if (!consent) {
    yield at("S18", ["consent"], say("S18.none", { names }));
    return;
  }
  if (!consent.students_visible)
    yield at("S18", ["consent", "students_visible"], say("S18.nobody", { names }), "warning");
  else if (!consent.forms_on_file)
    yield at("S18", ["consent", "forms_on_file"], say("S18.forms", { names }));
  if (!consent.redacted && (work || consent.students_visible))
    yield at("S18", ["consent", "redacted"], say("S18.uncovered", { names }), work ? undefined : "warning");
}

/** S19: the teacher states that the work is their own. @param {Handed} handed */
export function* workIsOwn({ submission: { integrity } }) {
  if (!integrity) yield at("S19", ["integrity"], say("S19.none"));
  else if (!integrity.own_work) yield at("S19", ["integrity", "own_work"], say("S19.own"));
}
