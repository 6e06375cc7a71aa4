// The parts of the page: found, filled in, copied from templates.

import { byId, copyOf, find, made, number, sentence, told } from "../submit/dom.js";

export { byId, copyOf, find, made, number, told };

/** Return a text with its first letter a capital, and a full stop. @param {string} text */
export const closed = (text) => sentence(text.replace(/^`?\p{Ll}/u, (first) => first.toUpperCase()));

/** Return the address of the site's first page. */
export const root = () => new URL(`${find(document, "score").dataset.root}/`, location.href).href;

/** Say something to whoever does not see what changed. @param {string} text */
export const say = (text) => {
  find(document, "said").textContent = text;
};

/**
 * Return a sentence in which what stands between ticks is picked out.
 *
 * @param {string} text
 */
export function rich(text) {
  const parts = text.split("`");
  const all = document.createDocumentFragment();
  all.append(...parts.map((part, place) => (place % 2 ? made("strong", part) : part)));
  return all;
}

/** Return an icon of the sprite. @param {string} name */
export function icon(name) {
  const drawn = find(document, "score").querySelector("svg.mc-icon").cloneNode(true);
  drawn.querySelector("use").setAttribute("href", `${root()}assets/mc/icons.svg#${name}`);
  return drawn;
}

/**
 * Copy what a field holds, and say so beside its button.
 *
 * @param {HTMLTextAreaElement} field
 * @param {HTMLElement} status
 */
export async function copied(field, status) {
  try {
    await navigator.clipboard.writeText(field.value);
    status.textContent = "Copied.";
  } catch {
    field.focus();
    field.select();
    status.textContent = "Selected. Press Ctrl and C to copy.";
  }
}

/** Return a text as one word of a shell. @param {string} text */
export const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
