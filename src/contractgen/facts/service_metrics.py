"""服务方承诺的指标：可用率、处理故障的时限、接通率一类的比例、满意度、每月不超过几次、考核的分数。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.availability import availability
from contractgen.facts.time_limits import TimeLimit, time_limits
from contractgen.facts.words.naming import Named, naming
from contractgen.facts.words.service_results import DEED
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.model.saying import saying
from contractgen.zh.obligation_words import STEPS
from contractgen.zh.sentences import readable, sentences

_RATE = r"成功率|(?<![税利汇费效概功频])率|满意度|占比|比例"
_FAULTY = r"迟到|延误|延迟|迟延|晚点|中断|停机|投诉|差错|错误|误报|漏报|漏检|缺岗|缺勤|脱岗|事故|失误|返修|返工|重复故障|违规|不合格|丢失|断电|超时"
_BOUND = r"(?:不(?:得|应|会)?(?:低于|少于|超过|高于|大于|多于|小于|超)|≥|≤|>=|<=|＜|＞|<|>|达到?|至少|最多|至多|为|是|：|:|在|控制在)\s*"
_VALUE = r"(?:\d[\d.]*\s*[%％‰]|[百千万]分之[一二三四五六七八九十点]+|\d[\d.]*\s*分(?!钟|之|期|别)|\d[\d.]*\s*(?:毫秒|秒|ms|s)(?![a-z]))"
_MEASURED = re.compile(
    rf"(?P<name>[一-龥A-Za-z\d]{{0,12}}?(?:{_RATE}))(?:[^。；;]{{0,24}}?{_BOUND}|(?:要求|标准|目标)?\s*){_VALUE}"
)
_COUNTED = re.compile(
    rf"(?:{_FAULTY})[^。；;，,]{{0,16}}?(?:不(?:得|应)?(?:超过|多于|高于)|≤|<=|至多|最多|控制在)\s*(?:[\d一二两三四五六七八九十]+)\s*[人车]?[次起件例宗秒]"
)
_TIMED = re.compile(
    r"(?:用时|耗时|时延|时长|时间|间隔|延迟|误差|分位值)[^。；;，,]{0,16}?(?:不(?:得|应)?(?:超过|大于|高于|长于)|≤|<=|<|＜|小于|以内)\s*\d[\d.]*\s*(?:毫秒|秒|ms|s|分钟)"
)
_PROMPT = re.compile(
    rf"[\d一二两三四五六七八九十半]+\s*个?(?:分钟|小时|钟头)(?:之内|以内|内)[^。；;，,]{{0,10}}?(?:{DEED.pattern}|结果|方案)"
)
_GRADED = re.compile(
    r"(?:不足|低于|未达)\s*\d{2}\s*分[^。；;]{0,6}(?:为|视为|评为|属)?\s*不(?:合格|达标|及格)"
)
_KPI = re.compile(r"(?:完成|达到|满足|符合)[^。；;，,]{0,16}(?:关键绩效指标|绩效指标|KPI|服务水平|服务级别)")
#: 各种写法，与其中必有的字
_MEASURE = re.compile("率|满意度|占比|比例")
_FORMS = (
    (_MEASURE, _MEASURED),
    (re.compile(_FAULTY), _COUNTED),
    (re.compile("时|延|间隔|误差|分位"), _TIMED),
    (re.compile("分"), _GRADED),
    (re.compile("KPI|绩效|服务水平|服务级别"), _KPI),
    (re.compile("分钟|小时|钟头"), _PROMPT),
)
_PRICED = re.compile(r"税率|利率|折扣|比例为|费率|预付|首付|尾款|质保金|履约|抵扣|扣减|减收|违约金|支付|结算")
_ORDINAL = re.compile(r"\s*[\d一二三四五六七八九十.、（）()A-Za-z-]{1,5}\s*")
_SIGNS = (
    "率",
    "度",
    "比",
    "分",
    "次",
    "起",
    "件",
    "秒",
    "时",
    "指标",
    "KPI",
    "水平",
    "级别",
    "误差",
    "间隔",
    "延迟",
    "%",
    "％",
)


@record
class Metric:
    """一个指标。sure 为可用率、带级别的时限：一看就知道是服务级别；order 是说起它们时的先后：可用率、各种比例、时限。"""

    span: Span
    sure: bool
    order: int


def service_metrics(reading: Reading) -> tuple[Metric, ...]:
    """全文的指标：先可用率，再各种比例、次数，再时限；各依行文次序。"""
    named = naming(reading)
    found = [Metric(each.span, True, 0) for each in availability(reading).targets]
    found += [
        Metric(each.span, bool(each.severity) and each.bound == "within", 2)
        for each in time_limits(reading)
        if _is_step(each, reading, named)
    ]
    for line in saying(reading, _SIGNS):
        if line.zone in (Zone.ARTICLE, Zone.ANNEX) and line.part == "body" and not line.heading:
            found += [Metric(span, False, 1) for span in _in_line(line, named, reading)]
    found.sort(key=lambda each: (each.order, each.span.line, each.span.start))
    targets = {(each.span.line, each.span.end) for each in found if each.order == 0}
    return tuple(each for each in found if each.order != 1 or (each.span.line, each.span.end) not in targets)


def _is_step(limit: TimeLimit, reading: Reading, named: Named) -> bool:
    """处理故障的时限，做的不是接受服务的一方。"""
    if limit.action not in STEPS or limit.bound not in ("within", "bare") or not limit.promised:
        return False
    if limit.bound == "bare" and not limit.severity and limit.table is None:
        return False
    client = named.client and limit.actor == named.client
    return not client and reading.lines[limit.span.line].zone in (Zone.ARTICLE, Zone.ANNEX)


def _row_name(line: Line, reading: Reading) -> str:
    """这一行说的是什么：第一格；第一格只是序号的，是前面一格。"""
    assert line.cell is not None
    if not _ORDINAL.fullmatch(line.cell.row_head) or line.cell.column < 2:
        return line.cell.row_head
    return reading.lines[line.index - 1].text


def _in_line(line: Line, named: Named, reading: Reading) -> Iterator[Span]:
    body = line.body
    shadow = readable(body)
    if line.cell is not None:
        head = f"{_row_name(line, reading)}：{line.text}"
        if (
            not line.cell.header
            and line.cell.column
            and _MEASURE.search(head)
            and _MEASURED.search(head)
            and not _PRICED.search(f"{line.cell.head}{head}")
        ):
            yield Span(line.index, 0, len(line.text))
        return
    for start, end in sentences(body):
        sentence = shadow[start:end]
        if _PRICED.search(sentence) or (
            named.client and sentence.lstrip().startswith((f"{named.client}应", f"{named.client}须"))
        ):
            continue
        for sign, pattern in _FORMS:
            for match in pattern.finditer(sentence) if sign.search(sentence) else ():
                at = line.body_start + start
                yield Span(line.index, at + match.start(), at + match.end())
