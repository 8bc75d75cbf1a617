"""打开一份待审的草稿：安全检查由 package 负责；Strict 格式在内存中换成通行的命名空间。"""

from __future__ import annotations

import re

from lxml import etree

from contractgen.word.package import Package, UnreadableDocxError, open_package, parse_xml

# ECMA-376 第 1 部分（Strict）与第 4 部分（Transitional）只是命名空间的写法不同
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_TRANSITIONAL = re.compile(
    rb"http://schemas\.openxmlformats\.org/(wordprocessingml|officeDocument|drawingml)/2006/(?=\w)"
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_XML = (".xml", ".rels")


def open_draft(docx: bytes) -> Package:
    """草稿的全部部件；不是 Word 文件、已加密、已损坏的，说明原因后拒绝。"""
    package = open_package(docx)
    if is_strict(package):
        parts = {name: _transitional(name, data) for name, data in package.parts.items()}
        package = Package(parts, package.main)
    if not package.parts[package.main]:
        raise UnreadableDocxError("文件的正文部件是空的。请用 Word 打开后另存为 .docx。")
    return package


def is_strict(package: Package) -> bool:
    """是不是“Strict Open XML 文档”。"""
    return b"http://purl.oclc.org/ooxml/wordprocessingml" in _utf8(package.parts[package.main])


def as_strict(data: bytes) -> bytes:
    """改过的部件换回 Strict 的命名空间，供写回原来是 Strict 的文件。"""
    return _TRANSITIONAL.sub(rb"http://purl.oclc.org/ooxml/\1/", data)


def _transitional(name: str, data: bytes) -> bytes:
    if not name.endswith(_XML):
        return data
    return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", _utf8(data))


def _utf8(data: bytes) -> bytes:
    """UTF-16 的部件换成 UTF-8；别的原样。"""
    if data[:2] not in _UTF16:
        return data
    return bytes(etree.tostring(parse_xml(data), encoding="UTF-8", xml_declaration=True))
