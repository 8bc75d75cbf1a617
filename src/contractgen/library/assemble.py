"""起草：由模板、条款与带类型的参数，拼成一份编好号、引用已写明的合同。"""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from jinja2 import Template, TemplateError, UndefinedError

from contractgen.library.catalogue import Library
from contractgen.library.clause import LibraryClause
from contractgen.library.environment import Tool
from contractgen.library.fields import MISSING, Field, Rendering, UndeclaredParameterError
from contractgen.library.script import (
    Printed,
    PrintedAnnex,
    PrintedArticle,
    Script,
    form_of,
    line_of_text,
)
from contractgen.library.template import AgreementTemplate, AnnexPlan, Part
from contractgen.model.contract import Contract, Party
from contractgen.model.errors import ContractgenError
from contractgen.model.form import Value, filled, filled_text
from contractgen.model.inline import Run, Text, plain
from contractgen.params.derive import DERIVED_TITLES

_UNKNOWN = re.compile(r"'([^']+)' is undefined")
_DATE_TO_WRITE: Text = (Run("\u3000\u3000\u3000\u3000年\u3000\u3000月\u3000\u3000日"),)


@dataclass(frozen=True)
class Assembly:
    """起草的结果：文稿与填进去的值，封面与签署栏所需（front，没有正文的合同），以及留下的空白。"""

    template: str
    script: Script
    values: tuple[Value, ...]
    front: Contract
    blanks: Mapping[str, str]

    @cached_property
    def contract(self) -> Contract:
        """完整的合同之树。"""
        body = filled(form_of(self.script), self.values)
        return replace(
            self.front,
            opening=body.opening,
            articles=body.articles,
            closing=body.closing,
            annexes=body.annexes,
        )


def assemble(
    library: Library,
    template: AgreementTemplate,
    parameters: Mapping[str, Any],
    origins: Mapping[str, str] | None = None,
) -> Assembly:
    """拼成合同。parameters 是带类型并补上推算值的参数树，可以不全（空白另列）；origins 是推算值的出处。"""
    return _Assembler(library, template, parameters, origins or {}).run()


