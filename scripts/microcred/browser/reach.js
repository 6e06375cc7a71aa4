// Asking other sites, as little as possible: no cookies, no trace of this page, no way on to a third.

import { collected, fromUtf8 } from "./bytes.js";
import { cannotTell } from "./trouble.js";

const PATIENCE = 15_000; // milliseconds

/**
 * Return what asks for addresses. The programme's own are asked for at the site that is open, which
 * holds them, wherever it is served.
 *
 * @param {string} programme the programme's address, with a slash at its end
 * @param {string} root the address of the open site's first page
 */
export function reaching(programme, root) {
  /** @param {string} address */
  const place = (address) =>
    address.startsWith(programme) ? root + address.slice(programme.length) : address;
  /** @param {string} address @param {number} limit bytes */
  const bytes = async (address, limit) =>
    (await fetched(place(address), limit, root)) ??
    cannotTell("What lies there is larger than any badge needs to be.", address);
  /** @param {string} address */
  const text = async (address) =>
    fromUtf8(await bytes(address, 2 ** 20)) ??
    cannotTell("What lies there cannot be read.", address);
  return { bytes, text };
}

/** @param {string} address @param {number} limit @param {string} root */
async function fetched(address, limit, root) {
  const url =
    parsed(address) ?? cannotTell("This is not a whole address. It starts with https://.");
  if (url.protocol !== "https:" && url.origin !== new URL(root).origin)
    cannotTell("Only addresses that start with https:// are asked.");
  let answer;
  try {
    answer = await fetch(url, {
      credentials: "omit",
      referrerPolicy: "no-referrer",
      redirect: "error",
      cache: "no-cache",
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    return cannotTell(
      `${url.host} could not be asked. It may be away, not let other pages read what it says, ` +
        "or send them on to another address.",
      address,
    );
  }
  if (!answer.ok || !answer.body)
    cannotTell(`${url.host} has nothing there (it answered ${answer.status}).`, address);
  return collected(answer.body, limit);
}

/** Return an address, null for what is none. @param {string} address @param {string} [base] */
export function parsed(address, base) {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}
