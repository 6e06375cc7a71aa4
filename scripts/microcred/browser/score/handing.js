// What is handed in at the end: the scorecard with the verdict that agrees with it, or why the clock stops.

import { block } from "./block.js";
import { byId, copied, find, made, quoted } from "./dom.js";
import { command, isHeld, reason } from "./holding.js";
import { outcome } from "./passing.js";
import { cardOf, openCriteria, scoredIn } from "./scorecard.js";
import { yaml } from "./yaml.js";

/** @typedef {import("./scorecard.js").Draft} Draft */

const VERDICTS = {
  award: ["Approve", "By your levels it is enough."],
  again: ["Request changes", "By your levels it is not enough yet."],
  open: ["Comment", "Whether it is enough rests on rows that have no level."],
};
const STOPPED = ["Comment", "Nothing is decided until all of it opens, so neither of the others would fit."];

export class Handing {
  /** @param {HTMLElement} page @param {any} given */
  constructor(page, given) {
    this.node = find(page, "result");
    this.given = given;
    for (const button of page.querySelectorAll("[data-mc-take]")) {
      const name = /** @type {HTMLElement} */ (button).dataset.mcTake ?? "";
      const status = /** @type {HTMLElement} */ (find(/** @type {HTMLElement} */ (button.parentElement), "taken"));
      button.addEventListener("click", () => copied(byId(name), status));
    }
    find(this.node, "save").addEventListener("click", () => this.save());
  }

  /** Lead to the pull request of a submission. @param {HTMLElement} page @param {string} submission */
  lead(page, submission) {
    for (const link of page.querySelectorAll("[data-mc-pull]"))
      /** @type {HTMLAnchorElement} */ (link).href = `${this.given.pulls}?q=${encodeURIComponent(`is:pr ${submission}`)}`;
  }

  /** Show the scorecard of a draft that is complete. @param {Draft} draft */
  card(draft) {
    const { release } = this.given;
    const card = cardOf(draft, release);
    const stops = isHeld(draft, this.given);
    const [verdict, why] = stops ? STOPPED : VERDICTS[outcome(draft, release)];
    this.file = yaml(card);
    this.name = `scorecard-${card.submission}-${card.attempt}.yml`;
    this.show({
      title: "Your scores are locked. Now hand them in",
      text: stops ? "Since something could not be opened or compared, the clock stops once this is handed in." : "",
      what: "This is your scorecard, and it will be read word for word as you wrote it.",
      where: "Press “Files changed”, then “Review changes”, and paste.",
      block: block(card, release),
      verdict,
      why,
      command: `microcred score ${card.submission} --evaluator YOU ${this.name}`,
      unlock: "Unlock and change",
    });
    this.understood(draft);
  }

  /** Show how to say that something does not open, without a scorecard. @param {Draft} draft */
  hold(draft) {
    const why = reason(draft, this.given);
    this.file = "";
    this.show({
      title: "Stop the clock",
      text: "You need not score now. What you chose and wrote stays on this device; once it opens, come back and go on.",
      what: "This says what does not open, and what the teacher can change.",
      where: "Paste it as a comment there. We answer, and the clock stands still.",
      block: command(why),
      verdict: "",
      why: "",
      command: `microcred score ${draft.task.submission} --evaluator YOU --hold ${quoted(why)}`,
      unlock: "Go on scoring",
    });
    find(this.node, "understood").replaceChildren();
  }

  /** @param {Record<"title" | "text" | "what" | "where" | "block" | "verdict" | "why" | "command" | "unlock", string>} said */
  show({ title, text, block: written, why, ...said }) {
    const every = { "result-title": title, "result-text": text, "verdict-why": why, ...said };
    for (const [name, one] of Object.entries(every)) find(this.node, name).textContent = one;
    find(this.node, "result-text").hidden = !text;
    find(this.node, "verdict-step").hidden = !said.verdict;
    find(this.node, "file-line").hidden = !this.file;
    find(this.node, "done").hidden = !this.file;
    const field = byId("block");
    field.value = written;
    const lines = written.split("\n").map((line) => 1 + line.length / 80);
    field.rows = Math.min(Math.ceil(lines.reduce((sum, one) => sum + one)), 14);
    for (const status of this.node.querySelectorAll("[data-mc-taken]")) status.textContent = "";
    this.node.hidden = false;
    find(this.node, "result-title").focus();
  }

  /** List the levels that are handed in. @param {Draft} draft */
  understood(draft) {
    const { release } = this.given;
    const rows = openCriteria(release, draft.task).map(({ id, name }) => {
      const level = release.levels.find((/** @type {any} */ one) => one.id === scoredIn(draft, id).level);
      const row = made("li", `${name}: `, { lang: release.language });
      row.append(made("strong", level?.name ?? ""));
      return row;
    });
    find(this.node, "understood").replaceChildren(...rows);
  }

  save() {
    const address = URL.createObjectURL(new Blob([this.file ?? ""], { type: "application/yaml" }));
    made("a", "", { href: address, download: this.name ?? "" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }
}
