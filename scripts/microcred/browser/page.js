// What the page /verify/ shows: each step as it ends, then the verdict.

import { parsed } from "./reach.js";
import { moment, OUTCOMES, verdict } from "./words.js";

/**
 * @typedef {import("./check.js").Result} Result
 * @typedef {import("./check.js").Step} Step
 */

/** @type {Record<string, string>} */
const ICONS = {
  passed: "check",
  failed: "alert",
  revoked: "revoked",
  expired: "expired",
  early: "calendar",
  ok: "check",
  bad: "alert",
  warn: "expired",
};
const PROVEN = new Set(["genuine", "expired", "revoked", "early"]);

/**
 * Return what a page marks with `data-mc-<name>`.
 *
 * @param {ParentNode} parent
 * @param {string} name
 * @returns {any}
 */
export const find = (parent, name) => parent.querySelector(`[data-mc-${name}]`);

export class Panel {
  /**
   * @param {HTMLElement} page
   * @param {string} programme
   * @param {string} root the address of the site's first page
   */
  constructor(page, programme, root) {
    this.page = page;
    this.programme = programme;
    this.root = root;
    this.verdict = find(page, "verdict");
    /** @type {HTMLElement[]} */
    this.steps = Array.from(page.querySelectorAll("[data-mc-step]"));
    this.asked = this.steps.map((step) => find(step, "found").textContent);
  }

  /** Show that a check has begun. */
  clear() {
    this.say("mute", "help", "Checking…", "This takes a moment.");
    find(this.page, "after").hidden = true;
    find(this.page, "owner").hidden = true;
    this.steps.forEach((step, at) => this.mark(step, "", this.asked[at]));
  }

  /** Show a step that has ended. @param {Step} step */
  show(step) {
    const shown = this.steps.find((one) => one.dataset.mcStep === step.name);
    if (shown) this.mark(shown, step.outcome, step.text);
  }

  /** Show the verdict, and have it read. @param {Result} result @param {Date} now */
  conclude(result, now) {
    for (const step of this.steps)
      if (!step.dataset.tone) this.mark(step, "none", "Left out: a step before it did not pass.");
    const { tone, title, text, visit } = verdict(result);
    this.say(tone, ICONS[result.answer] ?? ICONS[tone] ?? "help", title, text, visit);
    find(this.page, "after").hidden = false;
    const named =
      result.facts && PROVEN.has(result.answer)
        ? ` The badge’s own address: ${result.facts.id}`
        : "";
    find(this.page, "when").textContent = `Checked on ${moment(now)}, in this browser.${named}`;
    this.lead(find(this.page, "page"), result);
    find(this.page, "owner").hidden = !(result.facts?.emails && PROVEN.has(result.answer));
    find(this.page, "theirs").textContent = "";
    this.verdict.focus();
  }

  /**
   * Lead to the award's own page, where that is on this site.
   *
   * @param {HTMLAnchorElement} link
   * @param {Result} result
   */
  lead(link, { facts, ours, answer }) {
    const own =
      ours &&
      facts &&
      PROVEN.has(answer) &&
      facts.id.startsWith(this.programme) &&
      facts.id.endsWith(".json");
    link.hidden = !own;
    if (own) link.href = this.root + facts.id.slice(this.programme.length).replace(/[.]json$/, "/");
  }

  /**
   * @param {string} tone
   * @param {string} icon
   * @param {string} title
   * @param {string} text
   * @param {string} [visit]
   */
  say(tone, icon, title, text, visit = "") {
    this.verdict.hidden = false;
    this.verdict.className = `mc-verdict mc-verdict--${tone}`;
    this.draw(this.verdict, icon);
    find(this.verdict, "verdict-title").textContent = title;
    find(this.verdict, "verdict-text").textContent = text;
    const line = find(this.verdict, "visit");
    line.hidden = parsed(visit)?.protocol !== "https:";
    Object.assign(line.querySelector("a"), line.hidden ? {} : { href: visit, textContent: visit });
  }

  /** @param {HTMLElement} step @param {string} outcome @param {string} text */
  mark(step, outcome, text) {
    const { tone = "", word = "" } = OUTCOMES[outcome] ?? {};
    const tag = find(step, "tag");
    step.dataset.tone = tone;
    tag.className = `mc-tag mc-tag--${tone}`;
    tag.hidden = !word;
    find(tag, "word").textContent = word;
    find(step, "found").textContent = text;
    this.draw(step, ICONS[outcome] ?? "help");
  }

  /** @param {HTMLElement} part @param {string} icon */
  draw(part, icon) {
    for (const use of part.querySelectorAll("use"))
      use.setAttribute("href", `${this.root}assets/mc/icons.svg#${icon}`);
  }
}
