"""外壳：封面、页眉页脚、签署栏与样式所在的 Word 文件。读进来、查清楚、备好，每个进程只做一次。"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from contractgen.model.errors import ContractgenError
from contractgen.model.numbering import SCHEMES
from contractgen.model.record import record
from contractgen.model.zipped import Packed, packed
from contractgen.word import parts as registry
from contractgen.word.body import PartList
from contractgen.word.list_levels import annex_levels, body_levels
from contractgen.word.markup import escaped, w
from contractgen.word.numbering_part import NumberingPart, link_styles, numbering_part
from contractgen.word.package import open_package
from contractgen.word.shell_tags import compiled

if TYPE_CHECKING:
    from jinja2 import Template

CORE = "docProps/core.xml"
APP = "docProps/app.xml"
_OTHER_STYLES = (
    "首部", "首部标题", "条文", "签署语", "款标题",
    "首部栏", "表格文字", "表头", "表格间隔", "合同表格", "首部表格",
)  # fmt: skip


@record
class Shell:
    """备好的外壳。order 是各部件在文件中的次序；不变的部件在 fixed 中，已压缩好。"""

    order: tuple[str, ...]
    fixed: Mapping[str, Packed]
    templates: Mapping[str, Template]
    numbering_name: str
    numbering: NumberingPart
    body: PartList
    annexes: PartList
    styles: Mapping[str, str]  # 样式名称 → 样式编号（已转义）
    width: int  # 版心宽度，1/20 磅
    first_bookmark: int


def house_shell() -> bytes:
    """通用外壳的字节。"""
    return _house_shell()


@lru_cache(maxsize=1)
def _house_shell() -> bytes:
    here = Path(__file__).resolve()
    for folder in (here.parents[1] / "_data", here.parents[3]):
        path = folder / "templates" / "shell.docx"
        if path.is_file():
            return path.read_bytes()
    raise ContractgenError("找不到通用外壳 templates/shell.docx。请重新安装 contractgen。")


@lru_cache(maxsize=16)
def prepared(shell: bytes, scheme_name: str) -> Shell:
    """把外壳备好：查明样式与标签，连上编号，编译标签，压缩不变的部件。"""
    scheme = SCHEMES[scheme_name]
    package = open_package(shell)
    parts = dict(package.parts)
    style_tree = package.tree(package.sibling("styles.xml"))
    body, annexes = (tuple(level.style for level in kind(scheme)) for kind in (body_levels, annex_levels))
    styles = _style_ids(style_tree, [*body, *annexes, *_OTHER_STYLES])
    numbering_name = package.sibling("numbering.xml")
    numbering = numbering_part(scheme, styles, package.tree(numbering_name))
    link_styles(style_tree, styles, numbering.links)
    parts[package.sibling("styles.xml")] = registry.serialized(style_tree)
    registry.register(parts, numbering_name, registry.NUMBERING, package.main)
    registry.register(parts, CORE, registry.CORE)
    registry.register(parts, APP, registry.APP)
    templates = compiled(package)
    parts |= dict.fromkeys((numbering_name, CORE, APP), b"")
    parts[numbering_name] = numbering.written(())
    document = package.tree(package.main)
    return Shell(
        order=_order(parts, package.main),
        fixed={
            name: packed(name, data) for name, data in parts.items() if name not in (*templates, CORE, APP)
        },
        templates=templates,
        numbering_name=numbering_name,
        numbering=numbering,
        body=PartList(numbering.body_key, body),
        annexes=PartList(numbering.annex_key, annexes),
        styles={name: escaped(key) for name, key in styles.items()},
        width=_text_width(document),
        first_bookmark=_first_bookmark(document),
    )


def _order(parts: Mapping[str, bytes], main: str) -> tuple[str, ...]:
    """[Content_Types].xml 与 .rels 在前，正文次之，其余按名称。"""
    first = ("[Content_Types].xml", "_rels/.rels", main)
    return (*first, *sorted(name for name in parts if name not in first))


def _style_ids(tree: Any | None, wanted: list[str]) -> dict[str, str]:
    """由样式的名称得其编号：Word 与 WPS 另存时会改编号，名称则不变。"""
    known: dict[str, str] = {}
    for style in tree.iterfind(w("style")) if tree is not None else ():
        name = style.find(w("name"))
        if name is not None:
            known.setdefault(name.get(w("val"), ""), style.get(w("styleId"), ""))
    missing = [name for name in wanted if name not in known]
    if missing:
        raise ContractgenError(
            f"外壳（shell.docx）缺少样式：{'、'.join(missing)}。"
            "请在 Word 中新建同名样式，或从通用外壳 templates/shell.docx 复制过来。"
        )
    return {name: known[name] for name in wanted}


def _text_width(document: Any) -> int:
    """最后一节（正文）的版心宽度。"""
    sections = list(document.iter(w("sectPr")))
    size = sections[-1].find(w("pgSz")) if sections else None
    margins = sections[-1].find(w("pgMar")) if sections else None
    if size is None or margins is None:
        raise ContractgenError(
            "外壳（shell.docx）最后一节没有写明纸张与页边距。请在 Word 的“页面设置”中设定。"
        )
    sides = sum(int(margins.get(w(side), "0")) for side in ("left", "right", "gutter"))
    return int(size.get(w("w"), "11906")) - sides


def _first_bookmark(document: Any) -> int:
    used = (int(mark.get(w("id"), "0")) for mark in document.iter(w("bookmarkStart")))
    return max(used, default=0) + 1
