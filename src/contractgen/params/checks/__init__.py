"""跨字段检查：一个文件一项，放进本文件夹即生效。

每个文件有一个 ``check(data, where)``：data 是有类型的参数树（可能残缺，写错的已经略去），
where 把结论安放到字段和行。
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any

from contractgen.model.problem import Problem
from contractgen.params.places import Where

Check = Callable[[Mapping[str, Any], Where], Iterator[Problem]]


@cache
def all_checks() -> tuple[Check, ...]:
    """全部检查，按文件名排序。"""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").check for name in names)


def cross_problems(data: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """全部跨字段问题。"""
    for check in all_checks():
        yield from check(data, where)
