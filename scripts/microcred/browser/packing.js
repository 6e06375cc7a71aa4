// Values packed into the part of an address that never reaches a server: the bot's links to the forms.
//
// JSON, deflated without a header, as base64url; see microcred.bot.packing.

import { fromBase64url, fromUtf8, inflated } from "./bytes.js";

const UNPACKED = 2_000_000; // bytes of JSON at most

/** Return the value of a packed text, null where it is none, or too large. @param {string} text */
export async function unpacked(text) {
  const packed = fromBase64url(text);
  const bytes = packed && (await inflated(packed, "deflate-raw", UNPACKED));
  const json = bytes && fromUtf8(bytes);
  try {
    return json ? JSON.parse(json) : null;
  } catch {
    return null;
  }
}
