"""“三（3）日”两种写法的数应当相同，“一年（12个月）”的换算应当成立。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.numeral_pairs import numeral_pairs
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule


class NumeralPairMismatch(Rule):
    """同一个数写两遍，改了一遍忘了另一遍，就成了两个数；究竟以哪个为准，只能靠解释。

    写法：只写阿拉伯数字一遍（“15日”）；确需两遍的，“十五（15）日”一起改。
    """

    title = "中文与阿拉伯数字不一致"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("民法典第一百四十二条", "民法典第四百六十六条")
    bad = (
        "7.1 甲方应在收到发票后>>十五（10）<<日内付款。",
        "5.1 服务期限为>>一年（10个月）<<。",
        "9.1 违约金为每日万分之五（0.5‰），上限为>>5%（百分之三）<<。",
        "10.2 本协议一式>>四（6）<<份。",
        "3.1 试点期为>>三周，共计15日<<；总工期>>二个月又十日，计90日<<。",
        "3.2 返还预付款的>>四分之一（20%）<<；课件>>贰套（3套）<<。",
        "3.3 轮训分五期，>>每期4课时，合计24课时<<；>>每月两次，全年共20次<<。",
        "3.4 南库>>6台、北库5台，合计12台<<。",
    )
    good = (
        "5.1 资料保存六个月（180日），期限48小时（即2日）。",
        "7.1 甲方应在收到发票后十五（15）日内付款；第三（3）条另有约定的除外。",
        "5.1 服务期限为一年（12个月），试用期三个月（90日）。",
        "一（1）服务范围\n二（2）服务期限",
        "9.1 等级为一级（紧急）的故障，1小时（服务时间内）响应。",
        "2.1 每季度一次（共4次）巡检。",
        "2.2 第一阶段2个月，第二阶段3个月，共5个月；每次2小时，共计8小时；三分之一（33.3%）。",
        "2.3 轮训分五期，每期4课时，合计20课时；南库6台、北库5台，合计11台；每季度一次，全年共四次。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        for pair in draft.ask(numeral_pairs):
            if pair.equal is False:
                yield self.finding(
                    pair.span,
                    f"{draft.where(pair.span)}同一个数两种写法不一致：“{pair.left}”与“{pair.right}”。",
                    severity=Severity.WARNING if pair.provisional else None,
                    suggestion="核实后改成同一个数，或者只写一遍。",
                    provisional=pair.provisional,
                )
