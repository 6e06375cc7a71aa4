// Runs the scripts of the page for scoring in Node.js: cases in, answers out, as JSON.

import { readFileSync } from "node:fs";

const { modules, run, cases } = JSON.parse(readFileSync(0, "utf-8"));
const load = (name) => import(new URL(`${name}.js`, `file://${modules}/`));

const RUNS = {
  /** Return a scorecard as a block. */
  async block({ card, release }) {
    return (await load("block")).block(card, release);
  },
  async yaml({ card }) {
    return (await load("yaml")).yaml(card);
  },
  /** Return the scorecard of a draft. */
  async card({ draft, release }) {
    return (await load("scorecard")).cardOf(draft, release);
  },
  async problems({ draft, release }) {
    return (await load("problems")).problems(draft, release);
  },
  async passes({ release, met }) {
    return (await load("passing")).passes(release, new Set(met));
  },
  async outcome({ draft, release }) {
    return (await load("passing")).outcome(draft, release);
  },
  /** Return the reason for a hold, and the command that gives it. */
  async held({ draft, given }) {
    const { command, reason } = await load("holding");
    const why = reason(draft, given);
    return { why, command: command(why) };
  },
  async asked({ fragment }) {
    return (await load("task")).asked(fragment);
  },
  async followed({ url, hosts }) {
    return (await load("task")).followed(url, hosts);
  },
};

const answers = [];
for (const one of cases) {
  try {
    answers.push({ value: (await RUNS[run](one)) ?? null });
  } catch (error) {
    answers.push({ error: String(error?.stack ?? error) });
  }
}
process.stdout.write(JSON.stringify(answers));
