// Runs the scripts of the browser in Node.js: cases in, answers out, as JSON.

import { readFileSync } from "node:fs";

const { modules, run, cases } = JSON.parse(readFileSync(0, "utf-8"));
const load = (name) => import(new URL(`${name}.js`, `file://${modules}/`));

const RUNS = {
  /** Check a badge; `web` is all there is to reach. */
  async check({ said, web, now, programme }) {
    const { check } = await load("check");
    const { verdict } = await load("words");
    const asked = [];
    const reach = async (address) => {
      asked.push(address);
      if (address in web) return web[address];
      throw Object.assign(new Error("away"), { fault: "unknown" });
    };
    const { credential, ...result } = await check(said, { reach, now: new Date(now), programme });
    return { ...result, asked, verdict: verdict(result) };
  },
  async canonical({ document }) {
    return (await load("canonical")).canonical(document);
  },
  /** The same, by jsonld as a whole. */
  async whole({ document, packages, contexts }) {
    const { default: jsonld } = await import(`file://${packages}/node_modules/jsonld/lib/index.js`);
    const documentLoader = async (url) => ({ documentUrl: url, document: contexts[url] });
    return jsonld.canonize(document, { documentLoader, base: null, safe: true });
  },
  async belongs({ credential, email }) {
    return (await load("recipient")).belongs(credential, email);
  },
  async fromPng({ image }) {
    return (await load("png")).fromPng(new Uint8Array(Buffer.from(image, "base64")));
  },
  async intoPng({ image, text }) {
    const { intoPng } = await load("png");
    return Buffer.from(intoPng(new Uint8Array(Buffer.from(image, "base64")), text)).toString("base64");
  },
  async refuseHidden({ credential, quads }) {
    return (await load("plain")).refuseHidden(credential, quads);
  },
  async didAddress({ did }) {
    return (await load("issuer")).didAddress(did);
  },
  async didOf({ address }) {
    return (await load("issuer")).didOf(address);
  },
};

const answers = [];
for (const one of cases) {
  try {
    answers.push({ value: (await RUNS[run](one)) ?? null });
  } catch (error) {
    answers.push({ error: error.message });
  }
}
process.stdout.write(JSON.stringify(answers));
