"""读的时候要告诉人的事：文件指向外部的东西一概不去取，嵌入的文件与图片里的文字没有读。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contractgen.word.package import Package
from contractgen.word.reading.relations import relations
from contractgen.word.reading.visible_paragraph import VisibleParagraph

_KINDS = {
    "attachedTemplate": "附加的模板",
    "image": "图片",
    "oleObject": "对象",
    "frame": "框架网页",
    "subDocument": "子文档",
    "aFChunk": "嵌入的文件",
    "video": "视频",
}
_FEW = 20  # 正文少于这些字而有图片，多半是扫描件


def notices(package: Package, paragraphs: Sequence[VisibleParagraph]) -> Iterator[str]:
    """逐条说明。"""
    outside = sorted(set(_outside(package)))
    if outside:
        yield f"文件引用了外部的{'、'.join(outside)}，为安全起见没有去取。"
    if any("/embeddings/" in name for name in package.parts):
        yield "文件里嵌有对象（如 Excel 表），其中的文字没有读。"
    if any("/media/" in name for name in package.parts) and _letters(paragraphs) < _FEW:
        yield "正文几乎没有文字而有图片，可能是扫描件；图片里的文字没有读。请提供文字版。"


def _outside(package: Package) -> Iterator[str]:
    """外部引用的种类；网页链接不算。"""
    for name in package.parts:
        folder, _, file = name.rpartition("/")
        if not name.endswith(".rels") or not folder.endswith("_rels"):
            continue
        owner = f"{folder.removesuffix('_rels')}{file.removesuffix('.rels')}"
        for relation in relations(package, owner):
            if relation.external and relation.kind != "hyperlink":
                yield _KINDS.get(relation.kind, "内容")


def _letters(paragraphs: Sequence[VisibleParagraph]) -> int:
    return sum(len(one.text.strip()) for one in paragraphs)
