// The parts of the page: found, filled in, copied from templates.

/**
 * Return what a page marks with `data-mc-<name>`.
 *
 * @param {ParentNode} parent
 * @param {string} name
 * @returns {any}
 */
export const find = (parent, name) => parent.querySelector(`[data-mc-${name}]`);

/** Return the element of an id. @param {string} id @returns {any} */
export const byId = (id) => document.getElementById(id);

/**
 * Return a copy of what a template holds; `own` takes the place of each * in its ids.
 *
 * @param {string} name
 * @param {string} [own]
 * @returns {any}
 */
export function copyOf(name, own = "") {
  const copy = byId(name).content.firstElementChild.cloneNode(true);
  for (const node of [copy, ...copy.querySelectorAll("*")])
    for (const attribute of ["id", "for", "aria-describedby", "aria-labelledby"])
      if (node.getAttribute(attribute)?.includes("*"))
        node.setAttribute(attribute, node.getAttribute(attribute).replaceAll("*", own));
  return copy;
}

/** Show an element with a text, or hide it where there is none. @param {HTMLElement} node @param {string} text */
export function told(node, text) {
  node.hidden = !text;
  node.textContent = text;
}

/** Draw an icon of the sprite. @param {Element} parent @param {string} icon */
export function drawn(parent, icon) {
  for (const use of parent.querySelectorAll("use"))
    use.setAttribute("href", `${root()}assets/mc/icons.svg#${icon}`);
}

/** Return the address of the site's first page. */
export const root = () => new URL(`${find(document, "submit").dataset.root}/`, location.href).href;

/**
 * Return a new element with a text.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} [text]
 * @param {Partial<HTMLElementTagNameMap[T]>} [more]
 */
export const made = (tag, text = "", more = {}) => Object.assign(document.createElement(tag), { textContent: text }, more);

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** Return a count in words up to ten, in figures beyond. @param {number} count */
export const number = (count) => NUMBERS[count] ?? count.toLocaleString("en-US");

/** Return a text with its first letter a capital, and a full stop. @param {string} text */
export const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?…]$/.test(text) ? "" : ".");

/** Return an icon of the sprite. @param {string} name */
export function iconNode(name) {
  const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  icon.setAttribute("class", "mc-icon");
  icon.setAttribute("aria-hidden", "true");
  icon.append(document.createElementNS("http://www.w3.org/2000/svg", "use"));
  drawn(icon, name);
  return icon;
}

/** Move to a control, whatever hides it, and let it be typed into. @param {string} id */
export function goTo(id) {
  const target = byId(id);
  const details = target?.closest("details");
  if (details) details.open = true;
  const control = target?.matches("fieldset") ? target.querySelector("input") : target;
  control?.scrollIntoView({ block: "center" });
  control?.focus({ preventScroll: true });
}

/** Give a text to the reader as a file. @param {string} name @param {string} text */
export function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
  made("a", "", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
