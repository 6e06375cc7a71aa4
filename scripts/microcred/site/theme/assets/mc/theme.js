// What every page does: the theme switch, search on first use, menus that close, tables that scroll.

const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");

export const isDark = () => (root.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";

const stored = (key, value) => {
  try {
    if (value === undefined) return localStorage.getItem(key);
    localStorage.setItem(key, value);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
  return value ?? null;
};

for (const button of document.querySelectorAll("[data-mc-theme]")) {
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    stored("mc-theme", root.dataset.theme);
    show();
  });
  dark.addEventListener("change", show);
  show();
}

// The / key is ours only where nothing is typed, and can be turned off in the search box (WCAG 2.1.4).
const typing = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;

// The field is there at once, so that no letter is lost; what searches is fetched meanwhile.
const box = document.getElementById("mc-search");

const slash = box.querySelector("[data-mc-slash]");

slash.checked = stored("mc-slash") !== "off";
slash.addEventListener("change", () => stored("mc-slash", slash.checked ? "on" : "off"));
box.querySelector("[data-mc-close]").addEventListener("click", () => box.close());
box.addEventListener("click", (event) => {
  if (event.target === box) box.close();
});

function openSearch(words = "") {
  if (box.open) return;
  box.showModal();
  const field = box.querySelector("input.mc-field");
  if (words) field.value = words;
  field.focus();
  field.select();
  const status = box.querySelector("[data-mc-status]");
  const lost = () => { status.textContent = status.dataset.lost; };
  import("./search.js").then((search) => search.begin(), lost);
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing(event.target) || stored("mc-slash") === "off") return;
  event.preventDefault();
  openSearch();
});
for (const button of document.querySelectorAll("[data-mc-search]")) {
  const words = "mcWords" in button.dataset ? wordsOf(location.pathname) : "";
  if (words) button.querySelector("span").textContent = `Search for “${words}”`;
  button.addEventListener("click", () => openSearch(words));
}

// A browser that knows our opensearch.xml comes with the words in the address.
const asked = new URLSearchParams(location.search).get("q")?.trim().slice(0, 60);
if (asked) openSearch(asked);

function wordsOf(path) {
  let plain = path;
  try {
    plain = decodeURIComponent(path);
  } catch {
    // A mistyped address may hold a lone percent sign.
  }
  const last = plain.replace(/\.html?$/, "").split("/").filter(Boolean).at(-1) ?? "";
  return last.replace(/[^\p{L}\p{N}]+/gu, " ").trim().slice(0, 60);
}

for (const menu of document.querySelectorAll("details.mc-menu")) {
  const close = () => { menu.open = false; };
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    close();
    menu.querySelector("summary").focus();
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) close();
  });
}

// A table wider than the page gets a region that the keyboard can scroll, named by its heading.
const headings = [...document.querySelectorAll(".md-typeset :is(h1, h2, h3, h4)")];

document.querySelectorAll(".md-typeset table:not([class])").forEach((table, at) => {
  const region = document.createElement("div");
  region.className = "mc-scroll";
  table.replaceWith(region);
  region.append(table);
  if (region.scrollWidth <= region.clientWidth) return;
  const above = headings.filter((heading) => heading.compareDocumentPosition(region) & Node.DOCUMENT_POSITION_FOLLOWING);
  region.tabIndex = 0;
  region.setAttribute("role", "region");
  region.setAttribute("aria-label", `Table ${at + 1}: ${above.at(-1)?.textContent ?? "scrolls sideways"}`);
});

// “On this page” follows the reader.
for (const contents of document.querySelectorAll("[data-mc-contents]")) {
  const links = new Map();
  for (const link of contents.querySelectorAll('a[href^="#"]')) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) links.set(target, link);
  }
  const follow = () => {
    const passed = [...links.keys()].filter((target) => target.getBoundingClientRect().top < innerHeight / 3);
    const current = links.get(passed.at(-1) ?? [...links.keys()][0]);
    for (const link of links.values()) {
      if (link === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  new IntersectionObserver(follow, { rootMargin: "0px 0px -66% 0px" }).observe(contents);
  const watch = new IntersectionObserver(follow, { rootMargin: "0px 0px -66% 0px" });
  for (const target of links.keys()) watch.observe(target);
}
