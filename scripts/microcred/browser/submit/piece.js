// One slot of the form: what it asks for, how it is scored, and what is put there.

import { blank } from "./draft.js";
import { begun } from "./attempt.js";
import { copyOf, drawn, find, told } from "./dom.js";
import { EntryView } from "./entry.js";
import { lookAt } from "./rubric.js";
import { isWritten } from "./rules/handed.js";
import { Writing } from "./writing.js";

/** @typedef {import("./form.js").Form} Form */
/** @typedef {import("./rules/handed.js").Slot} Slot */
/** @typedef {{tone: string, icon: string, word: string}} Tag */

/** @type {Record<string, Tag>} */
const TAGS = {
  todo: { tone: "mute", icon: "circle", word: "To do" },
  optional: { tone: "mute", icon: "circle", word: "Optional" },
  reading: { tone: "info", icon: "clock", word: "Reading" },
  ready: { tone: "ok", icon: "check", word: "Ready" },
  look: { tone: "warn", icon: "alert", word: "Look again" },
  short: { tone: "warn", icon: "alert", word: "Too short" },
  long: { tone: "warn", icon: "alert", word: "Too long" },
};

export class Piece {
  /** @param {Form} form @param {any} slot as the page gives it @param {number} place from 1 on */
  constructor(form, slot, place) {
    this.form = form;
    /** @type {Slot} */
    this.slot = slot;
    this.node = copyOf("mc-piece", slot.id);
    this.card = this.node.querySelector(".mc-piece");
    this.list = find(this.node, "entries");
    /** @type {EntryView[]} */
    this.entries = [];
    this.describe(slot, place);
    find(this.node, "look-at").append(...lookAt(form, slot));
    if (isWritten(slot)) this.write();
    else this.collect();
  }

  /** @param {any} slot @param {number} place */
  describe(slot, place) {
    const { language } = this.form.release;
    find(this.node, "name").textContent = `${place}. ${slot.name}`;
    for (const [name, text] of [
      ["prompt", slot.prompt],
      ["terms", slot.terms],
      ["instead", slot.instead],
      ["transcript-note", slot.transcript],
    ])
      told(find(this.node, name), text ?? "");
    for (const name of ["name", "prompt", "transcript-note"]) find(this.node, name).lang = language;
    const unmet = this.form.unmetIn(slot);
    if (this.form.draft.again?.unmet.length)
      told(
        find(this.node, "unmet"),
        unmet.length
          ? `Not met yet: ${unmet.map((one) => `“${one.name}”`).join(", ")}.`
          : "What is scored from this is met, and stays met. You may leave it as it is.",
      );
    this.card.classList.toggle("mc-piece--unmet", unmet.length > 0);
  }

  write() {
    this.writing = new Writing(this.form, this.slot);
    this.list.replaceWith(this.writing.node);
    find(this.node, "more-line").hidden = true;
  }

  collect() {
    const { slot } = this;
    for (const entry of this.form.draft.entries.filter((one) => one.slot === slot.id)) this.open(entry);
    while (this.entries.length < Math.max(slot.min, 1)) this.add();
    find(this.node, "more").addEventListener("click", () => {
      this.add();
      this.form.check();
      find(this.entries[this.entries.length - 1].node, "file").focus();
    });
  }

  /** Return the id of the control by which something is put here first. */
  control() {
    const next = this.entries.find((view) => !view.entry.sha256) ?? this.entries[0];
    return this.writing?.field.id ?? next.control("sha256");
  }

  add() {
    const entry = blank(this.slot.id);
    this.form.draft.entries.push(entry);
    this.open(entry);
  }

  /** @param {import("./draft.js").Entry} entry */
  open(entry) {
    const view = new EntryView(this.form, this.slot, entry, () => this.remove(view));
    this.entries.push(view);
    this.list.append(view.node);
  }

  /** @param {EntryView} view */
  remove(view) {
    view.stopping?.abort();
    const { draft } = this.form;
    draft.entries = draft.entries.filter((one) => one !== view.entry);
    this.entries = this.entries.filter((one) => one !== view);
    view.node.remove();
    if (this.entries.length < Math.max(this.slot.min, 1)) this.add();
    this.form.check();
    this.form.changed();
    find(this.entries[0].node, "file").focus();
  }

  /** Show the state, the numbers of the items and whether there may be more. @param {boolean} wrong @param {boolean} done */
  show(wrong, done) {
    const all = begun(this.form.draft, this.form.release);
    const spare = this.entries.length > Math.max(this.slot.min, 1);
    for (const view of this.entries) view.number(all.indexOf(view.entry) + 1, spare);
    const more = find(this.node, "more");
    find(this.node, "more-line").hidden = Boolean(this.writing) || this.entries.length >= this.slot.max;
    more.textContent = `Add another item (up to ${this.slot.max})`;
    this.tag(TAGS[this.state(wrong, done)]);
    this.writing?.show();
  }

  /** @param {boolean} wrong @param {boolean} done @returns {string} */
  state(wrong, done) {
    const range = this.writing?.range();
    if (this.entries.some((view) => view.entry.reading)) return "reading";
    if (range && wrong) return range;
    if (wrong) return "look";
    const something = this.writing ? this.writing.count > 0 : this.entries.some((view) => view.entry.sha256);
    if (done && something) return "ready";
    return this.form.asked(this.slot) && !done ? "todo" : "optional";
  }

  /** @param {Tag} tag */
  tag({ tone, icon, word }) {
    const node = find(this.node, "tag");
    node.className = `mc-tag mc-tag--${tone}`;
    find(node, "word").textContent = word;
    drawn(node, icon);
  }
}
