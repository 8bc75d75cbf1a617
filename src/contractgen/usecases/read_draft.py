"""读入一份草稿：看内容（不只看扩展名）认出 Word、旧版 Word、文本或 Markdown，读成有章节的文字。"""

from __future__ import annotations

from pathlib import PurePath

from contractgen.model.errors import ContractgenError
from contractgen.model.reading import Reading
from contractgen.model.record import record
from contractgen.review.mishaps import note

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = {
    b"%PDF": "这是 PDF。请提供 Word 文件（.docx），或用 Word 打开 PDF 后另存为 .docx。",
    b"{\\rtf": "这是 RTF 文件。请用 Word 打开后另存为 .docx。",
    b"PK\x05\x06": "这是空的压缩文件，不是 Word 文件。",
}
_MARKDOWN = (".md", ".markdown")
MAX_TEXT = 20 << 20  # 没有这样长的合同


@record
class ReadDraft:
    """读好的草稿；docx 是可以加批注的 Word 文件（文本草稿没有）。"""

    reading: Reading
    docx: bytes | None = None


def read_draft(content: bytes, name: str = "") -> ReadDraft:
    """按内容读入。读不了的抛出 ContractgenError，说明为什么、怎么办；一份读不了，不妨碍别的。"""
    try:
        return _read(content, name)
    except ContractgenError:
        raise
    except Exception as error:
        note("读草稿", error)
        raise ContractgenError(
            f"读的时候出错（{type(error).__name__}）。这是程序的毛病，请反馈；用 Word 打开后另存也许能读。"
        ) from error


def _read(content: bytes, name: str) -> ReadDraft:
    from contractgen.text.structure import structured

    for start, why in _OTHERS.items():
        if content.startswith(start):
            raise ContractgenError(why)
    if content.startswith(_OLE):
        content = _modern(content, name)
    if content.startswith(_ZIP):
        from contractgen.word.read import read

        return ReadDraft(structured(read(content)), content)
    return ReadDraft(structured(_text(content, name)))


def _modern(content: bytes, name: str) -> bytes:
    """旧版 .doc、.wps：用 LibreOffice 在临时副本里转换成 .docx。"""
    from contractgen.word.legacy import to_docx

    return to_docx(content, PurePath(name).suffix.lower() or ".doc")


def _text(content: bytes, name: str) -> Reading:
    from contractgen.text.reading import read_text

    if not content.strip():
        raise ContractgenError("文件是空的。")
    if len(content) > MAX_TEXT:
        raise ContractgenError(f"文件有 {len(content) >> 20} MB，超过 {MAX_TEXT >> 20} MB 的上限。")
    kind = "markdown" if PurePath(name).suffix.lower() in _MARKDOWN else "text"
    return read_text(content, kind)
