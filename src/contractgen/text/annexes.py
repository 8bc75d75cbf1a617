"""附件从哪里起：区分附件的标题、附件清单里的一行，与折行留下的“附件一约定的”。"""

from __future__ import annotations

import re
from collections.abc import Sequence

from contractgen.model.reading import Line, Zone
from contractgen.text.labels import Label
from contractgen.text.signature import signed_row, signs

_BARE = re.compile(
    r"^\s*[【\[]?附\s*[件表录页][】\]]?(?:\s*(?:[：:]\s*(?P<title>[^。；;，,]{0,30}))?|[ \t\u3000\xa0]+[^。；;，,：:]{2,30})$"
)
#: 签署栏之后，没有编号、标题与内容写在一行里的：“附：服务器两台……”“附录　验收清单：……”“《维保清单》”
_LOOSE = re.compile(
    r"^\s*[【\[]?附(?:\s*[件表录页图])?[】\]]?(?:\s*[：:]|[ \t\u3000\xa0]+\S|\s*$|\s*[《“])|^\s*《[^《》]{2,30}》\s*$"
)
_FORM = re.compile(
    r"(?:验收|派工|工作|服务|确认|签收|结算|巡检|申请|报告|变更|通知|送货|交接|维修|报修|交付|到货|考核|评价)单"
    r"|工单|记录|登记表|确认书|申请[书表]|验收报告|回执|台账|审批表|签收[单表]|(?:验收|交付|交接|移交|签收)清单|评价表|通知书|[表单][（(]?(?:样式|样表|格式|模板)"
)
_BLANK = re.compile(r"_{2,}|＿{2,}|[：:]\s*$|□|年\s+月|[（(]\s*[)）]|^\s*$|\s{4,}")
#: （1）工单系统：全天；是内容，不是表单的题目
_ITEM = re.compile(
    r"\s*[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳])[）)、.．]|.*[：:]\s*\S.*[。；]\s*$"
)
_SENTENCE_END = "。；;，,"
_SEPARATORS = tuple("：:、.．—- \t\u3000\xa0")  # 附件二：服务器两台……；“附件九的……”不是


def annex_headings(
    lines: Sequence[Line], labels: Sequence[Label | None], zones: Sequence[Zone], first: int, end: int
) -> dict[int, Label | None]:
    """附件标题所在的行（从正文第一条之后找起）→ 编号；“附件：……”没有编号。"""
    trailing = {at for at in range(first, end) if zones[at] is Zone.ARTICLE and trails(lines, labels, at)}
    candidates = [
        at
        for at in range(first, end)
        if zones[at] is Zone.ARTICLE
        and (at in trailing or _follows(lines, labels, at, trailing) or _candidate(lines[at], labels[at]))
    ]
    numbers = {at: label.numbers for at in candidates if (label := labels[at])}
    later: set[tuple[int, ...]] = set()
    found: dict[int, Label | None] = {}
    following = -1
    for at in reversed(candidates):
        label = labels[at]
        automatic = label is not None and label.automatic
        listed = at + 1 == following and not automatic
        following = at
        if (
            automatic
            or (at in trailing and not (listed and not _tells(lines[at], label)))
            or (_tells(lines[at], label) and at > min(trailing, default=end))
            or not (listed or numbers.get(at) in later or _ends_here(lines, labels, at, end))
        ):
            found[at] = label
        if listed and not (_has_text(lines, labels, at + 1, end) or _tells(lines[at + 1], labels[at + 1])):
            found.pop(at + 1, None)
        if at in numbers:
            later.add(numbers[at])
    return found


def _candidate(line: Line, label: Label | None) -> bool:
    if line.cell is not None or line.part != "body":
        return False
    if label is not None:
        if label.form != "annex" or label.weak:
            return False
        body = line.text[label.end :].rstrip()
        return label.automatic or (len(body) <= 40 and body[-1:] not in tuple(_SENTENCE_END))
    return line.text.lstrip()[:1] in "附【[" and bool(_BARE.match(line.text))


def trails(lines: Sequence[Line], labels: Sequence[Label | None], at: int) -> bool:
    """紧接在签署栏之后的附件，不论有没有编号、内容是不是写在一行里。"""
    line, label = lines[at], labels[at]
    if at == 0 or line.cell is not None or line.part != "body" or not signed_row(lines[at - 1].text):
        return False
    if label is not None:
        return label.form == "annex" and not label.weak
    return bool(_LOOSE.match(line.text))


def _ends_here(lines: Sequence[Line], labels: Sequence[Label | None], at: int, end: int) -> bool:
    """其后只有签署栏或什么都没有：这是附件清单，不是附件。"""
    if at + 1 >= end:
        return True
    label = labels[at + 1]
    return signs(lines[at + 1].text) and not (label and label.form == "annex")


def _tells(line: Line, label: Label | None) -> bool:
    """标题之后同一行里就是内容。"""
    body = line.text[label.end if label else 0 :].rstrip()
    return body[-1:] in tuple("。；;") or len(body) > 40


def _follows(lines: Sequence[Line], labels: Sequence[Label | None], at: int, trailing: set[int]) -> bool:
    """前一个附件写在签署栏之后、内容在一行里，这一个也是。"""
    label = labels[at]
    return (
        bool(trailing)
        and at > min(trailing)
        and label is not None
        and label.form == "annex"
        and not label.weak
        and lines[at].cell is None
        and lines[at].text[label.end - 1 : label.end] in _SEPARATORS
    )


def _has_text(lines: Sequence[Line], labels: Sequence[Label | None], at: int, end: int) -> bool:
    """一串附件清单之后紧接着的，是不是最后一个附件自己的内容：从一起的编号，或表格。"""
    if at + 1 >= end:
        return False
    label = labels[at + 1]
    return lines[at + 1].cell is not None or (
        label is not None and label.ordinal == 1 and label.form != "annex"
    )


def is_form(lines: Sequence[Line]) -> bool:
    """待填的表单：题为某某单、某某表，内容多是空栏。"""
    if not lines:
        return False
    heads = (lines[0], *(line for line in lines[1:3] if not _ITEM.match(line.text)))
    titled = any(_FORM.search("".join(line.text.split())) for line in heads if len(line.text) < 40)
    if not titled:
        return False
    body = lines[1:]
    blank = sum(1 for line in body if _BLANK.search(line.text))
    sentences = sum(1 for line in body if line.text.rstrip().endswith("。"))
    return blank > 0 and blank * 3 >= len(body) and sentences * 3 <= len(body)
