// What somebody brought, whatever it is called, to the text of a badge.

import { fromUtf8 } from "./bytes.js";
import { fromPng, isPng } from "./png.js";
import { parsed } from "./reach.js";
import { fromSvg } from "./svg.js";
import { cannotTell } from "./trouble.js";

export const MOST_BYTES = 16 * 2 ** 20;

/**
 * Return the badge's text, JSON as a rule, in a file: JSON, PNG or SVG.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<string>}
 */
export async function unwrapped(bytes) {
  if (isPng(bytes)) return fromPng(bytes);
  const text =
    fromUtf8(bytes) ??
    cannotTell("This is neither a badge file nor a picture of a kind that can carry one.");
  if (!text.trim()) cannotTell("There is nothing in it.");
  if (/^\s*</.test(text)) return fromSvg(text);
  return text;
}

/**
 * Return the address of the badge that a web page says it is about, null where it names none.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} address that of the page
 */
export function announced(bytes, address) {
  const text = isPng(bytes) ? null : fromUtf8(bytes);
  if (!text || !/^\s*(<!doctype html|<html)/i.test(text)) return null;
  const page = new DOMParser().parseFromString(text, "text/html");
  const kinds = [
    "application/vc+ld+json",
    "application/vc",
    "application/ld+json",
    "application/json",
  ];
  const links = [...page.querySelectorAll('link[rel~="alternate"][href]')];
  const found = kinds.flatMap((kind) =>
    links.filter((link) => link.getAttribute("type") === kind),
  )[0];
  const named = found && parsed(found.getAttribute("href") ?? "", address);
  return named?.origin === new URL(address).origin ? named.href : null;
}
