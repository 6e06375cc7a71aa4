// Whether a badge was issued to an e-mail address: worked out here, and told to nobody.

import { emails } from "./credential.js";
import { sha256 } from "./keys.js";

/** @typedef {import("./json.js").Json} Json */

/**
 * Return whether a credential was issued to an e-mail address, null where it names none.
 *
 * After IdentityObject of Open Badges 3.0: SHA-256 over the address in lower case and the salt.
 *
 * @param {Json} credential
 * @param {string} email
 */
export async function belongs(credential, email) {
  const known = email.trim().normalize("NFC").toLowerCase();
  const found = emails(credential);
  for (const one of found) {
    const said = String(one.identityHash);
    const hashed = `sha256$${hex(await sha256(known + (one.salt ?? "")))}`;
    if (one.hashed ? said.toLowerCase() === hashed : said.trim().toLowerCase() === known)
      return true;
  }
  return found.length ? false : null;
}

/** @param {Uint8Array} bytes */
function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
