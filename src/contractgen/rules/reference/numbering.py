"""编号跳号、重号、倒序或者跳级。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.numbering import Irregular, irregular_numbers
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule

_WORDS = {"duplicate": "重号", "gap": "跳号", "order": "次序颠倒", "level": "跳级"}


class Numbering(Rule):
    """两个“3.2”使“按3.2执行”不知指哪一个；跳号常是删掉了一条而别处还在引用。

    写法：用自动编号；有意空缺的写“第七条（保留）”。附件、各部分可以各自从一编起。
    """

    title = "编号跳号、重号"
    severity = Severity.WARNING
    confidence = Confidence.HIGH
    basis = ("民法典第四百六十六条",)
    bad = (
        "2.1 司机应当：\n① 验车；\n② 签单；\n>>②<< 封签。",
        "一、服务\n（一）下列工作不在范围内：\n1．雷击；\n2．移位；\n3．新增。\n>>（三）<<另行报价。",
        "第一条 服务\n1.1 服务。\n第二条 付款\n2.1 付款。\n>>第四条<< 验收\n4.1 验收。",
        "第三条 服务\n3.1 服务。\n3.2 付款。\n>>3.2<< 验收。",
        "第二条 服务\n2.1 服务。\n>>2.1.1.1<< 监控。",
        "一、服务\n服务内容。\n二、付款\n付款办法。\n>>四、<<验收\n验收办法。".replace(
            ">>四、<<", ">>四<<、"
        ),
    )
    good = (
        "一、养护\n（1）浇水：\n（1）每日早晚各一次；\n（2）雨天免浇。\n（2）修剪。\n（3）回访。",
        "2.1 分工：\n① 备车；\n② 装货。\n2.2 要求：\n① 验车；\n② 签单。",
        "二、保洁要求\n1.总体要求\n(一)大堂\n1、每日清扫两次。\n2、每周打蜡一次。\n(二)车库\n1、每周冲洗一次。\n2.人员要求\n(一)领班\n1、持证上岗。",
        "二、售后服务：\n一、质保一年。\n二、接报后两小时到场。\n三、每季回访一次。\n三、付款\n按月支付。",
        "1. 范围\n1. Scope\n1.1 乙方每月巡检。\n1.1 Party B inspects monthly.\n2. 费用\n2. Fees\n2.1 甲方按季付款。",
        "第一条 服务\n1.1 服务。\n第二条 付款\n2.1 付款。\n附件一 清单\n第一条 资产\n1.1 服务器。",
        "第三条 服务\n3.9 监控。\n3.10 备份。\n3.11 巡检。",
        "第一条 服务\n1.1 服务。\n第二条（保留）\n第三条 验收\n3.1 验收。",
        "第一条 服务\n下列各项：\n(1) 监控；\n(2) 备份。\n另有下列各项：\n(1) 巡检；\n(2) 培训。",
        "第一部分 通用条款\n第一条 服务\n第二条 付款\n第二部分 专用条款\n第二条 付款\n第五条 验收",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        for one in draft.ask(irregular_numbers):
            yield self._found(draft, one)

    def _found(self, draft: Draft, one: Irregular) -> Finding:
        before = draft.reading.lines[one.before.line]
        after = draft.reading.lines[one.span.line]
        return self.finding(
            one.span,
            f"“{one.number}”{_WORDS[one.kind]}：前面是“{before.number}”（{_text(before.body)}），"
            f"此处应是{one.expected}"
            f"（{_text(after.body)}）。",
            severity=Severity.INFO
            if one.unsure
            else Severity.ERROR
            if one.kind == "duplicate"
            else Severity.WARNING,
            related=(one.before,),
            suggestion="改正编号，并核对别处的引用；有意空缺的写明“保留”。",
        )


def _text(body: str) -> str:
    return body if len(body) <= 16 else body[:15] + "……"
