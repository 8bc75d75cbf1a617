"""句子里的各档：哪些数是界限，界限后面（或前面）的后果是什么，说的是哪个量。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.facts.words.effects import CUT, PAID, Effect, effect
from contractgen.facts.words.intervals import Edge, Interval, intervals
from contractgen.model.reading import Line, Span
from contractgen.model.record import record
from contractgen.zh.numerals import CHINESE_NUMERALS, parse_number

_SEGMENT = re.compile(r"[^；;。！!？?\n]+")
#: 界限前面是钱、扣减、上限：说的是后果的限度，不是落在哪一档
_OF_MONEY = re.compile(
    r"(?:扣|减(?!少)|抵|赔|罚|支?付|退|返还|上限|封顶|最高|违约金|费用?|价款|总价|总额|金额|货款|尾款|报酬|租金|比例)(?:总额|金额|比例|率)?(?:累计|合计)?(?:的|为|均|应|按)?\s*$"
)
_TIMES = re.compile(
    rf"(?<![{CHINESE_NUMERALS}\d.每某任另])第?(?P<n>[1-9]|[一二两三四五六七八九])\s*(?P<unit>次|起|件|例|回)(?=(?:的|者)?[，,]?[^，。；]{{0,6}}?(?:罚|扣|减|赔|支付|抵))"
)
_EACH = re.compile(r"每(?:再|隔|次)?\s*$")  # 每逾1小时：按单位计，不是一档
#: 超过3.1所列时限：是条款号
_CITED = re.compile(r"\s*[条款项]?(?:所列|所述|约定|规定|载明|写明|承诺)")
#: 连续几个月、累计几次达到某数：另一种后果的条件
_REPEATED = re.compile(
    r"连续\s*[\d两二三四五六七八九十]|任意[^，。；]{0,6}个?月|累计(?:有)?\s*[\d两二三四五六七八九十]+\s*(?:个|次)|[\d两二三四五六七八九十]次(?:以上|及以上)?[^，；。]{0,4}(?:低|未达|超)"
)
#: 时间上的界限是期限而不是一档
_DURATION_MATTER = re.compile(
    r"延误|逾期|迟|超时|超期|晚|滞后|停机|中断|不可用|宕机|停[运服电梯用]|故障|时间|时长|历时|加载|响应|耗时|等待|时延|离线|断|黑屏|累计|空岗|脱岗|缺勤|缺岗|旷工|P\d\d|超过(?:约定|规定)?(?:时限|期限)"
)
_SPANS = ("时", "工作日", "工作小时", "月")
_FILLER = re.compile(
    r"^(?:[\s“”\"（(]|如果?|若|当(?![月季年日])|凡|其中?|则|且|但|对于?|即|乙方|甲方|服务商|承包人|服务方|供应商|当[月季年日期]|每[月季年日]|月度?|季度?|年度?|本月|该月|平均|实际|考核|统计|经|月均|年均)+"
)
_TAIL = re.compile(
    r"(?:[\s“”\"]|在|为|是|的|应当?|须|均|仍|已|累计|达|合计|介于|处于|每[月季年]|不|达到|结果|数值|值)+$"
)
_PARENTHESIS = re.compile(r"[（(][^（）()]*[)）]")
_CORE = re.compile(
    r"[一-龥A-Za-z]{0,10}(?:率|度|扣分|记分|得分|评分|分数|分值|时间|时长|次数|件数|数量|比例|占比)"
)
_PAUSE = re.compile(r"[，,：:、（(。；;]")
_TITLED = re.compile(r"(?:^|[，,。；;])\s*(?P<name>[^，,。；;：:]{2,16})[：:]$")
_BARE_VERB = re.compile(r"(?:超[过时出期]|逾期|逾时|迟延|延误|延迟|晚到?|落|满|累计)")


@record
class Clause:
    """一处界限。subject 是前面说的量；effect 没有时可能是承诺。"""

    line: Line
    interval: Interval
    effect: Effect | None
    subject: str
    segment: tuple[int, int]

    def span(self) -> Span:
        at = self.line.body_start
        return Span(self.line.index, at + self.interval.start, at + self.interval.end)


def clauses(line: Line, lead: str = "") -> Iterator[Clause]:
    """一行里的各处界限；lead 是引出这一行的话。"""
    body = line.body
    ranged = intervals(body)
    once = [
        one
        for one in _exact(body)
        if not any(each.start < one.end and one.start < each.end for each in ranged)
    ]
    found = sorted((*ranged, *once), key=lambda each: each.start)
    if not found:
        return
    subject = ""
    for match in _SEGMENT.finditer(body):
        start, end = match.span()
        inside = [each for each in found if start <= each.start < end]
        inside = [each for each in inside if not _EACH.search(body[max(start, each.start - 4) : each.start])]
        inside = [
            each for each in inside if not _OF_MONEY.search(body[max(start, each.start - 12) : each.start])
        ]
        inside = [each for each in inside if not _CITED.match(body, each.end)]
        if not inside:
            continue
        turned = _turned(body, start, inside, end, lead)
        at = start
        for place, each in enumerate(inside):
            before = body[at : each.start]
            after = inside[place + 1].start if place + 1 < len(inside) else end
            at = each.end
            said = subject_in(before if place else body[start : each.start])
            subject = said or subject
            if _REPEATED.search(body[start : each.start]) or (
                each.unit in _SPANS and not _lasting(body, start, each, lead)
            ):
                continue
            result = (
                effect(body, each.start - len(before), each.start, lead)
                if turned
                else effect(body, each.end, after, lead + body[start : each.start])
            )
            yield Clause(line, each, result, subject, (start, end))


def _exact(body: str) -> Iterator[Interval]:
    """一次罚200元，两次罚500元：正好几次。"""
    for match in _TIMES.finditer(body):
        value = parse_number(match["n"])
        edge = Edge(value, True, False, Decimal(1), match.start("n"), match.end())
        yield Interval(match.start(), match.end(), match["unit"], edge, edge)


def _turned(body: str, start: int, inside: list[Interval], end: int, lead: str) -> bool:
    """后果写在前面：扣5%（低于99.5%但不低于99%）。"""
    if effect(body, inside[-1].end, end, lead) is not None:
        return False
    if not CUT.search(body[start : inside[0].start]) and not PAID.search(body[start : inside[0].start]):
        return False
    ahead = effect(body, start, inside[0].start, lead)
    return ahead is not None and ahead.loss is not None


def _lasting(body: str, start: int, each: Interval, lead: str) -> bool:
    """时间说的是延误、停机多久，不是“10日内支付”。"""
    if (
        each.high
        and not each.low
        and body[each.start : each.end].endswith("内")
        and body[each.end : each.end + 1] not in "的：:（(、扣减免罚"
    ):
        return False
    return bool(_DURATION_MATTER.search(body[: each.start]) or _DURATION_MATTER.search(lead))


def subject_in(before: str) -> str:
    """界限前面说的量的名称；只有“在、为”一类的为空。“接通率：每月不低于93%”说的是冒号前面的。"""
    plain = _PARENTHESIS.sub("", before)
    last = _PAUSE.split(plain)[-1]
    named = _TAIL.sub("", _FILLER.sub("", last.strip()))
    if not named and (titled := _TITLED.search(plain[: len(plain) - len(last)])):
        core = _CORE.search(titled["name"])
        return core[0] if core and not CUT.search(titled["name"]) else ""
    if _BARE_VERB.fullmatch(named):
        return ""  # “超过2小时至8小时”：没有说是什么量
    if core := _CORE.search(named):
        return core[0]
    if CUT.search(named) or PAID.search(named) or len(named) > 12:
        return ""
    return named
