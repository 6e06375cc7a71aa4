// An attempt as the rules see it, and what they find.

/**
 * @typedef {"error" | "warning"} Severity
 * @typedef {Array<string | number>} Place a field of the attempt, as ["evidence", 0, "url"]
 *
 * @typedef {object} Problem
 * @property {string} code that of the rule
 * @property {Severity} severity
 * @property {string} message
 * @property {Place} [at] the field it is about
 * @property {number} [line] the line of the file it is about
 * @property {string[]} [slots] the slots it is about, where nothing is in for them
 *
 * @typedef {object} Slot an evidence slot, see microcred.model.evidence
 * @property {string} id
 * @property {string} name
 * @property {string} kind
 * @property {string} prompt
 * @property {string[]} alternatives
 * @property {number} min
 * @property {number} max
 * @property {Array<"class" | "date" | "topic">} vary
 * @property {string | null} any_of
 * @property {[number, number] | null} words
 * @property {[number, number] | null} minutes
 * @property {string | null} formats
 * @property {boolean} shows_students
 * @property {string | null} consent
 * @property {string | null} transcript
 *
 * @typedef {object} Criterion
 * @property {string} id
 * @property {string} name
 * @property {string[]} evidence the slots it is scored from
 *
 * @typedef {object} Release
 * @property {string} name `wait-time@1.0`
 * @property {Slot[]} slots
 * @property {Criterion[]} criteria
 * @property {number | null} attempts how many there may be, null for any number
 *
 * @typedef {object} Program
 * @property {"open" | "private"} mode
 * @property {string[]} hosts
 * @property {number} megabytes
 *
 * @typedef {object} Item see microcred.model.submission.EvidenceItem
 * @property {string} slot
 * @property {string} [kind]
 * @property {string} [url]
 * @property {string} [sha256]
 * @property {string} [media_type]
 * @property {number} [bytes]
 * @property {number} [duration] seconds
 * @property {string} [captured] a day, as 2026-10-02
 * @property {string} [class]
 * @property {string} [topic]
 * @property {string} [transcript]
 *
 * @typedef {object} Submission see microcred.model.submission.Submission
 * @property {string} credential
 * @property {{id: string}} [earner]
 * @property {string} status
 * @property {Item[]} evidence
 * @property {{students_visible: boolean, forms_on_file?: boolean, redacted?: boolean}} [consent]
 * @property {{own_work: boolean, ai_use?: string}} [integrity]
 * @property {{name?: string, evidence?: boolean, page?: boolean}} [publish]
 *
 * @typedef {object} Handed an attempt, and what it is held against
 * @property {Submission} submission
 * @property {string} text that of the file
 * @property {Release} release
 * @property {Program} program
 * @property {string} today
 * @property {number} attempt its number
 */

import { say, severity, spoken } from "./spoken.js";

/** Return whether a slot is for text that is part of the submission itself. @param {Slot} slot */
export const isWritten = (slot) => spoken.written.includes(slot.kind);

/** Return whether a fingerprint is more than a placeholder. @param {Item} item */
export const handedIn = (item) => new Set(item.sha256 ?? "ab").size > 1;

/**
 * Yield each item that is in, with its number and its slot.
 *
 * @param {Handed} handed
 * @returns {Generator<[number, Item, Slot]>}
 */
export function* items(handed) {
  const slots = new Map(handed.release.slots.filter((one) => !isWritten(one)).map((one) => [one.id, one]));
  for (const [number, item] of handed.submission.evidence.entries()) {
    const slot = slots.get(item.slot);
    if (slot && handedIn(item)) yield [number, item, slot];
  }
}

/**
 * Return the items that are in for one slot, with their numbers.
 *
 * @param {Handed} handed
 * @param {Slot} slot
 * @returns {Array<[number, Item]>}
 */
export function itemsOf(handed, slot) {
  return Array.from(items(handed))
    .filter(([, , theirs]) => theirs.id === slot.id)
    .map(([number, item]) => [number, item]);
}

/** Return `item 2 (“Two lesson recordings”)`. @param {number} number @param {Slot} slot */
export const itemName = (number, slot) => say("item", { number: number + 1, slot: slot.name });

/**
 * Return a problem with a field.
 *
 * @param {string} code
 * @param {Place} at
 * @param {string} message
 * @param {Severity} [how]
 * @returns {Problem}
 */
export const at = (code, at, message, how = severity(code)) => ({ code, severity: how, message, at });

/**
 * Return a problem with a line of the file.
 *
 * @param {string} code
 * @param {number} line
 * @param {string} message
 * @param {Severity} [how]
 * @returns {Problem}
 */
export const on = (code, line, message, how = severity(code)) => ({ code, severity: how, message, line });
