// A badge, checked step by step, from the document itself, its issuer's keys and its status list.

import { credentialIn, day, ending, facts } from "./credential.js";
import { didAddress, didOf, issuerOf, namedKey, publishedKey } from "./issuer.js";
import { refuseHidden } from "./plain.js";
import { proofOf, verified } from "./proof.js";
import { parsed } from "./reach.js";
import { entries, refuseWithdrawn } from "./status.js";
import { cannotTell, proven, Trouble } from "./trouble.js";

/**
 * @typedef {import("./json.js").Json} Json
 * @typedef {import("./trouble.js").Fault} Fault
 * @typedef {"badge" | "unchanged" | "issuer" | "dates" | "status"} Name
 * @typedef {{name: Name, outcome: "passed" | Fault, text: string, visit?: string}} Step
 * @typedef {(address: string) => Promise<string>} Reach gives the text at an address; throws Trouble
 * @typedef {{reach: Reach, now: Date, programme?: string}} Given
 *   `programme` is the address of the one that asks
 *
 * @typedef {object} Result
 * @property {"genuine" | Fault} answer
 * @property {Step[]} steps
 * @property {boolean} ours whether its issuer is the programme that asks
 * @property {Json} [credential]
 * @property {import("./credential.js").Facts} [facts]
 */

/** @type {Name[]} */
export const STEPS = ["badge", "unchanged", "issuer", "dates", "status"];

/**
 * Return what checking a badge came to. A step that stops the check leaves the later ones out.
 *
 * @param {string} said the text of the badge
 * @param {Given} given
 * @param {(step: Step) => void} told hears of each step as it ends
 * @returns {Promise<Result>}
 */
export async function check(said, given, told = () => {}) {
  const checking = new Checking(said, given);
  /** @type {Step[]} */
  const steps = [];
  for (const name of STEPS) {
    const step = await ended(name, () => checking[name]());
    steps.push(step);
    told(step);
    // What has expired may have been withdrawn too, which matters more.
    if (step.outcome !== "passed" && step.outcome !== "expired") break;
  }
  const outcomes = steps.map((step) => step.outcome).filter((outcome) => outcome !== "passed");
  const { credential, ours } = checking;
  return {
    answer: outcomes.at(-1) ?? "genuine",
    steps,
    ours,
    credential,
    facts: credential && facts(credential),
  };
}

/** @param {Name} name @param {() => string | Promise<string>} test @returns {Promise<Step>} */
async function ended(name, test) {
  try {
    return { name, outcome: "passed", text: await test() };
  } catch (error) {
    if (error instanceof Trouble)
      return { name, outcome: error.fault, text: error.message, visit: error.visit };
    return {
      name,
      outcome: "unknown",
      text: "Something in it is so unusual that this page cannot go on.",
    };
  }
}

/** The steps: each returns what it found, or throws Trouble. */
class Checking {
  /** @type {Json | undefined} */
  credential;
  did = "";
  ours = false;

  /** @param {string} said @param {Given} given */
  constructor(said, given) {
    this.said = said;
    this.given = given;
  }

  /** The file is a badge. */
  badge() {
    const credential = credentialIn(this.said);
    facts(credential); // whatever it shows can be shown
    this.did = issuerOf(credential);
    this.ours = this.given.programme !== undefined && this.did === didOf(this.given.programme);
    this.credential = credential;
    return "It follows Open Badges 3.0, and nothing required is missing.";
  }

  /** It has not been changed. */
  async unchanged() {
    const credential = this.credential ?? {};
    const proof = proofOf(credential);
    const method = proof.verificationMethod;
    const key = (await this.looked(method)) ?? namedKey(method);
    if (!key) throw this.doubt;
    const signed = await verified(credential, proof, key);
    if (!signed.fits)
      proven("The signature does not fit the contents. Something was changed after it was signed.");
    refuseHidden(credential, signed.quads);
    return "The signature fits the contents, letter for letter.";
  }

  /**
   * Return the issuer's key, null where that is in doubt: `doubt` then says why.
   *
   * @param {string} method
   */
  async looked(method) {
    try {
      this.keys = await this.given.reach(didAddress(this.did));
      return this.key(method);
    } catch (error) {
      // Where the keys should lie is of no use to a person; the site they should lie on may be.
      this.doubt =
        error instanceof Trouble && error.visit
          ? new Trouble(error.fault, error.message, `https://${host(this.did)}/`)
          : error;
      return null;
    }
  }

  /** @param {string} method */
  key(method) {
    return publishedKey(this.keys ?? "", this.did, method, this.given.now);
  }

  /** The issuer is who they say. */
  issuer() {
    if (this.doubt) throw this.doubt;
    return `The key is published at ${host(this.did)}, the site it names as its issuer.`;
  }

  /** It has not expired. */
  dates() {
    const until = ending(this.credential ?? {}, this.given.now);
    return until ? `It is good until ${day(until)}.` : "It does not expire.";
  }

  /** It has not been withdrawn. */
  async status() {
    const found = entries(this.credential ?? {});
    for (const entry of found) {
      if (host(this.did) !== parsed(entry.address)?.host) {
        cannotTell(
          "Whether it was withdrawn is kept at another site than its issuer's, which this page does not ask.",
          entry.address,
        );
      }
      const list = await this.given.reach(entry.address);
      await refuseWithdrawn(entry, list, this.did, (method) => this.key(method), this.given.now);
    }
    const numbers = found.map((entry) => entry.index.toLocaleString("en-GB")).join(" and ");
    return found.length
      ? `Looked up just now in the issuer’s list, entry ${numbers}.`
      : "Its issuer keeps no list of withdrawn badges for it.";
  }
}

/** Return the host that a did:web names. @param {string} did */
export function host(did) {
  return new URL(didAddress(did)).host;
}
