"""每一级故障都应有响应时限和解决时限，或者写明不承诺。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.time_limits import TimeLimit, time_limits
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule
from contractgen.zh.obligation_words import STEPS
from contractgen.zh.severity_words import LOWEST, same_level

_ENDS = ("解决", "恢复")
_WARRANTY = re.compile("质保|保修|质量保证|售后|三包")
_AND_HANDLES = re.compile(
    r"(?:之?内|以内)?[^，,。；;]{0,6}响应(?:和|并|及|、|与)(?:予以)?(?:处理|处置|修复|维修|排除)"
)
#: 写明不承诺的；以另一种日子计的（三个教学日内修好）
_SETTLED = re.compile(
    r"不承诺|不作承诺|不设|另行排期|列入[^，。；]{0,8}(?:计划|排期|解决|修复|处理|版本)|(?:下一?|后续)(?:个)?版本|协商确定|[\d一二两三四五六七八九十]+\s*个?(?!工作|自然|日历)[一-龥]{2}日(?:之内|以内|内)"
)
_ANSWERS = ("答复", "通知", "提出")  # 也是回应，不是解决
_ORDER = ("响应", "开始处理", "到场", "临时恢复", "恢复", "解决")


class SlaMatrixIncomplete(Rule):
    """只写响应不写解决，或者有的级别漏了一格，漏掉的那项就没有履行期限，只能按“合理期限”争论。

    写法：用一张“级别×步骤”的表，每格一个数和单位；不承诺的写“不适用”，不留空。
    """

    title = "级别时限不全"
    severity = Severity.WARNING
    confidence = Confidence.HIGH
    basis = ("民法典第五百一十条", "民法典第五百一十一条第四项")
    bad = (
        "3.1 时限自拨通电话时起算。\n3.2 紧急事项5分钟内受理，2小时内处理完毕。\n3.3 日常事项>>2小时<<内受理。",
        "3.1 （1）全楼断网，10分钟内回电，2小时内修通。\n3.2 （2）单点断网，>>30分钟<<内回电。",
        "5.1 一级：自接到报修之时起20分钟内响应，6小时内修复；二级：>>1小时<<内响应，2个工作日内答复。",
        "3.1 高级故障：自收到报告之时起30分钟内响应，4小时内解决；"
        "低级故障：自收到报告之时起>>2小时<<内响应。",
        "2.3 服务商在接到故障报告后，应在>>15分钟<<内响应。",
        "| 级别 | 响应 | 解决 |\n|---|---|---|\n| 一级 | 30分钟 | 4小时 |\n| 二级 | >>1小时<< | |",
    )
    good = (
        "3.1 接到报修后，甲类故障2小时内修复，乙类故障8小时内修复，丙类故障2日内修复。",
        "3.1 电话支持：15分钟内响应；现场支持：4小时内到场，8小时内解决。",
        "3.1 S1：5分钟内接手，4小时内发布修正版本；S2：30分钟内接手，24小时内发布修正版本。",
        "2.3 设备故障应当在24小时内响应和处理。",
        "8.2 设备发生故障的，工程师应在2小时内响应，8小时内恢复。",
        "3.1 各级故障均应自报修起30分钟内响应；P1故障4小时内恢复，P2故障8小时内恢复。",
        "5.1 一级：自接到报修之时起20分钟内响应，6小时内修复；二级：1小时内响应，2个工作日内答复或者解决。",
        "11.2 接到故障报告后30分钟内响应；一般故障应在8小时内修复，重大故障应在4小时内修复。",
        "3.1 一级故障：30分钟内响应，4小时内解决。二级故障：2小时内响应，不承诺解决时限。",
        "| 级别 | 响应 | 解决 |\n|---|---|---|\n| 一级 | 30分钟 | 4小时 |\n| 咨询 | 4小时 | 不适用 |",
        "8.2 甲方应自收到投诉之日起3个工作日内答复。",
        "3.1 一级故障的响应时限为15分钟。\n"
        "附件一\n"
        "| 等级 | 响应 | 解决 |\n|---|---|---|\n| 一级 | 15分钟 | 4小时 |",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        limits = [
            each
            for each in draft.ask(time_limits)
            if each.action in STEPS and each.bound in ("within", "bare")
        ]
        graded = _main([each for each in limits if each.severity])
        if not graded:
            yield from self._ungraded(draft, limits)
            return
        if not any(each.action in ("响应", "开始处理", *_ENDS) for each in graded):
            return  # 另有一套步骤（通报、开始处置、遏制），无从对照
        levels = _levels(graded)
        if len(levels) == 1 and levels[0][0].table is None:
            return  # 只提到一级的时限，别的级别另有约定，看不出全貌
        common = {each.action for each in limits if not each.severity and _about_faults(draft, each)}
        others = [each for each in draft.ask(time_limits) if each.severity and each.action not in STEPS]
        if not any(each.action == "响应" for each in limits):
            common |= (
                {"响应"} if all(any(e.action == "开始处理" for e in level) for level in levels) else set()
            )
        lacking = [(level, _missing(level, draft, common, others)) for level in levels]
        if all("响应" in missing for _, missing in lacking):  # 各级都不分别写响应：有意只约定修复
            lacking = [(level, [each for each in missing if each != "响应"]) for level, missing in lacking]
        lacking = [(level, missing) for level, missing in lacking if missing]
        if lacking:
            yield self._incomplete(draft, levels, lacking)

    def _ungraded(self, draft: Draft, limits: list[TimeLimit]) -> Iterator[Finding]:
        """全文没有级别：有故障响应的时限而没有解决的时限。"""
        answers = [
            each
            for each in limits
            if each.action == "响应" and _about_faults(draft, each) and not _handled(draft, each)
        ]
        if answers and not any(each.action in (*_ENDS, "临时恢复") for each in limits):
            yield self.finding(
                answers[0].span,
                f"{draft.where(answers[0].span)}只约定了响应时限（{answers[0].words}），全文没有解决或者恢复的时限，也没有划分故障级别。",
                severity=Severity.INFO if _warranty(draft, answers[0]) else None,
                related=[each.span for each in answers[1:]],
                suggestion="划分故障级别，逐级写明响应、解决时限；不承诺的写明“不作承诺”。",
                provisional=answers[0].provisional,
            )

    def _incomplete(
        self, draft: Draft, levels: list[list[TimeLimit]], lacking: list[tuple[list[TimeLimit], list[str]]]
    ) -> Finding:
        gaps = "；".join(f"“{level[0].severity}”缺{'、'.join(missing)}" for level, missing in lacking)
        matrix = "；".join(f"{level[0].severity}＝{_row(level)}" for level in levels)
        first = lacking[0][0][0]
        return self.finding(
            first.span,
            f"故障级别的时限不全：{gaps}。现有约定：{matrix}（{draft.where(first.span)}）。",
            related=[*(level[0].span for level, _ in lacking[1:]), *_beside(levels, lacking)],
            suggestion="补齐各级的响应和解决时限；不承诺的写“不适用”。",
            provisional=any(each.provisional for level in levels for each in level),
        )


def _main(graded: list[TimeLimit]) -> list[TimeLimit]:
    """级别最多的那套叫法，加上咨询；另一套叫法由“级别用语不一”去说。"""
    words: dict[str, set[str]] = {}
    for limit in graded:
        if limit.vocabulary not in ("描述", "咨询") or limit.table is not None:
            words.setdefault(limit.vocabulary, set()).add(limit.severity)
    if not words:
        return [each for each in graded if each.vocabulary == "描述"]
    main = max(words, key=lambda vocabulary: len(words[vocabulary]))
    tables = {each.table for each in graded if each.vocabulary == main and each.table is not None}
    if tables:  # 有时限表的，以表里的级别为准
        names = {each.severity for each in graded if each.table in tables}
        return [each for each in graded if any(same_level(each.severity, name) for name in names)]
    return [
        each
        for each in graded
        if each.vocabulary == main or each.rank == LOWEST or (each.table is not None and each.table in tables)
    ]


def _levels(graded: list[TimeLimit]) -> list[list[TimeLimit]]:
    groups: list[list[TimeLimit]] = []
    for limit in graded:
        for group in groups:
            if same_level(group[0].severity, limit.severity) or group[0].rank == limit.rank == LOWEST:
                group.append(limit)
                break
        else:
            groups.append([limit])
    return sorted(groups, key=lambda group: group[0].rank or LOWEST)


def _missing(level: list[TimeLimit], draft: Draft, common: set[str], others: list[TimeLimit]) -> list[str]:
    """这一级没有写的；写明不承诺的、不分级别一并写了的不算缺。others 是别的动作的时限（答复、出结论）。"""
    actions = {each.action for each in level} | common
    text = "".join(draft.quote(each.sentence) for each in level)
    also = [each for each in others if same_level(each.severity, level[0].severity)]
    begun = "开始处理" in actions and level[0].table is not None  # 表里以着手处理代替响应
    answered = any(each.action in _ANSWERS for each in also)
    missing = [] if "响应" in actions or begun or answered else ["响应"]
    ended = actions & {*_ENDS, *(("临时恢复",) if "开始处理" in actions else ())} or any(
        each.action not in (*_ANSWERS, "升级") and _due(each) for each in also
    )
    if not ended and not _SETTLED.search(text) and not _runs_on(draft, level[-1]):
        missing.append("解决")
    return missing


def _runs_on(draft: Draft, limit: TimeLimit) -> bool:
    """硬换行的文本：这一句没有完，接在下一行。"""
    line = draft.line(limit.span)
    if (
        line.cell is not None
        or line.text.rstrip()[-1:] in "。；;！）)"
        or line.index + 1 >= len(draft.reading.lines)
    ):
        return False
    following = draft.reading.lines[line.index + 1]
    return not (following.number or following.label or following.heading or following.cell)


def _due(limit: TimeLimit) -> bool:
    """认不出动作、却是要在期限内做完的一步：24小时内发布检测特征。"""
    return limit.bound in ("within", "bare") and limit.duration is not None and not limit.relative


def _beside(levels: list[list[TimeLimit]], lacking: list[tuple[list[TimeLimit], list[str]]]) -> list[Span]:
    """别的级别写了的同一步：缺的那一格本该在它旁边。"""
    wanted = {each for _, missing in lacking for each in missing}
    wanted |= set(_ENDS) if "解决" in wanted else set()
    return [each.span for level in levels for each in level if each.action in wanted][:3]


def _row(level: list[TimeLimit]) -> str:
    cells = {each.action: each.words for each in reversed(level)}
    return "，".join(f"{action}{cells[action]}" for action in _ORDER if action in cells)


def _about_faults(draft: Draft, limit: TimeLimit) -> bool:
    line = draft.line(limit.span).text
    return any(word in line for word in ("故障", "报修", "报障", "请求", "问题", "工单", "告警", "异常"))


def _warranty(draft: Draft, limit: TimeLimit) -> bool:
    """买卖、施工附带的保修：不是以响应为主要内容的服务，通常不分级别。"""
    heading = ""
    section = draft.reading.section_at(limit.span.line)
    while section is not None:
        heading += section.heading
        section = draft.reading.sections[section.parent] if section.parent is not None else None
    return bool(_WARRANTY.search(heading + draft.line(limit.span).text))


def _handled(draft: Draft, limit: TimeLimit) -> bool:
    """“24小时内响应和处理”：处理也在这个时限之内。"""
    text = draft.line(limit.span).text
    return bool(_AND_HANDLES.match(text, limit.span.end))
