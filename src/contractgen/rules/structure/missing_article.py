"""缺少常见的必要条款。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.endings import cut_endings
from contractgen.facts.topics_covered import topics_covered
from contractgen.model.finding import Confidence, Severity
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule

_CORE = frozenset({"服务内容与范围", "价款与支付", "期限", "违约责任", "争议解决"})
_FEWEST = 3  # 少于三条的，多半是片段


class MissingArticle(Rule):
    """没有约定的事项由法律补充（民法典第五百一十条、第五百一十一条），不当然影响合同成立，但结果未必是双方想要的：
    没有约定费用负担的，技术服务的费用由受托人承担；没有争议解决条款的，只能向法定管辖的法院起诉。

    对照清单补上，或者写明适用哪份主合同。全文合并为一条意见。
    """

    title = "缺少必要条款"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = ("民法典第四百七十条", "民法典第五百一十条", "民法典第八百四十五条", "民法典第八百八十六条")
    bad = (
        ">>机房维护合同<<\n第一条 服务内容\n乙方维护甲方的机房设备，每月巡检一次。\n第二条 服务标准\n2.1 乙方2小时内到场。\n2.2 每超时一次，扣减当月服务费500元。\n第三条 期限\n自2026年1月1日起至2026年12月31日止。\n第四条 违约责任\n违约方赔偿对方的损失。\n第五条 争议解决\n向甲方住所地人民法院起诉。",
        ">>系统维护协议<<\n第一条 服务范围\n乙方维护甲方的系统。\n第二条 服务标准\n乙方在4小时内响应。"
        "\n第三条 保密\n双方保密。",
    )
    good = (
        "机房托管服务合同\n附件二\u3000服务等级协议\n第一条 口径\n年度为十二个月。\n第二条 响应\n乙方1小时内响应。\n第三条 扣减\n每次扣100元。\n第四条 其他\n其他依主合同。",
        "冷柜保养协议\n甲方与乙方就冷柜保养合同订立补充协议，共同遵照执行。\n第一条 材料\n材料费由甲方承担。\n第二条 保养时间\n每月第一个周一。\n第三条 到场\n接到报告后40分钟内到场。",
        "看板服务等级协议\n1. 定义\n1.1 服务周期为自然月。\n2. 可用率\n2.1 不低于99%。\n3. 赔付\n3.1 赔付当月费用的10%。",
        "系统维护协议\n第一条 服务范围\n乙方维护甲方的系统。\n第二条 服务标准\n乙方在4小时内响应。"
        "\n第三条 服务期限\n自2026年12月1日起至2027年11月30日止。"
        "\n第四条 费用\n服务费人民币100000元。\n第五条 违约责任\n违约方赔偿对方的损失，以服务费总额为限。"
        "\n第六条 争议解决\n向甲方住所地人民法院起诉。"
        "\n第七条 保密与数据安全\n双方保密。\n第八条 知识产权\n成果归甲方。\n第九条 责任限制"
        "\n以服务费总额为限。\n第十条 解除与终止\n可以提前三十日通知解除。"
        "\n第十一条 不可抗力\n互不负责。\n第十二条 通知与送达\n寄至首部地址。\n第十三条 生效"
        "\n自双方盖章之日起生效。\n第十四条 验收\n按附件一验收。",
        "补充协议\n第一条 服务范围\n增加备份。\n第二条 价款\n增加1000元。\n第三条 其他\n其余不变。",
        "仓库租赁合同\n第一条 标的\n出租人出租仓库一间。\n第二条 租期\n租赁期自2026年12月1日起至2027年11月30日止。"
        "\n第三条 租金\n每月租金人民币8000元，支付方式为按季支付。\n第四条 违约责任\n逾期一日，支付违约金100元。"
        "\n第五条 解除\n可以提前三十日通知解除。\n第六条 争议解决\n向仓库所在地人民法院起诉。"
        "\n第七条 不可抗力\n互不负责。\n第八条 生效\n自双方签字之日起生效。",
        "劳动合同\n第一条 合同期限\n三年。\n第二条 工作内容\n软件工程师。\n第三条 劳动报酬\n按月支付。",
        "第一条 乙方按月巡检。",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        for topics in draft.ask(topics_covered):
            if topics.articles < _FEWEST or not topics.missing:
                continue
            if not topics.whole or topics.annexed:
                yield self.unknown("看不出是不是一份完整的合同，没有核对常见条款。")
                continue
            cut = any(ending.last for ending in draft.ask(cut_endings))
            core = [name for name in topics.missing if name in _CORE and name not in topics.weak]
            truncated = "文本疑似被截断，缺少的条款可能在后文。" if cut else ""
            yield self.finding(
                topics.title or Span(0, 0, len(draft.reading.lines[0].text)),
                f"对照常见条款清单，没有看到：{'、'.join(topics.missing)}。{truncated}",
                severity=Severity.WARNING if core else Severity.INFO,
                suggestion="补上，或者写明由哪份文件约定。",
            )
