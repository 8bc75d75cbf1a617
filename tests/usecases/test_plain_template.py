"""事务所自己的 Word 模板：放进目录就能用，标签写错时说得出是哪一个、在哪一段。"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx
import pytest

from contractgen.library.catalogue import Library
from contractgen.library.places import Places, builtin
from contractgen.model.errors import ContractgenError, InvalidParametersError
from contractgen.params.loading import from_mapping
from contractgen.usecases.render_contract import render_contract

SCHEMA: dict[str, Any] = {
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
        "备注": {"title": "备注", "type": "string", "minLength": 1},
    },
}
VALUES = {
    "template": "nda",
    "甲方": {"名称": "北京A&B<科技>有限公司"},
    "期限": "3年",
    "签订日期": "2026-12-01",
}


def library(folder: Path, *paragraphs: str, schema: Mapping[str, Any] = SCHEMA) -> Library:
    home = folder / "templates" / "nda"
    home.mkdir(parents=True)
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(home / "document.docx"))
    (home / "schema.json").write_text(json.dumps(schema, ensure_ascii=False), encoding="utf-8")
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


def test_an_optional_value_may_be_asked_for_and_left_out(tmp_path: Path) -> None:
    lib = library(
        tmp_path,
        "{% if 备注 %}备注：{{ 备注 }}。{% else %}无备注。{% endif %}",
        "{% if 期限 %}{{ 期限 }}{% endif %}",
    )
    assert text(render_contract(from_mapping(VALUES), lib).docx)[0] == "无备注。"
    assert text(render_contract(from_mapping(VALUES | {"备注": "加急"}), lib).docx)[0] == "备注：加急。"
    unfinished = from_mapping({key: value for key, value in VALUES.items() if key != "期限"})
    assert text(render_contract(unfinished, lib, draft=True).docx) == ["无备注。", "【待填：保密期限】"]


def test_an_optional_value_printed_without_asking_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContractgenError, match=r"备注：.*备注 没有值"):
        render_contract(from_mapping(VALUES), library(tmp_path, "备注：{{ 备注 }}"))


def test_common_definitions_may_be_referred_to_as_in_a_clause(tmp_path: Path) -> None:
    own = SCHEMA["properties"] | {"金额": {"$ref": "common#/$defs/money", "title": "金额"}}
    lib = library(
        tmp_path, "{{ 金额 }}元", schema={key: SCHEMA[key] for key in ("title", "type")} | {"properties": own}
    )
    assert text(render_contract(from_mapping(VALUES | {"金额": 1200}), lib).docx) == ["1,200.00元"]
    with pytest.raises(InvalidParametersError, match="你是不是想写 金额"):
        render_contract(from_mapping(VALUES | {"金 额": 1200}), lib)


def test_choices_lists_and_yes_or_no_are_printed_the_chinese_way(tmp_path: Path) -> None:
    own = SCHEMA["properties"] | {
        "方式": {
            "title": "方式",
            "type": "string",
            "enum": ["court", "arbitration"],
            "x-labels": {"court": "诉讼", "arbitration": "仲裁"},
        },
        "附件": {"title": "附件", "type": "array", "items": {"type": "string"}},
        "加急": {"title": "加急", "type": "boolean"},
    }
    values = from_mapping(VALUES | {"方式": "court", "附件": ["清单", "图纸"], "加急": True})
    schema = SCHEMA | {"properties": own}
    lib = library(
        tmp_path / "一",
        "{{ 方式 }}；{{ 附件 }}；{{ 加急 }}；{% if 方式 == 'court' %}诉{% endif %}",
        schema=schema,
    )
    assert text(render_contract(values, lib).docx) == ["诉讼；清单和图纸；是；诉"]
    with pytest.raises(ContractgenError, match="一组字段（名称）"):
        render_contract(values, library(tmp_path / "二", "{{ 甲方 }}", schema=schema))


@pytest.mark.parametrize(
    ("written", "words"),
    [("{", "第 1 行第 2 列"), ("[]", "JSON 对象"), ('{"$ref": "common#/$defs/没有"}', "没有")],
)
def test_a_wrong_schema_file_is_named(tmp_path: Path, written: str, words: str) -> None:
    lib = library(tmp_path, "{{ 期限 }}")
    (tmp_path / "templates" / "nda" / "schema.json").write_text(written, encoding="utf-8")
    with pytest.raises(ContractgenError, match=words):
        lib.schema("nda")


def test_a_template_cannot_reach_the_machine(tmp_path: Path) -> None:
    lib = library(tmp_path, "{{ 甲方.__class__.__mro__ }}")
    with pytest.raises(ContractgenError):
        render_contract(from_mapping(VALUES), lib)
