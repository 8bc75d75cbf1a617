"""读一份 Word 草稿：得到人所看见的每一行文字，连同编号、表格位置、标记、批注与修订。"""

from __future__ import annotations

from contractgen.model.reading import Line, Reading
from contractgen.word.reading.notices import notices
from contractgen.word.reading.opening import open_draft
from contractgen.word.reading.remarks import remarks
from contractgen.word.reading.revisions import revisions
from contractgen.word.reading.stories import read_stories
from contractgen.word.reading.visible_paragraph import VisibleParagraph

_BLANKS = ("underline", "control", "field", "checkbox", "highlight")  # 有这些标记的空白也要看


def read(docx: bytes) -> Reading:
    """.docx 的字节 → 尚未分章节的 Reading；不能打开的文件说明原因后拒绝。

    空段落不成为一行，但计入段数；表格中的空格子成为一行空文字，以便发现没有填的格子。
    """
    package = open_draft(docx)
    stories = read_stories(package)
    lines: list[Line] = []
    places: list[int | None] = []
    for paragraph in stories.paragraphs:
        visible = _is_visible(paragraph)
        places.append(len(lines) if visible else None)
        if visible:
            lines.append(_line(len(lines), paragraph))
    return Reading(
        lines=tuple(lines),
        kind="docx",
        remarks=remarks(package, stories.paragraphs, places),
        revisions=revisions(stories.paragraphs, places, stories.orphans),
        hidden=stories.hidden,
        messages=(*stories.notices, *notices(package, stories.paragraphs)),
    )


def _is_visible(paragraph: VisibleParagraph) -> bool:
    if paragraph.label or paragraph.alone or paragraph.text.strip():
        return True
    return any(mark.kind in _BLANKS for mark in paragraph.marks)


def _line(index: int, paragraph: VisibleParagraph) -> Line:
    return Line(
        index=index,
        text=paragraph.text,
        part=paragraph.part,
        paragraph=paragraph.paragraph,
        label=paragraph.label,
        level=paragraph.level,
        style=paragraph.style,
        cell=paragraph.cell,
        marks=paragraph.marks,
    )
