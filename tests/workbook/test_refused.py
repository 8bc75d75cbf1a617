"""不是表单的、旧版的、加密的、损坏的、可疑的文件，一律用中文说明怎么办；外部链接、宏、图片不理会。"""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from contractgen.model.zipped import zip_parts
from contractgen.params.reading import ParameterFileError
from contractgen.usecases.check_parameters import check
from contractgen.word.shell import house_shell
from tests.workbook.filling import FILE, sample_form, source_of
from tests.workbook.test_what_people_type import parts_of


def plain_workbook() -> bytes:
    stream = io.BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"] = "客户名单"
    book.save(stream)
    return stream.getvalue()


def changed(**parts: bytes) -> bytes:
    return zip_parts(
        parts_of(sample_form())
        | {name.replace("__", "/").replace("_xml", ".xml"): blob for name, blob in parts.items()}
    )


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
_REFUSED = {
    "别的工作簿": (plain_workbook, "不是 contractgen 的表单"),
    "旧版": (lambda: _OLE + "Workbook".encode("utf-16-le"), "另存为 Excel 工作簿（.xlsx）"),
    "加密": (lambda: _OLE + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
    "截断": (lambda: sample_form()[:4000], "已损坏"),
    "空文件": (lambda: b"", "不是完好的 Excel 文件"),
    "网页": (lambda: b"<html><table>", "不是完好的 Excel 文件"),
    "Word": (house_shell, "这是 Word 文件"),
    "二进制": (lambda: zip_parts({"xl/workbook.bin": b"x"}), ".xlsb"),
    "开放文档": (
        lambda: zip_parts({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}),
        ".ods",
    ),
    "炸弹": (lambda: changed(xl__media__image1_bin=bytes(70 << 20)), "异常庞大"),
    "实体": (
        lambda: changed(xl__sharedStrings_xml=b'<!DOCTYPE x [<!ENTITY a "b">]><sst>&a;</sst>'),
        "DOCTYPE",
    ),
    "坏的 XML": (lambda: changed(xl__sharedStrings_xml=b"<sst><si>"), "已损坏"),
    "坏的样式": (lambda: changed(xl__styles_xml=b'<styleSheet><cellXfs><xf numFmtId="x"/></cellXfs></styleSheet>'), "已损坏"),
    "没有工作表": (lambda: changed(xl__workbook_xml=b"<workbook/>"), "不是 contractgen 的表单"),
}  # fmt: skip


@pytest.mark.parametrize("name", _REFUSED)
def test_a_file_that_is_no_form_is_refused_in_chinese(name: str, tmp_path: Path) -> None:
    make, says = _REFUSED[name]
    path = tmp_path / FILE
    path.write_bytes(make())
    report = check(path)
    assert not report.readable and len(report.errors) == 1
    assert says in report.lines()[0] and FILE in report.lines()[0]


def test_a_template_the_library_does_not_hold_is_named() -> None:
    book = openpyxl.load_workbook(io.BytesIO(sample_form()))
    book["_contractgen"]["B1"].value = "没有的模板"
    stream = io.BytesIO()
    book.save(stream)
    with pytest.raises(ParameterFileError, match="没有的模板"):
        source_of(stream.getvalue())


def test_a_million_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("contractgen.params.workbook.cell_reading._MOST_CELLS", 50)
    with pytest.raises(ParameterFileError, match="内容过多"):
        source_of(sample_form())


def test_macros_links_and_pictures_are_not_looked_at() -> None:
    extra = {
        "xl/vbaProject.bin": b"\x00macro",
        "xl/externalLinks/externalLink1.xml": b"not even xml",
        "xl/drawings/drawing1.xml": b"<broken",
        "xl/media/image1.png": b"\x89PNG",
    }
    assert source_of(zip_parts(parts_of(sample_form()) | extra)).data == source_of(sample_form()).data
