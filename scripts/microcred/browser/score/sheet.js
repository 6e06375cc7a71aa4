// A submission being scored: what was handed in, the rows of the rubric, and what it comes to so far.

import { byId, find } from "./dom.js";
import { evidenceViews } from "./evidence.js";
import { listen } from "./keys.js";
import { isMet, outcome } from "./passing.js";
import { Player } from "./player.js";
import { problems } from "./problems.js";
import { Row, trouble } from "./row.js";
import { openCriteria } from "./scorecard.js";

/** @typedef {import("./problems.js").Problem} Problem */
/** @typedef {import("./scorecard.js").Draft} Draft */

const ALONE = {
  award: "On its own this would be: an award.",
  again: "On its own this would be: another attempt.",
  open: "The rows that are left decide.",
};

export class Sheet {
  /**
   * @param {HTMLElement} page
   * @param {any} given
   * @param {Draft} draft
   * @param {import("./drafts.js").Drafts} drafts
   * @param {() => void} stop is called where somebody wants the clock to stop
   */
  constructor(page, given, draft, drafts, stop) {
    this.page = page;
    this.given = given;
    this.draft = draft;
    this.drafts = drafts;
    this.hold = stop;
    this.asked = false; // true once somebody wanted to lock what was not complete
    this.grid = find(page, "grid");
    this.whole = find(page, "whole");
    this.player = new Player(find(page, "player"), () => this.offer());
    this.items = evidenceViews(this);
    this.rows = this.open();
    /** @type {Row | undefined} */
    this.current = this.rows[0];
    this.listen();
  }

  /** Return the rows to be scored; those met before are closed. @returns {Row[]} */
  open() {
    const { criteria } = this.given.release;
    const open = openCriteria(this.given.release, this.draft.task);
    for (const { id } of criteria) if (!open.some((one) => one.id === id)) close(byId(`row-${id}`));
    return open.map((criterion) => new Row(this, byId(`row-${criterion.id}`), criterion));
  }

  listen() {
    this.whole.value = this.draft.feedback;
    this.whole.addEventListener("input", () => {
      this.draft.feedback = this.whole.value;
      this.changed();
    });
    this.grid.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
    this.grid.addEventListener("focusin", (/** @type {any} */ event) => {
      this.current = this.rowOf(event.target.closest("[data-mc-row]")) ?? this.current;
      this.offer();
    });
    find(this.page, "note").addEventListener("click", () => this.current?.note());
    listen(this.grid, find(this.page, "keys"), {
      level: (node, place) => this.rowOf(node)?.pick(place),
      move: (node, by) => this.rows[this.rows.findIndex((row) => row.node === node) + by]?.focus(),
      note: (node) => this.rowOf(node)?.note(),
    });
  }

  /** @param {HTMLElement | null} node */
  rowOf(node) {
    return this.rows.find((row) => row.node === node);
  }

  /** @returns {Problem[]} */
  get problems() {
    return problems(this.draft, this.given.release);
  }

  /** Keep what was changed, and show what that comes to. */
  changed() {
    this.draft.saved = new Date().toISOString();
    const kept = this.drafts.keep(this.draft);
    const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "short" }).format(new Date());
    find(this.page, "saved").textContent = kept
      ? `Draft saved on this device at ${time}. Nothing has been sent.`
      : "This browser keeps no drafts. Hand it in before you close this page; nothing has been sent.";
    this.show();
  }

  show() {
    const found = this.problems;
    for (const row of this.rows) row.show(found, this.asked);
    for (const item of this.items) item.show(found, this.asked);
    trouble("whole", found.filter(({ at }) => at[0] === "feedback"));
    this.whole.readOnly = this.draft.locked;
    this.count();
  }

  /** Show how many rows are scored, and what that would be. */
  count() {
    const { release } = this.given;
    const scored = this.rows.filter((row) => row.score.level);
    const met = scored.filter((row) => isMet(release, row.score.level)).length;
    const parts = [met && `${met} met`, scored.length - met && `${scored.length - met} not yet`].filter(Boolean);
    const rows = this.rows.length === 1 ? "row" : "rows";
    find(this.page, "count").textContent = `${scored.length} of ${this.rows.length} ${rows} scored`;
    find(this.page, "sofar").textContent = parts.length
      ? `So far: ${parts.join(", ")}. ${ALONE[outcome(this.draft, release)]}`
      : "";
  }

  /** Offer to add the time at which the recording stands to the row that has the focus. */
  offer() {
    const { time } = this.player;
    const place = this.given.release.criteria.findIndex((/** @type {any} */ one) => one.id === this.current?.criterion.id);
    find(this.page, "note").querySelector("span").textContent = `Add ${time} to row ${place + 1}`;
    for (const row of this.rows) row.offer(time);
  }
}

/** Show that a criterion was met in an earlier attempt: it is not scored again. @param {HTMLElement} node */
function close(node) {
  find(node, "met").hidden = false;
  node.classList.add("mc-row--met");
  node.querySelector(".mc-row__in")?.remove();
}
