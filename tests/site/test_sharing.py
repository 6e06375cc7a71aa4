"""How files are shared on a service."""

import pytest

from microcred.site.sharing import sharing


@pytest.mark.parametrize(
    ("host", "service"),
    [
        ("drive.google.com", "Google Drive"),
        ("docs.google.com", "Google Drive"),
        ("onedrive.live.com", "OneDrive or SharePoint"),
        ("riverbend-my.sharepoint.com", "OneDrive or SharePoint"),
        ("www.dropbox.com", "Dropbox"),
        ("app.box.com", "Box"),
        ("files.district.example", "files.district.example"),
        ("mydropbox.com", "mydropbox.com"),
        ("google.com", "google.com"),
    ],
)
def test_the_service_of_a_host(host, service):
    assert sharing(host).service == service


@pytest.mark.parametrize(
    "host", ["drive.google.com", "onedrive.live.com", "dropbox.com", "app.box.com", "x.example"]
)
def test_nobody_is_told_to_share_with_everyone(host):
    setting = sharing(host).setting
    assert "programme names" in setting
    assert "link" in setting
    assert "anyone" not in setting.lower()
