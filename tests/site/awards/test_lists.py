"""Pages that lead to awards: an earner's, and the one that says why there is no list."""

from datetime import date

from microcred.site.awards import awards_page, earner_page
from tests import ledgers
from tests.site.awards.made import SHELL, award, press, revoked, showing
from tests.site.markup import elements, words

PAGE = "p" * 12


def cards(*names: str | None, today: date = date(2026, 11, 22)):
    one = press(today=today)
    return [
        one.pages(award(number, name=name), showing(number, page=PAGE)).card
        for number, name in enumerate(names)
    ]


def earners(*names: str | None, today: date = date(2026, 11, 22)) -> tuple[str, str]:
    return earner_page(ledgers.program(), SHELL, PAGE, cards(*names, today=today))


def test_the_page_of_an_earner_who_shows_a_name() -> None:
    path, html = earners("Ada", "Ada Lovelace")
    assert path == f"earners/{PAGE}/index.html"
    assert "Badges of Ada Lovelace" in html
    assert "Two badges, shown here because Ada Lovelace chose to." in words(html)
    assert "robots" not in html
    links = [one["href"] for one in elements(html, "a")]
    assert links[1:] == [f"../../awards/{ledgers.random_id(f'award {n}')}/" for n in (1, 0)]


def test_the_page_of_an_earner_who_shows_none() -> None:
    _, html = earners(None)
    assert "One badge, shown here because their holder chose to." in words(html)
    assert '<meta name="robots" content="noindex">' in html


def test_the_state_of_each_award() -> None:
    one = press()
    shown = [*cards("Ada"), one.pages(award(1, name="Ada"), revoked(1)._replace(page=PAGE)).card]
    said = words(earner_page(ledgers.program(), SHELL, PAGE, shown)[1])
    assert "Good until 21 November 2031" in said
    assert "Revoked on 22 November 2026" in said
    _, html = earners("Ada", today=date(2032, 1, 1))
    assert "Expired on 21 November 2031" in words(html)


def test_hostile_names_stay_text() -> None:
    _, html = earners("<script>x</script>")
    assert "<script>x" not in html
    assert html.count("&lt;script&gt;x") >= 3


def test_there_is_no_list_of_awards() -> None:
    path, html = awards_page(ledgers.program(), SHELL)
    assert path == "awards/index.html"
    assert "We keep no public list of them" in words(html)
    assert "../verify/" in [one["href"] for one in elements(html, "a")]
