// What a teacher has put together so far, as the form keeps it.

import { flag, having, listOf, maybe, number, recordOf, text } from "../shape.js";
import { spoken } from "./rules/spoken.js";

/** @typedef {import("./rules/handed.js").Release} Release */

/**
 * One piece of evidence, as far as it is known. Texts are "" and numbers null until they are. `name` is
 * that of the file on this device; `reading` is true while its fingerprint is still being made.
 *
 * @typedef {object} Entry
 * @property {string} slot
 * @property {string} name
 * @property {boolean} reading
 * @property {string} kind
 * @property {string} url
 * @property {string} sha256
 * @property {string} media_type
 * @property {number | null} bytes
 * @property {number | null} duration seconds
 * @property {string} captured
 * @property {string} class
 * @property {string} topic
 * @property {string} transcript
 *
 * @typedef {object} Draft
 * @property {1} format
 * @property {string} key what it is kept under on this device
 * @property {string} submission its id
 * @property {number} attempt
 * @property {string} credential the release, as `wait-time@1.0`
 * @property {string} saved the moment it was last kept, "" before it was
 * @property {string} taken the moment it was last taken to GitHub or saved as a file, "" before that
 * @property {string} account the number of a GitHub account, in open mode
 * @property {Entry[]} entries
 * @property {Record<string, string>} written by slot
 * @property {{students_visible: boolean | null, forms_on_file: boolean, redacted: boolean}} consent
 * @property {{own_work: boolean, ai_use: string}} integrity
 * @property {{name: string, evidence: boolean, page: boolean}} publish
 * @property {Again | null} again
 *
 * @typedef {object} Again where the attempt before was handed in, and what of it is not met
 * @property {string} repository `owner/name`, "" where it is not known
 * @property {string} branch
 * @property {string[]} unmet criteria
 */

export const ID_LENGTH = 8;

/**
 * Return so many letters and digits that nobody mistakes for each other. There are 32 of them, so that
 * each byte makes each as likely as any other.
 *
 * @param {number} length
 * @param {(bytes: Uint8Array) => Uint8Array} random fills with random bytes
 */
export const randomId = (length, random) =>
  Array.from(random(new Uint8Array(length)), (byte) => spoken.alphabet[byte % spoken.alphabet.length]).join("");

/** @param {string} slot @returns {Entry} */
export const blank = (slot) => ({
  slot,
  name: "",
  reading: false,
  kind: "",
  url: "",
  sha256: "",
  media_type: "",
  bytes: null,
  duration: null,
  captured: "",
  class: "",
  topic: "",
  transcript: "",
});

const ENTRY = having({
  ...Object.fromEntries(
    ["slot", "name", "kind", "url", "sha256", "media_type", "captured", "class", "topic", "transcript"].map((name) => [name, text]),
  ),
  reading: flag,
  bytes: maybe(number),
  duration: maybe(number),
});

/** True for what is a draft in all its parts. */
export const isDraft = having({
  format: (value) => value === 1,
  key: text,
  submission: text,
  attempt: number,
  credential: text,
  saved: text,
  taken: text,
  account: text,
  entries: listOf(ENTRY),
  written: recordOf(text),
  consent: having({ students_visible: maybe(flag), forms_on_file: flag, redacted: flag }),
  integrity: having({ own_work: flag, ai_use: text }),
  publish: having({ name: text, evidence: flag, page: flag }),
  again: maybe(having({ repository: text, branch: text, unmet: listOf(text) })),
});

/**
 * Return a draft in which nothing is written yet.
 *
 * @param {string} credential
 * @param {string} submission
 * @returns {Draft}
 */
export const empty = (credential, submission) => ({
  format: 1,
  key: submission,
  submission,
  attempt: 1,
  credential,
  saved: "",
  taken: "",
  account: "",
  entries: [],
  written: {},
  consent: { students_visible: null, forms_on_file: false, redacted: false },
  integrity: { own_work: false, ai_use: "" },
  publish: { name: "", evidence: false, page: false },
  again: null,
});
