// The words of scorecards: headings, labels, sentences, patterns. All of it is written in Python, where
// scorecards are read; see microcred.scorecards.spoken.

import spoken from "made/scorecard.json";
import { Pattern } from "../submit/rules/spoken.js";

export { spoken };

/**
 * Return a sentence with words in its places.
 *
 * @param {string} name
 * @param {Record<string, string>} [words]
 * @returns {string}
 */
export const say = (name, words = {}) =>
  spoken.sayings[name].replace(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ word) => words[word]);

/** Return a pattern by its name. @param {string} name */
export const pattern = (name) => new Pattern(spoken.patterns[name]);
