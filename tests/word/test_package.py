"""打开 .docx：不是的、加密的、损坏的、可疑的，都用中文说明并拒绝。"""

from __future__ import annotations

import dataclasses
import io
import zipfile

import pytest

from contractgen.model.archive import Limits
from contractgen.model.zipped import zip_parts
from contractgen.word import package as module
from contractgen.word.package import UnreadableDocxError, open_package
from contractgen.word.shell import house_shell


def made(**changes: bytes | None) -> bytes:
    parts = dict(open_package(house_shell()).parts)
    for name, data in changes.items():
        parts.pop(name, None) if data is None else parts.update({name: data})
    return zip_parts(parts)


def test_a_docx_opens_with_all_its_parts() -> None:
    package = open_package(house_shell())
    assert package.main == "word/document.xml"
    assert package.named("header", "footer") == ["word/footer1.xml", "word/header1.xml"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xd0\xcf\x11\xe0 old", "旧版 .doc"),
        (b"%PDF-1.7", "不是 Word 文件"),
        (b"", "不是 Word 文件"),
        (b"PK\3\4 broken", "已损坏"),
        (zip_parts({"a.txt": b"hello"}), "缺少 [Content_Types].xml"),
    ],
)
def test_a_file_that_is_no_docx_is_refused_in_chinese(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableDocxError) as error:
        open_package(data)
    assert says in str(error.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_is_refused_in_any_encoding(encoding: str) -> None:
    evil = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    with pytest.raises(UnreadableDocxError, match="DOCTYPE"):
        open_package(made(**{"word/styles.xml": evil.encode(encoding)}))


def test_a_zip_bomb_is_refused() -> None:
    with pytest.raises(UnreadableDocxError, match="异常庞大"):
        open_package(made(**{"word/media/image1.bin": bytes(60 << 20)}))


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    few = Limits(packed=1 << 20, unpacked=1 << 20, parts=3)
    monkeypatch.setattr(module, "WORD", dataclasses.replace(module.WORD, limits=few))
    with pytest.raises(UnreadableDocxError, match="上限"):
        open_package(house_shell())


def test_an_encrypted_zip_is_refused() -> None:
    data = bytearray(house_shell())
    data[6] |= 1
    at = data.index(b"PK\1\2")
    data[at + 8] |= 1
    with pytest.raises(UnreadableDocxError, match="加密"):
        open_package(bytes(data))


def test_two_parts_of_one_name_are_refused() -> None:
    stream = io.BytesIO(house_shell())
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning):
        archive.writestr("word/document.xml", b"<x/>")
    with pytest.raises(UnreadableDocxError, match="同名"):
        open_package(stream.getvalue())


def test_a_workbook_is_told_from_a_document() -> None:
    types = open_package(house_shell()).parts["[Content_Types].xml"]
    workbook = types.replace(b"wordprocessingml.document.main", b"spreadsheetml.sheet.main")
    with pytest.raises(UnreadableDocxError, match="没有 Word 正文"):
        open_package(made(**{"[Content_Types].xml": workbook}))
    macro = types.replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    with pytest.raises(UnreadableDocxError, match=r"\.docm"):
        open_package(made(**{"[Content_Types].xml": macro}))


def test_zipping_is_reproducible_and_readable() -> None:
    parts = {"b.xml": b"<b/>", "[Content_Types].xml": b"<t/>", "条.xml": "条".encode()}
    data = zip_parts(parts)
    assert data == zip_parts(dict(reversed(parts.items())))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert archive.read("条.xml").decode() == "条"
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
