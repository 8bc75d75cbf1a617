"""起草：参数 → 校验 → 拼成合同 → Word 文件。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from contractgen.library.assemble import Assembly, assemble
from contractgen.library.catalogue import Library, open_library
from contractgen.library.fields import written
from contractgen.model.contract import Contract
from contractgen.model.errors import InvalidParametersError
from contractgen.params.derive import derived
from contractgen.params.source import Source
from contractgen.params.typing import typed
from contractgen.usecases.check_parameters import Parameters, check_read, read, require_valid


@dataclass(frozen=True, slots=True)
class Rendered:
    """起草的结果。blanks 是草稿里留下的空白：参数路径到字段标题；合同树对事务所自己的 Word 模板为 None。"""

    docx: bytes
    contract: Contract | None
    blanks: Mapping[str, str] = field(default_factory=dict)


def render(params: Parameters, *, draft: bool = False, library: str | Path | None = None) -> bytes:
    """起草一份合同，返回 .docx 的全部字节。参数有误时抛出 InvalidParametersError，说明每一处。"""
    return render_contract(read(params), open_library(library), draft=draft).docx


def render_contract(source: Source, library: Library, *, draft: bool = False) -> Rendered:
    """起草一份已经读入的参数；draft 时缺少的内容留作突出显示的空白。"""
    report = check_read(source, library)
    require_valid(report, draft=draft)
    name = str(report.template)
    if library.is_plain(name):
        return _render_plain(source, library, name)
    assembly = build(source, library, name)
    if assembly.blanks and not draft:
        raise InvalidParametersError(_blanks_message(source.name, assembly.blanks))
    contract = replace(assembly.contract, status="draft") if draft and assembly.blanks else assembly.contract
    return Rendered(to_docx(contract, library, name), contract, assembly.blanks)


def build(source: Source, library: Library, name: str) -> Assembly:
    """参数（假定已经校验）→ 合同之树。"""
    parameters, origins = derived(typed(source.data, library.schema(name)))
    return assemble(library, library.template(name), parameters, origins)


def to_docx(contract: Contract, library: Library, name: str) -> bytes:
    """合同之树 → Word 文件。"""
    from contractgen.word.write import write

    return write(contract, library.shell_bytes(name))


def _render_plain(source: Source, library: Library, name: str) -> Rendered:
    from contractgen.word.plain_template import render_plain

    schema = library.schema(name)
    values, _ = derived(typed(source.data, schema))
    return Rendered(render_plain(library.document_bytes(name), values, shown=written), None)


def _blanks_message(file: str, blanks: Mapping[str, str]) -> str:
    lines = [f"{file} {title}（{path}）：还没有填写。" for path, title in blanks.items()]
    return "\n".join([*lines, f"共 {len(lines)} 处空白，没有生成文件。先看草稿可加 --draft。"])


def to_pdf(rendered: Rendered) -> bytes:
    """同一份合同的 PDF：编号与引用先在副本里写定，再交给 LibreOffice。"""
    from contractgen.word.pdf import to_pdf as convert

    return convert(rendered.docx)
