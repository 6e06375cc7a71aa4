// Scorecards begun, kept in the browser on this device alone.

import { isDraft } from "./scorecard.js";

/** @typedef {import("./scorecard.js").Draft} Draft */
/** @typedef {import("./scorecard.js").Task} Task */

export class Drafts {
  /**
   * @param {string} site the address of the site: others may lie on the same host
   * @param {{name: string, hash: string}} release
   */
  constructor(site, release) {
    this.site = `mc-score:${new URL(site).pathname}:`;
    this.prefix = `${this.site}${release.hash.slice(0, 12)}:`;
  }

  /** @param {Task} task */
  key(task) {
    return `${this.prefix}${task.submission}:${task.attempt}:${task.commit}`;
  }

  /** Return what was kept of a task. @param {Task} task @returns {Draft | null} */
  of(task) {
    return this.read(this.key(task));
  }

  /** Return what was kept of an earlier state of the same attempt. @param {Task} task @returns {Draft | null} */
  earlier(task) {
    const { submission, attempt } = task;
    return this.all().find((one) => one.task.submission === submission && one.task.attempt === attempt) ?? null;
  }

  /** Return what this window was scoring before it was loaded anew. @returns {Draft | null} */
  current() {
    try {
      const key = sessionStorage.getItem(this.site) ?? "";
      return key.startsWith(this.prefix) ? this.read(key) : null;
    } catch {
      return null; // forbidden
    }
  }

  /** Return all that can be read, the latest first. @returns {Draft[]} */
  all() {
    let keys;
    try {
      keys = Object.keys(localStorage).filter((key) => key.startsWith(this.prefix));
    } catch {
      return []; // forbidden
    }
    const found = keys.flatMap((key) => this.read(key) ?? []);
    return found.sort((one, other) => other.saved.localeCompare(one.saved));
  }

  /** @param {string} key @returns {Draft | null} */
  read(key) {
    try {
      const found = JSON.parse(localStorage.getItem(key) ?? "");
      return isDraft(found) ? found : null;
    } catch {
      return null;
    }
  }

  /** Keep a draft, and return whether it is. @param {Draft} draft */
  keep(draft) {
    try {
      localStorage.setItem(this.key(draft.task), JSON.stringify(draft));
      sessionStorage.setItem(this.site, this.key(draft.task));
      return true;
    } catch {
      return false;
    }
  }

  /** Delete what was kept of a task. @param {Task} task */
  drop(task) {
    try {
      localStorage.removeItem(this.key(task));
      sessionStorage.removeItem(this.site);
    } catch {
      // Where nothing may be kept, nothing is.
    }
  }
}
