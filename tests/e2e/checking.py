"""How a visitor works the page that checks badges, and what it then says."""

from playwright.sync_api import Page, expect

from microcred import links
from tests import ledgers
from tests.e2e.conftest import Site

HOME = ledgers.program().url
GENUINE, REVOKED = (ledgers.decision(number).award for number in (0, 1))


def stored(award: str) -> str:
    """Return the address of a signed award, as it says itself."""
    return f"{HOME}{links.award_data(award)}"


def text_of(site: Site, award: str) -> str:
    """Return the signed award, as the site has it."""
    return (site.folder / links.award_data(award)).read_text("utf-8")


def paste(page: Page, said: str) -> None:
    """Paste a link or a badge, and wait for the verdict."""
    page.get_by_label("Paste the badge link").fill(said)
    page.get_by_label("Paste the badge link").press("Enter")
    concluded(page)


def give(page: Page, name: str, data: bytes) -> None:
    """Choose a file by the button, and wait for the verdict."""
    page.locator("#mc-file").set_input_files({"name": name, "mimeType": "", "buffer": data})
    concluded(page)


def concluded(page: Page) -> None:
    """Wait until the verdict has the focus."""
    expect(page.locator("[data-mc-verdict]")).to_be_focused()


def verdict(page: Page) -> tuple[str, str]:
    """Return the verdict's tone and its title."""
    block = page.locator("[data-mc-verdict]")
    (tone,) = {"ok", "warn", "bad", "mute"} & {
        name.partition("--")[2] for name in (block.get_attribute("class") or "").split()
    }
    return tone, block.locator("[data-mc-verdict-title]").inner_text()


def words(page: Page) -> str:
    """Return what the verdict says below its title."""
    return page.locator("[data-mc-verdict-text]").inner_text()


def steps(page: Page) -> list[str]:
    """Return the word for each step."""
    return page.locator("[data-mc-step] [data-mc-tag]").all_inner_texts()
