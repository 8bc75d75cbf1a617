"""起草：参数 → 校验 → 拼成合同 → Word 文件。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from contractgen.library.assemble import Assembly, assemble
from contractgen.library.catalogue import Library, open_library
from contractgen.library.plain import presented, printed
from contractgen.library.script import Script, form_of
from contractgen.model.contract import Contract
from contractgen.model.errors import ContractgenError, InvalidParametersError
from contractgen.model.problem import Problem
from contractgen.params.derive import DERIVED_TITLES, derived
from contractgen.params.paths import Path, parse_path, value_at
from contractgen.params.schema_tree import is_required, own_title, title_of
from contractgen.params.source import Source
from contractgen.params.typing import typed
from contractgen.usecases.catalogue import fields
from contractgen.usecases.check_parameters import Parameters, check_read, read, require_valid
from contractgen.usecases.review_contract import review_rendered

if TYPE_CHECKING:
    from contractgen.word.form import WrittenForm


@dataclass(frozen=True)
class Rendered:
    """起草的结果。blanks 是草稿里留下的空白：参数路径到字段标题。"""

    docx: bytes
    blanks: Mapping[str, str] = field(default_factory=dict)
    assembly: Assembly | None = None

    @property
    def contract(self) -> Contract | None:
        """合同之树；用事务所自己的 Word 模板起草的没有。"""
        return self.assembly.contract if self.assembly else None


def render(params: Parameters, *, draft: bool = False, library: str | FilePath | None = None) -> bytes:
    """起草一份合同，返回 .docx 的全部字节。参数有误时抛出 InvalidParametersError，说明每一处。"""
    opened = open_library(library)
    return render_contract(read(params, opened), opened, draft=draft).docx


def render_contract(source: Source, library: Library, *, draft: bool = False) -> Rendered:
    """起草一份已经读入的参数；draft 时缺少的内容留作突出显示的空白。

    写出之前先过一遍自己的审查规则：有错误（多半是自由文字带进来的）就不写，指明参数与行。
    """
    rendered = unreviewed(source, library, draft=draft)
    if rendered.assembly:
        _refuse_faults(rendered.assembly, source, library, draft=draft)
    return rendered


def unreviewed(source: Source, library: Library, *, draft: bool = False) -> Rendered:
    """同 render_contract，但不审。"""
    report = check_read(source, library)
    require_valid(report, draft=draft)
    name = str(report.template)
    if library.is_plain(name):
        return _render_plain(source, library, name, draft=draft)
    assembly = build(source, library, name)
    if assembly.blanks and not draft:
        raise _unfilled(source, assembly.blanks)
    if assembly.blanks:
        assembly = replace(assembly, front=replace(assembly.front, status="draft"))
    return Rendered(to_docx(assembly, library), assembly.blanks, assembly)


def _refuse_faults(assembly: Assembly, source: Source, library: Library, *, draft: bool) -> None:
    schema, overlay = library.schema(assembly.template), library.places.overlay
    firm = str(overlay) if overlay else None
    faults = review_rendered(assembly.contract, source, schema, draft=draft, library=firm)
    if faults:
        raise InvalidParametersError(source.name, faults, f"共 {len(faults)} 处，没有生成文件。")


def build(source: Source, library: Library, name: str) -> Assembly:
    """参数（假定已经校验）→ 合同之树。"""
    parameters, origins = derived(typed(source.data, library.schema(name)))
    return assemble(library, library.template(name), parameters, origins)


def to_docx(assembly: Assembly, library: Library) -> bytes:
    """起草的结果 → Word 文件。写法与取舍相同的合同共用一份写好的底稿，只填值。"""
    from contractgen.word.form import filled_docx

    shell = library.shell_bytes(assembly.template)
    return filled_docx(_written(assembly.script, shell), assembly.front, assembly.values)


@lru_cache(maxsize=32)
def _written(script: Script, shell: bytes) -> WrittenForm:
    from contractgen.word.form import written_form

    return written_form(form_of(script), shell)


def _render_plain(source: Source, library: Library, name: str, *, draft: bool) -> Rendered:
    """事务所自己的 Word 模板：先核对标签与参数表，再填写；草稿里没有的值写成【待填：……】。"""
    from contractgen.word.plain_template import check as check_tags
    from contractgen.word.plain_template import render_plain, tags

    schema, document = library.schema(name), library.document_bytes(name)
    known = [entry.dotted for entry in fields(schema)] + list(DERIVED_TITLES)
    if errors := check_tags(document, known):
        listed = "\n".join(f"{name}/document.docx {error}" for error in errors)
        raise ContractgenError(f"{listed}\n请改正模板里的标签，或在 {name}/schema.json 里声明这些字段。")
    values, _ = derived(typed(source.data, schema))
    blanks: dict[str, str] = {}
    for tag in tags(document) if draft else ():
        path = parse_path(tag.variable)
        needed = not tag.optional or is_required(schema, path)
        if "[]" not in tag.variable and needed and value_at(values, path) is None:
            blanks[tag.variable] = title_of(schema, path)
            _put(values, path, f"【待填：{own_title(schema, path)}】")
    return Rendered(render_plain(document, presented(values, schema), shown=printed), blanks)


def _put(values: dict[str, Any], path: Path, text: str) -> None:
    for step in path[:-1]:
        values = values.setdefault(str(step), {})
    values[str(path[-1])] = text


def _unfilled(source: Source, blanks: Mapping[str, str]) -> InvalidParametersError:
    problems = [
        Problem(path, title, "还没有填写。", position=source.where(parse_path(path)), kind="missing")
        for path, title in blanks.items()
    ]
    return InvalidParametersError(
        source.name, problems, f"共 {len(problems)} 处空白，没有生成文件。先看草稿可加 --draft。"
    )


def to_pdf(rendered: Rendered) -> bytes:
    """同一份合同的 PDF：编号与引用先在副本里写定，再交给 LibreOffice。"""
    from contractgen.word.pdf import to_pdf as convert

    return convert(rendered.docx)
