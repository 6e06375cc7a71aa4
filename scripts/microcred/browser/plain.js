// Documents that cannot be signed as one thing and read as another.
//
// A signature covers the meaning of a document, not its letters. What means the same to JSON-LD may
// mean something else, or nothing, to a program that reads the JSON: a status under its full address
// instead of its name is signed, and looked up by nobody. So there is one way to write each thing.

import { unknownContext } from "./canonical.js";
import { isObject, list, words } from "./json.js";
import { cannotTell } from "./trouble.js";

/** @typedef {import("./json.js").Json} Json */

const FIRST = "https://www.w3.org/ns/credentials/v2";
const VOCABULARY = "https://www.w3.org/2018/credentials#";
const DECISIVE = ["issuer", "validFrom", "validUntil", "credentialStatus", "credentialSubject"];
// What programs read differently from each other, so that a signature fits in one and not in the next.
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/**
 * Throw Trouble `unknown` for a document with contexts of its own, or terms written the long way.
 *
 * @param {Json} document
 */
export function refuseRoundabout(document) {
  const { "@context": contexts, proof, ...rest } = document;
  if (list(contexts)[0] !== FIRST)
    cannotTell("It is not written in the terms of Verifiable Credentials 2.0.");
  const strange = unknownContext(document);
  if (strange !== undefined) {
    const named = typeof strange === "string" ? `: ${strange.slice(0, 80)}` : ".";
    cannotTell(`It uses words that this page does not know${named}`);
  }
  const { keys, strings } = words([rest, list(proof).map(withoutContext)]);
  if ([...keys, ...strings].some((said) => UNSEEN.test(said)))
    cannotTell("It holds characters that nobody can see and that programs read differently.");
  if (keys.some((key) => /[@:]/.test(key)))
    cannotTell("It is written in a roundabout way that could hide what it says.");
}

/** A proof's own context is never looked at: the document's takes its place. @param {any} proof */
function withoutContext(proof) {
  if (!isObject(proof)) return proof;
  const { "@context": _, ...rest } = proof;
  return rest;
}

/**
 * Throw Trouble `unknown` unless what was signed about the credential itself is what its JSON says.
 *
 * @param {Json} credential
 * @param {string} quads its canonical form
 */
export function refuseHidden(credential, quads) {
  const own = quads
    .split("\n")
    .map((line) => line.split(" ", 2))
    .filter(([subject]) => subject === `<${credential.id}>`);
  for (const term of DECISIVE) {
    const signed = own.filter(([, predicate]) => predicate === `<${VOCABULARY}${term}>`).length;
    if (signed !== list(credential[term]).length)
      cannotTell("What its signature covers and what it shows are not the same.");
  }
}
