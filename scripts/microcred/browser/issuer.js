// Who signed: did:web to an address, and the key in the DID document found there.

import { isObject, list, object, text } from "./json.js";
import { fromJwk, fromMultikey } from "./keys.js";
import { cannotTell, proven } from "./trouble.js";

/** @typedef {import("./json.js").Json} Json */

const HOST = /^[a-z0-9.-]+(:[0-9]{1,5})?$/i;

/** Return the id of a credential's issuer. @param {Json} credential @returns {string} */
export function issuerOf(credential) {
  const { issuer } = credential;
  return text(isObject(issuer) ? issuer.id : issuer) ?? cannotTell("It does not name its issuer.");
}

/**
 * Return the address of the DID document of a did:web. Throws Trouble `unknown` for other ids.
 *
 * @param {string} did
 */
export function didAddress(did) {
  if (did.startsWith("did:key:")) {
    cannotTell("Its issuer is known by a key alone, and nothing tells whose key that is.");
  }
  const [host, ...path] = did
    .replace(/^did:web:/, "")
    .split(":")
    .map(unescaped);
  const sound =
    did.startsWith("did:web:") &&
    HOST.test(host) &&
    path.every((part) => !/^[.]{0,2}$|[/\\]/.test(part));
  if (!sound)
    cannotTell(`Its issuer's id is of a kind that this page does not look up: ${did.slice(0, 80)}`);
  const folders = path.length ? path.map(encodeURIComponent) : [".well-known"];
  return `https://${[host, ...folders, "did.json"].join("/")}`;
}

/** @param {string} part */
function unescaped(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

/** Return the did:web of a programme's address. @param {string} address */
export function didOf(address) {
  const { host, pathname } = new URL(address);
  const path = pathname
    .split("/")
    .filter(Boolean)
    .map((part) => encodeURIComponent(unescaped(part)));
  return ["did:web", host.replace(":", "%3A"), ...path].join(":");
}

/** Return the key that a verification method carries in its own name. @param {string} method */
export function namedKey(method) {
  return fromMultikey(method.split("#")[1]);
}

/**
 * Return the key that an issuer publishes for signing badges under a name.
 *
 * Throws Trouble `failed` where the issuer has no such key, `unknown` where its document is none.
 *
 * @param {string} said the text of its DID document
 * @param {string} did
 * @param {string} method the name of the key
 * @param {Date} now
 */
export function publishedKey(said, did, method, now) {
  const document = object(said, "The issuer's list of keys");
  if (document.id !== did)
    cannotTell("What lies at the issuer's address is the list of keys of somebody else.");
  const known = (/** @type {unknown} */ id) => id === method || did + id === method;
  const inside = list(document.assertionMethod).filter(isObject);
  const found = [...list(document.verificationMethod), ...inside].find((one) => known(one?.id));
  const may = list(document.assertionMethod).some((one) => known(isObject(one) ? one.id : one));
  if (!found || !may)
    proven(
      "The issuer does not publish the key that this badge was signed with. " +
        "The issuer did not sign it, or no longer trusts the key.",
    );
  if (found.controller !== did)
    proven("The key that this badge was signed with belongs to somebody else than its issuer.");
  if ([found.revoked, found.expires].some((date) => date && !(new Date(date) > now)))
    proven("The issuer has withdrawn the key that this badge was signed with.");
  return (
    fromMultikey(found.publicKeyMultibase) ??
    fromJwk(found.publicKeyJwk) ??
    cannotTell("The issuer's key is of a kind that this page does not read. It reads Ed25519.")
  );
}
