"""门卫：主机名、来处、大小、口令与安全回答头。"""

from __future__ import annotations

from typing import Any

import pytest

from contractgen.web.app import create_app
from contractgen.web.guard.sizes import OTHER, UPLOAD, SizeGuard
from contractgen.web.guard.tokens import Sessions
from contractgen.web.settings import Settings
from tests.web.apps import client_of, wait_for

TOKEN = "abcdefgh-12345678"
OFFICE = Settings("192.0.2.7", 8000, TOKEN, ("contracts.example.com",))
HTML = {"accept": "text/html"}


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:9", "localhost:8000", "LOCALHOST", "[::1]:8000"])
def test_loopback_names_on_any_port_are_known(host: str) -> None:
    assert client_of(create_app()).get("/api/templates", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example:8000",
        "127.0.0.1@evil",
        "",
        "a b",
        "localhost:x",
        "0.0.0.0",
    ],
)
def test_other_host_names_are_refused_in_chinese(host: str) -> None:
    answer = client_of(create_app()).get("/api/templates", headers={"host": host})
    assert answer.status_code == 403
    assert "不认得这个主机名" in answer.json()["error"]


def test_two_hosts_are_refused() -> None:
    headers = [(b"host", b"127.0.0.1"), (b"host", b"127.0.0.1")]
    assert _status(create_app(), headers) == 403


def test_the_bound_host_and_the_allowed_ones_are_known_and_no_wildcard() -> None:
    client = client_of(create_app(OFFICE))
    for host, status in (("192.0.2.7:8000", 401), ("contracts.example.com", 401), ("192.0.2.8", 403)):
        assert client.get("/api/templates", headers={"host": host}).status_code == status
    everywhere = client_of(create_app(Settings("0.0.0.0", 8000, "", ("contracts.example.com",))))
    assert everywhere.get("/", headers={"host": "0.0.0.0:8000"}).status_code == 403


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        ("http://127.0.0.1:8000", True),
        ("http://127.0.0.1:3000", False),  # 同一台电脑上的别的程序
        ("http://localhost:8000", False),
        ("https://evil.example", False),
        ("null", False),
        ("file://", False),
    ],
)
def test_only_our_own_pages_may_send_requests(origin: str, allowed: bool) -> None:
    answer = client_of(create_app()).post("/api/check/nothing", headers={"origin": origin}, content=b"")
    assert answer.status_code == (404 if allowed else 403)


def test_behind_a_proxy_that_rewrites_the_host_the_allowed_name_may_be_the_origin() -> None:
    client = client_of(create_app(OFFICE))
    headers = {"host": "127.0.0.1:8000", "authorization": f"Bearer {TOKEN}"}
    ours = client.post("/api/check/x", headers=headers | {"origin": "https://contracts.example.com"})
    other = client.post("/api/check/x", headers=headers | {"origin": "https://contracts.example.com.evil"})
    assert (ours.status_code, other.status_code) == (404, 403)


@pytest.mark.parametrize(
    ("site", "status"), [("cross-site", 403), ("same-site", 403), ("same-origin", 404), ("none", 404)]
)
def test_a_form_on_another_site_cannot_post_here(site: str, status: int) -> None:
    answer = client_of(create_app()).post("/api/check/nothing", headers={"sec-fetch-site": site})
    assert answer.status_code == status


def test_a_link_from_another_site_may_be_followed() -> None:
    answer = client_of(create_app()).get("/review", headers=HTML | {"sec-fetch-site": "cross-site"})
    assert answer.status_code == 200


def test_a_claim_of_one_gigabyte_is_refused_before_a_byte_is_read() -> None:
    for path in ("/review", "/api/lint", "/api/render/sla-annex"):
        read: list[bool] = []
        status = _status(
            create_app(), [(b"host", b"127.0.0.1"), (b"content-length", b"1000000000")], path, b"x", read
        )
        assert (status, read) == (413, [])


@pytest.mark.parametrize("claim", [b"-1", b"1e3", b"99999999999999999999999999", b"\xb2"])
def test_a_nonsense_length_is_refused(claim: bytes) -> None:
    headers = [(b"host", b"127.0.0.1"), (b"content-length", claim)]
    assert _status(create_app(), headers, "/api/lint") == 413


def test_bytes_beyond_the_limit_are_not_taken_even_without_a_claim() -> None:
    read: list[bool] = []
    status = _status(create_app(), [(b"host", b"127.0.0.1")], "/api/check/sla-annex", b"x" * (1 << 20), read)
    assert status == 413
    assert len(read) == (OTHER >> 20) + 1
    assert UPLOAD == 60 << 20


def test_all_uploads_together_are_bounded_and_the_room_comes_back() -> None:
    async def inner(scope: Any, receive: Any, send: Any) -> None:
        while (await receive())["more_body"]:
            pass

    guard = SizeGuard(inner, together=3 << 20)
    headers = [(b"host", b"127.0.0.1")]
    assert _status(guard, headers, "/review", b"x" * (1 << 20)) == 503
    assert guard.room == 3 << 20


