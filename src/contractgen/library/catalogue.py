"""打开一套库：模板、条款、参数表，各读一次，条款正文各编译一次。"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Template, TemplateSyntaxError

from contractgen.library.clause import LibraryClause, load_clause
from contractgen.library.environment import ClauseEnvironment
from contractgen.library.places import Places
from contractgen.library.schema import Schema, adopted, compose, load_schema
from contractgen.library.template import AgreementTemplate, load_template
from contractgen.model.errors import ContractgenError


class Library:
    """一套库。同一个进程里反复起草时，读过的不再读。"""

    def __init__(self, places: Places) -> None:
        self.places = places
        self._environment = ClauseEnvironment()
        self._clause_files = places.clauses()
        self._template_folders = places.templates()
        self._clauses: dict[str, LibraryClause] = {}
        self._templates: dict[str, AgreementTemplate] = {}
        self._schemas: dict[str, Schema] = {}
        self._nodes: dict[str, dict[str, Mapping[str, Any]]] = {}
        self._bodies: dict[str, Template] = {}
        self._lines: dict[str, Template | str] = {}
        self._conditions: dict[str, Callable[..., Any]] = {}

    def clause_names(self) -> list[str]:
        return sorted(self._clause_files)

    def template_names(self) -> list[str]:
        return sorted(self._template_folders)

    def template_folder(self, name: str) -> Path:
        """模板所在的目录；没有这个模板时列出已有的。"""
        folder = self._template_folders.get(name)
        if folder is None:
            known = "、".join(self.template_names())
            raise ContractgenError(f"没有名为“{name}”的模板。可用的模板：{known}。")
        return folder

    def is_plain(self, name: str) -> bool:
        """是否为事务所自己的 Word 模板（只有 document.docx，没有条款清单）。"""
        folder = self.template_folder(name)
        return not (folder / "template.yaml").is_file()

    def template(self, name: str) -> AgreementTemplate:
        if name not in self._templates:
            self._templates[name] = load_template(self.template_folder(name))
        return self._templates[name]

    def clause(self, name: str) -> LibraryClause:
        if name not in self._clauses:
            path = self._clause_files.get(name)
            if path is None:
                raise ContractgenError(f"条款库里没有 {name}（应当是 clauses/{name}.md）。")
            self._clauses[name] = load_clause(path)
        return self._clauses[name]

    def schema(self, name: str) -> Schema:
        """某个模板的参数表：条款拼成的由条款合成，事务所自己的 Word 模板用其目录里的 schema.json。"""
        if name not in self._schemas:
            self._schemas[name] = self._plain_schema(name) if self.is_plain(name) else self._composed(name)
        return self._schemas[name]

    def nodes(self, name: str) -> dict[str, Mapping[str, Any]]:
        """某个模板查过的字段说明。"""
        return self._nodes.setdefault(name, {})

    def _composed(self, name: str) -> Schema:
        template = self.template(name)
        parts = ((self.clause(part.clause), bool(part.when)) for part in template.parts())
        return compose(template, parts, self._common())

    def _common(self) -> Schema:
        """共用的定义。"""
        path = self.places.file("schemas", "common.schema.json")
        if path is None:
            raise ContractgenError("找不到 schemas/common.schema.json，安装不完整，请重新安装。")
        return load_schema(path)

    def _plain_schema(self, name: str) -> Schema:
        path = self.template_folder(name) / "schema.json"
        if not path.is_file():
            raise ContractgenError(f"模板“{name}”缺少参数表 {name}/schema.json。")
        return adopted(load_schema(path), name, self._common())

    def shell(self, name: str) -> Path:
        """封面、页眉页脚与签署页的 Word 文件：模板自己的优先，否则用通用的。"""
        own = self.template_folder(name) / "shell.docx"
        found = own if own.is_file() else self.places.file("templates", "shell.docx")
        if found is None:
            raise ContractgenError("找不到 templates/shell.docx，安装不完整，请重新安装。")
        return found

    def shell_bytes(self, name: str) -> bytes:
        """shell 的内容，每个文件只读一次。"""
        return _read_bytes(self.shell(name))

    def document_bytes(self, name: str) -> bytes:
        """事务所自己的 Word 模板。"""
        return _read_bytes(self.template_folder(name) / "document.docx")

    def body(self, clause: LibraryClause) -> Template:
        """编译过的条款正文。"""
        if clause.name not in self._bodies:
            self._bodies[clause.name] = self._compiled(clause.source, clause.path.name)
        return self._bodies[clause.name]

    def text_template(self, text: str) -> Template | str:
        """标题那样的一行：没有变量的原样返回。"""
        if text not in self._lines:
            self._lines[text] = self._compiled(text, "标题") if "{" in text else text
        return self._lines[text]

    def condition(self, expression: str) -> Callable[..., Any]:
        """模板里 when 的表达式。"""
        if expression not in self._conditions:
            self._conditions[expression] = self._environment.compile_expression(
                expression, undefined_to_none=False
            )
        return self._conditions[expression]

    def _compiled(self, source: str, name: str) -> Template:
        try:
            code = self._environment.compile(source, name, name)
        except TemplateSyntaxError as error:
            raise ContractgenError(
                f"{name} 第 {error.lineno} 行：模板语法有误（{error.message}）。"
            ) from error
        return Template.from_code(self._environment, code, {})


@lru_cache(maxsize=32)
def _read_bytes(path: Path) -> bytes:
    return path.read_bytes()


@lru_cache(maxsize=4)
def open_library(library: str | Path | None = None) -> Library:
    """自带的库，其上叠放 library 目录。"""
    return Library(Places.with_overlay(library))
