"""写了指标而没有写达不到怎么办，或者只说“相应责任”。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.credit_tiers import credit_tiers
from contractgen.facts.remedies import Remedies, remedies
from contractgen.facts.service_metrics import service_metrics
from contractgen.facts.words.warranty import in_warranty
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule

_NOTHING = "全文没有抵扣、违约金或者解除的约定"
_MOST = 12
_NEAR = 6  # 紧挨着期间的几个字
_ACCEPTED = re.compile(r"(?:验收|交付|上线|终验|初验)[^，。；]{0,4}$")
_DELIVERABLE = re.compile(r"的?(?:方案|计划|措施|报告|清单|安排)")
_RATED = re.compile(r"[一-龥]率|指标|满意度|任何?一项|各项|得分|评分")


class MetricWithoutRemedy(Rule):
    """有可用性、时限、满意度而没有抵扣、违约金或者解除权，达不到时客户只能另行举证损失；“相应责任”“酌情补偿”没有说是什么责任。

    只有“违约的赔偿损失”一句的，是提醒；批评、整改、协商、另行商定不是后果，写了等于没写。

    写法：抵扣档位表、抵扣上限、累计几次可以解除，写在同一附件里。
    """

    title = "有指标无救济"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = ("民法典第五百七十七条", "民法典第五百八十二条", "民法典第五百八十五条")
    bad = (
        "第一条 违约责任\n1.1 维保质量不达标的，>>视情节轻重处理<<。\n第二条 质量\n2.1 水质合格率每月100%。",
        "第一条 服务标准\n1.1 设备报修>>1小时内到场<<，当日修复。",
        "3.1 坐席月流失率超过8%的，乙方>>应提交改善<<方案；满意度每低1个百分点，扣减当月服务费的1%。",
        "第五条 质保\n5.1 质保期内，紧急故障>>2小时<<内到场，8小时内修复。\n9.1 供方迟延交货的，每日支付货款的0.1%。",
        "6.1 出勤率每低1个百分点，扣减当月服务费的1%；满意度未达标的，乙方>>承担相应的责任<<。\n6.2 工单超时的，每单扣减50元。",
        "3.1 出库成功率不低于99.5%。\n3.2 成功率未达到的，乙方>>承担相应的责任<<。\n9.1 乙方泄密的，支付违约金5万元。",
        "3.1 接报后2小时内到场，超时的>>责任自负<<。\n9.1 供方泄露资料的，支付违约金1万元。",
        "3.1 报告合格率不低于97%。\n3.2 未达到上述指标的，乙方>>应深刻反思<<。\n9.1 乙方迟延进场的，每日支付违约金500元。",
        "3.1 苗木成活率不低于95%。\n3.2 成活率未达到的，>>按质论价<<。",
        "3.1 保洁抽查合格率不低于95%。\n3.2 该指标>>不作为付款的依据<<，未达到的由乙方自查。",
        "3.1 首次回复用时不超过40秒。\n3.2 超过的，补偿数额由>>双方另行商定<<。",
        "3.1 >>报修电话接通率不低于90%<<。",
        "3.1 一级故障>>4小时<<内解决。\n12.1 一方不履行义务或者履行不符合约定的，应赔偿对方因此受到的损失。",
        "3.2 一级故障15分钟内响应，4小时内恢复。\n3.3 甲方对乙方处置不及时的情况，有权>>向乙方提出批评<<。",
        "第三条 时限\n3.1 一级故障15分钟内响应，4小时内恢复。\n3.2 乙方未达到第三条规定的，应>>承担相应责任<<。",
        "3.1 系统的月度可用率不低于>>99.9%<<。\n3.2 一级故障应自收到报告之时起15分钟内响应，4小时内解决。",
        "3.3 服务商未能达到服务级别约定的关键绩效指标的，将>>承担相应的责任<<，具体按附件执行。",
        "3.2 一级故障4小时内解决；未能达到服务级别承诺的，则>>视为甲方违约<<。",
    )
    good = (
        "第一条 时效\n1.1 配送准时率不低于98%，连续两月低于的，甲方可以解除合同并要求支付一个月服务费的违约金。",
        "第一条 考核\n1.1 甲方每季度按附件一评分，85分以下的按得分比例支付。\n附件一 评分表\n| 项目 | 分值 |\n|---|---|\n| 报修及时率不低于95% | 40 |\n| 满意度不低于90% | 60 |",
        "3.1 一般故障8小时内修复。\n3.2 质保期届满后，双方可另签年度运维协议，服务费用由双方协商确定，且不高于价款的8%。\n9.1 未按时修复的，每次扣500元。",
        "3.1 送达成功率不低于98%；因收件人地址错误并经双方核对的，不计为失败。\n9.1 送达成功率每低1个百分点，扣减当月费用的2%。",
        "3.1 接口月可用率不低于99.5%，低于的，每低0.1个百分点扣减当月服务费的2%。\n3.2 连续三个月低于98%的，甲方可以解除合同，且无须承担违约责任。",
        "3.1 现场排除不了的，维修人员应向甲方说明情况，然后提出替代的办法，经甲方同意后试行。",
        "3.1 乙方自接报起4小时内修复；逾期的，甲方可另请第三方修理，费用由乙方承担。",
        "3.1 季度评分不足85分的，当季服务费按95%支付。",
        "3.1 接报后2小时内到场，超时的乙方应引以为戒。\n9.1 乙方未按约定时限到场的，每次扣200元。",
        "3.1 日检合格率不低于97%。\n3.2 低于97%的，乙方应报告原因。\n9.1 合格率每低1个百分点，扣减200元。",
        "3.1 月度可用率不低于99.9%。\n7.1 可用率低于99.9%的，按下表抵扣当月服务费。",
        "3.1 一级故障4小时内解决。\n9.1 响应、解决超过时限的，每次支付违约金500元。",
        "3.1 在线服务的月度可用率不低于99.5%，低于的，参照附件三的赔偿方案补偿。",
        "3.1 一级故障4小时内解决。\n7.1 任何一方违反本协议，须在15日内纠正；逾期的，违约方须支付合同金额20%的违约金。",
        "8.1 甲方应自收到异议之日起5日内答复。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        known = draft.ask(remedies)
        metrics = draft.ask(service_metrics)
        paid = known.money is not None or _tiered(draft)
        if known.loose and paid and known.penalty is None:
            first, *others = sorted(known.loose, key=lambda each: _delivers(draft, each))
            severity = Severity.INFO if _delivers(draft, first) else None
            yield self._finding(draft, first, "没有写明是什么责任", known, others, severity)
            return
        if known.unpaid and paid:
            why = "这一项没有达到没有后果"
            yield self._finding(draft, known.unpaid[0], why, known, list(known.unpaid[1:]), Severity.INFO)
        bare = [each.span for each in metrics if each.order == 0]
        if paid and bare and not (known.uptime or known.ended or known.penalty or _tiered(draft)):
            why = "别的事没有做到有后果，可用性没有达到没有"
            yield self._finding(draft, bare[0], why, known, bare[1:], Severity.INFO)
        spans = [each.span for each in metrics]
        if paid:
            idle = known.vague or (known.vague_elsewhere if spans else ())
            idle = tuple(each for each in idle if _of_metric(draft, each))
            if idle and not known.loose and not _tiered(draft):
                yield self._finding(
                    draft, idle[0], "没有写明是什么责任", known, [*idle[1:], *spans], Severity.INFO
                )
            return
        vague = known.vague or (known.vague_elsewhere if spans else ())
        sure = [each.span for each in metrics if each.sure]
        if known.excluded and spans:
            yield self._finding(draft, known.excluded[0], "指标没有达到也没有任何后果", known, spans)
        elif vague and (known.ended is None or known.undefined_severe is not None):
            severity = None if known.penalty is None else Severity.INFO  # 一般违约另有违约金
            yield self._finding(draft, vague[0], "没有写明是什么责任", known, [*vague[1:], *spans], severity)
        elif known.ended is not None or known.penalty is not None:
            return
        elif known.breach and spans and known.general is None:
            yield self._finding(draft, known.breach[0], _NOTHING, known, spans)
        elif spans:
            # 一般违约条款只有赔偿损失的：要客户自己举证，提醒而已
            mild = (
                known.general is not None
                or not sure
                or all(in_warranty(draft.reading, s) or _accepting(draft, s) for s in sure)
            )
            span = sure[0] if sure else spans[0]
            why = "达不到时只能按一般违约请求赔偿损失" if known.general is not None else f"达不到时{_NOTHING}"
            yield self._finding(draft, span, why, known, spans, Severity.INFO if mild else None)

    def _finding(
        self,
        draft: Draft,
        span: Span,
        why: str,
        known: Remedies,
        others: list[Span],
        severity: Severity | None = None,
    ) -> Finding:
        related = [each for each in others if each != span][:_MOST]
        severe = ""
        if known.undefined_severe is not None:
            related.append(known.undefined_severe)
            where, words = draft.where(known.undefined_severe), draft.quote(known.undefined_severe)
            severe = f"{where}以“{words}”为条件，也没有定义。"
        return self.finding(
            span,
            f"{draft.where(span)}“{draft.quote(span)}”：{why}。{severe}",
            severity=severity,
            related=related,
            suggestion="写明服务抵扣的档位和上限、违约金，以及累计未达标到什么程度可以解除。",
        )


def _delivers(draft: Draft, span: Span) -> bool:
    """应提交改善方案：要交的是一样东西，到底有事可做。"""
    return bool(_DELIVERABLE.match(draft.line(span).text, span.end))


def _of_metric(draft: Draft, span: Span) -> bool:
    """“相应责任”说的是比率一类的指标，不是时限。"""
    before = draft.line(span).text[: span.start].rpartition("。")[2]
    return "相应" in draft.quote(span) and bool(_RATED.search(before))


def _tiered(draft: Draft) -> bool:
    """有分档的后果：扣几成、付几成；只分优秀、合格、不合格的不算。"""
    return any(
        tier.effect is not None and tier.effect.kind != "grade"
        for ladder in draft.ask(credit_tiers)
        for tier in ladder.tiers
    )


def _accepting(draft: Draft, span: Span) -> bool:
    """自验收之后起算的：是验收遗留的事，不是服务的指标。"""
    return bool(_ACCEPTED.search(draft.line(span).text[max(0, span.start - _NEAR) : span.start]))
