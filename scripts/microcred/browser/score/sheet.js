// A submission being scored: the evidence, the rows of the rubric, what is left, and what comes of it.

import { byId, find, made, rich, say, sentence } from "./dom.js";
import { evidenceViews } from "./evidence.js";
import { Handing } from "./handing.js";
import { isHeld } from "./holding.js";
import { listen } from "./keys.js";
import { isMet, outcome } from "./passing.js";
import { Player } from "./player.js";
import { problems } from "./problems.js";
import { Row, trouble } from "./row.js";
import { empty, openCriteria } from "./scorecard.js";

/** @typedef {import("./problems.js").Problem} Problem */
/** @typedef {import("./scorecard.js").Draft} Draft */

const SO_FAR = {
  award: "On its own this would be: an award.",
  again: "On its own this would be: another attempt.",
  open: "It rests on the rows that are left.",
};

export class Sheet {
  /**
   * @param {HTMLElement} page
   * @param {any} given
   * @param {Draft} draft
   * @param {import("./drafts.js").Drafts} drafts
   */
  constructor(page, given, draft, drafts) {
    this.page = page;
    this.given = given;
    this.draft = draft;
    this.drafts = drafts;
    this.asked = false;
    /** @type {Row | null} */
    this.current = null;
    this.grid = find(page, "grid");
    this.player = new Player(find(page, "player"), () => this.offer());
    this.items = evidenceViews(this);
    this.rows = this.open();
    this.handing = new Handing(page, given);
    this.handing.lead(page, draft.task.submission);
    this.name();
    this.listen();
    if (draft.independent) this.begin();
    else find(page, "statement").hidden = false;
  }

  name() {
    const { submission, attempt } = this.draft.task;
    find(this.page, "which").textContent = `, ${submission}${attempt > 1 ? `, attempt ${attempt}` : ""}`;
    document.title = `${submission}: ${document.title}`;
    byId("recuse").value = "/recuse because I know this teacher";
    find(this.page, "recuse").textContent = `microcred score ${submission} --evaluator YOU --recuse 'I know this teacher'`;
  }

  /** Return the rows to be scored; those met before are closed. @returns {Row[]} */
  open() {
    const open = openCriteria(this.given.release, this.draft.task);
    return this.given.release.criteria.flatMap((/** @type {any} */ criterion) => {
      const row = new Row(this, byId(`row-${criterion.id}`), criterion);
      if (open.includes(criterion)) return [row];
      row.close();
      return [];
    });
  }

  listen() {
    const { page } = this;
    find(page, "independent").addEventListener("click", () => {
      this.draft.independent = true;
      this.begin();
      this.changed();
      find(page, "work").querySelector("h2").scrollIntoView({ block: "start" });
      this.rows[0]?.focus();
    });
    for (const button of page.querySelectorAll("[data-mc-know]")) button.addEventListener("click", () => this.leave());
    find(page, "stay").addEventListener("click", () => location.reload());
    find(page, "lock").addEventListener("click", () => (this.draft.locked ? this.unlock() : this.lock()));
    find(page, "unlock").addEventListener("click", () => this.unlock());
    find(page, "done").addEventListener("click", () => this.done());
    find(page, "note").addEventListener("click", () => (this.current ?? this.rows[0])?.note());
    const whole = find(page, "whole");
    whole.value = this.draft.feedback;
    whole.addEventListener("input", () => {
      this.draft.feedback = whole.value;
      this.changed();
    });
    this.grid.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
    this.grid.addEventListener("focusin", (/** @type {any} */ event) => {
      const node = event.target.closest("[data-mc-row]");
      this.current = this.rows.find((row) => row.node === node) ?? this.current;
      this.offer();
    });
    const at = (/** @type {HTMLElement} */ node) => this.rows.findIndex((row) => row.node === node);
    listen(this.grid, find(page, "keys"), {
      level: (node, place) => this.rows[at(node)]?.pick(place),
      move: (node, by) => this.rows[at(node) + by]?.focus(),
      note: (node) => this.rows[at(node)]?.note(),
    });
  }

  /** Show what is to be scored. */
  begin() {
    find(this.page, "statement").hidden = true;
    for (const part of ["work", "bar"]) find(this.page, part).hidden = false;
    find(this.page, "know").hidden = false;
    this.page.querySelector(".mc-score__top [data-mc-know]")?.removeAttribute("hidden");
    this.show();
    if (this.draft.locked) this.handing.card(this.draft);
  }

  /** Offer the answers given to an earlier state of the same attempt. @param {Draft} earlier */
  offer(earlier) {
    if (earlier) this.taking = earlier;
  }
}
