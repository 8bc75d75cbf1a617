"""填写表的门面：有哪些模板可填、一个模板要填什么、填好的变成参数文件、打开别处来的参数文件接着填。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from contractgen.library.catalogue import open_library
from contractgen.model.entry_form import EntryForm
from contractgen.model.problem import Problem
from contractgen.params.entry_form import entry_form
from contractgen.params.loading import load_bytes, load_text
from contractgen.params.reading import ParameterFileError
from contractgen.params.source import Source
from contractgen.usecases.catalogue import template_title
from contractgen.usecases.check_parameters import check_read, forms_of, unreadable
from contractgen.usecases.fill_form import parameters
from contractgen.usecases.parameter_text import parameter_text
from contractgen.usecases.preview import Preview, preview
from contractgen.usecases.starter import Preset, load_preset, preset_list

LibraryPath = str | Path | None


@dataclass(frozen=True, slots=True)
class OfferedTemplate:
    """一个可以填的模板。plain 是事务所自己的 Word 模板，没有预览。"""

    name: str
    title: str
    summary: str
    presets: tuple[Preset, ...]
    plain: bool


@dataclass(frozen=True, slots=True)
class OpenedParameters:
    """打开的参数文件。parameters 可以接着填；problems 是打开时就看得出的问题（读不懂的、多余的字段……）。"""

    template: str | None
    parameters: Mapping[str, Any]
    problems: tuple[Problem, ...]


def offered(library: LibraryPath = None) -> list[OfferedTemplate]:
    """全部模板。"""
    return [offer(name, library) for name in open_library(library).template_names()]


def offer(name: str, library: LibraryPath = None) -> OfferedTemplate:
    """一个模板；没有这个名字的抛出 ContractgenError，列出已有的。"""
    opened = open_library(library)
    title, summary = template_title(opened, name)
    return OfferedTemplate(name, title, summary, tuple(preset_list(opened, name)), opened.is_plain(name))


def form_of(name: str, library: LibraryPath = None) -> EntryForm:
    """一个模板的填写表。"""
    return entry_form(open_library(library).schema(name))


def preset_parameters(name: str, preset: str, library: LibraryPath = None) -> dict[str, Any]:
    """一个预设填好的参数。"""
    return load_preset(open_library(library), name, preset)


def parameter_file(name: str, entries: Mapping[str, Any], library: LibraryPath = None) -> str:
    """填的内容写成参数文件；命令行用它起草，与网页起草的逐字节相同。"""
    opened = open_library(library)
    return parameter_text(opened.schema(name), parameters(form_of(name, library), entries))


def filled_source(name: str, entries: Mapping[str, Any], library: LibraryPath = None) -> Source:
    """填的内容，经过参数文件读回来：网页与命令行因此走同一条路；填的人看不到那个文件，不说它的行。"""
    read = load_text(parameter_file(name, entries, library), f"{name}.yaml")
    return replace(read, on_form=True)


def form_preview(name: str, entries: Mapping[str, Any], library: LibraryPath = None) -> Preview:
    """填到现在的样子。"""
    return preview(filled_source(name, entries, library), open_library(library))


def entries_of(parameters: Any) -> Any:
    """参数变成表里的文字：填写表的反面，打开参数文件与取用预设时用。"""
    if isinstance(parameters, Mapping):
        return {str(name): entries_of(value) for name, value in parameters.items()}
    if isinstance(parameters, list):
        return [entries_of(each) for each in parameters]
    if parameters is None:
        return ""
    if isinstance(parameters, bool):
        return "true" if parameters else "false"
    return f"{parameters:f}" if isinstance(parameters, Decimal) else str(parameters)


def open_parameters(content: bytes, file: str, library: LibraryPath = None) -> OpenedParameters:
    """打开一个参数文件（YAML、JSON、Excel 表单）。"""
    opened = open_library(library)
    try:
        source = load_bytes(content, file, forms=forms_of(opened))
    except ParameterFileError as error:
        report = unreadable(error, opened)
        return OpenedParameters(report.template, error.source.data if error.source else {}, report.errors)
    report = check_read(source, opened)
    return OpenedParameters(report.template, source.data, report.errors)


def form_workbook(
    name: str,
    preset: str | None = None,
    entries: Mapping[str, Any] | None = None,
    library: LibraryPath = None,
) -> bytes:
    """Excel 表单（.xlsx 的字节），套用预设，或者填好网页上填的内容；同样的内容得到同样的字节。"""
    from contractgen.params.workbook.writing import form_workbook as written

    filled = preset_parameters(name, preset, library) if preset else {}
    return written(form_of(name, library), filled | dict(entries or {}))


def contracts_workbook(name: str, preset: str | None = None, library: LibraryPath = None) -> bytes:
    """一行一份合同的 Excel 表（.xlsx 的字节）；套用预设的，第一行照它填好。"""
    from contractgen.params.workbook.contract_sheet import contract_table

    filled = [preset_parameters(name, preset, library)] if preset else []
    return contract_table(form_of(name, library), filled)
