// Names as people write them: spacing, case and numbering do not matter. See microcred.scorecards.keys.

import { folded } from "../submit/rules/spoken.js";
import { pattern, spoken } from "./spoken.js";

const NUMBERED = pattern("numbered");
const REMARK = pattern("remark");

/** Return a name's letters and digits in small letters, a space for all else between. @param {string} text */
export function key(text) {
  const begun = Array.from(text).slice(0, 2 * spoken.longest).join("");
  const seen = folded(begun.normalize("NFKC")).replace(/\p{Cf}/gu, "");
  return (seen.match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}

/** Things that have an id and a name, to be found by either. */
export class Names {
  /** @param {Array<{id: string, name: string}>} things */
  constructor(things) {
    this.ids = things.map((one) => one.id);
    this.keys = things.map((one) => [key(one.id), key(one.name)]);
    this.named = things.map((one) => key(one.name));
  }

  /** Return whether a text names one of them, or several. @param {string} text */
  has(text) {
    const given = text.trim();
    if (/^`.+`$/.test(given) && this.ids.includes(given.slice(1, -1))) return true;
    const bare = NUMBERED.without(given);
    return [given, bare, REMARK.without(bare)].some((spelt) => this.known(key(spelt)));
  }

  /** Return whether a text is the name of one of them; an id alone is too easily just a word. @param {string} text */
  hasName(text) {
    const wanted = [key(text), key(NUMBERED.without(text))];
    return wanted.some((one) => one && this.named.includes(one));
  }

  /** @param {string} wanted */
  known(wanted) {
    return wanted !== "" && this.keys.some((keys) => keys.includes(wanted));
  }
}
