// SVG: the credential is an element `credential` of Open Badges' own namespace.
//
// An image is parsed into a document that belongs to no window: nothing in it runs or loads, and
// nothing of it is ever put into the page.

import { cannotTell } from "./trouble.js";

const OPEN_BADGES = "https://purl.imsglobal.org/ob/v3p0";
const OLDER = "http://openbadges.org";
const SVG = "http://www.w3.org/2000/svg";
const TYPE = "image/svg+xml";
const ACTING = new Set(["script", "handler", "listener", "iframe", "object", "embed"]);

/**
 * Return the text of the credential in an SVG. Throws Trouble `unknown` where there is none, or
 * where the image could act.
 *
 * @param {string} image
 */
export function fromSvg(image) {
  const root = parsed(image);
  const [found, another] = root.getElementsByTagNameNS(OPEN_BADGES, "credential");
  if (another)
    cannotTell("This picture carries two badges, and nothing tells which of them counts.");
  const said = found?.getAttribute("verify") || found?.textContent?.trim();
  if (said) return said;
  const older = root.getElementsByTagNameNS(OLDER, "assertion").length > 0;
  return cannotTell(
    older
      ? "This picture carries an Open Badges 2.0 badge. This page reads version 3.0."
      : "This picture carries no badge: it is the plain image. Ask for the badge file itself.",
  );
}

/**
 * Return an SVG with a credential in it, in place of any that it carried.
 *
 * @param {string} image
 * @param {string} text
 */
export function intoSvg(image, text) {
  const root = parsed(image);
  for (const old of [...root.getElementsByTagNameNS(OPEN_BADGES, "credential")]) old.remove();
  const carrier = root.ownerDocument.createElementNS(OPEN_BADGES, "openbadges:credential");
  carrier.textContent = text;
  root.append(carrier);
  return new XMLSerializer().serializeToString(root);
}

/**
 * Return an SVG with a width and a height, without which some browsers draw nothing.
 *
 * @param {string} image
 * @param {number} size
 */
export function sized(image, size) {
  const root = parsed(image);
  root.setAttribute("width", String(size));
  root.setAttribute("height", String(size));
  return new XMLSerializer().serializeToString(root);
}

/** @param {string} image */
function parsed(image) {
  if (/<!DOCTYPE[^>]*[[]|<!ENTITY/i.test(image))
    cannotTell(
      "This picture has a document type of its own, which can hide anything. Badges need none.",
    );
  if (/<[?]xml-stylesheet/i.test(image))
    cannotTell("This picture names a style sheet to load. Badges need none.");
  const root = new DOMParser().parseFromString(image, TYPE).documentElement;
  if (root.namespaceURI !== SVG || root.localName !== "svg" || root.querySelector("parsererror"))
    cannotTell("This picture is damaged, or no SVG image.");
  const acting = [root, ...root.querySelectorAll("*")].some(acts);
  if (acting)
    cannotTell("This picture holds a program. Badges are only pictures: do not open this one.");
  return root;
}

/** @param {Element} element */
function acts(element) {
  const attributes = [...element.attributes];
  return (
    ACTING.has(element.localName.toLowerCase()) ||
    attributes.some(
      ({ localName, value }) =>
        /^on/i.test(localName) || /^[\s\u0000-\u001f]*(javascript|vbscript)\s*:/i.test(value),
    )
  );
}
