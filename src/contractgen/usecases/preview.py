"""预览：没有填完、有的地方填错了，也按现在的内容拼出合同给人看；同时列出全部问题与算出的事实。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from contractgen.library.assemble import assemble
from contractgen.library.catalogue import Library
from contractgen.library.fields import written
from contractgen.model.contract import Contract
from contractgen.model.problem import Problem
from contractgen.params.derive import derived
from contractgen.params.paths import parse_path, value_at
from contractgen.params.source import Source
from contractgen.params.typing import typed
from contractgen.usecases.check_parameters import check_read
from contractgen.usecases.review_contract import review_rendered


@dataclass(frozen=True, slots=True)
class Preview:
    """现在的样子。contract 为 None 的是事务所自己的 Word 模板，没有预览。

    problems 是校验的问题；没有问题时，是写进合同后通不过审查的地方。facts 是算出的事实（路径到写法），
    如 ``sla.availability.budget``：``43分12秒``。
    """

    problems: tuple[Problem, ...]
    contract: Contract | None = None
    facts: Mapping[str, str] = field(default_factory=dict)

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
    facts = {path: written(value_at(data, parse_path(path)), "money") for path in origins}
    problems = report.errors
    if not problems:
        firm = str(library.places.overlay) if library.places.overlay else None
        problems = tuple(review_rendered(contract, source, schema, library=firm))
    return Preview(problems, contract, facts)
