"""除外的对象与服务范围毫无关系，疑是别的合同留下的。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.exclusions import exclusion_zones
from contractgen.facts.scope import scope_items
from contractgen.facts.words.premises import foreign_to
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule


class Orphan(Rule):
    """只维护软件的合同里写着不含消防改造、锅炉年检，多半是照搬别的合同；为清楚而写的除外也常见，所以只作提示。

    写法：核对这一项是否与本合同的服务有关，无关的删去。
    """

    title = "除外事项与范围无关"
    severity = Severity.INFO
    confidence = Confidence.MEDIUM
    basis = ("民法典第一百四十二条",)
    bad = (
        "（一）维保标的\n1．乙方提供的服务：存储阵列的故障诊断和更换、异地数据备份。\n2．乙方不提供：业务软件的修改；>>园区食堂灶具的检修<<。",
        "第二条 服务范围\n2.1 服务内容包括：\n(1) 应用软件的故障修复；\n(2) 数据库备份。\n"
        "2.2 本服务不包括以下内容：\n(1) >>消防系统改造<<。",
        "第二条 服务范围\n2.1 服务内容包括：\n(1) 网站内容更新。\n2.2 下列工作不属于服务范围：\n"
        "(1) >>食堂燃气设备的年检<<；\n(2) 网站改版。",
    )
    good = (
        "第二条 服务范围\n2.1 服务内容包括：\n(1) 机房设备的巡检和维护。\n2.2 本服务不包括以下内容："
        "\n(1) 空调系统改造。",
        "第二条 服务范围\n2.1 服务内容包括：\n(1) 应用软件的故障修复。\n2.2 本服务不包括以下内容：\n"
        "(1) 操作系统升级。",
        "第二条 服务范围\n2.1 服务内容包括：\n(1) 停车管理系统的维护。\n2.2 下列工作不属于服务范围：\n(1) 岗亭的修缮。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        scope = draft.ask(scope_items)
        for zone in draft.ask(exclusion_zones):
            for item in zone.items:
                if zone.kind != "scope" or item.cause is not None:
                    continue
                word = foreign_to(item.text, tuple(one.text for one in scope), draft.reading)
                if word:
                    yield self.finding(
                        item.span,
                        f"{draft.where(item.span)}除外“{item.text}”，而服务范围没有说到“{word}”一类的对象。",
                        related=tuple(one.span for one in scope[:1]),
                        suggestion="核对是否照搬自别的合同；无关的删去。",
                    )
