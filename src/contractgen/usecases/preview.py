"""预览：没有填完、有的地方填错了，也按现在的内容拼出合同给人看；同时列出全部问题与算出的事实。"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from contractgen.library.assemble import assemble
from contractgen.library.catalogue import Library
from contractgen.library.fields import written
from contractgen.model.contract import Contract
from contractgen.model.problem import Problem
from contractgen.params.derive import DERIVED_TITLES, derived
from contractgen.params.paths import parse_path, value_at
from contractgen.params.source import Source
from contractgen.params.typing import typed
from contractgen.usecases.check_parameters import check_read
from contractgen.usecases.review_contract import review_rendered

_ROW = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class ComputedFact:
    """算出的一个事实：标题、合同里的写法、据以算出的参数路径，如 允许的中断时间、43分12秒。"""

    title: str
    text: str
    origin: str


@dataclass(frozen=True, slots=True)
class Preview:
    """现在的样子。contract 为 None 的是事务所自己的 Word 模板，没有预览。

    problems 是校验的问题；没有问题时，是写进合同后通不过审查的地方。facts 是算出的事实，以路径
    （如 ``sla.availability.budget``）为名。
    """

    problems: tuple[Problem, ...]
    contract: Contract | None = None
    facts: Mapping[str, ComputedFact] = field(default_factory=dict)

    @property
    def ready(self) -> bool:
        """可以生成正式文本。"""
        return not self.problems


def preview(source: Source, library: Library) -> Preview:
    """按现在的内容拼出合同；写错的值当作没有写。"""
    report = check_read(source, library)
    if report.template is None or library.is_plain(report.template):
        return Preview(report.errors)
    schema = library.schema(report.template)
    wrong = {parse_path(problem.path) for problem in report.errors if problem.kind == "invalid"}
    leaves = {path for path in wrong if not isinstance(value_at(source.data, path), dict | list)}
    data, origins = derived(typed(source.data, schema, leaves))
    contract = assemble(library, library.template(report.template), data, origins).contract
    facts = {path: _fact(path, value_at(data, parse_path(path)), origin) for path, origin in origins.items()}
    problems = report.errors
    if not problems:
        firm = str(library.places.overlay) if library.places.overlay else None
        problems = tuple(review_rendered(contract, source, schema, library=firm))
    return Preview(problems, contract, facts)


def _fact(path: str, value: Any, origin: str) -> ComputedFact:
    """金额照金额写，其余照各自的写法。"""
    title = DERIVED_TITLES.get(_ROW.sub("[]", path), path)
    return ComputedFact(title, written(value, "money" if isinstance(value, Decimal) else ""), origin)
