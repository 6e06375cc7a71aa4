// Looking through a whole file for what should not be in it.

import { spoken } from "./spoken.js";

/** @typedef {import("./spoken.js").Pattern} Pattern */
/** @typedef {[number, RegExpExecArray]} Hit a line's number, and what was found in it */

/**
 * Yield the first match in each line, for no more lines than are told of one by one.
 *
 * @param {string} text
 * @param {Pattern} pattern
 * @param {Pattern} near a part of the pattern that is quick to find
 * @param {number} [first] the line that the text starts on
 * @returns {Generator<Hit>}
 */
export function* hits(text, pattern, near, first = 1) {
  let found = 0;
  for (const [number, line] of linesWith(text, near, first)) {
    const match = pattern.search(line);
    if (!match) continue;
    yield [number, match];
    found += 1;
    if (found === spoken.most) return;
  }
}

/**
 * Yield each line that has something in it, with its number.
 *
 * @param {string} text
 * @param {Pattern} near
 * @param {number} [first]
 * @returns {Generator<[number, string]>}
 */
export function* linesWith(text, near, first = 1) {
  for (const [place, line] of text.split("\n").entries())
    if (near.search(line)) yield [first + place, line];
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** Return a text with `%40` and the like written out, on the lines it has. @param {string} text */
export function unescaped(text) {
  return text.replace(/[\0-\x7f]+/g, (plain) =>
    plain.replace(/(?:%[0-9a-fA-F]{2})+/g, (codes) => {
      const bytes = codes.split("%").slice(1).map((code) => parseInt(code, 16));
      return utf8.decode(Uint8Array.from(bytes)).replaceAll("\n", " ");
    }),
  );
}

/** Return a text with all but the first letter of each word hidden. @param {string} text */
export const masked = (text) => text.replace(/(?<=[\p{L}\p{N}_])[\p{L}\p{N}_]/gu, "·");

/** Return a text with its digits hidden. @param {string} text */
export const digitsHidden = (text) => text.replace(/\p{Nd}/gu, "·");
