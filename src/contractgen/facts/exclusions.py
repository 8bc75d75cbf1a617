"""除外事项：哪些工作、情形不在服务范围或者不承担责任，因何原因，由谁认定。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from contractgen.facts.words.exclusion_leads import HEAD, LEAD, NOUN, OTHER_HEAD, leads
from contractgen.facts.words.labels import LABEL
from contractgen.facts.words.outline import Outline, Row, is_item, sentences, trimmed, whole
from contractgen.facts.words.phrases import Content, content, joined
from contractgen.model.reading import Line, Reading, Section, Span

_SLA = re.compile(r"不可用|停机|可用性|可用率|超(?:过|出)?时限|时限|考核|未达标|未达到|SLA|服务水平|服务级别|中断时间|故障时间")
_SERVICE = re.compile(r"服务|维护|运维|维保|工作|支持|范围|保修|质保|职责|修复|响应")
_LIABLE = re.compile(r"责任|赔偿|免责|损失")
_WORKED = re.compile(
    r"不(?:属于|在)[^。；;，,]{0,16}?(?:服务|维护|维保|工作|职责|支持|保修|质保)[^。；;，,]{0,6}?(?:范围|内容|事项)(?:之?内)?"
    r"|不(?:属于|在)[^。；;，,]{0,8}?范围(?:之?内)?|不(?:予|提供|负责|承担)(?:免费)?(?:维护|维修|修复|处理|服务|支持|保修)(?!责任|人)"
    r"|排除在[^。；;，,]{0,12}之外|(?<!不)(?<!不得)(?<!无须)(?<!不再)另行(?:收费|计费|付费)|(?:不|均不)受[^。；;，,]{0,10}(?:SLA|服务水平|服务级别|时限)[^。；;，,]{0,6}(?:约束|限制)"
)
_WITHOUT = re.compile(
    r"(?P<mark>(?:服务|维护|运维|维保|支持|巡检|费用|工作)?[^。；;，,：:“”]{0,8}?(?<!但)不(?:包括|包含|含))[:：]?(?P<what>[^。；;]+)"
)
_NOT_WITHOUT = re.compile(
    r"不(?:包括|包含|含)(?:税|本数|本日|当日|首日|法定|节假|增值税|但不限于|在内)|不含税|包括但不|不包含本数|不包括本数"
)
_NOT_EXCLUDED = re.compile(r"不得|未列明|没有列明|未列入|放假|节假|休息日|暂停|保密|个人信息|属于[^。；;，,]{0,8}除外事项|认为属于|经证明|经认定|查明|鉴定|不(?:因|以)")
_EXCEPT = re.compile(r"除外|除非是?[^，,。；;]+|不适用(?:于)?[^，,。；;]*")
_CONDITION = re.compile(
    r"(?:约定|规定|同意|要求|许可|授权|另有[^，,。；;]{0,8}|允许|披露|期间|知悉|遗漏|发现|紧急情况)的?除外|节假日[^，,。；;]{0,6}除外"
)
_CAUSE = re.compile(
    r"(?:因为|因|由于)(?!此)[^，,。；;、（(]{1,24}?(?:原因|(?=造成|导致|引起|引发|所致|而需|的|[（(]|$))"
    r"|[^，,。；;、]{2,24}(?:造成|导致|引起|引发|所致)(?:的|$)"
)
_QUALIFIED = re.compile(
    r"因|由于|导致|造成|引起|所致|自行|自建|自购|未经|擅自|超出|超过|以外|之外|人为|不可抗力|不当|违规|失误|误操作|私自"
    r"|由(?:甲方|乙方|客户|第三方|用户)|第三方(?:原因|造成|导致)|其他|非(?:本|甲|乙|服务)|另行采购|新增|额外|法律|法规|未(?:按|依)|不符合"
)
_OPEN = re.compile(
    r"包括但不限于|其他[^。；;，,]*|其它[^。；;，,]*|(?:以及|及|和|或)?类似[^。；;，,]*|等(?:等)?(?:[^。；;，,级待额同于值效候]{0,6})?(?=[。；;]?$)"
)
_NOT_OPEN = re.compile(r"其他(?:软件|系统|设备|硬件|供应商|服务商|厂商|第三方|单位|公司|用户|方|人|部门|网络|程序|业务|地点|[一-龥]{2,6}的(?:维|故|升|修))")
_BOUNDED = re.compile(
    r"双方[^。；;]{0,12}(?:约定|确认|同意|书面|协商|列明|签)|书面(?:约定|确认|协议|变更)|法律[^。；;]{0,8}规定|本(?:协议|合同)(?:另有|其他条款|明确)?约定|补充协议|附件"
)
_PROOF = re.compile(
    r"举证|鉴定|认定|原因报告|(?:原因|责任)[^。；;]{0,8}(?:界定|判定|划分)|检测(?:结论|报告|机构|认定)|共同检测|日志[^。；;]{0,10}(?:为准|证明|依据)"
    r"|[^不]能(?:够)?证明|提供[^。；;]{0,8}证明|证据|诊断报告|先行诊断|分析报告"
)
_ANY_PROOF = re.compile(
    r"(?:原因|责任)[^。；;]{0,16}(?:认定|鉴定|举证|界定|判定|共同检测)|(?:认定|鉴定|举证)[^。；;，,]{0,8}(?:原因|责任|除外)"
)
_DOWN = re.compile(r"无法(?:访问|使用|登录|打开|运行|连接)|不(?:可|能)(?:访问|使用|用|登录)|宕机|瘫痪|中断|停机|停止服务|崩溃")
_TABLE = re.compile(r"不包括|不包含|除外|排除|不含(?!税)")
_PRICE = re.compile(r"金额|单价|税")
_SLA_TABLE = re.compile(r"归责|举证|证据")
_OBJECT_COLUMN = re.compile(r"对象|设备|系统")
_CAUSE_COLUMN = re.compile(r"原因|条件|情形")
_PROOF_COLUMN = re.compile(r"举证|认定|证据")


@dataclass(frozen=True, slots=True)
class ExclusionItem:
    """除外的一项。cause 是“因……原因”；qualified 表示附有条件，只在该条件下除外。

    open_end 是兜底的话（其他、等、包括但不限于），bounded 表示兜底以双方约定为界。
    noun 是这一项末尾的名词，供与引导句的“工作”对照。down 是说系统不能用的词（无法访问、中断）；
    contrary 是“但其网络未中断”一类的话，和反过来读的情形（网络中断）。
    """

    span: Span
    related: tuple[Span, ...]
    text: str
    content: Content
    actor: str
    cause: Span | None
    qualified: bool
    open_end: Span | None = None
    bounded: bool = False
    proof: bool = False
    noun: str = ""
    down: str = ""
    contrary: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
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


def exclusion_zones(reading: Reading) -> tuple[ExclusionZone, ...]:
    """全部除外，依行文次序。"""
    outline = Outline(reading)
    anywhere = any(_ANY_PROOF.search(line.text) for line in outline.lines())
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
        if _TABLE.search(heads) or (_SLA_TABLE.search(heads) and "情形" in heads):
            rows.setdefault(row.table, []).append(row)
            taken.update(line.index for line in row.cells)
    for found in rows.values():
        heads = "｜".join(line.cell.head for line in found[0].cells if line.cell)
        items = tuple(item for row in found if (item := _row_item(row)) is not None)
        lead = _line_before(outline, found[0].cells[0].index)
        taken.add(lead.line)
        kind = "scope" if _TABLE.search(heads) else "sla"
        proof = bool(_PROOF_COLUMN.search(heads)) or _proved(outline, lead.line)
        yield ExclusionZone(lead, _noun(outline.reading.text(lead)), kind, items, proof, title=outline.titles(lead.line))


def _row_item(row: Row) -> ExclusionItem | None:
    work = row.cell(_TABLE) or row.cell(_CAUSE_COLUMN)
    if work is None or not work.text.strip():
        return None
    served, cause = row.cell(_OBJECT_COLUMN), row.cell(_CAUSE_COLUMN)
    said = content(work.body)
    if served is not None and served is not work:
        said = joined(content(served.body), said)
    others = tuple(whole(line) for line in (served, cause) if line is not None and line is not work)
    text = "：".join(line.body.strip() for line in (served, work) if line is not None)
    given = cause is not None and cause is not work and bool(cause.text.strip())
    open_end, bounded = _open(work, whole(work))
    return ExclusionItem(
        whole(work), others, text, said, "", whole(cause) if given and cause else None,
        given or bool(_QUALIFIED.search(work.body)), open_end, bounded, row.cell(_PROOF_COLUMN) is not None,
    )  # fmt: skip


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
        led = leads(line) and (bool(_kind(line.body)) or headed)
        if not led and not (headed and line.heading):
            continue
        below = [item for item in outline.listed(line) if item.cell is None and item.index not in taken]
        if not led:
            below = _under(outline, line, taken)
        kind = _kind(f"{line.body}｜{outline.titles(line.index)}") or "scope"
        below = [item for item in below if not leads(item)]
        items = tuple(_item(item, whole(item)) for item in below)
        if not items:
            continue
        taken.update(item.index for item in below)
        taken.add(line.index)
        span = trimmed(line.index, line.text, line.body_start, len(line.text))
        proof = anywhere or _proved(outline, line.index)
        yield ExclusionZone(span, _noun(line.body), kind, items, proof, title=outline.titles(line.index))


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


def _heads_exclusions(outline: Outline, line: Line) -> bool:
    section: Section | None = next(iter(outline.chain(line.index)), None)
    title = section.heading if section is not None else (line.body if line.heading else "")
    return bool(HEAD.search(title)) and not OTHER_HEAD.search(outline.titles(line.index))


def _inline(outline: Outline, taken: set[int], anywhere: bool) -> Iterator[ExclusionZone]:
    """写在一句话里的除外：……不在服务范围、本服务不包括……。"""
    for line in outline.lines():
        if line.index in taken or line.cell is not None or line.heading and len(line.body) < 16:
            continue
        titles = outline.titles(line.index)
        if OTHER_HEAD.search(titles):
            continue
        for start, end in sentences(line.text, line.body_start):
            found = _sentence(line, start, end)
            if found is None:
                continue
            lead, item = found
            at_home = bool(HEAD.search(titles) or re.search(r"范围|内容|服务定义|除外", titles))
            proof = anywhere or item.proof or bool(_PROOF.search(line.text)) or _proved(outline, line.index)
            kind = _kind(line.text[start:end]) or "scope"
            yield ExclusionZone(lead, "", kind, (item,), proof, stray=bool(titles) and not at_home, title=titles)


def _sentence(line: Line, start: int, end: int) -> tuple[Span, ExclusionItem] | None:
    text = line.text[start:end]
    if found := _WORKED.search(text):
        if _NOT_EXCLUDED.search(text[: found.end()]) or not (content(text[: found.start()]).things or _CAUSE.search(text)):
            return None
        lead = Span(line.index, start + found.start(), start + found.end())
        return lead, _item(line, trimmed(line.index, line.text, start, start + found.start()))
    if (found := _WITHOUT.search(text)) and not _NOT_WITHOUT.search(text) and not _NOT_EXCLUDED.search(text):
        what = found["what"]
        said = content(what)
        if not (said.things or said.activities) or not _SERVICE.search(text) or _LIABLE.search(text):
            return None
        lead = trimmed(line.index, line.text, start + found.start("mark"), start + found.end("mark"))
        return lead, _item(line, trimmed(line.index, line.text, start + found.start("what"), start + found.end("what")))
    return None


def _item(line: Line, span: Span) -> ExclusionItem:
    text = line.text[span.start : span.end]
    cause = _CAUSE.search(text)
    open_end, bounded = _open(line, span)
    actor = LABEL.search(text)
    return ExclusionItem(
        span, (), text, content(text), actor[0] if actor else "",
        Span(line.index, span.start + cause.start(), span.start + cause.end()) if cause else None,
        bool(_QUALIFIED.search(text)), open_end, bounded, bool(_PROOF.search(text)), _last_noun(text),
        _down(text), _contrary(text),
    )  # fmt: skip


def _down(text: str) -> str:
    found = _DOWN.search(text.split("但")[0])
    return found[0] if found else ""


def _contrary(text: str) -> tuple[str, str] | None:
    """“无法访问但其内部网络未中断”：反过来读，网络中断时倒不排除。"""
    found = re.search(r"但(其)?([^，,。；;]{1,10})未(中断|损坏|停机|故障)", text)
    return (found[0], found[2] + found[3]) if found else None


def _open(line: Line, span: Span) -> tuple[Span | None, bool]:
    """兜底的话和它是否有界。"""
    text = line.text[span.start : span.end]
    found = _OPEN.search(text)
    if not found or _NOT_OPEN.match(text, found.start()):
        return None, False
    return Span(line.index, span.start + found.start(), span.start + found.end()), bool(_BOUNDED.search(text))


def _kind(text: str) -> str:
    if _SLA.search(text):
        return "sla"
    if _LIABLE.search(text) and not re.search(r"范围|服务内容", text):
        return "liability"
    return "scope" if _SERVICE.search(text) else ""


def _noun(text: str) -> str:
    found = re.search(rf"(?:以下|下列|下述|如下)[^。；;：:]{{0,12}}?({NOUN})", text)
    return found[1] if found else ""


def _last_noun(text: str) -> str:
    found = re.search(r"(问题|情况|情形|故障|原因|改造|事项|损失|事故|损坏|错误)[）)]?$", text)
    return found[1] if found else ""


def _proved(outline: Outline, index: int) -> bool:
    """所在的条里写了由谁举证、如何认定。"""
    article = outline.article(index)
    if article is None:
        return bool(_PROOF.search(outline.reading.lines[index].text))
    return any(_PROOF.search(line.text) for line in outline.reading.lines[article.first : article.last + 1])
