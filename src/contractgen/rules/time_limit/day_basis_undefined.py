"""日是工作日还是自然日、小时是否连续计算，应当写明。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.conventions import conventions
from contractgen.facts.day_words import day_words
from contractgen.facts.desk_windows import desk_windows, round_the_clock
from contractgen.facts.notices import notices
from contractgen.facts.promises import Promise, promises
from contractgen.facts.time_limits import TimeLimit, time_limits
from contractgen.facts.words.limit_tables import is_value_cell
from contractgen.facts.words.outline import outlined
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.model.reading import Span
from contractgen.model.saying import saying
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule
from contractgen.zh.duration_words import durations
from contractgen.zh.durations import Unit
from contractgen.zh.obligation_words import STEPS
from contractgen.zh.sentences import readable

_CLOCK_UNITS = (Unit.HOUR, Unit.MINUTE)

_MANY = 6
_LONG = 4  # 再短的，当天总能做完

_CLOSED = ("不上班", "下班", "以外", "之外", "非工作", "非服务", "非营业")
_AFTER_HOURS = re.compile(
    r"(?:不上班|下班|(?:服务|工作|营业|上班|受理)(?:时间|时段|日)(?:以|之)外|非(?:工作|服务|营业)(?:时间|时段|日))[^；;]{0,40}?"
    r"(?:次日|第二天|翌日|下一个?(?:工作|营业)日|顺延|往后顺|[\d一二两三四五六七八九十半]\s*个?(?:小时|钟头|分钟))"
)


class DayBasisUndefined(Rule):
    """“工作日”没有法定定义，调休上班日、省级假日算不算都可能争议；服务时间只有白天的，“4小时内解决”跨夜如何计算也会争议。

    写法：“工作日指周一至周五中除国务院办公厅公布的放假日以外的日期，含调休上班日；小时自起算时起连续计算。”
    """

    title = "日或小时的计算口径不明"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = ("民法典第二百零一条", "民法典第二百零三条", "民法典第二百零四条")
    bad = (
        "工作日指法定工作日。\n3.1 乙方在上学日的8点到17点派人驻校。\n3.2 多媒体设备自报修时起>>10小时<<内修好。",
        "工作日指法定工作日。\n| 字数 | 交稿 |\n|---|---|\n| 不超过5000字 | 2个工作日 |\n| 超过5000字 | >>5天<< |",
        "3.1 乙方应自收到异议之日起>>5个工作日<<内书面答复。",
        "工作日指法定工作日。\n3.1 供方应在收到订单后3个>>营业日<<内发货，材料于两个施工日内进场。",
        "3.2 付款日遇>>非工作日<<的，顺延至其后第一日；返修用时不超过6个服务小时。",
        "4.1 乙方提供5×9远程支持。\n4.2 故障自报修之时起>>6小时<<内修复。",
        "4.1 服务时间：周一至周五9:00-18:00。\n4.2 一级故障应自收到报告之时起>>4小时<<内解决。",
    )
    good = (
        "1.1 “工作日”指法定工作日；“工作时间”指工作日8:30至17:30。除写明“工作时间”外，小时均按连续时间计算。\n2.1 门禁故障自报修起2小时内修复。",
        "4.1 支持时间为法定工作日9:00至18:00，工作日指法定工作日。\n4.2 故障自报修起2小时内到场、6小时内修好，上述小时在支持时间内累计计算，非支持时间不计。",
        "4.1 客服时间是每天8:30到20:30。\n4.2 时间从打电话起算，钟点连续算，不扣休息日；大毛病3小时修好。",
        "工作日指法定工作日。\n| 级别 | 修复 |\n|---|---|\n| 高 | 4小时 |\n| 中 | 2个工作日 |",
        "1.1 工作日：指中国法定工作日，含国务院办公厅公布的调休上班日。\n"
        "3.1 乙方应自收到异议之日起5个工作日内书面答复。",
        "4.1 服务时间：周一至周五9:00-18:00。\n"
        "4.2 一级故障应自收到报告之时起4小时内解决，小时均按自然小时连续计算。",
        "1.1 营业日指甲方门店开门营业的日子。\n3.1 乙方应自收到异议之日起3个营业日内书面答复；每个教学日安排两名教师。",
        "4.1 服务时间为7×24小时。\n4.2 一级故障应自收到报告之时起4小时内解决。",
        "4.1 技术支持：工作日9:00-18:00电话支持。\n8.1 甲方应于10日内付款。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        agreed = draft.ask(conventions)
        limits = draft.ask(time_limits)
        reasons: list[str] = []
        spans: list[Span] = []
        mixed: list[str] = []
        working = [each for each in limits if each.duration and each.duration.unit is Unit.WORKING_DAY]
        if working and agreed.working_day is None:
            places = "、".join(dict.fromkeys(draft.where(each.span) for each in working[:3]))
            reasons.append(f"“工作日”没有定义（{places}等，含不含调休上班日不明）")
            spans += [each.span for each in working]
            spans += [each for each in agreed.mentions if not any(_covers(span, each) for span in spans)]
            mixed = self._mixed(draft)
            reasons += mixed
            if beside := _plain_days(draft, working):
                plain, other = beside[0]
                reasons.append(f"“{plain.words}”与“{other.words}”单位不同，“日”是不是工作日不明")
                spans += [each.span for each, _ in beside]
        strange = [
            each
            for each in draft.ask(day_words)
            if not any(_covers(span, each.span) for span in spans)
            and not (each.family and agreed.working_day is not None)
        ]
        if strange:
            names = "、".join(dict.fromkeys(f"“{each.word}”" for each in strange))
            if not working or any(not each.family for each in strange):
                reasons.append(f"{names}没有定义（{draft.where(strange[0].span)}等）")
            spans += [each.span for each in strange]
        clock = self._clock_limits(draft, limits) if agreed.continuous is None else []
        loose = [] if clock or agreed.continuous is not None else _loose_hours(draft)
        if clock:
            reasons.append(
                f"{draft.where(clock[0].span)}的{clock[0].action}时限（{clock[0].words}）按自然小时还是服务时间内的小时计算不明"
            )
            spans += [each.span for each in clock]
            spans += [each.span for each in draft.ask(desk_windows)]
        if loose:
            window = draft.ask(desk_windows)[0].span
            reasons.append(
                f"{draft.where(loose[0].span)}的“{loose[0].words}”跨不跨{draft.where(window)}“{draft.quote(window)}”以外的时间不明"
            )
            spans += [*(each.span for each in loose), window]
        yield from self._mixed_column(draft)
        if spans:
            named = working if agreed.working_day is None else []
            first = min(
                [each.span for each in (*named, *clock)]
                + [each.span for each in loose]
                + [each.span for each in strange],
                key=_place,
            )
            ordered = [first, *sorted(set(spans) - {first}, key=_place)]
            yield self.finding(
                first,
                "期间的计算口径不明：" + "；".join(reasons) + "。",
                related=ordered[1:],
                severity=None
                if mixed
                or (
                    clock
                    and any(each.stated for each in draft.ask(desk_windows))
                    and not _out_of_hours(draft)
                )
                else Severity.INFO,  # 只差一个定义，通常的意思是清楚的
                suggestion="写明工作日的定义（含调休上班日）；写明小时连续计算，还是只计服务时间。",
                provisional=not strange and all(each.provisional for each in (*working, *clock)),
            )

    def _mixed(self, draft: Draft) -> list[str]:
        """同一类通知里“天”与“工作日”混用。"""
        found = []
        kinds: dict[str, dict[str, str]] = {}
        for notice in draft.ask(notices):
            if notice.duration is not None and notice.event:
                basis = "工作日" if notice.duration.unit is Unit.WORKING_DAY else notice.unit
                kinds.setdefault(notice.event, {}).setdefault(
                    basis, f"{draft.where(notice.span)}“{notice.words}”"
                )
        for event, units in kinds.items():
            if "工作日" in units and units.keys() & {"日", "天"}:
                found.append(f"{event}的通知期“天（日）”与“工作日”混用（{'、'.join(units.values())}）")
        return found

    def _mixed_column(self, draft: Draft) -> Iterator[Finding]:
        """时限表同一列里有的写工作日，有的写天；写明“日”是自然日的，看得出来。"""
        if draft.ask(conventions).natural_day is not None:
            return
        columns: dict[tuple[int, int], list[tuple[str, Span]]] = {}
        for line in draft.reading.judged():
            if line.cell is None or line.cell.header or not line.cell.column or not is_value_cell(line):
                continue
            for found in durations(readable(line.body)):
                at = line.body_start
                place = Span(line.index, at + found.start, at + found.end)
                columns.setdefault((line.cell.table, line.cell.column), []).append((found.unit, place))
        for cells in columns.values():
            plain = [span for unit, span in cells if unit == "天"]  # 写“日”的多是有意
            working = [span for unit, span in cells if unit == "工作日"]
            if plain and working:
                yield self.finding(
                    plain[0],
                    f"{draft.where(plain[0])}“{draft.quote(plain[0])}”与同一列的“{draft.quote(working[0])}”单位不同，是不是工作日看不出来。",
                    related=[*plain[1:], *working],
                    suggestion="同一列用同一种单位；确为自然日的写“自然日”。",
                )

    def _clock_limits(self, draft: Draft, limits: tuple[TimeLimit, ...]) -> list[TimeLimit]:
        """服务时间不是全天，而响应、解决以小时计、又没有写口径的。"""
        windows = draft.ask(desk_windows)
        if not windows:
            return []
        stated = any(each.stated for each in windows)
        return [
            each
            for each in limits
            if each.action in (*STEPS, "答复")
            and each.duration is not None
            and each.duration.unit in _CLOCK_UNITS
            and not each.clock
            and not (each.hours in ("in", "all") and not stated)
            and each.action != "响应"
        ]


def _plain_days(draft: Draft, working: list[TimeLimit]) -> list[tuple[TimeLimit, TimeLimit]]:
    """同一条里写工作日，又写日、天的期限。"""
    outline = outlined(draft.reading)
    found = []
    for each in draft.ask(time_limits):
        if (
            each.duration is None
            or each.duration.unit is not Unit.DAY
            or "自然" in each.words
            or each.provisional
        ):
            continue
        article = outline.article(each.span.line)
        for other in working:
            if article is not None and outline.article(other.span.line) == article:
                found.append((each, other))
                break
    return found[:_MANY]


def _loose_hours(draft: Draft) -> list[Promise]:
    """服务不是全天，而几个小时之内要做完的一件事，没有写怎么计时。"""
    if not draft.ask(desk_windows) or _out_of_hours(draft):
        return []
    return [
        each
        for each in draft.ask(promises)
        if each.duration is not None
        and each.duration.unit is Unit.HOUR
        and each.duration.amount >= _LONG
        and not (each.clock or each.hours or each.soft or each.step == "响应")
    ]


def _out_of_hours(draft: Draft) -> bool:
    """另外写了下班以后怎么办的（最迟次日几时），小时怎么算就看得出来。"""
    told = any(_AFTER_HOURS.search(line.text) for line in saying(draft.reading, _CLOSED))
    return told or draft.ask(round_the_clock)


def _place(span: Span) -> tuple[int, int]:
    return span.line, span.start


def _covers(one: Span, other: Span) -> bool:
    return one.line == other.line and one.start <= other.start and other.end <= one.end
