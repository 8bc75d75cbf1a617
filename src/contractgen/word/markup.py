"""Word 的 XML 里怎样写一段文字：转义、换行、制表符，并拒绝 XML 不允许的字符。"""

from __future__ import annotations

import re

from contractgen.model.errors import ContractgenError

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
XML = "http://www.w3.org/XML/1998/namespace"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = str.maketrans(
    {
        "\n": '</w:t><w:br/><w:t xml:space="preserve">',
        "\t": '</w:t><w:tab/><w:t xml:space="preserve">',
    }
)


def w(tag: str) -> str:
    """WordprocessingML 的元素或属性名，lxml 的写法。"""
    return f"{{{W}}}{tag}"


def checked(text: str) -> str:
    """XML 1.0 容不下的字符（控制符、半个代理对）在此拒绝，不让 Word 打不开文件。"""
    found = _FORBIDDEN.search(text)
    if found:
        near = _FORBIDDEN.sub("�", text[max(0, found.start() - 10) : found.end() + 10])
        code = f"U+{ord(found.group()):04X}"
        raise ContractgenError(f"文字“{near}”中有 Word 文件容不下的控制字符 {code}。请在参数中删去它。")
    return text


def escaped(text: str) -> str:
    """转义后的文字，可放进 XML 的元素或属性。"""
    if not text.isprintable():
        text = checked(text)
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&quot;")
    return text


def content(text: str) -> str:
    """``<w:t>`` 之内的文字：换行成为 ``w:br``，制表符成为 ``w:tab``。"""
    safe = escaped(text)
    if not safe.isprintable():
        safe = safe.replace("\r\n", "\n").replace("\r", "\n").translate(_BREAKS)
    return safe


def run(text: str, properties: str = "") -> str:
    """一个 ``w:r``；properties 是 ``w:rPr`` 里的内容。"""
    shape = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{shape}<w:t xml:space="preserve">{content(text)}</w:t></w:r>'
