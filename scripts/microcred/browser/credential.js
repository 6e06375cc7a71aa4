// Open Badges 3.0: what a credential has to hold, what it says, and when it holds.

import { isObject, list, object, text } from "./json.js";
import { issuerOf } from "./issuer.js";
import { refuseRoundabout } from "./plain.js";
import { proofOf } from "./proof.js";
import { cannotTell, Trouble } from "./trouble.js";

/** @typedef {import("./json.js").Json} Json */

const BADGES = ["OpenBadgeCredential", "AchievementCredential"];
const MOMENT =
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$/;

/**
 * Return a badge's credential. Throws Trouble `unknown` for what is none, or none that is read here.
 *
 * @param {string} said
 * @returns {Json}
 */
export function credentialIn(said) {
  if (/^\s*[\w-]+[.][\w-]+[.][\w-]+\s*$/.test(said)) {
    cannotTell(
      "It is packed as a token (JWT). This page reads badges whose signature lies inside them.",
    );
  }
  const credential = object(said, "This");
  if (list(credential["@context"]).includes("https://w3id.org/openbadges/v2")) {
    cannotTell("It is an Open Badges 2.0 badge. This page reads version 3.0.", text(credential.id));
  }
  const types = list(credential.type);
  if (!types.includes("VerifiableCredential") || !BADGES.some((badge) => types.includes(badge))) {
    cannotTell("It is not an Open Badges 3.0 credential.");
  }
  refuseRoundabout(credential);
  refuseIncomplete(credential);
  issuerOf(credential);
  proofOf(credential);
  return credential;
}

/** @param {Json} credential */
function refuseIncomplete(credential) {
  const achievement = credential.credentialSubject?.achievement;
  const whole =
    text(credential.id) &&
    text(achievement?.id) &&
    text(achievement?.name) &&
    isObject(achievement?.criteria);
  if (!whole)
    cannotTell(
      "Something is missing that every badge has: its own address, what was achieved, or how.",
    );
  if (!credential.validFrom) cannotTell("It does not say from when on it holds.");
}

/**
 * Return when a credential ends, null where it does not end. Throws Trouble `early` or `expired`.
 *
 * @param {Json} credential
 * @param {Date} now
 */
export function ending(credential, now) {
  const [from, until] = [moment(credential.validFrom), moment(credential.validUntil)];
  if (from && from > now) throw new Trouble("early", `It holds from ${day(from)} on.`);
  if (until && until <= now) throw new Trouble("expired", `It was good until ${day(until)}.`);
  return until;
}

/** @param {unknown} said @returns {Date | null} */
function moment(said) {
  if (said === undefined || said === null) return null;
  const found = typeof said === "string" && MOMENT.test(said) ? new Date(said) : null;
  return found && !Number.isNaN(found.getTime())
    ? found
    : cannotTell("One of its dates is not written as a date with a time zone.");
}

/** Return a date as people write it: 14 November 2025. @param {Date} date */
export function day(date) {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(date);
}

/**
 * What a credential says, for a person to read. None of it is proven by being here.
 *
 * @typedef {object} Facts
 * @property {string} id
 * @property {string} achievement
 * @property {string} issuer what the issuer calls itself
 * @property {string} did
 * @property {string} earner a name, where one is shown
 * @property {string} awarded
 * @property {string} until
 * @property {boolean} emails whether it was issued to an e-mail address
 */

/** @param {Json} credential @returns {Facts} */
export function facts(credential) {
  const { issuer, credentialSubject: subject } = credential;
  const dated = moment(credential.awardedDate ?? credential.validFrom);
  const ends = moment(credential.validUntil);
  return {
    id: credential.id,
    achievement: subject.achievement.name,
    issuer: text(issuer.name) ?? "",
    did: issuerOf(credential),
    earner: list(subject.identifier)
      .filter((one) => one?.identityType === "name" && !one.hashed)
      .map((one) => String(one.identityHash))
      .join(", "),
    awarded: dated ? day(dated) : "",
    until: ends ? day(ends) : "",
    emails: emails(credential).length > 0,
  };
}

/** Return the e-mail identities of whoever holds a credential. @param {Json} credential */
export function emails(credential) {
  const identities = list(credential.credentialSubject?.identifier).filter(isObject);
  return identities.filter((one) => one.identityType === "emailAddress");
}
