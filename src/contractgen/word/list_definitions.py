"""读出一份 Word 文件里的多级列表：每一级怎样写、从几起、何时重新起编，各样式连着哪一级。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from contractgen.model.record import record
from contractgen.word.markup import w


@record
class ListLevel:
    """多级列表的一级（``w:lvl``）。"""

    start: int
    number_format: str
    pattern: str
    legal: bool  # 正规形式编号：上级也用阿拉伯数字
    restart_after: int | None  # None 逢上级重起；0 不重起；k 仅第 k 级（从 1 数）及更上级出现时重起
    suffix: str  # tab、space、nothing
    style: str | None
    element: Any


@record
class ListInstance:
    """一个列表实例（``w:num``）：用哪个定义，改了哪些级，在哪些级重新起编。"""

    definition: str
    levels: dict[int, ListLevel]
    starts: dict[int, int]


@record
class StyleNumbering:
    """样式中与编号有关的部分。"""

    based_on: str | None
    num_id: str | None
    level: int | None


@record
class ListDefinitions:
    """一份文件的全部列表定义。"""

    definitions: dict[str, dict[int, ListLevel]]
    instances: dict[str, ListInstance]
    styles: dict[str, StyleNumbering]
    default_style: str | None

    def level(self, num_id: str, index: int) -> ListLevel | None:
        """某实例的某一级；实例的改动优先于定义。"""
        instance = self.instances.get(num_id)
        if instance is None:
            return None
        return instance.levels.get(index) or self.definitions.get(instance.definition, {}).get(index)

    def lineage(self, style: str | None) -> Iterator[str]:
        """样式自身及其逐级所依据的样式。"""
        seen: set[str] = set()
        while style and style in self.styles and style not in seen:
            seen.add(style)
            yield style
            style = self.styles[style].based_on

    def level_of_style(self, num_id: str, style: str) -> int | None:
        """列表中写明连着这个样式（``w:pStyle``）的那一级。"""
        for index in range(9):
            level = self.level(num_id, index)
            if level is not None and level.style == style:
                return index
        return None


def read_definitions(numbering: Any | None, styles: Any | None) -> ListDefinitions:
    """从 numbering.xml 与 styles.xml 的根元素读出列表定义。"""
    by_style, default = _read_styles(styles)
    if numbering is None:
        return ListDefinitions({}, {}, by_style, default)
    definitions: dict[str, dict[int, ListLevel]] = {}
    links: dict[str, str] = {}
    for abstract in numbering.iterfind(w("abstractNum")):
        key = abstract.get(w("abstractNumId"), "")
        definitions[key] = dict(map(_read_level, abstract.iterfind(w("lvl"))))
        link = value(abstract, "numStyleLink")
        if link:
            links[key] = link
    instances = {num.get(w("numId"), ""): _read_instance(num) for num in numbering.iterfind(w("num"))}
    for key, style in links.items():
        _follow_link(key, style, definitions, instances, by_style)
    return ListDefinitions(definitions, instances, by_style, default)


def _follow_link(
    key: str,
    style: str,
    definitions: dict[str, dict[int, ListLevel]],
    instances: dict[str, ListInstance],
    styles: dict[str, StyleNumbering],
) -> None:
    """numStyleLink：定义不在此处，而在某个列表样式所指的实例那里（17.9.21）。"""
    target = styles.get(style)
    instance = instances.get(target.num_id) if target and target.num_id else None
    if instance is not None and instance.definition != key:
        definitions[key] = definitions.get(instance.definition, {})


def _read_styles(root: Any | None) -> tuple[dict[str, StyleNumbering], str | None]:
    found: dict[str, StyleNumbering] = {}
    default = None
    for style in root.iterfind(w("style")) if root is not None else ():
        key = style.get(w("styleId"), "")
        numbering = style.find(f"{w('pPr')}/{w('numPr')}")
        found[key] = StyleNumbering(
            value(style, "basedOn"), value(numbering, "numId"), integer(numbering, "ilvl")
        )
        if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on"):
            default = key
    return found, default


def _read_instance(num: Any) -> ListInstance:
    levels: dict[int, ListLevel] = {}
    starts: dict[int, int] = {}
    for override in num.iterfind(w("lvlOverride")):
        index = _index(override)
        own = override.find(w("lvl"))
        if own is not None:
            levels[index] = _read_level(own)[1]
        start = integer(override, "startOverride")
        if start is not None:
            starts[index] = start
    return ListInstance(value(num, "abstractNumId") or "", levels, starts)


def _read_level(element: Any) -> tuple[int, ListLevel]:
    start = integer(element, "start")
    level = ListLevel(
        start=0 if start is None else start,  # 17.9.25：未写即为 0
        number_format=_number_format(element),
        pattern=value(element, "lvlText") or "",
        legal=switched_on(element, "isLgl"),
        restart_after=integer(element, "lvlRestart"),
        suffix=value(element, "suff") or "tab",
        style=value(element, "pStyle"),
        element=element,
    )
    return _index(element), level


def _index(element: Any) -> int:
    """``w:ilvl``；写得不对的为 -1，没有段落会用到它。"""
    written = element.get(w("ilvl"), "0")
    return int(written) if written in ("0", "1", "2", "3", "4", "5", "6", "7", "8") else -1


def _number_format(element: Any) -> str:
    """numFmt 的值；自定义的“001, 002, …”记作 zero3。"""
    found = next(element.iter(w("numFmt")), None)
    if found is None:
        return "decimal"
    kind = found.get(w("val"), "decimal")
    if kind == "custom":
        sample = found.get(w("format"), "").partition(",")[0].strip()
        return f"zero{len(sample)}" if sample.isdigit() else "decimal"
    return str(kind)


def value(parent: Any | None, tag: str) -> str | None:
    """子元素的 w:val。"""
    child = parent.find(w(tag)) if parent is not None else None
    return None if child is None else child.get(w("val"))


def integer(parent: Any | None, tag: str) -> int | None:
    """子元素的 w:val，作为整数；写得不对的视同未写。"""
    text = value(parent, tag)
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def switched_on(parent: Any | None, tag: str) -> bool:
    """开关型子元素是否打开。"""
    child = parent.find(w(tag)) if parent is not None else None
    return child is not None and child.get(w("val")) not in ("0", "false", "off")
