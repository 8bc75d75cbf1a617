"""网站、模板、审阅留下的文字与痕迹。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.residue import Residue, residue
from contractgen.model.finding import Confidence, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule

_TRACES = {
    "remark": ("批注", "处理完以后删除批注。"),
    "revision": ("未接受的修订", "接受或者拒绝全部修订。"),
    "highlight": ("突出显示的文字", "确认以后取消突出显示。"),
    "hidden": ("隐藏文字", "显示隐藏文字，核对以后删除。"),
}


class TemplateResidue(Rule):
    """下载网站的广告、“本模板仅供参考”不是合同的内容，却会随文件签进去；批注和修订会让对方看到内部意见。

    删去残留文字；发出或签署以前，处理完批注，接受或拒绝全部修订。审定稿（--final）里还有批注、修订的是错误。
    """

    title = "模板、网页或审阅痕迹"
    severity = Severity.WARNING
    confidence = Confidence.HIGH
    basis = ("民法典第一百四十二条",)
    bad = (
        ">>（本模板仅供参考，使用前请删除本行）<<\n第一条 乙方按月巡检。\n第二条 服务费按月支付。",
        "第一条 乙方按月巡检。\n第二条 服务费按月支付。\n>>文档评论(0)<<\n1亿VIP精品文档\n相关文档",
    )
    good = (
        "第四条 积分规则\n积分获取与使用规则：\n注册成功获得15积分\n每次取水消耗1积分",
        "附件 功能验收表\n编号\u3000功能\u3000要点\nB1\u3000会员登录\u3000手机号一键注册\nB2\u3000积分兑换\u3000兑换后生成券码\nB3\u3000数据导出\u3000按门店导出",
        "一、基本信息\n签订日期  2026年7月5日\n二、付款\n甲方按季付款。",
        "本合同仅供甲乙双方使用，不得向第三方提供。",
        "乙方应当提供报表模板和合同范本各一套，仅供甲方内部使用。",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        found = draft.ask(residue)
        texts = [item for item in found if item.kind == "text"]
        if texts:
            yield self._texts(texts)
        final = bool(draft.settings.get("final"))
        for kind, (name, suggestion) in _TRACES.items():
            items = [item for item in found if item.kind == kind]
            if items:
                yield self.finding(
                    items[0].span,
                    f"草稿里还有{name}" + (f"{len(items)}处。" if kind != "hidden" else "。"),
                    severity=Severity.ERROR if final else Severity.INFO,
                    related=[item.span for item in items[1:]],
                    suggestion=suggestion,
                )

    def _texts(self, texts: list[Residue]) -> Outcome:
        quote = texts[0].quote.strip()
        shown = quote if len(quote) <= 30 else quote[:28] + "……"
        return self.finding(
            texts[0].span,
            f"有{len(texts)}处不属于合同的文字，如“{shown}”，来自网站或模板。",
            related=[item.span for item in texts[1:]],
            suggestion="全部删去。",
        )
