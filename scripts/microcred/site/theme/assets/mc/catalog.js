// The catalog's filters. The first cards and counts are in the page; data comes in parts, on use.

const PAGE = 60;
const base = new URL("../../", import.meta.url);
const page = document.querySelector("[data-mc-catalog]");
const find = (name) => page.querySelector(`[data-mc-${name}]`);
const [form, plain, toggle] = [find("filters"), find("plain"), find("toggle")];
const [count, chips, empty] = [find("count"), find("chips"), find("empty")];
const [list, more, sort, template] = [find("list"), find("more"), find("sort"), find("card")];

const drawn = new Map();
for (const card of list.children) {
  drawn.set(card.querySelector("a").getAttribute("href").split("/").at(-2), card);
}

// --- data ---

let loading;

function load() {
  loading ??= fetchParts(Number(page.dataset.parts)).catch((error) => {
    failed();
    throw error;
  });
  return loading;
}

async function fetchParts(total) {
  const parts = await Promise.all(Array.from({ length: total }, (_, at) => fetchPart(at + 1)));
  const values = parts[0]?.values ?? {};
  const entries = parts.flatMap((part) => rows(part));
  return { values, entries };
}

async function fetchPart(number) {
  const answer = await fetch(new URL(`catalog/parts/${number}.json`, base));
  if (!answer.ok) throw new Error(`part ${number}: ${answer.status}`);
  return answer.json();
}

function rows({ columns, facets }) {
  return columns.id.map((_, at) => {
    const row = { facets: {} };
    for (const name in columns) row[name] = columns[name][at];
    for (const name in facets) row.facets[name] = facets[name][at];
    return row;
  });
}

function failed() {
  page.dataset.failed = "";
  for (const part of [form, toggle, chips, more, sort?.parentElement]) if (part) part.hidden = true;
  plain?.classList.remove("mc-noscript");
  count.textContent = "The filters could not be loaded. These lists hold every micro-credential.";
}

// --- state: what the address says ---

const state = { chosen: new Map(), sort: "area", shown: PAGE };

function readAddress() {
  const asked = new URLSearchParams(location.search);
  state.chosen = new Map();
  for (const [name, value] of asked) {
    if (name !== "sort") state.chosen.set(name, (state.chosen.get(name) ?? new Set()).add(value));
  }
  state.sort = sort && [...sort.options].some((option) => option.value === asked.get("sort"))
    ? asked.get("sort") : "area";
  state.shown = history.state?.shown ?? PAGE;
}

function writeAddress(way = "pushState") {
  const asked = new URLSearchParams();
  for (const [name, values] of state.chosen) for (const value of values) asked.append(name, value);
  if (state.sort !== "area") asked.set("sort", state.sort);
  const query = asked.size ? `?${asked}` : "";
  history[way]({ shown: state.shown }, "", location.pathname + query);
}

// --- filter and count: any value inside a group, every group with a choice ---

function wanted(values) {
  const groups = [];
  for (const [name, slugs] of state.chosen) {
    const known = Object.hasOwn(values, name) ? values[name].map(([slug]) => slug) : [];
    const indices = new Set([...slugs].map((slug) => known.indexOf(slug)).filter((at) => at >= 0));
    if (indices.size) groups.push([name, indices]);
  }
  return groups;
}

function survey({ values, entries }) {
  const groups = wanted(values);
  const tally = Object.fromEntries(Object.keys(values).map((name) => [name, values[name].map(() => 0)]));
  const fitting = [];
  for (const entry of entries) {
    const missed = groups.filter(([name, indices]) => !entry.facets[name].some((at) => indices.has(at)));
    if (missed.length > 1) continue;
    if (!missed.length) fitting.push(entry);
    for (const name of missed.length ? [missed[0][0]] : Object.keys(tally)) {
      for (const at of entry.facets[name]) tally[name][at] += 1;
    }
  }
  return { fitting, tally, groups };
}

const ORDERS = {
  area: () => 0,
  name: (a, b) => a.title.localeCompare(b.title),
  hours: (a, b) => (a.most ?? Infinity) - (b.most ?? Infinity) || 0,
  reviewed: (a, b) => (b.reviewed ?? "").localeCompare(a.reviewed ?? ""),
};

// --- what the page shows ---

async function apply() {
  const data = await load();
  const { fitting, tally, groups } = survey(data);
  const closed = (entry) => entry.facets.status.some((at) => data.values.status[at][0] === "retired");
  fitting.sort((a, b) => closed(a) - closed(b) || ORDERS[state.sort](a, b));
  drawForm(data.values, tally);
  drawChips(data.values, groups);
  drawCards(data.values, fitting);
  drawCount(fitting.length, data.entries.length, groups);
}

