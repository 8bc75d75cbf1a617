"""一份草稿里所见的每一段文字，以及每个字在文件中的位置：审查读它，写批注时也用它找回原处。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.word.package import Package
from contractgen.word.reading.stories import read_stories
from contractgen.word.reading.visible_paragraph import (
    Anchor,
    Change,
    FieldRange,
    Piece,
    VisibleParagraph,
)

__all__ = ["Anchor", "Change", "FieldRange", "Piece", "VisibleParagraph", "by_place", "paragraphs"]


def paragraphs(package: Package) -> Iterator[VisibleParagraph]:
    """全部段落（空的也在内）：正文连同表格与文本框，其后是页眉、页脚、脚注、尾注。

    package 由 ``reading.opening.open_draft`` 打开。同一部件的各段落同属一棵 XML 树，改动后可以整棵写回。
    """
    yield from read_stories(package).paragraphs


def by_place(package: Package) -> dict[tuple[str, int], VisibleParagraph]:
    """（部分，第几段）→ 段落，即 ``Line.part`` 与 ``Line.paragraph``。"""
    return {(one.part, one.paragraph): one for one in paragraphs(package)}
