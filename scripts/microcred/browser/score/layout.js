// What in a text would be read as a part of the block, and not as text. See microcred.scorecards.layout.

import { key, Names } from "./names.js";
import { pattern, spoken } from "./spoken.js";

/** @typedef {(line: string) => boolean} Structural */
/** @typedef {Record<string, {written: string, read: string[]}>} Labels */

const LABELLED = pattern("labelled");
const HEADED = pattern("headed");
const BOLD = pattern("bold");
const CRITERION = pattern("criterion");
const RULE = pattern("rule");
const FENCE = pattern("fence");

/** @type {Labels} */
export const HEAD = spoken.head;
/** @type {Labels} */
export const SCORE = spoken.score;
/** @type {Labels} */
export const PARTS = spoken.parts;

/** Return whether a line begins with one of the labels. @param {string} line @param {Labels} labels */
function isLabelled(line, labels) {
  const label = LABELLED.fullmatch(line)?.groups?.label;
  return label !== undefined && Object.values(labels).some(({ read }) => read.includes(key(label)));
}

/** How the blocks of one release are laid out. */
export class Layout {
  /** @param {Array<{id: string, name: string}>} criteria */
  constructor(criteria) {
    this.criteria = new Names(criteria);
  }

  /**
   * Return what tells lines that begin something from text, in a part with these labels.
   *
   * @param {Labels} labels
   * @returns {Structural}
   */
  structure(labels) {
    return (line) =>
      RULE.fullmatch(line) !== null ||
      FENCE.match(line) !== null ||
      this.isHeading(line) ||
      isLabelled(line, labels);
  }

  /** Return whether a line begins a part. @param {string} line */
  isHeading(line) {
    if (HEADED.fullmatch(line)) return true;
    if (line.includes("\\") || isLabelled(line, { ...HEAD, ...SCORE })) return false;
    const title = BOLD.fullmatch(line)?.groups?.title ?? line;
    const isId = title.trim().startsWith("`");
    if (!isId && (Object.values(PARTS).some(({ read }) => read.includes(key(title))) || isLabelled(title, { whole: PARTS.whole })))
      return true;
    const spelt = CRITERION.without(title);
    return spelt !== title || (isId ? this.criteria.has(spelt) : this.criteria.hasName(title));
  }
}
