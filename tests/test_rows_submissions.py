"""What is handed in, how it is scored and what is awarded: a test for each row."""

from tests.programmes_run import check_row


def test_c01_self_paced():
    check_row("c01-self-paced")


def test_c02_typed_evidence():
    check_row("c02-typed-evidence")


def test_c03_photo():
    check_row("c03-photo")


def test_c04_as_they_go():
    check_row("c04-as-they-go")


def test_c05_any_of():
    check_row("c05-any-of")


def test_c06_resubmit():
    check_row("c06-resubmit")


def test_c06_second_attempt():
    check_row("c06-second-attempt")


def test_c08_occasions():
    check_row("c08-occasions")


def test_c12_badge():
    check_row("c12-badge")


def test_c14_assessors():
    check_row("c14-assessors")


def test_c20_video():
    check_row("c20-video")


def test_c24_consent():
    check_row("c24-consent")


def test_c27_reflection():
    check_row("c27-reflection")
