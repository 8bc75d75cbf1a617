"""保密期、质保期、整改期、留存期和报告、会议的频率，各处应当一致。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.topic_periods import Frequency, TopicPeriod, frequencies, topic_periods
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.outliers import minority
from contractgen.review.rule import Rule
from contractgen.zh.working_time import equal


class PeriodConflict(Rule):
    """保密两年还是三年、每月还是每季度报告，两处不同就有两个答案；“每季度或每半年”等于没有约定。

    写法：每个期间、频率只在一处写数，别处引用；频率写“每季度至少一次”。
    """

    title = "整改、解除、存续等期间冲突"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = ("民法典第一百四十二条", "民法典第四百六十六条", "民法典第五百六十二条第二款")
    bad = (
        "11.2 保密义务在本合同终止后继续有效，期限为>>三年<<。\n15.3 合同期满的，保密义务在此后两年内仍然有效。",
        "9.1 甲方逾期付款满>>15日<<的，乙方可以解除本合同。\n10.2 甲方逾期付款超过30日的，乙方有权解除本合同。",
        "4.2 质保期为>>18个月<<。\n9.3 所供设备的质保期为30个月。",
        "6.1 双方对因本合同知悉的经营数据负保密责任，期限为>>四年<<。\n8.4 保密义务在本合同终止后五年内有效。",
        "3.4 保密义务自本协议终止后存续>>2年<<。\n9.2 保密期限为本协议终止后3年。",
        "10.1 网络日志留存不少于>>6个月<<。\n2.1 网络日志保存不少于12个月。",
        "2.3 服务评审会议>>每月一次<<，由乙方召集。\n6.3 双方每季度一次召开服务评审会议。",
        "3.4 乙方将定期（通常>>每季度或每半年<<）发布系统升级。",
    )
    good = (
        "9.1 甲方逾期付款满60日的，乙方可以解除。\n9.2 乙方逾期交付满30日的，甲方可以解除。",
        "9.1 甲方逾期付款超过15日的，乙方可以暂停服务；超过60日的，可以解除。",
        "3.1 业务日志保存不少于6个月。\n3.2 审计日志保存不少于1年。",
        "4.2 质保期为18个月。\n9.3 所供设备的质保期为18个月。",
        "4.2 质保期为18个月。\n9.3 硬件质保期为36个月。\n9.4 软件质保期为12个月。",
        "3.2 余款5%作为质保金，于质保期届满且无质量异议后10个工作日内支付。\n11.1 质保期为终验合格之日起24个月。",
        "3.4 保密义务自本协议终止后存续3年。\n9.2 保密期限为本协议终止后三年。",
        "10.1 网络日志留存不少于6个月。\n5.1 备份保留期为90日。",
        "2.3 服务评审会议每月一次。\n6.3 双方每月一次召开服务评审会议。",
        "2.2 备份：每日一次增量备份，每周一次全量备份。",
        "18.3 硬件质量保证期自验收之日起3年。\n18.4 定制软件质量保证期自验收之日起1年。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        groups: dict[tuple[str, str], list[TopicPeriod]] = {}
        for period in draft.ask(topic_periods):
            groups.setdefault((period.topic, _subject(draft, period)), []).append(period)
        for group in _merged(groups).values():
            starts = {each.start for each in group if each.start}
            odd, main = (
                minority(group, lambda a, b: equal(a.duration, b.duration)) if len(starts) < 2 else ([], [])
            )
            if odd and not any(each.span.line == main[0].span.line for each in odd):
                yield self._two(draft, odd, main)
        yield from self._frequencies(draft)

    def _frequencies(self, draft: Draft) -> Iterator[Finding]:
        by_topic: dict[str, list[Frequency]] = {}
        for each in draft.ask(frequencies):
            if each.alternative:
                yield self.finding(
                    each.span,
                    f"{draft.where(each.span)}{each.topic}写了两个频率：“{each.words}”，履行标准不定。",
                    severity=Severity.INFO,
                    suggestion="选定一个，写“每季度至少一次”。",
                    provisional=each.provisional,
                )
            else:
                by_topic.setdefault(each.topic, []).append(each)
        for group in by_topic.values():
            odd, main = minority(group, lambda a, b: a.hours == b.hours)
            if odd and not any(each.span.line == main[0].span.line for each in odd):
                yield self._two(draft, odd, main)

    def _two(
        self,
        draft: Draft,
        odd: list[TopicPeriod] | list[Frequency],
        main: list[TopicPeriod] | list[Frequency],
    ) -> Finding:
        one, two = odd[0], main[0]
        return self.finding(
            one.span,
            f"{one.topic}不一致：{draft.where(one.span)}为“{one.words}”，{draft.where(two.span)}为“{two.words}”。",
            related=[each.span for each in (*odd[1:], *main)],
            suggestion="核实后统一；只在一处写数，别处引用。",
            provisional=one.provisional or two.provisional,
        )


def _merged(groups: dict[tuple[str, str], list[TopicPeriod]]) -> dict[tuple[str, str], list[TopicPeriod]]:
    """没有写明所保之物的，与惟一写明的一种合并比较；写明的有几种的，不知说的是哪一种，不合并。"""
    merged = dict(groups)
    for topic, subject in groups:
        named = [key for key in groups if key[0] == topic and key[1]]
        if not subject and len(named) == 1:
            both = merged.pop((topic, "")) + merged.pop(named[0])
            merged[named[0]] = sorted(both, key=lambda each: (each.span.line, each.span.start))
    return merged


def _subject(draft: Draft, period: TopicPeriod) -> str:
    """质量保证期按所保的东西区分，日志按哪一种日志区分。"""
    if period.topic == "日志留存期":
        return period.kind
    if period.topic != "质量保证期":
        return ""
    text = draft.line(period.span).text
    return next((word for word in ("硬件", "备件", "设备", "软件", "系统", "成果") if word in text), "")
