"""分项加起来不等于合计。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.amounts import StatedTotal, stated_totals
from contractgen.facts.instalments import payment_plans
from contractgen.facts.loose_sums import loose_sums
from contractgen.facts.money_mentioned import money_mentioned, money_told
from contractgen.facts.phases import phases
from contractgen.facts.prose_products import ProseSum, prose_sums
from contractgen.facts.table_sums import table_sums, table_totals
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule
from contractgen.rules.money._clashes import Clash, clash, said
from contractgen.rules.money._plan_clashes import in_phases, in_plans
from contractgen.rules.money._table_clashes import against_tables, in_tables
from contractgen.zh.numerals import plain_decimal


class Sums(Rule):
    """分期比例加起来不是100%，或者表里的合计不等于各行之和，付款时就不知道以哪个数为准。

    改正其中写错的一个。金额由单价、数量、税率算出的，只写一处，别处引用；可选项、暂列金额在合计之外另列。
    """

    title = "分项与合计不符"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("民法典第四百七十条第一款第五项", "民法典第五百一十条")
    bad = (
        "4.1 每季保管费>>15,500元<<，凭票支付。\n4.2 全年保管费60,000元。",
        "4.1 首付>>三成<<，到货五成，尾款一成。",
        "| 货位 | 数 | 月 | 元 |\n|---|---|---|---|\n| 甲 | 20 | 30 | 600 |\n| 乙 | 10 | 40 | >>500<< |",
        "7.1 两年绿化服务费总额为人民币184,000元。\n7.2 服务费分八个季度支付，每季>>32,000元<<。",
        "6.1 费用如下：\n| 项目 | 单价（元） | 数量 | 小计（元） |\n|---|---|---|---|\n| 短信 | 0.042 | 300,000条 | >>13,600<< |\n| 平台 | 800 | 12个月 | 9,600 |",
        "5.2 维护费合计77,000元。甲方于年中支付50%即38,500元，余款>>37,500元<<在验收合格后支付。",
        "6.1 总价为150,000元。\n| 名目 | 金额（元） |\n|---|---|\n| 布展费 | 60,000 |\n| 巡护费 | 90,000 |\n| 合计 | 150,000 |\n\n6.2 布展费分两次支付：进场前支付>>25,000元<<，开展后支付45,000元。巡护费按季支付。",
        "6.1 三年管护费总价为270,000元。\n6.2 每一年度分两次付款：5月付>>45,000元<<，11月付48,000元。",
        "第二条 费用\n| 费用项 | 全年含税金额（元） |\n|---|---|\n| 平台维护 | 228,000 |\n| 协议适配 | 84,000 |\n| 监控值守 | 58,000 |\n| 合计 | >>360,000<< |",
        "5.1 分期如下：\n| 节点 | 占总价 | 应付（元） |\n|---|---|---|\n| 签约 | >>40%<< | 40,000 |\n| 到货 | 35% | 35,000 |\n| 验收 | 30% | 30,000 |",
        "5.1 费用如下：\n| 名目 | 每年（元，含6%增值税） |\n|---|---|\n| 保养 | 30,000 |\n| 急修 | 20,000 |\n| 合计 | >>52,000<< |",
        "6.2 付款方式：合同签订后支付合同总价的>>30%<<，验收合格后支付60%，质保期满支付质保金5%。",
        "6.1 合同总价为120,000元。\n6.2 分两期支付：首期支付>>70,000元<<，期满支付60,000元。",
        "第11条 年费用总额人民币>>486,000元<<，其中：桌面运维288,000元，服务器运维120,000元，备件及巡检98,000元。",
        "三、钱\n总价36,000元（人民币叁万陆仟元整），分三笔：\n1）签约后7天内付>>10,800元<<；\n2）年中付14,400元；\n3）期满后10天内付9,800元。",
        "6.2 付款方式：\n（1）合同签订后10日内支付合同总价的>>40%<<；\n（2）上线后支付50%；\n（3）验收合格后支付15%。",
        "6.1 合同总价为人民币200,000.00元。合同签订后支付30%，即>>50,000.00元<<；验收后支付70%，即140,000.00元。",
        "6.1 费用如下：\n| 项目 | 数量 | 单价（元） | 金额（元） |\n|---|---|---|---|\n| 巡检 | 12 | 1,000.00 | >>11,000.00<< |\n| 培训 | 2 | 500.00 | 1,000.00 |",
        "6.1 费用如下：\n| 项目 | 金额（元） |\n|---|---|\n| 巡检 | 12,000.00 |\n| 培训 | 1,000.00 |\n| 合计 | >>14,000.00<< |",
        "6.1 费用如下：\n| 项目 | 不含税金额 | 税率 | 税额 | 含税金额 |\n|---|---|---|---|---|\n| 巡检 | 10,000.00 | 6% | >>660.00<< | 10,600.00 |\n| 培训 | 1,000.00 | 6% | 60.00 | 1,060.00 |",
        "6.1 费用如下：\n| 岗位 | 人数 | 月单价（元） | 月数 | 金额（元） |\n|---|---|---|---|---|\n| 保安 | 6 | 5,000 | 12 | >>350,000<< |\n| 领班 | 1 | 6,000 | 12 | 72,000 |",
        "6.1 服务费含税总额为人民币>>106,000.00元<<，其中不含税金额人民币100,000.00元，增值税税额人民币6,600.00元。",
        "6.1 服务费含税总额为人民币>>108,000.00元<<。\n| 项目 | 含税金额（元） |\n|---|---|\n| 巡检 | 53,000.00 |\n| 培训 | 53,000.00 |\n| 合计 | 106,000.00 |",
        "6.2 付款方式：合同签订后支付合同总价的>>50%<<，验收合格后支付40%。乙方应在每次收款前开具发票。",
        "第六条 费用\n（一）开发费分三次支付：签订后支付>>40%<<，测试后支付30%，验收后支付20%。\n（二）运维费于上线后30日内一次付清。",
        "6.1 服务费为每月人民币5,000.00元，全年共>>62,000.00元<<。",
        "6.1 服务费金额>>53000<<，其中不含税50000，税额3300。",
        "6.1 共15个坐席，每坐席每月2,000.00元，每月合计>>32,000.00元<<。",
        "第二条 巡检费\n2.1 门店巡检18家，每家每季度500元，每季度巡检费合计>>9,500元<<。",
        "第二条 设备\n2.1 打印机款6,400元、扫描仪款3,100元，两项共计人民币>>9,400元<<。",
        "第二条 价格\n2.1 牌价40,000元，打八折，即>>33,000元<<。",
        "第二条 考核\n2.1 评分由三部分构成：到岗率>>50<<分、工单质量30分、满意度30分，满分100分。",
        "第二条 工程款\n2.1 布线工程款>>80,000元<<，完工后支付76,000元，留质保金5,000元。",
    )
    good = (
        "3.2 签订后5日内，甲方支付定金30,000元，交付时抵作价款；试用满意后付80,000元；验收之日起10日内支付剩余50,000元。",
        "5.1 首付30%，余款70%于验收后付清。",
        "7.1 三年保洁总价为人民币216,000元。\n7.2 服务费每年分四个季度支付，每季18,000元。",
        "7.1 合同总价为人民币90,000元。\n7.2 货架款66,000元，到货后付清。\n7.3 维护费分四个季度支付，每季6,000元。",
        "7.1 合同总价为人民币184,000元。\n7.2 驻点费分四个季度支付，每季9,000元，设备款一次付清。",
        "7.1 合同总价为人民币184,000元，首付40,000元。\n7.2 余款分四个季度支付，每季36,000元。",
        "第三条 费用\n| 课程 | 小计（元） |\n|---|---|\n| 焊工班 | 54,000 |\n| 电工班 | 26,000 |\n| 合计 | 80,000 |\n\n3.2 驻点辅导费每月20,000元，12个月共240,000元。\n3.3 合同总价为320,000元。",
        "6.1 费用如下：\n| 项目 | 单价（元） | 数量 | 小计（元） |\n|---|---|---|---|\n| 巡检 | 100 | 5次 | 500 |\n| 培训 | 200 | 3次 |  |\n| 合计 | / | / | 1,100 |",
        "第五条 合同总价为100,000元。\n5.2 签约后支付30%，验收后支付余款65,000元，质保金5,000元于一年后支付。",
        "3.1 三年养护费总额为人民币90,000元。\n3.2 进场整治费人民币7,000元。\n3.3 付款如下：\n| 款项 | 金额（元） |\n|---|---|\n| 进场整治费 | 7,000 |\n| 第一年养护费 | 30,000 |\n| 第二年养护费 | 30,000 |\n| 第三年养护费 | 30,000 |\n| 合计 | 97,000 |",
        "6.1 两年总价为384,000元。\n| 名目 | 月费（元） |\n|---|---|\n| 保洁费 | 10,000 |\n| 绿化费 | 6,000 |\n\n6.2 保洁费分两次支付：2027年底支付120,000元，2028年底支付120,000元。绿化费按季支付。",
        "6.1 三年管护费共270,000元。\n6.2 每一年度分两次付款：5月付45,000元，11月付45,000元。",
        "6.1 总价为150,000元。\n| 名目 | 金额（元） |\n|---|---|\n| 布展费 | 60,000 |\n| 巡护费 | 90,000 |\n| 合计 | 150,000 |\n\n6.2 布展费分两次支付：进场前支付25,000元，开展后支付35,000元。巡护费按季支付。",
        "4.2 分三次支付：\n（1）签约后支付30%；\n（2）设备安装进度达到60%并经监理签认后，支付40%；\n（3）验收合格后支付30%。",
        "4.1 合同总价为178,000元。\n| 项目 | 金额（元） |\n|---|---|\n| 采集终端 | 100,000 |\n| 管理软件 | 78,000 |\n| 合计 | 178,000 |\n\n4.2 终端款分两期：签约后支付40%，即40,000元；到货后支付60%，即60,000元。",
        "5.1 费用如下：\n| 名目 | 每年（元，含税） | 占用工时 |\n|---|---|---|\n| 保养 | 30,000 | 20% |\n| 急修 | 20,000 | 30% |\n| 合计 | 50,000 | — |",
        "第二条 巡检费\n2.1 门店巡检18家，每家每季度500元，每季度巡检费合计9,000元。",
        "第三条 耗材\n| 名称 | 数量 | 金额（元） |\n|---|---|---|\n| 硒鼓 | 4 | 1,200 |\n| 纸张 | 20 | 400 |\n| 合计 | - | 1,600 |\n\n第四条 服务费\n4.1 服务费总额为人民币90,000元。",
        "第二条 开发费\n2.1 开发费人民币40,000元（含6%增值税）分两笔：签约后付60%，即24,000元；上线后付40%，即16,000元。",
        "第11条 年费用总额人民币486,000元，其中：桌面运维288,000元，服务器运维120,000元，备件及巡检78,000元。",
        "三、钱\n总价36,000元（人民币叁万陆仟元整），分三笔：\n1）签约后7天内付10,800元；\n2）年中付14,400元；\n3）期满后10天内付10,800元。",
        "6.2 付款方式：合同签订后支付合同总价的50%，验收合格后支付40%，余款期满付清。乙方应在每次收款前开具发票。",
        "6.1 服务费为每月人民币5,000.00元，全年优惠后共55,000.00元。",
        "6.1 服务费金额53000，其中不含税50000，税额3000。",
        "6.1 共15个坐席，每坐席每月2,000.00元，全年合计360,000.00元。",
        "6.2 付款方式：合同签订后支付合同总价的30%，验收合格后支付60%，质保期满支付质保金10%。",
        "5.1 建设费240,000元，运营费216,000元，合计456,000元。\n5.2 建设费在签约后支付40%，即96,000元，验收后支付60%，即144,000元。",
        "6.2 付款方式：合同签订后支付至合同总价的30%，上线后支付至80%，验收合格后付清余款。",
        "6.2 付款方式：合同签订后支付合同总价的95%，其中5%为质保金；余款于期满后支付。",
        "6.2 每季度末支付年度服务费的25%；逾期付款的，每日按0.05%支付违约金，累计不超过5%。",
        "6.2 设备款：到货后支付设备款的60%，验收后支付设备款的40%。\n6.3 服务费：签订后支付服务费的50%，期满支付服务费的50%。",
        "6.1 费用如下：\n| 项目 | 金额（元） |\n|---|---|\n| 巡检 | 12,000.00 |\n| 驻场（可选） | 5,000.00 |\n| 合计 | 12,000.00 |",
        "6.1 费用如下：\n| 项目 | 金额（万元） |\n|---|---|\n| 巡检 | 1.2 |\n| 暂列金额 | 0.5 |\n| 合计 | 1.7 |\n\n合同总价为人民币17,000.00元。",
        "6.1 费用如下：\n| 项目 | 数量 | 不含税单价 | 税率 | 含税金额 |\n|---|---|---|---|---|\n| 巡检 | 12 | 1,000.00 | 6% | 12,720.00 |\n| 优惠 | — | — | — | -720.00 |\n| 合计 | — | — | — | 12,000.00 |",
        "6.1 含税总额为人民币106,000.00元，其中不含税金额人民币100,000.00元，增值税税额人民币6,000.00元。",
        "6.1 费用如下：\n| 岗位 | 人数 | 月单价（元） | 月数 | 金额（元） |\n|---|---|---|---|---|\n| 保安 | 6 | 5,000 | 12 | 360,000 |\n| 领班 | 1 | 6,000 | 12 | 72,000 |\n| 合计 | — | — | — | 432,000 |",
        "6.1 年度管护费含税51,000元，三年合计153,000元，构成见附件一。\n\n附件一 年度费用\n| 项目 | 年费（元） |\n|---|---|\n| 修剪 | 30,000 |\n| 浇水 | 21,000 |\n| 合计 | 51,000 |",
        "7.2 抵扣如下：\n| 可用率 | 抵扣比例 |\n|---|---|\n| 99%以上 | 5% |\n| 98%以上 | 10% |",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        totals = draft.ask(stated_totals)
        seen: set[Span] = set()
        for found in (
            *_in_text(totals),
            *_in_prose(draft.ask(prose_sums)),
            *in_tables(draft.ask(table_sums), totals),
            *against_tables(draft.ask(table_totals), totals, draft.ask(money_told)),
            *in_plans(draft.ask(payment_plans), totals, draft.ask(money_mentioned)),
            *in_phases(draft, draft.ask(phases), totals),
        ):
            if any(_overlap(one, two) for one in found.involved for two in seen):
                continue
            seen |= found.involved
            yield self.finding(
                found.span,
                f"{draft.where(found.span)}：{found.message}",
                severity=Severity.INFO if found.unsure else Severity.WARNING if found.provisional else None,
                related=found.related,
                suggestion="核对后改正写错的一个数。",
                provisional=found.provisional,
            )
        for doubt in draft.ask(loose_sums):
            involved = {doubt.span, *doubt.parts}
            if not any(_overlap(one, two) for one in involved for two in seen):
                yield self.finding(
                    doubt.span,
                    f"{draft.where(doubt.span)}：{doubt.told}",
                    severity=Severity.INFO,
                    related=doubt.parts,
                    suggestion="核对后改正写错的一个数。",
                )


# —— 正文里的总价 ——


def _in_text(totals: tuple[StatedTotal, ...]) -> Iterator[Clash]:
    """一句话里的含税、不含税、税额。"""
    sentences: dict[tuple[int, tuple[int, int]], list[StatedTotal]] = {}
    for each in totals:
        sentences.setdefault((each.span.line, each.sentence), []).append(each)
    for group in sentences.values():
        net = [each for each in group if each.kind == "net"]
        tax = [each for each in group if each.kind == "tax"]
        gross = [each for each in group if each.kind in ("gross", "total")]
        if len(net) == len(tax) == len(gross) == 1 and not gross[0].may_be(net[0].value + tax[0].value):
            total = net[0].value + tax[0].value
            yield clash(
                gross[0].span,
                (net[0].span, tax[0].span),
                f"不含税金额{said(net[0].value)}与税额{said(tax[0].value)}之和是{said(total)}，写的含税总额是{said(gross[0].value)}。",
                any(each.provisional for each in group),
            )


def _in_prose(sums: tuple[ProseSum, ...]) -> Iterator[Clash]:
    """正文的月费与年费、数量单价与合计、含税与不含税。"""
    how = {
        "taxed": "不含税金额与税额之和",
        "yearly": "月费乘以十二",
        "product": "数量乘以单价",
        "parts": "各项之和",
        "reckoned": "按写明的数量和单价算出的合计",
        "rated": "按税率算出的数",
        "discount": "按写明的折扣算出的价款",
        "equal": "总价按期数平分，每期",
        "paid": "各次付款之和",
    }
    for each in sums:
        if each.kind in ("share", "points") and not each.agrees:
            unit = "%" if each.kind == "share" else "分"
            told = f"各项之和是{plain_decimal(each.stated)}{unit}，不是{plain_decimal(each.computed)}{unit}。"
            yield clash(each.stated_span, each.parts, told, each.provisional)
        elif not each.agrees:
            told = f"{how[each.kind]}是{said(each.computed)}，写的是{said(each.stated)}。"
            yield clash(each.stated_span, each.parts, told, each.provisional)


def _overlap(one: Span, two: Span) -> bool:
    return one.line == two.line and one.start < two.end and two.start < one.end
