// A draft to an attempt: the fields of its front matter, and the Markdown file that `check` accepts.

import { isWritten } from "./rules/handed.js";
import { Pattern, spoken } from "./rules/spoken.js";
import { headings, plain } from "./rules/written.js";

/** @typedef {import("./rules/handed.js").Item} Item */
/** @typedef {import("./rules/handed.js").Place} Place */
/** @typedef {import("./rules/handed.js").Release} Release */
/** @typedef {import("./rules/handed.js").Slot} Slot */
/** @typedef {import("./rules/handed.js").Submission} Submission */
/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Entry} Entry */

const UNSEEN = Pattern.of("characters", "unseen");

/** Return a text without what nobody can see, its lines ended as in files. @param {string} text */
export const visible = (text) => UNSEEN.replaced(text.replace(/\r\n?|[\u2028\u2029]/g, "\n"), "").trim();

/** Return a text on one line. @param {string} text */
const line = (text) => visible(text).replace(/\s*\n\s*/g, " ");

/**
 * Return the entries of a draft that something is in, in the order of their slots.
 *
 * @param {Draft} draft
 * @param {Release} release
 * @returns {Entry[]}
 */
export function begun(draft, release) {
  const order = release.slots.map((slot) => slot.id);
  return draft.entries
    .filter((one) => order.includes(one.slot) && (one.sha256 || one.name || one.url.trim()))
    .sort((one, other) => order.indexOf(one.slot) - order.indexOf(other.slot));
}

/**
 * Return the fields of an attempt; what is empty in the draft is not among them.
 *
 * @param {Draft} draft
 * @param {Release} release
 * @param {"open" | "private"} mode
 * @returns {Submission}
 */
export function submissionOf(draft, release, mode) {
  const { consent, integrity, publish } = draft;
  return without({
    credential: release.name,
    earner: mode === "private" ? { id: spoken.unassigned } : draft.account ? { id: `github:${draft.account}` } : undefined,
    status: "ready",
    evidence: begun(draft, release).map(itemOf),
    consent:
      consent.students_visible === null
        ? undefined
        : { ...consent, students_visible: consent.students_visible },
    integrity: without({ own_work: integrity.own_work, ai_use: visible(integrity.ai_use) }),
    publish: publishOf(publish),
  });
}

/** @param {Entry} entry @returns {Item} */
function itemOf(entry) {
  const { slot, kind, url, sha256, media_type, bytes, duration, captured, topic, transcript } = entry;
  return without({
    slot,
    kind,
    url: line(url),
    sha256: line(sha256).toLowerCase(),
    media_type: line(media_type).toLowerCase(),
    bytes: bytes ?? undefined,
    duration: duration ?? undefined,
    captured,
    class: line(entry.class),
    topic: line(topic),
    transcript: line(transcript),
  });
}

/** @param {Draft["publish"]} chosen */
function publishOf({ name, evidence, page }) {
  const found = without({ name: line(name), evidence: evidence || undefined, page: page || undefined });
  return Object.keys(found).length ? found : undefined;
}

/** Return fields without those that are empty. @template {object} T @param {T} fields @returns {any} */
function without(fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ""));
}

/**
 * Return the text of an attempt's file, and for each of its lines the field or `["written", slot]`
 * that it is from.
 *
 * @param {Submission} submission
 * @param {Record<string, string>} written what was written for each slot
 * @param {Release} release
 * @returns {{text: string, from: Place[]}}
 */
export function fileOf(submission, written, release) {
  /** @type {Array<[string, Place]>} */
  const lines = [["---", []], ...front(submission), ["---", []]];
  const slots = release.slots.filter(isWritten);
  for (const slot of slots) {
    const text = visible(written[slot.id] ?? "");
    const part = ["", `## ${heading(slot, slots)}`, "", ...text.split("\n")];
    if (text) lines.push(...part.map((one) => /** @type {[string, Place]} */ ([one, ["written", slot.id]])));
  }
  return { text: `${lines.map(([one]) => one).join("\n")}\n`, from: lines.map(([, place]) => place) };
}

/** Return the heading that a part is found by. @param {Slot} slot @param {Slot[]} slots */
function heading(slot, slots) {
  return headings(slots).get(plain(slot.name)) === slot.id ? slot.name : slot.id;
}

/** @param {Submission} submission @returns {Generator<[string, Place]>} */
function* front(submission) {
  const { evidence, ...fields } = submission;
  for (const [name, value] of Object.entries(fields)) {
    if (name === "status") {
      yield [`status: ${value}`, ["status"]];
      yield [evidence.length ? "evidence:" : "evidence: []", ["evidence"]];
      for (const [number, item] of evidence.entries()) yield* itemLines(number, item);
    } else if (typeof value === "object") {
      yield [`${name}:`, [name]];
      for (const [inside, one] of Object.entries(value)) yield [`  ${inside}: ${scalar(one)}`, [name, inside]];
    } else yield [`${name}: ${scalar(value)}`, [name]];
  }
}

/** @param {number} number @param {Item} item @returns {Generator<[string, Place]>} */
function* itemLines(number, item) {
  for (const [place, [name, value]] of Object.entries(item).entries())
    yield [`  ${place ? " " : "-"} ${name}: ${scalar(value)}`, ["evidence", number, name]];
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const PLAIN = /^[A-Za-z0-9][!-~]*[!-9;-~]$/;
const OTHERWISE = /^(?:true|false|yes|no|on|off|null|[\d.+-][\d._e:+-]*)$/i; // what YAML would take for no text

/** Return a value as YAML. @param {unknown} value */
function scalar(value) {
  if (typeof value !== "string") return String(value);
  const bare = DAY.test(value) || (PLAIN.test(value) && !OTHERWISE.test(value) && !/^[0-9a-f]{64}$/.test(value));
  return bare ? value : JSON.stringify(value);
}
