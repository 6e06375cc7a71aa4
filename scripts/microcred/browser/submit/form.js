// The form: its parts, what is written in them, and what the rules say of it.

import { begun, fileOf, submissionOf } from "./attempt.js";
import { byId, download, find, goTo, iconNode, made, number } from "./dom.js";
import { troubles } from "./left.js";
import { Piece } from "./piece.js";
import { ready } from "./ready.js";
import { problems } from "./rules/index.js";
import { told } from "./rules/completion.js";
import { needs } from "./rules/slots.js";
import { bind } from "./statements.js";
import { moment } from "./store.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./left.js").Trouble} Trouble */
/** @typedef {import("./rules/handed.js").Slot} Slot */
/** @typedef {import("./store.js").Store} Store */

const PAUSE = 1000; // milliseconds without typing, after which what was typed is spoken of
const KEEP = 500; // milliseconds until a change is kept
const LOOK = 150; // milliseconds until a change is held against the rules

export class Form {
  /**
   * @param {HTMLFormElement} node
   * @param {any} given what the page brings along, see microcred.site.submit.page
   * @param {any} release what is asked for, see microcred.site.submit.form
   * @param {Draft} draft
   * @param {Store} store
   */
  constructor(node, given, release, draft, store) {
    this.node = node;
    this.given = given;
    this.program = given.program;
    this.release = release;
    this.draft = draft;
    this.store = store;
    this.alone = true; // until another tab changes the same draft
    this.pressed = false;
    /** @type {Set<string>} controls that were left, or typed into a while ago */
    this.touched = new Set();
    /** @type {Record<string, any>} */
    this.timers = {};
    /** @type {Trouble[]} */
    this.found = [];
    /** @type {Set<string>} slots that are needed still, or were */
    this.needed = new Set();
    this.accountTyped = bind(this);
    this.pieces = release.slots.map((/** @type {any} */ slot, /** @type {number} */ place) => new Piece(this, slot, place + 1));
    find(node, "pieces").replaceChildren(...this.pieces.map((/** @type {Piece} */ piece) => piece.node));
    this.listen();
    this.check();
    this.tell();
  }

  /** Leave the draft as it is, for another one or none. */
  end() {
    this.alone = false;
    for (const timer of Object.values(this.timers)) clearTimeout(timer);
    for (const piece of this.pieces) for (const view of piece.entries) view.stopping?.abort();
  }

