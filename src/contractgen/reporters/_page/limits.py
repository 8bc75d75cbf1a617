"""期限一览：故障级别 × 步骤的表，和其余各项期限；每个时限一根横条，有意见的标出。"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log

from contractgen.facts.time_limits import TimeLimit, time_limits
from contractgen.model.reading import Reading
from contractgen.reporters._page.links import Flag, Links, Spot, spot, visible
from contractgen.review.draft import Draft
from contractgen.zh.durations import Duration, Unit
from contractgen.zh.obligation_words import STEPS
from contractgen.zh.severity_words import same_level

FAMILIES = ("time-limit", "service-level")
BAR = 100  # 横条最长多少
_HOURS = {"in": "服务时间内", "out": "服务时间外", "all": "不分时间"}
_BOUNDS = {
    "within": "以内",
    "before": "提前",
    "at_least": "不少于",
    "elapsed": "届满",
    "every": "每",
    "bare": "",
}
_PROMISES = ("within", "bare")
_AFTER = ("within", "elapsed")  # 写在数后面的
_MINUTE = 60
_SECONDS = {
    Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: 3600, Unit.WORKING_HOUR: 3600, Unit.DAY: 86400,
    Unit.WORKING_DAY: 86400, Unit.WEEK: 7 * 86400, Unit.MONTH: 30 * 86400, Unit.QUARTER: 91 * 86400,
    Unit.YEAR: 365 * 86400,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShownLimit:
    """一个时限。bar 是横条的长（0 为不画）；working 表示按服务时间、工作日计。"""

    words: str
    bound: str
    bound_after: bool
    notes: tuple[str, ...]
    spot: Spot
    bar: int
    working: bool
    promised: bool
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class LevelRow:
    """一级故障：各步骤的时限，与 Matrix.steps 对应。"""

    name: str
    cells: tuple[tuple[ShownLimit, ...], ...]


@dataclass(frozen=True, slots=True)
class OtherRow:
    """一项其余的期限。"""

    actor: str
    matter: str
    trigger: str
    limit: ShownLimit


@dataclass(frozen=True, slots=True)
class Limits:
    """期限一览的全部。"""

    steps: tuple[str, ...]
    levels: tuple[LevelRow, ...]
    others: tuple[OtherRow, ...]

    @property
    def conflicts(self) -> int:
        """有意见的时限有几处。"""
        shown = [limit for row in self.levels for cell in row.cells for limit in cell]
        return sum(bool(limit.flags) for limit in [*shown, *(row.limit for row in self.others)])


def limits(draft: Draft, links: Links) -> Limits:
    """草稿写明的全部期限。"""
    found = draft.ask(time_limits)
    graded = [each for each in found if each.severity and each.action in STEPS and each.bound in _PROMISES]
    rest = [each for each in found if each not in graded and each.promised and (each.action or each.trigger)]
    scale = _Scale([each.duration for each in found if each.duration is not None])
    show = _Show(draft.reading, links, scale)
    steps = tuple(sorted({each.action for each in graded}, key=lambda step: (STEPS[step], step)))
    levels = tuple(_row(group, steps, show) for group in _levels(graded))
    return Limits(steps, levels, tuple(_other(each, show) for each in rest))


class _Scale:
    """横条的长短：按对数，最短与最长之间。"""

    def __init__(self, durations: Sequence[Duration]) -> None:
        seconds = [_seconds(each) for each in durations]
        self._low = log(max(min(seconds, default=_MINUTE), 1))
        self._high = log(max(max(seconds, default=_MINUTE), 1))

    def bar(self, duration: Duration | None) -> int:
        if duration is None or not duration.amount:
            return 0
        room = self._high - self._low
        part = (log(max(_seconds(duration), 1)) - self._low) / room if room else 0.5
        return max(6, round(6 + part * (BAR - 6)))


def _seconds(duration: Duration) -> float:
    return float(duration.amount) * _SECONDS[duration.unit]


@dataclass(frozen=True, slots=True)
class _Show:
    reading: Reading
    links: Links
    scale: _Scale

    def limit(self, found: TimeLimit) -> ShownLimit:
        unit = found.duration.unit if found.duration is not None else None
        working = found.clock == "服务" or unit in (Unit.WORKING_DAY, Unit.WORKING_HOUR)
        notes = [_HOURS.get(found.hours, ""), found.system, "暂定" if found.provisional else ""]
        return ShownLimit(
            visible(found.words) or "（空）",
            _BOUNDS.get(found.bound, "") if found.table is None else "",
            found.bound in _AFTER,
            tuple(visible(note) for note in notes if note),
            _place(spot(self.reading, found.span), found),
            self.scale.bar(found.duration),
            working,
            found.promised,
            self.links.flags((found.span,), FAMILIES),
        )


def _place(where: Spot, found: TimeLimit) -> Spot:
    """表格里的只说到行，列就是步骤。"""
    if found.table is None:
        return where
    return replace(where, where=" ".join(where.where.split(" ")[:2]))


def _levels(graded: Sequence[TimeLimit]) -> list[list[TimeLimit]]:
    """同一级的归在一起，重的在前；轻重不明的依行文次序在后。"""
    groups: list[list[TimeLimit]] = []
    for limit in graded:
        for group in groups:
            if same_level(group[0].severity, limit.severity):
                group.append(limit)
                break
        else:
            groups.append([limit])
    return sorted(groups, key=lambda group: min((each.rank for each in group if each.rank), default=8))


def _row(group: Sequence[TimeLimit], steps: Sequence[str], show: _Show) -> LevelRow:
    cells = tuple(tuple(show.limit(each) for each in group if each.action == step) for step in steps)
    return LevelRow(visible(group[0].severity), cells)


def _other(found: TimeLimit, show: _Show) -> OtherRow:
    if found.action == "升级" and found.object:
        matter = f"升级至{found.object}"
    else:
        matter = found.action + found.object
    return OtherRow(found.actor, visible(matter), visible(found.trigger), show.limit(found))
