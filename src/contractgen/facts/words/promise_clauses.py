"""句子里的承诺：每个时限做的是什么事、适用于哪一级哪一种情形、从何时起；并列的各项承接前面的名目和主语。"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from contractgen.facts.words.bounds import bound_of, is_no_limit
from contractgen.facts.words.clause_parts import (
    SEPARATOR,
    after_words,
    before_words,
    names_a_deed,
    quiet,
    stated_since,
    trigger_of,
)
from contractgen.facts.words.promise import Promise
from contractgen.model.reading import Line, Span
from contractgen.zh.day_deadlines import DayDeadline, day_deadlines
from contractgen.zh.deeds import is_light, plain_deed, step_of
from contractgen.zh.duration_words import durations
from contractgen.zh.durations import Duration, parse_duration
from contractgen.zh.grades import Grade, grades_in
from contractgen.zh.obligation_words import hours_in
from contractgen.zh.restated import restates_limit
from contractgen.zh.sentences import in_slot, readable, sentence_at, sentences

Grader = Callable[[str], tuple[Grade, ...]]

_EVERY = re.compile(r"(?:各|所有|任何|全部|不论何|每一?)(?:个)?(?:级别?|类|等级|优先级|档)")
_CONDITION = re.compile(
    r"(?:^|(?<=[，,。；;：:、]))\s*(?:对于?|如果?|若|遇到?|因|凡|当|属于?|经|其中)?(?P<case>[^，,。；;：:]{2,40}?)(?:的(?:情形|情况)?下?|(?<!小)时|者)(?:\s*[，,：]|(?=由|自))"
)
_HEAD = re.compile(
    r"\s*(?:对于?|遇到?|凡|发生|其中)?(?P<head>[^，,。；;：:\d]{2,24}?)(?:的)?\s*(?:[，,：:]|——|--|(?=自|从))"
)
_NOT_HEAD = re.compile(
    r"^(?:[甲乙丙丁]方|双方|[一-龥]{0,4}(?:方|商|委托人|受托人|采购人|承包人|发包人|当事人|责任人|承揽人|定作人))|后$|起$|之[日时]$|应当?|承诺|收到|接到|自|从|注|前[项款]|上述|此外|另|且|并|如下|分别|(?:流程|步骤|要求|守则|承诺|安排|标准|内容|约定|指标|规定|说明|职责|目标|原则|方式)$"
)
_LEVEL_NAME = re.compile(r"[一-龥]{1,5}(?:级|类|等|档)(?:故障|事件|问题|事项|报修)?")
_SOFT = re.compile(r"力争|争取|尽量|尽力|目标|原则上|一般在|通常")
_LIST_SEP = re.compile(r"\s*(?:(?:之|以)?内)?[／/、,，和及]\s*")
_MOST = 80
#: 超过4小时但不超过8小时的、顺延1小时、提前30分钟：不是限期
_NO_LIMIT = re.compile(r"(?:(?<!不)(?<!得)(?:超过|超出|逾期|满)[^，。；]{1,12}|顺延|延长|推迟|缩短|提前|间隔|增加|质保期?[为是]?|有效期[为是]?|保存|留存|保留|免费)[^，。；]{0,2}$")
_UNDONE = re.compile(r"\s*(?:之?内|以内)?(?:仍|尚|还|未|没|不能|无法|以上|以下|左右)")
_NTH_DAY = re.compile(r"(?<=后)(?:的)?(?P<value>第\s*(?P<count>\d{1,3}|[一二三四五六七八九十]{1,3})\s*个?(?P<unit>工作[日天]|[日天]))")
_BARE = re.compile(r"(?:收到|接到|收悉|接获)(?:之后|后|之[日时]起?)$")  # 收到什么，在前一分句
_TOTAL = re.compile(r"合计|累计|总计|总共")
_DATED = re.compile(r"\s*自?[^，。；：]{0,4}\d{4}年[^，。；：]{2,40}(?:止|日|间)?[：:，,]")


@dataclass(frozen=True, slots=True)
class Value:
    """一处期限的位置和数值。"""

    start: int
    end: int
    duration: Duration | None
    deadline: DayDeadline | None


@dataclass(frozen=True, slots=True)
class Setting:
    """一行所在的地方：引出它的话、标题、表里同一行的级别和情形。"""

    lead: str = ""
    listed: bool = False  # 本行是 lead 引出的一项
    level: str = ""
    grade: Grade | None = None
    case: str = ""
    step: str = ""
    deed: str = ""
    table: int | None = None
    row: int = 0


def values_in(body: str, shadow: str) -> list[Value]:
    """一行里的各处期限，从左到右；不是期限的数不在内。"""
    found = []
    last = 0
    for each in durations(shadow):
        bound = bound_of(shadow, each, last)
        last = each.end
        if each.duration is None or is_no_limit(shadow, each):
            continue
        if bound == "elapsed":  # 修复超过5小时的，减收：就是时限
            first, end = sentence_at(body, each.start)
            alone = sum(1 for other in durations(shadow) if first <= other.start < end) == 1
            if alone and restates_limit(body, first, each.start, each.end, end):
                found.append(Value(each.start, each.end, each.duration, None))
            continue
        if bound not in ("within", "bare"):
            continue
        if not _UNDONE.match(shadow, each.end) and not _NO_LIMIT.search(shadow, max(0, each.start - 16), each.start):
            found.append(Value(each.start, each.end, each.duration, None))
    for nth in _NTH_DAY.finditer(shadow):
        unit = "工作日" if nth["unit"].startswith("工作") else "日"
        found.append(Value(nth.start("value"), nth.end(), parse_duration(nth["count"] + unit), None))
    for day in day_deadlines(body):
        if not any(each.start < day.end and day.start < each.end for each in found):
            found.append(Value(day.start, day.end, None, day.deadline))
    return sorted(found, key=lambda each: each.start)


def promises_in(line: Line, grader: Grader, setting: Setting) -> Iterator[Promise]:
    """一行（或一格）文字里的承诺。"""
    body = line.body
    shadow = readable(body)
    values = values_in(body, shadow)
    if not values or len(values) > _MOST:
        return
    flat = quiet(shadow)
    grades = [each for each in grader(quiet(body)) if not any(v.start <= each.start < v.end for v in values)]
    carried: tuple[str, Grade | None] = ("", None)
    runs = _runs(flat, values, grades)
    head = ""
    for start, end in sentences(body):
        inside = [each for each in values if start <= each.start < end]
        own = _head(flat, start, inside[0].start if inside else end)
        if dated := _DATED.match(body, start, inside[0].start if inside else end):
            own = dated[0].strip()
        if own:
            head, carried = own, ("", None)
        if (led := next((each for each in grades if each.start >= start), None)) and led.start - start <= 2:
            carried = (led.name, led)
        for number, value in enumerate(inside):
            left = inside[number - 1].end if number else start
            right = inside[number + 1].start if number + 1 < len(inside) else end
            clause = _Clause(body, flat, start, end, left, right, value)
            chief, grade = runs.get(value, (value, None))
            grade = grade or clause.grade(grades)
            if grade is not None:
                carried = (grade.name, grade)
            elif clause.every:
                carried = ("", None)
            level, ranked = carried if carried[1] else (setting.level, setting.grade)
            if clause.every:
                level, ranked = "", None
            if chief is not value:
                clause = _Clause(body, flat, start, end, inside[inside.index(chief) - 1].end if inside.index(chief) else start, chief.end, chief)
            deed, step = clause.deed(head, setting)
            condition = clause.case()
            case = condition or (head if not step_of(head) else "")
            if ranked is not None and ranked.family != "围" and case and _only_level(case, ranked):
                case = condition = ""
            if ranked is None and not level and not condition and _LEVEL_NAME.fullmatch(case):
                level, case = case, ""
            trigger = clause.trigger(setting.lead)
            offset = line.body_start
            yield Promise(
                span=Span(line.index, offset + value.start, offset + value.end),
                whole=Span(line.index, offset + start, offset + end),
                words=body[value.start : value.end],
                duration=value.duration,
                deadline=value.deadline,
                step=step,
                deed=deed,
                level=level or "",
                grade=ranked,
                case=case or setting.case or _note(body, ranked, clause),
                conditional=bool(condition),
                topic=clause.topic(),
                trigger=trigger,
                hours=hours_in(body, left, value.start)
                or hours_in(body, start, value.start)
                or (hours_in(setting.lead, 0, len(setting.lead)) if setting.listed else ""),
                provisional=in_slot(body, value.start, value.end),
                remote="远程" in body[start:end],
                soft=bool(_SOFT.search(body, left, value.start)),
                table=setting.table,
                row=setting.row,
            )


def _runs(flat: str, values: list[Value], grades: list[Grade]) -> dict[Value, tuple[Value, Grade]]:
    """“优先级1／2／3的响应分别为15分钟／30分钟／60分钟”：一串期限与前面一串级别依次相配；事在第一个期限前面。"""
    found: dict[Value, tuple[Value, Grade]] = {}
    place = 0
    while place < len(values):
        run = [values[place]]
        while place + len(run) < len(values) and _LIST_SEP.fullmatch(
            flat, run[-1].end, values[place + len(run)].start
        ):
            run.append(values[place + len(run)])
        before = [each for each in grades if each.end <= run[0].start][-len(run) :]
        strung = len(before) == len(run) > 1 and all(
            _LIST_SEP.fullmatch(flat, one.end, two.start) for one, two in pairwise(before)
        )
        earlier = list(found.values())[-len(run) :] if not strung and found else []
        if strung and "分别" in flat[before[-1].end : run[0].start]:
            found.update({value: (run[0], grade) for value, grade in zip(run, before, strict=True)})
        elif len(earlier) == len(run) > 1 and "分别" in flat[values[place - 1].end : run[0].start]:
            found.update({value: (run[0], grade) for value, (_, grade) in zip(run, earlier, strict=True)})
        place += len(run)
    return found


def _note(body: str, grade: Grade | None, clause: _Clause) -> str:
    """级别之后括号里的说明：重大故障（全局业务不能办理）。"""
    if grade is None:
        return ""
    found = re.compile(rf"{re.escape(grade.name)}[^，,。；;：:（(]{{0,8}}[（(]([^（）()]{{2,40}})[)）]").search(
        body, 0, clause.value.start
    )
    return found[1] if found else ""


def _only_level(case: str, grade: Grade) -> bool:
    rest = case.replace(grade.name, "").replace(grade.tail, "")
    return len(rest) <= 2


def _head(flat: str, start: int, end: int) -> str:
    """一句开头的名目：硬件故障，……；冷库停机的，……；大堂断网：……。"""
    match = _HEAD.match(flat, start, end)
    if match is None:
        return ""
    said = match["head"].strip()
    return "" if _NOT_HEAD.search(said) or len(said) < 2 else said


class _Clause:
    """一个时限所在的分句。"""

    def __init__(self, body: str, flat: str, start: int, end: int, left: int, right: int, value: Value) -> None:
        self.body, self.flat, self.start, self.end, self.value = body, flat, start, end, value
        first = left
        for mark in SEPARATOR.finditer(flat, left, value.start):
            first = mark.end()
        pause = flat.rfind("、", first, value.start)
        if pause >= 0 and first == left and left > start:
            first = pause + 1
        stop = next((m.start() for m in SEPARATOR.finditer(flat, value.end, right)), None)
        if stop is None and right < end:  # 同一分句里还有时限：在顿号、“并”处分开
            cut = re.compile(r"[、／/]|并(?=于|在|应|自|[一-龥])").search(flat, value.end, right)
            stop = cut.start() if cut else right
        self.first, self.stop = first, stop if stop is not None else min(right, end)
        self.left, self.right = left, right
        self.every = bool(_EVERY.search(flat, start, value.start))

    @property
    def before(self) -> str:
        return self.flat[self.first : self.value.start]

    def grade(self, grades: list[Grade]) -> Grade | None:
        """这个时限所说的级别：本分句在前的，本句前面的，本分句在后的。"""
        near = [each for each in grades if self.start <= each.start and each.end <= self.value.start]
        if near:
            return near[-1]
        after = [each for each in grades if self.value.end <= each.start < self.stop]
        return after[0] if after else None

    def topic(self) -> str:
        """本分句里期限之前、起算点之后的话。"""
        return plain_deed(trigger_of(self.before)[1])

    def trigger(self, lead: str) -> str:
        """起算点：本分句、本句在前的、其后“均自……起算”的、引出它的话里的。"""
        if stated := stated_since(self.before):
            return stated[1]
        for text in (self.before, self.flat[self.start : self.value.start]):
            if found := trigger_of(text)[0]:
                return self.flat[self.start : self.value.start] if _BARE.search(found) else found
        if found := trigger_of(self.flat[: self.start])[0]:
            return found
        after = re.compile(r"(?:自|从)[^，,。；;]{1,40}?(?:起算?|之时|算起)").search(self.flat, self.value.end)
        if after:
            return after[0]
        found = re.search(r"(?:自|从)[^，,。；;（）()]{1,40}?(?:起算?|之时|算起)|[^，,。；;（）()]{1,24}?后", lead)
        return found[0] if found else ""

    def case(self) -> str:
        """本句所说的情形。"""
        last = ""
        for match in _CONDITION.finditer(self.flat, self.start, self.value.start + 1):
            last = match["case"].strip()
        return last

    def deed(self, head: str, setting: Setting) -> tuple[str, str]:
        """（要做的事，步骤）。"""
        if since := stated_since(self.before):
            return self._named(since[0], last=True)
        before, stated = before_words(trigger_of(self.before)[1])
        if _TOTAL.search(before):
            return before, ""
        after = after_words(self.flat, self.value.end, self.stop)
        if stated and names_a_deed(before) and not (after and step_of(after)):
            return self._named(before, last=True)
        if after and names_a_deed(after):
            return self._named(after)
        if names_a_deed(before):
            return self._named(before, last=True)
        if len(after) > 1 and not after.startswith(("自", "从", "起", "均", "为")):
            return self._named(after)
        if follow := self._next_clause():
            return self._named(follow)
        if label := self._label():
            return self._named(label, last=True)
        if setting.step or setting.deed:
            return setting.deed, setting.step
        if head and step_of(head):
            return self._named(head, last=True)
        lead = plain_deed(re.split(r"[（(]|如下|[：:]", setting.lead)[0])
        if setting.lead and step_of(lead):
            return self._named(lead, last=True)
        return after or before, ""

    def _next_clause(self) -> str:
        """提出需求后7日内，乙方提交方案：事在下一分句。"""
        if self.stop >= self.end or self.flat[self.stop] not in "，," or self.stop >= self.right:
            return ""
        tail = self.flat[self.value.end : self.stop].strip()
        if tail and not re.fullmatch(r"(?:之|以)?内|之?前", tail):
            return ""
        stop = next((m.start() for m in SEPARATOR.finditer(self.flat, self.stop + 1, self.right)), self.right)
        words = plain_deed(self.flat[self.stop + 1 : stop])
        if (led := grades_in(words)) and led[0].start <= 1:
            return ""
        if re.match(r"(?:均|皆|都|以上)?[自从]|超过|逾期", words):
            return ""
        return words if names_a_deed(words) else ""

    def _label(self) -> str:
        """冒号之前的名目、前面分句里的“……期”“……时限”。"""
        colon = max(self.flat.rfind(c, 0, self.first) for c in "：:")
        while colon >= 0:
            begin = max((m.end() for m in SEPARATOR.finditer(self.flat, 0, colon)), default=0)
            words, _ = before_words(self.flat[begin:colon])
            if names_a_deed(words) and step_of(words):
                return words
            colon = max(self.flat.rfind(c, 0, colon) for c in "：:")
        noun = None
        for noun in re.finditer(
            r"([^，,。；;：:]{1,12}?)(?:时间|时限|期限|(?<=[复理付票])期)", self.flat[self.start : self.first]
        ):
            pass
        return plain_deed(noun[1]) if noun else ""

    def _named(self, words: str, last: bool = False) -> tuple[str, str]:
        if is_light(words):
            return words, ""
        return words, step_of(words, last)
