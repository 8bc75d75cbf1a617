"""除外事项：哪些工作、情形不在服务范围或者不承担责任，因何原因，由谁认定。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.activities import STANDALONE
from contractgen.facts.words.exclusion_items import (
    CAUSE,
    PROOF,
    PROOF_COLUMN,
    TABLE,
    ExclusionItem,
    made_item,
    row_item,
    split,
    within,
)
from contractgen.facts.words.exclusion_leads import HEAD, NOUN, OTHER_HEAD, PLAIN_LEAD, leads
from contractgen.facts.words.naming import party_pattern
from contractgen.facts.words.outline import Outline, Row, is_item, outlined, sentences, trimmed, whole
from contractgen.facts.words.phrases import content
from contractgen.facts.words.services import SERVING
from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record
from contractgen.model.saying import saying

_SLA = re.compile(
    r"不可用|停机|可用性|可用率|超(?:过|出)?时限|时限|考核|未达标|未达到|SLA|服务水平|服务级别"
    r"|中断时间|故障时间"
)
_SERVICE = re.compile(rf"{SERVING}|工作|范围|职责|修复|响应")
_LIABLE = re.compile(r"责任|赔偿|免责|损失")
_WORKED = re.compile(
    rf"不(?:属于|在)[^。；;，,]{{0,16}}?(?:{SERVING}|工作|职责)[^。；;，,]{{0,6}}?(?:范围|内容|事项|之列)(?:之?内)?"
    r"|不(?:属于|在)[^。；;，,]{0,8}?范围(?:之?内)?|不(?:予|提供|负责|承担)(?:免费)?(?:维护|维修|修复"
    r"|处理|服务|支持|保修)(?!责任|人)"
    r"|概不(?:承接|承办|负责|处理|受理|过问)|(?:活|事|工作|服务|项目|东西|这些|故障|毛病)(?:都|均|一概|一律|也|全|就)?不(?:包|管|做|接|揽)(?=[。；;，,]|$)|不在[^。；;，,]{0,10}(?:费用?|价款|月费|年费|总价)(?:之?内|以内|之中)|不(?:包括|包含|列入|纳入)(?:在|于)?[^。；;，,]{0,6}(?:服务|工作|范围|维保|运维)(?:范围)?(?:之?内|以内|之中|之列)?(?=[。；;，,]|$)|不含(?:在|于)[^。；;，,]{0,10}(?:费用?|价款|月费|年费|总价)(?:之?内|以内|中)?|不另[^。；;，,]{0,4}承接"
    r"|排除在[^。；;，,]{0,12}之外|(?<!不)(?<!不得)(?<!无须)(?<!不再)另行(?:收费|计费|付费)|(?:不"
    r"|均不)受[^。；;，,]{0,10}(?:SLA|服务水平|服务级别|时限|时间|期限|指标|考核)[^。；;，,]{0,6}(?:约束|限制)"
)
#: 乙方不负责数据库的备份与恢复
_REFUSES = re.compile(
    r"(?P<mark>(?:方|商|人)(?:均|并|也)?不(?:负责|提供|承担|处理|受理|进行)(?:对)?)(?P<what>[^。；;，,：:]{3,40})"
)
#: 只说“不包括：”的，要在说范围的标题之下
_BARE = re.compile(r"(?:不(?:包括|包含|含)|除外)[:：]")
_TURNED_DOWN = re.compile(r"概不|不(?:属于|在)|不(?:予|提供|负责)|排除在|不(?:包|管|做|接)(?=[。；;，,]|$)")
_NOT_REFUSED = re.compile(r"责任|费用|损失|义务|后果|风险|以下|下列|如下|任何|赔偿|税|其他")
_WITHOUT = re.compile(
    r"(?P<mark>(?:服务|维护|运维|维保|支持|巡检|费用|工作)?[^。；;，,：:“”（）()]{0,8}?(?<!但)不(?:包括|包含"
    r"|含))[:：]?(?P<what>[^。；;]+)"
)
_NOT_WITHOUT = re.compile(
    r"不(?:包括|包含|含)(?:税|本数|起始|届满|本日|当日|首日|法定|节假|增值税|但不限于|在内)|不含税|包括但不"
    r"|不包含本数|不包括本数"
)
_NOT_EXCLUDED = re.compile(
    r"不得|未列明|没有列明|未列入|放假|节假|休息日|暂停|保密|个人信息|属于[^。；;，,]{0,8}除外事项"
    r"|认为属于|经证明|经认定|认定后|查明|鉴定|不(?:因|以)"
)
#: “没有列明的事项和日志的备份不属于范围”：后半说的是一项具体的工作
_UNLISTED = re.compile(
    r"^[^。；;]*?(?:未列明|没有列明|未列入|未载明)[^。；;，,、和与及]{0,10}(?:以及|和|与|及|、|，|或者?)"
)
_ANY_PROOF = re.compile(
    r"(?:原因|责任)[^。；;]{0,16}(?:认定|鉴定|举证|界定|判定|共同检测)|(?:认定|鉴定"
    r"|举证)[^。；;，,]{0,8}(?:原因|责任|除外)"
)
_PROVED = ("认定", "鉴定", "举证", "界定", "判定", "共同检测")
_PRICE = re.compile(r"金额|单价|税")
_AT_HOME = re.compile(
    rf"{SERVING}(?:的)?(?:内容|范围|事项|项目|标的|什么|哪些)|(?:外包|订购|订阅|租用|委托)(?:的)?(?:内容|范围|事项|项目)|[管做包租](?:什么|哪些|些什么)"
)
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
        if TABLE.search(heads) or (_SLA_TABLE.search(heads) and "情形" in heads):
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
        plain = bool(PLAIN_LEAD.search(line.body) or party_pattern(outline.reading).search(line.body))
        said = re.split("[：:]", line.body)[0]
        plain = plain and not _LIABLE.search(said)
        plain = plain and (_at_home(outline, line) or not _BARE.match(line.body))
        led = leads(line) and (bool(_kind(line.body)) or headed or plain or _at_home(outline, line))
        if not led and not (headed and line.heading):
            continue
        below = [item for item in outline.listed(line) if item.cell is None and item.index not in taken]
        if not led:
            below = _under(outline, line, taken)
        kind = _kind(f"{said}｜{outline.titles(line.index)}") or "scope"
        below = [item for item in below if not leads(item)]
        items = tuple(made_item(item, whole(item)) for item in below)
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
    return len(body) <= 40 and not re.search(r"应(?!用|急)|须|可以|有权|不得|按第|依第", body)


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
    for line in saying(outline.reading, ("不", "排除在", "另行")):
        if line.index in taken or line.cell is not None or (line.heading and len(line.body) < 16):
            continue
        titles = outline.titles(line.index)
        elsewhere = bool(OTHER_HEAD.search(titles))
        for start, end in sentences(line.text, line.body_start):
            found = _sentence(line, start, end)
            if found is None:
                continue
            lead, items = found
            if elsewhere and not _plain_work(line.text[start:end], items):
                continue
            at_home = bool(HEAD.search(titles) or re.search(r"范围|内容|服务定义|除外", titles))
            proof = (
                anywhere
                or any(item.proof for item in items)
                or bool(PROOF.search(line.text))
                or _proved(outline, line.index)
            )
            kind = _kind(line.text[start:end]) or "scope"
            yield ExclusionZone(
                lead, "", kind, items, proof, stray=bool(titles) and not at_home, title=titles
            )


def _sentence(line: Line, start: int, end: int) -> tuple[Span, tuple[ExclusionItem, ...]] | None:
    text = line.text[start:end]
    if "不" not in text and "排除在" not in text and "另行" not in text:
        return None
    if found := _WORKED.search(text):
        unlisted = _UNLISTED.match(text[: found.start()])
        first = unlisted.end() if unlisted else 0
        said = content(text[first : found.start()])
        told = text[first : found.end()]
        if found[0].startswith(("不受", "均不受", "不在", "不含")):
            told = re.sub(r"放假|节假日?|休息日", "", told)  # 节假日的话务不受指标约束：说的不是放假
        if _NOT_EXCLUDED.search(told) or not (
            said.things or said.activities & STANDALONE or CAUSE.search(text)
        ):
            return None
        if unlisted and not said.activities:
            return None
        lead = Span(line.index, start + found.start(), start + found.end())
        return lead, (made_item(line, trimmed(line.index, line.text, start + first, start + found.start())),)
    if (found := _REFUSES.search(text)) and not _NOT_REFUSED.search(found["what"]):
        said = content(found["what"])
        if said.things and said.activities:
            lead = Span(line.index, start + found.start("mark"), start + found.end("mark"))
            at = trimmed(line.index, line.text, start + found.start("what"), start + found.end("what"))
            return lead, (made_item(line, at),)
    if (found := _WITHOUT.search(text)) and not _NOT_WITHOUT.search(text) and not _NOT_EXCLUDED.search(text):
        what = found["what"]
        said = content(what)
        if (
            not (said.things or said.activities)
            or not re.search(rf"{SERVING}|范围|价款|费用|月费|年费", text)
            or _LIABLE.search(text)
        ):
            return None
        lead = trimmed(line.index, line.text, start + found.start("mark"), start + found.end("mark"))
        return lead, tuple(split(line, start + found.start("what"), start + found.end("what")))
    return None


def _plain_work(text: str, items: tuple[ExclusionItem, ...]) -> bool:
    """说的就是不做某物的某项工作，不是责任：夹在通知、解除的条里也算。"""
    one = items[0]
    done = bool(one.content.things and one.content.activities) and one.cause is None
    return done and bool(_TURNED_DOWN.search(text)) and not _LIABLE.search(text)


def _kind(text: str) -> str:
    if _SLA.search(text):
        return "sla"
    if _LIABLE.search(text) and not re.search(
        r"范围|服务内容|另(?:按|行|外)?[^。；;，,]{0,12}(?:收费|计费|报价|收取)", text
    ):
        return "liability"
    return "scope" if _SERVICE.search(text) else ""


def _noun(text: str) -> str:
    found = re.search(rf"(?:以下|下列|下述|如下)[^。；;：:]{{0,12}}?({NOUN})", text)
    return found[1] if found else ""


def _proved(outline: Outline, index: int) -> bool:
    """所在的条里写了由谁举证、如何认定。"""
    article = outline.article(index)
    if article is None:
        return bool(PROOF.search(outline.reading.lines[index].text))
    return any(PROOF.search(line.text) for line in outline.reading.lines[article.first : article.last + 1])
