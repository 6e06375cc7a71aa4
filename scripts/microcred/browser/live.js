// The check of an award on its own page.

import { check } from "./check.js";
import { reaching } from "./reach.js";
import { Trouble } from "./trouble.js";
import { moment, verdict } from "./words.js";

export const available = true;

/**
 * @typedef {import("./check.js").Result} Result
 * @typedef {import("./words.js").Verdict} Verdict
 */

/**
 * Return the verdict on the award of an open page, with the answer it gives.
 *
 * @param {{json: string, root: string, programme: string}} page the whole addresses, here, of the signed
 *   credential and of the site's first page; and the programme's own
 * @returns {Promise<Verdict & {answer: Result["answer"]}>}
 */
export async function checked({ json, root, programme }) {
  const { text: reach } = reaching(programme, root);
  const now = new Date();
  try {
    const result = await check(await reach(json), { reach, now, programme });
    return { ...worded(result, now), answer: result.answer };
  } catch (error) {
    const text = error instanceof Trouble ? error.message : "Something went wrong on the way.";
    return {
      tone: "mute",
      title: "Cannot tell just now",
      text: `${text} Try again in a moment.`,
      answer: "unknown",
    };
  }
}

/** @param {Result} result @param {Date} now @returns {Verdict} */
function worded(result, now) {
  const issuer = result.facts?.issuer || "its issuer";
  if (result.answer === "genuine") {
    return {
      tone: "ok",
      title: "This award is genuine and still stands",
      text:
        `Checked in your browser on ${moment(now)}, ` +
        `against the keys and the list that ${issuer} publishes.`,
    };
  }
  if (result.answer === "revoked") {
    return {
      tone: "bad",
      title: "This award was revoked",
      text: `${issuer} has withdrawn it since this page was made. It should not be relied on.`,
    };
  }
  return verdict(result);
}
