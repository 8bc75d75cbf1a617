"""账目对不上、但说的是不是同一笔钱拿不准的：按期的与全年的、数量与单价、几成几成、满分与各项、表里乘不出来的一行。只供提示。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise

from contractgen.model.joined import Joined, joined
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.money_words import FoundAmount, amounts
from contractgen.zh.numerals import parse_number

_CN = "\u4e00-\u9fff"
_COUNT = r"[一二两三四五六七八九十]{1,2}|\d{1,2}"
#: 金额之前说的是多长一段的钱
_PERIOD = re.compile(
    rf"(?:(?P<month>每个?月|(?<!\d)(?<!个)月(?=[{_CN}]{{0,6}}[费租金])|按月)|(?P<quarter>每个?季度?|季度|按季)|(?P<half>每半年|半年|每个?学期)|(?P<years>{_COUNT})\s?(?:个)?年(?:期|度)?(?:总|合计|共|服务|费)|(?P<year>每个?年度?|全年|年度|(?<![\d一二两三四五六七八九十半])年(?=[{_CN}]{{0,6}}[费租金])))[^，。；;\d]{{0,14}}$"
)
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_NOT_SAME = re.compile(
    r"每(?!月|季|年|半|个?月|个季|学期|期|次付)[^，。；]{1,4}|不含税|税额|优惠|折|违约|逾期|扣|罚|赔|押金|保证金|上限|不超过|以上|以下|低于|超出|第[一二三四五]年|首年|次年|首[月季期]|末|余|另|递增|上浮|预存|充值|奖"
)
_CLOSE = (Decimal("0.8"), Decimal("1.25"))
_TENTHS = re.compile(r"(?<![\d第])(?P<n>[一二两三四五六七八九十半\d])成(?![员为本立功品交果套])")
_PAID = re.compile("付|款|预付|尾款|结清")
_FULL = re.compile(r"(?:满分|总分|共计?|合计)(?:为|是|：|:)?\s*(?P<n>\d{2,3})\s*分")
_POINTS = re.compile(r"(?<![\d.\-—~至])(?P<n>\d{1,3})\s*分(?![钟之数值析别项档为以])")
_EACH = re.compile(
    rf"每(?:个|名)?(?P<unit>[{_CN}]{{1,2}}?)(?:每[年月季]|[/／][年月季])?[^，。；;\d每]{{0,10}}$"
)
_WHOLE = re.compile(
    r"(?:合计|共计|总计|总价|总额|总费用|年费|费用共|共)(?:为|是|人民币|合计|约|：|:|￥|¥|\s)*$"
)
_NUMBER = re.compile(
    r"[￥¥]?\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?:元|万元|台|个|套|次|人|月|项|份|名|人月|天|件|条|只|块|米|平方米)?"
)
_OPTION = re.compile("可选|备选|选配|选购|另计|暂列|不含|其中")
#: 单价、比例一列不相加
_RATE = re.compile("单价|比例|占比|税率|率|%|％|月|序号|标准")
_TOTAL = re.compile(r"\s*(?:合\s*计|总\s*计|小\s*计|共\s*计)(?:[（(][^（）()]*[)）])?\s*")


@record
class LooseSum:
    """一处对不上的账：span 是看来写错的数，parts 是算它的各个数，told 是怎样不符。"""

    span: Span
    parts: tuple[Span, ...]
    told: str


def loose_sums(reading: Reading) -> tuple[LooseSum, ...]:
    """按行文次序；拿不准的。"""
    paragraphs = [
        paragraph
        for paragraph in joined(reading)
        if (line := paragraph.lines[0]).zone in (Zone.OPENING, Zone.ARTICLE, Zone.ANNEX)
        and line.cell is None
        and line.part == "body"
    ]
    found = [*_by_period(paragraphs)]
    for paragraph in paragraphs:
        found += [*_counted(paragraph), *_tenths(paragraph), *_points(paragraph)]
    found += _tables(reading)
    return tuple(sorted(found, key=lambda each: (each.span.line, each.span.start)))


def _by_period(paragraphs: list[Joined]) -> Iterator[LooseSum]:
    """每季22,600元而全年86,400元：只差一点的，多半有一个写错。"""
    told: dict[int, list[tuple[Decimal, Span]]] = {}
    for paragraph in paragraphs:
        text = paragraph.text
        for each in amounts(text):
            if each.words or each.value is None or not each.value:
                continue
            start = max(text.rfind(mark, 0, each.start) for mark in "。；;") + 1
            clause = text[
                max(start, max(text.rfind(mark, 0, each.start) for mark in "，,：:") - 8) : each.start
            ]
            period = _PERIOD.search(clause[-22:])
            if period is None or _NOT_SAME.search(clause + text[each.end : each.end + 6]):
                continue
            kind = period.lastgroup or ""
            months = _MONTHS.get(kind) or 12 * int(parse_number(period["years"]))
            told.setdefault(months, []).append((each.value, paragraph.span(each.start, each.end)))
    for one, other in combinations(sorted(told), 2):
        if (
            len({value for value, _ in told[one]}) != 1
            or len({value for value, _ in told[other]}) != 1
            or other % one
        ):
            continue
        (part, at), (whole, place) = told[one][0], told[other][0]
        times = other // one
        ratio = part * times / whole
        if _CLOSE[0] < ratio < _CLOSE[1] and abs(part * times - whole) > times:
            yield LooseSum(
                at,
                (place,),
                f"按期的{part:,}元合{times}期是{part * times:,}元，另一处写的是{whole:,}元，请核对。",
            )


def _counted(paragraph: Joined) -> Iterator[LooseSum]:
    """10台，每台5,500元，合计56,000元。"""
    text = paragraph.text
    found = [each for each in amounts(text) if not each.words and each.value is not None]
    for price, total in pairwise(found):
        start = max(text.rfind(mark, 0, price.start) for mark in "。；;") + 1
        one = _EACH.search(text, start, price.start)
        between = text[price.end : total.start]
        if one is None or not _WHOLE.search(between) or re.search("[。；;]|优惠|折|另|不超过|上限", between):
            continue
        counts = {
            int(parse_number(hit[1].replace(",", "")))
            for hit in re.finditer(
                rf"(?<![\d.])(\d{{1,3}}(?:,\d{{3}})+|\d+|[一二两三四五六七八九十]{{1,3}})\s*(?:个|名)?{re.escape(one['unit'])}",
                text[start : total.start],
            )
        }
        if len(counts) != 1 or price.value is None or total.value is None:
            continue
        worked = price.value * counts.pop()
        if abs(worked - total.value) > 1 and Decimal("0.5") < worked / total.value < 2:
            yield _clash(
                paragraph,
                total,
                (price,),
                f"按写明的数量与单价算是{worked:,}元，写的是{total.value:,}元，请核对。",
            )


def _clash(paragraph: Joined, stated: FoundAmount, parts: tuple[FoundAmount, ...], told: str) -> LooseSum:
    return LooseSum(
        paragraph.span(stated.start, stated.end),
        tuple(paragraph.span(each.start, each.end) for each in parts),
        told,
    )


def _tenths(paragraph: Joined) -> Iterator[LooseSum]:
    """首付三成，中期五成，尾款一成。"""
    text = paragraph.text
    hits = list(_TENTHS.finditer(text)) if text.count("成") > 1 else []
    if len(hits) < 2 or not _PAID.search(text) or re.search("违约|扣|罚|赔|达到|完成[^，。]{0,4}成", text):
        return
    if re.search("每|余款(?!.{0,4}成)|其余(?!.{0,4}成)", text):
        return
    added = sum(Decimal("0.5") if hit["n"] == "半" else parse_number(hit["n"]) for hit in hits)
    if added != 10:
        spans = [paragraph.span(*hit.span()) for hit in hits]
        yield LooseSum(spans[0], tuple(spans[1:]), f"各次付款加起来是{added}成，不是十成，请核对。")


def _points(paragraph: Joined) -> Iterator[LooseSum]:
    """满分100分：响应40分，质量40分，态度30分。"""
    text = paragraph.text
    full = _FULL.search(text)
    if full is None:
        return
    stop = text.find("。", full.end())
    hits = list(_POINTS.finditer(text, full.end(), stop if stop >= 0 else len(text)))
    if len(hits) < 2 or re.search(
        "扣|低于|以上|以下|不满|达到|及格|每|加分|得分", text[full.end() : hits[-1].end()]
    ):
        return
    added = sum(int(hit["n"]) for hit in hits)
    if added != int(full["n"]):
        spans = [paragraph.span(*hit.span()) for hit in hits]
        yield LooseSum(
            spans[0],
            (*spans[1:], paragraph.span(*full.span())),
            f"各项加起来是{added}分，写的是{full['n']}分，请核对。",
        )


def _tables(reading: Reading) -> Iterator[LooseSum]:
    grids: dict[int, dict[tuple[int, int], Line]] = {}
    for line in reading.judged():
        if line.cell is not None and line.zone in (Zone.ARTICLE, Zone.ANNEX, Zone.OPENING):
            grids.setdefault(line.cell.table, {})[line.cell.row, line.cell.column] = line
    for grid in grids.values():
        rows = sorted({row for row, _ in grid})
        columns = sorted({column for _, column in grid})
        values = {place: number for place, line in grid.items() if (number := _number(line.text)) is not None}
        yield from _added(grid, values, rows, columns)
        yield from _multiplied(grid, values, rows, columns)


def _number(text: str) -> Decimal | None:
    found = _NUMBER.fullmatch(text.strip())
    return Decimal(found[1].replace(",", "")) if found else None


def _added(
    grid: dict[tuple[int, int], Line],
    values: dict[tuple[int, int], Decimal],
    rows: list[int],
    columns: list[int],
) -> Iterator[LooseSum]:
    """末一行是合计，紧接着它的几行加起来不是这个数。"""
    last = rows[-1]
    head = grid.get((last, columns[0]))
    if head is None or not _TOTAL.fullmatch(head.text) or len(rows) < 3:
        return
    for column in columns[1:]:
        above = []
        for row in reversed(rows[:-1]):
            if (row, column) not in values or _TOTAL.search(_first(grid, row, columns)):
                break
            above.append((row, column))
        if len(above) < 2 or (last, column) not in values or _RATE.search(_head(grid, rows, column)):
            continue
        if {values[place] for place in above} == {values[last, column]} or any(
            _OPTION.search(_first(grid, row, columns)) for row, _ in above
        ):
            continue  # 各行同一个数量；可选的不计在内
        added = sum((values[place] for place in above), Decimal(0))
        if added != values[last, column]:
            yield LooseSum(
                _cell(grid[last, column]),
                tuple(_cell(grid[place]) for place in above),
                f"各行之和是{added:,}，合计写的是{values[last, column]:,}，请核对。",
            )


def _multiplied(
    grid: dict[tuple[int, int], Line],
    values: dict[tuple[int, int], Decimal],
    rows: list[int],
    columns: list[int],
) -> Iterator[LooseSum]:
    """有一行乘得出来，另一行乘不出来：同样的三列。"""
    for one, two in combinations(columns[1:], 2):
        for third in columns:
            if third <= two:
                continue
            whole = [row for row in rows if all((row, column) in values for column in (one, two, third))]
            right = [
                row for row in whole if abs(values[row, one] * values[row, two] - values[row, third]) <= 1
            ]
            wrong = [
                row for row in whole if row not in right and not _TOTAL.fullmatch(_first(grid, row, columns))
            ]
            telling = [row for row in right if values[row, one] > 1 and values[row, two] > 1]
            if len(telling) >= len(wrong) == 1:
                row = wrong[0]
                worked = values[row, one] * values[row, two]
                rest = [
                    values[row, column]
                    for column in columns
                    if (row, column) in values and column not in (one, two, third)
                ]
                if any(abs(worked * each - values[row, third]) <= 1 for each in rest):
                    continue  # 还要乘月数
                yield LooseSum(
                    _cell(grid[row, third]),
                    (_cell(grid[row, one]), _cell(grid[row, two])),
                    f"照别的行的算法，这一行应是{worked:,}，写的是{values[row, third]:,}，请核对。",
                )
                return


def _head(grid: dict[tuple[int, int], Line], rows: list[int], column: int) -> str:
    line = grid.get((rows[0], column))
    return line.text if line is not None else ""


def _first(grid: dict[tuple[int, int], Line], row: int, columns: list[int]) -> str:
    line = grid.get((row, columns[0]))
    return line.text if line is not None else ""


def _cell(line: Line) -> Span:
    return Span(line.index, 0, len(line.text))
