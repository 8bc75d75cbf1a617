"""除外事项：哪些工作、情形不在服务范围或者不承担责任，因何原因，由谁认定。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.attribution import attributed
from contractgen.facts.words.exclusion_items import (
    PROOF,
    PROOF_COLUMN,
    TABLE,
    ExclusionItem,
    made_item,
    row_item,
    split,
    within,
)
from contractgen.facts.words.exclusion_leads import HEAD, NOUN, OTHER_HEAD, leads, plain_lead
from contractgen.facts.words.exclusion_sentences import LIABLE, headed_end, plain_work, said_out
from contractgen.facts.words.naming import naming, party_pattern
from contractgen.facts.words.outline import Outline, Row, is_item, outlined, sentences, trimmed, whole
from contractgen.facts.words.services import SERVING
from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record
from contractgen.model.saying import saying

_SLA = re.compile(
    r"不可用|停机|可用性|可用率|超(?:过|出)?时限|时限|考核|未达标|未达到|SLA|服务水平|服务级别"
    r"|中断时间|故障时间|[一-龥]率(?=｜|$)|不(?:予)?计(?=[：:]|$)|不(?:予)?(?:列入|纳入|作|参与)[^。；;：:｜]{0,4}?(?:统计|考核|计算)|不(?:予)?计入[^。；;：:｜]{0,12}?(?:数|次|率|时间|时长|分钟|小时|中断|离线|停机)"
)
_SERVICE = re.compile(rf"{SERVING}|工作|范围|职责|修复|响应")
#: 只说“不包括：”的，要在说范围的标题之下
_COLON = re.compile("[：:]")
_BARE = re.compile(r"(?:不(?:包括|包含|含)|除外)[:：]")
_ANY_PROOF = re.compile(
    r"(?:原因|责任)[^。；;]{0,16}(?:认定|鉴定|举证|界定|判定|共同检测)|(?:认定|鉴定"
    r"|举证)[^。；;，,]{0,8}(?:原因|责任|除外)"
)
_PROVED = ("认定", "鉴定", "举证", "界定", "判定", "共同检测")
_PRICE = re.compile(r"金额|单价|税")
_AT_HOME = re.compile(
    rf"{SERVING}(?:的)?(?:内容|范围|事项|项目|标的|什么|哪些)|(?:外包|订购|订阅|租用|委托)(?:的)?(?:内容|范围|事项|项目)|[管做包租](?:什么|哪些|些什么)"
)
#: 以下事情另签协议、另行计价：另算钱的，就是不在内的
_EXTRA = re.compile(
    r"(?:以下|下列|下述)[^。；;，,]{0,4}(?:事[项情]|工作|内容|项目|需求|各项)[^。；;，,]{0,10}(?:另行?|单独|额外)[^。；;，,]{0,6}(?:计价|计费|收费|报价|付费|协议|合同|结算)"
)
_WHETHER = re.compile(r"(?:是否|可否)[^｜]{0,4}(?:包含|包括|含|提供|在内|属于|纳入|负责)|包含与否|^含否$")
_NO = re.compile(r"否|不含|不包含|不包括|不提供|不在内|无|×|✗|✘|N|No")
_SLA_TABLE = re.compile(r"归责|举证|证据")


@record
class ExclusionZone:
    """一处除外。kind：scope 服务范围、sla 服务水平、liability 责任。

    lead 是引导句；noun 是引导句所说的（工作、服务、情形）；attribution 表示写了由谁、凭什么认定。
    stray 表示不在范围或除外条款里，而散见于他处。
    """

    lead: Span
    noun: str
    kind: str
    items: tuple[ExclusionItem, ...]
    attribution: bool
    stray: bool = False
    title: str = ""
    open_lead: Span | None = None  # 引导句里的“包括但不限于”


def exclusion_zones(reading: Reading) -> tuple[ExclusionZone, ...]:
    """全部除外，依行文次序。"""
    outline = outlined(reading)
    anywhere = any(_ANY_PROOF.search(line.text) for line in saying(reading, _PROVED))
    taken: set[int] = set()
    zones = [*_tables(outline, taken), *_lists(outline, taken, anywhere), *_inline(outline, taken, anywhere)]
    return tuple(sorted(zones, key=lambda zone: (zone.lead.line, zone.lead.start)))


def _tables(outline: Outline, taken: set[int]) -> Iterator[ExclusionZone]:
    """列标题写着“不包括的工作”“归责条件”的表。"""
    rows: dict[int, list[Row]] = {}
    for row in outline.rows():
        heads = "｜".join(line.cell.head for line in row.cells if line.cell)
        if _PRICE.search(heads):
            continue
        if (turned := _turned_down(row)) is not None:
            taken.update(line.index for line in row.cells)
            yield ExclusionZone(
                whole(turned[1]), "", "scope", (turned[0],), True, title=outline.titles(turned[1].index)
            )
        elif TABLE.search(heads) or (_SLA_TABLE.search(heads) and "情形" in heads):
            rows.setdefault(row.table, []).append(row)
            taken.update(line.index for line in row.cells)
    for found in rows.values():
        heads = "｜".join(line.cell.head for line in found[0].cells if line.cell)
        items = tuple(item for row in found if (item := row_item(row)) is not None)
        lead = _line_before(outline, found[0].cells[0].index)
        taken.add(lead.line)
        kind = "scope" if TABLE.search(heads) else "sla"
        proof = bool(PROOF_COLUMN.search(heads)) or _proved(outline, lead.line)
        yield ExclusionZone(
            lead, _noun(outline.reading.text(lead)), kind, items, proof, title=outline.titles(lead.line)
        )


def _turned_down(row: Row) -> tuple[ExclusionItem, Line] | None:
    """“是否包含”一列写着“否”的一行：（这一项，写“否”的格）。"""
    answer = row.cell(_WHETHER)
    if answer is None or answer is row.cells[0] or not _NO.fullmatch(answer.text.strip()):
        return None
    return made_item(row.cells[0], whole(row.cells[0])), answer


def _line_before(outline: Outline, index: int) -> Span:
    """表格之前的一句。"""
    for place in range(index - 1, -1, -1):
        line = outline.reading.lines[place]
        if line.cell is None and line.text.strip():
            return whole(line)
    return Span(index, 0, 0)


def _lists(outline: Outline, taken: set[int], anywhere: bool) -> Iterator[ExclusionZone]:
    """引导句与其下的各项；或者标题就是“除外”，其下的各项。"""
    for line in outline.lines():
        if line.index in taken or line.cell is not None:
            continue
        headed = _heads_exclusions(outline, line)
        said = _COLON.split(line.body, 1)[0]
        led = leads(line) and (headed or _about_service(outline, line, said))
        if not led and not (headed and line.heading):
            continue
        below = [item for item in outline.listed(line) if item.cell is None and item.index not in taken]
        if not led or (not below and line.body.rstrip().endswith(("：", ":"))):
            below = _under(outline, line, taken)
        kind = _kind(f"{said}｜{outline.titles(line.index)}") or "scope"
        below = [item for item in below if not leads(item) and not item.body.rstrip().endswith(("：", ":"))]
        items = tuple(made for item in below for made in _made(item))
        if not items and led:
            items = tuple(within(line))
        if not items:
            continue
        taken.update(item.index for item in below)
        taken.add(line.index)
        span = trimmed(line.index, line.text, line.body_start, len(line.text))
        proof = anywhere or _proved(outline, line.index)
        titles = outline.titles(line.index)
        yield ExclusionZone(
            span, _noun(line.body), kind, items, proof, title=titles, open_lead=_unlimited(line)
        )


def _unlimited(line: Line) -> Span | None:
    """引导句说“包括但不限于”。"""
    colon = next(
        (at for at, char in enumerate(line.text) if char in "：:" and at > line.body_start), len(line.text)
    )
    found = re.search(r"包括(?:但|，但)?不(?:仅)?限于", line.text[line.body_start : colon])
    at = line.body_start
    return Span(line.index, at + found.start(), at + found.end()) if found else None


def _under(outline: Outline, line: Line, taken: set[int]) -> list[Line]:
    """“除外”标题之下没有引导句的各项：项，或者很短的款。有引导句的由引导句去列。"""
    section = next(iter(outline.chain(line.index)), None)
    if section is None or section.first != line.index:
        return []
    lines = outline.reading.lines[line.index + 1 : section.last + 1]
    if any(leads(below) or below.cell is not None for below in lines):
        return []
    return [
        below
        for below in lines
        if below.index not in taken and (is_item(below) or below.number) and _is_named(below.body)
    ]


def _is_named(body: str) -> bool:
    """只是列名，不是一句规定。"""
    pieces = re.split("[；;]", body.rstrip("。；;"))
    return all(
        len(piece) <= 40
        and not re.search(r"应(?!用|急)|须(?!另|额外|单独)|可以|有权|不得|按第|依第|。", piece)
        for piece in pieces
    )


def _made(line: Line) -> Iterator[ExclusionItem]:
    """一行里用分号列着几项的，各是一项。"""
    end = len(line.text.rstrip("。；; \u3000"))
    if ("；" in line.text[:end] or ";" in line.text[:end]) and not is_item(line):
        yield from split(line, line.body_start, end)
    else:
        yield made_item(line, whole(line))


def _at_home(outline: Outline, line: Line) -> bool:
    """在服务内容、服务范围的标题之下，“不包括下列事项”不必再说服务。"""
    titles = outline.titles(line.index)
    return bool(_AT_HOME.search(titles)) and not OTHER_HEAD.search(titles)


def _heads_exclusions(outline: Outline, line: Line) -> bool:
    titled = (section.heading for section in outline.chain(line.index) if section.heading)
    title = next(titled, line.body if line.heading else "")
    return bool(HEAD.search(title)) and not OTHER_HEAD.search(outline.titles(line.index))


def _inline(outline: Outline, taken: set[int], anywhere: bool) -> Iterator[ExclusionZone]:
    """写在一句话里的除外：……不在服务范围、本服务不包括……。"""
    provider = naming(outline.reading).provider
    for line in saying(
        outline.reading,
        (
            "不",
            "排除在",
            "另",
            "无须",
            "无需",
            "停止",
            "除外",
            "未",
            "非",
            "排除",
            "例外",
            "xclu",
            "ut of ",
            "厂",
            "第三方",
            "运营商",
            "专业",
            "生产商",
        ),
    ):
        if line.index in taken or (line.heading and len(line.body) < 16):
            continue
        titles = outline.titles(line.index)
        elsewhere = bool(OTHER_HEAD.search(titles))
        at_home = bool(HEAD.search(titles) or re.search(r"范围|内容|服务定义|除外", titles))
        told = anywhere or bool(PROOF.search(line.text)) or _proved(outline, line.index)
        past = 0
        for start, stop in sentences(line.text, line.body_start):
            if start < past:
                continue
            end = past = headed_end(line.text, start, stop)
            for lead, items in said_out(line, start, end, provider, party_pattern(outline.reading)):
                if elsewhere and not plain_work(line.text[start:end], items):
                    continue
                kind = _kind(line.text[start:end]) or "scope"
                proof = told or any(item.proof for item in items)
                stray = bool(titles) and not at_home
                yield ExclusionZone(lead, "", kind, items, proof, stray=stray, title=titles)


#: 称呼没有认出来的，句首是某某方、某某公司
_SUBJECT = re.compile(r"[一-龥]{1,6}(?:方|商|单位|公司|中心|车队|工作室|机构|部)(?:对|就|于|不|概|均|恕)")


def _about_service(outline: Outline, line: Line, said: str) -> bool:
    """这个引导句说的是服务之外，不是别的事；said 是冒号之前的话。"""
    if _kind(line.body) or _at_home(outline, line) or _EXTRA.search(said):
        return True
    named = (
        plain_lead(line.body) or party_pattern(outline.reading).search(line.body) or _SUBJECT.match(line.body)
    )
    return bool(named) and not LIABLE.search(said) and not _BARE.match(line.body)


def _kind(text: str) -> str:
    if _SLA.search(text):
        return "sla"
    if LIABLE.search(text) and not re.search(
        r"范围|服务内容|另(?:按|行|外)?[^。；;，,]{0,12}(?:收费|计费|报价|收取)", text
    ):
        return "liability"
    return "scope" if _SERVICE.search(text) else ""


_FOLLOWING = re.compile(rf"(?:以下|下列|下述|如下)[^。；;：:]{{0,12}}?({NOUN})")


def _noun(text: str) -> str:
    found = _FOLLOWING.search(text)
    return found[1] if found else ""


def _proved(outline: Outline, index: int) -> bool:
    """所在的条里写了由谁举证、如何认定。"""
    return attributed(outline, outline.reading.lines[index])
