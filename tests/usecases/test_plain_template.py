"""事务所自己的 Word 模板：放进目录就能用，标签写错时说得出是哪一个、在哪一段。"""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest

from contractgen.library.catalogue import Library
from contractgen.library.places import Places, builtin
from contractgen.model.errors import ContractgenError, InvalidParametersError
from contractgen.params.loading import from_mapping
from contractgen.usecases.render_contract import render_contract

SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "保密协议",
    "type": "object",
    "additionalProperties": False,
    "required": ["template", "甲方", "期限", "签订日期"],
    "properties": {
        "template": {"const": "nda"},
        "甲方": {
            "title": "甲方",
            "type": "object",
            "required": ["名称"],
            "properties": {"名称": {"title": "名称", "type": "string", "minLength": 1}},
        },
        "期限": {"title": "保密期限", "type": "string", "x-type": "duration"},
        "签订日期": {"title": "签订日期", "type": "string", "x-type": "date"},
    },
}
VALUES = {
    "template": "nda",
    "甲方": {"名称": "北京A&B<科技>有限公司"},
    "期限": "3年",
    "签订日期": "2026-12-01",
}


def library(folder: Path, *paragraphs: str) -> Library:
    home = folder / "templates" / "nda"
    home.mkdir(parents=True)
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(home / "document.docx"))
    (home / "schema.json").write_text(json.dumps(SCHEMA, ensure_ascii=False), encoding="utf-8")
    return Library(Places((builtin(), folder)))


def text(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


def test_a_firms_own_word_file_is_filled_with_values_written_the_chinese_way(tmp_path: Path) -> None:
    lib = library(tmp_path, "甲方：{{ 甲方.名称 }}", "保密期限为{{ 期限 }}，自{{ 签订日期 }}起。")
    found = render_contract(from_mapping(VALUES), lib)
    assert text(found.docx) == ["甲方：北京A&B<科技>有限公司", "保密期限为3年，自2026年12月1日起。"]
    assert render_contract(from_mapping(VALUES), lib).docx == found.docx


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        ("期限为{{ 期线 }}。", "没有名为 期线 的字段。是不是 期限？"),
        ("期限为｛｛期限｝｝。", "期限为｛｛期限｝｝"),
        ("甲方：{{ 甲方。名称 }}", "甲方：{{ 甲方。名称 }}"),
        ("{% if 期限 %}没有结束", "没有结束"),
    ],
)
def test_a_wrong_tag_is_named_with_its_paragraph(tmp_path: Path, paragraph: str, words: str) -> None:
    with pytest.raises(ContractgenError) as caught:
        render_contract(from_mapping(VALUES), library(tmp_path, "甲方：{{ 甲方.名称 }}", paragraph))
    assert words in str(caught.value)
    assert paragraph in str(caught.value)


def test_missing_values_are_refused_and_a_draft_shows_them(tmp_path: Path) -> None:
    lib = library(tmp_path, "甲方：{{ 甲方.名称 }}，期限{{ 期限 }}。")
    source = from_mapping({"template": "nda", "签订日期": "2026-12-01"})
    with pytest.raises(InvalidParametersError, match="保密期限"):
        render_contract(source, lib)
    found = render_contract(source, lib, draft=True)
    assert text(found.docx) == ["甲方：【待填：名称】，期限【待填：保密期限】。"]
    assert found.blanks == {"甲方.名称": "甲方 › 名称", "期限": "保密期限"}


def test_a_template_cannot_reach_the_machine(tmp_path: Path) -> None:
    lib = library(tmp_path, "{{ 甲方.__class__.__mro__ }}")
    with pytest.raises(ContractgenError):
        render_contract(from_mapping(VALUES), lib)
