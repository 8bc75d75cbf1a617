"""文字没有写完。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.endings import cut_endings
from contractgen.model.finding import Confidence, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule


class Truncated(Rule):
    """全文在半句话处停下，后面的条款（多半是违约责任、争议解决和签署）就都不在草稿里；不要据此认为合同没有约定。

    找到完整的文件再审；中间断掉的句子补完。
    """

    title = "文本截断"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("民法典第四百七十条",)
    bad = (
        "第一条 保管\n1.1 乙方每日通风一次，并记录温度。\n1.2 乙方应>>当使用符合<<\n第二条 费用\n2.1 甲方按月付款。\n2.2 乙方开具发票。\n2.3 甲方逾期的，付息。",
        "第一条 乙方按月巡检机房。\n第二条 甲方应当按季支付服务费。\n第三条 乙方应当做好记录并存档。\n第四条 双方每月开会一次。\n第五条 巡检记录保存三年。\n第六条 设备搬迁时，乙方应先断开电源，>>再拆除线缆<<\n第七条 搬迁费用由甲方承担。",
        "第一条 乙方按月巡检。\n第二条 本协议自双方加>>盖公章或者<<\n附件一 清单\n服务器两台。",
        "第一条 乙方按月巡检。\n第二条 乙方应当对甲方的商业秘密>>承担保密义<<",
        "第一条 乙方按月巡检，甲方按季付款，双方各自承担税费。\n第二条 乙方应当按照约定，>>及时<<",
        "第一条 乙方应当按照甲方的要求>>提供服务和<<\n第二条 服务费按月支付。",
        "第一条 乙方按月巡检。\n第二条 乙方对系统的账号和密码>>承担保密义<<\n甲方（盖章）：\n乙方（盖章）：",
    )
    good = (
        "2.1 出餐时限：\n   早餐：20分钟以内\n   午餐：40分钟以内\n   宴席：10桌以内的，90分钟以内\n2.2 餐具每日消毒。\n2.3 菜品每日留样。\n2.4 食材每日验收。",
        "第一条 乙方按月巡检，甲方按季付款。\n第二条 支持时限：\n严重（全部不能用）：15分钟响应，1小时内恢复\n普通（其他问题）：次日响应，乙方须在十日内解决\n第三条 双方各自承担税费。",
        "第七条 因下列原因不能供水的，供方不承担责任：\n1.泵房停电检修的；\n2.台风、地震等不可抗力造成的\n3.用户自行改动管线造成的。\n第八条 争议由双方协商解决。",
        "第一条 费用\n1.1 装卸费：由供方承担\n1.2 货款于到货后10日内支付，运费在结算时一并支付\n1.3 提供监控和响应\n第二条 乙方按月巡检。",
        "第一条 乙方按月巡检，甲方按季付款。\n第二条 乙方提供巡检、备份等服务。",
        "第一条 乙方提供下列服务：\n（一）巡检；\n（二）备份\n（以下无正文）",
        "附件一 设备清单\n服务器 2台\n交换机 1台",
        "第一条 乙方按月巡检。\n甲方（盖章）：\n乙方（盖章）：",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        for cut in draft.ask(cut_endings):
            where, quote = draft.where(cut.span), draft.quote(cut.span)
            if cut.last:
                yield self.finding(
                    cut.span,
                    f"全文在{where}“……{quote}”处中断，没有写完，其后的内容缺失。",
                    confidence=Confidence.HIGH if cut.sure else Confidence.MEDIUM,
                    suggestion="取得完整的文件再审查。",
                )
            else:
                yield self.finding(
                    cut.span,
                    f"{where}停在“……{quote}”，句子没有写完。",
                    severity=Severity.WARNING,
                    confidence=Confidence.MEDIUM,
                    suggestion="补完这一句。",
                )
