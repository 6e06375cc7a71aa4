// The facts that an item gives of its file: S12 to S15, S17.

import { at, handedIn, itemName, items } from "./handed.js";
import { listed, say, spoken } from "./spoken.js";

/** @typedef {import("./handed.js").Handed} Handed */
/** @typedef {import("./handed.js").Item} Item */
/** @typedef {import("./handed.js").Slot} Slot */

/** @param {string} text @param {string[]} beginnings */
const startsWith = (text, beginnings) => beginnings.some((one) => text.startsWith(one));

/** Return whether a file is a recording. @param {string} mediaType */
export const isRecording = (mediaType) => startsWith(mediaType, spoken.recordings);

/** S12: an item is of a kind that its slot takes, and so is its file. @param {Handed} handed */
export function* kindFits(handed) {
  for (const [number, item, slot] of items(handed)) {
    const taken = [slot.kind, ...slot.alternatives];
    const name = itemName(number, slot);
    if (item.kind !== undefined && !taken.includes(item.kind)) {
      const message = say("S12.kind", { item: name, kind: item.kind, kinds: listed(taken, "or") });
      yield at("S12", ["evidence", number, "kind"], message);
    } else if (item.media_type && !kindsOf(item, slot).some((kind) => fits(item.media_type ?? "", kind))) {
      const kinds = listed(kindsOf(item, slot), "or");
      const message = say("S12.type", { item: name, media_type: item.media_type, kinds });
      yield at("S12", ["evidence", number, "media_type"], message);
    }
  }
}

/** Return the kinds that an item may be of. @param {Item} item @param {Slot} slot */
export const kindsOf = (item, slot) => (item.kind ? [item.kind] : [slot.kind, ...slot.alternatives]);

/** @param {string} mediaType @param {string} kind */
function fits(mediaType, kind) {
  if (kind !== "link" && startsWith(mediaType, spoken.never)) return false;
  return startsWith(mediaType, spoken.media_types[kind] ?? []);
}

/** S13: the size of a file is one that it can have, and that can be opened. @param {Handed} handed */
export function* sizeIsPossible(handed) {
  const limit = handed.program.megabytes;
  for (const [number, item, slot] of items(handed)) {
    const { bytes = 0, duration } = item;
    const place = ["evidence", number, "bytes"];
    const name = itemName(number, slot);
    const seconds = duration ?? 1;
    if (bytes > limit * spoken.megabyte) {
      const megabytes = Math.ceil(bytes / spoken.megabyte);
      yield at("S13", place, say("S13.large", { item: name, megabytes, limit }));
    } else if (isRecording(item.media_type ?? "") && bytes < spoken.slowest * seconds) {
      const words = { item: name, length: clock(seconds), bytes };
      yield at("S13", place, say(duration ? "S13.dense" : "S13.small", words));
    }
  }
}

/** S14: a recording is as long as the slot asks for. @param {Handed} handed */
export function* lengthFits(handed) {
  for (const [number, item, slot] of items(handed)) {
    if (!slot.minutes || !isRecording(item.media_type ?? "")) continue;
    const [shortest, longest] = slot.minutes;
    const words = { item: itemName(number, slot), shortest, longest };
    const { duration } = item;
    const place = ["evidence", number, "duration"];
    if (duration === undefined) yield at("S14", place, say("S14.unknown", words));
    else if (duration < shortest * 60 || duration > longest * 60)
      yield at("S14", place, say("S14.length", { ...words, length: clock(duration) }));
  }
}

/** Return a length as `6:52`, or `1:06:52` from an hour on. @param {number} seconds */
export function clock(seconds) {
  const [hours, minutes, rest] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(Math.floor);
  /** @param {number} one */
  const two = (one) => String(one).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** S15: each item has the fingerprint of a file of its own. @param {Handed} handed */
export function* fingerprintsAreReal({ submission }) {
  /** @type {Map<string, number>} */
  const prints = new Map();
  /** @type {Map<string, number>} */
  const links = new Map();
  for (const [place, item] of submission.evidence.entries()) {
    const number = place + 1;
    const where = ["evidence", place, "sha256"];
    if (!handedIn(item)) {
      yield at("S15", where, say("S15.none", { number }));
      continue;
    }
    const first = seen(prints, item.sha256, number);
    const linked = seen(links, item.url, number);
    if (item.sha256 === spoken.empty) yield at("S15", where, say("S15.empty", { number }));
    else if (first !== number) yield at("S15", where, say("S15.file", { first, number }));
    else if (linked !== number)
      yield at("S15", ["evidence", place, "url"], say("S15.link", { first: linked, number }));
  }
}

/** @param {Map<string, number>} known @param {string | undefined} value @param {number} number */
function seen(known, value, number) {
  if (!value) return number;
  if (!known.has(value)) known.set(value, number);
  return known.get(value) ?? number;
}

/** S17: nothing was recorded in the future. @param {Handed} handed */
export function* capturedByNow({ submission, today }) {
  for (const [number, { captured }] of submission.evidence.entries())
    if (captured && captured > today)
      yield at("S17", ["evidence", number, "captured"], say("S17", { number: number + 1, day: captured }));
}
