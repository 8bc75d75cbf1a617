"""分写在几句、几项、一张表里的或裁或审：一条之中既有仲裁又有诉讼，又说任选其一、谁先谁定。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from contractgen.facts.words.forum_forms import OTHER
from contractgen.facts.words.outline import outlined, sentences, trimmed
from contractgen.model.reading import Line, Reading, Span, Zone

_ARBITRATION = re.compile(
    r"仲裁(?!协议|条款|费|裁决(?:书|结果|生效|作出|确定|的)|员|庭|规则|程序|期间|文书|时效|请求|法|地)"
)
_COURT = re.compile(r"法院|诉讼(?!费|时效|期间|文书|请求|代理|过程)|起诉|打官司")
#: 任人挑选：任一方式、之一、谁先谁定、起诉的……申请仲裁的……
_ANY = re.compile(
    r"任(?:选|意选|何?一(?:方式|种|途径|项|条|家|类))|不(?:愿|想|同意|接受)仲裁|二者|两者|之一|择一|其中一(?:种|项|条)|可(?:以|自行|自由|任意)?选择|自[行由主]选择|均可|都[行可成]|两(?:种|条|个)(?:办法|方式|途径|路)|谁先|先(?:申请|提起|到|向|去|起)"
    r"|由[^，。；;]{1,12}(?:选择|选定|挑选|决定|定夺)|随[^，。；;]{0,6}(?:选|便|意)|或者?[^，。；;]{0,2}(?:诉讼|起诉|向|仲裁|提交|申请)"
)
_BY_ACT = re.compile(
    r"(?:起诉|诉讼)(?:的|者)[，,][^。]{0,60}仲裁(?:的|者)[，,]|仲裁(?:的|者)[，,][^。]{0,60}(?:起诉|诉讼)(?:的|者)[，,]"
)
#: 选项清单里还没有选的，由“选项未选定”去说
_SLOT = re.compile(
    r"第\s*[（(【\[〔]?\s*[_＿\s\dXＸ×A-D一二三四五六七八九十\u3000]{0,6}\s*[）)】\]〕]?\s*[种项款个类]|[□☐☑☒■√]|[_＿]{2}|专用(?:条款|条件|合同)"
)
#: 裁决之后的执行、费用的负担、没有约定的，不算
_ASIDE = re.compile(
    r"执行|保全|撤销|不服|承认|劳动|人事|违约金|酌减|披露|裁决(?:书|结果|生效|作出|确定|的)|费用?(?:由|均|全)|律师费|诉讼费|仲裁费|(?:诉讼|仲裁)(?:期间|过程|程序中)|未[^，。；;]{0,8}仲裁|没有[^，。；;]{0,6}仲裁|(?:不得|不再|不(?!愿|想|同意|接受))[^，。；;]{0,16}(?:仲裁|起诉|诉讼)|而非|继续履行|专属管辖|除外"
)
_ABOUT = re.compile(r"争议|纠纷|争执|争端|协商|谈不|说不拢|扯皮|仲裁")


def either_articles(reading: Reading) -> tuple[tuple[Span, str], ...]:
    """各条里这样的约定：位置（一句，或者说任选的一句）与文字。"""
    found: list[tuple[Span, str]] = []
    outline = outlined(reading)
    for section in reading.sections:
        if section.kind != "article" or reading.lines[section.first].zone is not Zone.ARTICLE:
            continue
        lines = [line for line in reading.lines_of(section) if line.part == "body"]
        text = "\n".join(line.text for line in lines)
        if "仲裁" not in text or not _COURT.search(text) or OTHER.search(text) or _SLOT.search(text):
            continue
        if _ABOUT.search(section.heading + text):
            lines = _tables_before(reading, section.first) + lines
            found += _in_article(lines)
    # 表在条文之前的：条文说“按上表任一方式”
    for line in outline.lines():
        if line.cell is None and "表" in line.text and _ANY.search(line.text) and _ABOUT.search(line.text):
            cells = _tables_before(reading, line.index)
            words = "\n".join(cell.text for cell in cells)
            if _ARBITRATION.search(words) and _COURT.search(words) and not _SLOT.search(words + line.text):
                span = _sentence(line, _ANY)
                found.append((span, line.text[span.start : span.end]))
    return tuple(dict.fromkeys(found))


def _tables_before(reading: Reading, index: int) -> list[Line]:
    """紧在这一行之前的一张表（中间至多隔一两行）。"""
    cells: list[Line] = []
    for line in reversed(reading.lines[max(0, index - 30) : index]):
        if line.cell is not None:
            cells.append(line)
        elif cells or index - line.index > 3:
            break
    return cells[::-1]


def _in_article(lines: Sequence[Line]) -> Iterator[tuple[Span, str]]:
    said: list[tuple[Line, int, int]] = []
    for line in lines:
        for start, end in sentences(line.text, line.body_start):
            if not _ASIDE.search(line.text[start:end]):
                said.append((line, start, end))
    arbitrate = [each for each in said if _ARBITRATION.search(each[0].text[each[1] : each[2]])]
    sue = [each for each in said if _COURT.search(each[0].text[each[1] : each[2]])]
    if not arbitrate or not sue:
        return
    first, last = min(arbitrate[0], sue[0], key=_place), max(arbitrate[-1], sue[-1], key=_place)
    between = "".join(
        line.text[start:end]
        for line, start, end in said
        if _place(first) <= (line.index, start) <= _place(last)
    )
    choosing = [each for each in said if _ANY.search(each[0].text[each[1] : each[2]])]
    if not choosing and not _BY_ACT.search(between):
        return
    line = first[0]
    if last[0].index == line.index:
        span = trimmed(line.index, line.text, first[1], last[2])
    else:
        at = next((each for each in choosing), first)
        span = trimmed(at[0].index, at[0].text, at[1], at[2])
        line = at[0]
    yield span, line.text[span.start : span.end]


def _place(said: tuple[Line, int, int]) -> tuple[int, int]:
    return said[0].index, said[1]


def _sentence(line: Line, pattern: re.Pattern[str]) -> Span:
    return next(
        trimmed(line.index, line.text, start, end)
        for start, end in sentences(line.text, line.body_start)
        if pattern.search(line.text[start:end])
    )
