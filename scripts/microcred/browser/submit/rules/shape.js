// What the model of a submission allows in its fields: M01 something is missing, M03 it does not fit.

import { at } from "./handed.js";
import { Pattern, spoken } from "./spoken.js";

/** @typedef {import("./handed.js").Handed} Handed */
/** @typedef {import("./handed.js").Problem} Problem */
/** @typedef {import("./handed.js").Place} Place */

/**
 * Yield what the model does not allow. Its sentences are those that `check` gives for a fix.
 *
 * @param {Handed} handed
 * @returns {Generator<Problem>}
 */
export function* fitsModel({ submission }) {
  yield* within(spoken.fields, submission, []);
}

/**
 * @param {Record<string, any>} fields
 * @param {Record<string, any>} values
 * @param {Place} place
 * @returns {Generator<Problem>}
 */
function* within(fields, values, place) {
  for (const [name, field] of Object.entries(fields)) {
    const [value, where] = [values[name], [...place, name]];
    if (value === undefined) {
      if (field.required) yield at("M01", where, "");
    } else if (Array.isArray(value)) {
      for (const [number, one] of value.entries()) yield* within(field.fields, one, [...where, number]);
    } else if (field.fields) yield* within(field.fields, value, where);
    else {
      const broken = LIMITS.find(([limit, holds]) => limit in field && !holds(value, field[limit]));
      if (broken) yield at("M03", where, field.fix[broken[0]]);
    }
  }
}

/** Each limit, and whether a value keeps to it. @type {Array<[string, (value: any, limit: any) => boolean]>} */
const LIMITS = [
  ["maxLength", (value, most) => Array.from(value).length <= most],
  ["pattern", (value, form) => new Pattern(form).search(value) !== null],
  ["minimum", (value, least) => value >= least],
  ["maximum", (value, most) => value <= most],
];
