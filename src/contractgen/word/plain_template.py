"""事务所自己的 Word 模板：整份文件带 {{ }} 标签，先检查，再填写，填完核对。"""

from __future__ import annotations

import difflib
import io
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markupsafe import Markup

from contractgen.model.errors import ContractgenError
from contractgen.model.zipped import zip_parts
from contractgen.word.markup import w
from contractgen.word.package import Package, open_package
from contractgen.word.sandbox import as_text, environment, plain_environment
from contractgen.word.template_tags import Found, Tag, TagError, find_tags

_LEFT_OVER = re.compile(r"\{\{|\{%|\{#|｛｛|｛%")
_QUOTED = re.compile(r"'([^']+)'(?: is undefined)?$")
_STEP = re.compile(r"\.|(?=\[\])")
_PROPERTIES = ("title", "subject", "author", "comments", "identifier", "language")


def tags(docx: bytes) -> list[Tag]:
    """模板用到的变量，依出现的次序，各带所在段落。标签写错的，报错并指出段落。"""
    found = find_tags(open_package(docx))
    _refuse(found.errors)
    return list(found.tags)


def check(docx: bytes, known_names: Iterable[str]) -> list[TagError]:
    """检查模板：写错的标签，以及 known_names 中没有的变量（附最接近的名称）。没有错误则为空。

    known_names 是全部字段的路径，如 parties.client.name、fees.items[].net。
    """
    found = find_tags(open_package(docx))
    leaves = set(known_names)
    known = {path for name in leaves for path in _prefixes(name)}
    errors = list(found.errors)
    for tag in found.tags:
        if tag.variable not in known:
            near = difflib.get_close_matches(tag.variable, sorted(known), n=1, cutoff=0.5)
            hint = f"是不是 {near[0]}？" if near else "请核对字段名。"
            errors.append(TagError(f"没有名为 {tag.variable} 的字段。{hint}", tag.paragraph, tag.part))
    return errors


def _prefixes(name: str) -> list[str]:
    """fees.items[].net 连同 fees、fees.items、fees.items[]。"""
    ends = [match.start() for match in _STEP.finditer(name)]
    return [name[:end] for end in ends if end] + [name]


def render_plain(docx: bytes, values: Mapping[str, object], shown: Callable[[Any], str] = str) -> bytes:
    """填好的 .docx。缺值、写错的标签、未能写出的值都报错；同样的输入得到同样的字节。

    shown 把带类型的值（日期、金额、时限……）写成文字。
    """
    from jinja2 import Undefined  # 推迟载入

    found = find_tags(open_package(docx))
    _refuse(found.errors)
    printed: list[str] = []

    def finalize(value: object) -> object:
        if isinstance(value, Undefined):
            return value
        text = value if type(value) in (str, Markup) else shown(value)
        printed.append(str(text))
        return as_text(text)

    rendered = open_package(_rendered(docx, values, found, finalize))
    _verify(rendered, printed)
    return zip_parts(rendered.parts)


def _refuse(errors: Iterable[TagError]) -> None:
    listed = "\n".join(str(error) for error in errors)
    if listed:
        raise ContractgenError(f"Word 模板的标签有误：\n{listed}")


def _rendered(docx: bytes, values: Mapping[str, object], found: Found, finalize: Any) -> bytes:
    from docxtpl.template import DocxTemplate  # 推迟载入
    from jinja2.exceptions import SecurityError, TemplateError, UndefinedError

    template: Any = DocxTemplate(io.BytesIO(docx))
    template.render_properties = lambda *_: None  # docxtpl 会把 & 在属性里转义两次，属性由下面填
    try:
        template.render(dict(values), jinja_env=environment(finalize), autoescape=True)
        _fill_properties(template, values)
    except UndefinedError as error:
        raise ContractgenError(_missing(error, found)) from error
    except SecurityError as error:
        raise ContractgenError(f"Word 模板里有不允许的写法：{error}。标签里只能取字段的值。") from error
    except (TemplateError, TypeError, ValueError, OverflowError) as error:
        raise ContractgenError(f"Word 模板无法填写：{error}。请检查标签的写法。") from error
    saved = io.BytesIO()
    template.save(saved)
    return saved.getvalue()


def _fill_properties(template: Any, values: Mapping[str, object]) -> None:
    """文件属性（标题、主题等）里的标签；Word 限 255 个字符。"""
    properties = template.docx.core_properties
    for name in _PROPERTIES:
        text = getattr(properties, name)
        if text and _LEFT_OVER.search(text):
            setattr(properties, name, plain_environment().from_string(text).render(values)[:255])


def _missing(error: Exception, found: Found) -> str:
    """缺的是哪个变量，在哪一段。"""
    match = _QUOTED.search(str(error))
    name = match.group(1) if match else ""
    tag = next((tag for tag in found.tags if re.split(r"\.|\[\]", tag.variable)[-1] == name), None)
    if tag is None:
        tag = next((tag for tag in found.tags if name in re.split(r"\.|\[\]", tag.variable)), None)
    if tag is None:
        return f"Word 模板里有变量没有值：{error}。"
    return f"Word 模板的{tag.place}：{tag.variable} 没有值。请在参数中填写。"


def _verify(package: Package, printed: Iterable[str]) -> None:
    """填完后核对：每个值都在，没有剩下的标签。"""
    paragraphs = list(_paragraph_texts(package))
    text = "\n".join(paragraphs)
    values = sorted({value.replace("\r\n", "\n").replace("\r", "\n") for value in printed if value}, key=len)
    for value in values:
        if value not in text:
            raise ContractgenError(f"值“{value[:40]}”没有完整写进 Word 文件。请检查它所在的标签。")
    for paragraph in paragraphs:
        rest = paragraph
        for value in reversed(values):
            rest = rest.replace(value, "")
        if _LEFT_OVER.search(rest):
            raise ContractgenError(f"Word 文件里还留有没填写的标签：“{paragraph[:60]}”。")


def _paragraph_texts(package: Package) -> Iterable[str]:
    """各段落所见的文字；换行为 \\n，制表符为 \\t。"""
    for name in (package.main, *package.named("header", "footer", "footnotes", "endnotes")):
        for paragraph in package.tree(name).iter(w("p")):  # type: ignore[union-attr]
            yield "".join(
                element.text or "" if element.tag == w("t") else "\t" if element.tag == w("tab") else "\n"
                for element in paragraph.iter(w("t"), w("tab"), w("br"))
                if element.getparent().tag != w("tabs")
            )
