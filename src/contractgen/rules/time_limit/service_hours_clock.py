"""服务时间在各处应当一致，并与工作小时的折算、对外承诺的受理时间相符。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.alike_hours import alike_hours
from contractgen.facts.attendance import Attendance, attendances
from contractgen.facts.conventions import conventions
from contractgen.facts.desk_windows import desk_windows, round_the_clock
from contractgen.facts.service_hours import Conversion, ServiceWindow, conversions, service_hours
from contractgen.facts.time_limits import TimeLimit, time_limits
from contractgen.facts.words.hours_apart import told_apart
from contractgen.facts.words.night_rule import night_told
from contractgen.facts.words.unattended import by_hand, contradictions
from contractgen.facts.words.whose_hours import of_another, of_named
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.model.reading import Span
from contractgen.model.saying import saying
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule
from contractgen.rules.time_limit._windows import (
    by_clause,
    by_level,
    clause,
    difference,
    one_table,
    sentence,
    shape,
)
from contractgen.zh.durations import Unit

_ANSWERS = (
    "响应",
    "接报",
    "接单",
    "接障",
    "报障",
    "接听",
    "抢修",
    "支持",
    "受理",
    "人工接听",
    "应答",
    "答复",
    "热线",
    "服务台",
    "报修",
    "处理",
)
#: 严重缺陷2小时内修复，含夜间；夜间漏水，20分钟内到场
_NIGHT = re.compile(
    r"(?:含|包括|不分|不论|无论)[^，。；]{0,4}(?:节假日|夜间|周末|双休日?)|(?:夜间|凌晨|深夜|周末|节假日)[^，,。；;]{1,10}[，,][^。；;]{0,24}?(?:分钟|小时)(?:之?内)?(?=[^。；;]{0,8}(?:到|响应|处理|处置|修|清|恢复|解))"
)
_MOST_HOURS = 4
_EVERY_DAY = ("每日", "每天", "全周", "周一至周日", "周一至周天")


#: 其余时间不值守
_CLOSED = re.compile(
    r"(?:其余|其他|此外)(?:的)?时[间段][^，。；]{0,6}(?:不|无人|休息|停止|关闭)|(?:以外|之外|下班后)[^，。；]{0,6}(?:不(?!影响|限|变)|无人)"
)
#: 什么服务都要处理的，不算另一种
_PLAIN = frozenset(("故障", "报修"))
#: 别处写了其余时间由谁接
_ARRANGED = re.compile(
    r"(?:其余|其他|此外|以外|之外|下班|非[一-龥]{2,4}时).*(?:值班|轮值|夜班|由.+(?:受理|接))"
)
_MEANS = re.compile('[”"」]\\s*(?:是|系|均)?指')
_OTHERWISE = re.compile(r"其余|其他时|以外|之外|下班后|值班|夜班|轮值")


class ServiceHoursClock(Rule):
    """服务时间写周一至周五白天，又承诺7×24小时响应，夜间故障由谁接、时限算不算，两种读法结果相差一整夜。

    写法：服务时间只写一处；服务时间以外单列“响应（服务时间外）”一栏，或者写明服务时间外的故障顺延到何时。
    自动监控可以7×24小时而人工服务只在白天，二者对象不同，不矛盾。
    """

    title = "服务时间与时限口径冲突"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = ("民法典第一百四十二条", "民法典第四百六十六条", "民法典第五百一十条")
    bad = (
        "3.1 技术支持时间为周一到周五上午九点到下午六点。\n3.2 严重缺陷两日内修复，>>含节假日和夜间<<。",
        "3.1 甲方冷库>>周一至周六8:00—18:00<<收货。\n第五条 装卸\n5.1 甲方冷库全天24小时收货，不得压车。",
        "2.1 调度台每日7:00至21:00有人，其余时间不接报。值班电话见封面。\n3.1 自来电起按下表抢修，小时为>>自然小时<<：\n| 险情 | 响应 | 恢复 |\n|---|---|---|\n| 爆管 | 15分钟 | 3小时 |\n| 渗漏 | 1小时 | 20小时 |",
        "2.1 乙方驻点时间为工作日9:00至17:30。乙方应在>>任何时间<<接报后30分钟内抵达病区。",
        "1.1 人工客服服务时间为每日9:00至22:00。\n3.1 乙方提供>>7×24小时<<人工响应，20秒内首次响应。\n3.2 投诉自受理起2小时内回话，服务时间以外由值班组长电话受理。",
        "4.1 服务时间为周一至周五8:00—17:30，乙方对故障提供>>7×24小时<<响应。",
        "3.1 客服时间：每日9:00至18:00有人接听。\n5.2 抢修以电话报修为准，热线>>7×24小时<<有人接听。",
        "6.1 客服的人工服务时间为工作日9:00至18:00。\n6.2 服务商提供>>7×24小时<<人工接听。",
        "4.1 服务时间为工作日9:00-18:00。\n4.2 乙方提供>>7×24小时<<故障响应。",
        "3.1 抢修队工作时间为每日8:30至17:30，其余时间抢修队不出车。\n3.2 >>凌晨<<爆管的，抢修队40分钟内到达现场。",
        "3.1 值班室周一至周六7:00至19:00有人，其余时间锁闭。\n3.2 货主可>>随时来电<<查询，值班室10分钟内答复。",
        "3.1 坐席在每日9:00至21:00接听，其余时间停止接听。\n3.2 坐席>>全天候<<接听，来电半分钟内接起。",
        "4.1 服务时间为>>周一至周五9:00至18:00<<。\n附件一\n1.1 服务时间为周一至周五8:30至17:30。",
        "1.2 每个工作日折合>>8<<个工作小时。\n4.1 服务时间为周一至周五09:00至18:00。",
        "4.1 标准服务时间：周一至周五9:00-17:00。\n"
        "3.1 一级故障应自收到报告之时起30分钟内响应，>>2小时<<内解决。",
    )
    good = (
        "1.1 工作时间为工作日9:00至18:00。\n2.1 受理渠道：\n    - 应急专线：7×24小时接听，仅受理一级；\n    - 报障平台：7×24小时提交，除一级外在工作时间处理。",
        "2.1 接警台全年每日24小时值守，其中23:00至次日6:00不少于三人。\n2.2 乙方保证警情7×24小时人工接听。",
        "2.1 客房热线7:00至19:00安排8席，19:00至次日7:00安排2席。\n2.2 乙方保证热线7×24小时人工接听。",
        "4.1 救援电话24小时有人接听。\n4.2 线路检测限于0:30至4:30，提前5日书面告知甲方，期间由调度值班。",
        "1.1 “工作时间”指工作日8:30至17:30。\n3.2 一级、二级报修的受理为7×24小时；三级报修在工作时间内受理。",
        "1.1 工作时间：工作日9:00至18:30。\n| 级别 | A级 | B级 |\n|---|---|---|\n| 受理时间 | 7×24小时 | 工作时间 |\n| 响应 | 10分钟 | 2小时 |",
        "4.1 时限自来电起算，双休日和寒暑假同样适用，2小时到场。\n4.2 期末考试期间，乙方派1名工程师驻校值守，时间8:00至20:00。",
        "2.1 客服时间为每日9:00至21:00，全年无休。21:00至次日9:00由语音信箱接收，次日9:00起回复。",
        "1.2 以小时表示的时限，除另有说明外按自然时间连续计算。\n3.3 门户工单的时限只在服务时间内累计。",
        "2.1 前台服务时间为每日9:00至21:00。\n4.2 工程师7×24小时受理报障。",
        "4.1 服务时间为工作日9:00至18:00，紧急故障由乙方提供7×24小时响应。",
        "1.1 服务时间为每日9:00至21:00。本合同所称小时按自然小时连续计算。\n3.1 系统中断的，乙方接报后10分钟内响应、2小时内恢复。",
        "3.1 受理渠道：\n（1）前台：每日8:00至20:00有人接待；\n（2）困人救援电话：24小时有人接听。",
        "3.1 割接在批准的窗口内实施，窗口为23:00至次日5:00。\n3.2 乙方提供7×24小时抢修，接报后30分钟内到场。",
        "4.1 服务时间为工作日9:00至18:00，一级工单除外。\n4.2 一级工单自报修起40分钟内修复，全天候处理，按自然时间连续计。",
        "6.1 客服的人工服务时间为工作日9:00至18:00。\n6.2 服务商提供7×24小时自动语音留言。",
        "4.1 服务时间为工作日9:00-18:00。\n2.2 乙方对系统实行7×24小时自动监控。",
        "4.1 坐席在周一至周五8:30至17:30接听；其余时间由值班手机接报。\n4.2 乙方提供7×24小时接报。",
        "4.1 查询由客服办理，客服每日8:00至18:00在线。\n4.2 途中故障由调度室处理，调度室昼夜有人，10分钟内回话。",
        "4.1 服务时间为工作日9:00至18:00，其余时间不加收费用。\n4.2 接到报修后20分钟内响应，4小时内修复。",
        "4.1 标准服务时间：周一至周五，上午9点至下午6点。\n"
        "4.2 服务时间以外发现紧急故障的，1小时内响应。\n"
        "3.1 一级故障应自收到报告之时起2小时内解决。",
        "2.1 交付频率：[选择，例如：7x24小时即时响应、工作日9:00-18:00电话支持]。",
        "1.2 每个工作日折合9个工作小时。\n4.1 服务时间为周一至周五09:00至18:00。",
        "4.1 服务时间为7×24小时。\n4.4 计划内维护在周日00:00至06:00进行。",
        "4.1 服务时间为周一至周五09:00至12:00和13:00至18:00。\n1.2 每个工作日折合8个工作小时。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        told: set[int] = set()
        for each in self._told(draft):
            told |= {span.line for span in (each.span, *each.related)}
            yield each
        if not told and not any(
            _ARRANGED.search(draft.quote(span)) for span in draft.ask(attendances).provided
        ):
            yield from self._by_night(draft)
        for one, two in draft.ask(alike_hours):
            if {one.span.line, two.span.line} & told:
                continue
            told |= {one.span.line, two.span.line}
            yield self.finding(
                one.span,
                f"所说的大概是同一处，时段不同：{draft.where(one.span)}为“{one.words}”，{draft.where(two.span)}为“{two.words}”。",
                severity=Severity.INFO,
                related=[two.span],
                suggestion="确是同一处的，统一后只写一处；不是的，写明各是什么服务的时间。",
            )

    def _by_night(self, draft: Draft) -> Iterator[Finding]:
        """只有白天有人，又约定夜里、节假日几分钟、几小时之内做什么：只作提示。"""
        windows = draft.ask(desk_windows)
        if not windows or draft.ask(round_the_clock):
            return
        for line in saying(draft.reading, ("夜", "凌晨", "周末", "节假日", "双休")):
            told = _NIGHT.search(line.text)
            if told and line.index != windows[0].span.line and not _OTHERWISE.search(line.text):
                yield self.finding(
                    Span(line.index, *told.span()),
                    f"“{told.group()}”也要办，而{draft.where(windows[0].span)}只有“{draft.quote(windows[0].span)}”。",
                    severity=Severity.INFO,
                    related=[each.span for each in windows],
                    suggestion="写明服务时间以外由谁受理、时限如何计算。",
                )
                return

    def _told(self, draft: Draft) -> Iterator[Finding]:
        windows = draft.ask(service_hours)
        desk = [each for each in windows if each.desk]
        yield from self._two_windows(draft, desk)
        told: set[int] = set()
        said = draft.ask(attendances)
        for promised, absent in contradictions(said):
            if absent.kind == "window" and told_apart(draft.reading, absent.span, promised.span):
                continue
            told |= {promised.span.line}
            named = of_named(draft.reading, absent.span, promised.span)
            unsure = absent.venue or named or _defined(draft, absent)
            yield self._unattended(draft, promised, absent, Severity.INFO if unsure else None)
        for promised, absent in by_hand(said):
            if promised.span.line not in told:
                yield self._unattended(draft, promised, absent, Severity.INFO)
        if not any(_ARRANGED.search(draft.quote(span)) for span in said.provided):
            for finding in self._always_promised(draft, desk, windows):
                if finding.span.line not in told:
                    yield finding
        for conversion in draft.ask(conversions):
            yield from self._conversion(draft, conversion, desk)
        yield from self._no_night_rule(draft, desk, windows)

    def _unattended(
        self, draft: Draft, promised: Attendance, absent: Attendance, severity: Severity | None = None
    ) -> Finding:
        """要求全天有人、照样计时，那段时间却没有人。"""
        there = f"{draft.where(absent.span)}“{absent.words}”"
        said = {
            "closed": f"{there}，那段时间没有人",
            "only": f"{there}，两种计时口径相反",
            "elsewhere": f"{there}，其余时间的安排管不管得到这一处，看不出来",
        }.get("elsewhere" if severity else absent.kind, f"{there}，其余时间由谁受理、时限如何计算没有约定")
        return self.finding(
            promised.span,
            f"{draft.where(promised.span)}要求“{promised.words}”，而{said}。",
            severity=severity,
            related=[absent.span, absent.sentence],
            suggestion="统一两处；其余时间另有安排的，写明由谁受理、时限如何计算。",
        )

    def _two_windows(self, draft: Draft, desk: list[ServiceWindow]) -> Iterator[Finding]:
        """两条里写的服务时间不同。"""
        groups = by_clause(desk, draft)
        if len(groups) < 2:
            return
        first = groups[0]
        for other in groups[1:]:
            if shape(first) == shape(other) or first[0].about != other[0].about:
                continue
            if one_table(draft, first[0], other[0]) or by_level(draft, first[0], other[0]):
                continue  # 一行一种渠道，各有各的时间
            one, two = difference(first, other)
            yield self.finding(
                one.span,
                f"服务时间不一致：{draft.where(one.span)}为“{one.words}”，{draft.where(two.span)}为“{two.words}”。",
                related=[two.span],
                suggestion="核实后统一；服务时间只写一处，另一处引用。",
                provisional=one.provisional or two.provisional,
            )
            return

    def _always_promised(
        self, draft: Draft, desk: list[ServiceWindow], windows: tuple[ServiceWindow, ...]
    ) -> Iterator[Finding]:
        """服务时间只有白天，又承诺全天响应。"""
        day = [each for each in desk if not each.always]
        if not day or any(each.always for each in desk):
            return
        for each in windows:
            told = draft.line(each.span).text
            if _OTHERWISE.search(told) and not _CLOSED.search(told):
                continue  # “其余时间由值班电话受理”，已经分开写明
            if by_level(draft, day[0], each):
                continue
            if each.span.line == day[0].span.line and each.about - day[0].about - _PLAIN:
                continue  # 一句话里分开说的：服务时间为……，热线7×24小时接听
            if of_another(draft.line(day[0].span).text[: day[0].span.start], sentence(draft, each)):
                continue  # 坐席服务时间为……；技术支持7×24小时受理
            if each.always and each.what in _ANSWERS and "监控" not in clause(draft, each):
                yield self.finding(
                    each.span,
                    f"{draft.where(each.span)}承诺“{each.words}”{each.what}，{draft.where(day[0].span)}的服务时间只有“{day[0].words}”。",
                    severity=Severity.INFO if of_named(draft.reading, day[0].span, each.span) else None,
                    related=[day[0].span],
                    suggestion="写明服务时间以外由谁受理、时限如何计算，或者统一服务时间。",
                    provisional=each.provisional or day[0].provisional,
                )

    def _conversion(
        self, draft: Draft, conversion: Conversion, desk: list[ServiceWindow]
    ) -> Iterator[Finding]:
        """一个工作日折合的小时数与时段的长度。"""
        days: dict[tuple[int, str], int] = {}
        for number, group in enumerate(by_clause(desk, draft)):
            for each in group:
                if each.start is not None:
                    days[number, each.days] = days.get((number, each.days), 0) + each.minutes
        lengths = set(days.values())
        if len(lengths) == 1 and (minutes := lengths.pop()) != conversion.hours * 60:
            shown = f"{minutes // 60}小时" + (f"{minutes % 60}分钟" if minutes % 60 else "")
            window = next(each for each in desk if each.start is not None)
            yield self.finding(
                conversion.span,
                f"{draft.where(conversion.span)}每个工作日折合{conversion.hours}个工作小时，"
                f"{draft.where(window.span)}的服务时间“{window.words}”每日{shown}。",
                related=[window.span],
                suggestion="改正其一；午休不计入的，分上午、下午两段写。",
            )

    def _no_night_rule(
        self, draft: Draft, desk: list[ServiceWindow], windows: tuple[ServiceWindow, ...]
    ) -> Iterator[Finding]:
        """很短的解决时限，服务时间只有白天，又没有服务时间外的约定、没有计时口径。"""
        stated = bool(desk)
        desk = desk or [
            each
            for each in windows
            if each.start is not None and any(each.span == other.span for other in draft.ask(desk_windows))
        ]
        if not desk or any(each.always for each in windows):
            return
        limits = draft.ask(time_limits)
        if any(each.hours in ("out", "all") or each.clock for each in limits) or night_told(draft.reading):
            return
        if draft.ask(conventions).continuous is not None and all(each.days in _EVERY_DAY for each in desk):
            return  # 天天开门的，关门以后的中断不碍事
        short = [
            each
            for each in limits
            if each.rank == 1 and each.action in ("解决", "恢复", "临时恢复") and _short(each)
        ]
        if short:
            limit = short[0]
            yield self.finding(
                limit.span,
                f"{draft.where(limit.span)}“{limit.severity}”{limit.action}时限只有{limit.words}，"
                f"而服务时间是“{desk[0].words}”（{draft.where(desk[0].span)}），服务时间以外发生的故障如何受理、计时没有约定。",
                severity=None if stated else Severity.INFO,
                related=[desk[0].span],
                suggestion="增加服务时间以外的受理与响应约定，或者写明时限只计服务时间。",
                provisional=limit.provisional,
            )


def _defined(draft: Draft, window: Attendance) -> bool:
    """“工作时间”指工作日9:00至18:00：只是给这个词下定义，用在哪里另看。"""
    return bool(_MEANS.search(draft.line(window.span).text, 0, window.span.start))


def _short(limit: TimeLimit) -> bool:
    unit = limit.duration.unit if limit.duration else None
    return unit is Unit.MINUTE or (
        unit is Unit.HOUR and limit.duration is not None and limit.duration.amount <= _MOST_HOURS
    )
