// The rows of the rubric that are scored from a slot, beside it.

import { copyOf, find, made } from "./dom.js";

/** @typedef {import("./form.js").Form} Form */
/** @typedef {import("./rules/handed.js").Slot} Slot */

const wide = matchMedia("(min-width: 62em)");

/** Return the rows that look at a slot, nothing where none does. @param {Form} form @param {Slot} slot */
export function lookAt(form, slot) {
  const rows = form.release.criteria.filter((/** @type {any} */ one) => one.evidence.includes(slot.id));
  if (!rows.length) return [];
  const look = copyOf("mc-look");
  const count = rows.length === 1 ? "one row" : `${rows.length} rows`;
  find(look, "look-title").textContent = `What evaluators look for here (${count})`;
  find(look, "rows").append(...rows.map((/** @type {any} */ one) => row(form, one)));
  look.open = wide.matches;
  return [look];
}

/** @param {Form} form @param {any} criterion */
function row(form, criterion) {
  const node = copyOf("mc-row");
  const { language, levels } = form.release;
  find(node, "row-name").textContent = criterion.name;
  find(node, "row-name").lang = language;
  find(node, "key").hidden = !criterion.critical;
  for (const [place, level] of levels.entries()) {
    const name = made("dt", level.name, { lang: language });
    if (level.passing) name.append(made("span", " the level to reach", { className: "mc-look__reach", lang: "en" }));
    const part = made("div", "", { className: level.passing ? "mc-look__level mc-look__level--pass" : "mc-look__level" });
    part.append(name, made("dd", criterion.levels[place], { lang: language }));
    find(node, "levels").append(part);
  }
  return node;
}
