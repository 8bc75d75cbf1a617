"""停机时间与可用率互相算：换算对不对，累计、单次、按安排要停的有没有超出容许的。"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from contractgen.facts.arranged_stops import ArrangedStop, arranged_stops
from contractgen.facts.credit_tiers import credit_tiers
from contractgen.facts.expressions import expressions
from contractgen.facts.mean_times import mean_times
from contractgen.facts.stoppages import Stop, stoppages
from contractgen.facts.uptimes import Uptime
from contractgen.facts.words.outline import outlined
from contractgen.facts.words.periods import DAYS, NAMES, USUAL, seconds, usual_seconds
from contractgen.facts.words.rungs import bounds
from contractgen.model.finding import Severity
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.rules.service_level._clash import Clash
from contractgen.zh.durations import format_clock_span
from contractgen.zh.percentages import Percent, format_percent

_MOST = 40  # 再多的停机时间不逐一比较


def clashes(draft: Draft) -> Iterator[Clash]:
    """全文算不上的各处。"""
    known = draft.ask(stoppages)
    for stop in known.stops[:_MOST]:
        beside = [each for each in known.uptimes if _beside(draft, stop, each)]
        beside = beside or (_just_before(stop, known.uptimes) if stop.equal else [])
        if stop.kind == "running":
            yield from _running(draft, stop, beside)
        elif stop.kind == "total" and _told_besides(stop, beside, known.stops):
            continue
        elif stop.kind == "total" and beside and (stop.equal or stop.own):
            yield from _converted(draft, stop, beside)
        elif stop.kind == "total":
            near = beside or _promises(draft, stop.span, known.uptimes, "")
            same = [each for each in near if not stop.period or each.period == stop.period]
            yield from _over(draft, stop, same, stop.seconds, "累计")
            if near and not same:
                yield from _over(draft, stop, near, _summed(stop, near[-1]), "各期合计")
        elif stop.kind == "each":
            near = beside or _promises(draft, stop.span, known.uptimes, "")
            yield from _over(
                draft, stop, near, stop.seconds * stop.times, "一次" if stop.times == 1 else f"{stop.times}次"
            )
        elif beside:
            yield from _over(draft, stop, beside, stop.seconds, "恢复一次")
    for arranged in draft.ask(arranged_stops) if known.uptimes else ():
        yield from _arranged(draft, arranged, _promises(draft, arranged.span, known.uptimes, ""))
    yield from _nines(draft, known.uptimes)
    yield from _mean_times(draft, known.uptimes)
    for each in draft.ask(expressions):
        if abs(each.actual - each.written) > (Decimal("0.0005") if each.share else each.actual / 50):
            yield Clash(
                each.span,
                f"算式“{draft.quote(each.span)}”的结果应为{_result(each.actual, each.share)}。",
                (each.result,),
                "核对算式与结果。",
            )


def _told_besides(stop: Stop, beside: list[Uptime], stops: tuple[Stop, ...]) -> bool:
    """“即全年不超过8.76小时，且任一月不超过2小时”：换算的是前一个，后一个另说别的周期。"""
    if not stop.period or any(each.period == stop.period for each in beside):
        return False
    return any(
        other is not stop and other.span.line == stop.span.line and other.sentence == stop.sentence
        and any(each.period and _matches(each.down, each.period, other) for each in beside)
        for other in stops
    )  # fmt: skip


def _nines(draft: Draft, uptimes: tuple[Uptime, ...]) -> Iterator[Clash]:
    """四个九（99.9%）：几个九与百分数不符。"""
    for one in uptimes:
        if "个" not in one.words:
            continue
        near = [
            each
            for each in uptimes
            if each is not one and each.span.line == one.span.line and each.sentence == one.sentence
        ]
        if near and all(each.down != one.down for each in near):
            yield Clash(
                one.span,
                f"“{one.words}”是{format_percent(Percent(1 - one.down))}，同处写的却是{near[0].words}（{draft.where(one.span)}）。",
                (near[0].span,),
                "核实后统一。",
            )


def _mean_times(draft: Draft, uptimes: tuple[Uptime, ...]) -> Iterator[Clash]:
    """平均无故障时间与平均修复时间算出的可用率，够不上承诺的。"""
    for mean in draft.ask(mean_times):
        down = mean.repair / (mean.repair + mean.between)
        targets = [each for each in uptimes if each.promised and not each.tier]
        if targets and all(down > each.down * Decimal("1.05") for each in targets):
            target = targets[-1]
            yield Clash(
                mean.span,
                f"平均无故障{draft.quote(mean.span)}、平均修复{draft.quote(mean.other)}，可用率约为{format_percent(Percent(round(1 - down, 4)))}，"
                f"够不上{target.words}（{draft.where(target.span)}）。",
                (mean.other, target.span),
                "核对三个数。",
                Severity.WARNING,
                target.provisional,
            )


def _beside(draft: Draft, stop: Stop, each: Uptime) -> bool:
    """同一句，或者表里同一行（转置的同一列）。"""
    one, two = draft.line(stop.span), draft.line(each.span)
    if one.cell and two.cell:
        same = one.cell.table == two.cell.table and one.index != two.index
        return same and one.cell.row == two.cell.row
    return one.index == two.index and stop.sentence == each.sentence


def _just_before(stop: Stop, uptimes: tuple[Uptime, ...]) -> list[Uptime]:
    """“不低于99.8%；每月按30日计，相当于……”：接着上一句换算的。"""
    earlier = [
        each
        for each in uptimes
        if 0 <= stop.span.line - each.span.line < 2
        and (each.span.line, each.span.start) < (stop.span.line, stop.span.start)
    ]
    return earlier[-1:]


def _promises(draft: Draft, span: Span, uptimes: tuple[Uptime, ...], period: str) -> list[Uptime]:
    """同一条里承诺的可用率（没有承诺的，是开始扣款的界限）；本条没有的看全文，全文有几种的不比。"""
    outline = outlined(draft.reading)
    uptimes = tuple(each for each in uptimes if not each.tier)
    here = [each for each in uptimes if outline.article(each.span.line) == outline.article(span.line)]
    near = [each for each in here if each.promised] or here
    if not near:
        near = [each for each in uptimes if each.promised]
        if len({each.down for each in near}) > 1:
            return []
    return [each for each in near if each.period and (not period or each.period == period)]


def _converted(draft: Draft, stop: Stop, beside: list[Uptime]) -> Iterator[Clash]:
    """换算出来的时间与比例不符。"""
    pairs = [
        (each, each.period if each.period and not stop.period else stop.period or each.period)
        for each in beside
    ]
    pairs = [(each, period) for each, period in pairs if period]
    if not pairs or any(_matches(each.down, period, stop) for each, period in pairs):
        return
    target, period = min(
        pairs,
        key=lambda pair: (
            abs(pair[0].span.start - stop.span.start) if pair[0].span.line == stop.span.line else 0
        ),
    )
    days = stop.days or USUAL[period]
    right = format_clock_span(_short(days * 86400 * target.down))
    tiers = bounds(draft.ask(credit_tiers))
    target_wrong = 1 - target.down not in tiers and any(
        _matches(1 - edge, period, stop) for edge in tiers if edge < 1
    )
    wrong, other = (target.span, stop.span) if target_wrong else (stop.span, target.span)
    yield Clash(
        wrong,
        f"{target.words}（{_basis(period, stop)}计）只允许停机{right}，写的是{stop.words}（{draft.where(stop.span)}）。",
        (other,),
        f"改为{right}，或者改正可用性目标。",
        provisional=stop.provisional or target.provisional,
    )


def _basis(period: str, stop: Stop) -> str:
    """每月按30日；写明了周期有多长的，依所写。"""
    if not stop.days:
        return NAMES[period]
    days = stop.days
    length = f"{days}日" if isinstance(days, int) else f"{(days * 24).normalize():f}小时"
    return f"{NAMES[period].partition('按')[0]}按{length}"


def _running(draft: Draft, stop: Stop, beside: list[Uptime]) -> Iterator[Clash]:
    """换算出来的运行时间与比例不符。"""
    for each in beside:
        period = stop.period or each.period
        if not period:
            continue
        shortest, longest = (length * (1 - each.down) for length in seconds(period))
        if not shortest * Decimal("0.999") <= stop.seconds <= longest * Decimal("1.001"):
            right = format_clock_span(_short(usual_seconds(period) * (1 - each.down)))
            yield Clash(
                stop.span,
                f"{each.words}（{NAMES[period]}计）应当运行{right}，写的是{stop.words}（{draft.where(stop.span)}）。",
                (each.span,),
                f"改为{right}，或者改正可用性目标。",
                provisional=stop.provisional or each.provisional,
            )
        return


def _over(draft: Draft, stop: Stop, uptimes: list[Uptime], total: Decimal, how: str) -> Iterator[Clash]:
    """分开写的停机上限，超出可用率容许的。"""
    usable = [each for each in uptimes if each.period]
    based = stop.days * Decimal(86400) if stop.days and not isinstance(stop.days, int) else None
    longest = [each.down * (based or seconds(each.period)[1]) for each in usable]
    if not usable or any(total <= each * Decimal("1.02") for each in longest):
        return
    target = usable[-1]
    allowed = format_clock_span(_short(target.down * (based or usual_seconds(target.period))))
    yield Clash(
        stop.span,
        f"{how}可停{format_clock_span(_short(total))}（{draft.where(stop.span)}），而{target.words}的可用性（{draft.where(target.span)}）"
        f"{_basis(target.period, stop)}计，整个周期只允许停机{allowed}。",
        (target.span,),
        "缩短停机的上限，或者调整可用性目标。",
        Severity.INFO if stop.guessed else Severity.WARNING,
        stop.provisional or target.provisional,
    )


def _arranged(draft: Draft, stop: ArrangedStop, uptimes: list[Uptime]) -> Iterator[Clash]:
    """按安排停机、又计入停机的，一个周期加起来已经超出。"""
    if not uptimes or not (stop.counted or (stop.told and not stop.excused)):
        return
    target = uptimes[-1]
    total = stop.within(DAYS[target.period][0], USUAL[target.period])
    if total <= target.down * seconds(target.period)[1]:
        return
    allowed = format_clock_span(_short(target.down * usual_seconds(target.period)))
    yield Clash(
        stop.span,
        f"按“{stop.words}”（{draft.where(stop.span)}），一个周期要停{format_clock_span(_short(total))}，而{target.words}的可用性"
        f"（{draft.where(target.span)}）只允许停机{allowed}。",
        (target.span,),
        "写明这样的停机不计入不可用时间，或者缩短停机、调整可用性目标。",
        Severity.WARNING,
        target.provisional,
    )


def _summed(stop: Stop, target: Uptime) -> Decimal:
    """按日、按月的上限，合到可用率的一个周期里；上限未必用足，明显超出（三倍）的才算。"""
    if not target.period or USUAL[target.period] <= USUAL[stop.period]:
        return Decimal(0)
    rounds = Decimal(USUAL[target.period]) / USUAL[stop.period]
    return (
        stop.seconds
        if stop.seconds * rounds <= 3 * target.down * usual_seconds(target.period)
        else stop.seconds * rounds
    )


def _matches(down: Decimal, period: str, stop: Stop) -> bool:
    """停机时间与比例相符：周期天数的不同习惯和四舍五入都算相符。"""
    days = (stop.days,) if stop.days else DAYS[period]
    values = [each * 86400 * down for each in days]
    slack = Decimal(1) if stop.days and stop.words.endswith("秒") else max(values) / 100
    return min(values) - slack <= stop.seconds <= max(values) + slack


def _result(actual: Decimal, share: bool) -> str:
    return format_percent(Percent(round(actual, 5))) if share else format_clock_span(_short(actual))


def _short(total: Decimal) -> Decimal:
    """说给人看的：一分钟以上的不写小数秒。"""
    return total.normalize() + 0 if total < 60 else Decimal(round(total))
