"""审查页：送上去、看进度、看意见、下载；坏的、恶意的说明原因，不妨碍别的。"""

from __future__ import annotations

import io
import json
import re
import time
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from urllib.parse import unquote

import pytest
from fastapi.testclient import TestClient

from contractgen.model.zipped import zip_parts
from contractgen.usecases.lint_draft import lint
from contractgen.word.read import read
from tests.web.apps import flawed, running
from tests.web.slow import reviewed_or_stuck
from tests.word_reading.builders import docx, p, r

JSON = {"accept": "application/json"}
HTML = {"accept": "text/html"}
TEXT = "第一条 服务\n乙方应当尽快响应。\n".encode()


def _send(client: TestClient, *drafts: tuple[str, bytes], **ticked: str) -> str:
    answer = client.post("/review", files=[("file", each) for each in drafts], data=ticked, headers=JSON)
    assert answer.status_code == 201, answer.text
    place: str = answer.json()["url"]
    return place


def _finished(client: TestClient, place: str, seconds: float = 40) -> list[dict[str, Any]]:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        state = client.get(place, headers=JSON).json()
        if state["done"]:
            drafts: list[dict[str, Any]] = state["drafts"]
            return drafts
        time.sleep(0.1)
    raise AssertionError("没有审完")


@pytest.fixture(scope="module")
def place(client: TestClient) -> str:
    """审完的一批：一份有毛病的 Word，一份文本。"""
    found = _send(client, ("门店合同.docx", flawed()), ("说明.txt", TEXT))
    _finished(client, found)
    return found


def test_each_draft_has_its_state_and_counts(client: TestClient, place: str) -> None:
    word, text = client.get(place, headers=JSON).json()["drafts"]
    assert word["counts"] == lint(flawed(), name="门店合同.docx", waivers=False).summary
    assert word["counts"]["error"] > 3
    assert (word["forms"], text["forms"]) == (["docx", "html", "json"], ["html", "json"])
    page = client.get(place, headers=HTML).text
    assert "门店合同.docx" in page and f"错误 {word['counts']['error']}" in page and "已全部审完" in page


def test_the_findings_page_allows_exactly_its_own_style_and_script(client: TestClient, place: str) -> None:
    answer = client.get(f"{place}1/", headers=HTML)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    hashes = {
        f"'sha256-{b64encode(sha256(inside.encode()).digest()).decode()}'"
        for inside in re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", answer.text, re.DOTALL)
    }
    assert len(hashes) == 2 and all(each in policy for each in hashes)
    assert set(re.findall(r"'sha256-[^']+'", policy)) == hashes
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
    for link in ("../", "docx", "html", "json"):
        assert f'href="{link}"' in answer.text


def test_downloads_are_what_the_command_line_writes(client: TestClient, place: str) -> None:
    word = client.get(f"{place}1/docx")
    assert unquote(word.headers["content-disposition"]).endswith("门店合同.审查.docx")
    comments = [line for line in read(word.content).remarks if line.author == "contractgen"]
    assert len(comments) == sum(client.get(place, headers=JSON).json()["drafts"][0]["counts"].values())
    report = json.loads(client.get(f"{place}1/json").content)
    assert report["drafts"][0]["path"] == "门店合同.docx"
    page = client.get(f"{place}1/html")
    assert page.headers["content-disposition"].startswith("attachment")
    assert b'class="bar-links"' not in page.content  # 存下来的一份没有服务器上的链接
    assert client.get(f"{place}2/docx").status_code == 404
    assert client.get(f"{place}3/", headers=HTML).status_code == 404
    assert client.get(f"{place}1/exe").status_code == 404


def test_without_script_the_form_leads_to_the_results(client: TestClient) -> None:
    answer = client.post("/review", files={"file": ("甲.txt", TEXT)}, headers=HTML)
    assert answer.status_code == 303
    assert client.get(answer.headers["location"], headers=HTML).status_code == 200


def test_the_options_count(client: TestClient) -> None:
    highlighted = docx(p("第一条 服务") + p(r("乙方应当在1小时内响应。", '<w:highlight w:val="yellow"/>')))
    remark = "@contractgen ignore wording/vague-time 已经商定"
    waived = f"第一条 服务\n1.1 乙方应当尽快响应。 <!-- {remark} -->\n".encode()
    drafts = (("甲.docx", highlighted), ("乙.md", waived))
    plain = _finished(client, _send(client, *drafts))
    asked = _finished(client, _send(client, *drafts, final="on", waivers="on"))
    assert [each["counts"]["error"] for each in plain] == [0, 0]
    assert [each["counts"]["error"] for each in asked] == [1, 0]
    assert plain[1]["counts"]["warning"] == asked[1]["counts"]["warning"] + 1
    careful = _finished(client, _send(client, ("丙.docx", flawed()), careful="on"))[0]
    assert careful["counts"] == lint(flawed(), name="丙.docx", careful=True).summary


def test_deleted_at_once_or_unknown_is_a_friendly_page(client: TestClient) -> None:
    place = _send(client, ("甲.txt", TEXT))
    assert client.post(f"{place}delete").status_code == 303
    for gone in (place, "/review/nothing/", "/review/nothing/1/", "/review/nothing/1/docx"):
        answer = client.get(gone, headers=HTML)
        assert answer.status_code == 410
        assert "已过期" in answer.text and "重新上传" in answer.text
    assert client.get(place, headers=JSON).status_code == 410


