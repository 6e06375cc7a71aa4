// What a check came to, in words: one verdict for a person to act on.

import { host } from "./check.js";

/**
 * @typedef {"ok" | "warn" | "bad" | "mute"} Tone
 * @typedef {{tone: Tone, title: string, text: string, visit?: string}} Verdict
 * @typedef {import("./check.js").Result} Result
 */

/** How each outcome of a step is shown. @type {Record<string, {tone: Tone, word: string}>} */
export const OUTCOMES = {
  passed: { tone: "ok", word: "Passed" },
  failed: { tone: "bad", word: "Not passed" },
  revoked: { tone: "bad", word: "Revoked" },
  expired: { tone: "warn", word: "Expired" },
  early: { tone: "warn", word: "Not yet" },
  unknown: { tone: "mute", word: "Cannot tell" },
  none: { tone: "mute", word: "Not run" },
};

const FORGED = {
  unchanged: "Not genuine: it was changed after it was signed",
  issuer: "Not genuine: its issuer does not stand by this signature",
};

/** Return the verdict on a badge. @param {Result} result @returns {Verdict} */
export function verdict(result) {
  const last = result.steps[result.steps.length - 1];
  switch (result.answer) {
    case "genuine":
      return result.ours
        ? { tone: "ok", title: "Genuine, and it still stands", text: claim(result) }
        : {
            tone: "ok",
            title: "Genuine, from another issuer",
            text: `${claim(result)} ${stranger(result)}`,
          };
    case "expired":
      return {
        tone: "warn",
        title: "Expired: it was genuine",
        text: `${claim(result)} ${ended(result)}`,
      };
    case "revoked":
      return {
        tone: "bad",
        title: "Revoked: do not rely on it",
        text: `${last.text} ${claim(result)}${result.ours ? " Its page says why." : ""}`,
      };
    case "early":
      return {
        tone: "warn",
        title: "Genuine, but not valid yet",
        text: `${last.text} ${claim(result)}`,
      };
    case "failed":
      return {
        tone: "bad",
        title: FORGED[/** @type {"unchanged"} */ (last.name)],
        text: `${last.text} Nothing it says can be relied on.`,
      };
    default:
      return {
        tone: "mute",
        title: "Cannot tell",
        text: `${last.text} This says nothing against the badge.`,
        visit: last.visit,
      };
  }
}

/** Return what a badge whose signature fits says. @param {Result} result */
function claim({ facts }) {
  if (!facts) return "";
  const earner = facts.earner ? ` to ${facts.earner}` : "";
  const issuer = facts.issuer ? `${facts.issuer} (${host(facts.did)})` : host(facts.did);
  return `${facts.achievement}, awarded${earner} by ${issuer} on ${facts.awarded}.`;
}

/** @param {Result} result */
function stranger({ facts }) {
  return facts
    ? `Anybody can issue badges under any name: what counts is whether you trust ${host(facts.did)}.`
    : "";
}

/** @param {Result} result */
function ended({ facts }) {
  return facts ? `It was good until ${facts.until}.` : "";
}

/** Return a moment as people write it: 21 November 2026 at 20:48. @param {Date} now */
export function moment(now) {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" }).format(now);
}
