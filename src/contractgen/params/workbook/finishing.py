"""openpyxl 写好之后的修整：文字放进共用的表（Excel 自己也这样存），字体各项依次序，写不出的补上。"""

from __future__ import annotations

import re
from collections.abc import Mapping

from contractgen.model.archive import CONTENT_TYPES

_INLINE = re.compile(r't="inlineStr"><is>(<t\b[^>]*>.*?</t>)</is>', re.DOTALL)
_FONT = re.compile(r"<font>(.*?)</font>", re.DOTALL)
_PART = re.compile(r"<(\w+)\b[^>]*/>")
#: ECMA-376 18.8.22 所列的次序
_ORDER = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u"),
    *("vertAlign", "sz", "color", "name", "family", "charset", "scheme"),
)
_IGNORED = '<ignoredErrors><ignoredError sqref="A1:XFD2000" numberStoredAsText="1"/></ignoredErrors>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRINGS = "xl/sharedStrings.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"


def finished(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """修整好的全部部件。"""
    made = dict(parts)
    strings: dict[str, int] = {}
    count = 0

    def shared(found: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f't="s"><v>{strings.setdefault(found[1], len(strings))}</v>'

    for name in sorted(name for name in parts if name.startswith("xl/worksheets/sheet")):
        text = _INLINE.sub(shared, parts[name].decode())
        # 行高只是起初的，填了长的文字还会变高；文本格式的数字旁边不要绿色的小三角
        text = text.replace(' customHeight="1"', "").removesuffix("</worksheet>")
        made[name] = f"{text}{_IGNORED}</worksheet>".encode()
    listed = "".join(f"<si>{text}</si>" for text in strings)
    head = f'<sst xmlns="{_MAIN}" count="{count}" uniqueCount="{len(strings)}">'
    made[_STRINGS] = f"{head}{listed}</sst>".encode()
    made[CONTENT_TYPES] = _with(
        made[CONTENT_TYPES], f'<Override PartName="/{_STRINGS}" ContentType="{_TYPE}"/>'
    )
    relation = f'<Relationship Type="{_RELATION}" Target="sharedStrings.xml" Id="rIdStrings"/>'
    made["xl/_rels/workbook.xml.rels"] = _with(made["xl/_rels/workbook.xml.rels"], relation)
    made["xl/styles.xml"] = _FONT.sub(_sorted, made["xl/styles.xml"].decode()).encode()
    return made


def _with(xml: bytes, child: str) -> bytes:
    """最外层的末尾加一个元素。"""
    body, _, closing = xml.decode().rpartition("</")
    return f"{body}{child}</{closing}".encode()


def _sorted(font: re.Match[str]) -> str:
    inside = sorted(_PART.finditer(font[1]), key=lambda part: _ORDER.index(part[1]))
    return f"<font>{''.join(part[0] for part in inside)}</font>"
