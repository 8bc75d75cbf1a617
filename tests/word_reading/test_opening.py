"""打开草稿：Strict 格式照读；不能读的说明原因，不崩溃；指向外部的东西不去取，只说明。"""

from __future__ import annotations

import io
import random
import zipfile
from contextlib import suppress

import pytest

from contractgen.model.errors import ContractgenError
from contractgen.model.zipped import zip_parts
from contractgen.word.read import read
from contractgen.word.reading.opening import as_strict, open_draft
from tests.word_reading.builders import docx, p, r, reading, relation, table, texts

_MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _strict(data: bytes) -> bytes:
    return zip_parts({name: as_strict(part) for name, part in _parts(data).items()})


def test_a_strict_document_reads_like_any_other() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="h1"/></w:sectPr>'
    more = {"relations": relation("h1", "header", "header1.xml"), "header1": p("页眉")}
    usual = docx(p("第一条", r("定义", "<w:b/>")) + table("级别|响应", "一级|15分钟") + section, **more)
    strict = _strict(usual)
    assert b"purl.oclc.org" in _parts(strict)["word/document.xml"]
    assert read(strict) == read(usual)


def test_a_part_in_utf_16_is_read() -> None:
    parts = _parts(docx(p("第一条")))
    document = parts["word/document.xml"].decode()
    parts["word/document.xml"] = f'<?xml version="1.0" encoding="UTF-16"?>{document}'.encode("utf-16")
    strict = dict(parts)
    strict["word/document.xml"] = as_strict(document.encode()).decode().encode("utf-16")
    for one in (parts, strict):
        assert [line.text for line in read(zip_parts(one)).lines] == ["第一条"]


def test_a_template_is_read_like_a_document() -> None:
    assert texts(p("第一条"), content_type=_TEMPLATE) == ["第一条"]


def test_a_body_whose_type_is_the_default_type_is_found() -> None:
    parts = _parts(docx(p("甲")))
    types = parts["[Content_Types].xml"].decode()
    parts["[Content_Types].xml"] = types.replace(
        'Override PartName="/word/document.xml"', 'Default Extension="xml"'
    ).encode()
    assert [line.text for line in read(zip_parts(parts)).lines] == ["甲"]


def test_backslashes_and_capitals_in_part_names_are_no_obstacle() -> None:
    parts = {name.replace("/", "\\"): part for name, part in _parts(docx(p("甲"))).items()}
    types = parts["[Content_Types].xml"].replace(b"/word/document.xml", b"/Word/Document.xml")
    assert [line.text for line in read(zip_parts({**parts, "[Content_Types].xml": types})).lines] == ["甲"]


def test_bytes_damaged_anywhere_are_read_or_refused() -> None:
    whole = docx(p("第一条 定义"), styles="", comments="")
    for seed in range(400):
        chance = random.Random(seed)
        damaged = bytearray(whole)
        for _ in range(3):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        with suppress(ContractgenError):
            read(bytes(damaged))


def test_part_names_are_found_through_relations() -> None:
    parts = _parts(docx(p("甲"), comments='<w:comment w:id="0" w:author="法务"><w:p/></w:comment>'))
    parts["word/remarks9.xml"] = parts.pop("word/comments.xml")
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"></Rel", b">" + relation("c", "comments", "/word/remarks9.xml").encode() + b"</Rel"
    )
    assert [one.author for one in read(zip_parts(parts)).remarks] == ["法务"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "不是 Word 文件"),
        (b"%PDF-1.7", "不是 Word 文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "旧版 .doc 文件"),
        (b"PK\x03\x04 broken", "已损坏"),
        (docx(p("甲"))[:-40], "已损坏"),
        (zip_parts({"a.txt": b"x"}), "Content_Types"),
        (docx(p("甲"), content_type=_MACRO), "带宏"),
    ],
    ids=["空", "pdf", "旧版", "坏包", "截断", "别的压缩包", "带宏"],
)
def test_what_is_no_docx_is_refused_with_a_reason(data: bytes, why: str) -> None:
    with pytest.raises(ContractgenError, match=why):
        read(data)


@pytest.mark.parametrize(
    ("document", "why"),
    [
        (b"", "空的"),
        (b"<a", "已损坏"),
        (b"<a/>", "没有正文"),
        (b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "DOCTYPE"),
        (b"<a>" * 5000 + b"</a>" * 5000, "已损坏"),
    ],
    ids=["空", "坏", "别的", "外部实体", "五千层"],
)
def test_a_hostile_or_broken_body_is_refused(document: bytes, why: str) -> None:
    parts = _parts(docx(p("甲")))
    parts["word/document.xml"] = document
    with pytest.raises(ContractgenError, match=why):
        read(zip_parts(parts))


def test_deep_but_legal_nesting_is_read() -> None:
    deep = "<w:ins w:id='1'>" * 240 + r("底") + "</w:ins>" * 240
    assert texts(p(deep)) == ["底"]
    nested = p("底")
    for _ in range(60):
        nested = f"<w:tbl><w:tr><w:tc>{nested}</w:tc></w:tr></w:tbl>"
    assert [one.text for one in reading(nested).lines if one.text] == ["底"]


def test_a_broken_side_part_is_passed_over_and_reported() -> None:
    parts = _parts(docx(p("甲"), styles="", comments="", numbering=""))
    for name in ("styles", "numbering", "comments"):
        parts[f"word/{name}.xml"] = b"<broken"
    found = read(zip_parts(parts))
    assert [line.text for line in found.lines] == ["甲"]
    assert any("styles.xml 已损坏" in message for message in found.messages)


def test_what_lies_outside_is_named_and_not_fetched() -> None:
    outside = relation("t", "attachedTemplate", "http://192.0.2.1/x.dotm", "External")
    outside += relation("i", "image", "http://192.0.2.1/x.png", "External")
    outside += relation("l", "hyperlink", "http://192.0.2.1/", "External")
    found = reading(p("第一条"), relations=outside)
    assert found.messages == ("文件引用了外部的图片、附加的模板，为安全起见没有去取。",)


def test_an_embedded_file_is_reported() -> None:
    (message,) = reading('<w:altChunk r:id="a"/>' + p("第一条")).messages
    assert "altChunk" in message


def test_a_scan_is_recognised() -> None:
    parts = {**_parts(docx(p())), "word/media/image1.png": b"x"}
    (message,) = read(zip_parts(parts)).messages
    assert "扫描件" in message


def test_an_ordinary_draft_has_nothing_to_report() -> None:
    assert reading(p("第一条 定义")).messages == ()
    assert open_draft(docx(p("甲"))).main == "word/document.xml"
