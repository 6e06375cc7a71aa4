// What is to be scored: from the bot's link, or typed in. Nothing in a link is believed to be of the right
// kind before it was looked at.

import { unpacked } from "../packing.js";
import { pattern } from "./spoken.js";

/** @typedef {import("./scorecard.js").Item} Item */
/** @typedef {import("./scorecard.js").Task} Task */

const SUBMISSION = pattern("submission");
const HASH = /^[0-9a-f]{64}$/;
const COMMIT = /^[0-9a-f]{40}$/;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MOST_ITEMS = 400;
const MOST_CRITERIA = 100;
const LONGEST = { name: 64, url: 500, media_type: 100, text: 1_000_000 };

/**
 * Return what the part of an address behind # asks to be scored: the task and the hash of its release;
 * null where it asks nothing, "unreadable" where it cannot be understood.
 *
 * @param {string} fragment
 * @returns {Promise<{task: Task, release: string} | "unreadable" | null>}
 */
export async function asked(fragment) {
  const packed = /^#task=(.*)$/.exec(fragment)?.[1];
  if (packed === undefined) return null;
  const said = await unpacked(packed).catch(() => null);
  const task = taskOf(said);
  return task && is(said.release, HASH) ? { task, release: said.release } : "unreadable";
}

/** Return the task that a value says, null where it says none. @param {any} said @returns {Task | null} */
export function taskOf(said) {
  if (typeof said !== "object" || said === null) return null;
  const { submission, attempt, commit = null, open = null, evidence = null, text = "" } = said;
  const known =
    isSubmission(submission) &&
    isNumber(attempt, 99) &&
    (commit === null || is(commit, COMMIT)) &&
    (open === null || (isList(open, MOST_CRITERIA) && open.every(isSlug))) &&
    (evidence === null || (isList(evidence, MOST_ITEMS) && evidence.every(isItem))) &&
    isText(text, LONGEST.text);
  if (!known) return null;
  return { submission, attempt, commit: commit ?? "", open, evidence: evidence?.map(itemOf) ?? null, text };
}

/** Return whether a value is the id of a submission. @param {unknown} value */
export const isSubmission = (value) => isText(value, LONGEST.name) && SUBMISSION.fullmatch(value) !== null;

/** @param {any} value */
const isItem = (value) =>
  typeof value === "object" &&
  value !== null &&
  isSlug(value.slot) &&
  isNumber(value.item, 99) &&
  isText(value.url, LONGEST.url) &&
  is(value.sha256, HASH) &&
  isText(value.media_type, LONGEST.media_type) &&
  isNumber(value.bytes, 1e12);

/** @param {any} value @returns {Item} */
const itemOf = ({ slot, item, url, sha256, media_type, bytes }) => ({ slot, item, url, sha256, media_type, bytes });

/** @param {unknown} value @param {number} longest @returns {value is string} */
const isText = (value, longest) => typeof value === "string" && value.length <= longest;

/** @param {unknown} value */
const isSlug = (value) => isText(value, LONGEST.name) && SLUG.test(value);

/** @param {unknown} value @param {RegExp} shape */
const is = (value, shape) => typeof value === "string" && shape.test(value);

/** @param {unknown} value @param {number} most */
const isNumber = (value, most) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most;

/** @param {unknown} value @param {number} most @returns {value is any[]} */
const isList = (value, most) => Array.isArray(value) && value.length <= most;

/**
 * Return where a link of the evidence leads, null where it is not to be followed: only what the programme
 * allows is, over https, by its plain name. See microcred.rules.submission_links.
 *
 * @param {string} url
 * @param {string[]} hosts
 */
export function followed(url, hosts) {
  const host = /^https:\/\/([a-z0-9.-]+)(?:[/?#]|$)/i.exec(url)?.[1].toLowerCase();
  return host && hosts.includes(host) ? host : null;
}
