// From the word on conflicts of interest to the locked scorecard, or away from it.

import { byId, closed, find, made, number, rich, say } from "./dom.js";
import { Handing } from "./handing.js";
import { isHeld } from "./holding.js";
import { Sheet } from "./sheet.js";

/** @typedef {import("./problems.js").Problem} Problem */
/** @typedef {import("./scorecard.js").Draft} Draft */

const KNOWN = "I know this teacher";

export class Flow {
  /**
   * @param {HTMLElement} page
   * @param {any} given
   * @param {Draft} draft
   * @param {import("./drafts.js").Drafts} drafts
   */
  constructor(page, given, draft, drafts) {
    this.page = page;
    this.draft = draft;
    this.drafts = drafts;
    this.sheet = new Sheet(page, given, draft, drafts, () => this.hold());
    this.handing = new Handing(page, given);
    this.handing.lead(page, draft.task.submission);
    this.name();
    this.listen();
    if (draft.independent) this.open();
    else find(page, "statement").hidden = false;
  }

  name() {
    const { submission, attempt } = this.draft.task;
    find(this.page, "which").textContent = `, ${submission}${attempt > 1 ? `, attempt ${attempt}` : ""}`;
    byId("recuse").value = `/recuse because ${KNOWN}`;
    find(this.page, "recuse").textContent = `microcred score ${submission} --evaluator YOU --recuse '${KNOWN}'`;
  }

  listen() {
    const { page } = this;
    find(page, "independent").addEventListener("click", () => {
      this.draft.independent = true;
      this.open();
      this.sheet.changed();
      byId("evidence-title").focus();
    });
    for (const button of page.querySelectorAll("[data-mc-know]")) button.addEventListener("click", () => this.leave());
    find(page, "stay").addEventListener("click", () => location.reload());
    find(page, "lock").addEventListener("click", () => (this.draft.locked ? this.handing.card(this.draft) : this.lock()));
    find(page, "unlock").addEventListener("click", () => this.unlock());
    find(page, "done").addEventListener("click", () => this.done());
  }

  /** Show the evidence and the rubric. */
  open() {
    this.only("work", "bar", "know");
    this.sheet.show();
    if (this.draft.locked) this.locked();
  }

  /** Show these parts of the page, and none of the others. @param {string[]} names */
  only(...names) {
    for (const name of ["statement", "leave", "work", "bar", "know", "left", "result"])
      find(this.page, name).hidden = !names.includes(name);
  }

  /** Leave it to somebody else, without a score. */
  leave() {
    this.drafts.drop(this.draft.task);
    this.only("leave");
    byId("leave-title").focus();
  }

  /** Lock the scores where nothing is left to be done; else say what is. */
  lock() {
    this.sheet.asked = true;
    this.sheet.show();
    const found = this.sheet.problems;
    if (found.some((one) => one.severity === "error")) this.leftOver(found);
    else {
      this.draft.locked = true;
      this.sheet.changed();
      this.locked(found);
    }
  }

  /** @param {Problem[]} [remarks] */
  locked(remarks = []) {
    find(this.page, "lock").textContent = "Show my scorecard";
    this.handing.card(this.draft);
    this.tell("To think about, though it stops nothing", remarks, remarks.length > 0);
  }

  unlock() {
    this.draft.locked = false;
    find(this.page, "lock").textContent = "Review and lock scores";
    this.only("work", "bar", "know");
    this.sheet.changed();
    say("Unlocked.");
    this.sheet.current?.focus();
  }

  /** Say what is left before it can be locked. @param {Problem[]} found */
  leftOver(found) {
    const wrong = found.filter((one) => one.severity === "error");
    const things = `${number(wrong.length)} ${wrong.length === 1 ? "thing" : "things"}`;
    this.tell(`${closed(things).slice(0, -1)} left before you can lock`, wrong, true);
    if (isHeld(this.draft, this.sheet.given)) {
      const line = made("li", "Or, since something does not open: ");
      const stop = made("button", "stop the clock now", { type: "button", className: "mc-linked" });
      stop.addEventListener("click", () => this.hold());
      line.append(stop);
      find(this.page, "lines").append(line);
    }
    find(this.page, "left").focus();
  }

  /** @param {string} title @param {Problem[]} found @param {boolean} shown */
  tell(title, found, shown) {
    const left = find(this.page, "left");
    left.hidden = !shown;
    left.classList.toggle("mc-left--look", found.every((one) => one.severity === "warning"));
    byId("left-title").textContent = title;
    find(this.page, "lines").replaceChildren(...found.map((problem) => this.line(problem)));
  }

  /** @param {Problem} problem */
  line({ at, message }) {
    const line = made("li");
    const link = made("a", "", { href: `#${fieldOf(at)}` });
    const item = at[0] === "check" ? this.sheet.items.find((one) => one.item.slot === at[1] && one.item.item === at[2]) : null;
    link.append(rich(item ? `${item.name}: ${message}.` : closed(message)));
    link.addEventListener("click", (event) => {
      event.preventDefault(); // what stands behind # is the task
      const field = byId(fieldOf(at));
      (field.matches("li") ? field.querySelector("input[type=radio]") : field).focus();
    });
    line.append(link);
    return line;
  }

  /** Say that something does not open, without a scorecard. */
  hold() {
    find(this.page, "left").hidden = true;
    this.handing.hold(this.draft);
  }

  /** Forget what was handed in. */
  done() {
    this.drafts.drop(this.draft.task);
    this.only();
    find(this.page, "saved").textContent = "Thank you. Your draft is deleted from this device; what you handed in stands on the pull request.";
    find(this.page, "saved").scrollIntoView({ block: "center" });
  }
}

/** Return the id of the field that a problem is about. @param {import("./problems.js").Place} at */
function fieldOf([part, name, field]) {
  if (part === "check") return `item-${name}-${field}`;
  if (part === "score") return field === "level" ? `row-${name}-level-1` : `row-${name}-${field}`;
  return "whole";
}
