"""登记部件：在 [Content_Types].xml 与关系文件中写明某个部件是什么、由谁引用。"""

from __future__ import annotations

from typing import Any

from lxml import etree

from contractgen.model.archive import CONTENT_TYPES
from contractgen.word.package import parse_xml

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_EMPTY = f'<Relationships xmlns="{_RELATIONSHIPS}"/>'.encode()
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"

# 写合同的程序总要写的部件：内容类型、关系类型
NUMBERING = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml",
    f"{_OFFICE}/numbering",
)
CORE = ("application/vnd.openxmlformats-package.core-properties+xml", f"{_PACKAGE}/core-properties")
APP = (
    "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    f"{_OFFICE}/extended-properties",
)


def register(parts: dict[str, bytes], name: str, kind: tuple[str, str], owner: str = "") -> None:
    """登记部件 name；owner 是引用它的部件，空串为整个文件。已登记的不动。"""
    content_type, relation = kind
    types = parse_xml(parts[CONTENT_TYPES], CONTENT_TYPES)
    if not any(entry.get("PartName") == f"/{name}" for entry in types):
        override = etree.SubElement(types, f"{{{_TYPES}}}Override")
        override.set("PartName", f"/{name}")
        override.set("ContentType", content_type)
        parts[CONTENT_TYPES] = serialized(types)
    folder, _, file = owner.rpartition("/")
    source = f"{folder}/_rels/{file}.rels" if owner else "_rels/.rels"
    relations = parse_xml(parts.get(source, _EMPTY), source)
    if not any(entry.get("Type") == relation for entry in relations):
        _relate(relations, relation, name.removeprefix(f"{folder}/") if folder else name)
        parts[source] = serialized(relations)


def _relate(relations: Any, relation: str, target: str) -> None:
    used = {entry.get("Id") for entry in relations}
    number = next(n for n in range(1, len(used) + 2) if f"rId{n}" not in used)
    entry = etree.SubElement(relations, f"{{{_RELATIONSHIPS}}}Relationship")
    entry.set("Id", f"rId{number}")
    entry.set("Type", relation)
    entry.set("Target", target)


def serialized(root: Any) -> bytes:
    """部件的字节，带 XML 声明。"""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
