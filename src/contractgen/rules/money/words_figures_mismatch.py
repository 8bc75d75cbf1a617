"""金额的大写与小写不是同一个数。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.amounts import AmountPair, amount_pairs
from contractgen.model.finding import Confidence, Fix, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule
from contractgen.zh.amounts import format_money, to_rmb


class WordsFiguresMismatch(Rule):
    """合同里没有“以大写为准”的一般规定，大小写不一致就要靠其他证据猜，付款、开票和诉讼标的都会受影响。

    核对后改成同一个数，例如“￥152,000.00（大写：人民币壹拾伍万贰仟元整）”；或者只写小写。
    """

    title = "金额大小写不一致"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("支付结算办法附一（票据的要求，合同中是惯例）", "民法典第四百七十条第一款第五项")
    bad = (
        "5.1 年费>>148,400元<<（含税，其中税8,400元），大写人民币壹拾肆万肆仟捌佰元整。",
        "6.1 合同总价为>>￥152,000.00<<（大写：人民币壹拾贰万伍仟元整）。",
        "6.1 服务费为人民币>>200万元<<（大写：贰拾万元整）。",
        "6.1 合同总价（大写）：人民币叁拾万元整，小写：>>￥350,000.00<<。",
        "6.1 费用如下：\n| 项目 | 内容 |\n|---|---|\n| 大写：伍万元整 | >>￥15,000.00<< |",
        "6.1 服务费>>50,000.00元<<（大写：五万三千元）。",
        "6.1 押金>>57,000元<<（大写：伍万柒佰元整）。",
    )
    good = (
        "5.1 年费148,400元（含税，其中税8,400元），大写人民币壹拾肆万捌仟肆佰元整。",
        "6.1 总价￥1,680.32（人民币壹仟陆佰捌拾元零叁角贰分），另付￥1,680.32（人民币壹仟陆佰捌拾元叁角贰分）。",
        "6.1 总价人民币107,000.53元（大写：人民币壹拾万柒仟元零伍角叁分），即￥107,000.53（壹拾万零柒仟元伍角叁分）。",
        "6.1 含税价人民币106,000.00元（大写：人民币壹拾万陆仟元整），不含税价人民币100,000.00元。",
        "6.1 合同总价15.2万元（大写：壹拾伍万貳仟圆正）。",
        "6.1 总价人民币（大写）：零拾贰万伍仟零佰零拾零元零角零分（￥25000.00）。",
        "6.1 服务费如下：\n| 项目 | 金额（万元） | 大写 |\n|---|---|---|\n| 运维 | 50 | 伍拾万元整 |",
        "6.1 违约金为伍仟元，赔偿上限为10万元。",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        for pair in draft.ask(amount_pairs):
            if pair.words_value is None:
                yield self.unknown(
                    f"大写金额“{draft.quote(pair.words)}”读不出来，未能与小写核对。", pair.words
                )
            elif pair.words_value != pair.figures_value:
                yield self._mismatch(draft, pair, pair.words_value)

    def _mismatch(self, draft: Draft, pair: AmountPair, spelled: object) -> Outcome:
        figures, words = draft.quote(pair.figures), draft.quote(pair.words)
        return self.finding(
            pair.figures,
            f"{draft.where(pair.figures)}小写“{figures}”，大写“{words}”（即{spelled:,}元），不一致。",
            severity=Severity.WARNING if pair.provisional else Severity.ERROR,
            related=[pair.words],
            suggestion=f"核对后改成同一个数；以小写为准的，大写写“人民币{to_rmb(pair.figures_value)}”。"
            if pair.figures_value == round(pair.figures_value, 2)
            else "核对后改成同一个数。",
            fix=Fix(f"￥{format_money(pair.words_value or 0)}"),
            provisional=pair.provisional,
        )
