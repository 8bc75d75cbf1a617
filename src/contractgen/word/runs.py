"""把一段文字写成 Word 的片段：加粗的提示、突出显示的空白、随编号而变的引用。"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from contractgen.model.errors import ContractgenError
from contractgen.model.inline import NumberField, Reference, Run, Slot, Text
from contractgen.word.markup import run

SLOT, LATER, END = "\ue000", "\ue001", "\ue002"  # 底稿里：留给第几个值、第几张待写的表
BOLD = "<w:b/><w:bCs/>"
BLANK = '<w:highlight w:val="yellow"/>'
_HINT = '<w:rFonts w:hint="eastAsia"/>'
# 中西文共用的标点与符号：不提示东亚字体，Word 会用西文字体显示中文引号、省略号与带圈数字
_AMBIGUOUS = re.compile("[“”‘’…—·①-⑳±×÷°‰≤≥→]")
_CHINESE = re.compile("[⺀-鿿豈-﫿！-･]|[\U00020000-\U0003ffff]")
_FIELD = (
    '<w:r>{shape}<w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r>{shape}<w:instrText xml:space="preserve"> REF {name} \\n \\h </w:instrText></w:r>'
    '<w:r>{shape}<w:fldChar w:fldCharType="separate"/></w:r>{shown}'
    '<w:r>{shape}<w:fldChar w:fldCharType="end"/></w:r>'
)


class Bookmarks:
    """书签：被引用的段落各有一个，名称由锚点算出，故同一合同每次相同。"""

    def __init__(self) -> None:
        self.wanted: dict[str, str] = {}

    def name(self, anchor: str) -> str:
        """锚点的书签名。以 _Ref 开头者在 Word 中隐藏，至多 40 个字符，只用 ASCII。"""
        known = self.wanted.get(anchor)
        if known is None:
            digest = hashlib.blake2s(anchor.encode("utf-8", "replace"), digest_size=8)
            known = self.wanted[anchor] = f"_Ref{digest.hexdigest()}"
        return known


def text_runs(text: Text, bookmarks: Bookmarks, style: str = "") -> str:
    """一段文字的全部 ``w:r``；style 是放在最前的字符样式（``w:rStyle``）。"""
    if len(text) == 1 and isinstance(text[0], Run):
        return _shaped(text[0].text, style, text[0].strong, text[0].blank)
    written: list[str] = []
    pending: list[str] = []
    kind: tuple[bool, bool] | None = None
    for piece in text:
        if isinstance(piece, Reference):
            _flush(written, pending, kind, style)
            kind = None
            written.append(_reference(piece, bookmarks, style))
            continue
        if kind != (piece.strong, piece.blank):
            _flush(written, pending, kind, style)
            kind = (piece.strong, piece.blank)
        pending.append(f"{SLOT}{piece.index}{END}" if isinstance(piece, Slot) else piece.text)
    _flush(written, pending, kind, style)
    return "".join(written)


def _flush(written: list[str], pending: list[str], kind: tuple[bool, bool] | None, style: str) -> None:
    if pending and kind:
        written.append(_shaped("".join(pending), style, *kind))
        pending.clear()


@lru_cache(maxsize=8192)  # 固定的条文在各份合同里一字不差
def _shaped(text: str, style: str, strong: bool, blank: bool) -> str:
    if not text:
        return ""
    ambiguous = SLOT in text or (_AMBIGUOUS.search(text) and _CHINESE.search(text))
    hint = _HINT if ambiguous else ""
    return run(text, f"{style}{hint}{BOLD if strong else ''}{BLANK if blank else ''}")


def _reference(reference: Reference, bookmarks: Bookmarks, style: str) -> str:
    if not reference.parts:
        raise ContractgenError(f"引用的“{reference.target}”没有算出文字，无法写入 Word。")
    return "".join(
        _shaped(part, style, reference.strong, False)
        if isinstance(part, str)
        else _field(part, bookmarks, style, reference.strong)
        for part in reference.parts
    )


def _field(number: NumberField, bookmarks: Bookmarks, style: str, strong: bool) -> str:
    """活的编号：REF 域的 \\n 显示编号而不带末尾的点，缓存的文字与之一致。"""
    properties = style + (BOLD if strong else "")
    return _FIELD.format(
        shape=f"<w:rPr>{properties}</w:rPr>" if properties else "",
        name=bookmarks.name(number.anchor),
        shown=_shaped(number.text.rstrip("."), style, strong, False),
    )
