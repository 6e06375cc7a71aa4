"""Fetching: https alone, bounded in size and time, and not inside private networks."""

import socket
import threading
import time
from dataclasses import replace

import pytest

from microcred.verify import CannotFetch
from microcred.web import Web
from tests.loopback import HOST, Answer, host


@pytest.fixture(name="there")
def _there(tmp_path):
    with host(tmp_path) as there:
        yield there


def web(there, **changes):
    """Return a web that trusts the host's certificate, and may ask this machine."""
    return replace(Web(frozenset({HOST}), tls=there.tls, seconds=5), **changes)


def refusal(fetch, url):
    """Return why an address was not fetched."""
    with pytest.raises(CannotFetch) as refused:
        fetch(url)
    return str(refused.value)


@pytest.mark.parametrize("kind", ["application/json", "text/html; charset=latin-1", ""])
def test_what_is_there_is_given_whatever_it_is_called(there, kind):
    there.answers["/1.json?a=b"] = Answer(b"\x00\xff{}", headers={"Content-Type": kind})
    assert web(there)(f"{there.address}/1.json?a=b#part") == b"\x00\xff{}"


def test_nothing_is_told_of_who_asks(there):
    there.answers["/"] = Answer(b"{}", headers={"Set-Cookie": "who=me"})
    fetch = web(there)
    fetch(there.address)
    fetch(there.address)
    for _, headers in there.asked:
        assert set(headers) == {"Host", "Accept", "Accept-Encoding", "User-Agent", "Connection"}
        assert headers["User-Agent"].startswith("microcred/")


@pytest.mark.parametrize(
    ("status", "gone", "says"),
    [(404, False, "answers 404"), (410, True, "answers 410"), (500, False, "answers 500")],
)
def test_what_is_not_there(there, status, gone, says):
    there.answers["/x"] = Answer(b"no", status)
    with pytest.raises(CannotFetch, match=says) as refused:
        web(there)(f"{there.address}/x")
    assert refused.value.gone is gone


@pytest.mark.parametrize("status", [200, 403, 404, 500])
def test_the_status_alone_is_read_whatever_it_is(there, status):
    there.answers["/a"] = Answer(b"", 302, headers={"Location": "/b"})
    there.answers["/b"] = Answer(b"x" * 100, status)
    assert web(there, max_bytes=10).status(f"{there.address}/a") == status


def test_redirects_are_followed_a_few_times(there):
    for step in range(5):
        there.answers[f"/{step}"] = Answer(status=302, headers={"Location": f"/{step + 1}"})
    there.answers["/5"] = b"here"
    assert web(there)(f"{there.address}/0") == b"here"
    there.answers["/5"] = Answer(status=307, headers={"Location": "/6"})
    there.answers["/6"] = b"too far"
    assert "more than 5 redirects" in refusal(web(there), f"{there.address}/0")


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("http://example.org/", "is not an https address"),
        ("file:///etc/passwd", "is not an https address"),
        ("https://[", "not an address"),
        ("https://169.254.169.254/latest/meta-data/", "inside a private network"),
    ],
)
def test_redirects_lead_nowhere_else(there, place, says):
    there.answers["/x"] = Answer(status=301, headers={"Location": place})
    assert says in refusal(web(there), f"{there.address}/x")


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://example.org/did.json", "is not an https address"),
        ("ftp://example.org/", "is not an https address"),
        ("file:///etc/passwd", "is not an https address"),
        ("did:web:example.org", "is not an https address"),
        ("", "is not an https address"),
        ("https://", "is not a plain address"),
        ("https://somebody@example.org/", "is not a plain address"),
        ("https://example.org/a b", "is not a plain address"),
        ("https://example.org:port/", "is not an address"),
        ("https://[::1/", "is not an address"),
    ],
)
def test_only_plain_https_addresses_are_asked(url, says):
    assert says in refusal(Web(), url)


@pytest.mark.parametrize(
    "name",
    [
        "127.0.0.1", "localhost", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "100.100.100.200", "224.0.0.1", "[::1]", "[fe80::1]",
        "[fd00:ec2::254]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
        "[::127.0.0.1]", "[::8.8.8.8]", "[::ffff:0:127.0.0.1]", "[fec0::1]", "[64:ff9b:1::7f00:1]",
        "[64:ff9b::a00:1]", "[2001:0:7f00:1::]", "[2001:db8::1]", "[ff02::1]", "[::]",
        "[4000::1]", "2130706433", "0x7f000001", "127.1",
    ],
)  # fmt: skip
def test_hosts_of_private_networks_are_not_asked(name):
    assert "inside a private network" in refusal(Web(), f"https://{name}/did.json")


def test_a_person_may_name_a_host_of_a_private_network(there):
    there.answers["/"] = b"{}"
    assert "inside a private network" in refusal(web(there, typed=frozenset()), there.address)
    assert web(there, typed=frozenset({HOST}))(there.address) == b"{}"


