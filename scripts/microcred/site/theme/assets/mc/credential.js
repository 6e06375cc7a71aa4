// What a micro-credential's pages do beyond reading: follow the reader, copy, print.

const mark = (link, on) =>
  on ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");

/** Mark the section being read in the list "On this page". */
function follow(list) {
  const links = [...list.querySelectorAll("a")];
  const sections = links.map((link) => document.getElementById(link.hash.slice(1)));
  const seen = new Set();
  let last = 0;
  const update = () => {
    const first = sections.findIndex((section) => seen.has(section));
    if (first >= 0) last = first;
    links.forEach((link, index) => mark(link, index === last));
  };
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        isIntersecting ? seen.add(target) : seen.delete(target);
      }
      update();
    },
    { rootMargin: "-12% 0px -70% 0px" },
  );
  sections.filter(Boolean).forEach((section) => watcher.observe(section));
  update();
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
    label.textContent = said === "Copied." ? "Copied" : "Selected";
    setTimeout(() => { label.textContent = "Copy"; }, 2500);
  }
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
  if ("mcPrint" in button.dataset) print();
  else copy(button);
});
unfoldForPrint();
