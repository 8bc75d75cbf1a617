"""同一类事件的提前通知期应当一致。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from contractgen.facts.conventions import conventions
from contractgen.facts.notices import Notice, notices
from contractgen.facts.words.same_event import Event, alike, changed, event, mentioned, siblings
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.review.outliers import minority
from contractgen.review.rule import Rule
from contractgen.rules.time_limit._likely_pairs import with_likely
from contractgen.zh.working_time import equal

_ANYONE = ("任何一方", "任一方", "一方", "双方", "各方", "任意一方")
_ROLE = re.compile("工程师|项目经理|客户经理|负责人|人员")
_MANY = 60  # 再多的不逐对比较
#: 这几类事件各处说的是同一件事；其余（检查、解除等）常有不同情形，不比较
_COMPARED = {
    "维护": "计划内升级、维护",
    "接口版本": "接口版本升级",
    "停用": "停用、下线",
    "暂停": "暂停服务",
    "账户": "变更账户",
    "联系方式": "变更联系方式",
    "演练": "演练",
    "续期": "不再续期",
    "人员": "更换人员",
    "解除": "提前解除",
}

_EXCEPT = re.compile(r"[，,；;。]?(?:但(?!不|无须)|其中|唯|惟)[^。]*$")


class NoticePeriodConflict(Rule):
    """计划内升级也是计划性维护；一处写提前5个工作日，一处写提前3天，一处只写“提前通知”，发生争议时不知以哪个为准。

    写法：通知期写成一张表，或者只写一处、别处引用；确有竞合的，写“两者竞合时以较长者为准”。
    """

    title = "通知期限不一致"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = ("民法典第一百四十二条", "民法典第四百六十六条", "民法典第五百零九条第二款")
    bad = (
        "4.2 计划维护每季度一次，提前>>96小时<<通知甲方。\n附件一 服务水平\n| 事项 | 时限 |\n|---|---|\n| 计划维护通知 | 提前36小时 |",
        "4.1 乙方对平台做配置变更的，应在实施>>48小时<<前通知甲方。\n第六条 配合\n6.1 甲方收到乙方在变更实施前5日发出的通知后，应安排人员值守。",
        "4.1 学校组织网上考试的，应当提前>>12日<<通知公司安排驻场保障。\n第七条 其他\n7.1 网上考试需要公司驻场的，学校提前一周通知即可。",
        "3.1 乙方安排计划停机，至少提前>>80小时<<书面通知甲方。\n第五条 配合\n5.1 闸口升级停用的，乙方应提前6日报甲方生产部。",
        "第六条 计划内维护\n6.1 甲方应至少提前>>5日<<将维护时间书面通知乙方。\n7.1 甲方升级版本需要停机的，应提前12小时告知乙方。",
        "6.1 接口版本升级的，供方应至少提前>>30日<<通知需方。\n6.3 供方升级接口版本的，提前10日以邮件通知需方。",
        "5.3 锅炉例行维护，提前>>3日<<张贴告示。\n第六条 维护\n6.5 锅炉的计划维护，提前1日告知业主。",
        "10.1 甲方可以提前>>30日<<书面通知乙方解除本合同。\n12.2 甲方提前60日书面通知乙方的，可以解除本合同。",
        "4.3 检修停机应提前>>60小时<<告知甲方。\n第六条 检修\n6.2 例行检修需要停机的，给予甲方十二小时的预先通知即可。",
        "4.3 甲方加派保安，提前>>10日<<通知乙方。\n第六条 用工\n6.2 新增保安由甲方提前3日提出。",
        "4.3 供应商上浮单价，须提前>>30日<<书面告知采购人。\n第六条 调价\n6.2 单价上浮的，供应商于执行前7日邮件通知采购人。",
        "4.3 任何一方提前>>60日<<书面通知对方，可以终止本合同。\n第六条 解除\n6.2 发包人提前15日书面通知承包人的，可以解除本合同。",
        "4.3 计划性维护应至少提前>>三个工作日<<通知。\n附件三 维护安排\n"
        "| 项目 | 通知 |\n|---|---|\n| 计划性维护 | 提前24小时通知委托方 |",
        "3.4 乙方应在版本升级前>>5个工作日<<通知甲方。\n4.3 计划性维护应至少提前24小时通知甲方。",
        "4.3 计划内维护应至少提前>>5个工作日<<书面通知客户。\n"
        "附件一\n"
        "4.4 计划内维护应同时符合下列条件：\n"
        "(1)至少提前3个工作日书面通知客户；",
        "3.1 供方撤换驻店督导，应提前>>15日<<征得需方同意。\n第六条 驻店\n6.1 驻店督导轮换的，须提前3日报需方。",
        "3.2 冷库停电检修，乙方应提前>>4日<<告知甲方。\n第六条 冷库\n6.2 冷库停电检修前12小时，由值班长电话知会甲方。",
        "| 事项 | 提前通知 |\n|---|---|\n| 泵房断水 | >>6日<< |\n| 网络切换 | 3日 |\n\n3.1 泵房断水须提前24小时通知乙方。",
        "3.1 报文格式变更的，乙方应提前>>20日<<通知甲方。\n第六条 升级\n6.1 乙方修改报文格式的，应提前5日通知甲方。",
    )
    good = (
        "3.2 提前3个工作日通知停机，提前5日通知换人。",
        "3.1 乙方安排计划停机，至少提前80小时书面通知甲方。\n第五条 接口\n5.1 短信接口停用的，乙方应提前30日通知甲方。",
        "3.1 例行维护提前4个工作日通知。\n3.2 接口版本升级提前45日公告，旧版并行至少120日。",
        "3.2 保洁员更换提前3日告知，项目经理更换提前20日取得甲方同意。",
        "5.3 例行维护每月一次，提前3日张贴告示。\n5.5 应急修补需要停梯的，提前30分钟通知物业。",
        "3.4 停水检修应提前2日通知租户，但医疗用房的停水检修应提前5日通知。\n6.1 停水检修提前2日通知。",
        "3.4 暂停服务的，应提前3日通知客户；但直播间的暂停服务，须提前10日通知客户。",
        "3.1 报文格式变更的，乙方应提前20日通知甲方。\n第六条 升级\n6.1 乙方更换报文主机的，应提前5日通知甲方。",
        "3.3 计划停机应提前5日申请。\n5.1 程序变更应提前2日提交申请，获准后在计划停机时段发布。",
        "3.4 计划内维护应提前3个工作日通知，并于开始前24小时再次提醒。",
        "3.3 大促首日前10日提交压测报告。\n3.4 发布冻结期：每次大促首日前5日起至末日止。",
        "3.3 计划停机应提前5日以邮件告知。\n第六条 告知\n6.1 计划停机的告知按第三条办理。客户增减主机的，提前3日提交申请。",
        "3.3 计划停机应提前5日书面通知。\n3.4 部件损坏导致的抢修停机，应在停机前20分钟电话通知。",
        "3.4 大版本升级应提前15日通知甲方，小版本升级应提前3日通知甲方。",
        "3.2 更换项目经理应提前10日通知甲方。\n3.3 更换联系人应提前3日通知对方。",
        "3.4 乙方应在版本升级前5个工作日通知甲方。\n4.3 计划性维护应至少提前5个工作日通知甲方。",
        "3.4 计划内维护应至少提前5个工作日通知甲方。\n3.5 紧急安全升级应至少提前2小时通知甲方。",
        "3.4 计划内升级应提前5个工作日通知。\n"
        "4.3 计划性维护应提前3个工作日通知。\n"
        "4.4 两者竞合时以较长者为准。",
        "3.1 预计停机不超过2小时的，应提前1日通知；预计停机超过2小时的，应提前5日通知。",
        "3.1 上调单价应提前60日通知甲方。\n3.2 下调单价应提前5日通知甲方。",
        "3.1 甲方更换联络人，应提前3日通知乙方。\n5.1 甲方更换开票信息，应提前10日通知乙方。",
        "4.3 计划内维护应提前5个工作日通知。\n"
        "8.1 暂停服务应提前15日书面通知。\n"
        "9.1 变更收款账户应提前5日书面通知。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        return with_likely(self, draft, ("advance",), self._told(draft))

    def _told(self, draft: Draft) -> Iterator[Finding]:
        if draft.ask(conventions).longer_wins is not None:
            return
        said: set[Span] = set()
        told = _general(draft, list(draft.ask(notices)))
        for kind, name in _COMPARED.items():
            group = [each for each in told if each.event == kind and not each.blank]
            if kind == "解除":
                group = [each for each in group if each.free]
            for dated in _alike([each for each in group if each.duration is not None]):
                odd, main = minority(dated, _same)
                if not odd or _one_table(draft, [*odd, *main]):
                    continue
                undated = [each for each in group if each.duration is None]
                said |= {each.span for each in (*odd, *main)}
                yield self._finding(draft, name, odd, [*main, *undated])
        yield from self._others(draft, told, said)

    def _others(self, draft: Draft, told: list[Notice], said: set[Span]) -> Iterator[Finding]:
        """不在上列各类里的事，或者两处分在两类的：所说的话看得出是同一件事。"""
        dated = [each for each in told if each.duration is not None][:_MANY]
        for one, two in combinations(dated, 2):
            if one.span in said and two.span in said:
                continue
            likely = _one_event(draft, one, two)
            if not likely:
                continue
            said |= {one.span, two.span}
            yield self.finding(
                one.span,
                f"{_short(one)}的通知期不一致：{draft.where(one.span)}为“{one.words}”，{draft.where(two.span)}为“{two.words}”（{_short(two)}）。",
                severity=Severity.INFO if likely == 1 else None,
                related=[two.span],
                suggestion="确是同一件事的，统一通知期，只在一处写数；不是同一件事的，写明各自的情形。",
                provisional=one.provisional or two.provisional,
            )

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


def _general(draft: Draft, dated: list[Notice]) -> list[Notice]:
    """一句里先写通例，再写例外的（提前3日通知，但验证码短信提前7日）：例外不与别处比。"""
    kept: list[Notice] = []
    last: Span | None = None
    for each in sorted(dated, key=lambda each: (each.span.line, each.span.start)):
        text = draft.line(each.span).text
        near = last is not None and last.line == each.span.line
        between = text[last.end : each.span.start] if last is not None and near else ""
        if not _EXCEPT.search(between):
            kept.append(each)
        last = each.span
    return kept


def _one_table(draft: Draft, group: list[Notice]) -> bool:
    """都是同一张表里的：本来就是分开写的。"""
    cells = [draft.line(each.span).cell for each in group]
    return all(cells) and len({cell.table for cell in cells if cell}) == 1


def _one_event(draft: Draft, one: Notice, two: Notice) -> int:
    """是同一件事为 2，大概是为 1，不是为 0；同一款里并列的两项，通常是有意分开写的。"""
    a, b = draft.line(one.span), draft.line(two.span)
    if one.duration is None or two.duration is None or _same(one, two) or a.index == b.index:
        return 0
    if a.cell and b.cell and a.cell.table == b.cell.table:
        return 0
    if one.kind != two.kind or (one.who != two.who and not {one.who, two.who} & {"", "对方", *_ANYONE}):
        return 0
    first, second = event(one.matter), event(two.matter)
    if ("解除" in first.acts | second.acts and not (one.free and two.free)) or (
        "紧急" in (one.event, two.event) and one.event != two.event
    ):
        return 0  # 附条件的解除各不相同；紧急的本来就短
    likely = alike(first, second)
    if not likely and first.marks == second.marks:
        likely = int(mentioned(event(one.whole), event(two.whole)))
        likely = 2 if changed(one.matter, two.matter) else likely or int(_stops(first, second))
    return likely - 1 if likely and siblings(draft.reading, a.index, b.index) else likely


def _stops(one: Event, two: Event) -> bool:
    """一处泛说计划停机，一处说某样东西升级停用：也许是一件事。"""
    both = "停止" in one.acts & two.acts and "维护" in one.acts | two.acts  # 停用一个接口，是另一件事
    return both and any(not each.nouns and each.things <= _ANY_STOP for each in (one, two))


_ANY_STOP = frozenset({"停机", "停用", "停服", "停止", "暂停"})


def _short(notice: Notice) -> str:
    return notice.event_words or notice.matter[-12:]


def _alike(dated: list[Notice]) -> list[list[Notice]]:
    """更换人员的，按所换的人分开（项目经理、驻场工程师）；解除的，按谁解除分开；大小版本本来就分开写。"""
    groups: dict[str, list[Notice]] = {}
    for each in dated:
        role = _ROLE.findall(each.event_words)[-1:]
        kind = {"人员": "".join(role), "解除": each.who}.get(each.event, each.kind)
        groups.setdefault(kind, []).append(each)
    general = [each for each in dated if each.event == "解除" and each.who in _ANYONE]
    for who, group in groups.items():  # 任何一方都可以解除的，也包括点名的那一方
        if general and who not in _ANYONE:
            group += general
    return [sorted(group, key=lambda each: (each.span.line, each.span.start)) for group in groups.values()]


def _same(one: Notice, two: Notice) -> bool:
    return one.duration is not None and two.duration is not None and equal(one.duration, two.duration)
