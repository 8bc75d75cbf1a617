"""填好的表变成文件：Word、草稿、PDF、参数文件、Excel 表单；都从同一份参数文件来，与命令行的逐字节相同。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from contractgen.library.catalogue import open_library
from contractgen.model.inline import Run
from contractgen.params.source import Source
from contractgen.usecases.catalogue import template_title
from contractgen.usecases.forms import LibraryPath, filled_source, form_workbook, parameter_file
from contractgen.usecases.output import safe_name
from contractgen.usecases.preview import preview
from contractgen.usecases.render_contract import render_contract, to_pdf
from contractgen.word.libreoffice import soffice

DocumentKind = Literal["docx", "draft", "pdf", "yaml", "xlsx"]


@dataclass(frozen=True, slots=True)
class FormDocument:
    """一个可以下载的文件：文件名（合同名称与编号）与字节。"""

    name: str
    content: bytes


def pdf_available() -> bool:
    """这台机器上有没有 LibreOffice，能不能转 PDF。"""
    return soffice() is not None


def form_document(
    name: str, entries: Mapping[str, Any], kind: DocumentKind, library: LibraryPath = None
) -> FormDocument:
    """做一个文件。有问题不能做时抛出 InvalidParametersError（草稿只容许缺少内容）。"""
    source = filled_source(name, entries, library)
    if kind == "yaml":
        content = parameter_file(name, entries, library).encode()
        return FormDocument(f"{_stem(source, name, library)}.yaml", content)
    if kind == "xlsx":
        content = form_workbook(name, entries=source.data, library=library)
        return FormDocument(f"{_stem(source, name, library)}.xlsx", content)
    rendered = render_contract(source, open_library(library), draft=kind == "draft")
    stem = _stem(source, name, library) + ("（草稿）" if kind == "draft" else "")
    if kind == "pdf":
        return FormDocument(f"{stem}.pdf", to_pdf(rendered))
    return FormDocument(f"{stem}.docx", rendered.docx)


def _stem(source: Source, name: str, library: LibraryPath) -> str:
    """合同名称与编号；编号还没有填的只有名称。"""
    opened = open_library(library)
    contract = preview(source, opened).contract
    if contract is None:
        return safe_name(template_title(opened, name)[0])
    number = "".join(piece.text for piece in contract.number if not (isinstance(piece, Run) and piece.blank))
    return safe_name(f"{contract.title} {number}")
