"""找出一份 Word 模板用到的全部变量，以及各自所在的段落。"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import TemplateError, nodes
from lxml import etree

from contractgen.model.record import record
from contractgen.word.package import Package
from contractgen.word.sandbox import environment

_XML_TAG = re.compile(r"<[^>]+>")
_FULL_WIDTH = re.compile("｛[｛%＃#{]|[%｝}]｝|｛\\{")
_EXPRESSION = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_AT = re.compile(r" at \d+$")
_PLACES = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}
Scope = Mapping[str, str | None]


@record
class Tag:
    """一个变量：路径（列表中的每一项写作 []）、所在段落的文字、所在部分。

    optional 表示没有值也行：只问它有没有，或者问过有才印。
    """

    variable: str
    paragraph: str
    part: str
    optional: bool = False

    @property
    def place(self) -> str:
        """给人看的位置。"""
        return f"{self.part}“{self.paragraph}”"


@record
class TagError:
    """一处写错的标签。"""

    message: str
    paragraph: str
    part: str

    def __str__(self) -> str:
        return f"{self.part}“{self.paragraph}”：{self.message}"


@record
class Found:
    """一份模板里的全部标签与写错之处。"""

    tags: tuple[Tag, ...]
    errors: tuple[TagError, ...]


def find_tags(package: Package) -> Found:
    """逐个部件查找：正文、页眉、页脚、脚注。"""
    found: list[Tag] = []
    errors: list[TagError] = []
    for name in (package.main, *package.named(*_PLACES)):
        file = name.rpartition("/")[2]
        part = next((shown for start, shown in _PLACES.items() if file.startswith(start)), "正文")
        lines = _patched_lines(package.tree(name))
        wrong = [*_wrong_brackets(lines, part), *_wrong_expressions(lines, part)]
        errors.extend(wrong)
        if not wrong:
            tags, structural = _parsed(lines, part)
            found.extend(tags)
            errors.extend(structural)
    return Found(tuple(found), tuple(errors))


def _patched_lines(tree: Any) -> list[str]:
    """docxtpl 整理过的 XML，一段一行：Jinja 报的行号就是段落的次序。"""
    from docxtpl.template import DocxTemplate  # 推迟载入

    patcher: Any = DocxTemplate(io.BytesIO())
    source = etree.tostring(tree, encoding="unicode").replace("\n", " ")
    return re.sub(r"(<w:p[ >]|(?<=</w:p>))", r"\n\1", str(patcher.patch_xml(source))).split("\n")


def _shown(line: str) -> str:
    """一行 XML 的文字，过长的截短。"""
    text = _XML_TAG.sub("", line).strip().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return text if len(text) <= 60 else f"{text[:58]}……"


def _wrong_brackets(lines: list[str], part: str) -> Iterator[TagError]:
    for line in lines:
        if _FULL_WIDTH.search(_XML_TAG.sub("", line)):
            yield TagError("用了全角的花括号，标签不会被填写。请改成半角的 {{ }}。", _shown(line), part)


def _wrong_expressions(lines: list[str], part: str) -> Iterator[TagError]:
    sandbox = environment()
    for line in lines:
        for expression in _EXPRESSION.findall(line):
            try:
                sandbox.compile_expression(expression)
            except TemplateError as error:
                yield TagError(_explained(error, expression), _shown(line), part)


def _explained(error: TemplateError, expression: str) -> str:
    said = _AT.sub("", str(error))
    if "。" in expression or "．" in expression:
        return f"标签 {{{{{expression}}}}} 里的句号应当是半角的“.”。"
    return f"标签 {{{{{expression}}}}} 写得不对（{said}）。"


def _parsed(lines: list[str], part: str) -> tuple[list[Tag], list[TagError]]:
    def paragraph(number: int) -> str:
        return _shown(lines[number - 1]) if 0 < number <= len(lines) else ""

    try:
        tree = environment().parse("\n".join(lines))
    except TemplateError as error:
        number = getattr(error, "lineno", 0) or 0
        return [], [TagError(f"标签不成对或写得不对（{error.message}）。", paragraph(number), part)]
    tags = [
        Tag(path, paragraph(line), part, optional)
        for path, line, optional in _variables(tree, {"loop": None})
    ]
    return tags, []


def _variables(node: nodes.Node, scope: Scope, optional: bool = False) -> Iterator[tuple[str, int, bool]]:
    """各变量的路径与行号；循环变量换成它所来自的列表。"""
    if isinstance(node, nodes.For):
        yield from _variables(node.iter, scope, optional)
        source = _path(node.iter, scope)
        names = {target.name for target in node.target.find_all(nodes.Name)} | _own_name(node.target)
        inner = {**scope, **dict.fromkeys(names)}
        if isinstance(node.target, nodes.Name):
            inner[node.target.name] = f"{source}[]" if source else None
        for child in (*node.body, *node.else_, *([node.test] if node.test else [])):
            yield from _variables(child, inner, optional)
        return
    if isinstance(node, nodes.If):
        asked = frozenset(_asked(node.test, scope))
        for child in (node.test, *node.body, *node.elif_, *node.else_):
            for found, line, loose in _variables(child, scope, optional):
                yield found, line, loose or found in asked
        return
    if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
        path = _path(node, scope)
        if path:
            yield path, node.lineno, optional
        elif not isinstance(node, nodes.Name):
            yield from _variables(node.node, scope, optional)
        return
    asks = isinstance(node, nodes.Test) and node.name in ("defined", "undefined")
    known = dict(scope)
    for child in node.iter_child_nodes():
        yield from _variables(child, known, optional or asks)
        if isinstance(child, nodes.Assign):
            known |= dict.fromkeys(_own_name(child.target))


def _asked(test: nodes.Node, scope: Scope) -> Iterator[str]:
    """条件里只问有没有的变量：``备注``、``备注 is defined``，以 and、or、not 连起来的也算。"""
    if isinstance(test, nodes.And | nodes.Or):
        yield from _asked(test.left, scope)
        yield from _asked(test.right, scope)
    elif isinstance(test, nodes.Not) or (isinstance(test, nodes.Test) and test.name == "defined"):
        yield from _asked(test.node, scope)
    elif path := _path(test, scope):
        yield path


def _own_name(target: nodes.Node) -> set[str]:
    return {target.name} if isinstance(target, nodes.Name) else set()


def _path(node: nodes.Node, scope: Scope) -> str | None:
    """变量的路径，如 fees.items[].net；不是单纯的变量则为 None。"""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        parent = _path(node.node, scope)
        return f"{parent}.{node.attr}" if parent else None
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        parent = _path(node.node, scope)
        step = "[]" if isinstance(node.arg.value, int) else f".{node.arg.value}"
        return f"{parent}{step}" if parent else None
    return None
