// Texts of a scorecard: tidied as the model keeps them, and written so that they are read as the same.
// See microcred.model.scorecard and microcred.scorecards.prose.

import { visible } from "../submit/attempt.js";
import { pattern } from "./spoken.js";

/** @typedef {import("./layout.js").Structural} Structural */

const BULLET = pattern("bullet");

/** Return a text without spaces at line ends, two in a row, or two empty lines in a row. @param {string} text */
export function tidy(text) {
  const lines = visible(text).split("\n");
  return lines.map(onOneLine).join("\n").replace(/\n\n+/g, "\n\n").trim();
}

/** Return a tidied text on one line. @param {string} text */
export const tidyLine = (text) => onOneLine(visible(text));

/** @param {string} text */
const onOneLine = (text) => text.replace(/\s+/g, " ").trim();

/**
 * Return a tidied text as it stands in a block; `labelled` where it follows a label on its line.
 *
 * @param {string} text
 * @param {Structural} structural
 * @param {boolean} labelled
 */
export function encoded(text, structural, labelled) {
  const lines = text.split("\n");
  const out = lines.map((line, place) => {
    const said = line.replaceAll("<", "\\<");
    const inPlace = labelled && place === 0 && !BULLET.match(line);
    const escaped = !inPlace && structural(said.replace(/^\\+/, "")) ? `\\${said}` : said;
    const following = lines[place + 1] ?? "";
    const broken = line && following && !BULLET.match(following);
    return broken || escaped.endsWith("\\") ? `${escaped}\\` : escaped;
  });
  return (labelled && BULLET.match(lines[0]) ? "\n" : "") + out.join("\n");
}
