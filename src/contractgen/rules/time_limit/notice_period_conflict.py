"""同一类事件的提前通知期应当一致。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.conventions import conventions
from contractgen.facts.notices import Notice, notices
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.outliers import minority
from contractgen.review.rule import Rule
from contractgen.zh.working_time import equal

#: 这几类事件各处说的是同一件事；其余（检查、解除等）常有不同情形，不比较
_COMPARED = {
    "维护": "计划内升级、维护",
    "停用": "停用、下线",
    "暂停": "暂停服务",
    "账户": "变更账户",
    "联系方式": "变更联系方式",
    "演练": "演练",
    "续期": "不再续期",
    "人员": "更换人员",
    "解除": "提前解除",
}


class NoticePeriodConflict(Rule):
    """计划内升级也是计划性维护；一处写提前5个工作日，一处写提前3天，一处只写“提前通知”，发生争议时不知以哪个为准。

    写法：通知期写成一张表，或者只写一处、别处引用；确有竞合的，写“两者竞合时以较长者为准”。
    """

    title = "通知期限不一致"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = ("民法典第一百四十二条", "民法典第四百六十六条", "民法典第五百零九条第二款")
    bad = (
        "10.1 甲方可以提前>>30日<<书面通知乙方解除本合同。\n12.2 甲方提前60日书面通知乙方的，可以解除本合同。",
        "4.3 计划性维护应至少提前>>三个工作日<<通知。\n附件三 维护安排\n"
        "| 项目 | 通知 |\n|---|---|\n| 计划性维护 | 提前24小时通知委托方 |",
        "3.4 乙方应在版本升级前>>5个工作日<<通知甲方。\n4.3 计划性维护应至少提前24小时通知甲方。",
        "4.3 计划内维护应至少提前>>5个工作日<<书面通知客户。\n"
        "附件一\n"
        "4.4 计划内维护应同时符合下列条件：\n"
        "(1)至少提前3个工作日书面通知客户；",
    )
    good = (
        "3.4 计划内维护应提前3个工作日通知，并于开始前24小时再次提醒。",
        "3.4 大版本升级应提前15日通知甲方，小版本升级应提前3日通知甲方。",
        "3.2 更换项目经理应提前10日通知甲方。\n3.3 更换联系人应提前3日通知对方。",
        "3.4 乙方应在版本升级前5个工作日通知甲方。\n4.3 计划性维护应至少提前5个工作日通知甲方。",
        "3.4 计划内维护应至少提前5个工作日通知甲方。\n3.5 紧急安全升级应至少提前2小时通知甲方。",
        "3.4 计划内升级应提前5个工作日通知。\n"
        "4.3 计划性维护应提前3个工作日通知。\n"
        "4.4 两者竞合时以较长者为准。",
        "4.3 计划内维护应提前5个工作日通知。\n"
        "8.1 暂停服务应提前15日书面通知。\n"
        "9.1 变更收款账户应提前5日书面通知。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        if draft.ask(conventions).longer_wins is not None:
            return
        for event, name in _COMPARED.items():
            group = [each for each in draft.ask(notices) if each.event == event and not each.blank]
            if event == "解除":
                group = [each for each in group if each.free]
            for dated in _alike([each for each in group if each.duration is not None]):
                odd, main = minority(dated, _same)
                if not odd:
                    continue
                undated = [each for each in group if each.duration is None]
                yield self._finding(draft, name, odd, [*main, *undated])

    def _finding(self, draft: Draft, name: str, odd: list[Notice], others: list[Notice]) -> Finding:
        sides = "，".join(
            f"{draft.where(each.span)}为“{each.words}”（{each.event_words}）" for each in (*odd, *others)
        )
        provisional = any(each.provisional for each in (*odd, *others))
        return self.finding(
            odd[0].span,
            f"{name}的通知期不一致：{sides}。如升级属于计划性维护，则同一事件有不同的通知期。"
            if name.startswith("计划内")
            else f"{name}的通知期不一致：{sides}。",
            related=[each.span for each in (*odd[1:], *others)],
            suggestion="统一通知期，只在一处写数；不同事件分别下定义，竞合时写明以较长者为准。",
            provisional=provisional,
        )


def _alike(dated: list[Notice]) -> list[list[Notice]]:
    """更换人员的，按所换的人分开（项目经理、驻场工程师）；解除的，按谁解除分开；大小版本本来就分开写。"""
    groups: dict[str, list[Notice]] = {}
    for each in dated:
        kind = {"人员": each.event_words[-3:], "解除": each.who}.get(each.event, each.kind)
        groups.setdefault(kind, []).append(each)
    return list(groups.values())


def _same(one: Notice, two: Notice) -> bool:
    return one.duration is not None and two.duration is not None and equal(one.duration, two.duration)
