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
    /** @type {HTMLVideoElement} */
    this.video = find(node, "video");
    this.address = "";
    this.name = "";
    for (const event of ["timeupdate", "seeked", "loadedmetadata"]) this.video.addEventListener(event, told);
    this.video.addEventListener("error", () => {
      if (this.address) find(node, "playing").textContent = `${this.name} cannot be played in this browser. Open it in another player.`;
    });
  }

  /** Play a file, if it is a recording. @param {File} file @param {string} name what the page calls it */
  show(file, name) {
    if (!/^(?:video|audio)\//.test(file.type)) return;
    if (this.address) URL.revokeObjectURL(this.address);
    this.address = URL.createObjectURL(file);
    this.name = name;
    this.video.src = this.address;
    this.node.hidden = false;
    find(this.node, "playing").textContent = name;
  }

  /** Return the time code at which it stands, "" where nothing plays. */
  get time() {
    return this.address ? timecode(this.video.currentTime) : "";
  }
}
