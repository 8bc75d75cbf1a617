"""打开一份 .docx：先看清它是不是、安不安全，再取出各个部件。"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import Any

from lxml import etree

from contractgen.model.archive import (
    CONTENT_TYPES,
    Format,
    Limits,
    doctype_refused,
    has_doctype,
    unzipped,
)
from contractgen.model.errors import ContractgenError
from contractgen.model.record import record

_MAIN_TYPES = ("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml")
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
)


class UnreadableDocxError(ContractgenError):
    """这个文件不能当作 .docx 打开。"""


#: 一份合同不会有一百兆
WORD = Format("Word", "Word 文件", ".docx", Limits(100 << 20, 200 << 20, 4000), UnreadableDocxError)


@record
class Package:
    """一份 .docx 的全部部件（名称 → 内容），main 是正文部件的名称。"""

    parts: Mapping[str, bytes]
    main: str

    def tree(self, name: str) -> Any | None:
        """某部件的 XML；没有这个部件时为 None。"""
        data = self.parts.get(name)
        return None if data is None else parse_xml(data, name)

    def named(self, *kinds: str) -> list[str]:
        """与正文同一文件夹下、名称以 kinds 之一开头的 XML 部件，按名称排序。"""
        folder = self.main.rpartition("/")[0]
        starts = tuple(f"{folder}/{kind}" for kind in kinds)
        return sorted(name for name in self.parts if name.startswith(starts) and name.endswith(".xml"))

    def sibling(self, name: str) -> str:
        """与正文同一文件夹下的部件名，如 styles.xml。"""
        return f"{self.main.rpartition('/')[0]}/{name}"


def parse_xml(data: bytes, name: str = "") -> Any:
    """不取外部实体、不认 DOCTYPE 地解析一段 XML。"""
    if has_doctype(data):
        raise UnreadableDocxError(doctype_refused(name, WORD.name))
    try:
        return etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocxError(
            f"文件已损坏：部件 {name} 不是完好的 XML（{error}）。请用 Word 打开后另存。"
        ) from error


def open_package(data: bytes) -> Package:
    """读出全部部件；不是 .docx、已加密、已损坏或可疑的，说明原因后拒绝。"""
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise UnreadableDocxError(
            "这是旧版 .doc 文件，或是设有打开密码的文件。请在 Word 中去掉密码，另存为 .docx。"
        )
    if data[:2] != b"PK":
        raise UnreadableDocxError("这不是 Word 文件（.docx）。请检查文件名，或在 Word 中另存为 .docx。")
    parts = unzipped(data, WORD)
    return Package(parts, _main_part(parts))


def _main_part(parts: Mapping[str, bytes]) -> str:
    if CONTENT_TYPES not in parts:
        raise UnreadableDocxError("这不是 Word 文件（.docx）：缺少 [Content_Types].xml。")
    types = parse_xml(parts[CONTENT_TYPES], CONTENT_TYPES)
    names = {name.lower(): name for name in parts}  # 部件名不分大小写（OPC 6.2.2.3）
    for entry in types:
        name = names.get(entry.get("PartName", "").lstrip("/").lower())
        if entry.get("ContentType", "").endswith(_MAIN_TYPES) and name is not None:
            return name
    if any("macroEnabled" in entry.get("ContentType", "") for entry in types):
        raise UnreadableDocxError("这是带宏的 Word 文件（.docm）。请在 Word 中另存为 .docx。")
    if any(entry.get("ContentType", "").endswith(_MAIN_TYPES) for entry in types):
        pointed = names.get(_pointed_to(parts).lower())
        if pointed is not None:  # 内容类型写在 Default 里
            return pointed
    raise UnreadableDocxError("文件里没有 Word 正文：它可能是表格或演示文稿。请提供 .docx 文件。")


def _pointed_to(parts: Mapping[str, bytes]) -> str:
    """整个文件的关系所指的正文部件。"""
    relations = parse_xml(parts["_rels/.rels"], "_rels/.rels") if "_rels/.rels" in parts else ()
    for relation in relations:
        if relation.get("Type", "").endswith("/officeDocument"):
            return posixpath.normpath("/" + str(relation.get("Target", ""))).lstrip("/")
    return ""
