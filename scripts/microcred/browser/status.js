// Whether a badge was withdrawn: W3C Bitstring Status List 1.0.

import { fromBase64url, inflated } from "./bytes.js";
import { isObject, list, object, text } from "./json.js";
import { issuerOf } from "./issuer.js";
import { refuseHidden, refuseRoundabout } from "./plain.js";
import { proofOf, verified } from "./proof.js";
import { cannotTell, Trouble } from "./trouble.js";

/** @typedef {import("./json.js").Json} Json */

const FEWEST = 131_072; // bits: in a shorter list, one could tell who is who
const MOST_BYTES = 4 * 2 ** 20;
const ENDS = {
  revocation: "The issuer has withdrawn it.",
  suspension: "The issuer has suspended it.",
};

/**
 * Return the entries that say where to look a credential up. Throws Trouble `unknown` for others
 * than are read here: an entry that is not understood may be the one that withdraws it.
 *
 * @param {Json} credential
 * @returns {{purpose: keyof typeof ENDS, index: number, address: string}[]}
 */
export function entries(credential) {
  return list(credential.credentialStatus).map((entry) => {
    const {
      statusPurpose: purpose,
      statusListIndex: index,
      statusListCredential: address,
    } = isObject(entry) ? entry : {};
    const known =
      entry?.type === "BitstringStatusListEntry" &&
      purpose in ENDS &&
      !("statusSize" in entry && Number(entry.statusSize) !== 1);
    if (!known || !text(address) || !/^[0-9]{1,9}$/.test(String(index)))
      cannotTell("The issuer keeps track of it in a way that this page does not read.");
    return { purpose, index: Number(index), address };
  });
}

/**
 * Throw Trouble `revoked` where the bit of an entry is set, `unknown` where the list cannot be relied on.
 *
 * @param {{purpose: keyof typeof ENDS, index: number, address: string}} entry
 * @param {string} said the text of the list
 * @param {string} did the issuer of the badge, who has to be that of the list
 * @param {(method: string) => Uint8Array<ArrayBuffer>} keyOf gives the issuer's key of a name
 * @param {Date} now
 */
export async function refuseWithdrawn(entry, said, did, keyOf, now) {
  const credential = object(said, "The issuer's list of withdrawn badges");
  if (issuerOf(credential) !== did || credential.id !== entry.address)
    cannotTell("The list of withdrawn badges is not the issuer's own.");
  refuseRoundabout(credential);
  const proof = proofOf(credential);
  const signed = await verified(credential, proof, keyOf(proof.verificationMethod));
  if (!signed.fits) cannotTell("The list of withdrawn badges was changed after it was signed.");
  refuseHidden(credential, signed.quads);
  if (
    !(new Date(credential.validFrom) <= now) ||
    (credential.validUntil && !(new Date(credential.validUntil) > now))
  ) {
    cannotTell("The list of withdrawn badges is not for today.");
  }
  const bits = await bitsOf(credential, entry.purpose);
  const byte =
    bits[entry.index >> 3] ?? cannotTell("The list of withdrawn badges has no such entry.");
  if (byte & (128 >> (entry.index & 7))) throw new Trouble("revoked", ENDS[entry.purpose]);
}

/** @param {Json} credential @param {string} purpose */
async function bitsOf(credential, purpose) {
  const subject = credential.credentialSubject;
  const fits =
    list(credential.type).includes("BitstringStatusListCredential") &&
    list(subject?.statusPurpose).includes(purpose);
  const encoded = subject?.encodedList;
  const packed =
    fits &&
    typeof encoded === "string" &&
    encoded.startsWith("u") &&
    fromBase64url(encoded.slice(1));
  const bits = packed && (await inflated(packed, "gzip", MOST_BYTES));
  if (!bits || bits.length * 8 < FEWEST) cannotTell("The list of withdrawn badges is damaged.");
  return bits;
}
