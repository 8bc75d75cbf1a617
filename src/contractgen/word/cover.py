"""封面、页眉与签署栏所填的值；草稿中的空白在这里也要突出显示。"""

from __future__ import annotations

from collections.abc import Sequence

from contractgen.model.contract import Contract, Party
from contractgen.model.inline import Run, Text
from contractgen.model.record import record
from contractgen.word.markup import checked
from contractgen.word.runs import BLANK
from contractgen.zh.dates import format_date

_OPEN, _CLOSE = "\ue000", "\ue001"
_STATUS = {"draft": "草稿"}  # 合同状态在纸面上的写法
_STRIP = str.maketrans("", "", _OPEN + _CLOSE)
_AFTER_HIGHLIGHT = ("<w:u ", "<w:effect ", "<w:bdr ", "<w:shd ", "<w:vertAlign ", "<w:lang ", "</w:rPr>")


@record
class CoverParty:
    """封面上的一方。"""

    label: str
    name: str


@record
class SignatureLine:
    """签署栏的一行：左右两方。"""

    left: str
    right: str


@record
class SignaturePair:
    """并排签署的两方：抬头一行，其下各行。"""

    left: str
    right: str
    lines: tuple[SignatureLine, ...]


def values(contract: Contract) -> dict[str, object]:
    """外壳各标签的值（正文与附件除外）。"""
    signed = contract.signing_date
    return {
        "title": checked(contract.title),
        "number": _marked(contract.number),
        "status": checked(_STATUS.get(contract.status, contract.status)),
        "signing_date": format_date(signed) if signed else _unsigned(contract),
        "signing_place": _marked(contract.signing_place),
        "parties": [CoverParty(party.label, _marked(party.name)) for party in contract.parties],
        "signatories": _pairs(contract.parties),
    }


def _unsigned(contract: Contract) -> str:
    """没有签订日期：草稿里留出待填的空白，其他文件不印这一行。"""
    return f"{_OPEN}【待填：签订日期】{_CLOSE}" if contract.status == "draft" else ""


def _marked(text: Text) -> str:
    """一段文字，待填的空白两端加上记号。"""
    pieces = []
    for piece in text:
        bare = piece.text.translate(_STRIP)
        blank = isinstance(piece, Run) and piece.blank
        pieces.append(f"{_OPEN}{bare}{_CLOSE}" if blank else bare)
    return "".join(pieces)


def _pairs(parties: Sequence[Party]) -> list[SignaturePair]:
    return [_pair(parties[start : start + 2]) for start in range(0, len(parties), 2)]


def _pair(parties: Sequence[Party]) -> SignaturePair:
    left, right = parties[0], parties[1] if len(parties) > 1 else None
    height = max(len(left.signature), len(right.signature) if right else 0)
    lines = tuple(SignatureLine(_line(left, row), _line(right, row)) for row in range(height))
    return SignaturePair(_head(left), _head(right), lines)


def _head(party: Party | None) -> str:
    return f"{party.label}：{_marked(party.name)}" if party else ""


def _line(party: Party | None, row: int) -> str:
    if party is None or row >= len(party.signature):
        return ""
    name, text = party.signature[row]
    return f"{name}：{_marked(text)}"


def highlighted(xml: str) -> str:
    """把记号之间的文字拆成单独的片段，加上突出显示；片段原有的格式照旧。"""
    position = xml.find(_OPEN)
    while position >= 0:
        start = max(xml.rfind("<w:r>", 0, position), xml.rfind("<w:r ", 0, position))
        end = xml.index("</w:r>", position)
        xml = xml[:start] + _split(xml[start:end]) + xml[end:]
        position = xml.find(_OPEN)
    return xml


def _split(run: str) -> str:
    properties = run[run.index("<w:rPr>") : run.index("</w:rPr>") + 8] if "<w:rPr>" in run else ""
    text = '<w:t xml:space="preserve">'
    run = run.replace(_OPEN, f"</w:t></w:r><w:r>{_with_highlight(properties)}{text}")
    return run.replace(_CLOSE, f"</w:t></w:r><w:r>{properties}{text}")


def _with_highlight(properties: str) -> str:
    """w:highlight 在 w:rPr 中的位置依 ECMA-376 17.3.2。"""
    if not properties:
        return f"<w:rPr>{BLANK}</w:rPr>"
    place = min(properties.index(mark) for mark in _AFTER_HIGHLIGHT if mark in properties)
    return properties[:place] + BLANK + properties[place:]
