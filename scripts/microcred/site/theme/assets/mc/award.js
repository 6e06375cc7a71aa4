// What an award's page does beyond reading: checks the award anew, makes its image, draws its QR code.
// What that takes is fetched when it is needed; where a site was built without it, the page stays as it is.

const award = document.querySelector("[data-mc-award]");
const panel = document.querySelector("[data-mc-verdict]");
const again = document.querySelector("[data-mc-check]");
const said = document.querySelector("[data-mc-said]");
const here = (address) => new URL(address, location.href).href;
const { json, root, programme, address, badge, file } = award.dataset;
const ICONS = { ok: "check", warn: "expired", bad: "revoked", mute: "help" };
const settled = panel.classList.contains("mc-verdict--bad"); // what is revoked stays so, and the page says why

function show({ tone, title, text }) {
  if (settled) return;
  panel.className = `mc-verdict mc-verdict--${tone}`;
  panel.querySelector("[data-mc-verdict-title]").textContent = title;
  panel.querySelector("[data-mc-verdict-text]").textContent = text;
  panel.querySelector("use").setAttribute("href", `${root}/assets/mc/icons.svg#${ICONS[tone]}`);
}

/** Check the award. Whoever pressed the button is told; at the start nobody is. */
async function check(asked) {
  const live = await import("./live.js");
  if (!live.available) return false;
  show({ tone: "mute", title: "Checking…", text: "The issuer’s keys and its list of withdrawn badges are being looked up." });
  try {
    show(await live.checked({ json: here(json), root: here(`${root}/`), programme }));
  } catch (error) {
    show({ tone: "mute", title: "Cannot tell just now", text: error.message });
  }
  if (asked) panel.focus();
  return true;
}

/** Hand over the badge's image with the credential in it. */
async function bake(kind) {
  said.textContent = "Making the image…";
  try {
    const [image, credential] = await Promise.all([badge, json].map(text));
    const { baked } = await import("./image.js");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await baked(kind, image, credential));
    link.download = `${file}.${kind}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    said.textContent = `${link.download} holds the badge. Whoever gets it can check it.`;
  } catch {
    said.textContent = "The image could not be made. Reload this page and try again.";
  }
}

async function text(address) {
  const answer = await fetch(here(address));
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.text();
}

async function drawCode() {
  const place = document.querySelector("[data-mc-qr]");
  if (!place) return;
  const { drawn } = await import("./qr.js");
  place.append(drawn(address, `QR code of ${address}`));
  place.hidden = false;
}

if (await check(false)) {
  await drawCode();
  if (again) {
    again.hidden = false;
    again.addEventListener("click", () => check(true));
  }
  for (const button of document.querySelectorAll("[data-mc-bake]")) {
    button.hidden = false;
    button.addEventListener("click", () => bake(button.dataset.mcBake));
  }
}
