// An award's page: checks the award anew, and draws its address as a QR code.
// What that takes is fetched apart. Where a site was built without it, the page stays as it was made.

import { share } from "./sharing.js";

const award = document.querySelector("[data-mc-award]");
const panel = document.querySelector("[data-mc-verdict]");
const again = document.querySelector("[data-mc-check]");
const { json, root, programme, address, badge } = award.dataset;
const here = (place) => new URL(place, location.href).href;
const ICONS = { ok: "check", warn: "expired", bad: "revoked", mute: "help" };

function show({ tone, title, text }) {
  panel.className = `mc-verdict mc-verdict--${tone}`;
  panel.querySelector("[data-mc-verdict-title]").textContent = title;
  panel.querySelector("[data-mc-verdict-text]").textContent = text;
  panel.querySelector("use").setAttribute("href", `${root}/assets/mc/icons.svg#${ICONS[tone]}`);
}

/** Check the award and show what that came to, but for what the page says already. */
async function check(live) {
  const found = await live.checked({ json: here(json), root: here(`${root}/`), programme });
  if (found.answer === award.dataset.mcState) return;
  show(found);
  if (found.answer === "revoked") withdraw();
}

/** Show the award as withdrawn: the page was made before that. */
function withdraw() {
  award.dataset.mcState = "revoked";
  document.querySelector("[data-mc-image]").src = badge.replace(/[.]svg$/, "-revoked.svg");
}

/** Show what the page was made with, for want of what checks it. */
function stay() {
  const made = document.querySelector("[data-mc-static]");
  if (!made) return;
  made.classList.remove("mc-noscript");
  panel.hidden = true;
}

async function drawCode() {
  const place = document.querySelector("[data-mc-qr]");
  const { drawn } = await import("./qr.js");
  place.append(drawn(address, "QR code of this award’s address"));
  place.hidden = false;
}

async function begin() {
  const live = await import("./live.js").catch(() => ({}));
  if (!live.available) return stay();
  if (award.dataset.mcState !== "revoked") {
    await check(live);
    again.hidden = false;
    again.addEventListener("click", async () => {
      show({ tone: "mute", title: "Checking…", text: "Its signature, its dates, and the list of what was withdrawn." });
      award.dataset.mcState = "asked";
      await check(live);
      panel.focus();
    });
    share(award);
  }
  await drawCode();
}

begin();
