"""预览的纸面：怎样刁钻的值都只是文字；空白标出来，值记着自己出自哪里；送来的内容坏了也不出错。"""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from contractgen.usecases.forms import entries_of
from contractgen.web.forms.work import previewed
from tests.samples import put, sample

HOSTILE = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onclick='x", "{{ 7*7 }}", "{% raw %}",
    "</p></div>", "&lt;b&gt;", "甲\ufffe乙", "a: b # c", "“引号”",
]  # fmt: skip


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    content: bytes


def post(url: str, body: bytes) -> Answer:
    """送去一段字节；回答是错误的也照收。"""
    asked = urllib.request.Request(url, data=body, headers={"content-type": "application/json"})
    try:
        with urllib.request.urlopen(asked, timeout=60) as found:
            return Answer(found.status, found.headers, found.read())
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.headers, error.read())


def filled(template: str) -> dict[str, Any]:
    entries: dict[str, Any] = entries_of(sample(template))
    entries.pop("template")
    return entries


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_is_only_text(value: str) -> None:
    entries = filled("sla-annex")
    put(entries, "system.name", value)
    put(entries, "sla.levels[0].name", value)
    html = previewed("sla-annex", entries, None)["html"]
    assert "<script" not in html
    assert "<img" not in html
    assert not re.search(r"<[^>]*\son\w+=", html)
    assert "49" not in re.findall(r'data-origin="system\.name">([^<]*)<', html)


@pytest.mark.parametrize("template", ["sla-annex", "service-delivery", "maintenance"])
def test_the_paper_holds_the_whole_contract(template: str) -> None:
    answer = previewed(template, filled(template), None)
    assert answer["problems"] == []
    assert 'class="blank"' not in answer["html"]
    assert "第一条" in answer["html"]
    assert answer["html"].count('class="signature"') == 2
    names = re.findall(r'data-origin="parties\.client\.name">([^<]+)<', answer["html"])
    assert set(names) == {sample(template)["parties"]["client"]["name"]}


def test_blanks_are_marked_and_name_their_parameter() -> None:
    html = previewed("sla-annex", {}, None)["html"]
    assert '<mark class="blank" data-origin="contract.number">【待填：合同编号】</mark>' in html


def test_computed_facts_carry_title_value_and_origin() -> None:
    facts = previewed("service-delivery", filled("service-delivery"), None)["facts"]
    told = {fact["path"]: (fact["title"], fact["text"], fact["origin"]) for fact in facts}
    assert told["fees.gross_total"] == ("含税总额", "254,385.00", "fees.items")
    assert told["term.days"] == ("服务期限日数", "365", "term")


@pytest.mark.parametrize(
    "body",
    [
        b"", b"[]", b"null", b'"x"', b"{", b"\xff\xfe", b'{"contract": 1}', b'{"contract": []}', b'{"sla": {"levels": "x"}}',
        b'{"contract": {"number": ["a"]}}', b"[" * 100_000, b'{"contract": {"number": NaN}}', b'{"a": 1e999999}',
        b'{"contract": {"number": "\\ud800"}}', b'{"contract": {"number": ' + b"9" * 5000 + b"}}",
        b'{"contract": {"number": "\\u0000\\u001b"}}', b'{"contract": {"signing_date": true}}',
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "where", ["preview", "document?kind=yaml", "document?kind=docx", "document?kind=draft"]
)
def test_whatever_is_sent_is_answered(server: str, body: bytes, where: str) -> None:
    answer = post(f"{server}/forms/sla-annex/{where}", body)
    assert answer.status in (200, 400, 422)


@pytest.mark.parametrize(
    "body", [b"", b"\x00\x01", b"template: [", b"PK\x03\x04", "模板: 甲".encode("gb18030"), b"template: none"]
)
def test_whatever_is_opened_is_answered(server: str, body: bytes) -> None:
    answer = post(f"{server}/forms/open?file=x.yaml", body)
    assert answer.status in (200, 400, 422)
    if answer.status == 200:
        assert json.loads(answer.content)["problems"]


def test_an_unfinished_document_is_refused_with_every_problem(server: str) -> None:
    answer = post(f"{server}/forms/sla-annex/document?kind=docx", b"{}")
    assert answer.status == 422
    assert {"contract.number", "sla.availability.target"} <= {
        each["path"] for each in json.loads(answer.content)["errors"]
    }


def test_the_file_name_is_the_title_and_the_number(server: str) -> None:
    entries = filled("maintenance")
    put(entries, "contract.number", 'WH/1:"二"')
    answer = post(f"{server}/forms/maintenance/document?kind=docx", json.dumps(entries).encode())
    assert answer.status == 200
    assert "filename*=UTF-8''" in answer.headers["content-disposition"]
    assert answer.headers["content-disposition"].isascii()
    assert '"' not in answer.headers["content-disposition"]
