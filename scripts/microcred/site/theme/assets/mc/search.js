// The search box. Pagefind is fetched when it is first opened, and never before.

const SHOWN = 12;
const KINDS = [["credentials/", "Micro-credential"], ["providers/", "Provider"], ["guides/", "Guide"]];

const base = new URL("../../", import.meta.url);
const box = document.getElementById("mc-search");
const input = box.querySelector("input.mc-field");
const list = box.querySelector("[data-mc-results]");
const status = box.querySelector("[data-mc-status]");

let loading;

/** Get ready, the box being open, and search for what is in the field by then. */
export async function begin() {
  await load();
  if (input.value) await search();
}

function load() {
  loading ??= start().catch(() => {
    loading = undefined;
    say(status.dataset.lost);
  });
  return loading;
}

async function start() {
  const engine = await import(new URL("pagefind/pagefind.js", base));
  await engine.init();
  return engine;
}

async function search() {
  const pagefind = await load();
  const words = input.value.trim(); // read only now: more may have been typed meanwhile
  if (!words) return show([], "");
  if (!pagefind) return;
  const found = await pagefind.debouncedSearch(words, {}, 180);
  if (found === null || words !== input.value.trim()) return;
  const here = await pagesOf(words, found);
  const other = respelled(words);
  const there = holds(here.pages, words) ? here : await pagesOf(other, await pagefind.search(other));
  if (words !== input.value.trim()) return;
  if (there === here || !holds(there.pages, other)) show(here.pages, summary(words, here.count));
  else show(there.pages, `Nothing found for “${words}”. ${summary(other, there.count)}`);
}

async function pagesOf(words, found) {
  const pages = await Promise.all(found.results.slice(0, SHOWN).map((result) => result.data()));
  const real = pages.some((page) => resembles(words, page));
  return real ? { pages, count: found.results.length } : { pages: [], count: 0 };
}

// British and American spelling: what a word has on one side, and what it has on the other.
const SPELLINGS = [
  [/([iy])s(?=(e|es|ed|er|ers|ing|ation|ations)$)/iu, "$1z"],
  [/([iy])z(?=(e|es|ed|er|ers|ing|ation|ations)$)/iu, "$1s"],
  [/^(behavi|col|fav|hon|lab|neighb)our/iu, "$1or"],
  [/^(behavi|col|fav|hon|lab|neighb)or/iu, "$1our"],
  [/^(cent)re/iu, "$1er"],
  [/^(cent)er/iu, "$1re"],
];

function respelled(words) {
  return words.replace(/\p{L}+/gu, (word) => {
    const pair = SPELLINGS.find(([side]) => side.test(word));
    return pair ? word.replace(...pair) : word;
  });
}

// Whether each word that has another spelling is in the pages, but for its ending.
function holds(pages, words) {
  const found = pages.flatMap(wordsFound);
  const spelled = lettersOf(words).filter((word) => respelled(word) !== word);
  return spelled.every((word) => found.some((other) => other.startsWith(word.slice(0, -3))));
}

// For a word that is nowhere, Pagefind takes ever shorter beginnings of it, down to one letter.
function resembles(words, page) {
  const found = wordsFound(page);
  return lettersOf(words).some((word) => found.some((other) => other.startsWith(stem(word))));
}

function wordsFound(page) {
  const marks = new DOMParser().parseFromString(page.excerpt, "text/html").querySelectorAll("mark");
  return [page.meta.title ?? "", ...[...marks].map((mark) => mark.textContent)].flatMap(lettersOf);
}

// What two forms of a word share at least: half of it, and three letters.
function stem(word) {
  return word.slice(0, Math.max(3, Math.ceil(word.length / 2)));
}

function lettersOf(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function summary(words, count) {
  if (!count) return `Nothing found for “${words}”. Try a shorter or a broader word.`;
  const results = count === 1 ? "1 result" : `${count} results`;
  return `${results} for “${words}”${count > SHOWN ? `, the best ${SHOWN} are shown` : ""}`;
}

function show(pages, text) {
  list.replaceChildren(...pages.map(item));
  say(text);
}

function say(text) {
  status.textContent = text;
}

function item(page) {
  const link = Object.assign(document.createElement("a"), { href: page.url });
  link.append(
    element("strong", "", page.meta.title ?? page.url),
    element("span", "mc-search__kind", page.meta.kind ?? kindOf(page.url)),
    excerpt(page.excerpt),
  );
  const line = document.createElement("li");
  line.append(link);
  return line;
}

function element(name, className, text) {
  return Object.assign(document.createElement(name), { className, textContent: text });
}

// Only the marked words are taken over from the excerpt's HTML, all else as text.
function excerpt(html) {
  const line = element("span", "mc-search__excerpt", "");
  for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
    line.append(node.nodeName === "MARK" ? element("mark", "", node.textContent) : node.textContent);
  }
  return line;
}

function kindOf(url) {
  const path = new URL(url, base).pathname.slice(base.pathname.length);
  return KINDS.find(([start]) => path.startsWith(start))?.[1] ?? "Page";
}

function move(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const stops = [input, ...list.querySelectorAll("a")];
  const at = stops.indexOf(document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  stops[(at + step + stops.length) % stops.length].focus();
}

input.addEventListener("input", search);
box.addEventListener("keydown", move);
box.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  list.querySelector("a")?.focus();
});
