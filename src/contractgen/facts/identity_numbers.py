"""草稿里的证照号码：统一社会信用代码、身份证号、银行卡号、手机号，写在名目后面或者表格里。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record
from contractgen.zh.characters import fold_width
from contractgen.zh.sentences import in_slot

_LABELS = (
    ("uscc", r"统一社会信用代码|社会信用代码|(?<!社会)信用代码"),
    ("tax", r"纳税人识别号|税务登记号|税\s*号|税务登记证号"),
    ("id-card", r"居民身份证号码?|身份证(?:件)?(?:号码?)?|公民身份号码"),
    ("bank-card", r"(?:银行)?卡\s*号"),
    ("mobile", r"手\s*机(?:号码?)?|移动电话"),
)
_LABEL = re.compile("|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(_LABELS)))
_TAIL = re.compile(
    r"(?:\s*[/／、]?\s*(?:纳税人识别号|税号|统一社会信用代码|号码))?\s*(?:[（(][^（）()]{0,16}[)）])?\s*(?:为|是)?\s*[:：]?\s*"
)
_VALUE = {
    "uscc": re.compile(r"[0-9A-Za-z](?:[ \-]?[0-9A-Za-z]){11,21}"),
    "tax": re.compile(r"[0-9A-Za-z](?:[ \-]?[0-9A-Za-z]){11,21}"),
    "id-card": re.compile(r"\d(?:[ ]?\d){13,16}[ ]?[\dXx]\d{0,2}"),
    "bank-card": re.compile(r"\d(?:[ \-]?\d){13,20}"),
    "mobile": re.compile(r"(?:\+?86[- ]?)?1\d(?:[ \-]?\d){6,11}(?![\d-])"),
}
_BARE_USCC = re.compile(r"(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])")
_MASKED = re.compile(r"[XxＸ]{3}")  # 一串 X 是还没有填，不是写错
_MARK = re.compile(r"[0-9][ -]?[0-9A-Za-z]")
_SIX = re.compile(r"\d\d{5}")


@record
class IdentityNumber:
    """一个号码。kind：uscc tax id-card bank-card mobile；code 去掉了空格和连字符。"""

    span: Span
    kind: str
    code: str
    provisional: bool = False


def identity_numbers(reading: Reading) -> tuple[IdentityNumber, ...]:
    """全文的号码，按行文次序。"""
    found: list[IdentityNumber] = []
    for line in reading.judged():
        if line.part == "comment" or not _MARK.search(line.text):
            continue
        heads = f"{line.cell.row_head}" if line.cell and line.cell.column else ""
        found += _in_line(line, heads, _beside(reading, line))
    return tuple(found)


def _beside(reading: Reading, line: Line) -> str:
    """同一行左边一格的文字（名目）。"""
    if line.cell is None or line.index == 0 or not line.cell.column:
        return line.cell.head if line.cell else ""
    before = reading.lines[line.index - 1]
    same = before.cell and (before.cell.table, before.cell.row) == (line.cell.table, line.cell.row)
    return before.text if same else line.cell.head


def _in_line(line: Line, row_head: str, beside: str) -> Iterator[IdentityNumber]:
    text = fold_width(line.text)
    taken: list[tuple[int, int]] = []
    for match in _LABEL.finditer(text):
        kind = _LABELS[int(str(match.lastgroup)[1:])][0]
        gap = _TAIL.match(text, match.end())
        value = _VALUE[kind].match(text, gap.end() if gap else match.end())
        if value and not _MASKED.search(value.group()):
            taken.append(value.span())
            yield _number(line, kind, *value.span())
    if not taken and line.cell is not None:
        label = _LABEL.search(beside) or _LABEL.search(line.cell.head) or _LABEL.search(row_head)
        kind = _LABELS[int(str(label.lastgroup)[1:])][0] if label else ""
        value = _VALUE[kind].fullmatch(text.strip()) if kind else None
        if value:
            start = len(text) - len(text.lstrip())
            taken.append((start, start + len(text.strip())))
            yield _number(line, kind, *taken[-1])
    for bare in _BARE_USCC.finditer(text) if _SIX.search(text) else ():
        other = any(start < bare.end() and bare.start() < end for start, end in taken)
        if not other and re.search("[A-Z]", bare.group()) and not _MASKED.search(bare.group()):
            yield _number(line, "uscc", *bare.span())


def _number(line: Line, kind: str, start: int, end: int) -> IdentityNumber:
    code = re.sub(r"[ \-]", "", fold_width(line.text[start:end])).upper()
    code = code.removeprefix("+86").removeprefix("86") if kind == "mobile" and len(code) > 11 else code
    return IdentityNumber(Span(line.index, start, end), kind, code, in_slot(line.text, start, end))
