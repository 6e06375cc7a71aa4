// One item of the evidence: opened, compared, or not.

import { fingerprint, Unreadable } from "../fingerprint.js";
import { short, size } from "../submit/media.js";
import { copyOf, find, say, told } from "./dom.js";
import { trouble } from "./row.js";
import { checkedIn, NOTED } from "./scorecard.js";
import { followed } from "./task.js";

/** @typedef {import("./scorecard.js").Item} Item */
/** @typedef {import("./scorecard.js").Result} Result */
/** @typedef {{slot: string, item: number} & Partial<Item>} Known */

export class ItemView {
  /**
   * @param {import("./sheet.js").Sheet} sheet
   * @param {Known} item
   * @param {{name: string, many: boolean}} slot
   */
  constructor(sheet, item, slot) {
    this.sheet = sheet;
    this.item = item;
    this.name = slot.many ? `${slot.name}, item ${item.item}` : slot.name;
    this.own = `${item.slot}-${item.item}`;
    this.id = `item-${this.own}`;
    this.node = copyOf("mc-item", this.own);
    this.note = find(this.node, "note");
    /** @type {HTMLInputElement[]} */
    this.results = Array.from(this.node.querySelectorAll("input[type=radio]"));
    /** @type {AbortController | null} */
    this.stopping = null;
    this.describe();
    this.listen();
  }

  get check() {
    return checkedIn(this.sheet.draft, this.item);
  }

  /** Return the name of the service that it is on. */
  get sharing() {
    const host = this.item.url ? followed(this.item.url, this.sheet.given.hosts) : null;
    return host ? this.sheet.given.sharing[host] : null;
  }

  describe() {
    const { url = "", sha256, media_type, bytes, item } = this.item;
    find(this.node, "title").textContent = `Item ${item}`;
    const host = url ? followed(url, this.sheet.given.hosts) : null;
    const link = find(this.node, "open");
    link.hidden = !host;
    if (host) Object.assign(link, { href: url, textContent: `Open on ${host} (new tab)` });
    if (url && !host)
      told(find(this.node, "address"), `Its link leads to where this programme keeps no evidence, so it is shown as text: ${url}`);
    const facts = sha256 ? [size(bytes ?? 0), media_type, `fingerprint ${short(sha256)}`] : ["What was handed in is not known here."];
    find(this.node, "facts").textContent = facts.join(" · ");
  }

  listen() {
    for (const radio of this.results) {
      radio.name = this.id;
      radio.addEventListener("change", () => this.found(/** @type {Result} */ (radio.value)));
    }
    this.note.value = this.check.note;
    this.note.addEventListener("input", () => {
      this.check.note = this.note.value;
      this.sheet.changed();
    });
    find(this.node, "hold").addEventListener("click", () => this.sheet.hold());
    find(this.node, "stop").addEventListener("click", () => this.stopping?.abort());
    find(this.node, "file").addEventListener("change", (/** @type {any} */ event) => {
      this.take(event.target.files[0]);
      event.target.value = "";
    });
    const drop = find(this.node, "drop");
    for (const kind of ["dragenter", "dragover", "dragleave", "drop"])
      drop.addEventListener(kind, (/** @type {DragEvent} */ event) => {
        event.preventDefault();
        drop.classList.toggle("mc-drop--over", kind === "dragenter" || kind === "dragover");
        if (kind === "drop") this.take(event.dataTransfer?.files[0]);
      });
  }

  /** Compare a file of this device. @param {File | undefined} file */
  async take(file) {
    if (!file || this.sheet.draft.locked) return;
    this.stopping?.abort();
    const stopping = (this.stopping = new AbortController());
    this.sheet.player.show(file, this.name);
    this.reading(file.name);
    say(`Making the fingerprint of ${file.name}.`);
    try {
      const progress = (/** @type {number} */ done, /** @type {number} */ total) => {
        find(this.node, "progress").value = total ? (done / total) * 100 : 100;
      };
      this.compared(file, await fingerprint(file, { progress, signal: stopping.signal }));
    } catch (error) {
      if (stopping !== this.stopping) return; // another file was chosen meanwhile
      this.tell(error instanceof Unreadable ? `${file.name}: ${error.message}` : "Stopped.");
    }
    if (stopping === this.stopping) find(this.node, "drop").dataset.state = "empty";
  }

  /** @param {string} name */
  reading(name) {
    find(this.node, "drop").dataset.state = "reading";
    find(this.node, "file-name").textContent = name;
    this.tell("");
  }

  /** @param {File} file @param {string} sha256 */
  compared(file, sha256) {
    if (!this.item.sha256)
      return this.tell(`${file.name} has the fingerprint ${sha256}. Compare it with the one in the submission, and choose below.`);
    const same = sha256 === this.item.sha256;
    this.tell(
      same
        ? `${file.name} is the file that was handed in: the fingerprint matches.`
        : `${file.name} is another file than the one handed in: its fingerprint is ${short(sha256)}. Download it once more and try again; a download that broke off differs too.`,
    );
    this.found(same ? "matched" : "differs");
  }

  /** @param {string} text */
  tell(text) {
    told(find(this.node, "compared"), text);
    if (text) say(text);
  }

  /** @param {Result} result */
  found(result) {
    this.check.result = result;
    this.sheet.changed();
  }

  /** Show what was found, and the problems with that. @param {import("./problems.js").Problem[]} all @param {boolean} asked */
  show(all, asked) {
    const { result } = this.check;
    const { locked } = this.sheet.draft;
    for (const radio of this.results) {
      radio.checked = radio.value === result;
      radio.disabled = locked;
    }
    this.note.readOnly = locked;
    this.node.dataset.result = result;
    find(this.node, "more").hidden = !NOTED.includes(result);
    find(this.node, "help").hidden = result !== "not-opened" && result !== "differs";
    find(this.node, "help-text").textContent = result === "differs" ? DIFFERS : this.help();
    const mine = all.filter(({ at }) => at[0] === "check" && at[1] === this.item.slot && at[2] === this.item.item);
    trouble(this.id, asked ? mine : mine.filter((one) => one.code === "K14"), false);
  }

  /** Return what the teacher is told to change. */
  help() {
    const how = this.sharing;
    const where = how ? `on ${how.service}: ${how.setting}` : `there: ${this.sheet.given.anywhere}`;
    return `${STOPS} The teacher is told what to change ${where}`;
  }
}

const STOPS = "You need not score around it. Once you hand this in, the clock stops until it opens.";
const DIFFERS = "Once you hand this in, the clock stops until the teacher has said which file is meant.";
