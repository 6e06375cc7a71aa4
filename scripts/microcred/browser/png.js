// PNG (ISO/IEC 15948): the credential is the text of an iTXt chunk named `openbadgecredential`.

import { fromUtf8, inflated, joined } from "./bytes.js";
import { cannotTell } from "./trouble.js";

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
const FRAME = 12; // the bytes of a chunk around its data: length, four letters, checksum
const MOST_TEXT = 2 ** 20;
const CREDENTIAL = "openbadgecredential";
const OLDER = "openbadges";

/** @typedef {{kind: string, data: Uint8Array, whole: Uint8Array}} Chunk */

/** @param {Uint8Array} image */
export function isPng(image) {
  return SIGNATURE.every((byte, at) => image[at] === byte);
}

/**
 * Return the text of the credential in a PNG. Throws Trouble `unknown` where there is none.
 *
 * @param {Uint8Array} image
 */
export async function fromPng(image) {
  const texts = chunks(image).filter((chunk) => chunk.kind === "iTXt" || chunk.kind === "tEXt");
  const [found, another] = texts.filter(
    (chunk) => chunk.kind === "iTXt" && keyword(chunk) === CREDENTIAL,
  );
  if (another)
    cannotTell("This picture carries two badges, and nothing tells which of them counts.");
  if (found) return textOf(found);
  const older = texts.some((chunk) => keyword(chunk) === OLDER);
  return cannotTell(
    older
      ? "This picture carries an Open Badges 2.0 badge. This page reads version 3.0."
      : "This picture carries no badge: it is the plain image. Ask for the badge file itself.",
  );
}

/**
 * Return a PNG with a credential in it, in place of any that it carried.
 *
 * @param {Uint8Array} image
 * @param {string} text
 */
export function intoPng(image, text) {
  const kept = chunks(image).filter(
    (chunk) => chunk.kind !== "iTXt" || keyword(chunk) !== CREDENTIAL,
  );
  const end = kept.pop();
  // Keyword, not compressed, method 0, no language, no translated keyword.
  const data = new TextEncoder().encode(`${CREDENTIAL}\0\0\0\0\0${text}`);
  return joined([
    Uint8Array.from(SIGNATURE),
    ...kept.map((chunk) => chunk.whole),
    written("iTXt", data),
    end?.whole ?? new Uint8Array(),
  ]);
}

/** @param {Uint8Array} image @returns {Chunk[]} */
function chunks(image) {
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  /** @type {Chunk[]} */
  const found = [];
  let at = SIGNATURE.length;
  while (at + FRAME <= image.length) {
    const end = at + FRAME + view.getUint32(at);
    const whole = image.subarray(at, end);
    if (end > image.length || view.getUint32(end - 4) !== crc32(whole.subarray(4, -4))) break;
    found.push({ kind: latin(whole.subarray(4, 8)), data: whole.subarray(8, -4), whole });
    at = end;
  }
  const whole = at === image.length && found[0]?.kind === "IHDR" && found.at(-1)?.kind === "IEND";
  return whole
    ? found
    : cannotTell(
        "This picture is damaged: it is cut off, or part of it does not fit its checksum.",
      );
}

/** @param {Chunk} chunk */
function keyword(chunk) {
  const end = chunk.data.indexOf(0);
  return end < 0 ? "" : latin(chunk.data.subarray(0, Math.min(end, 80)));
}

/** @param {Chunk} chunk */
async function textOf({ data }) {
  const [flag, method] = data.subarray(CREDENTIAL.length + 1);
  const language = data.indexOf(0, CREDENTIAL.length + 3);
  const translated = data.indexOf(0, language + 1);
  const rest = data.slice(translated + 1);
  const sound = language > 0 && translated > 0 && flag <= 1 && method === 0;
  const bytes = sound && (flag ? await inflated(rest, "deflate", MOST_TEXT) : rest);
  return (
    (bytes && fromUtf8(bytes)) ||
    cannotTell("The badge in this picture is damaged, or unpacks to more than any badge needs.")
  );
}

/** @param {Uint8Array} bytes */
function latin(bytes) {
  return String.fromCharCode(...bytes);
}

/** @param {string} kind @param {Uint8Array} data */
function written(kind, data) {
  const chunk = new Uint8Array(data.length + FRAME);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  chunk.set(new TextEncoder().encode(kind), 4);
  chunk.set(data, 8);
  view.setUint32(data.length + 8, crc32(chunk.subarray(4, -4)));
  return chunk;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** Return the CRC-32 that PNG uses. @param {Uint8Array} bytes */
function crc32(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = TABLE[(value ^ byte) & 255] ^ (value >>> 8);
  return ~value >>> 0;
}
