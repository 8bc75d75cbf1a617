"""故障级别应当只用一套叫法，并写明各级的判断标准和由谁认定。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from contractgen.facts.level_uses import LevelUse, divisions, graded_elsewhere, level_uses
from contractgen.facts.loose_levels import loose_levels
from contractgen.facts.severities import Severities, severities
from contractgen.facts.time_limits import TimeLimit, time_limits
from contractgen.facts.words.graded_things import unlike_things
from contractgen.facts.words.levels import plain
from contractgen.facts.words.outline import outlined
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule
from contractgen.zh.grades import grade_of
from contractgen.zh.obligation_words import STEPS
from contractgen.zh.severity_words import vocabulary

_MOST = 12
_LONG = 3
_ORDINARY = re.compile("^(?:一般|普通|常规|日常|其他|其余|标准)")
_TOLD_KIND = re.compile(r"(?P<name>[一-龥]{2,4})(?P<kind>[一-龥]{2})(?:（[^（）\d]{4,}）|\([^()\d]{4,}\))")
_NOUN = 2
_WORK = re.compile(r"响应|到场|到达|上门|赶到|恢复|修|处[理置]|解决|排除|受理|扣|罚|违约金")

_LIGHT = 3.0  # 一般、普通、其他


class SeverityVocabulary(Rule):
    """正文说“紧急”、附件说“P1”，或者“高、中、低”从不定义，报修时双方对级别各执一词，时限就无从适用。

    写法：一张级别表，写明名称、判断标准、举例，由谁认定、不同意时怎么办；全文只用这一套名称。
    """

    title = "故障级别用语不一或未定义"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = ("民法典第五百一十条", "民法典第五百一十一条第一项")
    bad = (
        "第一条 分级\n| 级别 | 定义 |\n|---|---|\n| 严重 | 全楼停空调 |\n| 一般 | 单层停空调 |\n第二条 罚则\n2.1 严重故障超4小时未修复扣500元；一般故障超1日未修复扣100元；>>关键故障<<超1小时未修复扣2000元。",
        "第一条 时限\n1.1 >>重大<<报修30分钟响应，一般报修4小时响应。",
        "6.1 报修划分为四级，由客户确定。\n6.2 >>三级<<故障，8小时内修复。",
        "3.1 优先级较>>高<<的报修当日上门；其余报修三日内上门。",
        "1.1 A级指停产；B级指减产。\n3.1 A级1小时恢复，B级4小时恢复，>>C级<<次日恢复。",
        "| 级别 | 说明 | 修复 |\n|---|---|---|\n| >>甲级<< | 按厂家惯例 | 2小时 |\n| 乙级 | 较甲级轻 | 1日 |",
        "3.1 >>紧急<<事项5分钟内受理，2小时内处理完毕。\n3.2 次要事项15分钟内受理，6小时内处理完毕。",
        "1.1 故障等级由客户选定：一级为系统停用；二级为其他异常。\n3.1 一级故障4小时内解决。\n"
        "3.2 发生>>紧急<<故障的，项目经理应当到场。",
        "3.1 对于优先级为“>>高<<”的故障，4小时内解决；对于优先级为“低”的故障，24小时内解决。",
        "4.2 >>紧急<<故障应自收到报告之时起1小时内响应。\n"
        "附件一\n"
        "| 级别 | 判断标准 | 响应 |\n|---|---|---|\n| P1 | 系统整体不可用 | 15分钟 |\n"
        "| P2 | 部分功能不可用 | 1小时 |",
    )
    good = (
        "4.1 时限自提交起算，级别由甲方认定：\n    - P1，全部门店无法收款：15分钟内响应，4小时内恢复；\n    - P2，个别门店无法收款：1小时内响应，12小时内恢复；\n    - P3，次要功能异常：4小时内响应，5日内解决。",
        "第一条 分级\n1.1 A类：停梯困人；B类：其他停梯；C类：不停梯的故障。由甲方认定。\n第二条 时限\n2.1 A类30分钟，B类2小时，C类24小时到场。",
        "第一条 分级\n| 级别 | 定义 | 响应 |\n|---|---|---|\n| 严重 | 全楼停空调 | 30分钟 |\n| 一般 | 单层停空调 | 2小时 |\n1.1 由甲方报修时认定。\n第二条 罚则\n2.1 严重故障超时响应扣500元。",
        "3.4 接口报障：\n| 情形 | 响应 | 恢复 |\n|---|---|---|\n| 全部闸机打不开 | 15分钟 | 2小时 |\n| 单个闸机打不开 | 30分钟 | 6小时 |\n| 个别刷卡异常 | 4小时 | 3日 |\n\n时限自来电之时起算。",
        "1.1 故障分为一级、二级：一级为系统停用；二级为其他异常。级别有分歧的，先按较高等级处理，4小时内解决。\n3.1 一级故障2小时解决，二级故障8小时解决。\n4.1 渗透测试发现的高危漏洞5日内整改，中危漏洞20日内整改。\n\n附件一 验收\n| 编号 | 场景 | 标准 |\n|---|---|---|\n| B1 | 批量打印 | 30分钟内完成 |\n| B2 | 断网重连 | 数据不丢 |",
        "3.1 分级如下：\n级别    情形    应答    到店    修复\n甲    整店停电，或者收银全停    10分钟    1小时    4小时\n乙    部分收银停，仍可营业    20分钟    2小时    8小时\n丙    一般咨询、耗材    1小时    不到店    2日",
        "第四条 投诉时限\n4.1 特急投诉指媒体曝光的；普通投诉指其他。\n\n| 环节 | 特急 | 普通 |\n|---|---|---|\n| 响应 | 15分钟 | 8小时 |\n| 办结 | 4小时 | 24小时 |\n\n第五条 设备故障\n5.1 一级故障指停机；二级故障指其他。\n\n| 动作 | 一级 | 二级 |\n|---|---|---|\n| 响应 | 30分钟 | 2小时 |\n| 恢复 | 2小时 | 24小时 |",
        "6.1 报修分三级，其他时间打不开柜门的，乙方应在2小时内响应：\n\n级别    情形    响应    修复\n甲级    取件柜全部打不开，或者误开    20分钟    5小时\n乙级    单格打不开    1小时    2日\n\n6.2 甲级故障逾期修复的，每次扣300元。",
        "3.1 普通工单在登记后2个工作日内办结，投诉工单在登记后36小时内办结。\n3.2 系统中断的，乙方接报后10分钟内响应、2小时内恢复。",
        "2.1 普通稿件3个工作日内译出；加急以外，诉讼稿件5个工作日内译出。\n2.2 普通投诉24小时内答复；食品安全投诉1小时内答复。",
        "1.1 设备清单：\n| 序号 | 设备 | 数量 | 级别 |\n|---|---|---|---|\n| 1 | 冷水机组 | 2 | 关键 |\n| 2 | 风机盘管 | 60 | 一般 |\n| — | 合计 | 62 | — |\n\n3.1 关键设备故障2小时修复，一般设备故障2日修复。",
        "3.1 时限自来电起算：\n（1）断料：10分钟响应，2小时恢复；\n（2）跑冒滴漏：30分钟响应，6小时恢复；\n（3）一般故障：2小时响应，24小时恢复。",
        "1.1 毛病分两种。“大毛病”：门打不开；“小毛病”：除此以外的。\n3.1 大毛病1小时到，小毛病1日内修。",
        "1.1 站点分为甲类站（站号1至9）和乙类站（站号10至40）。\n3.1 甲类站故障1小时内到场，乙类站故障6小时内到场。",
        "1.1 红色，主机房断电；黄色，其余情形。\n3.1 红色故障1小时恢复，黄色故障8小时恢复。",
        "3.1 发生网络安全重大事件的，乙方应当在1小时内报告甲方。",
        "1.1 “紧急”指两台以上设备停机；“次要”指一台设备停机。级别由甲方申告时确定。\n3.1 紧急事项5分钟内受理，2小时内处理完毕。\n3.2 次要事项15分钟内受理，6小时内处理完毕。",
        "1.1 故障分为一级、二级：一级为系统停用；二级为其他异常。\n3.1 一级故障4小时内解决。",
        "1.1 一级（紧急）：系统停用；二级（一般）：其他异常。\n3.1 一级故障4小时内解决；紧急故障应报告。",
        "| 等级 | 判断标准 |\n|---|---|\n| 高 | 系统整体不可用 |\n| 低 | 显示差异 |\n"
        "3.1 对于优先级为“高”的故障，4小时内解决；对于优先级为“低”的故障，24小时内解决。",
        "3.1 普通来信2小时内回复；转办来信（媒体或者主管部门转来）30分钟内回复。",
        "3.1 高级故障是指系统整体不可用；高级故障4小时内解决。",
        "2.1 使用咨询，4小时内响应。",
        "| 等级 | 判断标准 |\n|---|---|\n| 一级（紧急） | 系统整体不可用 |\n"
        "3.1 一级故障15分钟内响应，紧急故障应派员到场。",
    )

    def _strays(self, draft: Draft, kinds: list[str], known: Severities) -> Iterator[Finding]:
        found = [each for each in _strays(known) if each[0] not in kinds or each[0] in known.definitions]
        if found:
            words = "、".join(dict.fromkeys(word for _, word, _ in found))
            yield self.finding(
                found[0][2],
                f"{draft.where(found[0][2])}说“{words}”，与故障级别表的叫法不是一套，也没有定义，不知是哪一级。",
                related=[span for _, _, span in found[1:]],
                suggestion="改用级别表里的名称，或者写明二者的对应。",
            )

    def check(self, draft: Draft) -> Iterator[Finding]:
        told = False
        for finding in self._sure(draft):
            told = True
            yield finding
        span = None if told else next(loose_levels(draft.reading), None)
        if span is not None:
            yield self.finding(
                span,
                f"{draft.where(span)}说“{draft.quote(span)}”，不在草稿自己的级别里，请核对是哪一级。",
                severity=Severity.INFO,
                suggestion="改用级别表里的名称，或者写明二者的对应。",
            )

    def _sure(self, draft: Draft) -> Iterator[Finding]:
        limits = [
            each
            for each in draft.ask(time_limits)
            if each.action in STEPS and each.severity and each.vocabulary not in ("咨询", "并列")
        ]
        known = draft.ask(severities)
        kinds = _kinds(limits, known) if limits else []
        uses = draft.ask(level_uses)
        covered = frozenset().union(*(plain(each.name) for each in uses if each.defined))
        strays = list(self._strays(draft, kinds, known))
        untold = list(self._untold(draft, uses, {each.span for each in strays}))
        by_limits = list(self._by_limits(draft, limits, kinds, known, covered))
        yield from strays
        if by_limits and len(kinds) > 1 and not (_joined(kinds, known) or _unlike(draft, kinds, limits)):
            yield from by_limits  # 两套叫法对不上，比没有说明更要紧
            return
        yield from untold
        said = {span for each in untold for span in (each.span, *each.related)}
        for finding in by_limits:
            if not said & {finding.span, *finding.related} and not untold:
                yield finding

    def _untold(self, draft: Draft, uses: tuple[LevelUse, ...], said: set[Span]) -> Iterator[Finding]:
        """管着时限、扣款的级别，哪儿也没有说明是什么情形；别的级别有说明时，只管着应当做什么的也算。"""
        others = any(each.defined and each.governs == "limit" for each in uses)
        bare = [
            each
            for each in uses
            if not each.defined
            and each.governs in (("limit", "duty") if others else ("limit",))
            and not _rest(draft, each)
        ]
        if not bare or any(each.span in said for each in bare):
            return
        keys = {each.key for each in bare}
        if len(keys) == 1 and {each.key for each in uses if each.governs} == keys and _lightest(bare[0].name):
            return  # 各种情形逐项列举，最后一项“一般故障”就是其余的
        if (
            not others
            and len(keys) == 1
            and not any(_WORK.search(draft.line(each.span).text) for each in bare)
        ):
            return  # “发生重大事件的，1小时内报告”：平常的话
        listed = [each.span for each in uses if each.key in keys and each not in bare]
        words = "、".join(dict.fromkeys(each.name for each in bare))
        why = "别的级别有说明，这几级没有，也没有对应" if others else "没有判断标准"
        yield self.finding(
            bare[0].span,
            f"{draft.where(bare[0].span)}以“{words}”决定时限或者后果，{why}。",
            severity=Severity.INFO if _everyday({each.name for each in bare}) else None,
            related=[*(each.span for each in bare[1:]), *listed, *divisions(draft.reading, bare)][:_MOST],
            suggestion="写明各级是什么情形、由谁认定；全文用一套级别名称。",
        )

    def _by_limits(
        self,
        draft: Draft,
        limits: list[TimeLimit],
        kinds: list[str],
        known: Severities,
        covered: frozenset[str],
    ) -> Iterator[Finding]:
        if not limits or graded_elsewhere(draft.reading):
            return
        undefined = [
            kind
            for kind in kinds
            if kind not in known.definitions
            and kind != "描述"
            and not _told(_words(kind, limits), known)
            and not all(plain(word) & covered or _matter(word) for word in _words(kind, limits))
            and not (len(_words(kind, limits)) == 1 and _lightest(_words(kind, limits)[0]))
        ]
        several = len(kinds) > 1 and not _joined(kinds, known) and not _unlike(draft, kinds, limits)
        if not several and (not undefined or kinds == ["描述"]):
            return
        first, rest = _spans(kinds, limits, known)
        names = "；".join(f"{'、'.join(_words(kind, limits))}" for kind in kinds)
        reasons = [f"{len(kinds)}套叫法（{names}）没有对应关系" if several else f"级别（{names}）"]
        if undefined:
            reasons.append("没有判断标准" if not several else "其中有的没有判断标准")
        if not known.assigned:
            reasons.append("没有写明由谁认定")
        yield self.finding(
            first,
            f"故障级别：{'，'.join(reasons)}（{draft.where(first)}等）。",
            related=rest,
            suggestion="全文用一套级别名称，写明各级的判断标准、由谁认定、有异议时怎么办。",
        )


def _everyday(names: set[str]) -> bool:
    """只有一个平常的词（普通工单、灾难事件），未必是在分级；代号（P1）是。"""
    return len(names) == 1 and not any(re.search("[A-Za-z0-9]", name) for name in names)


def _rest(draft: Draft, use: LevelUse) -> bool:
    """一般投诉；升级投诉（媒体、监管部门转办）：另一种有说明，一般的就是其余。"""
    text = draft.line(use.span).text
    kind = text[use.span.end : use.span.end + 2]
    if not _ORDINARY.search(use.name) or len(kind) < _NOUN:
        return False
    return any(
        found["kind"] == kind and found.start() != use.span.start and not _ORDINARY.search(found["name"])
        for found in _TOLD_KIND.finditer(text)
    )


def _lightest(name: str) -> bool:
    """一般、普通一类，轻的一头。"""
    grade = grade_of(name)
    return grade is not None and grade.family == "重" and grade.rank >= _LIGHT


def _strays(known: Severities) -> list[tuple[str, str, Span]]:
    """草稿自己的级别有说明，别处说到故障却用了不在其中、也没有说明的叫法。"""
    defined = [scheme for scheme in known.schemes if scheme.defined]
    kinds = {kind for kind in known.definitions if kind not in ("描述", "咨询")}
    if not defined and not kinds:
        return []
    names = frozenset().union(*(scheme.names for scheme in known.schemes)) if known.schemes else frozenset()
    told = {other for _, other, _ in known.uses}
    return [
        (kind, word, span)
        for kind, word, span in known.loose
        if not plain(word) & names
        and (kind not in known.definitions or (bool(defined) and kind == "其他"))
        and not any({kind, other} <= group for group in known.mapped for other in kinds if kind != other)
        and not any(f"（{word}" in other.replace("(", "（") for other in told)
    ]


def _kinds(limits: list[TimeLimit], known: Severities) -> list[str]:
    """时限所用的各套叫法，按出现次序；级别表里的括注（一级（紧急））视为同一套。"""
    kinds = list(dict.fromkeys(each.vocabulary for each in limits))
    tables = {each.severity for each in limits if each.table is not None} | {
        word for _, word, _ in known.uses
    }
    merged: list[str] = []
    for kind in kinds:
        words = _words(kind, limits)
        inside = any(
            word != other and f"（{word}" in other.replace("(", "（") for word in words for other in tables
        )
        if not (inside and any(other != kind for other in kinds)):
            merged.append(kind)
    return merged or kinds[:1]


def _words(kind: str, limits: list[TimeLimit]) -> list[str]:
    return list(dict.fromkeys(each.severity for each in limits if each.vocabulary == kind))


def _told(words: list[str], known: Severities) -> bool:
    """这些级别在草稿自己的一套里，而那一套有说明。"""
    return any(scheme.defined and plain(word) & scheme.names for scheme in known.schemes for word in words)


def _matter(word: str) -> bool:
    """不说轻重，名目就是情形：与“普通报修”并列的“漏水报修、电梯困人报修”。"""
    grade = grade_of(word)
    if vocabulary(word) != "其他" or len(word) <= _LONG:
        return False
    # 全部接口不可用、个别查询异常：多大范围、出了什么事都说了
    return grade is None or (grade.family == "围" and len(word) - len(grade.name) >= _LONG)


def _unlike(draft: Draft, kinds: list[str], limits: list[TimeLimit]) -> bool:
    """各套叫法分的不是一样东西：投诉一条的特急、普通，系统故障一条的一级、二级。"""
    outline = outlined(draft.reading)
    places = [{each.span.line for each in limits if each.vocabulary == kind} for kind in kinds]
    return all(
        unlike_things(outline, one, two)
        for first, second in combinations(places, 2)
        for one in first
        for two in second
    )


def _joined(kinds: list[str], known: Severities) -> bool:
    """几套叫法已有对应；或者另一套只是对最重一级的描述，而主要的一套已有定义。"""
    named = [kind for kind in kinds if kind != "描述"]
    if any(set(named) <= group for group in known.mapped):
        return True
    return len(named) == 1 and named[0] in known.definitions


def _spans(kinds: list[str], limits: list[TimeLimit], known: Severities) -> tuple[Span, list[Span]]:
    spans = []
    for kind in kinds:
        for word in _words(kind, limits):
            spans += [span for one, used, span in known.uses if used == word and one == kind][:1]
    spans = sorted(set(spans), key=lambda span: (span.line, span.start)) or [limits[0].span]
    return spans[0], spans[1:]
