// What keeps a scorecard from counting, or is not as it should be: what `microcred score` and the bot would
// say of it. See microcred.scorecards.validation.

import * as people from "../submit/rules/people.js";
import { listed } from "../submit/rules/spoken.js";
import { isMet } from "./passing.js";
import { cardOf, checkedIn, itemsOf, openCriteria } from "./scorecard.js";
import { say, spoken } from "./spoken.js";

/**
 * @typedef {import("./scorecard.js").Card} Card
 * @typedef {import("./scorecard.js").Draft} Draft
 * @typedef {import("./scorecard.js").Release} Release
 *
 * @typedef {Array<string | number>} Place ["conflict"], ["feedback"], ["score", criterion, field] or ["check", slot, item]
 *
 * @typedef {object} Problem
 * @property {string} code
 * @property {"error" | "warning"} severity
 * @property {string} message
 * @property {string} fix
 * @property {Place} at
 */

/**
 * Return everything by which a draft is not yet what is to be handed in, in the order of the page.
 *
 * @param {Draft} draft
 * @param {Release} release
 * @returns {Problem[]}
 */
export function problems(draft, release) {
  const card = cardOf(draft, release);
  return [
    ...conflict(draft),
    ...items(draft, release),
    ...openCriteria(release, draft.task).flatMap((one) => [...criterion(card, release, one)]),
    ...named(card),
  ];
}

/** @param {Draft} draft @returns {Generator<Problem>} */
function* conflict({ independent }) {
  if (!independent) yield error("K13", ["conflict"], say("K13"), say("K13.fix"));
}

/** @param {Draft} draft @param {Release} release @returns {Generator<Problem>} */
function* items(draft, release) {
  const fix = `Write ${choice(spoken.words)}.`;
  for (const { slot, item } of itemsOf(release, draft.task))
    if (!checkedIn(draft, { slot, item }).result) yield error("K16", ["check", slot, item], say("K16"), fix);
}

/**
 * @param {Card} card
 * @param {Release} release
 * @param {import("./scorecard.js").Criterion} criterion
 * @returns {Generator<Problem>}
 */
function* criterion(card, release, { id, name }) {
  const score = card.scores.find((one) => one.criterion === id);
  if (!score) {
    const fix = say("K07.fix", { id, levels: choice(release.levels.map((one) => one.name)) });
    yield error("K07", ["score", id, "level"], say("K07", { name }), fix);
  } else if (isMet(release, score.level)) {
    if (!score.why) yield warning("K11", ["score", id, "why"], say("K11.met", { name }), say("K11.met.fix"));
    if (!score.where) yield warning("K17", ["score", id, "where"], say("K17", { name }), say("K17.fix"));
  } else {
    const level = release.levels.find((one) => one.id === score.level)?.name ?? "";
    const said = { name, level };
    if (!score.why) yield error("K11", ["score", id, "why"], say("K11.unmet", said), say("K11.unmet.fix"));
    if (!score.feedback) yield error("K12", ["score", id, "feedback"], say("K12", said), say("K12.fix"));
  }
}

/** Yield K14 for each text that may identify a student, or anybody. @param {Card} card @returns {Generator<Problem>} */
function* named(card) {
  for (const [at, text] of texts(card))
    for (const { code, severity, message } of identifying(text))
      yield { code: "K14", severity, message, fix: spoken.fixes[code], at };
}

/** @param {Card} card @returns {Generator<[Place, string]>} */
function* texts({ scores, checks, feedback }) {
  for (const { criterion, ...said } of scores)
    for (const field of /** @type {const} */ (["why", "where", "feedback"])) {
      const text = said[field];
      if (text) yield [["score", criterion, field], text];
    }
  for (const { slot, item, note } of checks) if (note) yield [["check", slot, item], note];
  if (feedback) yield [["feedback"], feedback];
}

/** The rules of submissions that these texts are held to; see microcred.scorecards.privacy. */
const RULES = [
  people.noEmail,
  people.noPhoneNumber,
  people.noGradedName,
  people.nobodyElseIsNamed,
  people.noPersonalNumber,
];

/** @param {string} text */
function identifying(text) {
  const handed = /** @type {any} */ ({ text, submission: { evidence: [] } });
  return RULES.flatMap((rule) => [...rule(handed)]);
}

/** @param {string[]} names */
const choice = (names) => listed(names.map((one) => `\`${one}\``), "or");

/** @param {string} code @param {Place} at @param {string} message @param {string} fix @returns {Problem} */
const error = (code, at, message, fix) => ({ code, severity: "error", message, fix, at });

/** @param {string} code @param {Place} at @param {string} message @param {string} fix @returns {Problem} */
const warning = (code, at, message, fix) => ({ ...error(code, at, message, fix), severity: "warning" });
