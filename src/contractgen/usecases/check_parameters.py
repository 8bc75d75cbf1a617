"""校验参数：读入一份参数文件，对照模板的参数表与各项交叉核对，一次列出全部问题。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from contractgen.library.catalogue import Library, open_library
from contractgen.model.errors import InvalidParametersError
from contractgen.model.problem import Position, Problem
from contractgen.params import check as check_source
from contractgen.params.entry_form import entry_form
from contractgen.params.loading import from_mapping, load
from contractgen.params.paths import path_text, value_at
from contractgen.params.reading import ParameterFileError
from contractgen.params.schema_check import in_order
from contractgen.params.schema_tree import title_of
from contractgen.params.source import Source
from contractgen.params.suggestions import nearest

if TYPE_CHECKING:
    from contractgen.params.workbook.opening import Forms

Parameters = str | Path | Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CheckReport:
    """一份参数的校验结果；errors 的每一条有文件、行、列、路径、标题、问题、现值与建议。"""

    file: str
    template: str | None
    errors: tuple[Problem, ...]
    readable: bool = True  # 假为文件本身读不懂或写法有误

    @property
    def ok(self) -> bool:
        return not self.errors

    def as_dict(self) -> dict[str, Any]:
        """``check -f json`` 与 HTTP 接口的形式。"""
        return {
            "file": self.file,
            "template": self.template,
            "ok": self.ok,
            "errors": [problem.as_dict(self.file) for problem in self.errors],
        }

    def lines(self) -> list[str]:
        """每个问题一句话。"""
        return [problem.sentence(self.file) for problem in self.errors]


def check(parameters: Parameters, library: str | Path | None = None) -> CheckReport:
    """校验一份参数：文件路径，或已经读好的映射。文件读不懂的，毛病也在 errors 里。"""
    opened = open_library(library)
    try:
        return check_read(read(parameters, opened), opened)
    except ParameterFileError as error:
        return unreadable(error, opened)


def unreadable(error: ParameterFileError, library: Library) -> CheckReport:
    """读不懂的参数文件：写法上的毛病，连同能读懂的部分里的问题。"""
    if error.source is None:
        return CheckReport(error.file, None, error.problems, readable=False)
    rest = check_read(error.source, library)
    return CheckReport(rest.file, rest.template, (*error.problems, *rest.errors), readable=False)


def read(parameters: Parameters, library: Library) -> Source:
    """读入参数，不校验。"""
    if isinstance(parameters, Mapping):
        return from_mapping(parameters)
    return load(Path(parameters), forms_of(library))


def forms_of(library: Library) -> Forms:
    """读 Excel 表单要用的：模板名 → 填写表。"""
    return lambda name: entry_form(library.schema(name))


def check_read(source: Source, library: Library) -> CheckReport:
    """校验已经读入的参数。"""
    name = source.data.get("template")
    problem = _template_problem(name, source, library)
    if problem:
        return CheckReport(source.name, None, (problem,))
    schema = library.schema(str(name))
    errors = check_source(source, schema)
    if not library.is_plain(str(name)):
        labels = library.template(str(name)).labels
        errors = in_order([*errors, *_same_labels(source, schema, labels)], source)
    noticed = {problem.path for problem in source.problems}  # 读的时候已经说过的，不再说“没有填写”
    others = (problem for problem in errors if problem.path not in noticed)
    return CheckReport(source.name, str(name), (*source.problems, *others))


def _same_labels(source: Source, schema: Mapping[str, Any], labels: Mapping[str, str]) -> Iterator[Problem]:
    """双方的称谓（没有写的用模板的）不能相同，否则条款分不清谁是谁。"""
    paths = {role: ("parties", role, "label") for role in labels}
    written = {role: value_at(source.data, path) for role, path in paths.items()}
    shown = {role: str(written[role] or labels[role]).strip() for role in labels}
    role = next((role for role in labels if written[role]), None)
    if role is None or len(set(shown.values())) == len(shown):
        return
    path = paths[role]
    yield Problem(
        path_text(path), title_of(schema, path), f"双方的称谓都是“{shown[role]}”，条款里分不清谁是谁。",
        found=shown[role], position=source.where(path), kind="conflict",
        suggestion="请给双方写不同的称谓，如 甲方、乙方。",
    )  # fmt: skip


def _template_problem(name: Any, source: Source, library: Library) -> Problem | None:
    """顶上的 template: 是否写了、是否认识。"""
    known = library.template_names()
    position = source.positions.get(("template",), Position(line=1, column=1))
    choices = "、".join(known)
    if not isinstance(name, str):
        return Problem(
            "template", "模板", "没有写明用哪个模板。", kind="missing", position=position,
            suggestion=f"请在第一行写 template: 模板名，可用的有 {choices}。",
        )  # fmt: skip
    if name in known:
        return None
    near = nearest(name, known)
    hint = f"你是不是想写 {near}？" if near else ""
    return Problem(
        "template", "模板", f"没有名为“{name}”的模板。", found=name, position=position,
        suggestion=f"{hint}可用的有 {choices}。",
    )  # fmt: skip


def require_valid(report: CheckReport, *, draft: bool = False) -> None:
    """有问题就抛出 InvalidParametersError；起草稿时允许缺少内容。"""
    blocking = [p for p in report.errors if not (draft and p.kind == "missing")]
    if not blocking:
        return
    raise InvalidParametersError(report.file, blocking, f"共 {len(blocking)} 处问题，没有生成文件。")
