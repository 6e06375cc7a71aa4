// JSON from strangers: bounded in length and depth before it is parsed.

import { cannotTell } from "./trouble.js";

/** @typedef {Record<string, any>} Json */

export const MOST_TEXT = 2 ** 20; // characters; a credential of ours has about 4,000
const DEEPEST = 40;

/**
 * Return a JSON object. Throws Trouble `unknown` for anything else, however long or deep.
 *
 * @param {string} text
 * @param {string} what what it should be, as it is called in a message
 * @returns {Json}
 */
export function object(text, what) {
  if (text.length > MOST_TEXT) cannotTell(`${what} is longer than any badge needs to be.`);
  if (depth(text) > DEEPEST) cannotTell(`${what} is nested deeper than any badge needs to be.`);
  let value;
  try {
    value = JSON.parse(text, (key, inner) => {
      if (key === "__proto__") throw new SyntaxError(key);
      return inner;
    });
  } catch {
    cannotTell(`${what} is damaged: it is not whole JSON.`);
  }
  return isObject(value) ? value : cannotTell(`${what} is not a JSON object.`);
}

/** Return how deep brackets are nested, those inside strings left out. @param {string} text */
function depth(text) {
  let [now, most, inside] = [0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (inside && letter === "\\") at += 1;
    else if (letter === '"') inside = !inside;
    else if (inside) continue;
    else if (letter === "{" || letter === "[") most = Math.max(most, ++now);
    else if (letter === "}" || letter === "]") now -= 1;
  }
  return most;
}

/** @param {unknown} value @returns {value is Json} */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Return what there may be one of or several, as an array. @param {any} value @returns {any[]} */
export function list(value) {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** Return a value if it is text that is not empty, else undefined. @param {unknown} value */
export function text(value) {
  return typeof value === "string" && value ? value : undefined;
}

/**
 * Return every key and every string in a value.
 *
 * @param {unknown} value
 * @param {{keys: string[], strings: string[]}} found
 */
export function words(value, found = { keys: [], strings: [] }) {
  if (typeof value === "string") found.strings.push(value);
  if (Array.isArray(value)) for (const inner of value) words(inner, found);
  if (isObject(value)) {
    found.keys.push(...Object.keys(value));
    for (const inner of Object.values(value)) words(inner, found);
  }
  return found;
}
