// The proof inside a document: W3C Data Integrity EdDSA Cryptosuites 1.0, eddsa-rdfc-2022.

import { fromBase58, joined } from "./bytes.js";
import { canonical } from "./canonical.js";
import { isObject, list, text } from "./json.js";
import { fits, sha256 } from "./keys.js";
import { cannotTell } from "./trouble.js";

/** @typedef {import("./json.js").Json} Json */

const SUITE = "eddsa-rdfc-2022";

/**
 * Return the one proof of a document that is of the kind read here. Throws Trouble `unknown`.
 *
 * @param {Json} document
 * @returns {Json}
 */
export function proofOf(document) {
  const proofs = list(document.proof).filter(isObject);
  const [proof, another] = proofs.filter(
    (one) => one.type === "DataIntegrityProof" && one.cryptosuite === SUITE,
  );
  if (!proofs.length) cannotTell("It carries no signature.");
  if (!proof)
    cannotTell(
      `It is signed in a way that this page does not read: ${kind(proofs[0])}. It reads ${SUITE}.`,
    );
  if (another) cannotTell("It carries two signatures of one kind, and nothing tells which counts.");
  if (proof.proofPurpose !== "assertionMethod")
    cannotTell("Its signature was made for another purpose than to issue a badge.");
  if (proof.previousProof)
    cannotTell("Its signature is part of a chain, which this page does not follow.");
  if (!text(proof.verificationMethod))
    cannotTell("Its signature does not name the key it was made with.");
  return proof;
}

/** @param {Json} proof */
function kind(proof) {
  return String(proof.cryptosuite ?? proof.type ?? "unnamed").slice(0, 60);
}

/**
 * Return what was signed, as N-Quads, and whether the signature fits it.
 *
 * @param {Json} document with its proof
 * @param {Json} proof the one that proofOf gave
 * @param {Uint8Array<ArrayBuffer>} key 32 bytes
 */
export async function verified(document, proof, key) {
  const { proof: _, ...bare } = document;
  const { proofValue, ...options } = proof;
  const quads = await canonical(bare);
  const config = await canonical({ ...options, "@context": document["@context"] });
  const signed = joined([await sha256(config), await sha256(quads)]);
  const signature = multibase(proofValue);
  return { quads, fits: signature?.length === 64 && (await fits(key, signature, signed)) };
}

/** @param {unknown} value */
function multibase(value) {
  return typeof value === "string" && value.startsWith("z") ? fromBase58(value.slice(1)) : null;
}
