"""HTTP 接口：与命令行同样的文件、同样的报告；错了说中文，逐处说。"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from contractgen.cli.group import run
from contractgen.usecases.lint_draft import Request, lint, review, review_bytes
from contractgen.usecases.requested import report_schema
from contractgen.web.downloads import XLSX
from tests.tools import need
from tests.web.apps import flawed, sample
from tests.word_reading.builders import docx, p
from tests.workbook.filling import filled, sample_form

YAML = {"content-type": "application/yaml"}
TEMPLATES = ("maintenance", "service-delivery", "sla-annex")
CLEAN = docx(p("维护协议"))


@pytest.mark.parametrize("template", TEMPLATES)
def test_render_gives_the_bytes_of_the_command_line(
    client: TestClient, template: str, tmp_path: Path
) -> None:
    file = tmp_path / f"{template}.yaml"
    file.write_bytes(sample(template))
    assert run(["render", str(file), "-o", str(tmp_path / "出.docx")]) == 0
    answer = client.post(f"/api/render/{template}", content=sample(template), headers=YAML)
    assert answer.status_code == 200
    assert answer.content == (tmp_path / "出.docx").read_bytes()


def test_an_excel_form_gives_the_same_bytes_and_its_errors_name_the_cell(client: TestClient) -> None:
    headers = {"content-type": XLSX}
    expected = client.post("/api/render/sla-annex", content=sample("sla-annex"), headers=YAML).content
    assert client.post("/api/render/sla-annex", content=sample_form(), headers=headers).content == expected
    wrong, cell = filled("contract.signing_date", "后天")
    [error] = client.post("/api/check/sla-annex", content=wrong, headers=headers).json()["errors"]
    assert error["found"] == "后天" and f"{error['sheet']} {error['cell']}" == cell, (error, cell)


def test_the_file_is_named_in_chinese(client: TestClient) -> None:
    answer = client.post("/api/render/sla-annex", content=sample("sla-annex"), headers=YAML)
    shown = answer.headers["content-disposition"]
    assert shown.startswith('attachment; filename="contract.docx"; ')
    assert unquote(shown.partition("filename*=UTF-8''")[2]).endswith("服务级别协议.docx")


def test_check_says_what_the_command_line_says(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "template: sla-annex\ncontract:\n  number: 1\n多余: 1\ncontract: 2\n"
    (tmp_path / "sla-annex.yaml").write_text(text, encoding="utf-8")
    assert run(["check", "sla-annex.yaml", "-f", "json"]) == 2
    [expected] = json.loads(capsys.readouterr().out)
    answer = client.post("/api/check/sla-annex", content=text, headers=YAML)
    assert answer.status_code == 200
    assert answer.json() == expected
    assert not expected["ok"] and {each["line"] for each in expected["errors"]} >= {4, 5}


def test_render_refuses_with_every_problem(client: TestClient) -> None:
    checked = client.post("/api/check/sla-annex", json={}).json()
    refused = client.post("/api/render/sla-annex", json={})
    assert refused.status_code == 422
    assert refused.json() == checked
    assert len(checked["errors"]) > 3


def test_a_draft_leaves_blanks_and_counts_them(client: TestClient) -> None:
    answer = client.post("/api/render/sla-annex?draft=true", json={})
    assert answer.status_code == 200
    assert int(answer.headers["x-contractgen-blanks"]) > 10


def test_decimals_and_duplicate_keys_are_read_as_in_a_file(client: TestClient) -> None:
    text = '{"template": "sla-annex", "contract": {"number": "1", "number": "2"}}'
    answer = client.post("/api/check/sla-annex", content=text, headers={"content-type": "application/json"})
    assert "重复" in answer.text
    for text, kind in (("contract:\n  number: 1.10\n", "yaml"), ('{"contract": {"number": 1.10}}', "json")):
        headers = {"content-type": f"application/{kind}"}
        report = client.post("/api/check/sla-annex", content=text, headers=headers).json()
        assert "1.10" in [each["found"] for each in report["errors"]]


def test_the_template_of_the_address_wins_and_another_one_is_an_error(client: TestClient) -> None:
    for call in ("render", "check"):
        answer = client.post(f"/api/{call}/sla-annex", content=sample("maintenance"), headers=YAML)
        assert answer.status_code == 422
        [error] = answer.json()["errors"]
        assert error["path"] == "template" and "maintenance" in error["message"]
    same = client.post("/api/check/sla-annex", content=sample("sla-annex"), headers=YAML)
    without = sample("sla-annex").decode().replace("template: sla-annex\n", "\n")
    assert same.json() == client.post("/api/check/sla-annex", content=without, headers=YAML).json()


@pytest.mark.parametrize(
    "body",
    [b"", b"\xff\xfe\x00", b"[1]", b"a: &a [*a]", b"{" * 5000, b"x: !!python/object:os.system 1", b"\x00"],
)
def test_what_cannot_be_read_is_explained(client: TestClient, body: bytes) -> None:
    answer = client.post("/api/render/maintenance", content=body, headers=YAML)
    assert answer.status_code == 422
    assert answer.json()["errors"]
    assert client.post("/api/check/maintenance", content=body, headers=YAML).json()["ok"] is False


def test_other_content_and_unknown_templates_are_refused(client: TestClient) -> None:
    assert (
        client.post(
            "/api/render/maintenance", content=b"x", headers={"content-type": "image/png"}
        ).status_code
        == 415
    )
    for answer in (
        client.post("/api/render/无", json={}),
        client.post("/api/check/a%2Fb", json={}),
        client.get("/api/templates/无"),
    ):
        assert answer.status_code == 404
        assert answer.json()["error"]
    assert client.post("/api/render/maintenance?draft=也许", json={}).status_code == 422


def test_a_pdf_comes_where_libreoffice_is(client: TestClient) -> None:
    need("soffice", "libreoffice-writer-nogui")
    answer = client.post("/api/render/sla-annex?format=pdf", content=sample("sla-annex"), headers=YAML)
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")
    assert answer.headers["content-type"] == "application/pdf"


def test_templates_are_listed_with_fields_and_schema(client: TestClient) -> None:
    listed = client.get("/api/templates").json()
    assert [each["name"] for each in listed] == sorted(TEMPLATES)
    one = client.get("/api/templates/sla-annex").json()
    assert {each["name"] for each in one["presets"]} and one["title"] == "服务级别协议"
    assert any(each["path"] == "sla.levels[].response" for each in one["fields"])
    Draft202012Validator.check_schema(one["schema"])


@pytest.mark.parametrize("form", ["json", "sarif", "html", "docx"])
def test_lint_reports_what_the_command_line_reports(
    client: TestClient, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "草稿.docx").write_bytes(flawed())
    assert (
        run(
            [
                "lint",
                "草稿.docx",
                "-f",
                form,
                "-o",
                f"out.{form}",
                "--no-waivers",
                "--careful",
                "--ignore",
                "party",
            ]
        )
        == 1
    )
    options = {"format": form, "careful": "true", "ignore": "party"}
    one = client.post("/api/lint", params=options, files={"file": ("草稿.docx", flawed())})
    raw = client.post("/api/lint", params=options | {"name": "草稿.docx"}, content=flawed())
    assert one.status_code == raw.status_code == 200
    assert one.content == raw.content == (tmp_path / f"out.{form}").read_bytes()


def test_several_drafts_make_one_report(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    drafts = {
        "甲.docx": flawed(),
        "乙.txt": "第一条 服务\n乙方应当尽快响应。\n".encode(),
        "丙.docx": b"PK\x03\x04",
    }
    for name, content in drafts.items():
        (tmp_path / name).write_bytes(content)
    assert run(["lint", *drafts, "-f", "json", "-o", "out.json", "--no-waivers"]) == 2
    answer = client.post("/api/lint", files=[("file", each) for each in drafts.items()])
    assert answer.content == (tmp_path / "out.json").read_bytes()
    Draft202012Validator(report_schema()).validate(answer.json())


def test_waivers_count_only_when_asked(client: TestClient) -> None:
    text = "第一条 服务\n1.1 乙方应当尽快响应。 <!-- @contractgen ignore wording/vague-time 已经商定 -->\n"
    plain = client.post("/api/lint?name=a.md", content=text.encode()).json()
    asked = client.post("/api/lint?name=a.md&waivers=true", content=text.encode()).json()
    assert "wording/vague-time" in _rules(plain)
    assert "wording/vague-time" not in _rules(asked)
    assert asked["drafts"][0]["waived"][0]["reason"] == "已经商定"


def test_the_settings_file_where_the_server_runs_does_not_count(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".contractgen.toml").write_text('ignore = ["wording"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    text = "第一条 服务\n1.1 乙方应当尽快响应。\n".encode()
    [near] = lint(text, name="a.md", careful=True).drafts
    assert all(found.family != "wording" for found in near.findings)
    report = review([review_bytes(text, "a.md", Request(nearby=False))]).report
    assert any(found.rule == "wording/vague-time" for found in report.drafts[0].findings)
    assert client.post("/api/lint?name=a.md", content=text).json()["summary"] == report.summary


def _rules(report: dict[str, Any]) -> set[str]:
    return {finding["rule"] for finding in report["drafts"][0]["findings"]}


def test_misuse_of_lint_is_explained(client: TestClient) -> None:
    two = [("file", ("甲.txt", b"x")), ("file", ("乙.txt", b"x"))]
    many = [("file", (f"{n}.txt", b"x")) for n in range(11)]
    answers: list[tuple[Any, int, str]] = [
        (client.post("/api/lint?format=docx", files=two), 400, "一次只能审一份"),
        (client.post("/api/lint", files=many), 413, "最多 10 份"),
        (client.post("/api/lint?select=nothing", content=CLEAN), 400, "没有规则"),
        (client.post("/api/lint", data={"a": "b"}), 415, "multipart"),
        (client.post("/api/lint?format=docx&name=a.txt", content="第一条"), 400, "文本"),
        (client.post("/api/lint?format=docx", content=b"%PDF-1.4"), 422, "PDF"),
        (client.post("/api/lint", files={"other": ("a", b"x")}), 422, "没有收到文件"),
        (
            client.post(
                "/api/lint", content=b"--x", headers={"content-type": "multipart/form-data; boundary=y"}
            ),
            400,
            "不完整",
        ),
        (client.post("/api/lint?name=大.docx", content=b"PK" + bytes(20 << 20)), 413, "20 MB"),
    ]
    for answer, status, words in answers:
        assert answer.status_code == status, answer.text
        assert words in answer.json()["error"]


def test_the_page_lists_every_call(client: TestClient) -> None:
    text = client.get("/api", headers={"accept": "text/html"}).text
    for path in client.get("/api/openapi.json").json()["paths"]:
        assert path in text


def test_the_examples_use_the_address_the_page_was_opened_at(client: TestClient) -> None:
    text = client.get("/api", headers={"accept": "text/html"}).text
    assert f"curl -X POST {str(client.base_url).rstrip('/')}/api/render/maintenance" in text
