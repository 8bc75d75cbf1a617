"""草稿里尚未接受的修订：插入的文字已在所见文字之中，删去的文字只在这里。"""

from __future__ import annotations

from collections.abc import Sequence

from contractgen.model.reading import Revision, Span
from contractgen.word.reading.visible_paragraph import Change, VisibleParagraph


def revisions(
    paragraphs: Sequence[VisibleParagraph], lines: Sequence[int | None], orphans: Sequence[Change]
) -> tuple[Revision, ...]:
    """全部修订，依次序；orphans 是所在段落已不存在的删除。"""
    found = [
        _revision(change, line)
        for paragraph, line in zip(paragraphs, lines, strict=True)
        for change in paragraph.changes
    ]
    return (*found, *(_revision(change, None) for change in orphans))


def _revision(change: Change, line: int | None) -> Revision:
    span = None if line is None else Span(line, change.start, change.end)
    return Revision(change.kind, change.author, change.text, span)
