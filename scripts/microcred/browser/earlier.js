// The attempt before, as the next one begins with it. Fetched only where there is one.

import { FAILSAFE_SCHEMA, load } from "js-yaml";

import { blank, empty } from "./submit/draft.js";
import { body, writtenParts } from "./submit/rules/written.js";

/** @typedef {import("./submit/draft.js").Draft} Draft */
/** @typedef {import("./submit/draft.js").Entry} Entry */

/** A file that is no attempt; the text says why. */
export class NoAttempt extends Error {}

const MOST = 512 * 1024; // letters

/**
 * Return the fields of an attempt's file, every value a text. Throws NoAttempt.
 *
 * @param {string} text
 * @returns {Record<string, any>}
 */
export function fieldsOf(text) {
  if (text.length > MOST) throw new NoAttempt("This file is larger than any attempt.");
  const plain = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const [below] = body(plain);
  const front = plain.slice(0, plain.length - below.length);
  let fields;
  try {
    fields = load(front.replace(/^---[ \t]*\n|---[ \t]*\n?$/g, ""), { schema: FAILSAFE_SCHEMA });
  } catch {
    throw new NoAttempt("This is not a file that the form made, or it was changed since so that it cannot be read.");
  }
  if (!front || typeof fields?.credential !== "string")
    throw new NoAttempt("This is not the file of an attempt. It begins with three dashes, and names its micro-credential.");
  return fields;
}

/**
 * Return the draft that an earlier attempt's file makes for a release.
 *
 * @param {string} text
 * @param {any} release see microcred.site.submit.form
 * @param {string} key
 * @returns {Draft}
 */
export function draftOf(text, release, key) {
  const fields = fieldsOf(text);
  const { consent, integrity, publish } = fields;
  const account = /^github:([1-9]\d*)$/.exec(said(fields.earner?.id))?.[1] ?? "";
  return {
    ...empty(release.name, key),
    account,
    entries: list(fields.evidence).map(entry),
    written: written(text.replace(/\r\n?/g, "\n"), release.slots),
    consent: {
      students_visible: consent ? flag(consent.students_visible) : null,
      forms_on_file: flag(consent?.forms_on_file),
      redacted: flag(consent?.redacted),
    },
    integrity: { own_work: flag(integrity?.own_work), ai_use: said(integrity?.ai_use) },
    publish: { name: said(publish?.name), evidence: flag(publish?.evidence), page: flag(publish?.page) },
  };
}

/** @param {unknown} value */
const said = (value) => (typeof value === "string" ? value : "");
/** @param {unknown} value */
const flag = (value) => value === "true";
/** @param {unknown} value @returns {any[]} */
const list = (value) => (Array.isArray(value) ? value.filter((one) => one && typeof one === "object") : []);
/** @param {unknown} value */
const number = (value) => (/^\d{1,13}$/.test(said(value)) ? Number(value) : null);

/** @param {Record<string, unknown>} item @returns {Entry} */
function entry(item) {
  const texts = ["kind", "url", "sha256", "media_type", "captured", "class", "topic", "transcript"];
  return {
    ...blank(said(item.slot)),
    ...Object.fromEntries(texts.map((name) => [name, said(item[name])])),
    bytes: number(item.bytes),
    duration: number(item.duration),
  };
}

/** @param {string} text @param {any[]} slots */
function written(text, slots) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const { slot, text: part } of writtenParts(text, slots))
    if (slot && found[slot] === undefined) found[slot] = part.replace(/^ {0,3}(?:=+|-{2,}) *\n/, "").trim();
  return found;
}
