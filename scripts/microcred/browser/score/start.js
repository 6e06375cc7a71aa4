// What is to be scored, where no link says it: typed in, or gone on with.

import { byId, copyOf, find, told } from "./dom.js";
import { isSubmission } from "./task.js";

/** @typedef {import("./scorecard.js").Draft} Draft */
/** @typedef {import("./scorecard.js").Item} Item */
/** @typedef {import("./scorecard.js").Task} Task */

/** What reads the text of an attempt, fetched where there is one. @returns {Promise<typeof import("../earlier.js")>} */
const reading = () => import(String(new URL("earlier.js", import.meta.url)));

export class Start {
  /**
   * @param {HTMLElement} page
   * @param {any} given
   * @param {import("./drafts.js").Drafts} drafts
   * @param {(task: Task) => void} begin
   */
  constructor(page, given, drafts, begin) {
    this.node = find(page, "start");
    this.given = given;
    this.drafts = drafts;
    this.begin = begin;
    find(this.node, "begin").addEventListener("submit", (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      this.typed();
    });
  }

  /** Ask what is to be scored, or go on with what this window was at. @param {Draft | null} current */
  show(current) {
    if (current) this.begin(current.task);
    else this.node.hidden = false;
    this.list();
  }

  hide() {
    this.node.hidden = true;
  }

  /** Say why a link is of no use here. @param {string} title @param {string} text @param {HTMLAnchorElement | null} [link] */
  warn(title, text, link = null) {
    this.show(null);
    find(this.node, "notice").hidden = false;
    find(this.node, "notice-title").textContent = title;
    find(this.node, "notice-text").textContent = text;
    const place = find(this.node, "notice-link");
    place.parentElement.hidden = !link;
    if (link) place.replaceWith(link);
  }

  list() {
    const all = this.drafts.all();
    find(this.node, "kept").hidden = !all.length;
    find(this.node, "drafts").replaceChildren(...all.map((draft) => this.line(draft)));
  }

  /** @param {Draft} draft */
  line(draft) {
    const { task } = draft;
    const line = copyOf("mc-kept");
    find(line, "kept-name").textContent = `${task.submission}, attempt ${task.attempt}`;
    find(line, "kept-open").addEventListener("click", () => this.begin(task));
    find(line, "kept-drop").addEventListener("click", () => {
      this.drafts.drop(task);
      this.list();
    });
    return line;
  }

  async typed() {
    const submission = byId("submission").value.trim().toLowerCase();
    const attempt = Number(byId("attempt").value);
    const text = byId("text").value;
    const evidence = text.trim() ? await evidenceIn(text) : null;
    const wrong = {
      submission: isSubmission(submission) ? "" : "Write 8 to 16 letters and digits, as they stand in the submission’s address.",
      attempt: Number.isInteger(attempt) && attempt >= 1 && attempt <= 99 ? "" : "Write a number from 1 to 99.",
      text: typeof evidence === "string" ? evidence : "",
    };
    for (const [id, why] of Object.entries(wrong)) {
      told(byId(`${id}-trouble`), why);
      byId(id).toggleAttribute("aria-invalid", Boolean(why));
    }
    const first = Object.entries(wrong).find(([, why]) => why);
    if (first) byId(first[0]).focus();
    else this.begin({ submission, attempt, commit: "", open: null, evidence: /** @type {any} */ (evidence), text });
  }
}

/**
 * Return what the text of an attempt says was handed in, or why that cannot be read.
 *
 * @param {string} text
 * @returns {Promise<Item[] | string>}
 */
async function evidenceIn(text) {
  const { fieldsOf, NoAttempt } = await reading();
  let fields;
  try {
    fields = fieldsOf(text);
  } catch (error) {
    return error instanceof NoAttempt ? error.message : "This text could not be read.";
  }
  /** @type {Map<string, number>} */
  const count = new Map();
  const items = (Array.isArray(fields.evidence) ? fields.evidence : []).filter((one) => /^[0-9a-f]{64}$/.test(one?.sha256));
  return items.map((one) => {
    const item = (count.get(one.slot) ?? 0) + 1;
    count.set(String(one.slot), item);
    const { slot, url, sha256, media_type } = one;
    return { slot: String(slot), item, url: String(url), sha256, media_type: String(media_type), bytes: Number(one.bytes) || 0 };
  });
}
