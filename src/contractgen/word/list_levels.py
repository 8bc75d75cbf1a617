"""写出多级列表：把编号体例变成 Word 的 numbering.xml，每一级连着一个样式。

正文与附件各一个列表。附件列表的最上一级是“附件一”，其下的条逢新附件从一起编。
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

from contractgen.model.numbering import Level, NumberingScheme
from contractgen.model.record import record
from contractgen.word.markup import escaped

_FORMATS = {
    "chinese": "chineseCountingThousand",  # chineseCounting 到一百条会写成“一○○”
    "decimal": "decimal",
    "circled": "decimalEnclosedCircle",
    "lower": "lowerLetter",
    "upper": "upperLetter",
    "roman": "lowerRoman",
}
_DEPTH = ("", "二级", "三级", "四级", "五级", "六级", "七级", "八级")
_HANGING = 851  # 1.5 厘米：容得下“12.10”，1.1 与 1.1.1 的文字对齐在同一处
_ITEM_STEP = 482
_FIRST_LINE = '<w:ind w:firstLineChars="200" w:firstLine="480"/>'


@record
class LevelStyle:
    """一级编号与它的样式名称（外壳中的段落样式）。"""

    level: Level
    style: str
    chained_from: int  # 1.1.1 从哪一级写起：正文 0，附件 1
    suffix: str  # 编号与文字之间：tab、space、nothing
    indent: str  # w:pPr 的内容


def body_levels(scheme: NumberingScheme) -> tuple[LevelStyle, ...]:
    """正文列表各级：条、款……项……。"""
    styles = article_styles(scheme)
    return tuple(
        LevelStyle(level, style, 0, *_layout(scheme, depth))
        for depth, (level, style) in enumerate(zip(scheme.levels, styles, strict=True))
    )


def annex_levels(scheme: NumberingScheme) -> tuple[LevelStyle, ...]:
    """附件列表各级：附件标题、附件条、附件款……附件项……。"""
    levels = scheme.in_annex()
    styles = ("附件标题", *(f"附件{style}" for style in article_styles(scheme)))
    return tuple(
        LevelStyle(level, styles[depth], 1, *_layout(scheme, max(depth - 1, 0)))
        for depth, level in enumerate(levels)
    )


def article_styles(scheme: NumberingScheme) -> tuple[str, ...]:
    """一种体例各级的样式名称：条；款、二级款……；项、二级项……。"""
    clauses = scheme.items_from - 1
    items = len(scheme.levels) - scheme.items_from
    return (
        "条",
        *(f"{_DEPTH[depth]}款" for depth in range(clauses)),
        *(f"{_DEPTH[depth]}项" for depth in range(items)),
    )


def _layout(scheme: NumberingScheme, depth: int) -> tuple[str, str]:
    """一级的编号后缀与缩进。十进体例悬挂对齐，法条体例首行缩进两字、回行顶格。"""
    if depth == 0:
        return "space", '<w:ind w:left="0" w:firstLine="0"/>'
    if not scheme.numbered_clauses:
        bracketed = scheme.levels[depth].pattern.endswith("）")  # 全角括号自带空隙
        return "nothing" if bracketed else "space", _FIRST_LINE
    left, hanging = _HANGING, _HANGING
    if depth >= scheme.items_from:
        left, hanging = _HANGING + _ITEM_STEP * (depth - scheme.items_from + 1), _ITEM_STEP
    tab = f'<w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs>'
    return "tab", f'{tab}<w:ind w:left="{left}" w:hanging="{hanging}"/>'


def abstract_list(key: int, levels: Sequence[LevelStyle], styles: Mapping[str, str]) -> str:
    """一个 ``w:abstractNum``。styles 由样式名称得样式编号；子元素次序依 ECMA-376 17.9.1、17.9.6。"""
    written = "".join(_level(index, level, styles[level.style]) for index, level in enumerate(levels))
    nsid = f"{zlib.crc32(written.encode()):08X}"  # 由内容而定：粘贴到别处时 Word 据此认出同一个列表
    return (
        f'<w:abstractNum w:abstractNumId="{key}"><w:nsid w:val="{nsid}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{nsid}"/>{written}</w:abstractNum>'
    )


def list_instance(num_id: int, key: int, restart_level: int | None = None) -> str:
    """一个 ``w:num``；restart_level 级从一重新起编。"""
    override = ""
    if restart_level is not None:
        override = f'<w:lvlOverride w:ilvl="{restart_level}"><w:startOverride w:val="1"/></w:lvlOverride>'
    return f'<w:num w:numId="{num_id}"><w:abstractNumId w:val="{key}"/>{override}</w:num>'


def _level(index: int, shape: LevelStyle, style_id: str) -> str:
    legal = "<w:isLgl/>" if shape.level.chained else ""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{_FORMATS[shape.level.numeral]}"/>'
        f'<w:pStyle w:val="{escaped(style_id)}"/>{legal}<w:suff w:val="{shape.suffix}"/>'
        f'<w:lvlText w:val="{escaped(_pattern(index, shape))}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{shape.indent}</w:pPr></w:lvl>"
    )


def _pattern(index: int, shape: LevelStyle) -> str:
    """``第%1条``、``%1.%2``：%n 是第 n 级（从 1 数）的序号。"""
    if not shape.level.chained:
        return shape.level.pattern.format(f"%{index + 1}")
    chain = ".".join(f"%{position + 1}" for position in range(shape.chained_from, index + 1))
    return shape.level.pattern.format(chain)