@pytest.mark.parametrize(
    "name", ["a.example", "A.example:8443", "https://a.example/", "[2001:db8::1]:80", "2001:db8::1"]
)
def test_an_allowed_host_may_be_written_in_several_ways(name: str) -> None:
    client = client_of(create_app(Settings(allowed_hosts=(name,))))
    host = "[2001:db8::1]:8000" if "2001" in name else "a.example"
    assert client.get("/review", headers={"host": host}).status_code == 200


def test_every_answer_carries_the_safe_headers_errors_too() -> None:
    client = client_of(create_app())
    for path, status in (("/", 200), ("/review", 200), ("/nothing", 404), ("/static/review.css", 200)):
        answer = client.get(path, headers=HTML)
        assert answer.status_code == status
        policy = answer.headers["content-security-policy"]
        assert (
            "default-src 'self'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
        )
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"
        assert answer.headers["cache-control"] == ("no-cache" if "static" in path else "no-store")
    assert client.get("/", headers={"host": "evil"}).headers["x-frame-options"] == "DENY"


def test_what_we_did_not_foresee_is_a_page_without_details(caplog: pytest.LogCaptureFixture) -> None:
    app = create_app()

    @app.get("/boom")
    def boom() -> None:
        raise ValueError("甲方的秘密")

    answer = client_of(app).get("/boom?name=秘密", headers=HTML)
    assert answer.status_code == 500
    assert "秘密" not in answer.text and "Traceback" not in answer.text
    assert "已经记入日志" in answer.text
    assert answer.headers["x-frame-options"] == "DENY"
    assert "GET /boom 出错" in caplog.text and "name=" not in caplog.text


def test_pages_take_nothing_from_elsewhere() -> None:
    client = client_of(create_app())
    for path in ("/", "/review", "/api"):
        text = client.get(path, headers=HTML).text
        assert 'src="http' not in text and 'href="http' not in text and "<style" not in text
        assert " style=" not in text and "onclick" not in text


def test_without_the_token_the_api_says_401_and_pages_ask_to_log_in() -> None:
    client = client_of(create_app(OFFICE))
    api = client.get("/api/templates")
    assert api.status_code == 401 and api.headers["www-authenticate"] == "Bearer"
    page = client.get("/review", headers=HTML)
    assert (page.status_code, page.headers["location"]) == (303, "/login?next=/review")
    assert client.get("/login").status_code == 200
    assert client.get("/static/review.css").status_code == 200


def test_the_token_opens_the_api() -> None:
    client = client_of(create_app(OFFICE))
    for said, status in (
        (f"Bearer {TOKEN}", 200),
        (f"bearer {TOKEN}", 200),
        ("Bearer x", 401),
        (f"Basic {TOKEN}", 401),
    ):
        assert client.get("/api/templates", headers={"authorization": said}).status_code == status
    assert client.get(f"/api/templates?token={TOKEN}").status_code == 401


def test_logging_in_gives_a_cookie_that_is_not_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("contractgen.web.login._PAUSE", 0)
    client = client_of(create_app(OFFICE))
    wrong = client.post("/login", data={"token": "x", "next": "/review"})
    assert wrong.status_code == 401 and "口令不对" in wrong.text and "set-cookie" not in wrong.headers
    right = client.post("/login", data={"token": f" {TOKEN} ", "next": "/review"})
    assert (right.status_code, right.headers["location"]) == (303, "/review")
    cookie = right.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and TOKEN not in cookie
    assert client.get("/review", headers=HTML).status_code == 200


@pytest.mark.parametrize(
    "after", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1", ""]
)
def test_after_logging_in_one_stays_here(after: str) -> None:
    answer = client_of(create_app(OFFICE)).post("/login", data={"token": TOKEN, "next": after})
    assert answer.headers["location"] == "/"


def test_a_login_ends_after_a_while_and_cannot_be_forged() -> None:
    now = [1000.0]
    sessions = Sessions(TOKEN, lambda: now[0])
    issued = sessions.issue()
    until, _, signature = issued.partition(".")
    assert sessions.known(issued)
    assert not sessions.known(f"{int(until) + 9}.{signature}")
    assert not any(sessions.known(bad) for bad in ("", ".", "9e9.x", f"{until}.", "签.名"))
    assert not Sessions(TOKEN, lambda: now[0]).known(issued)  # 重启之后
    now[0] += 13 * 3600
    assert not sessions.known(issued)


def _status(
    app: Any,
    headers: list[tuple[bytes, bytes]],
    path: str = "/api/templates",
    chunk: bytes = b"",
    read: list[bool] | None = None,
) -> int:
    """不经客户端，直接照 ASGI 送一个请求；正文源源不断地来。"""
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST" if chunk else "GET",
        "path": path, "raw_path": path.encode(), "query_string": b"", "headers": headers, "scheme": "http",
        "server": ("127.0.0.1", 8000), "client": ("127.0.0.1", 1), "root_path": "", "state": {},
    }  # fmt: skip
    said: list[int] = []

    async def receive() -> dict[str, Any]:
        if read is not None:
            read.append(True)
        return {"type": "http.request", "body": chunk, "more_body": bool(chunk)}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            said.append(message["status"])

    wait_for(app(scope, receive, send))
    assert len(said) == 1
    return said[0]
