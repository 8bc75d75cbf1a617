"""草稿写明的金额：小写与大写成对的，和合同的总价。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.model.joined import Joined, joined
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.money_words import FoundAmount, amounts, plain_amount
from contractgen.zh.sentences import in_slot

_GLUE = re.compile(
    r"(?:[\s（(）)\[\]【】：:，,、；;“”\"/＝=]|大写|小写|人民币|金额|数字|RMB|CNY|合计|总计|共计|即|计|为|是|整|元|圆|¥|￥|中文|汉字|阿拉伯数字)*"
)
_SPELLED_NEXT = re.compile(
    r"\s*[；;]\s*[（(]?大写[)）]?\s*[：:]?\s*[（(]?(?:人民币)?\s*"
)  # 小写：……；大写：……
#: 括号里另说的一部分
_SHARE = re.compile(r"其中|不含税|税[额金款]?|净价|折后|优惠|已付|另")
_TAX_NOTE = re.compile(r"[（(][^（）()元]{0,12}税[^（）()元]{0,12}[)）]")
_LONGEST_GAP = 20
_KINDS = (
    ("net", re.compile(r"不含税|未税|除税|不含增值税")),
    ("tax", re.compile(r"税额|税金|增值税(?!税率|专用|普通|发票)")),
    ("gross", re.compile(r"含税|价税合计|税价合计")),
)
_TOTAL = re.compile(
    r"(?:(?:年度?|全年|全期|整体|包干|固定)(?:包干)?(?:服务|运维|维保|维护|订阅|使用|技术服务|租用|托管)?(?:总)?[费价款额]|全年|全期|预存)(?=\s*(?:为|共计|合计|计|是|人民币|RMB|[\d￥¥]|：|:|（|\(|$))|(?:服务|运维|维保|维护|订阅|托管|技术服务)费(?=\s*(?:人民币|[\d￥¥]|$))|总价|总额|总金额|总费用|总计|合同价|合同金额|合同价款|价款总|费用总|(?:合同|服务|维护|运维|项目)费?用?(?:共计|合计|为|：|:)|合计|价税合计|含税金额|含税价|不含税金额|不含税价|税额|税金|增值税"
)
_NOT_TOTAL = re.compile(
    r"单价|每|违约|赔偿|上限|保险|注册资本|罚|定金|订金|首付|预付|尾款|余款|第[一二三四五六七八九十\d]+[期笔次]|进度款|质保金|保证金|不超过|不低于|以上|以下|限额|抵扣|押金|备用|暂列|费率|补充|增加|减少|优惠|其中(?!不含税|增值税|税)"
)
_BREAK = re.compile(r"[。；;，,]")


@record
class AmountPair:
    """同一金额的小写与大写。words_value 读不出来为 None；lower 表示“大写”用了小写的数字。"""

    figures: Span
    figures_value: Decimal
    words: Span
    words_value: Decimal | None
    lower: bool = False
    provisional: bool = False


@record
class StatedTotal:
    """一处写明的总价。kind：gross 含税、net 不含税、tax 税额、total 未说明；spelled 是紧跟着的大写的值。"""

    kind: str
    value: Decimal
    span: Span
    sentence: tuple[int, int]
    spelled: Decimal | None = None
    provisional: bool = False

    def may_be(self, value: Decimal) -> bool:
        """小写或大写等于这个数（大小写不一致由别的规则说）。"""
        return value in (self.value, self.spelled)


def amount_pairs(reading: Reading) -> tuple[AmountPair, ...]:
    """全文大小写成对的金额。"""
    found = [
        pair
        for paragraph in joined(reading)
        if paragraph.lines[0].part != "comment"
        for pair in _in_paragraph(paragraph)
    ]
    return (*found, *_in_rows(reading))


def stated_totals(reading: Reading) -> tuple[StatedTotal, ...]:
    """正文里写明的合同总价、不含税金额、税额。"""
    zones = (Zone.OPENING, Zone.ARTICLE, Zone.ANNEX)
    lines = (
        line
        for line in reading.judged()
        if line.zone in zones
        and (line.cell is None or (len(line.text) > 24 and "。" in line.text))
        and line.part == "body"
    )
    return tuple(total for line in lines for total in _totals(line))


# —— 大小写 ——


def _in_paragraph(paragraph: Joined) -> Iterator[AmountPair]:
    text = paragraph.text
    found = amounts(text)
    if len(found) < 2:
        return
    for index, each in enumerate(found):
        if not each.words or not (each.capital or "大写" in text[max(0, each.start - 10) : each.start]):
            continue
        near = [other for other in (_before(text, found, index), _after(text, found, index)) if other]
        if near:
            figure = next((other for other in near if other.value == each.value), near[0])
            yield _pair(text, paragraph.span(figure.start, figure.end), figure, each, paragraph)


def _before(text: str, found: tuple[FoundAmount, ...], index: int) -> FoundAmount | None:
    other = found[index - 1] if index else None
    if index > 1 and other is not None and _aside(text, other, found[index].start):
        return _outside(text, found, index)
    if other is None or other.words:
        return None
    between = text[other.end : found[index].start]
    return other if _glued(between) or _glued(_TAX_NOTE.sub("", between)) else None


def _outside(text: str, found: tuple[FoundAmount, ...], index: int) -> FoundAmount | None:
    """148,400元（含税，其中税8,400元），大写……：大写说的是括号之前的总数。"""
    opened = max(text.rfind("（", 0, found[index - 1].start), text.rfind("(", 0, found[index - 1].start))
    ends = [at for mark in "）)" if (at := text.find(mark, found[index - 1].end)) >= 0]
    total = next((one for one in reversed(found[:index]) if one.end <= opened), None)
    if total is None or total.words or not ends:
        return None
    return total if _glued(text[total.end : opened] + text[min(ends) + 1 : found[index].start]) else None


def _aside(text: str, figure: FoundAmount, end: int) -> bool:
    """这个数在括号里，说的是其中的税、不含税的部分，括号之后才是大写。"""
    opened = max(text.rfind("（", 0, figure.start), text.rfind("(", 0, figure.start))
    closed = max(text.rfind("）", 0, figure.start), text.rfind(")", 0, figure.start))
    return (
        opened > closed
        and any(mark in text[figure.end : end] for mark in "）)")
        and bool(_SHARE.search(text, opened, figure.start))
    )


def _after(text: str, found: tuple[FoundAmount, ...], index: int) -> FoundAmount | None:
    other = found[index + 1] if index + 1 < len(found) else None
    if other is None or other.words or not _glued(text[found[index].end : other.start]):
        return None
    following = found[index + 2] if index + 2 < len(found) else None
    taken = following is not None and following.words and _glued(text[other.end : following.start])
    return None if taken and "小写" not in text[found[index].end : other.start] else other


def _glued(between: str) -> bool:
    """两者之间只有括号、标点和“大写”之类。"""
    if len(between) > _LONGEST_GAP or not _GLUE.fullmatch(between):
        return False
    if _SPELLED_NEXT.fullmatch(between):
        return True
    if re.search("[；;。]|[，,].*(?:合计|总计|共计)", between):  # 另起一项的合计
        return False
    return "、" not in between and (
        not re.search("[，,；;]", between) or "写" in between or "(" in between or "（" in between
    )


def _pair(
    text: str, where: Span, figure: FoundAmount, words: FoundAmount, other: Joined | Line
) -> AmountPair:
    """where 是小写所在；other 是大写所在的一段或一格。"""
    assert figure.value is not None
    at = (
        Span(other.index, words.start, words.end)
        if isinstance(other, Line)
        else other.span(words.start, words.end)
    )
    return AmountPair(
        where,
        figure.value,
        at,
        words.value,
        not words.capital,
        in_slot(text, figure.start, figure.end) or in_slot(other.text, words.start, words.end),
    )


def _in_rows(reading: Reading) -> Iterator[AmountPair]:
    """表格的一行里，一格大写、另一格小写。"""
    row: list[Line] = []
    for line in (*reading.lines, None):
        cell = line.cell if line else None
        if row and (
            cell is None
            or row[0].cell is None
            or (cell.table, cell.row) != (row[0].cell.table, row[0].cell.row)
        ):
            yield from _in_row(row)
            row = []
        if line is not None and cell is not None:
            row.append(line)


def _in_row(row: list[Line]) -> Iterator[AmountPair]:
    text = " ".join(line.text for line in row)
    if len(row) < 2 or ("写" not in text and not any(line.cell and "大写" in line.cell.head for line in row)):
        return
    words = [(line, each) for line in row for each in amounts(line.text) if each.words and each.capital]
    figures: list[tuple[Line, FoundAmount]] = []
    for line in row:
        value = plain_amount(line.text)
        if value is not None:
            head = line.cell.head if line.cell else ""
            tens = 10000 if "万元" in head and not re.search("[万元¥￥]", line.text) else 1
            start = len(line.text) - len(line.text.lstrip())
            figures.append((line, FoundAmount(start, start + len(line.text.strip()), value * tens, False)))
    if len(words) == 1 and len(figures) == 1 and words[0][0] is not figures[0][0]:
        line, figure = figures[0]
        yield _pair(line.text, Span(line.index, figure.start, figure.end), figure, words[0][1], words[0][0])


# —— 总价 ——


def _totals(line: Line) -> Iterator[StatedTotal]:
    text = line.text
    found = amounts(text)
    place = 0
    for index, each in enumerate(found):
        breaks = [match.end() for match in _BREAK.finditer(text, place, each.start)]
        left = text[breaks[-1] if breaks else place : each.start]
        before = text[max(0, each.start - 40) : each.start]
        if each.words or each.value is None:
            place = each.end if not each.words else place
            continue
        place = each.end
        if not _TOTAL.search(left) or _NOT_TOTAL.search(left) or re.match(r"\s*[/／每]", text[each.end :]):
            continue
        words = found[index + 1] if index + 1 < len(found) else None
        spelled = words.value if words and words.words and _glued(text[each.end : words.start]) else None
        if (
            spelled is None
            and index
            and found[index - 1].words
            and _glued(text[found[index - 1].end : each.start])
        ):
            spelled = found[index - 1].value
        yield StatedTotal(
            _kind(left, before),
            each.value,
            Span(line.index, each.start, each.end),
            _sentence(text, each.start),
            spelled,
            in_slot(text, each.start, each.end),
        )


def _kind(left: str, before: str) -> str:
    for kind, pattern in _KINDS:
        if pattern.search(left):
            return kind
    return "total"


def _sentence(text: str, place: int) -> tuple[int, int]:
    start = max(text.rfind("。", 0, place), text.rfind("；", 0, place)) + 1
    ends = [end for end in (text.find("。", place), text.find("；", place)) if end >= 0]
    return start, min(ends, default=len(text))
