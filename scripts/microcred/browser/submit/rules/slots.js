// How many items are in for each slot, and how they differ: S09, S10, S11.

import { completion, counts } from "./completion.js";
import { at, isWritten, itemsOf } from "./handed.js";
import { folded, Pattern, say } from "./spoken.js";
import { writtenParts } from "./written.js";

/** @typedef {import("./handed.js").Handed} Handed */
/** @typedef {import("./handed.js").Item} Item */
/** @typedef {import("./handed.js").Slot} Slot */
/** @typedef {import("./handed.js").Problem} Problem */
/** @typedef {import("./completion.js").Need} Need */

/** Return what is asked for at least, and how much of it is in. @param {Handed} handed */
export function needs({ submission, text, release }) {
  return completion(release.slots, counts(submission.evidence, writtenParts(text, release.slots)));
}

/** S09: everything that is asked for is in. @param {Handed} handed */
export function* allIsIn(handed) {
  for (const need of needs(handed)) {
    if (need.there >= need.needed) continue;
    const message = lacks(need) + unscored(handed, need.slots);
    yield { ...at("S09", ["evidence"], message), slots: need.slots.map((slot) => slot.id) };
  }
}

/** @param {Need} need */
function lacks({ slots, needed, there }) {
  const names = slots.map((slot) => `“${slot.name}”`);
  const [name] = names;
  if (names.length === 2) return say("S09.neither", { names: names.join(" nor ") });
  if (names.length > 2) return say("S09.none-of", { names: names.join(", ") });
  if (isWritten(slots[0])) return say("S09.unwritten", { name });
  if (needed === 1) return say("S09.nothing", { name });
  return say(there > 1 ? "S09.few" : there ? "S09.one" : "S09.none", { name, needed, there });
}

/** @param {Handed} handed @param {Slot[]} slots */
function unscored({ release }, slots) {
  const wanted = new Set(slots.map((slot) => slot.id));
  const names = release.criteria
    .filter((one) => one.evidence.some((slot) => wanted.has(slot)))
    .map((one) => one.name);
  if (!names.length) return "";
  const saying = names.length > 1 ? "S09.unscored-too" : "S09.unscored";
  return say(saying, { first: names[0], more: names.length - 1 });
}

/** S10: no slot holds more than it takes. @param {Handed} handed */
export function* noMoreThanAsked(handed) {
  for (const slot of handed.release.slots) {
    const items = itemsOf(handed, slot);
    if (items.length <= slot.max) continue;
    const message = say("S10", { slot: slot.name, most: slot.max, there: items.length });
    yield at("S10", ["evidence", items[slot.max][0]], message);
  }
}

/** @typedef {"class" | "date" | "topic"} Way */

/** The field that holds what must differ, the ways in the order they are told. */
const FIELDS = /** @type {const} */ ({ class: "class", date: "captured", topic: "topic" });
const ORDER = /** @type {Way[]} */ (Object.keys(FIELDS));

/** S11: items that must differ do. @param {Handed} handed */
export function* itemsVary(handed) {
  for (const slot of handed.release.slots) {
    const items = slot.vary.length ? itemsOf(handed, slot) : [];
    if (items.length < 2) continue;
    for (const [place, [number, item]] of items.entries()) {
      yield* untold(slot, number, item);
      yield* tooMuchAlike(slot, items, place);
    }
  }
}

/** @param {Slot} slot @param {number} number @param {Item} item */
function* untold(slot, number, item) {
  for (const way of slot.vary) {
    if (item[FIELDS[way]] !== undefined) continue;
    const message = say(`S11.untold.${way}`, { number: number + 1, slot: slot.name });
    yield at("S11", ["evidence", number, FIELDS[way]], message);
  }
}

/** @param {Slot} slot @param {Array<[number, Item]>} items @param {number} place */
function* tooMuchAlike(slot, items, place) {
  const [number, item] = items[place];
  for (const [before, other] of items.slice(0, place)) {
    const same = slot.vary.filter((way) => alike(item[FIELDS[way]], other[FIELDS[way]]));
    if (!same.length) continue;
    const names = { first: before + 1, number: number + 1, slot: slot.name };
    const who = say(items.length === 2 ? "S11.both" : "S11.these", names);
    const message = say("S11.alike", { items: who, same: sameIn(same, item) });
    yield at("S11", ["evidence", number, FIELDS[same[0]]], message);
    return;
  }
}

const NO_WORD = Pattern.of("slots", "no-word");

/** @param {string} [one] @param {string} [other] */
function alike(one, other) {
  /** @param {string} value */
  const plain = (value) => NO_WORD.replaced(folded(value), " ").trim();
  return Boolean(one && other) && plain(String(one)) === plain(String(other));
}

/** @param {Way[]} ways @param {Item} item */
function sameIn(ways, item) {
  const [first, ...others] = ORDER.filter((way) => ways.includes(way));
  /** @param {Way} way */
  const same = (way) => say(`S11.same.${way}`, { value: item[FIELDS[way]] });
  return others.reduce(
    (before, way, place) =>
      say(first === "class" && place === 0 ? "S11.on" : "S11.and-on", { before, same: same(way) }),
    say(`S11.first.${first}`, { same: same(first) }),
  );
}
