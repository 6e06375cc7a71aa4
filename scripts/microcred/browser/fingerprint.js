// The fingerprint of a file, made on this device: nothing of the file goes anywhere.

/** @typedef {(done: number, total: number) => void} Progress in bytes, at the start and after each piece */

/** A file that could not be read to its end; the text says what to do. */
export class Unreadable extends Error {}

/**
 * Return the SHA-256 of a file, as 64 hexadecimal digits.
 *
 * It is read piece by piece in a thread of its own, so that files of any size take little memory and
 * the page stays quick. Rejects with Unreadable, or with the reason of `signal` once that is aborted.
 *
 * @param {Blob} file
 * @param {{progress?: Progress, signal?: AbortSignal}} [given]
 * @returns {Promise<string>}
 */
export function fingerprint(file, { progress = () => {}, signal } = {}) {
  if (signal?.aborted) return Promise.reject(signal.reason);
  // Beside the script that this is bundled into, wherever the site lies.
  const worker = new Worker(new URL("fingerprint-worker.js", import.meta.url), { type: "module" });
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal?.reason);
    signal?.addEventListener("abort", stop, { once: true });
    worker.addEventListener("message", ({ data }) => {
      if ("done" in data) progress(data.done, file.size);
      else if ("sha256" in data) resolve(data.sha256);
      else reject(unreadable(data.error));
    });
    worker.addEventListener("error", (event) => reject(unreadable(event.message)));
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}

/** @param {string} [why] */
function unreadable(why) {
  const text =
    why === "NotReadableError" || why === "NotFoundError"
      ? "It could not be read to its end: it was moved, changed or is not on this device yet. " +
        "Download it to this device, then choose it again."
      : "This browser could not make its fingerprint. Bring the browser up to date, or use another one.";
  return new Unreadable(text, { cause: why });
}
