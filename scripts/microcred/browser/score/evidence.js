// What was handed in, slot by slot: items to open and compare, and what the teacher wrote.

import { copyOf, find } from "./dom.js";
import { ItemView } from "./item.js";
import { itemsOf } from "./scorecard.js";
import { writtenViews } from "./written.js";

/**
 * Put all that was handed in onto the page; return the items.
 *
 * @param {import("./sheet.js").Sheet} sheet
 * @returns {ItemView[]}
 */
export function evidenceViews(sheet) {
  const { release } = sheet.given;
  const { task } = sheet.draft;
  const items = itemsOf(release, task);
  /** @type {ItemView[]} */
  const views = [];
  for (const slot of release.slots) {
    const mine = items.filter((item) => item.slot === slot.id);
    if (!mine.length) continue;
    const part = copyOf("mc-slot", slot.id);
    find(part, "name").textContent = slot.name;
    find(part, "name").lang = release.language;
    find(part, "kind").textContent = slot.kind_word;
    find(part, "prompt").textContent = slot.prompt;
    find(part, "prompt").lang = release.language;
    const made = mine.map((item) => new ItemView(sheet, item, { name: slot.name, many: mine.length > 1 }));
    find(part, "items").append(...made.map((view) => view.node));
    find(sheet.page, "slots").append(part);
    views.push(...made);
  }
  find(sheet.page, "written").append(...writtenViews(task.text, release));
  const whole = find(sheet.page, "whole-file");
  whole.hidden = !task.text;
  whole.querySelector("pre").textContent = task.text;
  return views;
}
