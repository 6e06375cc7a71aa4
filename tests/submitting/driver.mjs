// Runs the scripts of the form in Node.js: cases in, answers out, as JSON.

import { readFileSync } from "node:fs";

const { modules, run, cases } = JSON.parse(readFileSync(0, "utf-8"));
const load = (name) => import(new URL(`${name}.js`, `file://${modules}/`));

const RUNS = {
  /** Return what the rules find in an attempt. */
  async problems(handed) {
    return (await load("rules/index")).problems(handed);
  },
  async words({ text }) {
    return (await load("rules/written")).words(text);
  },
  async parts({ text, slots }) {
    return (await load("rules/written")).writtenParts(text, slots);
  },
  async told(handed) {
    const { needs } = await load("rules/slots");
    return (await load("rules/completion")).told(needs(handed));
  },
  /** Return where a pattern is found in a text: from and to, in characters. */
  async found({ source, flags, text }) {
    const length = (part) => Array.from(part).length;
    return Array.from(text.matchAll(new RegExp(source, `${flags}g`)), (match) => {
      const from = length(text.slice(0, match.index));
      return [from, from + length(match[0])];
    });
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
