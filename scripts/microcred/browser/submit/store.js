// Drafts kept in the browser, on this device alone.

import { isDraft } from "./draft.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {"kept" | "full" | "forbidden"} Kept */

export class Store {
  /**
   * @param {string} site the address of the site: others may lie on the same host
   * @param {string} slug the micro-credential
   */
  constructor(site, slug) {
    const { pathname } = new URL(site);
    this.prefix = `mc-draft:${pathname}:${slug}:`;
    this.known = `mc-account:${pathname}`;
  }

  /** Return the account that was last handed in with on this device, "" where there is none. */
  account() {
    try {
      return localStorage.getItem(this.known) ?? "";
    } catch {
      return "";
    }
  }

  /** Remember an account for other micro-credentials. @param {string} account */
  remember(account) {
    try {
      localStorage.setItem(this.known, account);
    } catch {
      // It is typed again then.
    }
  }

  /** Return the key that a draft is kept under. @param {Draft} draft */
  key(draft) {
    return `${this.prefix}${draft.key}`;
  }

  /** Return all drafts that can be read, the latest first. @returns {Draft[]} */
  all() {
    return this.keys()
      .flatMap((key) => this.read(key))
      .sort((one, other) => other.saved.localeCompare(one.saved));
  }

  /** @returns {string[]} */
  keys() {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(this.prefix));
    } catch {
      return []; // forbidden
    }
  }

  /** @param {string} key @returns {Draft[]} */
  read(key) {
    try {
      const found = JSON.parse(localStorage.getItem(key) ?? "");
      return isDraft(found) ? [found] : [];
    } catch {
      return [];
    }
  }

  /** Keep a draft, and return whether it is. @param {Draft} draft @returns {Kept} */
  keep(draft) {
    try {
      localStorage.setItem(this.key(draft), JSON.stringify(draft));
      return "kept";
    } catch (error) {
      return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "forbidden";
    }
  }

  /** Delete a draft. @param {Draft} draft */
  drop(draft) {
    try {
      localStorage.removeItem(this.key(draft));
    } catch {
      // Where nothing may be kept, nothing is.
    }
  }
}

/** Return a moment as people say it: 14:02 today, with its day otherwise. @param {string} saved @param {Date} now */
export function moment(saved, now) {
  const at = new Date(saved);
  const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "short" }).format(at);
  if (at.toDateString() === now.toDateString()) return time;
  return `${time} on ${new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(at)}`;
}
