"""剥开外壳：同一内容有两种写法时读哪一种，表格的行与格外面套着什么，文字首尾的空白算不算数。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from contractgen.word.list_definitions import switched_on
from contractgen.word.markup import MC, XML, w

M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_T, _SDT, _SPACE = w("t"), w("sdt"), f"{{{XML}}}space"
_ALTERNATE = f"{{{MC}}}AlternateContent"
_TABLE_PARTS = tuple(
    w(name) for name in ("tblPr", "tblGrid", "tr", "tc", "trPr", "tcPr", "p", "tbl", "sdtPr")
)
_CHOICE, _FALLBACK = f"{{{MC}}}Choice", f"{{{MC}}}Fallback"


def chosen_alternative(element: Any) -> Any | None:
    """``mc:AlternateContent`` 中要读的那一种写法；没有文字的 Choice 让位于有文字的 Fallback。"""
    choices = element.findall(_CHOICE)
    fallback = element.find(_FALLBACK)
    for choice in choices:
        if fallback is None or next(choice.iter(_T, w("sym"), f"{{{M}}}t"), None) is not None:
            return choice
    return fallback


def table_children(
    parent: Any, tag: str, controls: tuple[str, ...] = ()
) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """表格的行或行中的格（``tag``），连同套在外面的控件；控件、修订等外壳一层层剥开。"""
    for child in parent:
        if child.tag == tag:
            yield child, controls
        elif child.tag == _SDT:
            for content in child.iterchildren(w("sdtContent")):
                yield from table_children(content, tag, (*controls, control_value(child)))
        elif child.tag == _ALTERNATE:
            chosen = chosen_alternative(child)
            if chosen is not None:
                yield from table_children(chosen, tag, controls)
        elif child.tag not in _TABLE_PARTS:
            yield from table_children(child, tag, controls)


def control_value(control: Any) -> str:
    """控件标记的值：显示的是提示文字时为 placeholder。"""
    return "placeholder" if switched_on(control.find(w("sdtPr")), "showingPlcHdr") else ""


def keeps_space(node: Any) -> bool:
    """``xml:space="preserve"``，写在自身或外层。"""
    if node.tag != _T:
        return True
    own = node.get(_SPACE)
    if own is None:
        own = next((outer.get(_SPACE) for outer in node.iterancestors() if outer.get(_SPACE)), None)
    return bool(own == "preserve")
