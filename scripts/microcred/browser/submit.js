// The page on which a submission is put together: finds the draft to go on with, and opens the form.

import { asked, following, releaseOf } from "./submit/again.js";
import { byId, copyOf, find, made, root, told } from "./submit/dom.js";
import { empty, ID_LENGTH, randomId } from "./submit/draft.js";
import { Form } from "./submit/form.js";
import { moment, Store } from "./submit/store.js";

/** @typedef {import("./submit/draft.js").Draft} Draft */

const page = find(document, "submit");
let node = find(page, "form");
const pristine = node.cloneNode(true);
const given = JSON.parse(byId("mc-submit-data").textContent);
const store = new Store(root(), given.slug);

const newId = () => randomId(ID_LENGTH, (bytes) => crypto.getRandomValues(bytes));

/** @type {Form | undefined} */
let form;

/**
 * Open the form with a draft, in place of the one that is open.
 *
 * @param {Draft} draft
 * @param {any} release
 */
function open(draft, release) {
  form?.end();
  const fresh = pristine.cloneNode(true);
  node.replaceWith(fresh);
  node = fresh;
  node.hidden = false;
  page.classList.add("mc-submit--on");
  const closed = find(page, "closed");
  if (closed) closed.hidden = draft.attempt > 1;
  find(page, "attempt").textContent = draft.attempt > 1 ? `, attempt ${draft.attempt}` : "";
  form = new Form(node, given, release, draft, store);
  listDrafts(form);
}

/** Open the form with nothing in it. */
const openEmpty = () => open({ ...empty(given.release.name, newId()), account: store.account() }, given.release);

/** Open the form with a draft that is kept, where this page has a form for it. @param {Draft} draft */
async function openKept(draft) {
  const release = await releaseOf(draft.credential, given);
  if (release && (draft.attempt > 1 || release === given.release)) open(draft, release);
  else open({ ...draft, credential: given.release.name }, given.release);
}

/** Open what was kept last, or an empty form; no form where a first attempt is not taken any more. */
async function openLatest() {
  const latest = store.all().find((one) => one.attempt > 1 || !given.retired);
  if (latest) await openKept(latest);
  else if (!given.retired) openEmpty();
  else {
    form?.end();
    node.hidden = true;
    page.classList.add("mc-submit--on");
  }
}

/** List the other drafts of this micro-credential, and what may be done with this one. @param {Form} shown */
function listDrafts(shown) {
  const place = find(node, "drafts");
  const others = store.all().filter((one) => one.key !== shown.draft.key);
  place.hidden = !others.length && !shown.draft.saved;
  const list = made("ul", "", { className: "mc-plain" });
  list.append(...others.map((draft) => draftLine(draft)));
  const details = made("details", "", { className: "mc-details" });
  details.append(made("summary", others.length ? `Your drafts on this device (${others.length + 1})` : "This draft"), list);
  const buttons = made("p", "", { className: "mc-buttons" });
  const another = made("button", "Begin another draft", { type: "button", className: "mc-button mc-button--small" });
  another.addEventListener("click", openEmpty);
  const drop = made("button", "Delete this draft", { type: "button", className: "mc-button mc-button--small" });
  twice(drop, () => {
    shown.end();
    store.drop(shown.draft);
    openLatest();
  });
  if (!given.retired) buttons.append(another);
  buttons.append(drop);
  details.append(buttons);
  place.replaceChildren(details);
}

/** @param {Draft} draft */
function draftLine(draft) {
  const line = copyOf("mc-draft-line");
  find(line, "draft-name").textContent = `Attempt ${draft.attempt}, saved at ${moment(draft.saved, new Date())}`;
  find(line, "draft-open").addEventListener("click", () => openKept(draft));
  twice(find(line, "draft-delete"), () => {
    store.drop(draft);
    line.remove();
  });
  return line;
}

/** Do something that cannot be undone on the second press alone. @param {HTMLButtonElement} button @param {() => void} act */
function twice(button, act) {
  const word = button.textContent ?? "";
  button.addEventListener("click", () => {
    if (button.dataset.sure) return act();
    button.dataset.sure = "yes";
    button.textContent = "Press again to delete it for good";
    button.addEventListener("blur", () => {
      delete button.dataset.sure;
      button.textContent = word;
    }, { once: true });
  });
}

/** Open the file of an earlier attempt that a person chooses. @param {File} file */
async function byHand(file) {
  const number = /attempt-(\d{1,2})\b/.exec(file.name)?.[1];
  const attempt = number ? Math.min(Number(number) + 1, 99) : 2;
  const unknown = { attempt, again: { repository: "", branch: "", unmet: [] } };
  const found = await following(await file.text(), given, newId(), known ?? unknown);
  if (typeof found === "string") tellOfEarlier(`“${file.name}”: ${found}`);
  else begin(found);
}

/** Begin with a draft, and keep it. @param {{draft: Draft, release: any}} found */
function begin(found) {
  told(byId("earlier-trouble"), "");
  open(found.draft, found.release);
  form?.keep();
  if (form) listDrafts(form);
}

/** @type {import("./submit/again.js").Known | undefined} */
let known;

/** Ask for the file of the attempt before, which a link was too short for. @param {import("./submit/again.js").Known} told */
function askForEarlier(told) {
  known = told;
  const { submission, attempt, again } = told;
  const file = `submissions/${given.slug}/${submission}/attempt-${attempt - 1}.md`;
  const { origin } = new URL(given.program.repository ?? "https://github.com");
  const link = find(page, "earlier-file");
  link.textContent = `attempt-${attempt - 1}.md`;
  if (again.repository && again.branch)
    link.href = encodeURI(`${origin}/${again.repository}/blob/${again.branch}/${file}`);
  find(page, "earlier-ask").hidden = false;
  find(page, "earlier").querySelector("details").open = true;
  page.classList.add("mc-submit--on");
}

/** @param {string} text */
function tellOfEarlier(text) {
  find(page, "earlier").querySelector("details").open = true;
  told(byId("earlier-trouble"), text);
}

async function start() {
  byId("earlier").addEventListener("change", (/** @type {any} */ event) => {
    const [file] = event.target.files;
    if (file) byHand(file);
    event.target.value = "";
  });
  find(page, "earlier").hidden = false;
  const found = await asked(given, store, newId());
  if (found && typeof found === "object") return "known" in found ? askForEarlier(found.known) : begin(found);
  await openLatest();
  if (found) tellOfEarlier(found);
}

/** Return whether this browser knows what the form is made of. */
function modern() {
  try {
    return Boolean(new RegExp("[a&&b]", "v") && DecompressionStream && crypto.getRandomValues);
  } catch {
    return false;
  }
}

if (modern()) {
  // A file that misses its place would otherwise be opened instead of this page.
  for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => event.preventDefault());
  addEventListener("hashchange", () => location.hash.startsWith("#again=") && location.reload());
  start();
} else page.classList.add("mc-submit--old");