function drawForm(values, tally) {
  for (const box of form?.querySelectorAll("input") ?? []) {
    box.checked = state.chosen.get(box.name)?.has(box.value) ?? false;
    const at = values[box.name].findIndex(([slug]) => slug === box.value);
    const total = tally[box.name][at] ?? 0;
    box.parentElement.lastElementChild.textContent = total;
    box.parentElement.toggleAttribute("data-none", !total && !box.checked);
  }
  const tucked = form?.querySelector("details");
  if (tucked?.querySelector("input:checked")) tucked.open = true;
  if (sort) sort.value = state.sort;
}

function drawChips(values, groups) {
  const on = groups.flatMap(([name, indices]) => [...indices].map((at) => [name, ...values[name][at]]));
  chips.hidden = !on.length;
  chips.replaceChildren(...on.map(([name, slug, label]) => chip(label, `Remove filter ${label}`, () => choose(name, slug, false))));
  if (on.length > 1) {
    const all = chip("Remove all", "Remove all filters", () => clear());
    all.firstChild.classList.add("mc-chips__all");
    all.querySelector("svg").remove();
    chips.append(all);
  }
  if (toggle) toggle.querySelector("span").textContent = on.length ? `Filter (${on.length} on)` : "Filter";
}

function chip(text, name, act) {
  const button = Object.assign(document.createElement("button"), { type: "button" });
  button.setAttribute("aria-label", name);
  button.append(text, icon("close"));
  button.addEventListener("click", () => {
    count.focus();
    act();
  });
  const item = document.createElement("li");
  item.append(button);
  return item;
}

function icon(name) {
  const copy = template.content.querySelector(".mc-tag svg").cloneNode(true);
  copy.firstElementChild.setAttribute("href", new URL(`assets/mc/icons.svg#${name}`, base));
  return copy;
}

function drawCards(values, fitting) {
  const shown = fitting.slice(0, state.shown);
  list.replaceChildren(...shown.map((entry) => card(values, entry)));
  more.hidden = shown.length >= fitting.length;
  empty.hidden = fitting.length > 0;
}

function drawCount(fitting, total, groups) {
  const noun = (number) => `${number.toLocaleString("en")} micro-credential${number === 1 ? "" : "s"}`;
  count.textContent = groups.length ? `${fitting.toLocaleString("en")} of ${noun(total)}` : noun(total);
}

function card(values, entry) {
  if (!drawn.has(entry.id)) drawn.set(entry.id, newCard(values, entry));
  return drawn.get(entry.id);
}

function newCard(values, entry) {
  const made = template.content.firstElementChild.cloneNode(true);
  const [facts, evidence] = made.querySelectorAll(".mc-facts");
  const labels = (name) => entry.facets[name].map((at) => values[name][at]);
  made.querySelector("img").src = new URL(`credentials/${entry.id}/mark.svg`, base);
  const link = made.querySelector("a");
  link.href = new URL(`credentials/${entry.id}/`, base);
  link.textContent = entry.title;
  const text = made.querySelector(".mc-skill__text");
  text.textContent = entry.text;
  if (entry.lang !== "en") link.lang = text.lang = entry.lang;
  facts.children[0].textContent = labels("area")[0][1];
  facts.children[1].textContent = labels("depth")[0][1];
  if (entry.hours) facts.children[2].lastChild.textContent = entry.hours;
  else facts.children[2].remove();
  for (const [kind, label] of labels("evidence")) {
    const item = document.createElement("li");
    item.append(icon(kind), label);
    evidence.append(item);
  }
  drawTag(made.querySelector(".mc-tag"), entry.note, labels("status")[0][0]);
  return made;
}

function drawTag(tag, note, status) {
  if (!note) return tag.remove();
  const planned = status === "planned";
  tag.className = `mc-tag mc-tag--${planned ? "info" : "mute"}`;
  tag.replaceChildren(icon(planned ? "calendar" : "archive"), note);
}

// --- what a visitor does ---

const quietly = (promise) => promise.catch(() => undefined);

function changed() {
  state.shown = PAGE;
  writeAddress();
  return quietly(apply());
}

function choose(name, value, on) {
  const values = state.chosen.get(name) ?? new Set();
  if (on) values.add(value);
  else values.delete(value);
  if (values.size) state.chosen.set(name, values);
  else state.chosen.delete(name);
  return changed();
}

function clear() {
  state.chosen.clear();
  return changed();
}

form?.addEventListener("change", ({ target }) => choose(target.name, target.value, target.checked));
form?.addEventListener("submit", (event) => event.preventDefault());
sort?.addEventListener("change", () => {
  state.sort = sort.value;
  changed();
});
toggle?.addEventListener("click", () => {
  const open = form.toggleAttribute("data-open");
  toggle.setAttribute("aria-expanded", String(open));
});
more.querySelector("button").addEventListener("click", async () => {
  const before = list.children.length;
  state.shown = before + PAGE;
  writeAddress("replaceState");
  await quietly(apply());
  list.children[before]?.querySelector("a").focus();
});
addEventListener("popstate", () => {
  readAddress();
  quietly(apply());
});

readAddress();
if (state.chosen.size || state.sort !== "area" || state.shown > PAGE) quietly(apply());
