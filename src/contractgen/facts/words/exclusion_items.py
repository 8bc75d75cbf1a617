"""除外的一项：对象、工作、原因、条件、兜底的话，从一格、一行或者一段里取出。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.attribution import PROOF, proves
from contractgen.facts.words.causes import cause_in
from contractgen.facts.words.exclusion_leads import leads_out
from contractgen.facts.words.labels import LABEL
from contractgen.facts.words.open_ends import open_end
from contractgen.facts.words.outline import Row, trimmed, whole
from contractgen.facts.words.phrases import Content, content, joined
from contractgen.model.reading import Line, Span
from contractgen.model.record import record

__all__ = (
    "PROOF", "PROOF_COLUMN", "QUALIFIED", "TABLE", "ExclusionItem", "made_item", "row_item", "split", "within",
)  # fmt: skip

QUALIFIED = re.compile(
    r"因|由于|导致|造成|引起|所致|自行[^，,。；;、]{1,12}?(?:的|后)|自建|自购|自备|未经|擅自|超出|超过|以外|之外|人为|不可抗力|不当|违规"
    r"|失误|误操作|私自"
    r"|由(?:甲方|乙方|客户|第三方|用户)(?!另|自|负责|委托|承担|安排|办理|解决)|第三方(?:原因|造成|导致)|其他|非(?:本|甲|乙|服务)|另行采购"
    r"|新增|额外|依法|法律(?!咨询|服务|顾问|文书|检索)|法规(?!库|数据|检索|汇编)|摔|碰坏|砸|弄坏|丢失|进水|损毁|未(?:按|依|交|纳入|列入|托管|委托|接入|登记)|不符合"
)
#: 列标题里的话；写在括号里的（“到场时限（远程无法排除时）”）只是附注，不是说这一列都除外
TABLE = re.compile(
    r"(?:不包括|不包含|除外|(?<!故障)排除(?!故障|时[限间]|期限)|不含(?!税)|例外|范围外|不[^。；;，,税可同良少得]{1,5}的?(?:事项|工作|内容|项目|范围|情形|故障|工单))"
    r"(?![^（(｜]*[）)])"
)
_OBJECT_COLUMN = re.compile(r"对象|设备|系统")
_CAUSE_COLUMN = re.compile(r"原因|条件|情形")
PROOF_COLUMN = re.compile(r"举证|认定|证据")
_MARKED = re.compile(r"[；;]|[（(]\d+[)）]|[①-⑳]")
_PIECE = re.compile(r"(?:[（(]\d+[)）]|[①-⑳])?[^；;①-⑳（(]+(?:[（(](?!\d+[)）])[^；;]*?[)）][^；;①-⑳（(]*)*")
#: 括号里的顿号不分项；“，如杀毒软件、办公软件等”是举例，属于前一项
_LISTED = re.compile(
    r"(?:[（(][^（()）]*[)）]|[，,](?=(?:例如|比如|譬如|诸如|如(?!果))[^；;。]*等)[^；;。]*|[^、，,])+"
)
_DOWN = re.compile(
    r"无法(?:访问|使用|登录|打开|运行|连接)|不(?:可|能)(?:访问|使用|用|登录)|宕机|瘫痪|中断|停机"
    r"|停止服务|崩溃"
)


@record
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


def row_item(row: Row) -> ExclusionItem | None:
    work = row.cell(TABLE) or row.cell(_CAUSE_COLUMN)
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
        given or bool(QUALIFIED.search(work.body)), open_end, bounded, row.cell(PROOF_COLUMN) is not None,
    )  # fmt: skip


#: 逐项各自成句的：充电枪的更换不属于本合同的服务内容
_SAID_OUT = re.compile(
    r"(?:也|均|都|一律)?(?:不(?:属于?|在|列入|纳入|包括在|包含在|含在|计入)|排除在)[^，,。；;]{0,16}(?:范围|内容|职责|之列|之内|以内)(?:之?内|以内|之列)?$"
)
_SHORTEST = 4


def made_item(line: Line, span: Span) -> ExclusionItem:
    text = line.text[span.start : span.end]
    if (said := _SAID_OUT.search(text)) and said.start() >= _SHORTEST:
        text = text[: said.start()]
        span = Span(span.line, span.start, span.start + said.start())
    cause = cause_in(text)
    open_end, bounded = _open(line, span)
    actor = LABEL.search(text)
    return ExclusionItem(
        span, (), text, content(text), actor[0] if actor else "",
        Span(line.index, span.start + cause.start(), span.start + cause.end()) if cause else None,
        bool(QUALIFIED.search(text)), open_end, bounded, proves(text), _last_noun(text),
        _down(text), _contrary(text),
    )  # fmt: skip


def within(line: Line) -> Iterator[ExclusionItem]:
    """引导句与各项写在同一段：不属于范围：（1）……；（2）……。"""
    colon = next((at for at, char in enumerate(line.text) if char in "：:" and at >= line.body_start), -1)
    led = line.text[line.body_start : colon + 1]
    if colon < 0 or not leads_out(led):
        return
    end = line.text.find("。", colon)
    yield from split(line, colon + 1, end if end > 0 else len(line.text))


def split(line: Line, start: int, end: int) -> Iterator[ExclusionItem]:
    """一段里的各项：有分号或编号的按分号、编号，否则按顿号（各项都有工作，或者都没有）。"""
    text = line.text[start:end]
    if not text.strip():
        return
    pieces = list(_PIECE.finditer(text)) if _MARKED.search(text) else list(_LISTED.finditer(text))
    said = [content(piece[0]) for piece in pieces]
    if not _MARKED.search(text) and any(one.activities for one in said) != all(
        one.activities for one in said
    ):
        yield made_item(line, trimmed(line.index, line.text, start, end))
        return
    for piece in pieces:
        body = re.match(r"\s*(?:[（(]\d+[)）]|[①-⑳]|\d+[.、)）])?\s*", piece[0])
        first = start + piece.start() + (body.end() if body else 0)
        span = trimmed(line.index, line.text, first, start + piece.end())
        if span.end - span.start > 1:
            yield made_item(line, span)


def _down(text: str) -> str:
    found = _DOWN.search(text.split("但")[0])
    return found[0] if found else ""


def _contrary(text: str) -> tuple[str, str] | None:
    """“无法访问但其内部网络未中断”：反过来读，网络中断时倒不排除。"""
    found = re.search(r"但(其)?([^，,。；;]{1,10})未(中断|损坏|停机|故障)", text)
    return (found[0], found[2] + found[3]) if found else None


def _open(line: Line, span: Span) -> tuple[Span | None, bool]:
    """兜底的话和它是否有界。"""
    found = open_end(line.text[span.start : span.end])
    if found is None:
        return None, False
    return Span(line.index, span.start + found[0], span.start + found[1]), found[2]


def _last_noun(text: str) -> str:
    found = re.search(r"(问题|情况|情形|故障|原因|改造|事项|损失|事故|损坏|错误)[）)]?$", text)
    return found[1] if found else ""
