// JSON-LD to the canonical N-Quads that are signed (RDFC-1.0). Nothing is ever fetched for it.
//
// The parts of jsonld are taken one by one, as its whole is half as large again; a test holds the
// result against that of the whole.

import contexts from "made/contexts.json";
import { getInitialContext } from "jsonld/lib/context.js";
import ContextResolver from "jsonld/lib/ContextResolver.js";
import { setupEventHandler } from "jsonld/lib/events.js";
import { expand } from "jsonld/lib/expand.js";
import { toRDF } from "jsonld/lib/toRdf.js";
import rdf from "rdf-canonize";

import { list } from "./json.js";
import { cannotTell, Trouble } from "./trouble.js";

/** @typedef {import("./json.js").Json} Json */

const KNOWN = new Map(Object.entries(contexts));
const PATIENCE = 10_000; // milliseconds
const MOST_QUADS = 5000;

/** Return the first context of a document that is not known here. @param {Json} document */
export function unknownContext(document) {
  return list(document["@context"]).find((url) => !KNOWN.has(url));
}

/**
 * Return the canonical N-Quads of a document.
 *
 * Throws Trouble `unknown` where part of it would be left out of what is signed: a term that no
 * context knows, an address that is none.
 *
 * @param {Json} document
 * @returns {Promise<string>}
 */
export async function canonical(document) {
  const options = {
    base: null,
    safe: true,
    eventHandler: setupEventHandler({ options: { safe: true } }),
    documentLoader: load,
    contextResolver: new ContextResolver({ sharedCache: new Map() }),
  };
  const signal = AbortSignal.timeout(PATIENCE);
  try {
    const element = structuredClone(document);
    const expanded = await expand({ activeCtx: getInitialContext(options), element, options });
    const quads = toRDF(list(expanded), options);
    if (quads.length > MOST_QUADS) cannotTell("It says far more than any badge needs to.");
    return await rdf.canonize(quads, { algorithm: "RDFC-1.0", maxWorkFactor: 1, signal });
  } catch (error) {
    throw uncovered(error);
  }
}

/** @param {string} url */
async function load(url) {
  return { documentUrl: url, document: KNOWN.get(url) };
}

/**
 * Return what a stop of jsonld means: the part that no signature covers, where it tells one.
 *
 * @param {any} error
 */
function uncovered(error) {
  const event = error?.details?.event;
  if (!event) return error;
  const term = Object.values(event.details ?? {}).find((value) => typeof value === "string");
  const named = term ? `, among it “${String(term).slice(0, 60)}”` : "";
  return new Trouble(
    "unknown",
    `Part of this badge is not covered by its signature${named}. ` +
      "It can be changed by anybody, so nothing here can be relied on.",
  );
}
