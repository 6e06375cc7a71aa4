// The next attempt: what it takes over from the one before, which a link or a file brings.

import { unpacked } from "../packing.js";

/** @typedef {import("./draft.js").Draft} Draft */

/** What reads an earlier attempt, fetched when there is one. @returns {Promise<typeof import("../earlier.js")>} */
const reading = () => import(String(new URL("earlier.js", import.meta.url)));

/**
 * Return what a release asks for, null where this site does not know it.
 *
 * @param {string} name
 * @param {any} given what the page brings along
 */
export async function releaseOf(name, given) {
  if (name === given.release.name) return given.release;
  const [slug, version] = name.split("@");
  if (slug !== given.slug || !/^[\d.]{1,20}$/.test(version ?? "")) return null;
  const answer = await fetch(`../${version}/form.json`).catch(() => null);
  return answer?.ok ? answer.json() : null;
}

/**
 * Return the draft that follows an earlier attempt, or why there is none.
 *
 * @param {string} text that of its file
 * @param {any} given what the page brings along
 * @param {string} key
 * @param {Partial<Draft>} more
 * @returns {Promise<{draft: Draft, release: any} | string>}
 */
export async function following(text, given, key, more) {
  const { draftOf, fieldsOf, NoAttempt } = await reading();
  try {
    const fields = fieldsOf(text);
    const release = await releaseOf(fields.credential, given);
    if (!release) return `This file is for ${String(fields.credential).slice(0, 80)}, which this page has no form for.`;
    const draft = draftOf(text, release, key);
    if (fields.status === "draft") return { draft, release };
    const integrity = { ...draft.integrity, own_work: false }; // stated of each attempt anew
    return { draft: { ...draft, ...more, integrity }, release };
  } catch (error) {
    return error instanceof NoAttempt ? error.message : "This file could not be read.";
  }
}

/**
 * What a link of the bot tells of the next attempt, but for the text of the one before.
 *
 * @typedef {{submission: string, attempt: number, again: import("./draft.js").Again}} Known
 */

/**
 * Return the draft that a link of the bot asks for, or why there is none; null where none is asked for.
 *
 * Where the text of the attempt before was too long for the link, what else it tells is returned.
 *
 * @param {any} given what the page brings along
 * @param {import("./store.js").Store} store
 * @param {string} key
 * @returns {Promise<{draft: Draft, release: any} | {known: Known} | string | null>}
 */
export async function asked(given, store, key) {
  const packed = /^#again=([\w-]+)$/.exec(location.hash)?.[1];
  if (!packed) return null;
  const told = await unpacked(packed);
  const id = String(told?.submission ?? "");
  const attempt = Number(told?.attempt);
  const fits = /^[2-9a-hj-np-z]{8,16}$/.test(id) && attempt > 1 && attempt < 100;
  if (!fits) return "The link to this page is not whole. Copy all of it, or open the file of your last attempt below.";
  history.replaceState(null, "", location.pathname);
  const kept = store.all().find((one) => one.submission === id && one.attempt === attempt);
  const again = {
    repository: /^[\w.-]+\/[\w.-]+$/.test(told.repository) ? told.repository : "",
    branch: isBranch(told.branch) ? told.branch : "",
    unmet: Array.isArray(told.unmet) ? told.unmet.filter((/** @type {unknown} */ one) => typeof one === "string") : [],
  };
  const release = kept && (await releaseOf(kept.credential, given));
  if (release) return { draft: kept, release };
  const known = { submission: id, attempt, again };
  return told.text === undefined ? { known } : following(String(told.text), given, key, known);
}

/** Return whether a text may be the name of a branch, and leads nowhere else. @param {unknown} text */
const isBranch = (text) =>
  typeof text === "string" && /^[^\s\\^~:?*[]{1,250}$/.test(text) && !text.split("/").some((part) => /^\.*$/.test(part));
