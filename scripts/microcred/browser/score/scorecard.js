// A draft of a scorecard, and the scorecard that it comes to.

import { flag, having, listOf, maybe, number, recordOf, text } from "../shape.js";
import { tidy, tidyLine } from "./prose.js";

/**
 * @typedef {"matched" | "differs" | "not-compared" | "not-opened"} Result
 * @typedef {{id: string, name: string, critical: boolean}} Criterion
 * @typedef {{id: string, name: string}} Level
 * @typedef {{id: string, name: string, kind: string, min: number, max: number, written: boolean}} Slot
 *
 * @typedef {object} Release what is scored by; see microcred.site.score
 * @property {string} name `wait-time@1.0`
 * @property {string} hash
 * @property {Criterion[]} criteria
 * @property {Level[]} levels from the lowest to the highest
 * @property {number} passing the place of the lowest level that meets a criterion, -1 where there is none
 * @property {"every-criterion" | {at_least: number} | null} pass_rule
 * @property {Slot[]} slots
 * @property {Record<"criteria" | "levels" | "slots", Record<string, string>>} titles how each is written
 *
 * @typedef {object} Task what is to be scored
 * @property {string} submission
 * @property {number} attempt
 * @property {string} commit "" where it is not known
 * @property {string[] | null} open the criteria still to be met, null for all of them
 * @property {Item[] | null} evidence what was handed in, null where that is not known
 * @property {string} text the attempt as it was handed in, "" where that is not known
 *
 * @typedef {object} Item
 * @property {string} slot
 * @property {number} item its number within the slot
 * @property {string} url
 * @property {string} sha256
 * @property {string} media_type
 * @property {number} bytes
 *
 * @typedef {{level: string, why: string, where: string, feedback: string}} Scored "" for what is not said
 * @typedef {{result: Result | "", note: string}} Checked
 *
 * @typedef {object} Draft
 * @property {1} format
 * @property {Task} task
 * @property {boolean} independent true once it was said that there is no conflict of interest
 * @property {Record<string, Scored>} scores by criterion
 * @property {Record<string, Checked>} checks by `place`
 * @property {string} feedback
 * @property {boolean} locked
 * @property {string} saved a moment, "" before it was
 *
 * @typedef {object} Score
 * @property {string} criterion
 * @property {string} level
 * @property {string} [why]
 * @property {string} [where]
 * @property {string} [feedback]
 *
 * @typedef {object} Card a scorecard; see microcred.model.scorecard
 * @property {string} submission
 * @property {string} credential
 * @property {number} attempt
 * @property {string} release
 * @property {string} [commit]
 * @property {string} [conflict] missing where nothing was said
 * @property {Score[]} scores
 * @property {Array<{slot: string, item: number, result: Result, note?: string}>} checks
 * @property {string} [feedback]
 */

/** Return the key of an item among the checks. @param {{slot: string, item: number}} item */
export const placeOf = ({ slot, item }) => `${slot} ${item}`;

const ITEM = having({ slot: text, item: number, url: text, sha256: text, media_type: text, bytes: number });

/** True for what is a draft in all its parts. */
export const isDraft = having({
  format: (value) => value === 1,
  task: having({
    submission: text,
    attempt: number,
    commit: text,
    open: maybe(listOf(text)),
    evidence: maybe(listOf(ITEM)),
    text,
  }),
  independent: flag,
  scores: recordOf(having({ level: text, why: text, where: text, feedback: text })),
  checks: recordOf(having({ result: text, note: text })),
  feedback: text,
  locked: flag,
  saved: text,
});

/** Return a draft in which nothing is said yet. @param {Task} task @returns {Draft} */
export const empty = (task) => ({
  format: 1,
  task,
  independent: false,
  scores: {},
  checks: {},
  feedback: "",
  locked: false,
  saved: "",
});

/** Return what is said of a criterion. @param {Draft} draft @param {string} criterion @returns {Scored} */
export const scoredIn = (draft, criterion) =>
  (draft.scores[criterion] ??= { level: "", why: "", where: "", feedback: "" });

/** Return what is said of an item. @param {Draft} draft @param {{slot: string, item: number}} item @returns {Checked} */
export const checkedIn = (draft, item) => (draft.checks[placeOf(item)] ??= { result: "", note: "" });

/** Return the criteria to be scored, in the order of the rubric. @param {Release} release @param {Task} task */
export const openCriteria = ({ criteria }, { open }) => criteria.filter((one) => open === null || open.includes(one.id));

/**
 * Return the items to be opened, those handed in; where that is not known, as many as are asked for.
 *
 * @param {Release} release
 * @param {Task} task
 * @returns {Array<{slot: string, item: number} & Partial<Item>>}
 */
export function itemsOf({ slots }, { evidence }) {
  return slots
    .filter((slot) => !slot.written)
    .flatMap((slot) => {
      if (evidence) return evidence.filter((item) => item.slot === slot.id);
      return Array.from({ length: slot.min }, (_, place) => ({ slot: slot.id, item: place + 1 }));
    });
}

/** What a note can be written for; one that was begun before the result was changed is not sent. */
export const NOTED = ["differs", "not-compared", "not-opened"];

/**
 * Return the scorecard that a draft comes to; what is not said yet is not in it.
 *
 * @param {Draft} draft
 * @param {Release} release
 * @returns {Card}
 */
export function cardOf(draft, release) {
  const { submission, attempt, commit } = draft.task;
  const scores = openCriteria(release, draft.task).flatMap(({ id }) => {
    const { level, why, where, feedback } = scoredIn(draft, id);
    const said = { why: tidy(why), where: tidyLine(where), feedback: tidy(feedback) };
    return level ? [without({ criterion: id, level, ...said })] : [];
  });
  const checks = itemsOf(release, draft.task).flatMap(({ slot, item }) => {
    const { result, note } = checkedIn(draft, { slot, item });
    return result ? [without({ slot, item, result, note: NOTED.includes(result) ? tidyLine(note) : "" })] : [];
  });
  return without({
    submission,
    credential: release.name,
    attempt,
    release: release.hash,
    commit,
    conflict: draft.independent ? "none" : "",
    scores,
    checks,
    feedback: tidy(draft.feedback),
  });
}

/** Return fields without those that are empty. @template {object} T @param {T} fields @returns {any} */
const without = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
