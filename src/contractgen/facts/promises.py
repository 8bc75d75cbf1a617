"""草稿里限时的承诺：正文、列举、表格、定义和附件里的，都化成“哪一级、什么情形、从何时起、多久之内、做什么”。"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from contractgen.facts.words.declared_grades import declared_grades
from contractgen.facts.words.grade_meanings import named_by_meaning
from contractgen.facts.words.outline import form, outlined
from contractgen.facts.words.promise import Promise
from contractgen.facts.words.promise_clauses import Setting, promises_in
from contractgen.facts.words.promise_grids import grids
from contractgen.facts.words.promise_tables import table_promises
from contractgen.model.reading import Line, Reading, Zone
from contractgen.model.record import replace
from contractgen.model.saying import saying
from contractgen.zh.grades import Grade, grade_of, grades_in
from contractgen.zh.longest_first import longest_first

__all__ = ["Promise", "promises"]

_COUNTED_IN = re.compile(
    r"(?:以上|上述|前述|前列|上列)(?:各项|各级)?时限[^，。；]{0,6}(?:服务|工作|驻场|受理|值守|支持|上班)时(?:间|段)(?:之?内)?(?:计|计算|适用|累计)"
)
_FIGURE = re.compile(r"[\d.一二两三四五六七八九十半]+")
#: 指标的名目里写着时限：普通投诉自登记起24小时内办结率；同一项分几个时限统计的（2小时内、4小时内修复率）是分布
_RATE_OF = re.compile(r"(?:分钟|小时|[日天])(?:之|以)?内[一-龥]{2,6}率$")
_RECORD = re.compile(
    r"\s*(?:故障|事件|问题|缺陷|服务|优先|严重|响应|工单|投诉)?(?:级别|等级|类别|类型|档次|优先级|程度|层级)\s*[：:]\s*(?P<name>[^；;，,、。\t\u3000：:\s]{1,8})(?=[；;，,\t\u3000 ])"
)
_KEY = 8
_ZONES = (Zone.OPENING, Zone.RECITALS, Zone.ARTICLE, Zone.ANNEX)


def promises(reading: Reading) -> tuple[Promise, ...]:
    """全文的承诺，按行文次序；没有给出时限的表格也在内（timed 为假）。"""
    found: list[Promise] = []
    grader = _grader(reading)
    tables = grids(reading)
    done: set[int] = set()
    rates: dict[tuple[int, str], list[Line]] = {}
    lead, listing, titles, rank = "", False, "", ""
    for line in reading.judged():
        if line.zone not in _ZONES or line.part != "body":
            continue
        if line.cell is not None:
            if line.cell.table not in done:
                done.add(line.cell.table)
                found.extend(table_promises(line.cell.table, tables[line.cell.table], grader))
            if not line.cell.header and line.cell.column == 0 and _RATE_OF.search(line.body):
                rates.setdefault((line.cell.table, _FIGURE.sub("", line.body)), []).append(line)
            lead, listing = "", False  # 引出的就是这张表，表后的不再是它的一项
            continue
        if line.heading:
            titles = line.body
            if line.body.rstrip().endswith(("：", ":")):
                lead, listing, rank = line.body, True, form(line.number)
            elif line.number:
                lead, listing = "", False
            if len(line.body) <= 24:
                continue
        if not (listing and _is_item(line, rank)):
            lead, listing = "", False
        own = _RECORD.match(line.body)
        title = tuple(
            each for each in grader(titles) if each.start <= 2 and (each.tail or each.family in "数色金星")
        )
        context = tuple(each for each in grader(lead) if each.start <= 2 or each.tail) if lead else title
        only = context[-1] if len({(g.family, g.rank) for g in context}) == 1 else None
        if own is not None:
            found.extend(_recorded(line, grader, own["name"].strip()))
            continue
        found.extend(
            promises_in(
                line,
                grader,
                Setting(lead=lead or titles, listed=bool(lead), level=only.name if only else "", grade=only),
            )
        )
        if line.body.rstrip().endswith(("：", ":")):
            lead, listing, rank = line.body, True, form(line.number)
    found += [each for lines in rates.values() if len(lines) == 1 for each in _rated(lines[0], grader)]
    found.sort(key=lambda each: (each.span.line, each.span.start))
    return tuple(_placed(reading, named_by_meaning(reading, found, grader)))


def _recorded(line: Line, grader: Callable[[str], tuple[Grade, ...]], name: str) -> Iterator[Promise]:
    """一行说一级的：级别：紧急；响应：15分钟；修复：8小时。"""
    for each in promises_in(line, grader, Setting(level=name, grade=grade_of(name))):
        if each.level in ("", name):
            case = "" if each.case and each.case in line.body[:_KEY] else each.case
            yield replace(each, level=name, case=case, conditional=each.conditional and bool(case))
        else:
            yield each


def _rated(line: Line, grader: Callable[[str], tuple[Grade, ...]]) -> Iterator[Promise]:
    """指标名目里的时限：说的是几成在这个时限之内，未必就是约定的时限。"""
    place = Setting() if line.cell is None else Setting(table=line.cell.table, row=line.cell.row)
    for each in promises_in(line, grader, place):
        yield replace(each, guessed=True)


def _placed(reading: Reading, found: list[Promise]) -> Iterator[Promise]:
    """写上各在哪一条。"""
    outline = outlined(reading)
    bounded = {
        line.index: outline.article(line.index)
        for line in saying(reading, ("时限",))
        if _COUNTED_IN.search(line.text)
    }
    whole: dict[int, int] = {}  # 没有写“第三条”的，3.1、3.2 同在第三条
    for each in found:
        article = outline.article(each.span.line)
        place = article.first if article else -1
        if article is not None and len(article.numbers) > 1:
            place = whole.setdefault(article.numbers[0], place)
        inside = not each.hours and any(
            line >= each.span.line
            and section is article
            and _before_counted(reading.lines[line].text, each, line)
            for line, section in bounded.items()
        )
        yield replace(each, article=place, hours="in" if inside else each.hours)


def _before_counted(text: str, promise: Promise, line: int) -> bool:
    """“以上时限在驻场时间内计算”之前的。"""
    found = _COUNTED_IN.search(text)
    return found is not None and (line > promise.span.line or promise.span.end <= found.start())


def _is_item(line: Line, rank: str) -> bool:
    """列举中的一项：没有编号的，或者编号的样子与引出它的那一行（rank）不同。"""
    own = form(line.number)
    return own != "article" and own != "chapter" and (not own or own != rank)


def _grader(reading: Reading) -> Callable[[str], tuple[Grade, ...]]:
    """认分级的叫法：通用的，加上这份草稿自己的级别名（监管类、业务类）。"""
    own = {
        name: (f"{'自' if declared.ordered else '散'}{number}", float(place))
        for number, declared in enumerate(declared_grades(reading))
        for place, name in enumerate(declared.names)
    }
    if not own:
        return grades_in
    said = longest_first(own)
    pattern = re.compile(rf"(?<![非不未较最])(?P<name>{said})(?:级别?|类|等(?!待)|档|色)?")

    def read(text: str) -> tuple[Grade, ...]:
        found = [
            Grade(match.start(), match.end(), match["name"], *own[match["name"]])
            for match in pattern.finditer(text)
        ]
        apart = [
            each
            for each in grades_in(text)
            if not any(o.start < each.end and each.start < o.end for o in found)
        ]
        return tuple(sorted((*apart, *found), key=lambda each: each.start))

    return read
