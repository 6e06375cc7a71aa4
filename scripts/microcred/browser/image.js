// A badge image with the credential in it, made when somebody asks for it.

import { intoPng } from "./png.js";
import { intoSvg, sized } from "./svg.js";

export const available = true;

const SIZE = 1024; // pixels

/**
 * Return a badge image that carries a credential, as SVG or PNG.
 *
 * @param {"svg" | "png"} kind
 * @param {string} image the text of the badge's SVG
 * @param {string} credential
 * @returns {Promise<Blob>}
 */
export async function baked(kind, image, credential) {
  const text = credential.trim();
  if (kind === "svg") return new Blob([intoSvg(image, text)], { type: "image/svg+xml" });
  const plain = await (await drawn(image)).arrayBuffer();
  return new Blob([intoPng(new Uint8Array(plain), text)], { type: "image/png" });
}

/** Return an SVG as PNG. @param {string} image @returns {Promise<Blob>} */
async function drawn(image) {
  const address = URL.createObjectURL(new Blob([sized(image, SIZE)], { type: "image/svg+xml" }));
  try {
    const picture = new Image(SIZE, SIZE);
    picture.src = address;
    await picture.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: SIZE, height: SIZE });
    canvas.getContext("2d")?.drawImage(picture, 0, 0, SIZE, SIZE);
    return await new Promise((done, failed) => {
      canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no picture"))), "image/png");
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
