// What an evaluator writes who could not open or compare something: the clock stops, and the teacher learns why.

import { followed } from "./task.js";
import { checkedIn, itemsOf } from "./scorecard.js";
import { tidyLine } from "./prose.js";

/** @typedef {import("./scorecard.js").Draft} Draft */

const LONGEST = 1000; // characters of a reason, as the bot takes it

/** Return whether something could not be opened, or is another file. @param {Draft} draft @param {any} given */
export const isHeld = (draft, given) => held(draft, given).length > 0;

/** Return the reason for a hold, on one line: what does not open, what was seen, what is to be changed. @param {Draft} draft @param {any} given */
export function reason(draft, given) {
  const said = held(draft, given).map(({ slot, item, url = "", result, note }) => {
    const name = given.release.slots.find((/** @type {any} */ one) => one.id === slot)?.name ?? slot;
    const seen = note ? ` (${note})` : "";
    if (result === "differs") return `“${name}”, item ${item}, is not the file that was handed in: its fingerprint differs${seen}.`;
    const host = followed(url, given.hosts);
    const how = host ? given.sharing[host] : null;
    const fix = how ? `On ${how.service}: ${how.setting}` : given.anywhere;
    return `“${name}”, item ${item}, could not be opened${seen}. ${fix}`;
  });
  return Array.from(said.join(" ")).slice(0, LONGEST).join("");
}

/** Return the command that says so on GitHub. @param {string} why */
export const command = (why) => `/hold because ${plain(why)}`;

/** Return a text in which nothing has a meaning for Markdown. @param {string} text */
const plain = (text) => text.replace(/[\\`*_{}[\]<>#~|&]/g, "\\$&");

/** @param {Draft} draft @param {any} given */
function held(draft, given) {
  return itemsOf(given.release, draft.task).flatMap((item) => {
    const { result, note } = checkedIn(draft, item);
    return result === "not-opened" || result === "differs" ? [{ ...item, result, note: tidyLine(note) }] : [];
  });
}
