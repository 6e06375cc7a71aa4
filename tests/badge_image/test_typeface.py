import pytest

from microcred.badge_image.lettering import advance, centred, ink, width
from microcred.badge_image.typeface import display, text


@pytest.mark.parametrize("face", [display(), text(650)], ids=["Besley", "Atkinson"])
class TestTypeface:
    def test_every_letter_and_figure_has_an_outline(self, face):
        letters = (
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789éÉñüß&–—’“”…?!.,:;-"
        )
        assert [letter for letter in letters if not face.glyph(letter).contours] == []

    def test_a_space_is_wide_and_empty(self, face):
        assert face.glyph(" ").advance > 0.1
        assert face.glyph(" ").contours == ()

    def test_letters_of_a_loose_pair_are_drawn_together(self, face):
        assert face.kern("T", "o") < 0
        assert face.kern("H", "H") == 0

    @pytest.mark.parametrize(
        ("given", "spelled"),
        [
            ("Wait Time", "Wait Time"),
            ("e\u0301", "é"),
            ("Łódź", "Lódz"),
            ("ﬁ ½", "fi ½"),
            ("a\u00a0b\u2003c\td", "a b c d"),
            ("re\u00adread\u200b\u202e\0", "reread"),
            ("self\u2011check", "self-check"),
            ("日本 Wait", " Wait"),
            ("\ud800", ""),
        ],
    )
    def test_spelling(self, face, given, spelled):
        assert face.spell(given) == spelled


def test_a_heavier_weight_is_wider():
    assert advance(text(700), "REVOKED") > advance(text(650), "REVOKED")


def test_width_is_advance_kerning_and_tracking():
    face = display()
    pair = face.glyph("T").advance + face.glyph("o").advance + face.kern("T", "o")
    assert width(face, "To", 50, tracking=3) == pytest.approx(50 * pair + 3)


def test_ink_reaches_below_the_line_only_with_a_descender():
    face = display()
    assert ink(face, "Reading").below > 0.15
    assert ink(face, "Wait").below < 0.03


def test_an_outline_is_where_it_was_asked_for():
    path = centred(display(), "I", 100, middle=200, baseline=300)
    x, y = path[1:].split("z")[0].split("h")[0].split("v")[0].split("q")[0].split("l")[0].split()
    assert 150 < float(x) < 250
    assert 220 < float(y) <= 301


def test_nothing_to_write_is_an_empty_path():
    assert centred(display(), "", 50, 256, 300) == ""
    assert centred(display(), "  ", 50, 256, 300) == ""
