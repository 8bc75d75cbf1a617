"""把文本文件的字节认成文字：UTF-8、UTF-16、GB18030；认不出的说明为什么、怎么办。"""

from __future__ import annotations

import codecs
import re

from contractgen.model.errors import ContractgenError

_OTHER_FILES = (
    (b"PK\x03\x04", "这是 Word、Excel 或压缩文件，不是文本文件。Word 草稿请以 .docx 为扩展名。"),
    (b"\xd0\xcf\x11\xe0", "这是旧版 Word 或 Excel 文件，不是文本文件。请另存为 .docx。"),
    (b"%PDF", "这是 PDF，不是文本文件。请从原来的 Word 文件审查，或先转换成 .docx。"),
    (b"{\\rtf", "这是 RTF 文件，不是文本文件。请另存为 .docx。"),
)
_UNKNOWN = "认不出文字编码。请把文件另存为 UTF-8 的文本文件。"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_PLAIN = re.compile("[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2010-\u2026\n\r\t -~]")
_CONTROLS = 1000  # 每一千字至多容许一个控制字符
_DAMAGES = 100  # UTF-8 文件里，每一百字至多容许一处损坏
_SAMPLE = 4096


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """字节 → 文字，与读的时候遇到的事；认不出来报 ContractgenError。"""
    for head, message in _OTHER_FILES:
        if data.startswith(head):
            raise ContractgenError(message)
    text, messages = _decoded(data)
    if len(_CONTROL.findall(text)) > len(text) // _CONTROLS + 2:
        raise ContractgenError("文件里有大量控制字符，不像是文本文件。请检查是否给错了文件。")
    if "\x00" in text:
        text = text.replace("\x00", "")
        messages += ("文件里有空字符，已略去。",)
    return text, messages


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, "utf-16"), ()
    if wide := _wide(data):
        return _strict(data, wide), ()
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        if damaged := _damaged(data, error):
            return damaged
    return _strict(data, "gb18030"), ()


def _wide(data: bytes) -> str:
    """没有 BOM 的 UTF-16：有零字节，而按它解出来几乎都是汉字、标点与 ASCII。"""
    if b"\x00" not in data[:_SAMPLE] or len(data) % 2:
        return ""
    sample = data[:_SAMPLE]
    shares = {name: _readable(sample.decode(name, "replace")) for name in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] > 0.95 and min(shares.values()) < 0.9 else ""


def _readable(text: str) -> float:
    return len(_PLAIN.findall(text)) / max(1, len(text))


def _damaged(data: bytes, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]] | None:
    """大体是 UTF-8 而个别字节损坏（多为末尾被截断）的文件；不像 UTF-8 的返回 None。"""
    if error.start >= len(data) - 3 and error.reason == "unexpected end of data":
        return data[: error.start].decode("utf-8-sig"), ("文件末尾有半个字，文件可能被截断。",)
    text = data.decode("utf-8-sig", errors="replace")
    broken = text.count("\ufffd")
    if broken > len(text) / _DAMAGES or len(_CHINESE.findall(text)) < 20 * broken:
        return None
    return text, (f"文件里有 {broken} 处损坏的文字，以“\ufffd”代替。",)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ContractgenError(f"第 {line} 行起{_UNKNOWN}") from None
