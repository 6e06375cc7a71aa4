// Ed25519 public keys, in the ways that DID documents write them, and signatures made with them.

import { fromBase58, fromBase64url } from "./bytes.js";
import { cannotTell } from "./trouble.js";

/**
 * Return the 32 bytes of a multikey such as `z6Mk…`, null for what is none.
 *
 * @param {unknown} multikey
 */
export function fromMultikey(multikey) {
  if (typeof multikey !== "string" || !multikey.startsWith("z")) return null;
  const bytes = fromBase58(multikey.slice(1));
  return bytes?.length === 34 && bytes[0] === 0xed && bytes[1] === 0x01 ? bytes.slice(2) : null;
}

/** Return the 32 bytes of a JSON Web Key, null for one of another kind. @param {any} key */
export function fromJwk(key) {
  if (key?.kty !== "OKP" || key.crv !== "Ed25519" || typeof key.x !== "string") return null;
  const bytes = fromBase64url(key.x);
  return bytes?.length === 32 ? bytes : null;
}

/**
 * True where a signature fits. Throws Trouble `unknown` in a browser that cannot tell.
 *
 * @param {Uint8Array<ArrayBuffer>} key
 * @param {Uint8Array<ArrayBuffer>} signature
 * @param {Uint8Array<ArrayBuffer>} data
 */
export async function fits(key, signature, data) {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) cannotTell("Browsers check signatures only on pages that were opened by https.");
  let opened;
  try {
    opened = await subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
  } catch {
    return cannotTell(
      "This browser cannot check signatures of this kind (Ed25519). A newer one can.",
    );
  }
  return subtle.verify("Ed25519", opened, signature, data);
}

/** Return the SHA-256 of text. @param {string} text */
export async function sha256(text) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}
