// What the rules of `check` bring along: their sentences, patterns, limits and words. All of it is
// written in Python, beside the rules; see microcred.rules.spoken.

import spoken from "made/rules.json";

/** @typedef {import("./handed.js").Severity} Severity */

export { spoken };

/**
 * Return a sentence with words in its places.
 *
 * @param {string} name
 * @param {Record<string, unknown>} [words]
 * @returns {string}
 */
export function say(name, words = {}) {
  return spoken.sayings[name].replace(PLACE, (/** @type {string} */ _, /** @type {string} */ word, /** @type {string} */ form) => {
    const value = words[word];
    if (value === undefined) throw new Error(`${name} lacks ${word}`);
    return form ? Number(value).toLocaleString("en-US") : String(value);
  });
}

const PLACE = /\{(\w+)(:,)?\}/g;

/** Return the severity of a rule. @param {string} code @returns {Severity} */
export const severity = (code) => spoken.severities[code] ?? "error";

/** @type {Map<string, RegExp>} */
const compiled = new Map();

/** @param {{source: string, flags: string}} given @param {string} [more] flags */
function expression({ source, flags }, more = "") {
  const key = `${flags}${more} ${source}`;
  const found = compiled.get(key) ?? new RegExp(source, flags + more);
  compiled.set(key, found);
  found.lastIndex = 0;
  return found;
}

/**
 * A pattern, by the module of the rules that it is from and its name there. More than one of that
 * name are tried in turn.
 */
export class Pattern {
  /** @param {any} given what `javascript` made of one in Python, or several */
  constructor(given) {
    this.all = [given].flat();
  }

  /** @param {string} module @param {string} name */
  static of(module, name) {
    return new Pattern(spoken.patterns[module][name]);
  }

  /** Return the first match anywhere in a text. @param {string} text */
  search(text) {
    for (const one of this.all) {
      const match = expression(one).exec(text);
      if (match) return match;
    }
    return null;
  }

  /** Return the match at the beginning of a text. @param {string} text */
  match(text) {
    return expression(this.all[0], "y").exec(text);
  }

  /** Return the match of a whole text. @param {string} text */
  fullmatch(text) {
    const { source, flags } = this.all[0];
    return expression({ source: `^(?:${source})$`, flags }).exec(text);
  }

  /** Return all matches, those of the first pattern first. @param {string} text */
  everyMatch(text) {
    return this.all.flatMap((one) => [...text.matchAll(expression(one, "g"))]);
  }

  /** Return a text with other words in place of all matches. @param {string} text @param {string} by */
  replaced(text, by) {
    return text.replace(expression(this.all[0], "g"), by);
  }

  /** Return a text without the first match. @param {string} text */
  without(text) {
    return text.replace(expression(this.all[0]), "");
  }
}

/** Return “a”, “a and b” or “a, b and c”. @param {string[]} items @param {string} [joint] */
export function listed(items, joint = "and") {
  const most = items.slice(0, -1);
  const last = items.at(-1) ?? "";
  return most.length ? `${most.join(", ")} ${joint} ${last}` : last;
}

/** Return a text as texts are compared, whatever their case. @param {string} text */
export function folded(text) {
  return Array.from(text, (letter) => spoken.folds[letter] ?? letter.toLowerCase()).join("");
}
