"""参数：读文件、按模式检查、跨字段检查、定类型、算出派生的事实。

source = load("maintenance.yaml")        # 读不懂时 ParameterFileError，全部毛病一次说清
problems = check(source, schema)         # 全部问题，依文件中的次序
tree, origins = derived(typed(source.data, schema))
"""

from __future__ import annotations

from contractgen.model.problem import Problem
from contractgen.params.checks import cross_problems
from contractgen.params.derive import DERIVED_TITLES, derived
from contractgen.params.loading import from_mapping, load, load_bytes, load_text
from contractgen.params.paths import Path, parse_path, path_text, value_at
from contractgen.params.places import Where
from contractgen.params.reading import ParameterFileError
from contractgen.params.schema_check import in_order, schema_problems
from contractgen.params.schema_tree import Schema, is_required, schema_at, title_of
from contractgen.params.source import Source
from contractgen.params.typing import typed

__all__ = [
    "DERIVED_TITLES",
    "ParameterFileError",
    "Path",
    "Problem",
    "Schema",
    "Source",
    "check",
    "derived",
    "from_mapping",
    "is_required",
    "load",
    "load_bytes",
    "load_text",
    "parse_path",
    "path_text",
    "schema_at",
    "schema_problems",
    "title_of",
    "typed",
    "value_at",
]


def check(source: Source, schema: Schema) -> list[Problem]:
    """模式问题，加上其余部分的跨字段问题，依文件中的次序。"""
    problems = schema_problems(source, schema)
    invalid = {parse_path(problem.path) for problem in problems if problem.kind == "invalid"}
    leaves = {path for path in invalid if not isinstance(value_at(source.data, path), dict | list)}
    tree = typed(source.data, schema, leaves)
    reported = {problem.path for problem in problems}
    cross = [each for each in cross_problems(tree, Where(source, schema)) if each.path not in reported]
    return in_order([*problems, *cross], source)