  listen() {
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      this.press();
    });
    find(this.node, "later").addEventListener("click", () => this.later());
    const keep = () => this.timers.keep && this.keep();
    addEventListener("pagehide", keep);
    document.addEventListener("visibilitychange", keep);
    addEventListener("storage", (event) => {
      if (event.key !== this.store.key(this.draft) || !this.alone) return;
      this.alone = false;
      this.saved("This draft was changed in another tab. Load this page again before you go on here.");
    });
  }

  /** Return the view of an item by its number in the file. @param {number} place */
  view(place) {
    const entry = begun(this.draft, this.release)[place];
    return this.pieces.flatMap((/** @type {Piece} */ piece) => piece.entries).find((/** @type {any} */ view) => view.entry === entry);
  }

  /** Return the part of a slot. @param {string} slot @returns {Piece | undefined} */
  piece(slot) {
    return this.pieces.find((/** @type {Piece} */ piece) => piece.slot.id === slot);
  }

  /** Return the criteria scored from a slot that were not met. @param {Slot} slot @returns {Array<{name: string}>} */
  unmetIn(slot) {
    const unmet = this.draft.again?.unmet ?? [];
    return this.release.criteria.filter(
      (/** @type {any} */ one) => unmet.includes(one.id) && one.evidence.includes(slot.id),
    );
  }

  /** Return whether something has to be put into a slot still. @param {Slot} slot */
  asked(slot) {
    return this.needed.has(slot.id);
  }

  /** Have a screen reader speak. @param {string} text */
  say(text) {
    find(this.node, "say").textContent = text;
  }

  /** Something was typed; what is wrong with it is told after a pause. @param {string} id */
  typed(id) {
    clearTimeout(this.timers[id]);
    this.timers[id] = setTimeout(() => this.touch(id), PAUSE);
    this.changed();
  }

  /** A control was left. @param {string} id */
  touch(id) {
    this.touched.add(id);
    this.look();
  }

  /** Something in the draft is another than before. */
  changed() {
    this.look();
    this.timers.keep ??= setTimeout(() => this.keep(), KEEP);
  }

  look() {
    clearTimeout(this.timers.look);
    this.timers.look = setTimeout(() => this.check(), LOOK);
  }

  /** Return the attempt as it is now. */
  attempt() {
    const submission = submissionOf(this.draft, this.release, this.program.mode);
    return { submission, ...fileOf(submission, this.draft.written, this.release) };
  }

  /** Hold what is written against the rules, and show what they say. */
  check() {
    const { submission, text, from } = this.attempt();
    const { release, program } = this;
    const handed = { submission, text, release, program, today: today(program.time_zone), attempt: this.draft.attempt };
    this.found = troubles(this, problems(handed), from);
    const wanted = needs(handed);
    const open = wanted.filter((one) => one.there < one.needed);
    this.needed = new Set(open.flatMap((one) => one.slots.map((slot) => slot.id)));
    find(this.node, "count").textContent = `${told(wanted)}.`;
    this.show();
  }

  show() {
    const errors = this.found.filter((one) => one.severity === "error");
    for (const piece of this.pieces) {
      const shown = this.found.filter((one) => piece.node.contains(byId(one.id)) && this.heard(one));
      piece.show(shown.length > 0, !errors.some((one) => piece.node.contains(byId(one.id))) && !this.asked(piece.slot));
    }
    const ready = find(this.node, "ready");
    for (const place of this.node.querySelectorAll(".mc-trouble"))
      if (!ready.contains(place)) this.trouble(/** @type {HTMLElement} */ (place));
    const count = number(errors.length).replace(/^./, (letter) => letter.toUpperCase());
    const things = errors.length === 1 ? "thing" : "things";
    this.list(find(this.node, "left"), `${count} ${things} left before you can send`, errors);
    const others = this.found.filter((one) => one.severity !== "error");
    this.list(find(this.node, "look"), "Look at this once more. It does not stop you", others);
    for (const step of this.node.querySelectorAll("[data-mc-step]")) this.step(/** @type {HTMLElement} */ (step), errors);
    if (errors.length) this.close();
    else if (!ready.hidden) this.send();
  }

  /** Return whether it is time to tell of something. @param {Trouble} trouble */
  heard({ id, code }) {
    const writing = code === "S20" && document.activeElement === byId(id);
    return this.pressed || (this.touched.has(id) && !writing);
  }

  /** Show what is wrong with a control. @param {HTMLElement} place */
  trouble(place) {
    const id = place.id.replace(/-trouble$/, "");
    const found = this.found.filter((one) => one.id === id && this.heard(one));
    const text = found.map((one) => one.text).join(" ");
    if (place.textContent === text) return;
    place.hidden = !text;
    place.replaceChildren(...(text ? [iconNode("alert"), made("span", text)] : []));
    const error = found.some((one) => one.severity === "error");
    place.classList.toggle("mc-trouble--look", !error);
    if (error) byId(id)?.setAttribute("aria-invalid", "true");
    else byId(id)?.removeAttribute("aria-invalid");
    if (document.activeElement?.id === id && text) this.say(text);
  }

  /** @param {HTMLElement} box @param {string} title @param {Trouble[]} found */
  list(box, title, found) {
    box.hidden = !found.length;
    const lines = found.map((one) => {
      const link = made("a", one.text, { href: `#${one.id}` });
      link.addEventListener("click", (event) => {
        event.preventDefault();
        goTo(one.id);
      });
      const line = made("li");
      line.append(link);
      return line;
    });
    const list = made("ul");
    list.append(...lines);
    box.replaceChildren(made("p", title, { className: "mc-left__title" }), list);
  }

  /** @param {HTMLElement} step @param {Trouble[]} errors */
  step(step, errors) {
    const name = step.dataset.mcStep ?? "";
    const parts = [...this.node.querySelectorAll(`#${name}, [data-mc-part="${name}"]`)];
    const open = errors.some((one) => parts.some((part) => part.contains(byId(one.id))));
    const done = step.querySelector(".mc-form__done");
    if (done instanceof HTMLElement) done.hidden = open || !this.filledIn(name);
  }

  /** Return whether something was put into a part of the form that has to be. @param {string} part */
  filledIn(part) {
    const { account, consent, integrity } = this.draft;
    return { you: account, evidence: true, consent: consent.students_visible !== null, work: integrity.own_work }[part];
  }

  /** Check it all, and lead to what is left or to how it is sent. */
  press() {
    this.pressed = true;
    this.check();
    if (this.found.some((one) => one.severity === "error")) {
      const box = find(this.node, "left");
      box.scrollIntoView({ block: "nearest" });
      box.focus();
    } else {
      this.keep();
      this.send();
      byId("ready-title").focus();
    }
  }

  /** Show how it is sent. */
  send() {
    const place = find(this.node, "ready");
    place.hidden = false;
    ready(this, place, this.attempt().text);
    this.primary(false);
  }

  close() {
    const place = find(this.node, "ready");
    place.hidden = true;
    place.replaceChildren();
    this.primary(true);
  }

  /** There is one filled button at a time. @param {boolean} checking */
  primary(checking) {
    this.node.querySelector("button[type=submit]")?.classList.toggle("mc-button--filled", checking);
  }

  /** Keep the draft, if anything is in it. */
  keep() {
    clearTimeout(this.timers.keep);
    this.timers.keep = undefined;
    if (!this.alone || !this.something()) return;
    this.draft.saved = new Date().toISOString();
    this.kept = this.store.keep(this.draft);
    this.tell();
  }

  /** Return whether anything is in the draft that would be missed. */
  something() {
    const { entries, written, again, account, integrity, publish, consent } = this.draft;
    const texts = [...Object.values(written), account, integrity.ai_use, publish.name];
    const facts = entries.some((one) => Object.entries(one).some(([name, value]) => name !== "slot" && value));
    const ticks = integrity.own_work || consent.students_visible !== null;
    return Boolean(again || facts || ticks || texts.some((text) => text.trim()));
  }

  /** Tell where the draft is. */
  tell() {
    const { saved, taken } = this.draft;
    const now = new Date();
    find(this.node, "saved-icon").hidden = this.kept !== "kept" && (this.lost() || !saved);
    if (this.kept === "full") this.saved("This browser has no room left for drafts. Save what you have as a file before you leave.");
    else if (this.kept === "forbidden")
      this.saved("This browser keeps no drafts for this page. Save what you have as a file before you leave.");
    else if (saved) {
      find(this.node, "drafts").hidden = false;
      const how = this.program.repository ? "You opened GitHub with it" : "You saved it as a file";
      const sent = taken ? `${how} at ${moment(taken, now)}.` : "Nothing has been sent.";
      this.saved(`Draft saved on this device at ${moment(saved, now)}. ${sent}`);
    }
    const later = find(this.node, "later");
    later.textContent = this.lost() ? "Save what I have as a file" : "Save and come back later";
  }

  /** Return whether this browser cannot keep drafts. */
  lost() {
    return this.kept === "full" || this.kept === "forbidden";
  }

  /** @param {string} text */
  saved(text) {
    find(this.node, "saved").textContent = text;
  }

  /** Save it for later: here, or as a file where nothing can be kept here. */
  later() {
    this.keep();
    const { submission, text } = this.attempt();
    const name = `${this.given.slug}-draft.md`;
    if (this.lost()) download(name, text.replace("\nstatus: ready\n", "\nstatus: draft\n"));
    find(this.node, "later-said").textContent = this.lost()
      ? `Saved as ${name}. Open it here when you go on.`
      : submission && this.something()
        ? "Saved. Come back to this page on this device, in this browser."
        : "There is nothing to save yet.";
  }
}

/** Return the day it is where the programme is, as 2026-11-21. @param {string} timeZone */
function today(timeZone) {
  /** @param {string | undefined} zone */
  const day = (zone) => new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(new Date());
  try {
    return day(timeZone);
  } catch {
    return day(undefined); // a zone that this browser does not know
  }
}
