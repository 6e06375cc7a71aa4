// The end of the form: how what was put together is sent.

import { copyOf, download, find, told } from "./dom.js";
import { before, filed, newFile } from "./sending.js";

/** @typedef {import("./form.js").Form} Form */

/**
 * Show how an attempt is sent, in place of what is shown there.
 *
 * @param {Form} form
 * @param {HTMLElement} place
 * @param {string} text that of the file
 */
export function ready(form, place, text) {
  const github = form.program.repository;
  const shown = place.firstElementChild ?? place.appendChild(copyOf(github ? "mc-ready-github" : "mc-ready-file"));
  const fresh = !(/** @type {HTMLElement} */ (shown).dataset.ready);
  /** @type {HTMLElement} */ (shown).dataset.ready = "yes";
  find(shown, "whole").value = text;
  if (github) byGitHub(form, shown, text, fresh);
  else byFile(form, shown, fresh);
}

/** @param {Form} form @param {any} shown @param {string} text @param {boolean} fresh */
function byGitHub(form, shown, text, fresh) {
  const { draft } = form;
  const again = draft.attempt > 1;
  const known = !again || draft.again?.repository;
  const { address, filled } = newFile(form, text);
  find(shown, "where").hidden = Boolean(known);
  find(shown, "way").hidden = !known;
  find(shown, "path").textContent = filed(form);
  find(shown, "open").href = address;
  find(shown, "place").textContent = new URL(address).pathname.split("/").slice(1, 3).join("/");
  find(shown, "filled").hidden = !filled;
  find(shown, "first").hidden = again;
  find(shown, "next").hidden = !again;
  find(shown, "fork").hidden = again;
  for (const step of shown.querySelectorAll("[data-mc-by-hand]")) step.hidden = filled;
  find(shown, "open").classList.toggle("mc-button--filled", filled);
  if (!fresh) return;
  find(shown, "copy").addEventListener("click", () => copy(shown));
  find(shown, "open").addEventListener("click", () => take(form));
  askWhere(form, shown);
}

/** @param {any} shown */
async function copy(shown) {
  const whole = find(shown, "whole");
  const said = find(shown, "copied");
  try {
    await navigator.clipboard.writeText(whole.value);
    said.textContent = "Copied.";
  } catch {
    whole.closest("details").open = true;
    whole.focus();
    whole.select();
    said.textContent = "Your browser does not let this page copy. The text is selected below: copy it from there.";
  }
}

/** Remember that the attempt was taken along. @param {Form} form */
function take(form) {
  form.draft.taken = new Date().toISOString();
  form.keep();
}

/** Ask for the address of the last attempt, from which the next one's follows. @param {Form} form @param {any} shown */
function askWhere(form, shown) {
  const field = shown.querySelector("#where");
  const trouble = shown.querySelector("#where-trouble");
  field.addEventListener("input", () => {
    const place = before(field.value, form.given.slug);
    told(trouble, place || !field.value.trim() ? "" : NO_ADDRESS);
    if (!place || !form.draft.again) return;
    Object.assign(form.draft.again, { repository: place.repository, branch: place.branch });
    Object.assign(form.draft, { submission: place.submission, attempt: place.attempt + 1 });
    form.keep();
    form.send();
    find(shown, "copy").focus();
  });
}

const NO_ADDRESS = "This is not the address of an attempt for this micro-credential. It has /blob/ in it, and ends in attempt-1.md or the like.";
/** @param {Form} form @param {any} shown @param {boolean} fresh */
function byFile(form, shown, fresh) {
  const { draft, given } = form;
  const name = `${given.slug}-attempt-${draft.attempt}.md`;
  find(shown, "file-name").textContent = name;
  find(shown, "path").textContent = name;
  const mail = find(shown, "mail");
  if (mail.href.startsWith("mailto:"))
    mail.href = `${mail.href.split("?")[0]}?subject=${encodeURIComponent(`${given.title}, attempt ${draft.attempt}`)}`;
  if (!fresh) return;
  const whole = find(shown, "whole");
  find(shown, "save").addEventListener("click", () => {
    download(name, whole.value);
    find(shown, "copied").textContent = "Saved. Look in your downloads.";
    take(form);
  });
  const share = find(shown, "share");
  share.hidden = !shareable(name, "");
  share.addEventListener("click", async () => {
    try {
      await navigator.share({ files: [shareable(name, whole.value) ?? new File([], name)], title: given.title });
      take(form);
    } catch {
      find(shown, "copied").textContent = "Nothing was shared. You can save the file instead.";
    }
  });
}

/** Return a file that this device can share, null where it shares none. Some share plain text alone. @param {string} name @param {string} text */
function shareable(name, text) {
  const files = [
    new File([text], name, { type: "text/markdown" }),
    new File([text], name.replace(/md$/, "txt"), { type: "text/plain" }),
  ];
  return files.find((file) => navigator.canShare?.({ files: [file] })) ?? null;
}

