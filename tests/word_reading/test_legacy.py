"""旧版 .doc、.wps：有 LibreOffice 就读，没有就请用户另存；编号与直接读 .docx 时一样。"""

from __future__ import annotations

from pathlib import Path

import pytest

from contractgen.model.errors import ContractgenError
from contractgen.word import legacy
from contractgen.word.libreoffice import converted, soffice
from contractgen.word.read import read
from tests.tools import needs_soffice  # noqa: F401
from tests.word_reading.builders import definition, docx, field, instance, level, numbered, p, relation, table

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NUMBERING = definition(
    0, level(0, "chineseCountingThousand", "第%1条"), level(1, "decimal", "%1.%2", "<w:isLgl/>")
) + instance(1, 0)
_BOOKMARK = '<w:bookmarkStart w:id="1" w:name="_Ref1"/>{}<w:bookmarkEnd w:id="1"/>'.format


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """一份真的 .doc。"""
    command = soffice()
    if command is None:
        pytest.skip("没有 soffice")
    body = (
        p("定义", properties=numbered(1))
        + p(_BOOKMARK("<w:r><w:t>期限为三年。</w:t></w:r>"), properties=numbered(1, 1))
        + p("服务", properties=numbered(1))
        + p("依照第", field(r"REF _Ref1 \n \h", "1.1"), "款。", properties=numbered(1, 1))
        + table("级别|响应时间", "一级|15分钟")
        + p("完")
    )
    source = tmp_path_factory.mktemp("old") / "draft.docx"
    source.write_bytes(
        docx(body, relations=relation("n", "numbering", "numbering.xml"), numbering=_NUMBERING)
    )
    return converted(command, source, "doc")


@pytest.mark.usefixtures("needs_soffice")
@pytest.mark.parametrize("suffix", [".doc", ".wps"])
def test_an_old_file_reads_like_a_new_one(old: bytes, suffix: str) -> None:
    assert old.startswith(_OLE)
    lines = read(legacy.to_docx(old, suffix)).lines
    assert [(line.label, line.text) for line in lines] == [
        ("第一条", "定义"),
        ("1.1", "期限为三年。"),
        ("第二条", "服务"),
        ("2.1", "依照第1.1款。"),
        *(("", text) for text in ("级别", "响应时间", "一级", "15分钟", "完")),
    ]


def test_without_libreoffice_the_user_is_asked_to_save_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ContractgenError, match=r"另存为 \.docx"):
        legacy.to_docx(_OLE + "WordDocument".encode("utf-16-le"), ".doc")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (_OLE + "Workbook".encode("utf-16-le"), "没有 Word 正文"),
        (_OLE, "没有 Word 正文"),
    ],
    ids=["有密码", "旧版表格", "残缺"],
)
def test_other_old_files_are_refused_with_a_reason(content: bytes, why: str) -> None:
    with pytest.raises(ContractgenError, match=why):
        legacy.to_docx(content, ".doc")


@pytest.mark.usefixtures("needs_soffice")
def test_an_old_file_that_libreoffice_cannot_read_is_refused() -> None:
    with pytest.raises(ContractgenError, match="读不了这个旧版文件"):
        legacy.to_docx(_OLE + "WordDocument".encode("utf-16-le") + bytes(4000), ".doc")
