"""每一级故障都应有响应时限和解决时限，或者写明不承诺。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.promises import Promise, promises
from contractgen.facts.words.level_rows import (
    ANSWER,
    END,
    ONSITE,
    LevelRow,
    case_rows,
    ended_otherwise,
    graded,
    level_sets,
    matrix,
    roles_of,
    undecided,
    written,
)
from contractgen.facts.words.promise_match import start_kind, step
from contractgen.facts.words.unlisted_levels import unlisted
from contractgen.facts.words.warranty import in_warranty
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.review.rule import Rule
from contractgen.rules.time_limit._parallel_levels import parallel_levels
from contractgen.zh.deeds import STEP_ORDER

_AND_HANDLES = re.compile(
    r"(?:之?内|以内)?[^，,。；;]{0,6}响应(?:和|并|及|、|与)(?:予以)?(?:处理|处置|修复|维修|排除)"
)
#: 写明不承诺的、照别的级别的、答复就算办结的；以另一种日子计的（三个教学日内修好）
_SETTLED = re.compile(
    r"RTO|TB[CD]|待定|待填|不承诺|不作承诺|不设|不(?:逐条|单独|另行)|无[须需](?:逐条|另行|单独)?(?:响应|修复|恢复|处理)|另行排期|列入[^，。；]{0,8}(?:计划|排期|解决|修复|处理|版本)|(?:下一?|后续)(?:个)?版本|协商确定|(?:即|视)为?(?:办结|解决|了结|关闭)"
    r"|(?:与|同|比照|参照|照)[^，。；]{1,10}(?:相同|一致|执行|办理|级|的时限)|[\d一二两三四五六七八九十]+\s*个?(?!工作|自然|日历)[一-龥]{2}日(?:之内|以内|内)|[两二三四五\d]倍"
)
_FAULTS = re.compile(r"故障|报修|报障|接报|接警|请求|问题|工单|告警|异常|事件|报告|缺陷|中断|停|来电")
_NO_FAULT = re.compile(r"[没无](?:有)?(?:问题|故障|异常)|停车|报告书")
_NO_LEVEL = re.compile(r"标准|其[他它]|合计|备注|说明|要求|累计|每次")


class SlaMatrixIncomplete(Rule):
    """只写响应不写解决，或者有的级别漏了一格，漏掉的那项就没有履行期限，只能按“合理期限”争论。

    写法：用一张“级别×步骤”的表，每格一个数和单位；不承诺的写“不适用”，不留空。
    """

    title = "级别时限不全"
    severity = Severity.WARNING
    confidence = Confidence.HIGH
    basis = ("民法典第五百一十条", "民法典第五百一十一条第四项")
    bad = (
        "3.1 紧急：15分钟回话，2小时修好。\n3.2 一般：1小时回话，1天修好。\n3.3 不急：>>半天<<回话。",
        "3.1 异常分为重大、较大、>>一般<<三级。\n3.2 重大异常，乙方10分钟内响应，2小时内处置完毕；较大异常，乙方30分钟内响应，6小时内处置完毕。",
        "3.1 时限自报修起算。\n| 级别 | 响应 | 解决 |\n|---|---|---|\n| 甲级 | 15分钟 | 3小时 |\n| 乙级 | 40分钟 | 9小时 |\n| 丙级 | >>3小时<< | — |\n\n6.1 发现泄露事件的，1小时内通知并协助处置。",
        "3.1 时限自报修起算。\n| 级别 | 回应 | 恢复 | 根治 |\n|---|---|---|---|\n| 甲级 | 15分钟 | 3小时 | 4日 |\n| 乙级 | 40分钟 | 9小时 | 8日 |\n| 丙级 | 3小时 | 2日 | >>—<< |",
        "| 级 | 回应 | 绕行方案 | 修复 |\n|---|---|---|---|\n| L1 | 15分钟 | 2小时 | 6小时 |\n| L2 | 30分钟 | 6小时 | >>—<< |\n| L3 | 4小时 | 不提供 | 7日 |",
        "3.1 诉求分为紧急、重要、一般三类，自来电时起，紧急类10分钟内派转，重要类1小时内派转，一般类4小时内派转。\n3.2 系统故障分为重大故障和普通故障。自报修时起，重大故障10分钟内响应、4小时内恢复；普通故障>>1小时<<内响应。",
        "3.1 大毛病2小时修好，20分钟回应；小毛病>>4小时<<回应。\n7.1 每块版面改完，甲方在5天内看，没问题的回复“可以”。",
        "3.1 时限自拨通电话时起算。\n3.2 紧急事项5分钟内受理，2小时内处理完毕。\n3.3 日常事项>>2小时<<内受理。",
        "3.1 （1）全楼断网，10分钟内回电，2小时内修通。\n3.2 （2）单点断网，>>30分钟<<内回电。",
        "5.1 一级：自接到报修之时起20分钟内响应，6小时内修复；二级：>>1小时<<内响应，2个工作日内答复。",
        "3.1 高级故障：自收到报告之时起30分钟内响应，4小时内解决；"
        "低级故障：自收到报告之时起>>2小时<<内响应。",
        "2.3 服务商在接到故障报告后，应在>>15分钟<<内响应。",
        "| 级别 | 响应 | 解决 |\n|---|---|---|\n| 一级 | 30分钟 | 4小时 |\n| 二级 | >>1小时<< | |",
    )
    good = (
        "3.1 时限自报修起算。\n| 级别 | 响应 | 到场 | 解决 |\n|---|---|---|---|\n| 甲级 | 15分钟 | 1小时 | 3小时 |\n| 乙级 | 40分钟 | 3小时 | 9小时 |\n| 丙级 | 3小时 | — | 2日 |",
        "3.1 橙色预警产生后30分钟内响应，4小时内处置；黄色预警产生后2小时内响应。\n附件一\n| 级别 | 标准 | 响应时限（自预警产生起） | 处置时限（自派单起，7×24小时计） |\n| 橙色 | 水位超限 | 30分钟 | 4小时 |\n| 黄色 | 水位偏高 | 2小时 | 24小时 |",
        "1.1 “断播”指频道全部不能用，15分钟内着手处理，6小时内修好；“花屏”指能用但画面不清，1小时内着手处理，24小时内修好；“询问”指使用方法方面的问题，次日18时前答复。",
        "2.1 各项服务的标准：\n| 项目 | 普通件 | 冷链件 | 大件 |\n|---|---|---|---|\n| 到达时间 | 95%以上在24小时内 | 98%以上在12小时内 | 接单后48小时内发出 |\n| 月准点率 | 98% | 99% | 95% |\n\n3.1 时限自报障起算：\n| 故障 | 响应 | 恢复 |\n|---|---|---|\n| 一级 | 5分钟 | 1小时 |\n| 二级 | 20分钟 | 4小时 |",
        "3.1 时限自通知起算。\n| 事项 | 响应 | 到场或者处理 |\n|---|---|---|\n| 管网爆裂 | 10分钟 | 1小时到场 |\n| 水压不足 | 2小时 | 1个工作日内调压 |\n| 水费查询 | 1个工作日 | 2个工作日内答复 |",
        "3.1 一级告警2小时修复，二级告警6小时修复；响应均为10分钟。",
        "3.1 一级客诉自受理起10分钟内报品牌方，5小时内办结；二级客诉自受理起3小时内回电，20小时内办结。",
        "3.1 一级：全店收不了款。10分钟响应，2小时修复。二级：单台收不了款。1个支持小时响应，8小时修复。三级：操作咨询。2个支持小时响应，1个工作日答复。",
        "3.1 接到报修后30分钟内响应；甲类故障2小时内修复，乙类故障8小时内修复，丙类故障2日内修复。",
        "3.1 各级报修均应在10分钟内接单；一级2小时、二级6小时、三级1日修复，自接单起算。",
        "3.1 P1恢复时限2小时，P2恢复时限6小时，均自报障起算；响应时限分别为10分钟、20分钟。",
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
        "8.2 质保期内，乙方接到报修后2小时内响应。属于严重故障的，响应后8小时内修复；属于一般故障的，响应后3日内修复。",
        "3.1 一级故障的响应时限为15分钟。\n附件一\n"
        "| 等级 | 响应 | 解决 |\n|---|---|---|\n| 一级 | 15分钟 | 4小时 |",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        told = False
        for each in self._told(draft):
            told = True
            yield each
        if not told:
            yield from parallel_levels(self, draft, list(draft.ask(promises)))

    def _told(self, draft: Draft) -> Iterator[Finding]:
        found = [each for each in draft.ask(promises) if step(each) in STEP_ORDER or roles_of(each)]
        sets = [rows for rows in level_sets(found) if any(_serviced(row) for row in rows)]
        sets = [[row for row in rows if not _NO_LEVEL.fullmatch(row.name)] for rows in sets]
        sets = [rows for rows in sets if len(rows) > 1]
        if not any(each.graded for each in found):
            sets = case_rows(found)
        for rows in sorted(sets, key=lambda rows: (not graded(rows), -len(rows)))[:1]:
            yield from self._judge(draft, rows, found)
        if not sets and not any(each.level and each.table is not None for each in found):
            yield from self._ungraded(draft, found)

    def _judge(self, draft: Draft, rows: list[LevelRow], found: list[Promise]) -> Iterator[Finding]:
        """一套级别里，别的级写了而这一级没有写的。"""
        shared = {
            role
            for each in found
            if not each.graded and not each.case and each.timed and _of_faults(draft, each)
            for role in roles_of(each)
        }
        # 另外写了响应的，开始处理就不是响应
        strict = any(each.step == "响应" and each.timed for each in found)
        written = [row.roles(strict) | shared - set().union(*map(roles_of, row.struck)) for row in rows]
        every = set().union(*written) | ({ANSWER} if strict else set())
        lacking = [
            (row, missing)
            for row, roles in zip(rows, written, strict=True)
            if (missing := _missing(draft, row, roles, every))
        ]
        if any(not row.asked for row, _ in lacking):
            yield self._incomplete(draft, rows, lacking)
            return
        if struck := undecided(rows):
            yield self._struck(draft, struck, rows)
        elif gone := unlisted(draft.reading, rows):
            name, span = gone
            yield self.finding(
                span,
                f"{draft.where(span)}写了“{name}”，时限里没有这一级；现有约定：{matrix(rows)}。",
                related=[rows[-1].promises[0].span],
                suggestion="补上这一级的响应和解决时限；不承诺的写“不适用”。",
            )
        elif not every & {ANSWER, ONSITE}:
            first = rows[0].promises[0]
            yield self.finding(
                first.span,
                f"{draft.where(first.span)}各级只约定了{step(first) or first.deed}的时限，没有响应的时限。",
                severity=Severity.INFO,
                related=[row.promises[0].span for row in rows[1:]],
                suggestion="另写多长时间之内响应；不单独约定的，写明即可。",
            )

    def _ungraded(self, draft: Draft, found: list[Promise]) -> Iterator[Finding]:
        """全文没有级别：有故障响应的时限而没有解决的时限。"""
        answers = [
            each
            for each in found
            if each.timed
            and each.step == "响应"
            and _FAULTS.search(draft.line(each.span).text)
            and not _handled(draft, each)
        ]
        if answers and not any(
            END in roles_of(each) for each in found if step(each) or _together(each, answers)
        ):
            yield self.finding(
                answers[0].span,
                f"{draft.where(answers[0].span)}只约定了响应时限（{answers[0].words}），全文没有解决或者恢复的时限，也没有划分故障级别。",
                severity=Severity.INFO if in_warranty(draft.reading, answers[0].span) else None,
                related=[each.span for each in answers[1:]],
                suggestion="划分故障级别，逐级写明响应、解决时限；不承诺的写明“不作承诺”。",
                provisional=answers[0].provisional,
            )

    def _struck(self, draft: Draft, struck: list[Promise], rows: list[LevelRow]) -> Finding:
        """别的级别都写了数，这一级的一格只画一道横线：不承诺，还是漏填。"""
        first = struck[0]
        names = "、".join(f"“{each.level}”的{each.deed or each.step}" for each in struck)
        return self.finding(
            first.span,
            f"{draft.where(first.span)}：{names}没有时限，只画了一道横线，是不承诺还是漏填不清楚。",
            severity=Severity.INFO,
            related=[
                *(each.span for each in struck[1:]),
                *_named(draft, LevelRow(first.level, [first])),
                *(each.span for row in rows for each in row.timed if each.deed == first.deed),
            ],
            suggestion="填上时限；不承诺的写“不承诺”。",
        )

    def _incomplete(
        self, draft: Draft, rows: list[LevelRow], lacking: list[tuple[LevelRow, list[str]]]
    ) -> Finding:
        told = draft.ask(promises)
        gaps = "；".join(f"“{row.name}”缺{'、'.join(missing)}" for row, missing in lacking)
        # 只缺响应的、各级都只管转给别人去办的，拿不准
        short = any(missing != [ANSWER] and not ended_otherwise(row, told) for row, missing in lacking)
        plain = short and not all(row.relayed for row in rows)
        first = (lacking[0][0].timed or lacking[0][0].promises)[0]
        beside = [each for each in _beside(draft, rows, lacking) if each != first.span]
        return self.finding(
            first.span,
            f"故障级别的时限不全：{gaps}。现有约定：{matrix(rows)}（{draft.where(first.span)}）。",
            severity=None
            if plain and written(rows, [role for _, missing in lacking for role in missing])
            else Severity.INFO,
            related=[*((row.timed or row.promises)[0].span for row, _ in lacking[1:]), *beside],
            suggestion="补齐各级的响应和解决时限；不承诺的写“不适用”。",
            provisional=any(each.provisional for row in rows for each in row.promises),
        )


def _of_faults(draft: Draft, promise: Promise) -> bool:
    """说的是故障：处理的一步，或者从报修起算；“没问题在群里回复”不是。"""
    said = draft.quote(promise.whole)  # 响应均为10分钟：故障在前一句里
    told = _NO_FAULT.sub("", draft.line(promise.span).text if "均" in said else said)
    return bool(step(promise) or start_kind(promise) == "report") and bool(_FAULTS.search(told))


def _together(promise: Promise, answers: list[Promise]) -> bool:
    """与响应写在同一行里。"""
    return any(each.span.line == promise.span.line for each in answers)


def _serviced(row: LevelRow) -> bool:
    """这一级说的是服务的步骤，不是变更、付款一类的事。"""
    return any(each.timed and step(each) in STEP_ORDER for each in row.promises)


def _missing(draft: Draft, row: LevelRow, roles: set[str], every: set[str]) -> list[str]:
    """这一级没有写、而别的级写了的；写明不承诺的不算缺。"""
    roles = roles | {ANSWER} if row.answered else roles
    missing = [role for role in (ANSWER, END) if role in every and role not in roles]
    levelled = any(each.grade for each in row.promises)  # 在线客服、电话客服是渠道，不是级别
    if END not in every and END not in missing and not row.asked and levelled:
        missing.append(END)
    if END in missing and _runs_on(draft, row.promises[-1]):
        missing.remove(END)
    if missing and any(_SETTLED.search(_told(draft, each)) for each in row.promises):
        return []
    return missing


def _told(draft: Draft, promise: Promise) -> str:
    """说到这一级的话：正文里它那一句和后一句，表里它那一格。"""
    text = draft.line(promise.span).text
    if promise.table is not None:
        return text
    end = text.find("；", promise.whole.end)
    return text[promise.whole.start : end if end >= 0 else len(text)]


def _runs_on(draft: Draft, promise: Promise) -> bool:
    """硬换行的文本：这一句没有完，接在下一行。"""
    line = draft.line(promise.span)
    if (
        line.cell is not None
        or line.text.rstrip()[-1:] in "。；;！）)"
        or line.index + 1 >= len(draft.reading.lines)
    ):
        return False
    following = draft.reading.lines[line.index + 1]
    return not (following.number or following.label or following.heading or following.cell)


def _beside(draft: Draft, rows: list[LevelRow], lacking: list[tuple[LevelRow, list[str]]]) -> list[Span]:
    """缺的那一格本该在的地方：表里空着的格、说到这一级的话、别的级别写了的同一步。"""
    places: list[Span] = []
    for row, missing in lacking:
        places += [each.span for each in row.promises if not each.timed] + _named(draft, row)
        for each in (each for other in rows for each in other.timed if set(missing) & roles_of(each)):
            text = draft.line(each.span).text
            at = text.find(row.name, each.span.end) if row.name else -1
            if at >= 0 and Span(each.span.line, at, at + len(row.name)) not in places:
                places.append(Span(each.span.line, at, at + len(row.name)))
            if len(places) < 6:
                places.append(each.span)
    return list(dict.fromkeys(places))


def _named(draft: Draft, row: LevelRow) -> list[Span]:
    """表里写着这一级名字的那一格。"""
    first = row.promises[0]
    cell = draft.line(first.span).cell
    if cell is None:
        at = draft.line(first.span).text.rfind(row.name, 0, first.span.start) if row.name else -1
        return [Span(first.span.line, at, at + len(row.name))] if at >= 0 else []
    lines = draft.reading.lines
    for line in reversed(lines[max(0, first.span.line - 12) : first.span.line]):
        if line.cell is None or line.cell.table != cell.table:
            return []
        if line.cell.row == cell.row and row.name and line.text.strip().startswith(row.name):
            return [Span(line.index, 0, len(line.text))]
    return []


def _handled(draft: Draft, promise: Promise) -> bool:
    """“24小时内响应和处理”：处理也在这个时限之内。"""
    return bool(_AND_HANDLES.match(draft.line(promise.span).text, promise.span.end))
