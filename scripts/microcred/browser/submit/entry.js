// One piece of evidence: its file, read for the fingerprint, and the facts that stand beside it.

import { fingerprint, Unreadable } from "../fingerprint.js";
import { copyOf, drawn, find, made, told } from "./dom.js";
import { duration, length, mediaType, seconds, short, size } from "./media.js";
import { clock } from "./rules/files.js";

/** @typedef {import("./draft.js").Entry} Entry */
/** @typedef {import("./form.js").Form} Form */
/** @typedef {import("./rules/handed.js").Slot} Slot */

/** What is asked about a piece of evidence, and for which slots. @type {Record<string, (slot: Slot) => unknown>} */
const ASKED = {
  url: () => true,
  captured: () => true,
  duration: (slot) => slot.minutes || [slot.kind, ...slot.alternatives].some((kind) => kind === "video" || kind === "audio"),
  class: (slot) => slot.vary.includes("class"),
  topic: (slot) => slot.vary.includes("topic"),
  kind: (slot) => slot.alternatives.length,
  transcript: (slot) => slot.transcript,
  sha256: () => true,
  bytes: () => true,
  media_type: () => true,
};

/** How what is typed becomes a fact, where it is more than a text. @type {Record<string, (text: string) => unknown>} */
const MEANT = {
  duration: seconds,
  bytes: (text) => (/^\s*\d{1,13}\s*$/.test(text) ? Number(text) : null),
};

let made_so_far = 0;

export class EntryView {
  /** @param {Form} form @param {Slot} slot @param {Entry} entry @param {() => void} remove */
  constructor(form, slot, entry, remove) {
    this.form = form;
    this.slot = slot;
    this.entry = entry;
    this.own = `e${(made_so_far += 1)}`;
    this.node = copyOf("mc-entry", this.own);
    this.lost = entry.reading; // the page was closed meanwhile
    this.kept = Boolean(entry.sha256);
    entry.reading = false;
    /** @type {AbortController | undefined} */
    this.stopping = undefined;
    this.ask();
    this.take();
    find(this.node, "formats").textContent = slot.formats ? `It takes: ${slot.formats}.` : "";
    find(this.node, "remove").addEventListener("click", remove);
    find(this.node, "stop").addEventListener("click", () => this.stopping?.abort());
    this.show();
  }

  /** Return the id of the control that a fact is given with. @param {string} fact */
  control(fact) {
    const byHand = ["sha256", "bytes", "media_type"].includes(fact);
    const details = this.node.querySelector(".mc-entry__by-hand");
    return byHand && !details.open ? `file-${this.own}` : `${fact}-${this.own}`;
  }

  /** Ask for the facts that this slot needs. */
  ask() {
    for (const [fact, wanted] of Object.entries(ASKED)) {
      const input = this.node.querySelector(`[data-mc-input="${fact}"]`);
      if (!wanted(this.slot) && !this.entry[/** @type {"topic"} */ (fact)]) {
        input.closest("[data-mc-ask]").hidden = true;
        continue;
      }
      if (fact === "kind") this.choices(input);
      input.addEventListener("input", () => this.typed(fact, input.value));
      input.addEventListener("change", () => this.form.touch(input.id));
    }
    const { hosts } = this.form.program;
    const hint = this.node.querySelector(`#url-${this.own}-hint`);
    told(hint, hosts.length ? `At ${hosts.join(" or ")}.` : "");
  }

  /** @param {HTMLSelectElement} select */
  choices(select) {
    const kinds = [this.slot.kind, ...this.slot.alternatives];
    select.append(made("option", "As the file says", { value: "" }));
    select.append(...kinds.map((kind) => made("option", this.form.given.kinds[kind] ?? kind, { value: kind })));
  }

  /** @param {string} fact @param {string} text */
  typed(fact, text) {
    Object.assign(this.entry, { [fact]: (MEANT[fact] ?? String)(text) });
    this.form.typed(`${fact}-${this.own}`);
    if (fact === "url") this.share(text);
  }

