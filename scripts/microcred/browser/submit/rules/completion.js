// How many of the items asked for are in. It says nothing of how good they are.

import { handedIn } from "./handed.js";

/** @typedef {import("./handed.js").Slot} Slot */
/** @typedef {import("./handed.js").Item} Item */
/** @typedef {import("./written.js").Part} Part */
/** @typedef {{slots: Slot[], needed: number, there: number}} Need of the slots of a group, one is enough */

/**
 * Return what is asked for at least, and how much of it is in.
 *
 * @param {Slot[]} slots
 * @param {Map<string, number>} counted see `counts`
 * @returns {Need[]}
 */
export function completion(slots, counted) {
  /** @type {Map<string | number, Slot[]>} */
  const groups = new Map();
  for (const [number, slot] of slots.entries()) {
    if (!slot.any_of && !slot.min) continue;
    const group = slot.any_of || number;
    groups.set(group, [...(groups.get(group) ?? []), slot]);
  }
  return Array.from(groups.values(), (group) => need(group, counted));
}

/**
 * Return what is asked for, measured by the slot that lacks least.
 *
 * @param {Slot[]} slots
 * @param {Map<string, number>} counted
 * @returns {Need}
 */
function need(slots, counted) {
  const needs = slots.map((slot) => ({
    slots,
    needed: Math.max(1, slot.min),
    there: counted.get(slot.id) ?? 0,
  }));
  /** @param {Need} one */
  const lack = (one) => Math.min(one.there - one.needed, 0);
  return needs.reduce((best, one) =>
    lack(one) > lack(best) || (lack(one) === lack(best) && one.there > best.there) ? one : best,
  );
}

/**
 * Return how many items are in for each slot; a written part that has words counts as one.
 *
 * @param {Item[]} evidence
 * @param {Part[]} parts
 */
export function counts(evidence, parts) {
  /** @type {Map<string, number>} */
  const found = new Map();
  const written = new Set(parts.flatMap((part) => (part.slot && part.words ? [part.slot] : [])));
  for (const slot of [...evidence.filter(handedIn).map((item) => item.slot), ...written])
    found.set(slot, (found.get(slot) ?? 0) + 1);
  return found;
}

/** Return `3 of 5 items in`. @param {Need[]} needs */
export function told(needs) {
  const needed = needs.reduce((sum, one) => sum + one.needed, 0);
  const there = needs.reduce((sum, one) => sum + Math.min(one.there, one.needed), 0);
  return `${there} of ${needed} ${needed === 1 ? "item" : "items"} in`;
}