class _Assembler:
    """一次起草的上下文。"""

    def __init__(
        self,
        library: Library,
        template: AgreementTemplate,
        parameters: Mapping[str, Any],
        origins: Mapping[str, str],
    ) -> None:
        self.library = library
        self.template = template
        schema = library.schema(template.name)
        self.rendering = Rendering(schema, DERIVED_TITLES, library.nodes(template.name), origins)
        root = Field(dict(parameters), "", "", self.rendering)
        self.values = {name: root._child(name) for name in schema["properties"]}
        self.bold = _truth(self.values["style"]._child("highlight_terms"))
        self.opening = self._chosen(template.opening)
        self.articles = self._chosen(template.articles)
        self.closing = self._chosen(template.closing)
        self.annexes = [plan for plan in template.annexes if self._holds(plan.when)]
        self.annex_clauses = {plan.key: self._chosen(plan.clauses) for plan in self.annexes}
        inside = (clause for found in self.annex_clauses.values() for clause in found)
        self.present = {clause.name: clause for clause in (*self.articles, *inside)}

    def run(self) -> Assembly:
        names = self._names(self.template.self_name)
        script = Script(
            scheme=self._raw("contract", "numbering") or self.template.numbering,
            self_name=self.template.self_name,
            bold=self.bold,
            opening=self._bodies(self.opening, names),
            articles=self._printed_articles(self.articles, names),
            closing=self._bodies(self.closing, names),
            annexes=tuple(self._annex(plan) for plan in self.annexes),
        )
        form_of(script)  # 写法上的错误在这里就报出来
        values = tuple(self.rendering.values)
        return Assembly(
            self.template.name, script, values, self._front(script.scheme, names), dict(self.rendering.blanks)
        )

    def _front(self, scheme: str, names: Mapping[str, Any]) -> Contract:
        contract = self.values["contract"]
        return Contract(
            title=self._title(names),
            scheme=scheme,
            parties=self._parties(),
            number=self._text(contract._child("number")),
            signing_date=self._raw("contract", "signing_date"),
            signing_place=self._text(contract._child("signing_place")),
        )

    # ---- 取舍 ----

    def _chosen(self, parts: tuple[Part, ...]) -> list[LibraryClause]:
        return [self.library.clause(part.clause) for part in parts if self._holds(part.when)]

    def _holds(self, when: str) -> bool:
        if not when:
            return True
        try:
            return bool(self.library.condition(when)(**self.values))
        except (TemplateError, UndeclaredParameterError) as error:
            raise ContractgenError(
                f"{self.template.name}/template.yaml 的条件“{when}”有误：{error}。"
            ) from error

    # ---- 名字 ----

    def _names(self, this: str) -> dict[str, Any]:
        """条款正文可用的名字。"""
        return self.values | {
            "client": self._label("client"),
            "provider": self._label("provider"),
            "this": this,
            "agreement": self.template.self_name,
            "standalone": self.template.standalone,
            "ref": Tool(self._ref),
            "annex": Tool(self._annex_reference),
            "annex_title": Tool(self._annex_title),
            "annexes": [{"key": plan.key, "title": plan.title} for plan in self.annexes],
            "has": Tool(self.present.__contains__),
            "has_annex": Tool(self.annex_clauses.__contains__),
        }

    def _label(self, role: str) -> Field | str:
        own = self.values["parties"]._child(role)._child("label")
        return self.template.labels[role] if own._value is MISSING else own

    def _ref(self, name: str, anchor: str = "") -> str:
        clause = self.present.get(name)
        if clause is None:
            raise UndefinedError(f"引用了本合同没有的条款 {name}")
        if anchor and anchor not in clause.anchors:
            raise UndefinedError(f"条款 {name} 里没有锚点 {{#{anchor}}}")
        return self.rendering.reference(f"{name}#{anchor}" if anchor else name)

    def _annex_reference(self, key: str) -> str:
        if key not in self.annex_clauses:
            raise UndefinedError(f"引用了本合同没有的附件 {key}")
        return self.rendering.reference(f"annex:{key}")

    def _annex_title(self, key: str) -> str:
        plan = next((plan for plan in self.annexes if plan.key == key), None)
        if plan is None:
            raise UndefinedError(f"引用了本合同没有的附件 {key}")
        return f"《{plan.title}》"

    # ---- 各部分 ----

    def _title(self, names: Mapping[str, Any]) -> str:
        own = self.values["contract"]._child("title")
        if own._value is not MISSING:
            return str(own._value)
        printed = self._printed("", self.library.text_template(self.template.document_title), names)
        return plain(filled_text(line_of_text(printed), self.rendering.values))

    def _parties(self) -> tuple[Party, ...]:
        """双方，称甲方的在先；都不称甲方时客户在先。"""
        client, provider = self._party("client"), self._party("provider")
        return (provider, client) if provider.label == "甲方" else (client, provider)

    def _party(self, role: Any) -> Party:
        party = self.values["parties"]._child(role)
        label = self._label(role)
        return Party(
            label=str(label._value) if isinstance(label, Field) else label,
            role=role,
            name=self._text(party._child("name")),
            signature=self._signature_lines(party._child("signatory")),
        )

    def _signature_lines(self, signatory: Field) -> tuple[tuple[str, Text], ...]:
        """签署栏各行：依签署方式与要求；写明了签署代表的印出姓名，由其在旁签名。"""
        mode, required = self._option("signature", "mode"), self._option("signature", "required")
        name: Text = () if signatory._value is MISSING else self._text(signatory)
        if mode == "electronic":
            lines: list[tuple[str, Text]] = [("电子签章", ()), ("签署代表", name)]
        else:
            lines = [("盖章", ())]
            if required != "盖章":
                lines.append(("法定代表人或者授权代表（签名）", name))
        return (*lines, ("日期", _DATE_TO_WRITE))

    def _annex(self, plan: AnnexPlan) -> PrintedAnnex:
        names = self._names("本附件")
        return PrintedAnnex(
            key=plan.key,
            title=self._printed("", self.library.text_template(plan.title), names),
            opening=self._bodies(self._chosen(plan.opening), names),
            articles=self._printed_articles(self.annex_clauses[plan.key], names),
        )

    def _printed_articles(
        self, clauses: Sequence[LibraryClause], names: Mapping[str, Any]
    ) -> tuple[PrintedArticle, ...]:
        return tuple(
            PrintedArticle(
                self._printed(clause.name, self.library.text_template(clause.title), names),
                self._printed(clause.name, self.library.body(clause), names),
            )
            for clause in clauses
        )

    def _bodies(self, clauses: Sequence[LibraryClause], names: Mapping[str, Any]) -> tuple[Printed, ...]:
        return tuple(self._printed(clause.name, self.library.body(clause), names) for clause in clauses)

    def _printed(self, clause: str, template: Template | str, names: Mapping[str, Any]) -> Printed:
        """印出一处文字；出错时说明条款文件与行。"""
        first = self.rendering.start = len(self.rendering.values)
        if isinstance(template, str):
            return Printed(clause, template, first)
        where = f"{clause}.md" if clause else f"{self.template.name}/template.yaml"
        try:
            return Printed(clause, template.render(names), first)
        except UndeclaredParameterError as error:
            line = _line_of(error, where)
            raise ContractgenError(f"{where}{line}：用到了没有声明的参数 {error}。") from error
        except (TemplateError, TypeError, ValueError) as error:
            raise ContractgenError(f"{where}{_line_of(error, where)}：{_told(error)}。") from error

    def _text(self, field: Field) -> Text:
        """封面与签署栏上的一个值。"""
        first = self.rendering.start = len(self.rendering.values)
        printed = Printed("", field._printed(), first)
        return filled_text(line_of_text(printed), self.rendering.values)

    def _raw(self, *path: str) -> Any:
        field = self.values[path[0]]
        for step in path[1:]:
            field = field._child(step)
        return None if field._value is MISSING else field._value

    def _option(self, section: str, name: str) -> str:
        """选项的值；没有填写，或者这个模板没有这个选项时为空。"""
        declared = self.rendering.node(f"{section}.{name}")
        return str((declared and self._raw(section, name)) or "")


def _truth(field: Field) -> bool:
    """开关的值；没有写时取参数表里的默认值。"""
    if field._value is MISSING:
        return field._schema().get("default", False) is True
    return bool(field._value)


def _line_of(error: BaseException, file: str) -> str:
    """出错之处在条款文件里的行号。"""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == file]
    return f" 第 {frames[-1].lineno} 行" if frames else ""


def _told(error: BaseException) -> str:
    """模板引擎说的话；没有这个名字的说成中文。"""
    name = _UNKNOWN.fullmatch(str(error))
    return f"用到了没有声明的参数 {name[1]}" if name else str(error)
