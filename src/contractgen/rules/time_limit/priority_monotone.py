"""较重的故障，时限不应比较轻的长。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from contractgen.facts.promises import Promise, promises
from contractgen.facts.words.promise import exceeds
from contractgen.facts.words.promise_match import same_deed, start_kind, step
from contractgen.model.finding import Confidence, Finding, NotChecked, Severity
from contractgen.model.saying import saying
from contractgen.review.draft import Draft
from contractgen.review.outliers import culprits
from contractgen.review.rule import Outcome, Rule
from contractgen.rules.time_limit._listed_order import listed_order
from contractgen.zh.durations import Unit

_HALF_DAY = 240  # 分钟
_OWN_START = re.compile(r"时限[^，。；]{0,4}自[^，。；]{2,24}起算?")
_ONLY_WHEN = re.compile(r"(?:仅|只)(?:限于?|在|适用)[^，。；;]{2,}")
_COLUMNS = 12
_NUMBERS = re.compile(r"编号|序号|代号|编码|代码|项次|^(?:No|NO|no)")
_SURE = 0.8  # 轻重相差这么多，才不看先后


class PriorityMonotone(Rule):
    """级别越高，影响越大，同一步骤（响应、到场、解决……）的时限应当越短或相等；反过来的多半是填错了行。

    写法：由重到轻排列级别，逐列核对；两级相同可以，重的更长不可以。另一类事（恢复不适用、时限另行起算的请求）列在最后的，只作提示。
    """

    title = "级别高而时限长"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("民法典第五百零九条", "民法典第五百一十一条")
    bad = (
        "3.1 全校性故障>>2小时<<修复，单间教室故障1小时修复。",
        "1.1 “断播”指频道全部不能用，15分钟内着手处理，>>6小时<<内修好；“花屏”指能用但画面不清，1小时内着手处理，4小时内修好。",
        "| 级别 | 响应 | 恢复 | 解决 |\n|---|---|---|---|\n| 一级 | 10分钟 | 2小时 | 2日 |\n| 二级 | 1小时 | 9小时 | >>9日<< |\n| 三级 | 4小时 | 不适用 | 3日 |",
        "| 级别 | 说明 | 响应 | 解决 |\n|---|---|---|---|\n| 一级 | 停诊 | 10分钟 | 2小时 |\n| 二级 | 个别窗口故障 | 1小时 | >>9日<< |\n| 三级 | 打印格式问题 | 4小时 | 3日 |",
        "| 级别 | 情形 | 修复 |\n|---|---|---|\n| 1 | 全厂停气 | >>9小时<< |\n| 2 | 单车间停气 | 5小时 |\n| 3 | 压力波动 | 12小时 |",
        "| 等级 | 时段 | 恢复 |\n|---|---|---|\n| 一级 | 工作时段 | 2小时 |\n| 一级 | 非工作时段 | >>7小时<< |\n| 二级 | 工作时段 | 8小时 |\n| 二级 | 非工作时段 | 5小时 |",
        "3.1 P1故障：>>4小时<<内解决；P2故障：2小时内解决。",
        "3.1 时限如下：\n(1)一级故障：>>8小时<<内解决；\n(2)二级故障：4小时内解决。",
        "3.1 甲类故障：30分钟响应，>>12小时<<修复；乙类故障：1小时响应，8小时修复。",
        "| 步骤 | P1 | P2 |\n|---|---|---|\n| 应答 | 15min | 1h |\n| 修复 | >>12h<< | 8h |",
        "| 级别 | 响应 | 解决 |\n|---|---|---|\n| 一级 | 30分钟 | >>不适用<< |\n| 二级 | 1小时 | 8小时 |",
        "| 故障级别 | 响应 | 解决 |\n|---|---|---|\n| 紧急 | 30分钟 | >>24小时<< |\n"
        "| 严重 | 1小时 | 8小时 |\n| 一般 | 4小时 | 12小时 |",
    )
    good = (
        "1.1 “漏水”指管道渗漏，15分钟内响应，4小时内修好；“跳闸”指电路断开，10分钟内响应，2小时内修好。",
        "| 序号 | 译稿 | 交稿时间 |\n|---|---|---|\n| 1 | 合同 | 收到原稿后9日内 |\n| 2 | 手册 | 收到原稿后6日内 |\n| 3 | 海报 | 收到原稿后2日内 |",
        "3.1 甲类故障：30分钟响应，4小时修复；乙类故障：1小时响应，8小时修复。",
        "3.1 P1故障：2小时内解决；P2故障：8小时内解决；P3故障：2个工作日内解决。",
        "| 级别 | 响应 | 解决 |\n|---|---|---|\n| 一级 | 30分钟 | 4小时 |\n| 二级 | 30分钟 | 1个工作日 |",
        "3.1 优先级为“中”的故障，8小时内开始处理，24小时内解决；优先级为“低”的故障，下一个工作日内开始处理。",
        "| 期次 | 付款条件 | 付款期限 |\n|---|---|---|\n| 甲 | 验收合格 | 36日 |\n| 乙 | 服务期满 | 6日 |",
        "3.1 对于系统中断，15分钟内响应；对于一般性技术咨询，4小时内响应。",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        found = [each for each in draft.ask(promises) if each.grade is not None and not each.soft]
        lightest: dict[int | None, float] = {}
        for each in found:
            lightest[each.table] = max(_rank(each), lightest.get(each.table, 0.0))
        apart = {
            (each.table, each.level)
            for each in found
            if each.table is not None and _rank(each) == lightest[each.table] and _apart(draft, each)
        }
        groups = list(_groups([each for each in found if each.timed]))
        reversed_sets = [_reversed(group) for group in groups]
        for group, pairs in zip(groups, reversed_sets, strict=True):
            alike = [
                len(others) == len(other) - 1
                for other, others in zip(groups, reversed_sets, strict=True)
                if _set(other) == _set(group)
            ]
            if pairs and all(alike) and (len(pairs) > 1 or len(alike) > 1):
                yield self._undecided(group)
                continue
            for wrong, against in culprits(pairs):
                other = {(each.table, each.level) for each in (wrong, *against)} & apart
                unsure = (
                    bool(other)
                    or _only_then(draft, wrong, against)
                    or _by_order(wrong)
                    or _numbered(draft, wrong)
                    or _own_start(wrong, against)
                )
                yield self._finding(draft, wrong, against, Severity.INFO if unsure else None)
        yield from self._unpromised(draft, found)
        yield from self._unordered(draft, found)
        yield from listed_order(self, draft)

    def _unordered(self, draft: Draft, found: list[Promise]) -> Iterator[Finding]:
        """自拟的几类没有说哪一类重，别的步骤却是先列的快：惟独这一步反过来的，作提示。"""
        sets: dict[tuple[object, ...], list[Promise]] = {}
        for each in found:
            if each.timed and each.grade is not None and each.grade.family[0] == "散" and step(each):
                sets.setdefault((each.grade.family, each.table, each.article), []).append(each)
        for group in sets.values():
            steps: dict[str, list[Promise]] = {}
            for each in group:
                steps.setdefault(step(each), []).append(each)
            ranked = {
                name: sorted(each, key=_rank)
                for name, each in steps.items()
                if len(each) > 1 and _distinct(each)
            }
            rising = [name for name, each in ranked.items() if all(exceeds(b, a) for a, b in pairwise(each))]
            for name, listed in ranked.items():
                for heavy, light in pairwise(listed) if rising and name not in rising else ():
                    if exceeds(heavy, light):
                        yield self.finding(
                            heavy.span,
                            f"“{heavy.level}”的{_what(heavy)}时限是{heavy.words}（{draft.where(heavy.span)}），后列的“{light.level}”"
                            f"却是{light.words}（{draft.where(light.span)}）；别的步骤都是先列的较快，请核对。",
                            severity=Severity.INFO,
                            related=[light.span],
                            suggestion="核对两类的时限；由重到轻排列。",
                            provisional=heavy.provisional or light.provisional,
                        )

    def _unpromised(self, draft: Draft, found: list[Promise]) -> Iterator[Finding]:
        """表格里较重的一级写“不适用”，相邻较轻的一级却有时限。"""
        columns: dict[tuple[object, ...], list[Promise]] = {}
        for each in found:
            if each.table is not None and each.step in ("响应", "解决", "恢复") and each.hours != "out":
                columns.setdefault((each.table, each.step, each.hours), []).append(each)
        for column in columns.values():
            for heavy, light in pairwise(sorted(column, key=_rank)):
                if (
                    heavy.settled
                    and light.timed
                    and heavy.clock == light.clock
                    and _rank(heavy) < _rank(light)
                ):
                    yield self.finding(
                        heavy.span,
                        f"较重的“{heavy.level}”没有{heavy.step}时限（{heavy.words}），"
                        f"较轻的“{light.level}”却是{light.words}（{draft.where(light.span)}）。",
                        severity=Severity.WARNING,
                        related=[light.span],
                        suggestion="核对两级的时限；由重到轻排列级别。",
                    )

    def _undecided(self, group: list[Promise]) -> NotChecked:
        names = "、".join(each.level for each in group)
        return self.unknown(
            f"级别{names}的{_what(group[0])}时限依次变短，可能是由轻到重排列，未作判断。", group[0].span
        )

    def _finding(
        self, draft: Draft, wrong: Promise, against: list[Promise], severity: Severity | None
    ) -> Finding:
        other = against[0]
        heavy, light = (wrong, other) if _rank(wrong) < _rank(other) else (other, wrong)
        provisional = wrong.provisional or any(each.provisional for each in against)
        return self.finding(
            wrong.span,
            f"较重的“{heavy.level}”{_what(heavy)}时限是{heavy.words}（{draft.where(heavy.span)}），"
            f"较轻的“{light.level}”却是{light.words}（{draft.where(light.span)}）。",
            severity=severity or (Severity.WARNING if provisional else None),
            related=[each.span for each in against],
            suggestion="核对两级的时限，使较重的级别不长于较轻的级别。",
            provisional=provisional,
        )


def _apart(draft: Draft, promise: Promise) -> bool:
    """表里最轻的一级，其实是另一类事：恢复一格写着不适用；或者别处写明它的时限另从何时起算。"""
    if promise.settled:
        return step(promise) == "恢复"
    return any(
        line.cell is None and promise.words in line.text and _OWN_START.search(line.text)
        for line in saying(draft.reading, (promise.level,))
    )


def _only_then(draft: Draft, wrong: Promise, against: list[Promise]) -> bool:
    """其中一级的时限写明只适用于某种时候：另有所指，未必能与别的级别比。"""
    levels = {each.level for each in (wrong, *against)}
    told = (line.text for line in saying(draft.reading, tuple(levels)) if line.cell is None)
    found = (_ONLY_WHEN.search(sentence) for text in told for sentence in re.split("[。；;]", text))
    return any(level in one.string[: one.start()] for one in found if one for level in levels)


def _by_order(promise: Promise) -> bool:
    """名称不说轻重，只是按表里的先后来排的：退换货登记、质量投诉，未必是由重到轻。"""
    return promise.grade is not None and promise.grade.family == "序"


def _numbered(draft: Draft, promise: Promise) -> bool:
    """级别其实是表里的编号：S1 安全监测、S2 漏洞扫描，编号之外另有名目，不分轻重。"""
    cell = draft.line(promise.span).cell
    if cell is None:
        return False
    lines = draft.reading.lines
    for line in reversed(lines[max(0, promise.span.line - _COLUMNS) : promise.span.line + 1]):
        if line.cell is None or line.cell.table != cell.table or line.cell.row != cell.row:
            return False
        if line.text.strip() == promise.level:
            return bool(_NUMBERS.search(line.cell.head))
    return False


def _own_start(promise: Promise, against: list[Promise]) -> bool:
    """各从各的事做完起算：测试完成后5日、处置完成后3日，未必分轻重。"""
    kinds = {start_kind(each) for each in (promise, *against)}
    return len(kinds) > 1 and not kinds & {"", "report"}


def _rank(promise: Promise) -> float:
    return promise.grade.rank if promise.grade else 0.0


def _what(promise: Promise) -> str:
    return step(promise) or promise.deed


def _set(group: list[Promise]) -> tuple[object, ...]:
    """一组承诺用的是哪一套级别、在哪张表里。"""
    return (group[0].grade.family if group[0].grade else "", group[0].table)


def _reversed(group: list[Promise]) -> list[tuple[Promise, Promise]]:
    """相邻两级之中重的反而长的。"""
    return [(heavy, light) for heavy, light in pairwise(group) if _longer(heavy, light)]


def _longer(heavy: Promise, light: Promise) -> bool:
    if _rank(light) - _rank(heavy) < _SURE and (heavy.span.line, heavy.span.start) > (
        light.span.line,
        light.span.start,
    ):
        return False  # 叫法相近，又先列了另一级，看不出哪一级重
    if heavy.clock != light.clock and not (_brief(heavy) and _brief(light)):
        return False
    kinds = {start_kind(heavy), start_kind(light)}
    if len(kinds) > 1 and "report" in kinds and "" not in kinds:
        return False
    return exceeds(heavy, light)


def _brief(promise: Promise) -> bool:
    """半天之内的响应：计时口径不同，在服务时间里也是一样的钟点。"""
    if promise.duration is None or step(promise) != "响应":
        return False
    minutes = {Unit.MINUTE: 1, Unit.HOUR: 60, Unit.WORKING_HOUR: 60}.get(promise.duration.unit, 0)
    return 0 < promise.duration.amount * minutes <= _HALF_DAY


def _groups(found: list[Promise]) -> Iterator[list[Promise]]:
    """同一张表或者正文里，同一套级别、同一件事、同一时段的承诺，由重到轻；同级有两处的，只在一条、一行之内比较。"""
    groups: list[list[Promise]] = []
    for each in found:
        if (
            (each.hours == "out" and each.table is None)
            or each.grade is None
            or each.grade.family == "余"
            or each.grade.family[0] == "散"
        ):
            continue
        for group in groups:
            if _belongs(each, group[0]):
                group.append(each)
                break
        else:
            groups.append([each])
    for group in groups:
        if _distinct(group):
            yield sorted(group, key=_rank)
            continue
        for places in ([each.article for each in group], [each.span.line for each in group]):
            parts: dict[int, list[Promise]] = {}
            for place, each in zip(places, group, strict=True):
                parts.setdefault(place, []).append(each)
            if len(parts) > 1:
                ranked = [
                    sorted(rest, key=_rank) for rest in parts.values() if len(rest) > 1 and _distinct(rest)
                ]
                if ranked:
                    yield from ranked
                    break


def _belongs(one: Promise, two: Promise) -> bool:
    if one.grade is None or two.grade is None or (one.table, one.hours) != (two.table, two.hours):
        return False
    tails = {one.grade.tail, two.grade.tail} - {""}
    return one.grade.family == two.grade.family and len(tails) < 2 and same_deed(one, two)


def _distinct(group: list[Promise]) -> bool:
    return len({_rank(each) for each in group}) == len(group)
