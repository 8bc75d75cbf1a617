"""除外的对象与服务范围毫无关系，疑是别的合同留下的。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.exclusions import exclusion_zones
from contractgen.facts.scope import scope_items
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule

_APART = {"空调", "消防", "打印机", "摄像头", "电源", "耗材"}
_HARD = {"硬件", "设备", "终端", "服务器", "机房", "网络", "存储", "交换机", "备件"}


class Orphan(Rule):
    """只维护软件的合同里写着不含消防改造，多半是照搬别的合同；为清楚而写的除外也常见，所以只作提示。

    写法：核对这一项是否与本合同的服务有关，无关的删去。
    """

    title = "除外事项与范围无关"
    severity = Severity.INFO
    confidence = Confidence.LOW
    basis = ("民法典第一百四十二条",)
    bad = (
        "第二条 服务范围\n2.1 服务内容包括：\n(1) 应用软件的故障修复；\n(2) 数据库备份。\n"
        "2.2 本服务不包括以下内容：\n(1) >>消防系统改造<<。",
    )
    good = (
        "第二条 服务范围\n2.1 服务内容包括：\n(1) 机房设备的巡检和维护。\n2.2 本服务不包括以下内容："
        "\n(1) 空调系统改造。",
        "第二条 服务范围\n2.1 服务内容包括：\n(1) 应用软件的故障修复。\n2.2 本服务不包括以下内容：\n"
        "(1) 操作系统升级。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        scope = draft.ask(scope_items)
        served = {thing.head for item in scope for thing in item.content.things}
        if not served or served & _HARD or any(item.source == "sentence" for item in scope):
            return
        for zone in draft.ask(exclusion_zones):
            for item in zone.items:
                heads = {thing.head for thing in item.content.things if not thing.generic}
                if zone.kind == "scope" and heads and heads <= _APART and not item.qualified:
                    yield self.finding(
                        item.span,
                        f"{draft.where(item.span)}除外“{item.text}”，而服务范围没有说到这一类对象。",
                        related=(scope[0].span,),
                        suggestion="核对是否照搬自别的合同；无关的删去。",
                    )
