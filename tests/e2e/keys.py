"""Going through a page with the Tab key alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page

MOST = 400


@dataclass(frozen=True)
class Stop:
    """Where the focus is: what it is on, its place in the page, and whether that can be seen."""

    what: str
    place: int
    ringed: bool
    visible: bool


# A ring is on the element itself or on the card around it. Seen: some corner or the middle of it
# is in the window and not under something else.
STOP = """() => {
  const firstOf = (one) => // radio buttons of one name are one stop
    one.type === "radio" ? document.querySelector(`[type=radio][name="${one.name}"]`) : one;
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const ring = (node) => {
    const style = getComputedStyle(node);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  const around = [one, one.closest("li, .mc-level, .mc-card, .mc-skill, .mc-tile, .mc-provider")];
  const shown = [...one.getClientRects()].some((box) => {
    const points = [[.5, .5], [.05, .1], [.95, .1], [.05, .9], [.95, .9]];
    return points.some(([x, y]) => {
      const at = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
      return at && (one.contains(at) || at.contains(one));
    });
  });
  return {
    what: one.outerHTML.slice(0, 100),
    place: [...document.querySelectorAll("*")].indexOf(firstOf(one)),
    ringed: around.some((node) => node && ring(node)),
    visible: shown,
  };
}"""

# What Tab should reach: a link or control that is shown, in the order of the page.
REACHABLE = """() => [...document.querySelectorAll(
  "a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((one) => one.checkVisibility({visibilityProperty: true}) && !one.disabled)
  .filter((one) => one.type !== "radio" || one === document.getElementsByName(one.name)[0])
  .map((one) => [...document.querySelectorAll("*")].indexOf(one))"""


def stops(page: Page, back: bool = False) -> Iterator[Stop]:
    """Yield every stop of the Tab key from where the focus is until it has gone round."""
    seen: set[int] = set()
    last = None
    for _ in range(MOST):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        found = page.evaluate(STOP)
        if found and found["place"] == last:
            continue  # day, month and year of one field
        if found is None or found["place"] in seen:
            return
        seen.add(last := found["place"])
        yield Stop(**found)
    raise AssertionError(f"the focus never left the page in {MOST} steps: a trap")


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on what a selector names."""
    for _ in range(MOST):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {selector}")


def focused(page: Page) -> str:
    """Return the HTML of what has the focus."""
    html: str = page.evaluate("document.activeElement.outerHTML")
    return html
