// Bytes to text and back, and inflating with a bound.

/** Return the bytes of base64url without padding, null for what is none. @param {string} text */
export function fromBase64url(text) {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
    letter.charCodeAt(0),
  );
}

const DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const LONGEST = 128; // letters: keys and signatures have fewer than 90

/** Return the bytes of base58 (Bitcoin's alphabet), null for what is none. @param {string} text */
export function fromBase58(text) {
  if (text.length > LONGEST) return null;
  /** @type {number[]} */
  const bytes = []; // the least significant first
  for (const letter of text) {
    let carry = DIGITS.indexOf(letter);
    if (carry < 0) return null;
    for (let at = 0; at < bytes.length; at += 1) {
      carry += bytes[at] * 58;
      bytes[at] = carry & 255;
      carry >>= 8;
    }
    for (; carry; carry >>= 8) bytes.push(carry & 255);
  }
  const zeros = text.length - text.replace(/^1+/, "").length;
  return Uint8Array.from([...bytes, ...Array(zeros).fill(0)].reverse());
}

/** Return the text of UTF-8, null where it is none. @param {BufferSource} bytes */
export function fromUtf8(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Return what bytes unpack to, null where they are damaged or would unpack to more than `limit`.
 *
 * @param {BlobPart} packed
 * @param {CompressionFormat} format
 * @param {number} limit
 */
export async function inflated(packed, format, limit) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream(format));
  return collected(stream, limit).catch(() => null);
}

/**
 * Return all bytes of a stream, null once they are more than `limit`: no more is read then.
 *
 * @param {ReadableStream<Uint8Array>} stream
 * @param {number} limit
 */
export async function collected(stream, limit) {
  const reader = stream.getReader();
  /** @type {Uint8Array[]} */
  const parts = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > limit) {
      reader.cancel().catch(() => {});
      return null;
    }
    parts.push(next.value);
  }
  return joined(parts);
}

/** Return bytes one after the other. @param {Uint8Array[]} parts */
export function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
