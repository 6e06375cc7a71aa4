// Keys for whoever scores many: only while the focus is on a level, never in a text field; they can be turned off.

const SETTING = "mc-score-keys";

/**
 * Listen to keys in the grid.
 *
 * @param {HTMLElement} grid
 * @param {HTMLInputElement} box turns them on and off
 * @param {Record<"level" | "move" | "note", (row: HTMLElement, by: number) => void>} acts
 */
export function listen(grid, box, acts) {
  box.checked = stored() !== "off";
  box.addEventListener("change", () => stored(box.checked ? "on" : "off"));
  grid.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const row = /** @type {HTMLElement | null} */ (target.closest("[data-mc-row]"));
    const typing = !target.matches("input[type=radio]");
    if (!box.checked || typing || !row || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (/^[1-9]$/.test(key)) acts.level(row, Number(key) - 1);
    else if (key === "j" || key === "k") acts.move(row, key === "j" ? 1 : -1);
    else if (key === "n") acts.note(row, 0);
    else return;
    event.preventDefault();
  });
}

/** @param {string} [value] */
function stored(value) {
  try {
    if (value !== undefined) localStorage.setItem(SETTING, value);
    return localStorage.getItem(SETTING);
  } catch {
    return null; // then it lasts as long as the page
  }
}
