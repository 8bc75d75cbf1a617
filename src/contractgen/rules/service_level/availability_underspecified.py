"""可用性目标要有统计周期、公式、数据来源和不可用的认定，才算得出是否达到。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.availability import Availability, Target, availability
from contractgen.facts.words.availability_words import period_in
from contractgen.facts.words.leads import lead_of
from contractgen.facts.words.outline import outlined
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.model.reading import Zone
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule

_PLANNED = "计划内维护是否计入"
_DOWN = "不可用的认定"
_ALL = ("统计周期", "计算公式", "数据来源", _DOWN, _PLANNED)
_MOST = 3
_TEST = re.compile(r"试运[行转]|试用|测试|验收|初验|终验|试点|压测|联调|考核期")
_PASS = re.compile(r"合格|通过|满足|达到|符合|条件|标准")
_CUT = re.compile("扣|减|抵|退|赔|补偿|违约金")


class AvailabilityUnderspecified(Rule):
    """只写“可用性不低于99.9%”，按月算还是按年算、维护停机算不算、以谁的监控为准都没有，到时无法证明达标与否。

    写法：“月度可用率＝（当月总分钟数－不可用分钟数）÷当月总分钟数；计划内维护每月合计不超过4小时，不计入不可用；以双方认可的监控平台数据为准。”
    """

    title = "可用性缺周期、公式或数据来源"
    severity = Severity.WARNING
    confidence = Confidence.HIGH
    basis = ("民法典第五百一十条", "民法典第五百一十一条第一项")
    bad = (
        "第一条 供给\n1.1 冷库供冷连续性保障率≥>>99%<<。",
        "第一条 指标\n1.1 电子病历系统的可用率≥>>99.9%<<，以乙方报告为准。",
        "3.1 水质监测平台至少>>99%<<的时间能正常访问，达不到的每次扣500元。",
        "3.1 月度在线率＝（总分钟数－离线分钟数）÷总分钟数，应不低于>>98%<<；离线分钟数由双方按实际情况认定。",
        "2.1 月度可用率＝（总分钟数－不可用分钟数）÷总分钟数，不低于>>99.5%<<，以网管平台记录为准。\n"
        "2.2 下列时长不计入不可用分钟数：\n(1)客户专线中断。\n2.3 计划维护由服务商安排。",
        "3.1 系统可用性不低于>>99.9%<<。",
        "3.1 核心平台的年度可用性不低于【例如：>>99.5%<<】，以监控平台的记录为准。",
    )
    good = (
        "第一条 可用性\n1.1 门诊系统月可用率不低于99.5%；可用率＝（总分钟数－停机分钟数）÷总分钟数，以双方监控平台数据为准；计划维护每月不超过2次、合计4小时，不计入停机。",
        "第一条 指标\n1.1 电子病历系统月可用率≥99.9%，可用率＝（当月总分钟数－不可用分钟数）÷当月总分钟数，以医院监控日志为准，计划维护每月2次以内、合计4小时以内的不计入不可用。",
        "4.1 选课系统每学期可用率不低于99.5%，可用率＝（学期总小时数－不可用小时数）÷学期总小时数×100%，学生不能登录即为不可用，以监控平台记录为准；计划内维护计入不可用时间。",
        "1.1 “计量月”是指每一公历月。\n2.1 每一计量月的可用率不低于99%。\n2.2 可用率＝（总分钟数－不可用分钟数）÷总分钟数，按共用的监控页面记录算；检修不算不可用。",
        "3.1 充电桩月完好率不低于97%，完好率＝可用台日÷应用台日，按后台日志统计；每低1个百分点扣300元。",
        "3.1 上一服务年度平台实际可用率为99.9%。\n3.2 接口联网率100%为验收合格的标准之一。",
        "2.1 月度可用率＝（总分钟数－不可用分钟数）÷总分钟数，不低于99.5%，以网管平台记录为准。\n"
        "2.2 下列时长不计入不可用分钟数：\n(1)提前两日告知的计划维护；\n(2)客户专线中断。",
        "3.1 月度可用率不低于99.9%。月度可用率＝（当月总分钟数－不可用分钟数）÷当月总分钟数；"
        "计划内维护每月合计不超过4小时，不计入不可用；以双方认可的监控平台数据为准。",
        "1.1 服务周期：一个服务周期为一个自然月。\n"
        "2.1 服务可用性＝（周期总分钟数－不可用分钟数）/周期总分钟数，以监控平台的记录为准。\n"
        "2.2 一个服务周期内的服务可用性不低于99%。\n2.3 因预先通知后进行系统维护所引起的中断不计算在内。",
        "1.3 工单按时关闭率不低于95%。",
        "3.4 任一统计周期的可用率低于98%的，构成严重违约。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        found = draft.ask(availability)
        targets = [each for each in found.targets if not each.derived]
        kinds = list(dict.fromkeys(each.kind for each in targets))
        bare = [each for each in targets if not each.period]
        lacking = {kind: _missing(found, kind) for kind in kinds}
        missing = [name for name in _ALL if any(name in each for each in lacking.values())]
        if not missing:
            return
        worst = next(kind for kind in kinds if missing[0] in lacking[kind])
        first = next((each for each in bare if each.kind == worst), None) or next(
            each for each in targets if each.kind == worst
        )
        related = [each.span for each in targets if each is not first]
        yield self.finding(
            first.span,
            f"{draft.where(first.span)}的可用性（{first.words}）没有写明{'、'.join(missing)}，无法计算是否达到。",
            severity=None
            if _unreckonable(found, missing, _billed(draft, first))
            and not _tested(draft, first)
            and not _settled(found, missing, first)
            else Severity.INFO,
            related=[*related, *found.told.left_open, *(span for _, span in found.told.formulas[:_MOST])],
            suggestion="写明统计周期、计算公式、数据来源、不可用的认定和计划内维护是否计入。",
            provisional=first.provisional,
        )


def _unreckonable(found: Availability, missing: list[str], billed: bool) -> bool:
    """周期、公式、来源三样只缺一样，别的写清了的，多半还算得出，作提示；怎样认定又留给将来的，算不出。

    周期没有写的，要按月、按季扣减才看得出。
    """
    core = [name for name in missing if name not in (_DOWN, _PLANNED)]
    return len(core) > 1 or bool(core and (found.told.left_open or (core[0] == _ALL[0] and not billed)))


def _settled(found: Availability, missing: list[str], target: Target) -> bool:
    """周期、不计入的情形、维护都写了，达不到时分几档承担：只差算式和来源，平常的算法就能算。"""
    return bool(target.period and found.treated and found.thresholds) and not {_DOWN, _PLANNED} & set(missing)


def _tested(draft: Draft, target: Target) -> bool:
    """验收、试运行的一项条件：统计的就是试的那几日，不是长期承诺的水平；自己写了按月、按年的不是。"""
    if target.period:
        return False
    line = draft.line(target.span)
    lead = lead_of(draft.reading, line)
    led = lead.rstrip().endswith(("：", ":"))
    return any(_TEST.search(said) and _PASS.search(said) for said in (lead if led else "", line.text))


def _billed(draft: Draft, target: Target) -> bool:
    """同一条里按月、按季扣减：周期看得出来。"""
    outline = outlined(draft.reading)
    here = outline.home(target.span.line)
    return any(
        _CUT.search(line.text) and period_in(line.text)
        for line in draft.reading.judged()
        if line.zone in (Zone.ARTICLE, Zone.ANNEX) and outline.home(line.index) == here
    )


def _missing(found: Availability, kind: str) -> list[str]:
    """一类指标缺什么。有公式的，不可用的认定、计划内维护只是提醒；写了哪些情形不计入，也就说明了什么算不可用。"""
    told = found.told
    lacking = (
        all(not each.period for each in found.targets if each.kind == kind),
        not told.counts(kind),
        not told.source,
        not told.downtime and not found.treated and (kind == "可用" or not told.counts(kind)),
        not found.treated and kind == "可用",
    )
    return [name for name, lacks in zip(_ALL, lacking, strict=True) if lacks]
