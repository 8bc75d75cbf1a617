"""照同样的栏目一份一份写的记录：一级写一遍“故障说明：、处理方式：、响应：”，二级再写一遍；不是同一件事说了两次。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.model.once import once
from contractgen.model.reading import Line, Reading

_FIELD = re.compile(r"[\s•·●▪\-–—*]*(?P<name>[一-龥A-Za-z]{2,10})\s*[：:]")

Record = tuple[tuple[str, ...], int]  # 栏目、第几份


@once
def records(reading: Reading) -> dict[int, Record]:
    """各行属于哪一份记录；不在记录里的行没有。"""
    series: dict[tuple[str, ...], list[list[tuple[int, str]]]] = {}
    for run in _runs(reading):
        series.setdefault(tuple(name for _, name in run), []).append(run)
    return {
        line: (names, number)
        for names, runs in series.items()
        if len(names) > 1 and len(runs) > 1
        for number, run in enumerate(runs)
        for line, _ in run
    }


def two_records(reading: Reading, one: int, two: int) -> bool:
    """两行在同一种记录的两份里。"""
    known = records(reading)
    first, second = known.get(one), known.get(two)
    return first is not None and second is not None and first[0] == second[0] and first[1] != second[1]


def _runs(reading: Reading) -> Iterator[list[tuple[int, str]]]:
    """相连的栏目行；栏目名又从头来的，另起一份。"""
    run: list[tuple[int, str]] = []
    for line in reading.judged():
        name = _field(line)
        if run and (not name or name == run[0][1]):
            yield run
            run = []
        if name:
            run.append((line.index, name))
    if run:
        yield run


def _field(line: Line) -> str:
    if line.cell is not None or line.number:
        return ""
    found = _FIELD.match(line.text)
    return found["name"] if found else ""
