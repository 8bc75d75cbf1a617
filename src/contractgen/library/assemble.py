"""起草：由模板、条款与带类型的参数，拼成一份编好号、引用已写明的合同。"""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Template, TemplateError, TemplateSyntaxError, UndefinedError

from contractgen.library.catalogue import Library
from contractgen.library.clause import LibraryClause
from contractgen.library.environment import Tool
from contractgen.library.fields import MISSING, Field, Rendering, UndeclaredParameterError
from contractgen.library.markup import MarkupError, parse, words
from contractgen.library.numbering import numbered
from contractgen.library.outline import Builder
from contractgen.library.references import with_references
from contractgen.library.template import AgreementTemplate, AnnexPlan, Part
from contractgen.model.contract import Annex, Article, Clause, Contract, Node, Party, Table
from contractgen.model.errors import ContractgenError
from contractgen.model.inline import Run, Text, plain
from contractgen.params.derive import DERIVED_TITLES

_DATE_TO_WRITE: Text = (Run("\u3000\u3000\u3000\u3000年\u3000\u3000月\u3000\u3000日"),)


@dataclass(frozen=True, slots=True)
class Assembly:
    """起草的结果：合同，以及留下的空白（参数路径到字段标题）。"""

    contract: Contract
    blanks: Mapping[str, str]


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
        contract = Contract(
            title=self._title(names),
            scheme=self._choice("contract", "numbering", self.template.numbering),
            parties=self._parties(),
            number=self._text(self.values["contract"]._child("number")),
            opening=self._unnumbered(self.opening, names),
            articles=tuple(self._article(clause, names) for clause in self.articles),
            closing=tuple(n for n in self._unnumbered(self.closing, names) if isinstance(n, Clause)),
            annexes=tuple(self._annex(plan) for plan in self.annexes),
            signing_date=self._raw("contract", "signing_date"),
            signing_place=self._text(self.values["contract"]._child("signing_place")),
        )
        contract = with_references(numbered(contract), self.template.self_name)
        return Assembly(contract, dict(self.rendering.blanks))

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
        return plain(self._rendered(self.library.text_template(self.template.document_title), names))

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

    def _annex(self, plan: AnnexPlan) -> Annex:
        names = self._names("本附件")
        return Annex(
            title=self._rendered(self.library.text_template(plan.title), names),
            opening=self._unnumbered(self._chosen(plan.opening), names),
            articles=tuple(self._article(clause, names) for clause in self.annex_clauses[plan.key]),
            anchor=f"annex:{plan.key}",
        )

    def _article(self, clause: LibraryClause, names: Mapping[str, Any]) -> Article:
        heading = self._rendered(self.library.text_template(clause.title), names)
        return Article(heading=heading, body=self._nodes(clause, names), anchor=clause.name)

    def _unnumbered(
        self, clauses: list[LibraryClause], names: Mapping[str, Any]
    ) -> tuple[Clause | Table, ...]:
        found: list[Clause | Table] = []
        for clause in clauses:
            for node in self._nodes(clause, names):
                if not isinstance(node, Clause | Table):
                    raise ContractgenError(f"{clause.path.name}：首部与签署前的话不编号，不能有列表。")
                found.append(node)
        return tuple(found)

    def _nodes(self, clause: LibraryClause, names: Mapping[str, Any]) -> tuple[Node, ...]:
        """一个条款的正文：填值、解析、搭成节点。"""
        self.rendering.tokens.clear()
        where = clause.path.name
        try:
            source = self.library.body(clause).render(names)
            return Builder(self.rendering.tokens, clause.name, self.bold).nodes(parse(source))
        except MarkupError as error:
            raise ContractgenError(f"{where}：{error}") from error
        except TemplateSyntaxError as error:
            raise ContractgenError(
                f"{where} 第 {error.lineno} 行：模板语法有误（{error.message}）。"
            ) from error
        except UndeclaredParameterError as error:
            line = _line_of(error, where)
            raise ContractgenError(f"{where}{line}：用到了没有声明的参数 {error}。") from error
        except (TemplateError, TypeError, ValueError) as error:
            raise ContractgenError(f"{where}{_line_of(error, where)}：{error}。") from error

    def _rendered(self, template: Template | str, names: Mapping[str, Any]) -> Text:
        """标题那样的一行文字。"""
        if isinstance(template, str):
            return (Run(template),)
        self.rendering.tokens.clear()
        return Builder(self.rendering.tokens, "", False).text(words(template.render(names)))

    def _text(self, field: Field) -> Text:
        self.rendering.tokens.clear()
        field._printed()
        return tuple(self.rendering.tokens)

    def _raw(self, *path: str) -> Any:
        field = self.values[path[0]]
        for step in path[1:]:
            field = field._child(step)
        return None if field._value is MISSING else field._value

    def _option(self, section: str, name: str) -> str:
        """选项的值；没有填写，或者这个模板没有这个选项时为空。"""
        declared = self.rendering.node(f"{section}.{name}")
        return str((declared and self._raw(section, name)) or "")

    def _choice(self, section: str, name: str, default: str) -> str:
        return self._raw(section, name) or default


def _truth(field: Field) -> bool:
    """开关的值；没有写时取参数表里的默认值。"""
    if field._value is MISSING:
        return field._schema().get("default", False) is True
    return bool(field._value)


def _line_of(error: BaseException, file: str) -> str:
    """出错之处在条款文件里的行号。"""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == file]
    return f" 第 {frames[-1].lineno} 行" if frames else ""
