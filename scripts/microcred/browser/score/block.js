// A scorecard as the Markdown block to be pasted into a review. See microcred.scorecards.writing.

import { HEAD, Layout, PARTS, SCORE } from "./layout.js";
import { encoded } from "./prose.js";
import { spoken } from "./spoken.js";

/** @typedef {import("./scorecard.js").Card} Card */
/** @typedef {import("./scorecard.js").Release} Release */

/**
 * Return a scorecard as a block that is read as the same.
 *
 * @param {Card} card
 * @param {Release} release
 */
export function block(card, release) {
  const layout = new Layout(release.criteria);
  const parts = [
    `### ${PARTS.start.written}`,
    labelled(HEAD, card),
    ...card.scores.map((score) => scoreOf(score, release, layout)),
  ];
  if (card.checks.length)
    parts.push(`#### ${PARTS.evidence.written}`, card.checks.map((check) => checkOf(check, release)).join("\n"));
  if (card.feedback)
    parts.push(`#### ${PARTS.whole.written}`, encoded(card.feedback, layout.structure({}), false));
  return `${[...parts, `#### ${PARTS.end.written}`].join("\n\n")}\n`;
}

/** @param {import("./layout.js").Labels} labels @param {Record<string, any>} said @param {(text: string) => string} [written] */
function labelled(labels, said, written = String) {
  const fields = Object.keys(labels).filter((field) => said[field]);
  return fields.map((field) => `${labels[field].written}: ${written(said[field])}`).join("\n");
}

/** @param {import("./scorecard.js").Score} score @param {Release} release @param {Layout} layout */
function scoreOf({ criterion, level, ...texts }, { titles }, layout) {
  const structural = layout.structure(SCORE);
  const said = labelled(SCORE, texts, (text) => encoded(text, structural, true));
  const lines = [`#### ${titles.criteria[criterion]}`, "", `${SCORE.level.written}: ${titles.levels[level]}`];
  return [...lines, ...(said ? [said] : [])].join("\n");
}

/** @param {Card["checks"][number]} check @param {Release} release */
function checkOf({ slot, item, result, note }, { titles }) {
  const line = `- ${titles.slots[slot]}, item ${item}: ${spoken.results[result]}`;
  // A note has one line. Of what could begin another line only a bullet can stand at its beginning.
  return note ? `${line} — ${encoded(note, () => true, true)}` : line;
}
