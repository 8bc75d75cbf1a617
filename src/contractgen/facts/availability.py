"""可用性：目标、统计周期、允许的停机时间，以及公式、数据来源、不可用的认定写了没有。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from contractgen.facts.words.availability_told import DOWNTIME, FORMULA, SOURCE, TREATED
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.duration_words import durations
from contractgen.zh.durations import Unit
from contractgen.zh.percent_words import percents
from contractgen.zh.sentences import in_slot, nearby, readable, sentence_at, sentences

_SUBJECT = r"可用性|可用率|可用度|可用(?:时间|时长)?(?:比例|占比)|可用时间率?|可使用率|可访问率|正常运行(?:时间|率)|运行率|在线率|可达率|连通率|开机率"
_AVAILABLE = re.compile(_SUBJECT)
_GOAL = re.compile(r"(?:不(?:得|应)?(?:低于|少于|小于)|达到?(?:至少)?|至少|≥|>=|以上|保证|承诺|为|[:：])\s*$")
_NOT_GOAL = re.compile(r"(?:(?<!不)(?<!不得)(?<!不应)低于|未达到?|不足|<|＜|跌破|下降至)\s*$")
_LADDER = re.compile(r"%[^%]*[<＜][^%]*%|^\s*[<＜]|低于|且|不足")
_PROMISED = re.compile(
    r"(?:本项)?(?:承诺|目标|约定|保证|达标|最低)(?:值|指标|标准|线)?(?:为|是|[:：])?\s*(?:不低于)?\s*\d"
)
#: “月度服务费用的100%”：是费用的几成
_OF_MONEY = re.compile(r"(?:费用?|价款?|款项?|金额|总额|总价|报酬|租金)[”\"]?\s*(?:的|之|[×xX*])?\s*$")
_WISHED = re.compile(r"力争|争取|(?:上一?|去|往)年度?|历史")  # 不是承诺的数
_WITH_LOWER = re.compile(
    r"(?:(?<!不)(?<!不得)(?<!不应)低于|不足|未达到?|<|＜)\s*[\d.]+\s*[%％][^。；;]{0,8}$|[\d.]+\s*[%％]\s*[>≥＞][^。；;]{0,6}$"
)
_TIERED = re.compile(r"扣|抵|减收|赔偿|返还|且\s*[<＜]|以下(?!称|简称)")
_PERIODS = (
    (
        "month",
        re.compile(
            r"月度|每月|自然月|30\s*[天日]|按月|当月|各月|全月|月(?:均|平均)?(?:可用|停机|累计|正常|在线|运行|开机|连通|接通|接入|正点)|/月|每个月"
        ),
    ),
    ("quarter", re.compile(r"季度|每季|按季")),
    (
        "year",
        re.compile(
            r"年度|每年|自然年|按年|全年|年(?:均|平均)?(?:可用|停机|累计|正常|在线|运行)|/年|365日|365天"
        ),
    ),
)
_CYCLE = re.compile(r"(?:服务|统计|考核|计量|计算|结算)周期")
_CYCLE_MEANS = re.compile(
    r"(?:服务|统计|考核|计量|计算|结算)周期[^。；;\n]{0,16}?(?:自然月|每月|一个月|月度|季度|自然年|年度)"
)
#: “可用性按服务周期统计”：周期另有定义，不必写在目标那一句里
_BY_CYCLE = re.compile(
    r"(?:按|以|每个?|在)(?:一个)?(?:服务|统计|考核|计量|计算|结算)周期(?:内)?(?:为单位|逐一|分别)?(?:进行)?(?:统计|计算|考核|核算)"
)
_DOWN = re.compile(r"停机|不可用|中断|宕机|停止服务|停用|停服|停摆|停运|断网|离线|掉线|不能(?:使用|访问)")
_BUDGET = re.compile(r"(?:不(?:得)?超过|相当于|允许|即|累计|合计|约|为|≤|<=|少于|低于)[^，。；,;]{0,14}$")
_EXCUSED = re.compile(r"不计|不作|不算|不视为|不作为|不纳入|除外|扣除|剔除")
_PLANNED = re.compile(r"计划|维护|检修")
_OBJECT = re.compile(
    rf"(?:^|[，。；：,;:、“”]|每个|本协议项下)?\s*([^，。；：,;:“”]{{0,40}}?)(?:的)?\s*(?:月度?|年度?|季度|整体|平均)?\s*(?:{_SUBJECT})"
)
_PARENTHESIS = re.compile(r"[（(][^（）()]*[)）]")
_NAMED = re.compile(r"系统|平台|网络|专线|库|模块|接口|机房|机柜|门户|站|端|中心|设备|电力|应用|程序|引擎")
#: “未达到服务级别，即可用率低于99.9%”：以这个数为没有达到
_UNMET = re.compile(
    r"(?:未(?:能)?达到?|没有达到|不达标|未达标|低于|不符合)[^。；;，,]{0,10}?(?:服务级别|服务水平|SLA|承诺|目标值?|指标|标准|要求)?"
    r"[^。；;]{0,24}?(?:即|是指|指|系指|为|[：:])[^。；;]{0,24}?$"
)
_BELOW = re.compile(
    r"(?:(?<!不)(?<!不得)(?<!不应)(?:低于|小于|未达到?|不足|不到)(?:上述|前述|约定的?|承诺的?)?"
    r"(?:标准|目标值?|指标|比例|数值)?[（(]?|<|＜)\s*$"
)
#: “下列时间不计入不可用分钟数：”引出的各项里的计划内维护
_LEADS_OUT = re.compile(r"(?:不计入|不计为|不视为|不属于|扣除|剔除)[^。；;]{0,20}[：:]\s*$")
_PLANNED_ITEM = re.compile(r"(?:计划内?性?|预定|例行|定期)的?(?:系统|停机)?(?:维护|检修)")
_STATED_DAYS = re.compile(r"每个?(?:自然)?(?:月|季度?|年)(?:均|统一)?(?:按|以)\s*(\d{2,3})\s*[日天]计")
_ITEM = re.compile(r"\s*(?:[（(][^（）()]{1,3}[)）]|[①-⑳]|[a-zA-Z\d]{1,2}[.、)）](?!\d)|[-•·])")


@record
class Target:
    """一处可用性目标。period 是 month、quarter、year，没有写为空；object 是考核对象的原话。"""

    span: Span
    words: str
    ratio: Decimal
    period: str
    object: str
    provisional: bool = False


@record
class Budget:
    """一处允许停机的时间；target 是同一行的目标（没有则为 None）。"""

    span: Span
    words: str
    seconds: Decimal
    period: str
    target: Target | None
    provisional: bool = False
    days: int | None = None  # 写明的周期天数，如“每月按30日计”


@record
class Threshold:
    """说可用率低于某数的一处。unmet 表示以此为没有达到服务级别（“未达标，即可用率低于99.9%”）。"""

    span: Span
    words: str
    ratio: Decimal
    period: str
    object: str
    unmet: bool
    provisional: bool = False


@record
class Availability:
    """可用性的全部约定。"""

    targets: tuple[Target, ...]
    budgets: tuple[Budget, ...]
    formula: bool
    source: bool
    downtime: bool
    planned: bool
    thresholds: tuple[Threshold, ...] = ()


def availability(reading: Reading) -> Availability:
    """全文的可用性约定。"""
    targets: list[Target] = []
    budgets: list[Budget] = []
    thresholds: list[Threshold] = []
    text: list[str] = []
    led = treated = False
    told = ""
    for line in reading.judged():
        if line.zone not in (Zone.ARTICLE, Zone.ANNEX) or line.part != "body":
            continue
        text.append(line.text)
        item = bool(_ITEM.match(line.number or line.label or line.text))
        led = bool(_LEADS_OUT.search(line.text)) or (led and item)
        treated = treated or (led and bool(_PLANNED_ITEM.search(line.body)))
        if line.heading:
            continue
        found = list(_targets(line, told))
        told = line.text if _AVAILABLE.search(line.text) else ""
        targets.extend(found)
        thresholds.extend(_thresholds(line))
        if _DOWN.search(line.body):
            budgets.extend(_budgets(line, found))
    whole = "\n".join(text)
    return Availability(
        _by_cycle(targets, reading, whole), tuple(budgets), bool(FORMULA.search(whole)), bool(SOURCE.search(whole)),
        bool(DOWNTIME.search(whole)), treated or bool(TREATED.search(whole)), tuple(thresholds),
    )  # fmt: skip


def _by_cycle(targets: list[Target], reading: Reading, whole: str) -> tuple[Target, ...]:
    """“一个服务周期内不低于99%”：周期另有定义的，以定义为准。"""
    means = _CYCLE_MEANS.search(whole)
    period = _period(means.group()) if means else ""
    return tuple(
        replace(each, period=period)
        if period
        and not each.period
        and (_BY_CYCLE.search(whole) or _CYCLE.search(reading.lines[each.span.line].text))
        else each
        for each in targets
    )


def _targets(line: Line, told: str = "") -> Iterator[Target]:
    """told 是上一行说可用率的话：“承诺值99.9%，也就是……”。"""
    body = line.body
    named = line.cell is not None and bool(_AVAILABLE.search(line.cell.row_head)) and not line.cell.header
    named = named or (line.cell is None and bool(told) and bool(_PROMISED.match(body)))
    if not named and not _AVAILABLE.search(body):
        return
    shadow = readable(body)
    for start, end in [(0, len(body))] if named else sentences(body):
        subject = None if named else _AVAILABLE.search(shadow, start, end)
        if not named and subject is None:
            continue
        for found in percents(shadow, start if subject is None else subject.end(), end):
            before = shadow[start : found.start]
            if line.cell is not None and len(body) < 24 and _LADDER.search(body):  # 抵扣档位的一格
                continue
            if not Decimal("0.8") <= found.percent.ratio <= 1 or _NOT_GOAL.search(before):
                continue
            if _WISHED.search(before) or _OF_MONEY.search(before):
                continue
            if "×" in before[-2:] or (line.cell is not None and re.search("抵扣|扣减|比例", line.cell.head)):
                continue
            after = shadow[found.end : min(end, found.end + 14)]
            if re.match("[，,]每", after):  # 为99.5%，每低0.5个百分点扣减……
                after = ""
            if _WITH_LOWER.search(before):  # 低于99.5%而不低于99%：抵扣的一档
                continue
            if not named and not _GOAL.search(before) and "以上" not in after[:3]:
                continue
            if (line.cell is None and _TIERED.search(after)) or (line.cell and not named and len(body) < 24):
                continue
            at = line.body_start
            yield Target(
                Span(line.index, at + found.start, at + found.end),
                body[found.start : found.end],
                found.percent.ratio,
                _period(body[start:end])
                or _period(body[nearby(start) : end])
                or (_period(f"{line.cell.row_head}{line.cell.head}") if line.cell else _period(told)),
                _object(line, body, start, found.start, named),
                in_slot(body, found.start, found.end),
            )


def _thresholds(line: Line) -> Iterator[Threshold]:
    """可用率低于某数时如何如何；抵扣的档位（两个数之间、紧接着说抵扣几成）不在此列。"""
    body = line.body
    if line.cell is not None or not _AVAILABLE.search(body):
        return
    shadow = readable(body)
    for start, end in sentences(body):
        subject = _AVAILABLE.search(shadow, start, end)
        if subject is None:
            continue
        for found in percents(shadow, subject.end(), end):
            before = shadow[start : found.start]
            if not Decimal("0.8") <= found.percent.ratio <= 1 or not _BELOW.search(before):
                continue
            unmet = bool(_UNMET.search(_BELOW.sub("", before)))
            named = _object(line, body, start, found.start, False)
            at = line.body_start
            yield Threshold(
                Span(line.index, at + found.start, at + found.end),
                body[found.start : found.end],
                found.percent.ratio,
                _period(body[start:end]),
                named if _NAMED.search(named) else "",  # “该自然月的可用率”没有说对象
                unmet,
                in_slot(body, found.start, found.end),
            )


def _object(line: Line, body: str, start: int, place: int, named: bool) -> str:
    texts = [line.cell.row_head] if named and line.cell else [body[start:place], body[nearby(start) : place]]
    names = [_clean(match[1]) for text in texts for match in _OBJECT.finditer(_PARENTHESIS.sub("", text))]
    return max(names, key=len, default="")


def _clean(words: str) -> str:
    """去掉“乙方应保证”一类的开头。"""
    return re.sub(r"^.*(?:保证|确保|承诺|应当?|服务商|乙方|甲方)|的$", "", words).strip()


def _period(text: str) -> str:
    return next((name for name, pattern in _PERIODS if pattern.search(text)), "")


def _budgets(line: Line, targets: list[Target]) -> Iterator[Budget]:
    body = line.body
    shadow = readable(body)
    founds = durations(shadow)
    if not founds:
        return
    whole_about = bool(targets) or re.search(
        r"(?:停机|不可用|中断)(?:的)?(?:时间|时长)?的?(?:上限|额度)|允许(?:的)?(?:停机|不可用)|(?:月|年|季)度?(?:累计)?(?:停机|不可用|中断)",
        body,
    )
    if not whole_about:
        return
    for found in founds:
        start = sentence_at(body, found.start)[0]
        before = shadow[start : found.start]
        if found.duration is None or found.duration.unit not in (Unit.SECOND, Unit.MINUTE, Unit.HOUR):
            continue
        near = re.split(r"[，,]", before)[-1]
        told = shadow[start : sentence_at(body, found.start)[1]]
        if _EXCUSED.search(told):  # 经同意的停机累计不超过4小时的，不计入
            continue
        if not _DOWN.search(before) or not _BUDGET.search(before) or _PLANNED.search(near) or "每次" in near:
            continue
        if re.search(r"之?内|以内", shadow[found.end : found.end + 3]) and "停机" not in near:
            continue
        earlier = [each for each in targets if each.span.start < line.body_start + found.start]
        target = earlier[-1] if earlier else None
        seconds = (
            found.duration.amount * {Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: 3600}[found.duration.unit]
        )
        at = line.body_start
        yield Budget(
            Span(line.index, at + found.start, at + found.end),
            body[found.start : found.end],
            seconds,
            _period(near) or _period(before) or (target.period if target else ""),
            target,
            in_slot(body, found.start, found.end),
            _stated_days(body),
        )


def _stated_days(body: str) -> int | None:
    """“每月按30日计”写明的天数；没有写或者写了几种的为 None。"""
    found = {int(match[1]) for match in _STATED_DAYS.finditer(body)}
    return found.pop() if len(found) == 1 else None
