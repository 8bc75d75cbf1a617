"""一份草稿里有哪几篇文字：正文、用到的页眉页脚（各一次）、引用到的脚注与尾注。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from contractgen.model.record import record
from contractgen.word.auto_numbers import AutoNumbers
from contractgen.word.list_definitions import read_definitions, switched_on
from contractgen.word.markup import R, w
from contractgen.word.package import Package, UnreadableDocxError
from contractgen.word.reading.blocks import StoryReader
from contractgen.word.reading.relations import related, relations
from contractgen.word.reading.run_shapes import StyleSheet
from contractgen.word.reading.session import Session
from contractgen.word.reading.visible_paragraph import Change, VisibleParagraph


@record
class Stories:
    """读好的各段落；orphans 是已不属于任何段落的删除，notices 是读的时候遇到的事。"""

    paragraphs: tuple[VisibleParagraph, ...]
    hidden: bool
    orphans: tuple[Change, ...]
    notices: tuple[str, ...]


def read_stories(package: Package) -> Stories:
    """读全部文字：先正文，再页眉、页脚、脚注、尾注。"""
    root = package.tree(package.main)
    body = root.find(w("body")) if root is not None else None
    if root is None or root.tag != w("document") or body is None:
        raise UnreadableDocxError("文件的正文部件里没有正文（w:body）。请用 Word 打开后另存为 .docx。")
    session = _begin(package)
    StoryReader(session, "body", package.main, body).read()
    for part, name in _headers_and_footers(package, root, session):
        story = _optional(package, name, session)
        if story is not None:
            StoryReader(session, part, name, story).read()
    for part in ("footnote", "endnote"):
        _read_notes(package, part, session)
    paragraphs = tuple(draft.finished() for draft in session.drafts)
    return Stories(paragraphs, session.hidden, tuple(session.orphans), tuple(session.notices))


def read_each(
    package: Package, part: str, name: str, stories: Sequence[Any]
) -> list[tuple[VisibleParagraph, ...]]:
    """同一部件里各自独立的几篇文字，如各条批注。"""
    if not stories:
        return []
    found = []
    session = _begin(package)
    for story in stories:
        StoryReader(session, part, name, story).read()
        found.append(tuple(draft.finished() for draft in session.drafts))
        session.drafts.clear()
    return found


def _begin(package: Package) -> Session:
    notices: list[str] = []
    trees = []
    for kind in ("styles", "numbering"):
        name = related(package, kind)
        try:
            trees.append(package.tree(name) if name else None)
        except UnreadableDocxError:
            trees.append(None)
            notices.append(f"部件 {name} 已损坏，没有读；编号或格式可能认不全。")
    styles, numbering = trees
    return Session(StyleSheet(styles), AutoNumbers(read_definitions(numbering, styles)), notices=notices)


def _optional(package: Package, name: str, session: Session) -> Any | None:
    """正文以外的部件；损坏的略过并说明。"""
    try:
        return package.tree(name)
    except UnreadableDocxError:
        session.notice(f"部件 {name} 已损坏，其中的文字没有读。")
        return None


def _headers_and_footers(package: Package, root: Any, session: Session) -> Iterator[tuple[str, str]]:
    """用到的页眉、页脚，各一次：首页、偶数页的只在启用时显示；本节没有的沿用上一节（17.10.2）。"""
    targets = {one.id: one.target for one in relations(package, package.main) if not one.external}
    name = related(package, "settings")
    settings = _optional(package, name, session) if name else None
    even = switched_on(settings, "evenAndOddHeaders")
    current: dict[tuple[str, str], str] = {}
    shown: dict[tuple[str, str], None] = {}
    for section in root.iter(w("sectPr")):
        if section.getparent().tag == w("sectPrChange"):
            continue
        for part in ("header", "footer"):
            for reference in section.iterfind(w(f"{part}Reference")):
                key = (part, reference.get(w("type"), "default"))
                current[key] = targets.get(reference.get(f"{{{R}}}id", ""), "")
        wanted = {"default": True, "first": switched_on(section, "titlePg"), "even": even}
        for (part, kind), target in current.items():
            if wanted.get(kind) and target in package.parts:
                shown[part, target] = None
    yield from sorted(shown, key=lambda one: one[0] == "footer")


def _read_notes(package: Package, part: str, session: Session) -> None:
    """引用到的脚注或尾注，依引用的次序。"""
    wanted = list(dict.fromkeys(number for kind, number in session.notes if kind == part))
    name = related(package, f"{part}s")
    root = _optional(package, name, session) if wanted and name else None
    if root is None or name is None:
        return
    notes = {note.get(w("id")): note for note in root.iterfind(w(part))}
    for number in wanted:
        if number in notes:
            StoryReader(session, part, name, notes[number]).read()
