"""外壳里的标签：查明该有的都有、没有写错的，然后编译，写合同时只需填值。"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from contractgen.model.errors import ContractgenError
from contractgen.word.package import Package
from contractgen.word.sandbox import environment

if TYPE_CHECKING:
    from jinja2 import Template

REQUIRED = ("title", "number", "body", "signatories", "annexes")
KNOWN = (*REQUIRED, "parties", "status", "signing_date", "signing_place")
_OWN_PARAGRAPH = ("body", "annexes")
_TAG = re.compile(r"\{\{|\{%|\{#")
_FULL_WIDTH = re.compile("｛[｛%＃#]|[%｝]｝")


def compiled(package: Package) -> dict[str, Template]:
    """正文、页眉与页脚中带标签的部件，各成一个编译好的模板。"""
    from docxtpl.template import DocxTemplate  # 推迟载入
    from jinja2 import TemplateError, meta

    patcher: Any = DocxTemplate(io.BytesIO())
    sandbox = environment()
    templates: dict[str, Template] = {}
    used: set[str] = set()
    for name in (package.main, *package.named("header", "footer")):
        source = _source(package, name)
        text = re.sub(r"<[^>]+>", "", source)
        _refuse_full_width(text)
        if not _TAG.search(text):
            continue
        try:
            patched = patcher.patch_xml(source)
            used |= meta.find_undeclared_variables(sandbox.parse(patched))
            templates[name] = sandbox.from_string(patched)
        except TemplateError as error:
            raise ContractgenError(
                f"外壳（shell.docx）的标签写错了：{error}。请对照通用外壳改正。"
            ) from error
        _refuse_inline(patched)
    _require(used)
    return templates


def _source(package: Package, name: str) -> str:
    from lxml import etree

    tree: Any = package.tree(name)
    return etree.tostring(tree, encoding="unicode")


def _refuse_full_width(text: str) -> None:
    found = _FULL_WIDTH.search(text)
    if found:
        near = text[max(0, found.start() - 12) : found.end() + 12]
        raise ContractgenError(f"外壳（shell.docx）的“{near}”用了全角括号。标签要用半角的 {{{{ }}}}。")


def _refuse_inline(patched: str) -> None:
    """正文与附件是整段整段的，标签须独占一段并写成 {{p body }}。"""
    for name in _OWN_PARAGRAPH:
        if re.search(r"<w:t(?: [^>]*)?>[^<]*\{\{\s*" + name + r"\b", patched):
            raise ContractgenError(
                f"外壳（shell.docx）里的 {{{{ {name} }}}} 应当独占一段，并写成 {{{{p {name} }}}}。"
            )


def _require(used: set[str]) -> None:
    missing = [name for name in REQUIRED if name not in used]
    if missing:
        tags = "、".join(f"{{{{p {name} }}}}" if name in _OWN_PARAGRAPH else name for name in missing)
        raise ContractgenError(
            f"外壳（shell.docx）缺少标签：{tags}。请对照通用外壳 templates/shell.docx 补上。"
        )
    unknown = sorted(used - set(KNOWN))
    if unknown:
        raise ContractgenError(
            f"外壳（shell.docx）里有不认识的标签：{'、'.join(unknown)}。可用的是：{'、'.join(KNOWN)}。"
        )