def _bomb() -> bytes:
    parts = {"[Content_Types].xml": b"<a/>", "word/document.xml": bytes(400 << 20)}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def _entities() -> bytes:
    whole = docx(p("甲"))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    laughs = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    document = parts["word/document.xml"].decode().replace("甲", "&a9;")
    parts["word/document.xml"] = f'<!DOCTYPE x [<!ENTITY a0 "哈">{laughs}]>{document}'.encode()
    return zip_parts(parts)


_MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _encrypted_zip() -> bytes:
    data = bytearray(docx(p("甲")))
    for start, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(start)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(start, place + 4)
    return bytes(data)


HOSTILE = {
    "压缩炸弹.docx": (_bomb(), "压缩炸弹"),
    "实体.docx": (_entities(), "DOCTYPE"),
    "宏.docm": (docx(p("甲"), content_type=_MACRO), "带宏"),
    "加密.docx": (_OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600), "密码"),
    "加密的压缩.docx": (_encrypted_zip(), "加密"),
    "截断.docx": (flawed()[:9000], "损坏"),
    "扫描.pdf": (b"%PDF-1.7\n", "PDF"),
    "空.docx": (b"", "空"),
    "表格.xlsx": (
        zip_parts({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<a/>"}),
        "没有 Word 正文",
    ),
    "图.docx": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, ""),
}


@pytest.fixture(scope="module")
def hostile(client: TestClient) -> dict[str, dict[str, Any]]:
    """恶意的与坏的，连同一份好的，一起送上去。"""
    first, second = list(HOSTILE.items())[:9], list(HOSTILE.items())[9:]
    places = [
        _send(client, *((name, content) for name, (content, _) in part), ("好的.docx", flawed()))
        for part in (first, second)
    ]
    return {each["name"]: each for place in places for each in _finished(client, place)}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_and_broken_files_are_refused_with_a_reason(hostile: dict[str, Any], name: str) -> None:
    found = hostile[name]
    assert found["state"] == "refused"
    assert HOSTILE[name][1] in found["error"]
    assert re.search("[一-鿿]", found["error"]) and "程序的毛病" not in found["error"]


def test_the_good_one_among_them_is_reviewed(hostile: dict[str, Any]) -> None:
    assert hostile["好的.docx"]["state"] == "done"
    assert hostile["好的.docx"]["counts"]["error"] > 3


def test_an_old_doc_without_libreoffice_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("contractgen.word.legacy.soffice", lambda: None)
    old = _OLE + bytes(600) + "WordDocument".encode("utf-16-le")
    report = lint(old, name="旧.doc").drafts[0]
    assert report.error is not None and "没有 LibreOffice" in report.error and "另存为 .docx" in report.error


def test_names_are_only_names(client: TestClient) -> None:
    place = _send(
        client,
        ("../../etc/<b>甲\x07.txt", TEXT),
        ("C:\\文件\\乙.TXT", TEXT),
        ("名" * 300 + ".docx", flawed()),
    )
    names = [each["name"] for each in _finished(client, place)]
    assert names[1] == "乙.TXT" and "/" not in names[0] and "\\" not in names[0]
    assert len(names[2]) < 140 and names[2].endswith(".docx")
    assert "<b>" not in client.get(place, headers=HTML).text


@pytest.mark.parametrize(
    ("files", "status", "words"),
    [
        ([], 415, "multipart"),
        ([("file", ("", b""))], 422, "没有收到文件"),
        ([("file", (f"{n}.txt", b"x")) for n in range(11)], 413, "最多 10 份"),
        ([("file", ("大.docx", bytes((20 << 20) + 1)))], 413, "20 MB"),
    ],
)
def test_too_many_too_large_or_none_are_refused(
    client: TestClient, files: Any, status: int, words: str
) -> None:
    answer = client.post("/review", files=files or None, headers=JSON)
    assert (answer.status_code, words in answer.json()["error"]) == (status, True), answer.text


def test_nothing_is_written_to_disk_while_uploading(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> Any:
        raise AssertionError("写到磁盘上了")

    monkeypatch.setattr("tempfile._TemporaryFileWrapper", refuse)
    monkeypatch.setattr("tempfile._mkstemp_inner", refuse)
    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    place = _send(client, ("大.docx", flawed() + bytes(3 << 20)))
    assert _finished(client, place)


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """审查时会卡住、崩溃、出错的应用（依文件名）。"""
    monkeypatch.setattr("contractgen.web.review.reviewed", reviewed_or_stuck)
    monkeypatch.setattr("contractgen.web.review.seconds_for", lambda _: 9.0)
    with running() as found:
        _finished(found, _send(found, ("热身.txt", TEXT)))
        yield found


def test_one_that_hangs_crashes_or_fails_does_not_stop_the_others(
    faulty: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    bad = _send(
        faulty, ("慢.docx", flawed()), ("慢二.docx", flawed()), ("崩.docx", flawed()), ("错.docx", flawed())
    )
    good = _finished(faulty, _send(faulty, ("好.docx", flawed())))
    assert good[0]["state"] == "done"
    assert not faulty.get(bad, headers=JSON).json()["done"]  # 卡住的还没有到时限，别人已经审完
    slow, _, crashed, failed = _finished(faulty, bad)
    assert "停止" in slow["error"] and "中断" in crashed["error"]
    assert "已经记入日志" in failed["error"] and "ValueError" not in failed["error"]
    assert "ValueError: 程序的毛病" in caplog.text
    page = faulty.get(f"{bad}1/", headers=HTML)
    assert page.status_code == 422 and "停止" in page.text
