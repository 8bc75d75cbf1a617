"""起草用时随服务事项的多少怎样增长：每一项的用时应当大致不变。

在项目目录里运行 ``.venv/bin/python benchmarks/length.py``。
末列是每项用时与最少一档之比，不大于 1 即为线性。
各档都含不随项数变化的固定用时，故项数越多，每项越少。
"""

from __future__ import annotations

import copy
import sys
import time
from typing import Any

from contractgen.library.catalogue import Library, open_library
from contractgen.params import Source, load
from contractgen.usecases.check_parameters import check_read
from contractgen.usecases.render_contract import render_contract

_SIZES = (50, 100, 200, 400, 800)
_TIMES = 5


def main(template: str = "maintenance") -> None:
    """依次起草，每档取最快的一次，打印校验与全程各用多少毫秒。"""
    library = open_library()
    sample = load(library.template_folder(template) / "sample.yaml")
    first = 0.0
    print("服务事项  其中校验  全程（毫秒）   每项   与最少一档之比")
    for size in _SIZES:
        data = {**copy.deepcopy(sample.data), "scope": [_item(number) for number in range(size)]}
        source = Source(sample.name, data)
        checked, whole = min((_timed(source, library) for _ in range(_TIMES)), key=sum)
        each = whole / size
        first = first or each
        print(f"{size:8d}{checked:9.1f}{whole:13.1f}{each:10.3f}{each / first:12.2f}")


def _item(number: int) -> dict[str, Any]:
    return {"object": f"第{number}号设备", "activity": "运行监控、故障诊断与修复", "site": "远程"}


def _timed(source: Source, library: Library) -> tuple[float, float]:
    """校验一次、从头起草一次（含校验）各用多少毫秒。"""
    start = time.perf_counter()
    assert check_read(source, library).ok
    checked = time.perf_counter()
    render_contract(source, library)
    return (checked - start) * 1000, (time.perf_counter() - checked) * 1000


if __name__ == "__main__":
    main(*sys.argv[1:])
