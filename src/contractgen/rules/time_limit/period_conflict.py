"""保密期、质保期、整改期、留存期和报告、会议的频率，各处应当一致。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from contractgen.facts.cures import cures, streaks
from contractgen.facts.frequencies import Frequency, frequencies
from contractgen.facts.topic_periods import TopicPeriod, topic_periods
from contractgen.facts.words.same_event import alike, event, kindred, one_object, siblings
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.review.outliers import minority
from contractgen.review.rule import Rule
from contractgen.rules.time_limit._likely_pairs import with_likely
from contractgen.rules.time_limit._periods import (
    SERVICE,
    WARRANTY,
    merged,
    same_duration,
    same_period,
    service_terms,
    streak_unit,
    subject,
)
from contractgen.zh.obligation_words import actor_in
from contractgen.zh.working_time import far_apart

_EITHER = {"", "双方", "任何一方", "一方", "对方"}
_TIMES = 6  # 相差更多的，未必是一件事
_MANY = 60  # 再多的不逐对比较


class PeriodConflict(Rule):
    """保密两年还是三年、每月还是每季度报告，两处不同就有两个答案；“每季度或每半年”等于没有约定。

    写法：每个期间、频率只在一处写数，别处引用；频率写“每季度至少一次”。
    """

    title = "整改、解除、存续等期间冲突"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = ("民法典第一百四十二条", "民法典第四百六十六条", "民法典第五百六十二条第二款")
    bad = (
        "3.1 客流报告由乙方>>每周<<提交，内容见附件一。\n附件一 客流报告（每月提交）\n1. 入馆人数。",
        "3.1 乙方>>每月<<出具一份运行分析报告。\n第五条 考核\n5.1 甲方依据乙方每季度出具的运行分析报告进行考核。",
        "5.1 甲方拖欠保养费超过>>25天<<，乙方有权停止保养并解除合同。\n第八条 解除\n8.1 甲方逾期付款达到50日，乙方可以解除合同。",
        "2.1 服务例会>>每月召开一次<<。\n5.1 整改报告在服务例会上通报，服务例会每季度召开一次。",
        "6.4 样品由乙方保管>>180日<<，届满后退还。\n附件一\n| 事项 | 约定 |\n|---|---|\n| 退还方式 | 快递 |\n| 样品保管期 | 90日 |",
        "2.1 乙方于>>每月<<6日前向馆方提交上月的客流分析报告。\n第六条 人员\n6.1 乙方保证人员持证上岗，并按季度编报客流分析报告。",
        "2.1 门禁与报警主机的日志保存>>14个月<<，供甲方调阅。\n第七条 清理\n7.1 门禁与报警主机的日志满8个月，由系统自动清除。",
        "2.1 双方应保守对方的配方、图样、客户名册等秘密，合同终止后>>4年<<内仍受约束。\n6.6 保密义务的存续期间为合同终止后6年。",
        "2.1 物业>>每月<<5日前报送上月保洁月报。\n5.1 物业每半年提交一次保洁报告。",
        "8.1 质保期自终验合格之日起计算，为期>>24个月<<。\n10.1 原班人员在12个月的质保期内继续驻场。",
        "11.2 保密义务在本合同终止后继续有效，期限为>>三年<<。\n15.3 合同期满的，保密义务在此后两年内仍然有效。",
        "2.1 乙方>>每月<<8日前报送上月能耗报告。\n第五条 报告\n5.1 季度终了后十日内提交能耗报告（该报告每季度编报一次）。",
        "| 部位 | 内容 | 频次 |\n|---|---|---|\n| 轿厢 | 擦拭、消毒 | >>每日3次<< |\n| 车库 | 清扫 | 每周1次 |\n\n3.1 轿厢的擦拭、消毒每日一次。",
        "2.1 滤芯>>一年更换四次<<。\n第五条 更换\n5.1 滤芯每半年更换一次。",
        "2.1 双方对知悉的对方经营信息保密，期间为合同存续期及终止后>>三年<<。\n第五条 人员\n5.1 坐席离岗的，乙方应约束其在本合同终止后两年内继续保密。",
        "2.1 >>配送费按周结算<<。\n第五条 付款\n5.1 配送费按月结算，次月10日前支付。",
        "2.1 期满自动续期>>一年<<。\n第五条 续期\n5.1 每次续期六个月。",
        "9.1 甲方逾期付款满>>15日<<的，乙方可以解除本合同。\n10.2 甲方逾期付款超过30日的，乙方有权解除本合同。",
        "4.2 质保期为>>18个月<<。\n9.3 所供设备的质保期为30个月。",
        "6.1 双方对因本合同知悉的经营数据负保密责任，期限为>>四年<<。\n8.4 保密义务在本合同终止后五年内有效。",
        "3.4 保密义务自本协议终止后存续>>2年<<。\n9.2 保密期限为本协议终止后3年。",
        "10.1 网络日志留存不少于>>6个月<<。\n2.1 网络日志保存不少于12个月。",
        "2.3 服务评审会议>>每月一次<<，由乙方召集。\n6.3 双方每季度一次召开服务评审会议。",
        "3.1 水箱>>每半年清洗一次<<。\n| 事项 | 清洗周期 |\n|---|---|\n| 水箱 | 3个月 |",
        "3.2 过渡期为>>45日<<。\n第六条 过渡\n6.1 过渡期自终止之日起90日。",
        "3.3 菜样由乙方冷藏保存>>36小时<<。\n第六条 留样\n6.1 菜样保管期限不少于60小时。",
        "3.4 供方逾期供货满20日的，需方可以当即解除合同。\n第六条 解除\n"
        "6.1 供方逾期供货的，需方应先给予>>35日<<补救期，期满仍未供货的方可解除合同。",
        "3.5 抽检>>连续三次<<不合格的，需方有权终止合同。\n第六条 终止\n6.1 抽检连续两次不合格，需方可以终止合同。",
        "3.4 乙方将定期（通常>>每季度或每半年<<）发布系统升级。",
    )
    good = (
        "9.1 甲方逾期付款超过45日，经催告后15日内仍未支付的，乙方可以解除，但应给予甲方30日的数据迁出期。",
        "2.1 物业每月10日前报送上月绿化报告。\n5.1 第2.1条的绿化报告在每半年业主会上由物业说明。",
        "2.1 乙方每季度组织一次急救演练。\n5.1 急救演练的记录于每年考核时复核。",
        "2.1 乙方负责月度点检、故障修复，以及识别模型每季度一次的优化。\n第五条 记录\n5.1 乙方每月6日前提交上月点检与报修记录。",
        "2.1 门禁日志保存不少于6个月。\n第七条 清理\n7.1 门禁日志满14个月的，由系统自动覆盖。",
        "3.1 余款自保修期满之日起10日内支付。\n4.1 保修期为24个月，自验收合格之日起算。",
        "2.1 乙方每月5日前提交上月运维月报。\n5.1 乙方每季度提交一次季度服务报告，每年提交运维年报。",
        "3.1 年度培训计划由乙方在每年1月底之前提交。\n| 对象 | 培训频次 |\n|---|---|\n| 护士站 | 每年2次 |\n| 药房 | 每年2次 |\n| 收费处 | 每年1次 |",
        "3.1 乙方每季度开展一次应急演练。\n第六条 监督\n6.1 甲方每月抽查一次应急演练记录。",
        "9.1 甲方逾期付款满60日的，乙方可以解除。\n9.2 乙方逾期交付满30日的，甲方可以解除。",
        "9.1 甲方逾期付款满60日的，乙方可以解除。\n9.3 乙方未按期开通的，每日支付年费0.1%的违约金，逾期超过20日的，甲方可解除合同。",
        "9.1 甲方逾期付款超过15日的，乙方可以暂停服务；超过60日的，可以解除。",
        "3.1 冷却塔每季度清洗一次。\n第六条 管路\n6.1 冷却水管每年清洗一次。",
        "3.1 一般信息的保密期为终止后3年。\n3.2 源代码的保密期为终止后10年。",
        "3.1 上线后头三个月，每周召开一次例会。\n3.2 此后每月召开一次例会。",
        "3.1 业务日志保存不少于6个月。\n3.2 审计日志保存不少于1年。",
        "4.2 质保期为18个月。\n9.3 所供设备的质保期为18个月。",
        "4.2 门窗的质保期为24个月。\n4.5 返修后，该处的质保期自返修完成之日起不少于8个月。",
        "4.2 质保期为18个月。\n9.3 硬件质保期为36个月。\n9.4 软件质保期为12个月。",
        "3.2 余款5%作为质保金，于质保期届满且无质量异议后10个工作日内支付。\n11.1 质保期为终验合格之日起24个月。",
        "3.4 保密义务自本协议终止后存续3年。\n9.2 保密期限为本协议终止后三年。",
        "10.1 网络日志留存不少于6个月。\n5.1 备份保留期为90日。",
        "2.3 服务评审会议每月一次。\n6.3 双方每月一次召开服务评审会议。",
        "3.1 乙方每日巡查泵房一次。\n第六条 监督\n6.1 甲方每季度巡查泵房一次。",
        "3.2 主库每日备份一次。\n3.3 备库每周备份一次。",
        "3.3 一方迟延履行满30日的，对方可以解除合同。\n6.1 一方违约，经催告后15日内未改正的，对方可以解除合同。",
        "2.2 备份：每日一次增量备份，每周一次全量备份。",
        "2.2 病历库每小时日志备份一次，保留10日。\n6.1 停止服务的，受托方应保留病历数据不少于90日。",
        "18.3 硬件质量保证期自验收之日起3年。\n18.4 定制软件质量保证期自验收之日起1年。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        return with_likely(self, draft, ("every", "term", ""), self._told(draft))

    def _told(self, draft: Draft) -> Iterator[Finding]:
        groups: dict[tuple[str, str], list[TopicPeriod]] = {}
        periods = [each for each in draft.ask(topic_periods) if not each.matter or each.topic == WARRANTY]
        for period in periods:
            groups.setdefault((period.topic, subject(draft, period)), []).append(period)
        for group in merged(groups).values():
            starts = {each.start for each in group if each.start}
            odd, main = minority(group, same_period) if len(starts) < 2 else ([], [])
            if odd and not _together(draft, [*odd, *main]):
                distant = far_apart(odd[0].duration, main[0].duration, _TIMES)
                yield self._two(draft, odd, main, 1 if distant else 2)
        yield from self._named(draft)
        yield from self._frequencies(draft)
        yield from self._cures(draft)
        yield from self._streaks(draft)

    def _named(self, draft: Draft) -> Iterator[Finding]:
        """没有列入题目的期间：名称相同、所说的也是同一件事的。"""
        periods = [each for each in draft.ask(topic_periods) if each.matter and each.topic != WARRANTY]
        if any(each.topic == SERVICE for each in periods):
            periods += service_terms(draft)
        said: set[Span] = set()
        for one, two in combinations(periods[:_MANY], 2):
            if one.topic != two.topic or same_period(one, two) or {one.span, two.span} & said:
                continue
            if one.start != two.start and one.start and two.start:
                continue
            likely = _likely(
                draft, one.span, two.span, one.matter, two.matter, one.topic not in ("保存期", "有效期")
            )
            if likely:
                said |= {one.span, two.span}
                yield self._two(draft, [one], [two], likely)

    def _frequencies(self, draft: Draft) -> Iterator[Finding]:
        every = draft.ask(frequencies)
        said: set[Span] = set()
        for each in every:
            if each.alternative:
                said.add(each.span)
                yield self.finding(
                    each.span,
                    f"{draft.where(each.span)}{each.topic}写了两个频率：“{each.words}”，履行标准不定。",
                    severity=Severity.INFO,
                    suggestion="选定一个，写“每季度至少一次”。",
                    provisional=each.provisional,
                )
        by_topic: dict[tuple[str, frozenset[str]], list[Frequency]] = {}
        for each in every:
            if each.topic and not each.alternative:
                key = (each.topic, event(each.matter).marks | each.stage)
                by_topic.setdefault(key, []).append(each)
        for group in by_topic.values():
            odd, main = minority(_across_rows(draft, group), lambda a, b: a.hours == b.hours)
            if not odd or (len(odd[0].topic) == 2 and not _one_object(odd[0], main[0])):
                continue  # 只说了清洗：洗的是不是一样东西
            if not _together(draft, [*odd, *main]) and _one_hand(odd[0].matter, main[0].matter):
                said |= {each.span for each in (*odd, *main)}
                yield self._two(draft, odd, main)
        told = [each for each in every if each.matter and not each.alternative][:_MANY]
        for one, two in combinations(told, 2):
            if one.hours == two.hours or {one.span, two.span} <= said or one.stage != two.stage:
                continue
            likely = _likely(draft, one.span, two.span, one.matter, two.matter, False)
            if not _one_object(one, two):
                likely = 0
            if likely or _one_kind(draft, one, two):
                said |= {one.span, two.span}
                yield self._two(draft, [one], [two], likely)

    def _cures(self, draft: Draft) -> Iterator[Finding]:
        """一处满几日就可以解除，一处须先给几日改正。"""
        found = draft.ask(cures)
        for first in (each for each in found if each.kind == "first"):
            for other in found:
                if other.kind == "first" or same_duration(first.duration, other.duration):
                    continue
                one, two = event(first.matter), event(other.matter)
                if one.things & two.things or one.acts & two.acts:
                    severity = None
                elif first.general:
                    severity = None if other.kind == "at_once" else Severity.INFO
                elif other.general and other.kind == "warned":
                    severity = Severity.INFO
                else:
                    continue
                yield self.finding(
                    first.span,
                    f"解除之前给不给改正的时间，两处不一致：{draft.where(first.span)}须先给“{first.words}”，"
                    f"{draft.where(other.span)}“{other.words}”即可解除。",
                    severity=severity,
                    related=[other.span],
                    suggestion="写明哪些违约须先催告并给予改正期，哪些可以直接解除。",
                )
                break

    def _streaks(self, draft: Draft) -> Iterator[Finding]:
        """连续两次不合格可以解除，连续三个月不合格可以解除。"""
        for one, two in combinations(draft.ask(streaks)[:_MANY], 2):
            likely = one.span.line != two.span.line and one.count != two.count
            shared = event(one.matter).things & event(two.matter).things
            if likely and (len(shared) >= 2 or (shared and streak_unit(one) == streak_unit(two))):
                yield self.finding(
                    one.span,
                    f"可以解除的次数不一致：{draft.where(one.span)}为“{one.words}”，{draft.where(two.span)}为“{two.words}”。",
                    related=[two.span],
                    severity=None
                    if len(shared) > 2 and streak_unit(one) == streak_unit(two)
                    else Severity.INFO,
                    suggestion="确是同一种情形的，统一次数，只写一处。",
                )

    def _two(
        self,
        draft: Draft,
        odd: list[TopicPeriod] | list[Frequency],
        main: list[TopicPeriod] | list[Frequency],
        likely: int = 2,
    ) -> Finding:
        one, two = odd[0], main[0]
        return self.finding(
            one.span,
            f"{one.topic or '多久做一次'}不一致：{draft.where(one.span)}为“{one.words}”，{draft.where(two.span)}为“{two.words}”。",
            severity=Severity.INFO if likely < 2 else None,
            related=[each.span for each in (*odd[1:], *main)],
            suggestion="核实后统一；只在一处写数，别处引用。",
            provisional=one.provisional or two.provisional,
        )


def _together(draft: Draft, group: Sequence[TopicPeriod | Frequency]) -> bool:
    """都在一行里，或者都在一张表里：本来就是分开写的。"""
    lines = [draft.line(each.span) for each in group]
    tables = {line.cell.table if line.cell else None for line in lines}
    return len({line.index for line in lines}) == 1 or (len(tables) == 1 and None not in tables)


def _across_rows(draft: Draft, group: list[Frequency]) -> list[Frequency]:
    """一张表里逐行写着几种频率的，是各行各写各的：不与别处比，别处与其中一行相同的也就对上了。"""
    rows: dict[int, set[float]] = {}
    for each in group:
        if cell := draft.line(each.span).cell:
            rows.setdefault(cell.table, set()).add(each.hours)
    split = {table: hours for table, hours in rows.items() if len(hours) > 1}
    told = {hours for found in split.values() for hours in found}
    return [
        each
        for each in group
        if not ((cell := draft.line(each.span).cell) and cell.table in split) and each.hours not in told
    ]


def _one_kind(draft: Draft, one: Frequency, two: Frequency) -> bool:
    """做的是同一种事，对象是同一类东西（客梯、电梯）：也许是一件事，只作提示。"""
    a, b = draft.line(one.span), draft.line(two.span)
    if a.cell or b.cell or a.index == b.index or siblings(draft.reading, a.index, b.index):
        return False
    return _one_hand(one.matter, two.matter) and kindred(one.matter, two.matter)


def _one_object(one: Frequency, two: Frequency) -> bool:
    return one_object(event(one.matter), event(two.matter))


def _name(matter: str) -> str:
    """表里的一行只看行首与列标题：验收一栏里的“甲方签收”说的不是谁做。"""
    return "｜".join(matter.split("｜")[:2])


def _one_hand(told: str, other: str) -> bool:
    """是不是同一方做的；没有说谁做的，可能是。"""
    who, whom = (actor_in(words, 0, len(words)) for words in (_name(told), _name(other)))
    return who == whom or bool({who, whom} & _EITHER)


def _likely(draft: Draft, one: Span, two: Span, told: str, other: str, named: bool) -> int:
    """是同一件事为 2，大概是为 1，不是为 0；named 的名称已经相同，只看所说的有没有不同。"""
    a, b = draft.line(one), draft.line(two)
    if a.index == b.index or (a.cell and b.cell and a.cell.table == b.cell.table):
        return 0
    first, second = event(told), event(other)
    if first.marks != second.marks or not _one_hand(told, other):
        return 0
    if "备份" in first.acts ^ second.acts:
        return 0  # 备份保留多久，与数据本身保留多久
    if not named:
        likely = alike(first, second)
    elif first.things & second.things:
        likely = 2
    else:
        likely = 0 if first.things and second.things else 1
    return likely - 1 if likely and siblings(draft.reading, a.index, b.index) else likely
