// The written parts: S20, S21, and F14 for what a starter left to be written.

import { isWritten, on } from "./handed.js";
import { Pattern, say } from "./spoken.js";
import { writtenParts } from "./written.js";

/** @typedef {import("./handed.js").Handed} Handed */

/** S20: written parts have as many words as the release asks for. @param {Handed} handed */
export function* wordsFit({ text, release }) {
  const slots = new Map(release.slots.map((slot) => [slot.id, slot]));
  for (const part of writtenParts(text, release.slots)) {
    const slot = slots.get(part.slot ?? "");
    if (!slot?.words || !part.words) continue;
    const [fewest, most] = slot.words;
    const words = { slot: slot.name, count: part.words, fewest, most };
    if (part.words < fewest) yield on("S20", part.line, say("S20.few", { ...words, off: fewest - part.words }));
    if (part.words > most) yield on("S20", part.line, say("S20.many", { ...words, off: part.words - most }));
  }
}

/** S21: the written parts can be told apart. @param {Handed} handed */
export function* partsAreApart({ text, release }) {
  const written = new Map(release.slots.filter(isWritten).map((slot) => [slot.id, `“${slot.name}”`]));
  /** @type {Map<string, number>} */
  const seen = new Map();
  for (const part of writtenParts(text, release.slots)) {
    const first = seen.get(part.slot ?? "");
    if (part.slot === null) yield on("S21", part.line, say("S21.nobodys"), "warning");
    else if (first !== undefined)
      yield on("S21", part.line, say("S21.twice", { name: written.get(part.slot), line: first }));
    else seen.set(part.slot, part.line);
  }
}

const PLACE = Pattern.of("unwritten", "place");

/** F14: nothing of a starter is left to be written. @param {Handed} handed */
export function* allIsWritten({ text }) {
  for (const [place, line] of text.split("\n").entries()) {
    const left = PLACE.search(line);
    const wanted = left?.groups?.wanted.replace(/^[ ,]+|[ ,]+$/g, "") || "your own text";
    if (left) yield on("F14", place + 1, say("F14", { wanted }));
  }
}
