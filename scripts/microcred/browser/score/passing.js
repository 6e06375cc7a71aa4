// Whether a scorecard, taken alone, would be enough. See microcred.review.combining.

/** @typedef {import("./scorecard.js").Draft} Draft */
/** @typedef {import("./scorecard.js").Release} Release */
/** @typedef {"award" | "again" | "open"} Outcome */

/** Return whether a level meets a criterion. @param {Release} release @param {string} level */
export function isMet({ levels, passing }, level) {
  const rank = levels.findIndex((one) => one.id === level);
  return passing >= 0 && rank >= passing;
}

/** Return whether criteria that are met are enough; critical ones always must be. @param {Release} release @param {Set<string>} met */
export function passes({ criteria, pass_rule: rule }, met) {
  if (criteria.some((one) => one.critical && !met.has(one.id))) return false;
  const count = criteria.filter((one) => met.has(one.id)).length;
  return typeof rule === "object" ? rule !== null && count >= rule.at_least : count === criteria.length;
}

/**
 * Return what a draft would come to, alone: `open` while that rests on what is not scored yet.
 *
 * @param {Draft} draft
 * @param {Release} release
 * @returns {Outcome}
 */
export function outcome({ scores, task }, release) {
  /** @param {boolean} otherwise what is taken to be of criteria that have no level yet */
  const enough = (otherwise) => {
    const met = release.criteria.filter(({ id }) => {
      if (task.open !== null && !task.open.includes(id)) return true; // in an earlier attempt
      const level = scores[id]?.level;
      return level ? isMet(release, level) : otherwise;
    });
    return passes(release, new Set(met.map((one) => one.id)));
  };
  if (enough(false)) return "award";
  return enough(true) ? "open" : "again";
}
