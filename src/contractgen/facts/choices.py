"""草稿里的选项：选框、斜线并列的两可说法、并列在括号里的选项。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.placeholders import form_lines
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.model.saying import saying
from contractgen.zh import alternatives, loose_choices, options
from contractgen.zh.slots import slots

_CLASSES = re.compile(
    r"(?:分|划分|区分|归|设|共有?|包括|包含|含)(?:为|成|作|以下|下列|[一二三四五两\d])?[^，。；：]{0,6}?\s*$"
)
_SEPARATORS = re.compile(r"[【】\[\]［］〔〕/／；;、]|或者?")
_SLASH = re.compile(r"\s*[/／]\s*")
_DIGIT = re.compile(r"\d")
#: 巡检时勾选、检查结果：履行中才勾
_TICKED_LATER = re.compile(r"勾选|填写|检查(?:结果|情况|结论)|巡检(?:结果|情况)|验收(?:结果|结论|情况)")


@record
class Choice:
    """一处选择。kind：``boxes``（选框）``slash``（甲/乙）``brackets``（【甲】【乙】）``lead``（下列方式中选定一种）。

    options 是各选项的文字；ticked 是已勾选的序号；one_only 表示只能选一个。span 是这一组选项的文字。
    """

    span: Span
    kind: str
    options: tuple[str, ...]
    ticked: tuple[int, ...] = ()
    one_only: bool = False
    later: bool = False
    others: tuple[Span, ...] = ()


def choices(reading: Reading) -> tuple[Choice, ...]:
    """全文的选择，按出现的次序。"""
    return (*_choices(reading), *_leads(reading))


def _leads(reading: Reading) -> Iterator[Choice]:
    """导语要求选一种，或者几个方案并列，下面几行都没有说选了哪一种。"""
    for line in saying(reading, ("一种", "一项", "一个", "之一", "方案", "选项", "备选", "版本", "选", "择")):
        if line.part == "comment" or line.zone in (Zone.SIGNATURE, Zone.FORM):
            continue
        place = alternatives.to_choose(line.text)
        if place is None and not options.boxes(line.text) and not alternatives.has_options(line.text):
            place = alternatives.marked_choice(line.text)
        if place:
            after = [other.text for other in reading.lines[line.index + 1 : line.index + 9]]
            if not any(map(alternatives.chosen, after)):
                yield Choice(Span(line.index, *place), "lead", ())
        elif alternatives.plan(line.text) and (found := _plans(reading, line)):
            yield found


def _plans(reading: Reading, first: Line) -> Choice | None:
    """方案A：……与方案B：……：前后没有说采用哪一个，也没有说由谁选。"""
    around = [other.text for other in reading.lines[max(0, first.index - 3) : first.index]]
    if any(alternatives.plan(text) for text in around[-1:]):
        return None
    plans = [first]
    for other in reading.lines[first.index + 1 : first.index + 7]:
        if alternatives.plan(other.text):
            plans.append(other)
        else:
            around.append(other.text)
    if len(plans) < 2 or any(alternatives.settled(text) for text in around):
        return None
    spans = [Span(line.index, line.body_start, len(line.text)) for line in plans]
    return Choice(spans[0], "plans", tuple(line.body[:12] for line in plans), others=tuple(spans[1:]))


def _choices(reading: Reading) -> Iterator[Choice]:
    group: list[tuple[Line, options.Box]] = []
    lead = ""
    filled = form_lines(reading)
    paired = _paired(reading)
    lone = _lone_cells(reading)
    for line in reading.judged():
        if line.part == "comment":
            continue
        text = _shadow(line)
        if line.cell and (line.cell.table, line.cell.column) in paired and _DIGIT.search(text):
            lead = text
            continue
        later = line.zone in (Zone.SIGNATURE, Zone.FORM) or line.index in filled
        later = later or bool(line.cell and _TICKED_LATER.search(line.cell.head))
        yield from _written(line, text, later)
        if line.index in lone:
            names = tuple(part.strip() for part in _SLASH.split(text))
            yield Choice(Span(line.index, 0, len(text)), "loose", names, later=later)
        found = options.boxes(text)
        single = len(found) == 1 and not text[: found[0].start].strip("-*+ \u3000\t")
        if group and not (single and _same_list(group[-1][0], line)):
            yield from _grouped(group, lead)
            group = []
        if single:
            group.append((line, found[0]))
        else:
            lead = text
            if len(found) > 1:
                yield _boxes([(line, box) for box in found], text[: found[0].start], later)
    yield from _grouped(group, lead)


def _lone_cells(reading: Reading) -> set[int]:
    """整格是“每月/每季”，而同列别的格都不这样写。"""
    columns: dict[tuple[int, int], list[Line]] = {}
    for line in reading.judged():
        if line.cell is not None and line.cell.row_head != line.text:
            columns.setdefault((line.cell.table, line.cell.column), []).append(line)
    found = set()
    for lines in columns.values():
        slashed = [line for line in lines if _SLASH.search(line.text)]
        if len(slashed) == 1 and len(lines) > 2 and not (slashed[0].cell and slashed[0].cell.header):
            line = slashed[0]
            if loose_choices.whole(line.text) and next(alternatives.antonyms(line.text), None) is None:
                found.add(line.index)
    return found


def _paired(reading: Reading) -> set[tuple[int, int]]:
    """一格写两样的列：标题是“响应 / 到校”，或者各行都是“10分钟 / 1小时”。"""
    columns: dict[tuple[int, int], list[str]] = {}
    for line in reading.judged():
        if line.cell is not None:
            columns.setdefault((line.cell.table, line.cell.column), []).append(line.text)
    found = set()
    for place, texts in columns.items():
        parted = [text for text in texts if len(_SLASH.split(text)) == 2 and all(_SLASH.split(text))]
        titled = any(not _DIGIT.search(text) and _SLASH.search(text) for text in parted)
        if len(parted) > 1 and (titled or len(set(parted)) >= max(3, len(texts) - 1)):
            found.add(place)
    return found


def _grouped(group: list[tuple[Line, options.Box]], lead: str) -> Iterator[Choice]:
    """一行一个选框的列表。"""
    if len(group) > 1:
        yield _boxes(group, lead, group[0][0].zone in (Zone.SIGNATURE, Zone.FORM))


def _boxes(group: list[tuple[Line, options.Box]], lead: str, later: bool) -> Choice:
    texts = tuple(box.option for _, box in group)
    ticked = tuple(place for place, (_, box) in enumerate(group) if box.ticked)
    first, last = group[0], group[-1]
    end = last[1].end if first[0] is last[0] else first[1].end
    end = _option_end(last if first[0] is last[0] else first, end)
    span = Span(first[0].index, first[1].start, end)
    others = tuple(
        Span(line.index, box.start, _option_end((line, box), box.end))
        for line, box in group
        if line is not first[0]
    )
    tail = group[-1][0].text[group[-1][1].end :]
    only = options.one_only(lead + tail, [texts[place] for place in ticked])
    return Choice(span, "boxes", texts, ticked, only, later, others)


def _option_end(item: tuple[Line, options.Box], end: int) -> int:
    line, box = item
    place = line.text.find(box.option, end) if box.option else -1
    return place + len(box.option) if place >= 0 else end


def _written(line: Line, text: str, later: bool) -> Iterator[Choice]:
    if line.cell is not None and line.cell.header:
        return
    taken: list[tuple[int, int]] = []
    for kind, places in (
        ("slash", alternatives.antonyms(text)),
        ("brackets", alternatives.bracket_options(text)),
        ("alike", alternatives.alike(text) if line.cell is None else ()),
        ("either", () if options.boxes(text) else alternatives.either(text)),
        ("loose", loose_choices.loose(text)),
    ):
        for start, end in places:
            in_slot = any(slot.start < end and start < slot.end for slot in slots(text))
            if in_slot or any(first < end and start < last for first, last in taken):
                continue
            taken.append((start, end))
            names = tuple(part.strip() for part in _SEPARATORS.split(text[start:end]) if part.strip())
            if kind == "brackets" and (
                _CLASSES.search(text, 0, start) or all(f"{name}指" in text[end:] for name in names)
            ):
                continue  # 工单分【紧急】【普通】：紧急指……；说的是几类，不是待选
            if kind == "brackets" and all(_explained(name, text, end) for name in names):
                continue
            yield Choice(Span(line.index, start, end), kind, names, later=later)


def _explained(name: str, text: str, after: int) -> bool:
    """后面逐个说明了是什么情形的，是一栏里可填的几个值，不是要选的：紧急指全店停业。"""
    return any(
        text.find(f"{name}{mark}", after) >= 0 for mark in ("指", "是指", "系指", "即", "：", ":", "为")
    )


def _same_list(one: Line, other: Line) -> bool:
    """相邻的两行，在同一格里或都不在表里。"""
    return other.index - one.index <= 2 and one.cell == other.cell


def _shadow(line: Line) -> str:
    """内容控件的复选框按勾选与否换成 ☑ 或 ☐。"""
    text = line.text
    for mark in line.marks:
        if mark.kind == "checkbox" and mark.end > mark.start:
            sign = "☑" if mark.value == "1" else "☐"
            text = text[: mark.start] + sign + text[mark.start + 1 :]
    return text
