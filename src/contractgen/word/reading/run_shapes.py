"""一段文字的样子：依默认格式、段落样式、字符样式、直接设置逐层得出下划线、突出显示、删除线、颜色、隐藏。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from contractgen.word.markup import w
from contractgen.word.reading.symbols import is_symbol_font

_VAL, _TYPE, _ID, _DEFAULT = w("val"), w("type"), w("styleId"), w("default")
_ASCII, _HANSI, _HINT, _FILL, _LEADER = w("ascii"), w("hAnsi"), w("hint"), w("fill"), w("leader")
_STYLE_TABS = f"{w('pPr')}/{w('tabs')}"
_OFF = ("0", "false", "off", "none")
_TOGGLES = ("b", "strike", "dstrike", "vanish")  # 样式与样式相叠时互相抵消（17.7.3）
_PROPERTIES = {w(name): name for name in (*_TOGGLES, "u", "highlight", "color", "shd", "rStyle", "rFonts")}

Values = dict[str, str]


class RunShape(NamedTuple):
    """hidden 为隐藏文字；marks 是 (种类, 值)；font 是所用的符号字体（普通字体不记）。"""

    hidden: bool
    marks: tuple[tuple[str, str], ...]
    font: str | None


class StyleSheet:
    """一份文件的样式。"""

    def __init__(self, styles: Any | None) -> None:
        self._styles: dict[str, Any] = {}
        self.default: str | None = None
        self._defaults: Values = {}
        self._layers: dict[str, Values] = {}
        self._names: dict[str | None, str] = {}
        self._outlines: dict[str | None, int | None] = {}
        self._underscored: dict[str | None, bool] = {}
        self._shapes: dict[tuple[str | None, tuple[tuple[str, str], ...]], RunShape] = {}
        if styles is not None:
            self._read(styles)

    def _read(self, root: Any) -> None:
        for style in root.iterfind(w("style")):
            key = style.get(_ID, "")
            self._styles[key] = style
            if style.get(_TYPE) == "paragraph" and style.get(_DEFAULT) in ("1", "true", "on"):
                self.default = key
        base = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        self._defaults = dict(_values(base)) if base is not None else {}

    def name(self, style: str | None) -> str:
        """样式的名称；文件里没有这个样式时就是它的标识。"""
        if style not in self._names:
            key = style or self.default
            found = self._styles.get(key) if key else None
            child = found.find(w("name")) if found is not None else None
            self._names[style] = (child.get(_VAL) if child is not None else None) or key or ""
        return self._names[style]

    def outline(self, style: str | None) -> int | None:
        """样式的大纲级别（0 为一级标题）；正文为 None。"""
        if style not in self._outlines:
            chain = self.lineage(style or self.default)
            own = (element.find(f"{w('pPr')}/{w('outlineLvl')}") for element in chain)
            nearest = next((level for level in own if level is not None), None)
            self._outlines[style] = None if nearest is None else outline_level(nearest)
        return self._outlines[style]

    def underscored_tabs(self, style: str | None) -> bool:
        """样式里有没有以下划线为前导符的制表位。"""
        if style not in self._underscored:
            chain = self.lineage(style or self.default)
            self._underscored[style] = any(has_underscored_tab(one.find(_STYLE_TABS)) for one in chain)
        return self._underscored[style]

    def lineage(self, style: str | None) -> Iterator[Any]:
        """样式及其逐级所依据的样式（元素），由近及远。"""
        seen: set[str] = set()
        while style and style in self._styles and style not in seen:
            seen.add(style)
            element = self._styles[style]
            yield element
            base = element.find(w("basedOn"))
            style = base.get(_VAL) if base is not None else None

    def shape(self, paragraph_style: str | None, properties: Any | None) -> RunShape:
        """某段落样式之下、带某些直接设置（``w:rPr``，可以没有）的文字是什么样子。"""
        direct = tuple(_values(properties)) if properties is not None else ()
        key = (paragraph_style, direct)
        known = self._shapes.get(key)
        if known is None:
            known = self._shapes[key] = self._resolve(paragraph_style, dict(direct))
        return known

    def _resolve(self, paragraph_style: str | None, direct: Values) -> RunShape:
        paragraph = self._layer(paragraph_style or self.default)
        character = self._layer(direct.get("rStyle"))
        merged = self._defaults | paragraph | character | direct
        for name in _TOGGLES:
            if name not in direct and (name in paragraph or name in character):
                together = _on(paragraph.get(name)) ^ _on(character.get(name))
                merged[name] = "1" if together else "0"
        return RunShape(_on(merged.get("vanish")), tuple(_marks(merged)), merged.get("rFonts") or None)

    def _layer(self, style: str | None) -> Values:
        if style is None:
            return {}
        if style not in self._layers:
            merged: Values = {}
            for element in reversed(list(self.lineage(style))):
                properties = element.find(w("rPr"))
                if properties is not None:
                    merged.update(_values(properties))
            merged.pop("rStyle", None)
            self._layers[style] = merged
        return self._layers[style]


def outline_level(element: Any) -> int | None:
    """``w:outlineLvl`` 的级别；9 是正文。"""
    text = element.get(_VAL, "")
    return int(text) if text in tuple("012345678") else None


def has_underscored_tab(tabs: Any | None) -> bool:
    """制表位（``w:tabs``）里有没有以下划线为前导符的：按一下 Tab 键就是一道横线。"""
    return tabs is not None and any(tab.get(_LEADER) in ("underscore", "heavy") for tab in tabs)


def _values(properties: Any) -> Iterator[tuple[str, str]]:
    """``w:rPr`` 里与样子有关的设置。"""
    for child in properties:
        name = _PROPERTIES.get(child.tag)
        if name is None:
            continue
        if name == "rFonts":
            font = child.get(_ASCII) or child.get(_HANSI)
            if font is not None:
                yield name, font if is_symbol_font(font) and child.get(_HINT) != "eastAsia" else ""
        elif name == "shd":
            yield name, child.get(_FILL, "auto")
        else:
            yield name, child.get(_VAL) or ("" if name in ("u", "highlight", "color") else "1")


def _on(value: str | None) -> bool:
    return value is not None and value not in _OFF


def _marks(values: Values) -> Iterator[tuple[str, str]]:
    if values.get("u", "none") not in ("none", ""):
        yield "underline", values["u"]
    if values.get("highlight", "none") not in ("none", ""):
        yield "highlight", values["highlight"]
    elif _vivid(values.get("shd", "")):
        yield "highlight", values["shd"].upper()
    if _on(values.get("b")):
        yield "bold", ""
    if _on(values.get("strike")) or _on(values.get("dstrike")):
        yield "strike", ""
    if values.get("color", "auto").lower() not in ("auto", "000000", ""):
        yield "color", values["color"].upper()


def _vivid(fill: str) -> bool:
    """底纹是不是彩色的：彩色底纹看上去就是突出显示，灰色只是排版。"""
    try:
        red, green, blue = (int(fill[place : place + 2], 16) for place in (0, 2, 4))
    except ValueError:
        return False
    return max(red, green, blue) - min(red, green, blue) > 64
