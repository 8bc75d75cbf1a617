"""句子里的承诺：每个时限做的是什么事、适用于哪一级哪一种情形、从何时起；并列的各项承接前面的名目和主语。"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from contractgen.facts.words.clause import EVERY, Clause, counted
from contractgen.facts.words.clause_parts import parted, quiet
from contractgen.facts.words.limit_values import Value, values_in
from contractgen.facts.words.promise import Promise
from contractgen.model.reading import Line, Span
from contractgen.zh.deeds import step_of
from contractgen.zh.grades import Grade
from contractgen.zh.obligation_words import hours_in
from contractgen.zh.sentences import in_slot, readable, sentences

Grader = Callable[[str], tuple[Grade, ...]]

_HEAD = re.compile(
    r"\s*(?:对于?|遇到?|凡|发生|其中)?(?P<head>[^，,。；;：:\d]{2,24}?)(?:的)?\s*(?:[，,：:]|——|--|(?=自|从))"
)
_NOT_HEAD = re.compile(
    r"^(?:[甲乙丙丁]方|双方|[一-龥]{0,4}(?:方|商|委托人|受托人|采购人|承包人|发包人|当事人|责任人|承揽人|定作人))|后$|起$|之[日时]$|应当?|承诺|收到|接到|自|从|注|前[项款]|上述|此外|另|且|并|如下|分别|(?:流程|步骤|要求|守则|承诺|安排|标准|内容|约定|指标|规定|说明|职责|目标|原则|方式)$|(?:步骤|流程|程序|次序|顺序|方式|办法|规定|约定|要求)(?:进行|办理|执行|处理|实施|操作|开展)?$"
)
_LEVEL_NAME = re.compile(r"[一-龥]{1,5}(?:级|类|等|档)(?:故障|事件|问题|事项|报修)?")
_SAME = re.compile(r"[该此其本同]|上述|前述|前款|以上|所有|全部|各")
_REPLY = re.compile(r"(?:电话|书面|首次|初步)?(?:答复|回复|确认|反馈)$")
#: 期限之前的一种故障、设备、事项：硬件故障4小时内修复
_KIND = re.compile(
    r"[一-龥A-Za-z\d]{1,10}(?:故障|中断|断网|断电|停电|停水|停机|停运|异常|事件|缺陷|失灵|损坏|漏洞|类|设备|系统|需求|变更|报修)$"
)
#: 质保期内、服务期间：自始至终如此，不是一种情形
_THROUGHOUT = re.compile(
    r"(?:在|于)?(?:本|该|整个|全部)?(?:合同|协议|服务|质量?保证?|保修|包修|维保|维护|维修|运维|缺陷责任|履行|履约|租赁|托管|承包|委托|许可|有效|免费[一-龥]{2})期(?:限|间)?(?:之?内|以内|中|里)?"
)
#: 恢复点目标（RPO）、恢复时间目标（RTO）另有一张账（facts/recovery）；隔多久上传、采集一次，也不是故障处理的时限
_OBJECTIVE = re.compile(
    r"R[PT]O|恢复(?:点|时间)目标|恢复目标|间隔(?!\d)|(?:上[传报]|采[集样]|刷新|更新|轮询|心跳|同步|巡检)(?:周期|频[率次])|(?:备份|保留|保存)(?:周期|期限?)",
    re.IGNORECASE,
)
#: 响应均为10分钟：没有说哪一级，就是各级都一样；到场、修复均为一小时，说的是几步
_ALIKE = re.compile(
    r"(?:^|[，,；;])[^，,；;、和与及：:]{2,8}?(?:均|都|一律|统一)(?:应当?|须)?(?:为|是|在|不超过|于)\s*$"
)
#: 平均响应时长不超过40秒：是一段时间里的统计，不是每一次的时限
_AVERAGE = re.compile("平均|均值|中位")
_SOFT = re.compile(r"力争|争取|尽量|尽力|目标|原则上|一般在|通常")
#: 写明为某时某事放宽、收紧的，是例外，不是另一个时限：春节期间到场放宽至6小时
_VARIED = re.compile(
    r"(?:夜|凌晨|节|假|周[六日末]|双休|除夕|[雨雪风雾汛暑寒]|期间|时段|高峰|淡季|旺季|情[形况]|[的时][，,])[^。；;]{0,40}?"
    r"(?:放宽|放长|放慢|延长|宽限|延缓|缩短|压缩|加快|收紧|顺延|推迟)(?:为|至|到|成)"
    r"|(?:高峰|节庆|大促|演出|考试|开学|展会|活动|重保|汛期|台风|暴雨|寒潮|旺季|淡季|假期)(?:日|期|季|周|期间|时段|当[天日])(?!起|前|后)"
)
_LIST_SEP = re.compile(r"\s*(?:(?:之|以)?内)?[／/、,，和及]\s*")
_BESIDE = re.compile(
    r"(?:级|类|等|档)?(?:故障|事件|问题|缺陷|告警|报修)?\s*(?:[（(][^（）()]*[)）])?\s*(?:不超过|为|在|：|:)?\s*|\s*"
)
_THEN_DONE = re.compile(r"(?:之内|以内|内)?[一-龥]{2}")
_THING = re.compile("[一-龥]{2}")  # 级别之后的名词：普通投诉、普通咨询
_MOST = 80
_NOTED = re.compile(
    r"[^，,。；;：:（(]{0,8}(?:[（(](?P<aside>[^（）()]{2,40})[)）]|[：:]\s*(?P<said>[^。；;：:\d]{2,40})。)"
)
_DATED = re.compile(r"\s*自?[^，。；：]{0,4}\d{4}年[^，。；：]{2,40}(?:止|日|间)?[：:，,]")


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


def promises_in(line: Line, grader: Grader, setting: Setting) -> Iterator[Promise]:
    """一行（或一格）文字里的承诺。"""
    body = line.body
    shadow = readable(body)
    values = values_in(body, shadow)
    if not values or len(values) > _MOST:
        return
    flat = parted(quiet(shadow), [(each.start, each.end) for each in values])
    grades = [
        each
        for each in grader(quiet(body))
        if not any(v.start <= each.start < v.end for v in values) and not counted(flat, each.start, each.end)
    ]
    carried: tuple[str, Grade | None] = ("", None)
    runs = _runs(flat, values, grades)
    head = said = ""
    done: set[str] = set()  # 这一行已经说过的事
    announced = False  # 前一句只说了是哪一级：“三级：操作咨询。”
    ranked_before: set[tuple[str, float]] = set()
    for start, end in sentences(body):
        inside = [each for each in values if start <= each.start < end]
        own = _head(flat, start, inside[0].start if inside else end)
        if dated := _DATED.match(body, start, inside[0].start if inside else end):
            own = dated[0].strip()
        said = own or said
        if own and not step_of(own) and not _REPLY.match(own):
            head, carried = own, ("", None)
        if len(ranked_before) > 1 and not announced and body[:start].rstrip().endswith("。"):
            carried = ("", None)  # 前一句逐级说完了，这一句另说一件事
        if (led := next((each for each in grades if each.start >= start), None)) and led.start - start <= 2:
            carried = (led.name, led)
        announced = led is not None and led.start - start <= 2 and not inside
        for number, value in enumerate(inside):
            left = inside[number - 1].end if number else start
            right = inside[number + 1].start if number + 1 < len(inside) else end
            clause = Clause(body, flat, start, end, left, right, value)
            chief, grade = runs.get(value, (value, None))
            grade = grade or clause.grade(grades)
            every = clause.every or (grade is None and bool(_ALIKE.search(body[start : value.start])))
            follows = number == 0 and body[:start].rstrip().endswith(("；", ";"))
            earlier = grade is None or (number > 0 and grade == carried[1] and grade.end <= left)
            if earlier and carried[1] and (beside := _beside(clause, carried[1], done, follows)):
                head, carried, grade = beside, ("", None), None
            if grade is not None:
                carried = (grade.name, grade)
            elif every:
                carried = ("", None)
            level, ranked = carried if carried[1] else (setting.level, setting.grade)
            if every:
                level, ranked = "", None
            if ranked is not None:
                ranked_before.add((ranked.family, ranked.rank))
            if chief is not value:
                clause = Clause(
                    body,
                    flat,
                    start,
                    end,
                    inside[inside.index(chief) - 1].end if inside.index(chief) else start,
                    chief.end if value.start > chief.start else _following(inside, chief, end),
                    chief,
                )
            deed, step = clause.deed(said, setting.lead, (setting.deed, setting.step))
            done.add(step or deed)
            condition, topic = clause.case(), clause.topic()
            case = condition or head or (topic if _KIND.fullmatch(topic) else "")
            if _THROUGHOUT.fullmatch(case):
                case = condition = ""
            if ranked is not None and ranked.family != "围" and case and _only_level(case, ranked):
                case = condition = ""
            if every and EVERY.match(case):
                case = ""  # 各级故障均……
            if (
                ranked is None
                and not level
                and not every
                and not condition
                and case == head
                and _LEVEL_NAME.fullmatch(case)
            ):
                level, case = case, ""
            if _OBJECTIVE.search(body, left, value.start) or _AVERAGE.search(body, clause.first, value.start):
                continue
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
                topic=topic,
                trigger=trigger,
                hours=hours_in(body, left, value.start)
                or hours_in(body, start, value.start)
                or (hours_in(setting.lead, 0, len(setting.lead)) if setting.listed else ""),
                provisional=in_slot(body, value.start, value.end),
                remote="远程" in body[start:end],
                soft=bool(_SOFT.search(body, left, value.start) or _VARIED.search(body, start, value.start)),
                table=setting.table,
                row=setting.row,
            )


def _beside(clause: Clause, grade: Grade, done: set[str], apart: bool) -> str:
    """与前一级并列的另一类，自己没有级别：普通工单24小时内答复；投诉工单2小时内答复。

    名目与前一级说的是同一类东西，或者（apart：另起一个分句的）做的事前面已经说过；“该故障、上述工单”、做事的人和步骤不是名目。
    """
    topic = clause.topic()
    if len(topic) < 2 or _NOT_HEAD.search(topic) or _SAME.match(topic) or step_of(topic):
        return ""
    tail = grade.tail or (found[0] if (found := _THING.match(clause.body, grade.end)) else "")
    alike = len(tail) > 1 and topic != tail and topic.endswith(tail)
    deed, step = clause.deed("", "", ("", ""))
    return topic if alike or (apart and (step or deed) in done) else ""


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
        stepped = _stepped(flat, values[place:], grades) if not strung and len(run) == 1 else {}
        if stepped:
            found.update(stepped)
            place += len(stepped)
            continue
        earlier = list(found.values())[-len(run) :] if not strung and found else []
        if not earlier and not strung and len(run) > 1:  # P1恢复2小时，P2恢复6小时；响应分别为10分钟、20分钟
            ranked = list({(g.family, g.rank): g for g in grades if g.end <= run[0].start}.values())
            if len(ranked) == len(run):
                earlier = [(run[0], grade) for grade in ranked]
        if strung and "分别" in flat[before[-1].end : run[0].start]:
            found.update({value: (run[0], grade) for value, grade in zip(run, before, strict=True)})
        elif len(earlier) == len(run) > 1 and "分别" in flat[values[place - 1].end : run[0].start]:
            found.update({value: (run[0], grade) for value, (_, grade) in zip(run, earlier, strict=True)})
        place += len(run)
    return found


def _following(values: list[Value], value: Value, end: int) -> int:
    """下一个期限的起点；没有的为句末。"""
    return next((each.start for each in values if each.start > value.start), end)


def _stepped(flat: str, values: list[Value], grades: list[Grade]) -> dict[Value, tuple[Value, Grade]]:
    """“Ⅰ级2小时、Ⅱ级6小时、Ⅲ级24小时恢复”：级别与期限一对一对地排，事只在最后说一次。"""
    found: list[tuple[Value, Grade]] = []
    for value in values:
        grade = next((g for g in reversed(grades) if g.end <= value.start), None)
        if grade is None or not _BESIDE.fullmatch(flat, grade.end, value.start):
            break
        if found and not _LIST_SEP.fullmatch(flat, found[-1][0].end, grade.start):
            break
        found.append((value, grade))
    if len(found) < 2 or not _THEN_DONE.match(flat, found[-1][0].end):
        return {}
    chief = found[-1][0]
    return {value: (chief, grade) for value, grade in found}


def _note(body: str, grade: Grade | None, clause: Clause) -> str:
    """级别之后括号里、单独一句的说明：重大故障（全局业务不能办理）；四级：操作咨询。"""
    at = body.find(grade.name, 0, clause.value.start) if grade else -1
    while grade and at >= 0:
        found = _NOTED.match(body, at + len(grade.name), clause.value.start)
        if found:
            return found["aside"] or found["said"]
        at = body.find(grade.name, at + 1, clause.value.start)
    return ""


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
