// Runs in a thread of its own: takes a file, gives back how far it is, and at last its SHA-256.

import { createSHA256 } from "hash-wasm";

const PIECE = 4 * 1024 * 1024; // bytes

/** @param {Blob} file */
async function hashed(file) {
  const hash = (await createSHA256()).init();
  postMessage({ done: 0 });
  let next = piece(file, 0); // the next piece is read while this one is worked through
  for (let at = 0; at < file.size; at += PIECE) {
    const bytes = await next;
    next = piece(file, at + PIECE);
    next.catch(() => {}); // heard of when it is awaited
    hash.update(bytes);
    postMessage({ done: Math.min(at + PIECE, file.size) });
  }
  return hash.digest("hex");
}

/** @param {Blob} file @param {number} from */
async function piece(file, from) {
  return new Uint8Array(await file.slice(from, from + PIECE).arrayBuffer());
}

addEventListener("message", async ({ data }) => {
  try {
    postMessage({ sha256: await hashed(data) });
  } catch (error) {
    postMessage({ error: error instanceof Error ? error.name : "Error" });
  }
});
