// Runs the scripts of the form in Node.js: cases in, answers out, as JSON.

import { readFileSync } from "node:fs";

const { modules, run, cases } = JSON.parse(readFileSync(0, "utf-8"));
const load = (name) => import(new URL(`${name}.js`, `file://${modules}/submit/`));

const RUNS = {
  /** Return what the rules find in an attempt. */
  async problems(handed) {
    return (await load("rules/index")).problems(handed);
  },
  async words({ text }) {
    return (await load("rules/written")).words(text);
  },
  /** Return the file that a draft makes, and the address on GitHub at which it is begun. */
  async made({ draft, release, program, slug }) {
    const { fileOf, submissionOf } = await load("attempt");
    const { newFile } = await load("sending");
    const submission = submissionOf(draft, release, program.mode);
    const { text, from } = fileOf(submission, draft.written, release);
    return { submission, text, from, ...newFile({ given: { slug }, draft, program }, text) };
  },
  async before({ address, slug }) {
    return (await load("sending")).before(address, slug);
  },
  async id({ bytes }) {
    return (await load("draft")).randomId(bytes.length, () => Uint8Array.from(bytes));
  },
  async accountNumber({ text }) {
    return (await load("statements")).accountNumber(text);
  },
  async earlier({ text, release }) {
    return (await load("../earlier")).draftOf(text, release, "key");
  },
  async seconds({ text }) {
    return (await load("media")).seconds(text);
  },
  async folded({ text }) {
    return (await load("rules/spoken")).folded(text);
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
