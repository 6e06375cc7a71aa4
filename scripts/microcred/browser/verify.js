// The page /verify/: takes a badge in and has it checked.

import { check } from "./check.js";
import { find, Panel } from "./page.js";
import { parsed, reaching } from "./reach.js";
import { belongs } from "./recipient.js";
import { Trouble } from "./trouble.js";
import { announced, MOST_BYTES, unwrapped } from "./unwrap.js";

/** @typedef {import("./check.js").Result} Result */

const page = find(document, "verify");
const { programme } = page.dataset;
const root = new URL(`${page.dataset.root}/`, location.href).href;
const reach = reaching(programme, root);
const panel = new Panel(page, programme, root);
const field = find(page, "link");
let round = 0;
/** @type {Result | undefined} */
let latest;

/**
 * Check what `take` brings, unless another check begins meanwhile.
 *
 * @param {() => Promise<string>} take
 */
async function begin(take) {
  const mine = (round += 1);
  const current = () => mine === round;
  latest = undefined;
  panel.clear();
  const result = await checked(take, (step) => current() && panel.show(step));
  if (!current()) return;
  latest = result;
  panel.conclude(result, new Date());
}

/**
 * @param {() => Promise<string>} take
 * @param {(step: import("./check.js").Step) => void} told
 * @returns {Promise<Result>}
 */
async function checked(take, told) {
  let said;
  try {
    said = await take();
  } catch (error) {
    const { message, visit } =
      error instanceof Trouble
        ? error
        : new Trouble("unknown", "What you brought could not be read.");
    /** @type {import("./check.js").Step} */
    const step = { name: "badge", outcome: "unknown", text: message, visit };
    told(step);
    return { answer: "unknown", steps: [step], ours: false };
  }
  return check(said, { reach: reach.text, now: new Date(), programme }, told);
}

/**
 * Return the text of the badge at an address, or of the one that the page there is about.
 *
 * @param {string} address
 */
async function fetched(address) {
  const bytes = await reach.bytes(address, MOST_BYTES);
  const about = announced(bytes, address);
  return unwrapped(about ? await reach.bytes(about, MOST_BYTES) : bytes);
}

/** @param {File} file */
async function opened(file) {
  if (file.size > MOST_BYTES)
    throw new Trouble("unknown", "This file is larger than any badge needs to be.");
  return unwrapped(new Uint8Array(await file.arrayBuffer()));
}

/** Check an address, or the text of a badge. @param {string} typed */
function typedIn(typed) {
  const text = typed.trim();
  const pasted = /^([{[]|ey[\w-]*[.])/.test(text);
  return begin(async () => (pasted ? text : fetched(whole(text))));
}

/**
 * Return an address of this programme with the slash at its end, which is easily lost.
 *
 * @param {string} address
 */
function whole(address) {
  const url = parsed(address);
  if (url && address.startsWith(programme) && !/[.]\w+$|\/$/.test(url.pathname))
    url.pathname += "/";
  return url?.href ?? address;
}

find(page, "file").addEventListener("change", (/** @type {any} */ event) => {
  const [file] = event.target.files;
  if (file) begin(() => opened(file));
  event.target.value = ""; // so that the same file can be chosen again
});

find(page, "paste").addEventListener("submit", (/** @type {SubmitEvent} */ event) => {
  event.preventDefault();
  if (field.value.trim()) typedIn(field.value);
  else field.focus();
});

find(page, "owner").addEventListener("submit", async (/** @type {SubmitEvent} */ event) => {
  event.preventDefault();
  const email = find(page, "email").value;
  if (!latest?.credential || !email.trim()) return;
  find(page, "theirs").textContent = (await belongs(latest.credential, email))
    ? "Yes. It was issued to this e-mail address."
    : "No. It was issued to another e-mail address. " +
      "Look for a typing mistake, or ask which address was used.";
});

// A file that misses the frame would otherwise be opened in place of this page.
for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    find(page, "drop").classList.toggle(
      "mc-drop--over",
      kind === "dragenter" || kind === "dragover",
    );
  });
}
document.addEventListener("drop", (event) => {
  const [file] = event.dataTransfer?.files ?? [];
  const text = event.dataTransfer?.getData("text/plain");
  if (file) begin(() => opened(file));
  else if (text) typedIn(text);
});

find(page, "print").addEventListener("click", () => print());

/**
 * Take up what award pages write behind the #. Another's address waits for a press: nobody pasted it.
 *
 */
function takeUp() {
  const given = location.hash.slice(1);
  if (!given) return;
  field.value = given;
  if (given.startsWith(programme)) typedIn(given);
}

addEventListener("hashchange", takeUp);
takeUp();
