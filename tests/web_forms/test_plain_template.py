"""事务所自己的 Word 模板：照它的参数表填，没有预览，下载的与命令行起草的逐字节相同。"""

from __future__ import annotations

import json
from pathlib import Path

import docx
from fastapi.testclient import TestClient

from contractgen.usecases.form_document import form_document
from contractgen.usecases.render_contract import render
from contractgen.web.app import create_app
from contractgen.web.forms.work import opened, previewed
from contractgen.web.settings import Settings

SCHEMA = {
    "title": "保密协议",
    "type": "object",
    "additionalProperties": False,
    "required": ["template", "甲方", "期限"],
    "properties": {
        "template": {"const": "nda"},
        "甲方": {"title": "甲方", "type": "string", "minLength": 1},
        "期限": {"title": "保密期限", "type": "string", "x-type": "duration"},
    },
}
ENTRIES = {"甲方": "北京A&B<科技>有限公司", "期限": "3年"}


def library(folder: Path) -> Path:
    home = folder / "templates" / "nda"
    home.mkdir(parents=True)
    document = docx.Document()
    document.add_paragraph("甲方：{{ 甲方 }}，保密期限为{{ 期限 }}。")
    document.save(str(home / "document.docx"))
    (home / "schema.json").write_text(json.dumps(SCHEMA), encoding="utf-8")
    return folder


def test_the_page_has_its_fields_and_the_home_page_lists_it(tmp_path: Path) -> None:
    client = TestClient(create_app(Settings(library=library(tmp_path))), base_url="http://127.0.0.1")
    assert "保密期限" in client.get("/forms/nda").text
    home = client.get("/").text
    assert home.index("本所的其他模板") < home.index("保密协议")


def test_there_is_no_paper_but_the_problems_are_told(tmp_path: Path) -> None:
    answer = previewed("nda", {"甲方": "", "期限": "很久"}, library(tmp_path))
    assert answer["html"] is None
    assert {each["path"]: each["kind"] for each in answer["problems"]} == {
        "甲方": "missing",
        "期限": "invalid",
    }


def test_the_document_is_what_the_command_line_gives(tmp_path: Path) -> None:
    firm = library(tmp_path)
    made = form_document("nda", ENTRIES, "docx", firm)
    assert made.name == "保密协议.docx"
    assert made.content == render({"template": "nda", **ENTRIES}, library=firm)
    kept = form_document("nda", ENTRIES, "yaml", firm)
    assert opened(kept.content, kept.name, firm)["entries"] == ENTRIES
