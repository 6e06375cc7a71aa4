// What the rules found, in words of the form: each with the control that mends it.

import { byId, sentence } from "./dom.js";
import { itemName } from "./rules/handed.js";

/** @typedef {import("./form.js").Form} Form */
/** @typedef {import("./rules/handed.js").Problem} Problem */
/** @typedef {import("./rules/handed.js").Place} Place */
/** @typedef {{id: string, text: string, severity: string, code: string}} Trouble */

/** What is missing, where the model asks for it. @type {Record<string, string>} */
const MISSING = {
  url: "its link is missing",
  sha256: "its file is missing, and with it the fingerprint",
  bytes: "its size is missing",
  media_type: "its media type is missing",
};

/**
 * Return what was found as troubles, one for each control and sentence.
 *
 * @param {Form} form
 * @param {Problem[]} problems
 * @param {Place[]} from the field that each line of the file is from
 * @returns {Trouble[]}
 */
export function troubles(form, problems, from) {
  const told = problems.filter((one) => !impliedBy(one, problems) && !settled(form, one));
  const found = told.map((one) => {
    const at = one.at ?? from[(one.line ?? 0) - 1] ?? [];
    const { code, severity } = one;
    return { id: control(form, at, one.slots), text: sentence(text(form, one, at)), code, severity };
  });
  const first = found.filter((one, place) => found.findIndex((other) => other.id === one.id && other.text === one.text) === place);
  return first.sort((one, other) => order(byId(one.id), byId(other.id)));
}

/** Compare controls by their place in the page. @param {Node | null} one @param {Node | null} other */
function order(one, other) {
  if (!one || !other || one === other) return 0;
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

/** Return whether something will be known once a file is read. @param {Form} form @param {Problem} problem */
function settled(form, { code, at }) {
  return code === "S14" && at?.[2] === "duration" && Boolean(form.view(Number(at[1]))?.entry.reading);
}

/** Return whether a problem says no more than another one. @param {Problem} problem @param {Problem[]} all */
function impliedBy({ code, at }, all) {
  const same = (/** @type {Problem} */ one) => one.code === "M03" && String(one.at) === String(at);
  if (code !== "M03" && at && all.some(same)) return true;
  // Facts of a file that are missing since the file is.
  if (code !== "M01" || (at?.[2] !== "bytes" && at?.[2] !== "media_type")) return false;
  return all.some((one) => one.code === "M01" && one.at?.[1] === at[1] && one.at?.[2] === "sha256");
}

/** Return the id of the control that a field is given with. @param {Form} form @param {Place} at @param {string[]} [slots] */
function control(form, at, slots) {
  const [part, place] = at;
  if (slots) return form.piece(slots[0])?.control() ?? "evidence";
  if (part === "evidence") return form.view(Number(place))?.control(String(at[2] ?? "url")) ?? "evidence";
  if (part === "written") return `written-${place}`;
  if (part === "earner") return "account";
  if (part === "consent") return `consent-${place ?? "students_visible"}`;
  if (part === "integrity") return `integrity-${place ?? "own_work"}`;
  return part === "publish" ? `publish-${place}` : "send";
}

/** @param {Form} form @param {Problem} problem @param {Place} at */
function text(form, { code, message }, at) {
  const view = at[0] === "evidence" && at.length > 1 ? form.view(Number(at[1])) : undefined;
  const item = view ? `${itemName(Number(at[1]), view.slot)}: ` : "";
  if (code === "M03") return item + message.charAt(0).toLowerCase() + message.slice(1);
  if (code === "S12" && view?.slot.formats) return `${message}. It takes: ${view.slot.formats}`;
  if (code !== "M01") return message;
  if (at[0] === "earner") return form.accountTyped() ? NO_ACCOUNT : "the number of your GitHub account is missing";
  if (view?.entry.reading && at[2] === "sha256") return `“${view.entry.name}” is still being read`;
  return item + (MISSING[String(at[2])] ?? "something is missing");
}

const NO_ACCOUNT = "no number of an account is to be found here. Copy what stands after “id”";