def test_plain_http_is_for_this_machine_and_tests_alone(tmp_path):
    with host(tmp_path, plain=True) as there:
        there.answers["/"] = b"{}"
        assert "is not an https address" in refusal(web(there), there.address)
        assert web(there, plain_loopback=True)(there.address) == b"{}"
        url = "http://example.org/"
        assert "is not an https address" in refusal(web(there, plain_loopback=True), url)


def test_a_certificate_that_nobody_knows(there):
    assert "certificate does not hold" in refusal(Web(frozenset({HOST})), there.address)


def test_a_certificate_of_another_name(tmp_path):
    with host(tmp_path, named="example.org") as there:
        assert "certificate does not hold" in refusal(web(there), there.address)


def test_an_answer_too_long(there):
    there.answers["/x"] = b"a" * 1001
    assert "more than 1,000 bytes" in refusal(web(there, max_bytes=1000), f"{there.address}/x")
    there.answers["/x"] = b"a" * 1000
    assert len(web(there, max_bytes=1000)(f"{there.address}/x")) == 1000


def test_an_answer_without_an_end(there):
    def write(out):
        with pytest.raises(OSError):
            while True:
                out(b"a" * 100_000)

    there.answers["/x"] = Answer(write=write)
    assert "more than 4,194,304 bytes" in refusal(web(there), f"{there.address}/x")


def test_an_answer_cut_off(there):
    there.answers["/x"] = Answer(b"half", headers={"Content-Length": "8"})
    assert "was cut off" in refusal(web(there), f"{there.address}/x")


def test_an_answer_that_is_compressed_all_the_same(there):
    there.answers["/x"] = Answer(b"\x1f\x8b", headers={"Content-Encoding": "gzip"})
    assert "answers compressed" in refusal(web(there), f"{there.address}/x")


def test_a_host_that_drips(there):
    stop = threading.Event()

    def write(out):
        while not stop.wait(0.05):
            out(b"a")

    there.answers["/x"] = Answer(write=write)
    began = time.monotonic()
    said = refusal(web(there, seconds=0.6), f"{there.address}/x")
    stop.set()
    assert "did not answer within 0.6 seconds" in said
    assert time.monotonic() - began < 5


def test_a_host_that_drips_its_headers(there):
    listening = socket.create_server((HOST, 0))
    stop = threading.Event()

    def drip():
        connected, _ = listening.accept()
        with connected:
            connected.sendall(b"HTTP/1.1 200 OK\r\n")
            while not stop.wait(0.05):
                try:
                    connected.sendall(b"A: a\r\n")
                except OSError:
                    return

    thread = threading.Thread(target=drip)
    thread.start()
    url = f"http://{HOST}:{listening.getsockname()[1]}/"
    said = refusal(web(there, seconds=0.6, plain_loopback=True), url)
    stop.set()
    thread.join()
    listening.close()
    assert "did not answer within 0.6 seconds" in said


def test_redirects_share_the_time_of_one_fetch(there):
    there.answers["/x"] = Answer(status=302, headers={"Location": "/x"}, delay=0.2)
    assert "did not answer within 0.5 seconds" in refusal(
        web(there, seconds=0.5), f"{there.address}/x"
    )


def test_what_is_no_http(there):
    with socket.create_server((HOST, 0)) as listening:
        url = f"http://{HOST}:{listening.getsockname()[1]}/"

        def hello():
            connected, _ = listening.accept()
            with connected:
                connected.sendall(b"220 mail.example ESMTP\r\n")

        thread = threading.Thread(target=hello)
        thread.start()
        assert "could not be reached" in refusal(web(there, plain_loopback=True), url)
        thread.join()


def test_nobody_listens(there):
    with socket.create_server((HOST, 0)) as listening:
        port = listening.getsockname()[1]
    assert "could not be reached" in refusal(web(there), f"https://{HOST}:{port}/")


def test_a_proxy_is_asked_where_the_machine_has_one(there, monkeypatch):
    asked = []
    with socket.create_server((HOST, 0)) as listening:

        def refuse():
            connected, _ = listening.accept()
            with connected:
                asked.append(connected.recv(4096))
                connected.sendall(b"HTTP/1.1 403 Not for you\r\n\r\n")

        thread = threading.Thread(target=refuse)
        thread.start()
        proxy = f"http://me:secret@{HOST}:{listening.getsockname()[1]}"
        monkeypatch.setenv("https_proxy", proxy)
        monkeypatch.delenv("no_proxy", raising=False)
        said = refusal(web(there), "https://badges.example/did.json")
        thread.join()
    assert asked[0].startswith(b"CONNECT badges.example:443 HTTP/1.")
    assert b"Proxy-Authorization: Basic bWU6c2VjcmV0" in asked[0]
    assert "could not be reached" in said
    assert "secret" not in said
