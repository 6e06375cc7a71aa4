// An address as a QR code, drawn as SVG.

import { encode } from "uqr";

export const available = true;

const QUIET = 4; // modules of white around it, as ISO/IEC 18004 asks for
const NAMESPACE = "http://www.w3.org/2000/svg";

/** Return an SVG element that holds an address. @param {string} address @param {string} title */
export function drawn(address, title) {
  const { data, size } = encode(address, { ecc: "M", border: QUIET });
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
  const svg = document.createElementNS(NAMESPACE, "svg");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", title);
  svg.setAttribute("shape-rendering", "crispEdges");
  svg.append(path(`M0 0h${size}v${size}h-${size}z`, "#fff"), path(dark.join(""), "#000"));
  return svg;
}

/** @param {string} d @param {string} fill */
function path(d, fill) {
  const element = document.createElementNS(NAMESPACE, "path");
  element.setAttribute("d", d);
  element.setAttribute("fill", fill);
  return element;
}
