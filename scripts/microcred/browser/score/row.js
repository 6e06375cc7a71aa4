// One criterion: its levels, and what is said of it.

import { byId, closed, find, icon, made, rich, say } from "./dom.js";
import { isMet } from "./passing.js";
import { scoredIn } from "./scorecard.js";

/** @typedef {import("./problems.js").Problem} Problem */
/** @typedef {"level" | "where" | "why" | "feedback"} Field */

const FIELDS = /** @type {const} */ (["where", "why", "feedback"]);

/**
 * Tell of problems below a field.
 *
 * @param {string} id that of the field
 * @param {Problem[]} found
 * @param {boolean} [field] whether the field is one that can be marked
 */
export function trouble(id, found, field = true) {
  const place = byId(`${id}-trouble`);
  place.hidden = !found.length;
  place.replaceChildren(...found.map(line));
  if (!field) return;
  if (found.some((one) => one.severity === "error")) byId(id).setAttribute("aria-invalid", "true");
  else byId(id).removeAttribute("aria-invalid");
}

/** @param {Problem} problem */
function line({ severity, message, fix }) {
  const look = severity === "warning";
  const node = made("p", "", { className: look ? "mc-trouble mc-trouble--look" : "mc-trouble" });
  const said = made("span");
  said.append(rich(`${closed(message)} ${fix}`));
  node.append(icon(look ? "info" : "alert"), said);
  return node;
}

export class Row {
  /**
   * @param {import("./sheet.js").Sheet} sheet
   * @param {HTMLElement} node
   * @param {import("./scorecard.js").Criterion} criterion
   */
  constructor(sheet, node, criterion) {
    this.sheet = sheet;
    this.node = node;
    this.criterion = criterion;
    this.id = `row-${criterion.id}`;
    /** @type {HTMLInputElement[]} */
    this.levels = Array.from(node.querySelectorAll("input[type=radio]"));
    this.touched = false;
    this.stamp = find(node, "stamp");
    const score = this.score;
    for (const level of this.levels) {
      level.checked = level.value === score.level;
      level.addEventListener("change", () => this.choose(level.value));
    }
    for (const field of FIELDS) {
      const input = this.field(field);
      input.value = score[field];
      input.addEventListener("input", () => this.write(field, input.value));
    }
    node.addEventListener("focusout", (event) => {
      if (this.score.level && !node.contains(/** @type {Node | null} */ (event.relatedTarget))) this.touch();
    });
    this.stamp.addEventListener("click", () => this.note());
  }

  get score() {
    return scoredIn(this.sheet.draft, this.criterion.id);
  }

  /** @param {Field} name @returns {HTMLInputElement} */
  field(name) {
    return byId(`${this.id}-${name}`);
  }

  /** @param {string} level */
  choose(level) {
    this.score.level = level;
    this.sheet.changed();
  }

  /** @param {"where" | "why" | "feedback"} field @param {string} text */
  write(field, text) {
    this.score[field] = text;
    this.sheet.changed();
  }

  touch() {
    this.touched = true;
    this.sheet.show();
  }

  /** Choose a level by its place. @param {number} place */
  pick(place) {
    const level = this.levels[place];
    if (!level || level.disabled) return;
    level.checked = true;
    level.focus();
    this.choose(level.value);
  }

  /** Put the focus on the level that is chosen, or on the first. */
  focus() {
    (this.levels.find((one) => one.checked) ?? this.levels[0]).focus();
  }

  /** Add the time at which the recording stands to where it was seen. */
  note() {
    const { time, name } = this.sheet.player;
    if (!time || this.field("where").disabled) return;
    const before = this.score.where.trim();
    const last = [...before.matchAll(/item \d+/g)].at(-1)?.[0] ?? "";
    const item = /item \d+$/.exec(name)?.[0] ?? "";
    const code = item && item !== last ? `${item}, ${time}` : time;
    this.field("where").value = [before, code].filter(Boolean).join(item && item !== last && before ? "; " : ", ").slice(0, 200);
    this.write("where", this.field("where").value);
    say(`${code} added to where you saw “${this.criterion.name}”.`);
  }

  /** Show the problems with it, and whether it is locked. @param {Problem[]} all @param {boolean} asked */
  show(all, asked) {
    const mine = all.filter(({ at }) => at[0] === "score" && at[1] === this.criterion.id);
    for (const field of /** @type {const} */ (["level", ...FIELDS])) {
      const found = mine.filter(({ at }) => at[2] === field);
      const shown = asked ? found : this.touched ? found.filter((one) => one.severity === "error" || one.code === "K14") : [];
      trouble(`${this.id}-${field}`, shown, field !== "level");
    }
    const { level } = this.score;
    const unmet = level !== "" && !isMet(this.sheet.given.release, level);
    find(this.node, "needed").textContent = unmet ? "Needed here, since it is not met yet." : "";
    this.lock(this.sheet.draft.locked);
  }

  /** @param {boolean} locked */
  lock(locked) {
    find(this.node, "locked").hidden = !locked;
    for (const level of this.levels) level.disabled = locked;
    for (const field of FIELDS) this.field(field).readOnly = locked;
    this.stamp.disabled = locked;
  }

  /** Offer to add a time code, while a recording plays. @param {string} time */
  offer(time) {
    this.stamp.hidden = !time;
    this.stamp.querySelector("span").textContent = `Add ${time}`;
  }
}
