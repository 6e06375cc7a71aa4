// The parts of the form that are not evidence: who hands in, consent, whose work it is, what is public.

import { byId, find, made, told } from "./dom.js";

/** @typedef {import("./form.js").Form} Form */

/**
 * Fill these parts in from the draft, and the draft from them.
 *
 * @param {Form} form
 * @returns {() => boolean} tells whether anything was typed for the account's number
 */
export function bind(form) {
  const { consent, integrity, publish } = form.draft;
  describe(form);
  bindFields(form, "consent", consent);
  bindFields(form, "integrity", integrity);
  bindFields(form, "publish", publish);
  for (const radio of form.node.querySelectorAll("[name=students_visible]")) bindAnswer(form, /** @type {any} */ (radio));
  return form.program.mode === "open" ? bindAccount(form) : () => false;
}

/** Say what the release asks for in these parts. @param {Form} form */
function describe(form) {
  const { slots, integrity, language } = form.release;
  const shown = slots.some(shows);
  byId("consent").hidden = !shown;
  find(form.node, "consent-step").hidden = !shown;
  find(form.node, "consents").replaceChildren(
    ...slots.filter((/** @type {any} */ slot) => slot.consent).map((/** @type {any} */ slot) => {
      const line = made("p", "", { className: "mc-measure", lang: language });
      line.append(made("strong", `${slot.name}.`), ` ${slot.consent}`);
      return line;
    }),
  );
  told(find(form.node, "integrity"), integrity ?? "");
  find(form.node, "integrity").lang = language;
}

/** Return whether students may be shown in what a slot takes. @param {any} slot */
const shows = (slot) => slot.shows_students || [slot.kind, ...slot.alternatives].includes("student-work");

/** @param {Form} form @param {string} part @param {Record<string, unknown>} values */
function bindFields(form, part, values) {
  for (const name of Object.keys(values)) {
    const field = byId(`${part}-${name}`);
    const way = field?.type === "checkbox" ? "checked" : "value";
    if (!field || !(way in field)) continue;
    field[way] = values[name];
    field.addEventListener("input", () => {
      values[name] = field[way];
      form.typed(field.id);
    });
    field.addEventListener("change", () => form.touch(field.id));
  }
}

/** @param {Form} form @param {HTMLInputElement} radio */
function bindAnswer(form, radio) {
  const { consent } = form.draft;
  const answer = radio.value === "yes";
  radio.checked = consent.students_visible === answer;
  radio.addEventListener("change", () => {
    consent.students_visible = answer;
    form.changed();
    form.touch("consent-students_visible");
  });
}

const LOGIN = /^[A-Za-z\d](?:[A-Za-z\d]|-(?=[A-Za-z\d])){0,38}$/;

/** @param {Form} form */
function bindAccount(form) {
  const [login, account] = [byId("login"), byId("account")];
  /** @type {HTMLAnchorElement} */
  const link = form.node.querySelector("[data-mc-number]") ?? document.createElement("a");
  const { host } = new URL(form.program.repository ?? "https://github.com");
  const users = host === "github.com" ? "https://api.github.com/users/" : `https://${host}/api/v3/users/`;
  const show = () => {
    const name = login.value.trim().replace(/^@/, "");
    link.toggleAttribute("href", LOGIN.test(name));
    if (LOGIN.test(name)) link.href = users + name;
    link.setAttribute("aria-disabled", String(!LOGIN.test(name)));
  };
  login.addEventListener("input", show);
  show();
  account.value = form.draft.account;
  account.addEventListener("input", () => {
    form.draft.account = accountNumber(account.value);
    form.typed("account");
  });
  account.addEventListener("change", () => {
    if (form.draft.account) {
      account.value = form.draft.account;
      form.store.remember(form.draft.account);
    }
    form.touch("account");
  });
  return () => account.value.trim() !== "";
}

/** How people come by the number of an account; the number is in the brackets. */
const NUMBERED = [
  /^(?:github:)?([1-9]\d{0,18})$/,
  /"?\bid"?\s*:?\s*([1-9]\d{0,18})\b/,
  /avatars\.githubusercontent\.com\/u\/([1-9]\d{0,18})\b/,
  /^([1-9]\d{0,18})\+[\w-]+@users\.noreply\.github\.com$/,
];

/** Return the number of an account that a text tells, "" where it tells none. @param {string} text */
export function accountNumber(text) {
  for (const form of NUMBERED) {
    const match = form.exec(text.trim());
    if (match) return match[1];
  }
  return "";
}
