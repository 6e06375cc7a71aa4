// The written parts of an attempt, and how many words they have.

import { isWritten } from "./handed.js";
import { folded, Pattern } from "./spoken.js";

/** @typedef {import("./handed.js").Slot} Slot */
/** @typedef {{slot: string | null, line: number, text: string, words: number}} Part */

const COMMENT = Pattern.of("wording", "comment");
const UNSPOKEN = Pattern.of("wording", "unspoken");
const WORD = Pattern.of("wording", "word");

/** Return how many words a text has, counted as word processors do. @param {string} markdown */
export function words(markdown) {
  const plain = UNSPOKEN.replaced(COMMENT.replaced(markdown, " "), " ");
  return WORD.everyMatch(plain).filter(([word]) => /[\p{L}\p{N}]/u.test(word)).length;
}

const FRONT_MATTER = /---[ \t]*\n([^]*?)^---[ \t]*(?:\n|(?![^]))/my;

/**
 * Return what stands below a file's front matter, and the line that it starts on.
 *
 * @param {string} text
 * @returns {[string, number]}
 */
export function body(text) {
  FRONT_MATTER.lastIndex = 0;
  const above = FRONT_MATTER.exec(text)?.[0] ?? "";
  return [text.slice(above.length), above.split("\n").length];
}

/**
 * Return the written parts of an attempt's text, in its order.
 *
 * @param {string} text
 * @param {Slot[]} slots
 * @returns {Part[]}
 */
export function writtenParts(text, slots) {
  const written = slots.filter(isWritten);
  const found = [...cut(...body(text), headings(written))];
  const alone = written.length === 1 && found.every((part) => part.slot === null);
  return alone ? found.map((part) => ({ ...part, slot: written[0].id })) : found;
}

/**
 * Return the slot that each heading stands for.
 *
 * @param {Slot[]} written
 * @returns {Map<string, string>}
 */
export function headings(written) {
  const only = written.filter((slot) => written.filter((one) => one.kind === slot.kind).length === 1);
  const all = [...only.map((slot) => [slot.kind, slot.id]), ...written.map((slot) => [slot.name, slot.id])];
  return new Map([...all, ...written.map((slot) => [slot.id, slot.id])].map(([name, id]) => [plain(name), id]));
}

/** @param {string} text @param {number} line @param {Map<string, string>} names */
function* cut(text, line, names) {
  /** @type {string | null} */
  let slot = null;
  let start = line;
  /** @type {string[]} */
  let gathered = [];
  for (const [number, heading, here] of lines(text, line)) {
    const named = heading ? names.get(plain(heading)) : undefined;
    if (named === undefined) {
      gathered.push(here);
      continue;
    }
    yield* part(slot, start, gathered);
    [slot, start, gathered] = [named, number, []];
  }
  yield* part(slot, start, gathered);
}

/** @param {string | null} slot @param {number} line @param {string[]} gathered */
function* part(slot, line, gathered) {
  const text = gathered.join("\n");
  const count = words(text);
  if (slot || count) yield { slot, line, text, words: count };
}

const FENCE = Pattern.of("written", "fence");
const ATX = Pattern.of("written", "atx");
const BOLD = Pattern.of("written", "bold");
const UNDERLINE = Pattern.of("written", "underline");

/**
 * Yield the number of each line, what it says if it is a heading, and the line itself.
 *
 * @param {string} text
 * @param {number} first
 * @returns {Generator<[number, string | null, string]>}
 */
function* lines(text, first) {
  const all = text.split("\n");
  let fence = "";
  for (const [place, here] of all.entries()) {
    const mark = FENCE.match(here)?.[1];
    if (mark) fence = fence === "" ? mark : mark === fence ? "" : fence;
    yield [first + place, fence ? null : headingOf(here, all[place + 1] ?? ""), here];
  }
}

/** @param {string} here @param {string} below */
function headingOf(here, below) {
  const match = ATX.fullmatch(here) ?? BOLD.fullmatch(here);
  if (match) return match[1];
  return here.trim() && UNDERLINE.fullmatch(below) ? here : null;
}

const NUMBERED = Pattern.of("written", "numbered");
const NO_WORD = Pattern.of("written", "no-word");

/** Return a heading as it is compared. @param {string} heading */
export function plain(heading) {
  const text = folded(Array.from(heading).slice(0, 300).join("").normalize("NFKC"));
  return NO_WORD.replaced(NUMBERED.without(text), " ").trim();
}
