"""级别×步骤的矩阵：每一级（或并列的每一种情形）写了响应、到场、了结之中的哪几样。"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from contractgen.facts.words.levels import plain
from contractgen.facts.words.promise import Promise, same_level
from contractgen.facts.words.promise_match import plain_case, start_kind, step
from contractgen.model.record import replace
from contractgen.zh.deeds import ANSWERED, ENDED, STEP_ORDER, is_light, step_of

ANSWER, ONSITE, END = "响应", "到场", "解决"
_INCIDENTS = re.compile(
    r"^(?:系统|网络|硬件|软件|业务|安全|设备|技术|服务)?(?:故障|事件|事故|问题|缺陷|异常|工单|请求|告警|报警|预警|报修|报障|情形|情况|事项|毛病|单|抢修|险情)?$"
)
_ANSWERS = re.compile(
    r"答复|回复|确认|反馈|联系|回访|通知|告知|通报|报告|说明|提交|汇总|复盘|纪要|记录|更换人|付|开具|升级|电话|短信|微信|告诉|知会|上报|登记|签"
)
_REPLIES = re.compile(r"答复|回复|确认|反馈|联系|给出(?:处理)?意见")
_REPORTED = re.compile(r"(?:立即|电话|书面|口头|及时)*(?:上?报(?!价|酬|废|销)|通报|通知|告知|告诉|知会|联系)")
_STRUCK = re.compile(r"[\s—–\-－/／]*")
_RELAYED = re.compile(r"(?:[派转分](?:发|派|办|交|送|单|出)|派转)")
_ASKED = re.compile(r"咨询|建议|答疑|疑问|[问询]询|询问|请教|怎么用|使用方法|使用上的问题|需求|变更|升级")
_ASKING = re.compile(r"^(?:使用|操作|一般|技术|业务|日常|功能)*(?:性)?(?:咨询|建议|疑问)")
_EITHER = re.compile("或者?")
_PARTS = re.compile("[、，,；;]|或者?|以及|和|及")


def ended_otherwise(row: LevelRow, every: Iterable[Promise]) -> bool:
    """这一级的话后面还写了一个时限，做的是什么认不出来：次日8:00前补做备份，多半就是了结。

    这一级就是某几件事（切换、回切），另一处写了其中一件何时做完的，也是。
    """
    every = list(every)
    last = row.promises[-1]
    matters = {each for each in re.split("[、，和及]", last.case) if len(each) > 1}
    if any(each.timed and each.case in matters and each.level != last.level for each in every):
        return True
    return any(
        each.timed and each.deed and not step(each) and not roles_of(each)
        and each.level == last.level and each.table == last.table
        and (each.span.line == last.span.line or (each.table is not None and each.row == last.row))
        and (each.span.line, each.span.start) > (last.span.line, last.span.start)
        for each in every
    )  # fmt: skip


@dataclass(slots=True)
class LevelRow:
    """一级（一种情形）的各项承诺。"""

    name: str
    promises: list[Promise] = field(default_factory=list)

    @property
    def timed(self) -> list[Promise]:
        return [each for each in self.promises if each.timed]

    def roles(self, strict: bool = False) -> set[str]:
        """写了的：响应、到场、解决；写明不承诺的也算写了。strict 时句子里的“开始处理”不当响应。"""
        return {
            role
            for each in self.promises
            if each.timed or each.settled
            for role in roles_of(each)
            if not (strict and role == ANSWER and each.step == "开始处理" and each.table is None)
        }

    @property
    def struck(self) -> list[Promise]:
        """表里本有一格，格里只画了一道横线的各步。"""
        return [each for each in self.promises if each.table is not None and _STRUCK.fullmatch(each.words)]

    @property
    def relayed(self) -> bool:
        """只是转交给别人去办：派发、转办工单。"""
        return bool(self.timed) and all(_RELAYED.match(each.deed) for each in self.timed)

    @property
    def answered(self) -> bool:
        """15分钟内报乙方：报了对方，就是有了回音。"""
        return any(_REPORTED.match(each.deed) for each in self.timed)

    @property
    def asked(self) -> bool:
        """咨询一类：答复就是了结。"""
        replied = any(_REPLIES.search(each.deed) for each in self.promises)
        cases = [each.case for each in self.promises]
        return bool(_ASKED.search(self.name)) or any(
            all(map(_ASKING.match, _PARTS.split(case))) or (replied and _ASKED.search(case)) for case in cases
        )


def roles_of(promise: Promise) -> set[str]:
    """一项承诺是响应、到场，还是把事情了结；“到场或者处理”两样都算写了。"""
    either = [part for part in _EITHER.split(promise.deed) if part] if _EITHER.search(promise.deed) else []
    if len(either) > 1 and promise.table is not None:
        return {role for part in either for role in roles_of(replace(promise, deed=part, step=step_of(part)))}
    said = step(promise)
    if said in ANSWERED or (not said and _REPLIES.search(promise.deed)):
        return {ANSWER}
    if said == "到场":
        return {ONSITE}
    if said in ENDED or said == "临时恢复":
        return {END}
    if not promise.duration or not promise.deed or _ANSWERS.search(promise.deed):
        return set()
    return (
        {END} if promise.graded or is_light(promise.deed) or start_kind(promise) in ("report", "") else set()
    )


def undecided(rows: list[LevelRow]) -> list[Promise]:
    """别的级别都写了时限的一步，这一级只画一道横线；不到场的、咨询一类的不必说。"""
    found = []
    for each in (each for row in rows if not row.asked for each in row.struck if roles_of(each) != {ONSITE}):
        same = [one for row in rows for one in row.promises if one.deed == each.deed and one is not each]
        if len(same) > 1 and all(one.timed for one in same):
            found.append(each)
    return found


def level_sets(found: list[Promise]) -> list[list[LevelRow]]:
    """各套级别，各是几行；有表的，表里的级别为准。"""
    sets: dict[tuple[str, str], list[LevelRow]] = {}
    rest = [each for each in found if each.graded and each.grade is not None and each.grade.family == "余"]
    for each in found:
        if not each.graded or each in rest:
            continue
        key = _key(each)
        rows = _matching(sets, each) if key[0] in ("序", "表") else sets.setdefault(key, [])
        if rows is None:
            rows = sets.setdefault(key, [])
        _add(rows, each)
    if sets:  # 其余的、咨询，归入最大的一套
        for each in rest:
            _add(max(sets.values(), key=len), each)
    apart = [part for rows in sets.values() for part in _apart(rows)]
    return [sorted(rows, key=_weight) for rows in apart if len(rows) > 1]


def _apart(rows: list[LevelRow]) -> list[list[LevelRow]]:
    """一处说紧急、重要、一般（诉求），另一处说重大、普通（故障）：几处各有几级、名字全不相同的，是几套。"""
    places: dict[tuple[int | None, int], set[str]] = {}
    promises = [each for row in rows for each in row.promises]
    for each in promises:
        place = (each.table, each.span.line if each.table is None else -1)
        places.setdefault(place, set()).update(plain(each.level))
    cores: list[set[str]] = []
    for names in places.values():
        if len(names) > 1:
            met = [core for core in cores if core & names]
            cores = [core for core in cores if core not in met] + [names.union(*met)]
    if len(cores) < 2 or any(not any(core & plain(each.level) for core in cores) for each in promises):
        return [rows]
    parts: list[list[LevelRow]] = [[] for _ in cores]
    for each in promises:
        _add(next(part for part, core in zip(parts, cores, strict=True) if core & plain(each.level)), each)
    return parts


def _add(rows: list[LevelRow], promise: Promise) -> None:
    row = next((row for row in rows if same_level(row.promises[0], promise)), None)
    if row is None:
        row = LevelRow(promise.level)
        rows.append(row)
    row.promises.append(promise)


def _weight(row: LevelRow) -> float:
    """由重到轻；咨询在最后，看不出轻重的照原来的次序。"""
    grade = row.promises[0].grade
    return grade.rank if grade else 0.0


def _key(promise: Promise) -> tuple[str, str]:
    grade = promise.grade
    if grade is None:
        return ("表", str(promise.table)) if promise.table is not None else ("名", str(promise.article))
    if grade.family in ("序",):
        return ("序", "")
    tail = "" if _INCIDENTS.match(grade.tail) else grade.tail
    return (grade.family.rstrip("倒"), tail)


def _matching(sets: dict[tuple[str, str], list[LevelRow]], promise: Promise) -> list[LevelRow] | None:
    """已有的一套里有同一级的。"""
    return next(
        (rows for rows in sets.values() if any(same_level(r.promises[0], promise) for r in rows)), None
    )


def case_rows(found: list[Promise]) -> list[list[LevelRow]]:
    """没有分级而逐项列举的几种情形：停机故障……；非停机故障……。"""
    groups: dict[int, list[LevelRow]] = {}
    for each in found:
        name = plain_case(each.case)
        if each.table is not None or not name or not each.timed:
            continue
        rows = groups.setdefault(each.article, [])
        row = next((row for row in rows if plain_case(row.promises[0].case) == name), None)
        if row is None:
            row = LevelRow(each.case)
            rows.append(row)
        row.promises.append(each)
    return [rows for rows in groups.values() if len(rows) > 1 and _listed(rows)]


def _listed(rows: list[LevelRow]) -> bool:
    """各项各占一行、行行相接，或者同在一行，且都写了响应；写成条件的，须各占一行。"""
    lines = sorted({row.promises[0].span.line for row in rows})
    apart = len(lines) == len(rows) and lines[-1] - lines[0] < 2 * len(rows)
    return all(ANSWER in row.roles() for row in rows) and (
        apart or (len(lines) == 1 and not any(row.promises[0].conditional for row in rows))
    )


def graded(rows: list[LevelRow]) -> bool:
    """分了轻重的一套在先；短信、语音只是并列的几样东西。"""
    return any(each.grade is not None and each.grade.family != "序" for row in rows for each in row.promises)


def written(rows: list[LevelRow], missing: list[str]) -> bool:
    """缺的那一步，这一套里别的行写了；哪一行都没有写的，又不分轻重，未必是故障处理的几级。"""
    roles = set().union(*(row.roles() for row in rows))
    return graded(rows) or bool(set(missing) & roles)


def matrix(rows: list[LevelRow]) -> str:
    """各级各写了什么，说给人看。"""
    shown = []
    for row in rows:
        cells = {step(each) or each.deed: each.words for each in reversed(row.timed)}
        order = sorted(cells, key=lambda name: STEP_ORDER.get(name, 9))
        shown.append(f"{row.name}＝{'，'.join(f'{name}{cells[name]}' for name in order)}")
    return "；".join(shown)
