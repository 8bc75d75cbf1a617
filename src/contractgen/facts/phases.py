"""只写金额的分期付款：分两期支付，首期……，末期……；共四个季度，每季度……。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from contractgen.facts.words.fee_items import fee_item
from contractgen.model.joined import Joined, joined
from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record, replace
from contractgen.zh.money_words import FoundAmount, amounts
from contractgen.zh.numerals import parse_number
from contractgen.zh.sentences import in_slot

#: 分两期支付：首期……，末期……
_PHASED = re.compile(
    r"分\s*(?P<n>[二两三四五六]|[2-6])\s*(?:期|次|笔|批)(?:支付|付款|付清|付|结清|给付|打款|(?=[：:，,]))"
)
_PHASE = re.compile(
    r"(?:首[期次笔]|首付|末[期次笔]|尾款|余款|[日月天](?:之?[内前]|以内)|第[一二三四五六\d][期次笔批]|支付|付款?|计)(?:款|支付|付)?(?:人民币|¥|￥|为|计|：|:|\s)*$"
)
_TAX = re.compile(
    r"(?:含\s*)?\d+\s*[%％]\s*(?:的)?(?:增值)?税|税率[^，,。；;]{0,6}[%％]|百分之\S{1,3}的?增值税"
)
_EVERY = re.compile(
    r"(?:[每各逐]|第[一二三四五])(?:一|个)?(?:服务|合同|自然|会计|履约|运营|计费|结算)?(?:年度?|季度?|学期|学年|半年|月度?|批次?|期|周期|[台套站店点家户])[^，,。；;]{0,8}$"
)
#: 几个季度、几个月合一年：说的也许是每一年
_A_YEAR = {"季": 4, "月": 12, "半": 2}
#: 分期之外另有一笔
_BESIDE = re.compile(r"其余|余款|剩余|余下|尾款|首付|首[期次笔]|预付|定金|质保金|保证金|进度款|[%％]")
_EACH_TERM = re.compile(
    r"(?:共|分|合计)\s*(?P<n>[二两三四五六七八九十]{1,2}|\d{1,2})\s*(?:个)?(?P<unit>季度?|半年|期|次|月)(?:等额|平均|均匀)?(?:支付|付款|付清|结清|缴纳|结算|付)?[，,：:]?\s*每\s*(?:个)?(?P<each>季度?|半年|期|次|月)(?:支付|付|各付)?[^，,。；;\d]{0,6}$"
)


@record
class Phases:
    """只写金额的分期：各期的金额与位置；每期相同的写一个数，count 是期数。"""

    amounts: tuple[Decimal, ...]
    spans: tuple[Span, ...]
    count: int
    provisional: bool
    item: str = ""  # 说的是哪一项费用：实施费分两次付；没有指明的为空
    every: bool = False  # 每年度分两次付：各期之和是一年的


def phases(reading: Reading) -> tuple[Phases, ...]:
    """全文只写金额的分期付款。"""
    found = []
    paragraphs = tuple(joined(reading))
    for place, paragraph in enumerate(paragraphs):
        line, text = paragraph.lines[0], paragraph.text
        told = _PHASED.search(text) if line.cell is None and line.part == "body" else None
        if told is None and line.cell is None and (termly := _each_term(paragraph)):
            found.append(termly)
            continue
        if (
            told is None
            or re.search("其余|余款|剩余|尾款|余下", text[: told.start()])
            or re.search("[%％]|百分之", _TAX.sub("", text))
            or line.zone not in (Zone.ARTICLE, Zone.ANNEX)
        ):
            continue
        due = [
            each
            for each in amounts(text)
            if not each.words and each.value is not None and each.start > told.end()
            and (_PHASE.search(text[max(0, each.start - 12) : each.start]) or "每" in text[max(0, each.start - 6) : each.start])
        ]  # fmt: skip
        count = int(parse_number(told["n"]))
        base = next(
            (each for each in amounts(text) if not each.words and 0 <= told.start() - each.end <= 4), None
        )
        if base is not None and base.value == sum((_value(each) for each in due), Decimal(0)):
            continue  # “其余156,000元分两次付”：各期之和就是这个数
        same = len(due) == 1 and bool(
            "每" in text[max(0, due[0].start - 6) : due[0].start]
            or re.fullmatch("[，,：:]每[季月期次半][^。；;]{0,24}", text[told.end() : due[0].start])
        )
        if (
            not due
            and text.rstrip()[-1:] in ("：", ":")
            and (listed := _listed(paragraphs[place + 1 :], count))
        ):
            found.append(_said(listed, text[: told.start()]))
        elif due and (len(due) == count or same):
            values = tuple(_value(each) for each in due) * (count if same else 1)
            spans = tuple(paragraph.span(each.start, each.end) for each in due)
            slots = any(in_slot(text, e.start, e.end) for e in due)
            found.append(_said(Phases(values, spans, count, slots), text[: told.start()]))
    return tuple(found)


def _said(plan: Phases, before: str) -> Phases:
    """分期之前的话：哪一项费用、每隔多久分一回。"""
    clause = re.split("[。；;]", before)[-1]
    return replace(plan, item=fee_item(clause), every=bool(_EVERY.search(clause)))


def _each_term(paragraph: Joined) -> Phases | None:
    """共四个季度，每季度支付31,000元。"""
    text = paragraph.text
    for each in amounts(text) if "每" in text else ():
        told = None if each.words or each.value is None else _EACH_TERM.search(text, 0, each.start)
        if told is not None and told["unit"][:1] == told["each"][:1]:
            count = int(parse_number(told["n"]))
            span = (paragraph.span(each.start, each.end),)
            said = re.split("[。；;]", text[: told.start()])[-1]
            if fee_item(said) or _BESIDE.search(_TAX.sub("", text)):
                continue  # 驻场费分四个季度支付、余款分四个季度支付：不是全部价款
            slot = in_slot(text, each.start, each.end)
            every = _A_YEAR.get(told["unit"][0]) == count or bool(_EVERY.search(said))
            return Phases((_value(each),) * count, span, count, slot, every=every)
    return None


def _listed(following: Sequence[Joined], count: int) -> Phases | None:
    """“分三笔：”之后逐项写的：1）签约后付10,800元；2）……"""
    values: list[Decimal] = []
    spans: list[Span] = []
    provisional = False
    for paragraph in following[:count]:
        text = paragraph.text
        due = [each for each in amounts(text) if not each.words and each.value is not None]
        if len(due) != 1 or "付" not in text or "%" in text or "百分之" in text or "每" in text:
            return None
        values.append(_value(due[0]))
        spans.append(paragraph.span(due[0].start, due[0].end))
        provisional = provisional or in_slot(text, due[0].start, due[0].end)
    return Phases(tuple(values), tuple(spans), count, provisional) if len(values) == count else None


def _value(each: FoundAmount) -> Decimal:
    assert each.value is not None
    return each.value
