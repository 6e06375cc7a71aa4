// What a micro-credential's pages do beyond reading: follow the reader, copy, print.

const READING = 0.3; // the line being read, as a part of the window's height

/** Mark the section being read in the list "On this page". */
function follow(list) {
  const links = [...list.querySelectorAll("a")];
  const sections = links.map((link) => document.getElementById(link.hash.slice(1)));
  const update = () => {
    const line = innerHeight * READING;
    const begun = sections.filter((section) => section.getBoundingClientRect().top <= line);
    const current = Math.max(begun.length - 1, 0);
    links.forEach((link, index) => {
      if (index === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };
  const rootMargin = `0px 0px ${-100 * (1 - READING)}% 0px`;
  const watcher = new IntersectionObserver(update, { rootMargin });
  sections.forEach((section) => watcher.observe(section));
}

/** Copy the text a button names, and say so. */
async function copy(button) {
  const source = document.getElementById(button.dataset.mcCopy);
  const status = document.querySelector("[data-mc-copied]");
  let said = "Copied.";
  try {
    await navigator.clipboard.writeText(source.textContent);
  } catch {
    getSelection().selectAllChildren(source);
    said = "Selected. Press Ctrl and C to copy.";
  }
  if (status) status.textContent = said;
  const label = [...button.childNodes].find((node) => node.nodeType === Node.TEXT_NODE);
  if (label) {
    const before = label.textContent.startsWith("Copy ") ? label.textContent : "Copy";
    label.textContent = said === "Copied." ? "Copied" : "Selected";
    setTimeout(() => { label.textContent = before; }, 2500);
  }
}

/** Print with the badge in one ink in the place of its colours. */
async function printInInk(address) {
  const badge = document.querySelector("[data-mc-image]");
  const { src } = badge;
  badge.src = address;
  try {
    await badge.decode();
  } catch {
    badge.src = src; // then it is printed in colour
  }
  addEventListener("afterprint", () => { badge.src = src; }, { once: true });
  print();
}

/** Print what is folded away too, and fold it again afterwards. */
function unfoldForPrint() {
  const opened = [];
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("main details:not([open])")) {
      details.open = true;
      opened.push(details);
    }
  });
  addEventListener("afterprint", () => {
    for (const details of opened.splice(0)) details.open = false;
  });
}

document.querySelectorAll(".mc-onpage").forEach(follow);
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-mc-copy], [data-mc-print]");
  if (!button) return;
  if (button.dataset.mcPrint) printInInk(button.dataset.mcPrint);
  else if ("mcPrint" in button.dataset) print();
  else copy(button);
});
unfoldForPrint();