  /** Tell how files are shared on the host that a link names. @param {string} link */
  share(link) {
    const { hosts } = this.form.program;
    const host = /^https:\/\/([^/?#]+)/.exec(link.trim())?.[1] ?? "";
    const how = hosts.includes(host) ? this.form.given.sharing[host] : `At ${hosts.join(" or ")}.`;
    if (hosts.length) told(this.node.querySelector(`#url-${this.own}-hint`), how);
  }

  /** Take files that are chosen or dropped. */
  take() {
    const input = find(this.node, "file");
    input.addEventListener("change", () => {
      const [file] = input.files;
      if (file) this.read(file);
      input.value = ""; // so that the same file can be chosen again
    });
    const zone = find(this.node, "drop");
    for (const kind of ["dragenter", "dragover", "dragleave", "drop"])
      zone.addEventListener(kind, (/** @type {DragEvent} */ event) => {
        event.preventDefault();
        zone.classList.toggle("mc-drop--over", kind === "dragenter" || kind === "dragover");
        const file = kind === "drop" ? event.dataTransfer?.files[0] : undefined;
        if (file) this.read(file);
      });
  }

  /** Make the fingerprint of a file, and take its facts. @param {File} file */
  async read(file) {
    this.stopping?.abort();
    const stopping = (this.stopping = new AbortController());
    const before = this.kept && this.entry.name === file.name ? this.entry.sha256 : "";
    this.lost = false;
    const facts = { bytes: file.size, media_type: mediaType(file), ...(this.entry.name ? { duration: null } : {}) };
    Object.assign(this.entry, facts, { name: file.name, reading: true, sha256: "" });
    this.form.say(`Making the fingerprint of ${file.name}.`);
    this.show();
    this.form.changed();
    try {
      const [sha256, long] = await Promise.all([
        fingerprint(file, { progress: this.progress(file.name), signal: stopping.signal }),
        duration(file),
      ]);
      this.finish(sha256, long, before);
    } catch (error) {
      if (stopping === this.stopping) this.fail(file.name, error);
    }
  }

  /** @param {string} sha256 @param {number | null} long @param {string} before */
  finish(sha256, long, before) {
    Object.assign(this.entry, { sha256, duration: long ?? this.entry.duration, reading: false });
    const same = before === sha256 ? "It is the same file as before." : "It is another file than before, and takes its place.";
    this.kept = true;
    this.form.say(`The fingerprint of ${this.entry.name} is ready. ${before ? same : ""}`);
    this.form.touch(`file-${this.own}`);
    this.show();
    this.note(before ? same : "");
    this.form.changed();
  }

  /** @param {string} name @param {unknown} error */
  fail(name, error) {
    Object.assign(this.entry, { name: "", reading: false, bytes: null, media_type: "" });
    this.show();
    const why = error instanceof Unreadable ? `“${name}”: ${error.message}` : "";
    this.note(why || `You stopped “${name}”. Nothing of it was kept.`);
    this.form.say(why || "Stopped.");
    this.form.changed();
  }

  /** Return what shows how far the reading is. @param {string} name @returns {import("../fingerprint.js").Progress} */
  progress(name) {
    const begun = performance.now();
    let half = false;
    return (done, total) => {
      const part = total ? done / total : 1;
      const left = Math.ceil(((performance.now() - begun) / 1000) * (1 / part - 1));
      const soon = part > 0.02 && Number.isFinite(left) ? `, about ${length(left)} left` : "";
      find(this.node, "progress").value = part * 100;
      find(this.node, "facts").textContent = `Making the fingerprint: ${Math.floor(part * 100)}%${soon}`;
      if (part >= 0.5 && part < 1 && !half) {
        half = true;
        this.form.say(`Half of ${name} is read.`);
      }
    };
  }

  /** Show the file and its facts as they are now. */
  show() {
    const { entry } = this;
    const state = entry.reading ? "reading" : entry.sha256 && entry.name ? "ready" : "empty";
    find(this.node, "drop").dataset.state = state;
    find(this.node, "file-name").textContent = entry.name;
    drawn(this.node.querySelector(".mc-drop__facts"), icon(entry.media_type));
    find(this.node, "choose").textContent = state === "ready" ? "Replace" : "Choose a file";
    if (state === "ready") {
      const facts = [size(entry.bytes ?? 0), ...(entry.duration ? [length(entry.duration)] : [])];
      find(this.node, "facts").textContent = facts.join(", ");
      find(this.node, "print").textContent = `Fingerprint ${short(entry.sha256)}`;
    }
    this.remind();
    for (const fact of Object.keys(ASKED)) this.fill(fact);
    const byHand = !entry.name && !entry.reading && Boolean(entry.sha256 || entry.bytes);
    const details = this.node.querySelector(".mc-entry__by-hand");
    details.hidden = state !== "empty";
    if (byHand) details.open = true;
  }

  /** Tell of a file that was chosen before the page was opened anew. */
  remind() {
    const { name, sha256 } = this.entry;
    if (this.lost) this.note(`Choose ${name} again: it was still being read when this page was closed.`);
    else if (name && sha256 && !this.stopping)
      this.note(`We kept its fingerprint. Choose ${name} again to check that it is the same file.`);
    else this.note("");
  }

  /** @param {string} text */
  note(text) {
    told(find(this.node, "kept"), text);
  }

  /** @param {string} fact */
  fill(fact) {
    const input = this.node.querySelector(`[data-mc-input="${fact}"]`);
    const value = this.entry[/** @type {keyof Entry} */ (fact)];
    const text = fact === "duration" && value ? clock(Number(value)) : String(value ?? "");
    if (input !== document.activeElement && input.value !== text) input.value = text;
  }

  /** Name the item by its number in the file, 0 before it has one. @param {number} place @param {boolean} spare whether the slot can do without */
  number(place, spare) {
    find(this.node, "legend").textContent = place ? `Item ${place}` : "Next item";
    find(this.node, "remove").parentElement.hidden = !spare && !place;
    find(this.node, "remove-word").textContent = spare ? "Remove this item" : "Clear this item";
  }
}

/** @param {string} type */
function icon(type) {
  const kind = type.split("/")[0];
  return { video: "video", audio: "audio", image: "photo" }[kind] ?? "overview";
}
