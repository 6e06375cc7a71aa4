// Where the links of a submission lead: S16.

import { at } from "./handed.js";
import { Pattern, say } from "./spoken.js";

/** @typedef {import("./handed.js").Handed} Handed */

const AUTHORITY = Pattern.of("links", "authority");
const PLAIN = Pattern.of("links", "plain");
const NUMERIC = Pattern.of("links", "numeric");

/** S16: evidence is kept where the programme allows it. @param {Handed} handed */
export function* linksAreAllowed({ submission, program }) {
  for (const [place, item] of submission.evidence.entries())
    for (const field of /** @type {const} */ (["url", "transcript"])) {
      const url = item[field];
      const why = url && refusal(url, program.hosts);
      if (why) yield at("S16", ["evidence", place, field], say(`S16.${field}`, { number: place + 1, why }));
    }
}

/**
 * Return why a link is not to be followed, to be put after “the link”; "" if it may be.
 *
 * @param {string} url
 * @param {string[]} allowed
 */
export function refusal(url, allowed) {
  const match = AUTHORITY.match(url);
  if (!match) return say("S16.none");
  const [scheme, authority] = [match[1].toLowerCase(), match[2].toLowerCase()];
  const host = authority.slice(authority.lastIndexOf("@") + 1);
  if (authority.includes("@")) return say("S16.hidden", { host });
  if (NUMERIC.fullmatch(host.includes("[") ? host : host.split(":", 1)[0])) return say("S16.number");
  if (host.includes(":")) return say("S16.port", { host });
  if (!PLAIN.fullmatch(host)) return say("S16.odd");
  if (!allowed.includes(host)) return elsewhere(host, allowed);
  return scheme === "http" ? say("S16.http") : "";
}

/** @param {string} host @param {string[]} allowed */
function elsewhere(host, allowed) {
  if (!allowed.length) return say("S16.unsaid", { host });
  const other = allowed.find((one) => host.includes(one) || words(one).every((word) => words(host).includes(word)));
  return other ? say("S16.alike", { host, other }) : say("S16.elsewhere", { host });
}

/** @param {string} host */
const words = (host) => host.split(/[.-]/);
