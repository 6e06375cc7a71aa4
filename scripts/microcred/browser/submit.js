// The page on which a submission is put together: finds the draft to go on with, and opens the form.

import { unpacked } from "./packing.js";
import { byId, copyOf, find, made, root, told } from "./submit/dom.js";
import { empty, ID_LENGTH, randomId } from "./submit/draft.js";
import { Form } from "./submit/form.js";
import { moment, Store } from "./submit/store.js";

/** @typedef {import("./submit/draft.js").Draft} Draft */

const page = find(document, "submit");
const node = find(page, "form");
const given = JSON.parse(byId("mc-submit-data").textContent);
const store = new Store(root(), given.slug);

const newId = () => randomId(ID_LENGTH, (bytes) => crypto.getRandomValues(bytes));

/** What reads an earlier attempt, fetched when there is one. @returns {Promise<typeof import("./earlier.js")>} */
const reading = () => import(String(new URL("earlier.js", import.meta.url)));

/**
 * Return what a release asks for, null where this site does not know it.
 *
 * @param {string} name
 */
async function releaseOf(name) {
  if (name === given.release.name) return given.release;
  const [slug, version] = name.split("@");
  if (slug !== given.slug || !/^[\d.]{1,20}$/.test(version ?? "")) return null;
  const answer = await fetch(`../${version}/form.json`).catch(() => null);
  return answer?.ok ? answer.json() : null;
}

/** @param {Draft} draft @param {any} release */
function open(draft, release) {
  page.classList.add("mc-submit--on");
  node.hidden = false;
  const closed = find(page, "closed");
  if (closed && draft.attempt > 1) closed.hidden = true;
  find(page, "attempt").textContent = draft.attempt > 1 ? `, attempt ${draft.attempt}` : "";
  const form = new Form(node, given, release, draft, store);
  listDrafts(form);
  return form;
}

/** List the other drafts of this micro-credential, and what may be done with this one. @param {Form} form */
function listDrafts(form) {
  const place = find(node, "drafts");
  const others = store.all().filter((one) => one.key !== form.draft.key);
  place.hidden = !others.length && !form.draft.saved;
  const list = made("ul", "", { className: "mc-plain" });
  list.append(...others.map((draft) => draftLine(draft)));
  const details = made("details", "", { className: "mc-details" });
  details.append(made("summary", others.length ? `Your drafts on this device (${others.length + 1})` : "This draft"), list);
  const buttons = made("p", "", { className: "mc-buttons" });
  const begin = made("button", "Begin another draft", { type: "button", className: "mc-button mc-button--small" });
  begin.addEventListener("click", () => restart(empty(given.release.name, newId())));
  const drop = made("button", "Delete this draft", { type: "button", className: "mc-button mc-button--small" });
  twice(drop, () => {
    form.alone = false;
    store.drop(form.draft);
    location.reload();
  });
  if (!given.retired) buttons.append(begin);
  buttons.append(drop);
  details.append(buttons);
  place.replaceChildren(details);
}

/** @param {Draft} draft */
function draftLine(draft) {
  const line = copyOf("mc-draft-line");
  find(line, "draft-name").textContent = `Attempt ${draft.attempt}, saved at ${moment(draft.saved, new Date())}`;
  find(line, "draft-open").addEventListener("click", () => restart(draft));
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

/** Go on with another draft: it is the latest then, and the page begins with the latest. @param {Draft} draft */
function restart(draft) {
  store.keep({ ...draft, saved: new Date().toISOString() });
  location.hash = "";
  location.reload();
}

/**
 * Return the draft that follows an earlier attempt, or why there is none.
 *
 * @param {string} text that of its file
 * @param {Partial<Draft>} more
 * @returns {Promise<{draft: Draft, release: any} | string>}
 */
async function following(text, more) {
  const { draftOf, fieldsOf, NoAttempt } = await reading();
  try {
    const fields = fieldsOf(text);
    const release = await releaseOf(fields.credential);
    if (!release) return `This file is for ${String(fields.credential).slice(0, 80)}, which this page has no form for.`;
    const draft = draftOf(text, release, newId());
    const begun = fields.status === "draft";
    return { draft: { ...draft, ...(begun ? {} : more) }, release };
  } catch (error) {
    return error instanceof NoAttempt ? error.message : "This file could not be read.";
  }
}

/** Return the draft that a link of the bot asks for. @returns {Promise<{draft: Draft, release: any} | string | null>} */
async function asked() {
  const packed = /^#again=([\w-]+)$/.exec(location.hash)?.[1];
  if (!packed) return null;
  const told = await unpacked(packed);
  const id = String(told?.submission ?? "");
  const attempt = Number(told?.attempt);
  const fits = /^[2-9a-hj-np-z]{8,16}$/.test(id) && attempt > 1 && attempt < 100 && typeof told.text === "string";
  if (!fits) return "The link to this page is not whole. Copy all of it, or open the file of your last attempt below.";
  history.replaceState(null, "", location.pathname);
  const kept = store.all().find((one) => one.submission === id && one.attempt === attempt);
  const again = {
    repository: /^[\w.-]+\/[\w.-]+$/.test(told.repository) ? told.repository : "",
    branch: /^[^\s\\^~:?*[]{1,250}$/.test(told.branch) ? told.branch : "",
    unmet: Array.isArray(told.unmet) ? told.unmet.filter((/** @type {unknown} */ one) => typeof one === "string") : [],
  };
  const found = await following(told.text, { submission: id, key: `${id}-${attempt}`, attempt, again });
  return kept && typeof found === "object" && found ? { draft: kept, release: found.release } : found;
}

/** Open the file of an earlier attempt that a person chooses. @param {File} file */
async function byHand(file) {
  const number = /attempt-(\d{1,2})\b/.exec(file.name)?.[1];
  const attempt = number ? Math.min(Number(number) + 1, 99) : 2;
  const found = await following(await file.text(), { attempt, again: { repository: "", branch: "", unmet: [] } });
  if (typeof found === "string") told(byId("earlier-trouble"), `“${file.name}”: ${found}`);
  else restart(found.draft);
}

async function begin() {
  byId("earlier").addEventListener("change", (/** @type {any} */ event) => {
    const [file] = event.target.files;
    if (file) byHand(file);
    event.target.value = "";
  });
  find(page, "earlier").hidden = false;
  const found = await asked();
  if (typeof found === "string") {
    find(page, "earlier").querySelector("details").open = true;
    told(byId("earlier-trouble"), found);
  } else if (found) {
    open(found.draft, found.release).keep();
    return;
  }
  const latest = store.all().find((one) => one.attempt > 1 || !given.retired);
  const release = latest && (await releaseOf(latest.credential));
  if (latest && release && (latest.attempt > 1 || release === given.release)) open(latest, release);
  else if (!given.retired) open(latest ? { ...latest, credential: given.release.name } : empty(given.release.name, newId()), given.release);
  else page.classList.add("mc-submit--on");
}

// A file that misses its place would otherwise be opened instead of this page.
for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => event.preventDefault());

begin();
