"""合同一式几份，各方各执几份：把一句话读成总数与各个持有人的份数，正本、副本分开算。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.outline import Row, outlined, whole
from contractgen.facts.words.share_holders import holders
from contractgen.facts.words.spoken_labels import label_pattern
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.numerals import parse_number

_N = r"[0-9０-９一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾]+(?:\s*[（(][0-9０-９一二三四五六七八九十]+[）)])?"
_NUMBER = re.compile(rf"(?P<n>{_N})\s*份(?![额子数])")
_CLAUSE = re.compile(r"[^，,；;。：:]+")
#: 说总数的：一式四份、正本两份、文本三份、共印制四份
_TOTAL = re.compile(r"一式\s*$|壹式\s*$")
_ALL = re.compile(
    r"(?:共计?|合计|总计|印制|制作|打印|缮写|原件|正本|副本|文本|签署|签订|(?:合同|协议)书?|为|有|计)\s*$"
)
#: 说有人拿着的
_HOLDS = re.compile(r"执|持|各|保[存管留]|留[存底]|收[执存]|[备存归]档|备案|报|送|交|分别|每|其中|其余|归")
_REST = re.compile(r"其余|余下|剩余|余者|余存")
_EVENLY = re.compile(r"平均(?:持有|分配|保存|执有)?|平分|均分|对半")
_OTHER = re.compile(r"附件|复印|扫描|影印|电子|中文|英文|份额|每份")
_BOTH_KINDS = re.compile(r"正[、和与]?副本|正本[、和与及]副本各")
_SUMMED = re.compile(r"合\s*计|总\s*计|共\s*计|总份数")


@record
class Copies:
    """份数：一共几份，各方所执合计几份；算不清的 held 为 None。rest 表示写明了其余的归谁而没有写几份。"""

    span: Span
    total: int
    held: int | None
    held_spans: tuple[Span, ...]
    rest: bool


@record
class _Said:
    """一处“几份”：kind 是正本、副本或空；total 表示说的是总数；times 是几个人（算不清为空）。"""

    span: Span
    number: int | None
    kind: str
    total: bool
    times: int | None = 1


def copies(reading: Reading) -> tuple[Copies, ...]:
    """正文里关于份数的约定，连同写成表格的。"""
    lines = [line for line in reading.judged() if line.zone is not Zone.FORM and line.part == "body"]
    told = [
        found
        for line in lines
        if "份" in line.text and line.cell is None
        for found in _in_line(line, reading)
    ]
    return (*told, *_in_tables(reading))


def _in_line(line: Line, reading: Reading) -> Iterator[Copies]:
    said = list(_said(line, reading))
    groups: list[list[_Said]] = []
    for one in said:
        if one.total and (not groups or any(each.total and each.kind == one.kind for each in groups[-1])):
            groups.append([])
        if groups:
            groups[-1].append(one)
    rest = bool(_REST.search(line.text)) and not re.search(rf"(?:{_REST.pattern})\s*的?{_N}\s*份", line.text)
    for group in groups:
        totals = [one for one in group if one.total and one.number]
        for total in totals:
            shares = [one for one in group if not one.total and (not one.kind or one.kind == total.kind)]
            kinds = {one.kind for one in totals}
            if total.kind and "" in kinds:
                continue  # 一式四份，正本两份、副本两份：看总的一处
            if not total.kind:
                shares = [one for one in group if not one.total]
            if shares:
                yield Copies(total.span, total.number or 0, _sum(shares), _spans(shares), rest)


def _sum(shares: list[_Said]) -> int | None:
    counted = [None if one.number is None or one.times is None else one.number * one.times for one in shares]
    known = [number for number in counted if number is not None]
    return sum(known) if len(known) == len(counted) else None


def _spans(shares: list[_Said]) -> tuple[Span, ...]:
    return tuple(one.span for one in shares)


def _said(line: Line, reading: Reading) -> Iterator[_Said]:
    """一行里的各处“几份”，依次。"""
    text = line.text
    kind, whole_number = "", None
    for clause in _CLAUSE.finditer(text, line.body_start):
        words = clause[0]
        found = list(_NUMBER.finditer(words))
        if not found and _EVENLY.search(words) and whole_number:
            times = holders(words, reading)
            span = Span(line.index, clause.start(), clause.end())
            yield _Said(span, whole_number // times if times else None, kind, False, times)
        start = 0
        last: int | None = 1
        for number in found:
            before, after = words[start : number.start()], words[number.end() :]
            if _OTHER.search(before) or words.rfind("（", 0, number.start()) > words.rfind(
                "）", 0, number.start()
            ):
                if _TOTAL.search(before):  # 附件一式两份：后面说的是附件
                    yield _Said(Span(line.index, clause.start(), clause.end()), None, "", True)
                start = number.end()
                continue
            count = _count(number["n"])
            own = "副本" if "副本" in before else "正本" if "正本" in before else ""
            total = bool(_TOTAL.search(before)) or (
                bool(_ALL.search(before))
                and not _HOLDS.search(words[: number.start()] + after)
                and not re.search(label_pattern(reading), words[: number.start()])
            )
            begin = clause.start() + start + len(before) - len(before.lstrip("、和与及 "))
            span = Span(line.index, begin, clause.start() + number.end())
            if total:
                kind, whole_number = own, count
                yield _Said(_total_span(line, span), count, own, True)
            else:
                each = re.search(r"各|每|分别|双方|[三四]方|两边|人手|一个?[人家方边]", before)
                same = re.fullmatch(r"[、和与及]?[正副]本", before) and start
                times = last if same else holders(before, reading) if each else 1
                last = times
                clear = not _BOTH_KINDS.search(before) and not _EVENLY.search(before)
                yield _Said(span, count if clear else None, own or kind, False, times)
            start = number.end()


def _total_span(line: Line, span: Span) -> Span:
    """只指“一式四份”几个字。"""
    found = re.search(
        r"(?:一式|壹式|共计?|正本|副本|文本)[^一壹共正副文]*$", line.text[span.start : span.end]
    )
    return Span(span.line, span.start + (found.start() if found else 0), span.end)


def _in_tables(reading: Reading) -> Iterator[Copies]:
    """列出持有人与份数、又有合计的表。"""
    tables: dict[int, list[Row]] = {}
    for row in outlined(reading).rows():
        if any(line.cell and "份数" in line.cell.head for line in row.cells):
            tables.setdefault(row.table, []).append(row)
    for rows in tables.values():
        counted = [(row, cell, _count(cell.text)) for row in rows if (cell := row.cell(re.compile("份数")))]
        summed = [each for each in counted if _SUMMED.search(each[0].cells[0].text)]
        own = [each for each in counted if each not in summed]
        if len(summed) != 1 or len(own) < 2 or summed[0][2] is None:
            continue
        numbers = [number for _, _, number in own if number is not None]
        held = sum(numbers) if len(numbers) == len(own) else None
        yield Copies(whole(summed[0][1]), summed[0][2], held, tuple(whole(cell) for _, cell, _ in own), False)


def _count(text: str) -> int | None:
    try:
        value = parse_number(re.sub(r"[（(].*", "", text).strip().removesuffix("份").strip())
    except ValueError:
        return None
    return int(value)
