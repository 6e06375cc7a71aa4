// Where an attempt goes on GitHub: the page there on which a new file is begun, filled in where it fits.

/** @typedef {import("./form.js").Form} Form */

export const LONGEST = 6000; // letters of an address; GitHub refuses those of about 8,000

/** Return the path of an attempt inside the repository. @param {{given: any, draft: any}} form */
export const filed = ({ given, draft }) => `submissions/${given.slug}/${draft.submission}/attempt-${draft.attempt}.md`;

/**
 * Return the address at which the attempt's file is begun, whether it has the text in it, and how
 * long it is with that.
 *
 * The first attempt is proposed to the programme's repository, a next one is put on the branch of the
 * one before.
 *
 * @param {{given: any, draft: any, program: any}} form
 * @param {string} text
 */
export function newFile(form, text) {
  const { repository } = form.program;
  const { again, attempt } = form.draft;
  const own = attempt > 1 && again?.repository;
  const place = own ? `${new URL(repository).origin}/${again.repository}` : repository;
  const branch = own ? again.branch : "main";
  const start = `${place}/new/${branch.split("/").map(encodeURIComponent).join("/")}`;
  const empty = `${start}?filename=${encoded(filed(form))}`;
  const whole = `${empty}&value=${encoded(text)}`;
  const filled = whole.length < LONGEST;
  return { address: filled ? whole : empty, filled, length: whole.length };
}

/** Return a text as part of a query, with no more letters than need be (RFC 3986, section 3.4). @param {string} text */
export function encoded(text) {
  return encodeURIComponent(text).replace(/%(?:20|2C|2F|3A|3F|40)/g, (code) => SHORTER[code]);
}

/** @type {Record<string, string>} */
const SHORTER = { "%20": "+", "%2C": ",", "%2F": "/", "%3A": ":", "%3F": "?", "%40": "@" };

const BLOB = /^https:\/\/[^/]+\/([\w.-]+\/[\w.-]+)\/(?:blob|edit|raw)\/([^?#]+)\/submissions\/([a-z0-9-]+)\/([2-9a-hj-np-z]{8,16})\/attempt-(\d{1,2})\.md(?:[?#].*)?$/;

/** Return what the address of an attempt on GitHub tells. @param {string} address @param {string} slug */
export function before(address, slug) {
  const match = BLOB.exec(address.trim());
  if (!match || match[3] !== slug) return null;
  return { repository: match[1], branch: decodeURIComponent(match[2]), submission: match[4], attempt: Number(match[5]) };
}
