// A written slot: its text, and how many words that has.

import { visible } from "./attempt.js";
import { copyOf, find } from "./dom.js";
import { words } from "./rules/written.js";

/** @typedef {import("./form.js").Form} Form */
/** @typedef {import("./rules/handed.js").Slot} Slot */

const PAUSE = 1000; // milliseconds without typing, after which the count is spoken

export class Writing {
  /** @param {Form} form @param {Slot} slot */
  constructor(form, slot) {
    this.form = form;
    this.slot = slot;
    this.node = copyOf("mc-written", slot.id);
    this.field = find(this.node, "text");
    this.count = 0;
    this.waiting = 0;
    find(this.node, "label").textContent = slot.name;
    this.field.value = form.draft.written[slot.id] ?? "";
    this.field.lang = form.release.language;
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("change", () => form.touch(this.field.id));
    this.show();
  }

  typed() {
    this.form.draft.written[this.slot.id] = this.field.value;
    this.show();
    this.form.typed(this.field.id);
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.form.say(this.told()), PAUSE);
  }

  show() {
    this.count = words(visible(this.field.value));
    const field = find(this.node, "words");
    if (field.textContent !== this.told()) field.textContent = this.told();
  }

  /** Return “62 words. 238 more to reach the minimum of 300.” */
  told() {
    const { count } = this;
    /** @param {number} one */
    const plain = (one) => one.toLocaleString("en-US");
    const counted = `${plain(count)} ${count === 1 ? "word" : "words"}`;
    if (!this.slot.words) return `${counted}.`;
    const [fewest, most] = this.slot.words;
    if (count < fewest) return `${counted}. ${plain(fewest - count)} more to reach the minimum of ${plain(fewest)}.`;
    if (count > most) return `${counted}. ${plain(count - most)} more than the maximum of ${plain(most)}.`;
    return `${counted}, of ${plain(fewest)} to ${plain(most)}.`;
  }

  /** Return whether what is there is too `short` or too `long`; "" where it is neither. */
  range() {
    if (!this.slot.words || !this.count) return "";
    const [fewest, most] = this.slot.words;
    return this.count < fewest ? "short" : this.count > most ? "long" : "";
  }
}
