// A recording of this device, played in the page: nothing of it goes anywhere.

import { find } from "./dom.js";

/** Return a time code: 02:14, or 1:02:14. @param {number} seconds */
export function timecode(seconds) {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
  return `${hours ? `${hours}:` : ""}${two(minutes)}:${two(rest)}`;
}

export class Player {
  /** @param {HTMLElement} node @param {() => void} told hears of each change of the time */
  constructor(node, told) {
    this.node = node;
    this.told = told;
    /** @type {HTMLVideoElement} */
    this.video = find(node, "video");
    this.address = "";
    this.name = "";
    for (const event of ["timeupdate", "seeked", "loadedmetadata"]) this.video.addEventListener(event, told);
    this.video.addEventListener("error", () => this.close());
  }

  /** Play a file, if it is a recording. @param {File} file @param {string} name what the page calls it */
  show(file, name) {
    if (!/^(?:video|audio)\//.test(file.type)) return;
    URL.revokeObjectURL(this.address);
    this.address = URL.createObjectURL(file);
    this.name = name;
    this.video.src = this.address;
    this.node.dataset.kind = file.type.split("/")[0];
    this.open(true, name);
  }

  /** Say that what was to be played cannot be. */
  close() {
    if (!this.address) return;
    URL.revokeObjectURL(this.address);
    this.address = "";
    this.open(false, `${this.name} cannot be played in this browser. Open it in another player.`);
  }

  /** @param {boolean} plays @param {string} said */
  open(plays, said) {
    this.node.hidden = false;
    this.video.hidden = !plays;
    find(this.node, "note").hidden = !plays;
    find(this.node, "playing").textContent = said;
    this.told();
  }

  /** Return the time code at which it stands, "" where nothing plays. */
  get time() {
    return this.address ? timecode(this.video.currentTime) : "";
  }
}
