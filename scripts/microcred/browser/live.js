// The check of an award on its own page.

import { check } from "./check.js";
import { reaching } from "./reach.js";
import { verdict } from "./words.js";

export const available = true;

/**
 * Return the verdict on the award of an open page.
 *
 * @param {{json: string, root: string, programme: string}} page the whole addresses of the signed
 *   credential and of the site's first page, here; and that of the programme
 * @returns {Promise<import("./words.js").Verdict>}
 */
export async function checked({ json, root, programme }) {
  const { text: reach } = reaching(programme, root);
  const result = await check(await reach(json), { reach, now: new Date(), programme });
  if (result.answer !== "genuine") return verdict(result);
  const issuer = result.facts?.issuer || "its issuer";
  return { ...verdict(result), title: "This award is genuine and still stands", text: `Checked in your browser just now, against the keys and the list that ${issuer} publishes.` };
}
