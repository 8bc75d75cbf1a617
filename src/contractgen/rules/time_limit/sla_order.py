"""响应、到场、开始处理、恢复、解决的时限应当依次不减。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from contractgen.facts.promises import Promise, promises
from contractgen.facts.time_limits import TimeLimit, time_limits
from contractgen.facts.words.level_rows import END, roles_of
from contractgen.facts.words.promise import exceeds
from contractgen.facts.words.promise_match import compatible_starts, plain_case, same_case, step
from contractgen.facts.words.step_sides import Sides
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.model.reading import Span
from contractgen.review.draft import Draft
from contractgen.review.outliers import culprits
from contractgen.review.rule import Rule
from contractgen.zh.deeds import ENDED, STEP_ORDER
from contractgen.zh.working_time import longer

_MOST = 40  # 一行里不会有更多时限；再多的不是句子


class SlaOrder(Rule):
    """同一级故障，先响应、再处理或到场、再恢复、后解决；前一步的时限长于后一步的，必有一处写错。

    写法：每级一行，响应≤开始处理、到场≤临时恢复≤解决，单位和计时口径一致；不承诺的写“不适用”。
    起算点不同（“收到报告后”与“到场后”）、或者可以远程解决而不到场的，不相比较。
    """

    title = "响应、到场、解决时限次序颠倒"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    basis = ("民法典第五百零九条", "民法典第五百一十一条")
    bad = (
        "3.1 停梯故障须在接报后1小时内修复，>>90分钟<<内到场。",
        "3.1 自报修之时起按下表处理：\n\n| 级别 | 响应 | 修复 |\n|---|---|---|\n| 一级 | >>50个工作分钟<< | 30个工作分钟 |\n| 二级 | 2个工作小时 | 1个工作日 |",
        "3.1 发生一级故障的，乙方应自收到报告之时起30分钟内响应，1小时内恢复，>>2小时<<内到场。",
        "| 等级 | 接报/到场/恢复 |\n|---|---|\n| 甲 | 5分钟/>>3小时<</2小时 |\n| 乙 | 10分钟/4小时/8小时 |",
        "Ⅰ级险情，5分钟内应答，20分钟内抵院，2小时内恢复；\nⅡ级险情，10分钟内应答，>>九小时<<内抵院，4小时内恢复。",
        "2.1 停梯的，维保员自报修起>>次日18时前<<回电，4小时内修复。",
        "| 等级 | 响应 | 到场 | 解决 |\n|---|---|---|---|\n| 一级 | >>6小时<< | 2小时 | 4小时 |\n"
        "| 二级 | 8小时 | 12小时 | 24小时 |",
        "3.2 对于优先级为“高”的故障，乙方应在【例如：>>8小时<<】内开始处理，并在4小时内解决。",
        "3.1 故障响应时间：30分钟；到场时间：>>4小时<<；故障排除时间：2小时。",
        "3.1 接到报修后，乙方应在>>一个工作日<<内响应，四小时内修复。",
        "6.1 故障未解决的，自收到报告之时起按下表升级：\n"
        "| 层级 | 升级时限 | 升级对象 |\n|---|---|---|\n| 1 | >>6小时<< | 服务经理 |\n| 2 | 4小时 | 技术总监 |\n| 3 | 8小时 | 总经理 |",
        "3.1 一级：回拨10分钟　远程登录20分钟　临时恢复>>5小时<<　彻底修复3小时。",
        "3.1 自报修起算：\n| 级别 | 市区到场 | 市区修复 | 郊县到场 | 郊县修复 |\n|---|---|---|---|---|\n| 一级 | 1小时 | 4小时 | >>9小时<< | 8小时 |\n| 二级 | 2小时 | 8小时 | 10小时 | 16小时 |",
    )
    good = (
        "3.1 困人的，应在30分钟内到场，到场后15分钟内解救。",
        "3.1 自报修起算：\n| 时限 | 特急 | 一般 |\n|---|---|---|\n| 到站（高峰） | 20分钟 | 2小时 |\n| 到站（平峰） | 2小时 | 8小时 |\n| 恢复（高峰） | 1小时 | 6小时 |\n| 恢复（平峰） | 4小时 | 24小时 |",
        "3.1 自报修起算：\n| 程度 | 系统（远程） | 闸机（现场） |\n|---|---|---|\n| 特急 | 20分钟响应，1小时恢复 | 20分钟响应，3小时到场，6小时恢复 |\n| 一般 | 4小时响应，2日解决 | 4小时响应，2日到场，4日解决 |",
        "| 级别 | 响应 | 现场抢修开始 | 恢复 |\n|---|---|---|---|\n| 一级 | 5分钟 | 20分钟 | 2小时 |\n| 二级 | 10分钟 | 40分钟 | 8小时 |",
        "3.1 自报修之时起按下表处理：\n\n| 级别 | 响应 | 远程修复 | 须到场时的到场 |\n|---|---|---|---|\n| 一级 | 10分钟 | 2小时 | 5小时 |\n| 二级 | 20分钟 | 6小时 | 9小时 |",
        "8.1 平台确认险情的，应在60秒内向保安室推送报警，并由值班员在3分钟内电话核实。",
        "3.1 一级：回拨10分钟　远程登录20分钟　临时恢复2小时　彻底修复3小时。",
        "3.1 一级：10分钟内给值班经理打电话，40分钟内抵达需方机房，3小时内修好。",
        "3.1 一级：1小时内修好。\n3.2 远程修不好的，自宣告远程无效时起2小时内到，到场后一级在3小时内、二级在8小时内修好。",
        "3.1 发生一级故障的，乙方应在15分钟内响应、1小时内到场、4小时内恢复。",
        "3.1 发生一级故障的，乙方应自收到通知之时起4小时内到场；乙方工程师到场后2小时内解决。",
        "3.1 自报修起40分钟内恢复，或者在20分钟内换上备用机。",
        "3.1 急修4小时内修好，需要上门的，2小时内上门；常修3日内修好，1日内上门。",
        "3.1 一级故障可以远程解决：30分钟内响应，2小时内解决；须到现场的，4小时内到场。",
        "3.1 对优先级为“高”的故障，8小时内解决；对优先级为“中”的故障，8小时内开始处理，24小时内解决。",
        "3.1 二级故障：1个工作日内响应，8小时内解决。",
        "6.1 故障未解决的，自收到报告之时起按下表升级：\n"
        "| 层级 | 升级时限 | 升级对象 |\n|---|---|---|\n| 1 | 2小时 | 服务经理 |\n| 2 | 4小时 | 技术总监 |",
        "6.1 上一级仍未解决的，再满下列时间升级：\n"
        "| 层级 | 升级时限 | 升级对象 |\n|---|---|---|\n| 1 | 4小时 | 服务经理 |\n| 2 | 2小时 | 技术总监 |",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        told: set[Span] = set()
        for group in map(_named_end, _groups(draft)):
            sides = Sides(group, _headed(draft, group))
            pairs = [
                pair
                for one, two in combinations(group, 2)
                if (pair := _reversed(one, two)) and sides.together(one, two)
            ]
            for wrong, against in culprits(pairs):
                if wrong.span not in told:
                    told |= {wrong.span, *(each.span for each in against)}
                    yield self._finding(draft, wrong, against)

        yield from self._spoken(draft, told)
        for steps in _escalations(draft.ask(time_limits)):
            pairs_up = [(one, two) for one, two in combinations(steps, 2) if _shrinks(one, two)]
            if len(pairs_up) < len(steps) * (len(steps) - 1) // 2 or len(steps) == 2:  # 全都颠倒的是另有排法
                for limit, against_it in culprits(pairs_up):
                    yield self._escalation(draft, limit, against_it)

    def _spoken(self, draft: Draft, told: set[Span]) -> Iterator[Finding]:
        """一句话里说的几步，主语、名目不全同，看得出先后颠倒的：只作提示。"""
        sentences: dict[tuple[object, ...], list[Promise]] = {}
        for each in draft.ask(promises):
            if each.timed and not each.soft and _stage(each):
                place = (each.whole,) if each.table is None else (each.table, each.row, each.case)
                sentences.setdefault((*place, each.level), []).append(each)
        for group in sentences.values():
            stages = [_stage(each) for each in group]
            if len(set(stages)) < len(stages) or any(each.remote or each.conditional for each in group[1:]):
                continue
            for one, two in combinations(sorted(group, key=_stage), 2):
                apart = one.trigger != two.trigger and one.trigger and two.trigger
                last = max(one, two, key=lambda each: (each.span.line, each.span.start))
                after = draft.line(last.span).text[: last.span.start].rstrip().endswith("后")
                if exceeds(one, two) and not apart and not after and not {one.span, two.span} & told:
                    told |= {one.span, two.span}
                    yield self.finding(
                        one.span,
                        f"{draft.where(one.span)}“{one.deed}”的时限（{one.words}）长于同一句里的“{two.deed}”（{two.words}），次序可能颠倒。",
                        severity=Severity.INFO,
                        related=[two.span],
                        suggestion="核对各步时限；起算点不同的，分别写明。",
                    )

    def _escalation(self, draft: Draft, wrong: TimeLimit, against: list[TimeLimit]) -> Finding:
        """升级表：后一级应当晚于前一级。"""
        other = against[0]
        first, then = sorted((wrong, other), key=lambda each: each.span.line)
        return self.finding(
            wrong.span,
            f"升级的次序颠倒：{draft.where(first.span)}满{first.words}升级至{first.object or '前一级'}，"
            f"{draft.where(then.span)}满{then.words}就升级至{then.object or '后一级'}。",
            related=[each.span for each in against],
            suggestion="核对各级的升级时限，使其逐级不减；从上一级升级时起算的，写明“上一级升级后再满……”。",
            provisional=any(each.provisional for each in (wrong, *against)),
        )

    def _finding(self, draft: Draft, wrong: Promise, against: list[Promise]) -> Finding:
        provisional = any(each.provisional for each in (wrong, *against))
        others = "、".join(f"{step(each) or each.deed}{each.words}" for each in against)
        level = f"“{wrong.level}”的" if wrong.level else ""
        later = (_order(wrong) or 0) > (_order(against[0]) or 0)
        return self.finding(
            wrong.span,
            f"{draft.where(wrong.span)}{level}{step(wrong) or wrong.deed}时限（{wrong.words}）{'短' if later else '长'}于"
            f"{draft.where(against[0].span)}的{others}，次序颠倒。",
            severity=Severity.WARNING if provisional else None,
            related=[each.span for each in against],
            suggestion="核对各步时限，使响应≤开始处理、到场≤恢复≤解决；起算点不同的，分别写明。",
            provisional=provisional,
        )


def _stage(promise: Promise) -> float:
    """第几步；派车、派人在办完之前，办完、办妥、交付是最后一步；看不出来的为 0。"""
    order = STEP_ORDER.get(step(promise), 0.0)
    if order:
        return order
    deed = promise.deed
    return 1.5 if _SENT_OUT.match(deed) else STEP_ORDER["解决"] if _FINISHED.search(deed) else 0.0


_SENT_OUT = re.compile("派出|派车|派[人员]|出发|出车|启程|调派")
_FINISHED = re.compile("^(?:完成|换装|换好)|(?:完毕|完成|办结|办妥|干净|完)$")


def _groups(draft: Draft) -> Iterator[list[Promise]]:
    """同一表格的同一行、同一级别、同一情形的各步；没有说级别和情形的，同一条之内。"""
    groups: dict[tuple[object, ...], list[Promise]] = {}
    general: dict[object, list[Promise]] = {}
    for each in draft.ask(promises):
        if not each.timed or each.soft or _order(each) is None:
            continue
        case = plain_case(each.case)
        if each.table is not None and not each.level and not case:  # 动作｜时限：一行一步
            groups.setdefault(("步", each.table), []).append(each)
        elif each.table is not None:
            groups.setdefault(("表", each.table, each.row), []).append(each)
        elif each.grade is not None:
            key = ("级", each.grade.family, each.grade.rank, each.grade.tail, each.article)
            groups.setdefault(key, []).append(each)
        elif each.level:
            groups.setdefault(("级", each.level, each.article), []).append(each)
        elif len(case) > 1:
            groups.setdefault(("情形", case), []).append(each)
        else:
            general.setdefault(each.article, []).append(each)
    answers = dict(general)
    general = dict(part for article, group in general.items() for part in _parts(article, group))
    for (kind, *_), group in groups.items():  # 前面对各类故障一并写了响应的
        if kind == "情形" and not any(step(each) == "响应" for each in group):
            group[:0] = [each for each in answers.get(group[0].article, []) if step(each) == "响应"]
    found = [cell for group in (*groups.values(), *general.values()) for cell in _cells(group)]
    yield from (group for group in found if 1 < len(group) <= _MOST)


def _headed(draft: Draft, group: list[Promise]) -> dict[int, str]:
    """各格的标题；级别一边的标题各格都有，不碍事。"""
    cells = {each.span.line: draft.line(each.span).cell for each in group}
    return {line: f"{cell.head}｜{cell.row_head}" for line, cell in cells.items() if cell is not None}


def _cells(group: list[Promise]) -> list[list[Promise]]:
    """表的一行里，有一格写了几步的（系统：响应、恢复；考勤机：响应、到场、恢复），一格一组。"""
    steps: dict[int, set[str]] = {}
    for each in group:
        steps.setdefault(each.span.line, set()).add(step(each))
    if not group or group[0].table is None or all(len(told) < 2 for told in steps.values()):
        return [group]
    return [[each for each in group if each.span.line == line] for line in steps]


def _parts(article: object, group: list[Promise]) -> Iterator[tuple[object, list[Promise]]]:
    """没有说级别的几步；一行里同一步写了两次的，是几种情形，逐句分开。"""
    lines: dict[int, list[str]] = {}
    for each in group:
        lines.setdefault(each.span.line, []).append(step(each) or each.deed)
    told = {line for line, steps in lines.items() if len(set(steps)) < len(steps)}
    yield article, [each for each in group if each.span.line not in told]
    parts: dict[Span, list[Promise]] = {}
    for each in group:
        if each.span.line in told:
            parts.setdefault(each.whole, []).append(each)
    yield from ((whole, part) for whole, part in parts.items())


def _order(promise: Promise) -> float | None:
    """第几步；叫不出名字、而是要在期限内做完的一件事，算最后一步。"""
    if step(promise) in STEP_ORDER:
        return STEP_ORDER[step(promise)]
    return STEP_ORDER["解决"] if promise.table is None and END in roles_of(promise) else None


def _named_end(group: list[Promise]) -> list[Promise]:
    """写明了恢复、解决的，叫不出名字的事（回话、打电话、交书面说明）就不是最后一步。"""
    if not any(step(each) in ENDED for each in group):
        return group
    return [each for each in group if step(each) in STEP_ORDER]


def _reversed(one: Promise, two: Promise) -> tuple[Promise, Promise] | None:
    """前一步长于后一步的，前一步在前；不能比较的为 None。"""
    first, second = sorted((one, two), key=lambda each: _order(each) or 0)
    if _order(first) == _order(second) or first.clock != second.clock:
        return None
    if "或" in (first.topic[:1], second.topic[:1]):
        return None  # 40分钟内恢复，或者20分钟内换上备用机
    if not (step(first) and step(second)) and first.whole != second.whole:
        return None  # 叫不出是哪一步的，只与同一句里的比较
    if not step(second) and second.span.start < first.span.start:
        return None  # 先说的推送报警，后说的电话核实：行文的次序就是先后
    if "out" in (first.hours, second.hours) and first.hours != second.hours:
        return None
    if first.case and second.case and first.table is None and not same_case(first.case, second.case):
        return None
    if not compatible_starts(first, second) or (
        "到场" in (step(first), step(second)) and (first.remote or second.remote)
    ):
        return None
    return (first, second) if exceeds(first, second) else None


def _escalations(limits: tuple[TimeLimit, ...]) -> Iterator[list[TimeLimit]]:
    """同一张表、同一句话引出的几级升级，依次；从上一级起算的、分故障级别的不在此列。"""
    groups: dict[tuple[object, ...], list[TimeLimit]] = {}
    for limit in limits:
        if (
            limit.action != "升级"
            or limit.duration is None
            or not limit.object
            or limit.relative
            or limit.severity
        ):
            continue
        place = limit.table if limit.table is not None else ("列举", limit.lead)
        if limit.table is not None or limit.lead is not None:
            groups.setdefault((place,), []).append(limit)
    return (group for group in groups.values() if len({each.object for each in group}) == len(group) > 1)


def _shrinks(one: TimeLimit, two: TimeLimit) -> bool:
    return bool(one.duration and two.duration and longer(one.duration, two.duration))
