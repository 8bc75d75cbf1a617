"""表格里的承诺：级别在行里或者在列里，步骤在另一边；“时限”一格里写几步的、备注里另写的，照句子读。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.clause_parts import REMOTE, names_a_deed
from contractgen.facts.words.limit_values import values_in
from contractgen.facts.words.promise import Promise
from contractgen.facts.words.promise_clauses import Grader, Setting, promises_in
from contractgen.facts.words.promise_grids import Grid, filled_down, headed, hours_of
from contractgen.model.reading import Line, Span
from contractgen.model.record import replace
from contractgen.zh.deeds import plain_deed, step_of
from contractgen.zh.grades import Grade, grade_of
from contractgen.zh.obligation_words import hours_in
from contractgen.zh.sentences import in_slot, readable

_LEVEL_HEAD = re.compile(
    r"级别|等级|优先级|严重|类别|分级|分类|紧急[程度]|重要[程性]|等次|档次|级$|类$|^等$|^档$|颜色"
)
_RANK_HEAD = re.compile(r"级别|等级|优先级|严重|紧急[程度]|等次|档次|^级$|^等$|^档$")
_NOT_A_LIMIT_TABLE = re.compile(
    r"RTO|RPO|恢复点|恢复时间目标|可用|扣减|扣除|抵扣|违约金|比例|单价|金额|费用|平均|频[次率]|升级(?:至|对象|层级)|层级"
)
_TIME_HEAD = re.compile(r"时限|时间|期限|时效|承诺|要求|目标|标准|约定|指标")
_NOT_A_LEVEL = re.compile(
    r"时限|时间|期限|时效|承诺|要求|目标|标准|约定|指标|说明|情形|备注|起点|口径|影响|判定|率$|范围|时长|公式"
)
#: 第一列说的是别的：期次叫甲、乙的不是级别
_NOT_LEVELS = re.compile(r"期次|分期|批次|阶段|里程碑|付款|收款|费用|名称|人员|姓名|站点|网点|楼栋")
#: 一栏说的是持续多久，不是多久之内做到：授权期、质保期、学时、使用年限
_LASTING = re.compile(
    r"(?:服务|授权|许可|订阅|质保|保修|维保|维护|租赁|使用|合同|托管|保存|保留|有效|试用|运营|执行|免费|质量保证|收费|计费|覆盖)期[限间]?$|租期$|^数量|年限$|学时$|[课工人]时$"
)
#: 只说是一段时间、不说做什么的标题
_NO_DEED = re.compile(
    r"服务|工作|合同|协议|质[量保]|保修|有效|租|处理|完成|最[长短迟晚快慢]|具体|相应|履行|起止"
)
_START_HEAD = re.compile(r"起算|起点|自何时|触发")
_CLOCK_HEAD = re.compile(r"口径|计时")
_SHORT = re.compile(r"^\s*(?:≤|<=|<|＜|不超过|小于|约|在)?\s*$")
_SHORT_AFTER = re.compile(
    r"^\s*(?:之?内|以内|前)?(?:给出|予以|完成)?[一-龥]{0,6}[。；;,，]?\s*(?:[（(][^（）()]{0,20}[)）])?\s*$"
)
_SLASH = re.compile(r"[／/、；;]")
_SETTLED = re.compile(
    r"不适用|不承诺|不作(?:承诺|要求)|不要求|不设|不涉及|不计|不限|无[须需]|无此|免|同(?:上|前)|相同|比照|参照|按.{1,12}(?:执行|办理|处理)$|见.{1,10}|另行|协商确定|下一?版本|^\s*N/?A\s*$|^\s*无\s*$",
    re.IGNORECASE,
)
_BRIEF = 6
_DITTO = frozenset(("同上", "同前", "同左", "〃", "″", "”", "相同", "同第1行"))
_TOP = re.compile(r"最高|最重|最优先|最紧急|最严重")
_BOTTOM = re.compile(r"最低|最轻|最次")


def table_promises(number: int, grid: Grid, grader: Grader) -> Iterator[Promise]:
    """一张表里的承诺，逐行。"""
    heads = headed(grid)
    if (
        not heads
        or _NOT_A_LIMIT_TABLE.search(heads.get(0, ""))
        or re.search("RTO|RPO", "".join(heads.values()))
    ):
        return
    if _across(heads, grid):
        yield from _by_column(number, grid, heads, grader)
    else:
        yield from _by_row(number, grid, heads, grader)


def head_step(head: str) -> str:
    """列（行）的标题所说的步骤；太长的是说明。"""
    return "" if len(head) > 24 else step_of(re.sub(r"[（(][^（）()]*[)）]", "", head).strip() or head)


def lasts(head: str) -> bool:
    """这一栏（行）说的是持续多久。"""
    return bool(_LASTING.search(re.sub(r"[（(][^（）()]*[)）]", "", head).strip()))


def _across(heads: dict[int, str], grid: Grid) -> bool:
    """级别横着排：标题行是级别，各行是步骤。"""
    names = [_name(text) for column, text in heads.items() if column]
    if len(names) < 2 or any(head_step(name) or _NOT_A_LEVEL.search(name) for name in names):
        return False
    firsts = [row[0].text for row in grid.rows.values() if 0 in row]
    return sum(1 for text in firsts if head_step(text)) >= 1 and not any(grade_of(text) for text in firsts)


def _by_column(number: int, grid: Grid, heads: dict[int, str], grader: Grader) -> Iterator[Promise]:
    order = _order([heads[column] for column in sorted(heads) if column], [])
    for row in grid.rows.values():
        side = row[0].text.strip() if 0 in row else ""
        if (
            _NOT_A_LIMIT_TABLE.search(side)
            or lasts(side)
            or not any(values_in(line.body, readable(line.body)) for column, line in row.items() if column)
        ):
            continue
        step = head_step(side)
        for place, column in enumerate(sorted(c for c in row if c)):
            name = heads.get(column, "")
            setting = Setting(
                lead=grid.lead, level=_name(name), grade=order.get(name), case=_told(name), step=step,
                deed=plain_deed(side), table=number, row=place,
            )  # fmt: skip
            yield from _cell(row[column], setting, grader, side, clock="")


def _by_row(number: int, grid: Grid, heads: dict[int, str], grader: Grader) -> Iterator[Promise]:
    column = _level_column(grid, heads)
    if column is None:
        return
    rows = filled_down(grid, column)
    notes = ["".join(line.text for c, line in row.items()) for _, row in rows]
    names = [row[column].text.strip() for _, row in rows]
    other = _NOT_LEVELS.search(heads.get(column, "")) and not _is_level_head(heads, column)
    order = {} if other else _order(names, notes, bool(_RANK_HEAD.search(heads.get(column, ""))))
    clock = next((c for c, text in heads.items() if _CLOCK_HEAD.search(text)), None)
    start = next((c for c, text in heads.items() if _START_HEAD.search(text)), None)
    timed = {
        c
        for c in heads
        if c != column and any(values_in(r[c].body, readable(r[c].body)) for _, r in rows if c in r)
    }
    alike = {
        c
        for c in timed
        if len(rows) > 1 and len({r[c].text.strip() for _, r in rows if c in r} - _DITTO) == 1
    }
    for place, (_, row) in enumerate(rows):
        name = names[place]
        hours = next(
            (h for c, line in row.items() if c not in timed and (h := hours_in(line.text, 0, 40))), ""
        )
        case = "；".join(
            line.text.strip() for c, line in row.items() if c not in (column, clock, start) and c not in timed
        )
        for c, line in row.items():
            head = heads.get(c, "")
            if c == column or c in (clock, start) or _NOT_A_LIMIT_TABLE.search(head) or lasts(head):
                continue
            step = head_step(head)
            generic = not step and (_TIME_HEAD.search(head) or c in timed)
            deed = plain_deed(head)
            if generic and not names_a_deed(deed) and not (c in alike and _names_it(deed)):
                named = order.get(name) is None and not _is_level_head(heads, column)
                if named and (_NOT_A_LIMIT_TABLE.search(name) or lasts(name)):
                    continue
                told, step = _led(grid.lead)
                deed = told or (name if named else "")
                step = (head_step(name) if named and not told else step) or step_of(deed)
            lead = (
                f"自{row[start].text.strip()}之时起，{grid.lead}"
                if start is not None and start in row
                else f"{head}，{grid.lead}"
            )
            level = _name(name) if order.get(name) or _is_level_head(heads, column) else ""
            setting = Setting(
                lead=lead, level=level, grade=order.get(name),
                case="；".join(x for x in (_told(name), case) if x) if level
                else "" if deed == name or c in alike else name,  # 各行相同的一列，不是由行决定的
                step=step, deed=deed, table=number, row=place,
            )  # fmt: skip
            if c in timed:
                for found in _cell(
                    line,
                    setting,
                    grader,
                    head,
                    clock=row[clock].text if clock is not None and clock in row else "",
                ):
                    yield replace(found, hours=found.hours or hours)


def _names_it(deed: str) -> bool:
    """各行相同的一列“返工期限”：标题自有要做的事，与行无关。"""
    return 1 < len(deed) <= _BRIEF and not _TIME_HEAD.search(deed) and not _NO_DEED.search(deed)


def _led(lead: str) -> tuple[str, str]:
    """引出表的话里说的事：“自提货之时起算至送达收货仓”；“响应（自报障起）”。"""
    if spanned := re.search(
        r"[自从][^，,。；;]{1,24}?(?:起算?|之时|之日)?(?<![接收遇达感碰直])[到至](?P<deed>[^，,。；;：:]{2,20}?)(?:止|为止)?[。：:]?$",
        lead,
    ):
        return spanned["deed"], step_of(spanned["deed"])
    words = re.split(r"[（(：:]", lead)[0]
    return "", head_step(words)


def _since(lead: str) -> str:
    """列标题、引出表的话里的起算点。"""
    found = re.search(r"(?:自|从)[^，,。；;（）()]{1,40}?(?:起算?|之[日时]|算起)", lead)
    found = found or re.search(r"[^，,。；;（）()]{1,16}?(?<![事其先])后", lead)
    return found[0] if found else ""


def _is_level_head(heads: dict[int, str], column: int) -> bool:
    return bool(_LEVEL_HEAD.search(heads.get(column, "")))


def _level_column(grid: Grid, heads: dict[int, str]) -> int | None:
    """级别在哪一列：标题说是级别的，各格都是级别的，其余为第一列。"""
    columns = [column for column in sorted(heads) if not _numbers(grid, heads, column)] or sorted(heads)
    for column in columns:
        cells = [row[column].text.strip() for row in grid.rows.values() if column in row]
        if (
            len(set(cells)) == len(cells) > 1
            and not _NOT_LEVELS.search(heads[column])
            and all(grade_of(cell) for cell in cells)
            and (column == columns[0] or _LEVEL_HEAD.search(heads[column]))
        ):
            return column
    named = [c for c in columns if _LEVEL_HEAD.search(heads[c])]
    return named[0] if named else (columns[0] if columns else None)


def _numbers(grid: Grid, heads: dict[int, str], column: int) -> bool:
    """只是行的序号：依次数下来，标题又没有说是级别。"""
    cells = [row[column].text.strip() for row in grid.rows.values() if column in row]
    counted = [str(place) for place in range(1, len(cells) + 1)]
    return [cell.lstrip("0") for cell in cells] == counted and not _LEVEL_HEAD.search(heads[column])


def _order(names: list[str], notes: list[str], ranked: bool = False) -> dict[str, Grade]:
    """各级的轻重：按叫法；叫法看不出、或者同档的，按行的次序；写明最高在下面的，倒过来。"""
    if len(set(names)) < len(names):  # 一级跨几行的，只算一次
        notes = [note for place, note in enumerate(notes) if names.index(names[place]) == place]
        names = list(dict.fromkeys(names))
    grades = [grade_of(name) for name in names]
    known = [each for each in grades if each is not None]
    top = next((i for i, note in enumerate(notes or names) if _TOP.search(note)), None)
    bottom = next((i for i, note in enumerate(notes or names) if _BOTTOM.search(note)), None)
    flipped = (top is not None and top == len(names) - 1 > 0) or (bottom == 0 and len(names) > 1)
    if (
        len(known) == len(names)
        and len({(g.family, g.rank) for g in known}) == len(names)
        and len({g.family for g in known}) == 1
    ):
        if not flipped or known[0].family == "重":
            return dict(zip(names, known, strict=True))
        worst = max(g.rank for g in known)
        return {
            name: Grade(g.start, g.end, g.name, g.family + "倒", worst - g.rank)
            for name, g in zip(names, known, strict=True)
        }
    if not known and ranked:  # 叫法自拟的级别，由重到轻排
        return {name: Grade(0, len(name), name, "序", float(i)) for i, name in enumerate(names)}
    if not known:
        return {}
    places = range(len(names) - 1, -1, -1) if flipped else range(len(names))
    ranks = [g.rank for g in grades if g is not None]
    if ranks != sorted(ranks) and ranks != sorted(ranks, reverse=True):
        return {}
    return {name: Grade(0, len(name), name, "序", float(i)) for name, i in zip(names, places, strict=True)}


def _name(text: str) -> str:
    return re.split(r"[（(：:]", text.strip())[0].strip()


def _told(text: str) -> str:
    found = re.search(r"[（(]([^（）()]{2,})[)）]|[：:]\s*(?P<said>.{2,})", text)
    return (found[1] or found["said"]) if found else ""


def _cell(line: Line, setting: Setting, grader: Grader, head: str, clock: str) -> Iterator[Promise]:
    body = line.body
    shadow = readable(body)
    values = values_in(body, shadow)
    counted = "服务" if re.search(r"服务时间|工作", clock) else "自然" if clock else ""
    other = bool(_NOT_A_LIMIT_TABLE.search(body))  # 另有指标的：RTO不超过8小时
    if not values or other:
        yield Promise(
            span=Span(line.index, line.body_start, len(line.text)),
            whole=Span(line.index, 0, len(line.text)),
            words=body.strip(), step=setting.step, deed=setting.deed, level=setting.level, grade=setting.grade,
            case=setting.case, table=setting.table, row=setting.row, settled=other or bool(_SETTLED.search(body)),
            hours=hours_in(head, 0, len(head)) or hours_of(setting.lead), clock=counted,
        )  # fmt: skip
        return
    one = values[0]
    if (
        len(values) == 1
        and (setting.step or setting.deed)
        and _SHORT.match(shadow[: one.start])
        and _SHORT_AFTER.match(shadow[one.end :])
    ):
        yield Promise(
            span=Span(line.index, line.body_start + one.start, line.body_start + one.end),
            whole=Span(line.index, 0, len(line.text)),
            words=body[one.start : one.end], duration=one.duration, deadline=one.deadline,
            step=setting.step or step_of(shadow[one.end :]), deed=setting.deed, level=setting.level, grade=setting.grade, case=setting.case,
            trigger=_since(setting.lead), hours=hours_in(head, 0, len(head)) or hours_of(setting.lead), clock=counted,
            provisional=in_slot(body, one.start, one.end), table=setting.table, row=setting.row,
            remote=bool(REMOTE.search(body + head)),
        )  # fmt: skip
        return
    parts = [step_of(part) for part in _SLASH.split(re.sub(r"[（(][^（）()]*[)）]", "", head))]
    together = len(values) == len(parts) > 1 and all(parts) and len(_SLASH.split(body.strip())) == len(parts)
    for place, found in enumerate(promises_in(line, grader, setting)):
        # 响应/到场/恢复 | 10分钟/40分钟/3小时：依次相配
        yield replace(found, step=parts[place], deed=parts[place], topic="") if together else found
