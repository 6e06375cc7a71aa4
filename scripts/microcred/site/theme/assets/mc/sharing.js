// What the holder of an award takes from its page: the badge as an image, and facts to copy.

const said = () => document.querySelector("[data-mc-said]");

/** Show and serve the buttons of an award's page. */
export function share(award) {
  for (const button of document.querySelectorAll("[data-mc-bake]")) {
    button.hidden = false;
    button.addEventListener("click", () => bake(award, button.dataset.mcBake));
  }
  document.querySelectorAll("[data-mc-copyable] > div").forEach(addCopy);
  document.querySelectorAll("details.mc-pick").forEach(closeByItself);
}

/** Hand over the badge's image with the credential in it. */
async function bake({ dataset: { badge, json, file } }, kind) {
  said().textContent = "Making the image…";
  try {
    const [image, credential] = await Promise.all([badge, json].map(text));
    const { baked } = await import("./image.js");
    save(await baked(kind, image, credential), `${file}.${kind}`);
    said().textContent = `${file}.${kind} holds the badge. Whoever gets it can check it.`;
  } catch {
    said().textContent = "The image could not be made. Reload this page and try again.";
  }
}

async function text(place) {
  const answer = await fetch(new URL(place, location.href));
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.text();
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Give a fact a button that copies it; credential.js serves it. */
function addCopy(fact, number) {
  const [name, value] = fact.children;
  const words = document.createElement("span");
  words.id = `mc-fact-${number}`;
  words.append(...value.childNodes);
  const button = document.createElement("button");
  button.className = "mc-button mc-button--small";
  button.type = "button";
  button.dataset.mcCopy = words.id;
  const which = document.createElement("span");
  which.className = "mc-visually-hidden";
  which.textContent = ` ${name.textContent}`;
  button.append("Copy", which);
  value.append(words, button);
}

/** Close a menu as its reader goes on: by Escape, by a choice, or to somewhere else. */
function closeByItself(menu) {
  const close = () => { menu.open = false; };
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    close();
    menu.querySelector("summary").focus();
  });
  menu.addEventListener("click", (event) => {
    if (!event.target.closest("li")) return;
    close();
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) close();
  });
}
