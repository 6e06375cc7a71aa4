// What the teacher wrote, as plain text beside the rubric.

import { writtenParts } from "../submit/rules/written.js";
import { copyOf, find } from "./dom.js";

/**
 * Return the written parts of an attempt, each under the slot that it is for.
 *
 * @param {string} text
 * @param {any} release
 * @returns {HTMLElement[]}
 */
export function writtenViews(text, { slots, language }) {
  if (!text) return [];
  const plain = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  return writtenParts(plain, slots).map((part, place) => {
    const slot = slots.find((/** @type {any} */ one) => one.id === part.slot);
    const view = copyOf("mc-part", String(place + 1));
    const below = slot ? part.text.split("\n").slice(headingOf(part.text)).join("\n") : part.text;
    find(view, "name").textContent = slot?.name ?? "Beside what was asked for";
    find(view, "name").lang = slot ? language : "en";
    find(view, "kind").textContent = `${part.words} ${part.words === 1 ? "word" : "words"}`;
    find(view, "prompt").textContent = slot?.prompt ?? "";
    find(view, "prompt").lang = language;
    view.querySelector("details").hidden = !slot;
    find(view, "text").textContent = flowing(below.trim());
    find(view, "text").lang = language;
    return view;
  });
}

/** Return a text in which lines that only go on with one before stand behind it, as a page would show them. @param {string} text */
const flowing = (text) => text.replace(/(\S)[ \t]*\n(?![ \t]*(?:\n|[-*+>|#]|\d+[.)]\s))[ \t]*/g, "$1 ");

/** Return how many lines at its beginning are the heading that a part was found by. @param {string} text */
function headingOf(text) {
  const [first = "", second = ""] = text.split("\n");
  if (!first.trim()) return 0;
  return /^ {0,3}(?:=+|-{2,}) *$/.test(second) ? 1 : 0;
}
