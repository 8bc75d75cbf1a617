"""部件之间的引用：正文用到哪些页眉、批注、样式，以及指向文件之外的东西。"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from contractgen.model.record import record
from contractgen.word.package import Package, UnreadableDocxError


@record
class Relation:
    """一条引用；external 的 target 是外部地址，否则是部件名。"""

    id: str
    kind: str  # 类型的最后一段，如 header、comments、attachedTemplate
    target: str
    external: bool


def relations(package: Package, owner: str) -> tuple[Relation, ...]:
    """某部件的全部引用；没有或读不了的视同没有。"""
    folder, _, file = owner.rpartition("/")
    try:
        root = package.tree(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
    except UnreadableDocxError:
        return ()
    return tuple(_read(root, folder)) if root is not None else ()


def _read(root: object, folder: str) -> Iterator[Relation]:
    for entry in root:  # type: ignore[attr-defined]
        target, kind = entry.get("Target"), entry.get("Type", "")
        if target is None:
            continue
        external = entry.get("TargetMode") == "External"
        place = target if external else _resolved(target, folder)
        yield Relation(entry.get("Id", ""), kind.rpartition("/")[2], place, external)


def _resolved(target: str, folder: str) -> str:
    path = unquote(target).replace("\\", "/")
    return posixpath.normpath(path if path.startswith("/") else f"/{folder}/{path}").lstrip("/")


def related(package: Package, kind: str) -> str | None:
    """正文所用的某类部件（styles、numbering、comments……）的名称；没有时为 None。"""
    for relation in relations(package, package.main):
        if relation.kind == kind and not relation.external and relation.target in package.parts:
            return relation.target
    usual = package.sibling(f"{kind}.xml")
    return usual if usual in package.parts else None
