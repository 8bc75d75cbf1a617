"""分期付款：句子里写明的各期比例和金额，按所在的款归在一起。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.facts.credit_tiers import credit_tiers
from contractgen.model.joined import Joined, joined
from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.money_words import amounts
from contractgen.zh.percentages import parse_percent
from contractgen.zh.sentences import in_slot

_WINDOW = 120
_PERCENT = re.compile(r"(?<![\d.])\d+(?:\.\d+)?\s*[%％]|百分之[零〇一二三四五六七八九十百点]+")
_PAYS = re.compile(
    r"支付|付款|付至|(?<![赔减少多加退])付(?=总价|全款|合同|服务费|余|到|清|\s*[\d百])|付清|首付|预付|进度款|尾款|余款|质保金|质量保证金|验收款|到货款|第[一二三四五六七八九十\d]+[期笔次]|合同款|定金|首期|末期"
)
_OTHER = re.compile(
    r"违约|取消|改期|退场|反悔|滞纳金|利息|逾期|税率|增值税|罚|赔偿|折扣|不低于|不少于|不得低于|可用|上限|不超过|不得超过|浮动|下浮|上浮|涨幅|扣除|抵扣|履约保证金|履约保函|投标|利率|手续费|比例不|优惠|减收|少于|低于|高于|超过|以上|以下(?!节点|方式|期|比例|进度|约定|条件|安排|阶段|时间)"
)
_CANCELLED = re.compile(
    "从[^。；;]{0,12}中(?:扣|抵)|扣减服务费|无故取消|取消的|改期的|提前(?:解除|终止|退出)的"
)
_GRADED = re.compile(
    r"可用|在线率|[一-龥]率[^，。；]{0,10}(?:低于|不足|不低于|达到)|(?:低于|不足|未达|不满)[^，。；]{0,6}\d|每[低降少]|超时"
)
#: 括号里说含税几个点的，不是付款的比例
_TAXED = re.compile(r"[（(](?:其中)?(?:已)?含[^（）()]{0,12}税[^（）()]{0,10}[)）]")
_INSIDE = re.compile(r"其中[^，,。；;]{0,14}$|包含[^，,。；;]{0,10}$")
_CUMULATIVE = re.compile(
    r"(?:支付|付款?|累计(?:支付|付款)?)(?:到|至)[^，,。；;]{0,20}$|累计[^，,。；;]{0,20}$"
)
_RECURRING = re.compile(
    r"每(?:月|季|年|个?自然月|个?季度|半年|期|次|个|笔)|逐月|逐年|按月|按季|按年|等额|平均分"
)
_SHARE = r"(?!(?:的)?(?:[一-龥]{0,4})?\s*\d+(?:\.\d+)?\s*[%％])"
_REST = re.compile(
    rf"余款{_SHARE}|剩余{_SHARE}|其余{_SHARE}|余额{_SHARE}|结清|付清|余下|尾款(?![^，,。；;]{0, 20}\d)"
)
#: 30%，即30,000元：隔了逗号，仍是这一期的；另说一笔钱的（质保金5,000元于一年后支付）不是
_SAME_PART = re.compile(
    r"\s*(?:也就是|即|共?计|合计|折合|金额|款项|人民币|[¥￥（(：:]|为|是|约|应付|支付|付)*\s*"
)
_KEPT = re.compile("保证金|质保金|保修金|扣除|预留|扣留")
_LEFT = re.compile(
    r"(?:余款|余额|余下|(?:剩余|其余)(?:的)?(?:款项|价款|合同款|费用|部分)?)(?:即|为|是|共|计|人民币|[¥￥（(：:\s])*$"
)
#: 另一项费用自己的付清：“运维费于……一次付清”
_OWN_FEE = re.compile(r"费[^。；;]{0,30}一次性?(?:付清|结清)")
_BASE = re.compile(
    r"(?:支付|付|为|按|即|的)?\s*([\u4e00-\u9fff（）()《》]{2,16}?(?:总价款?|总额|总金额|合同价款?|合同金额|合同款|价款|费用|款项|金额|款|价|费))\s*的?\s*$"
)
#: 先做到几成，再付几成：完成50%并经确认后，支付40%。前一个说的是进度
_MET = re.compile(r"\s*(?:以上|及以上|左右)?[^，,。；;、\d]{0,6}?(?:并|且|时|后|之日|的[，,])")
_PROGRESS = re.compile(r"(?:进度|完成|完工|达到?|实现|过|量|率)[^，,。；;、后]{0,8}$")
_FIGURED = re.compile(r"[^，,。；;、]*[\d百]")
_WHOLE_BASE = re.compile(
    r"合同总价款?|合同总额|合同总金额|合同价款?|合同金额|合同款|总价款?|总金额|总额|总费用|服务费用?(?:含税)?总额?|项目总[价额款]"
)


@record
class Instalment:
    """一期。percent 是比值；cumulative 表示“付至”这个比例；base 是别的基数（不是合同总价），空为总价或没有写。"""

    percent: Decimal
    span: Span
    words: str
    amount: Decimal | None
    amount_span: Span | None
    cumulative: bool
    base: str
    provisional: bool
    recurring: bool = False  # 所在的一句写有“每季度”一类
    deposit: bool = False  # 说的是定金


@record
class Plan:
    """一组分期。rest 表示写有“余款”；recurring 表示有“每季度”一类，合计无从算起。"""

    parts: tuple[Instalment, ...]
    rest: bool
    recurring: bool
    article: int  # 所在的条的序号，没有为 -1
    paragraphs: tuple[int, ...]  # 各期所在段落的行号
    left: Decimal | None = None  # 写明的余款：余款37,500元
    left_span: Span | None = None


def payment_plans(reading: Reading) -> tuple[Plan, ...]:
    """全文的分期付款，一款（或几个并列的项）一组。"""
    groups: dict[tuple[int, int], list[tuple[Joined, list[Instalment]]]] = {}
    places = {id(section): place for place, section in enumerate(reading.sections)}
    graded = {
        tier.effect_span for ladder in credit_tiers(reading) for tier in ladder.tiers
    }  # 按得分付几成：不是分期
    for paragraph in joined(reading):
        line = paragraph.lines[0]
        if line.zone not in (Zone.ARTICLE, Zone.ANNEX) or line.cell is not None or line.part != "body":
            continue
        parts = [part for part in _parts(paragraph) if part.span not in graded]
        key = _place(reading, line.index, places)
        if parts or key in groups:
            groups.setdefault(key, []).append((paragraph, parts))
    return tuple(plan for (article, _), rows in groups.items() if (plan := _plan(article, rows)))


def _place(reading: Reading, index: int, places: dict[int, int]) -> tuple[int, int]:
    """所在的条，和并列的各项所属的上级（都是 sections 里的序号）。"""
    section = reading.section_at(index)
    if section is None:
        return -1, -1
    own = places[id(section)]
    above = section.parent if section.first == index and section.kind != "article" else own
    at: int | None = own
    while at is not None and reading.sections[at].kind not in ("article", "annex"):
        at = reading.sections[at].parent
    return (-1 if at is None else at), (-1 if above is None else above)


def _plan(article: int, rows: list[tuple[Joined, list[Instalment]]]) -> Plan | None:
    parts = tuple(part for _, found in rows for part in found)
    if not parts:
        return None
    left = [each for paragraph, _ in rows for each in _left(paragraph)]
    value, span = left[0] if len(left) == 1 else (None, None)
    return Plan(
        parts,
        any(_REST.search(told.text if found else _OWN_FEE.sub("", told.text)) for told, found in rows),
        any(part.recurring for part in parts),
        article,
        tuple(told.lines[0].index for told, found in rows if found),
        value,
        span,
    )


def _left(paragraph: Joined) -> Iterator[tuple[Decimal, Span]]:
    """“余款37,500元”：紧跟着写了金额的余款。"""
    text = paragraph.text
    for each in amounts(text) if _REST.search(text) and not _KEPT.search(text) else ():
        if not each.words and each.value is not None and _LEFT.search(text, 0, each.start):
            yield each.value, paragraph.span(each.start, each.end)


def _parts(paragraph: Joined) -> Iterator[Instalment]:
    text = _TAXED.sub(lambda match: "　" * len(match.group()), paragraph.text)
    if ("%" not in text and "％" not in text and "百分之" not in text) or not _PAYS.search(text):
        return
    found = amounts(text)
    matches = list(_PERCENT.finditer(text))
    for index, match in enumerate(matches):
        following = matches[index + 1].start() if index + 1 < len(matches) else len(text)
        clause = _clause(text, *match.span())
        sentence = _clause(text, *match.span(), "。；;\n")
        before = text[clause[0] : match.start()]
        if _GRADED.search(text[slice(*sentence)]):  # 可用率每低多少减多少：不是分期
            continue
        if (
            not _PAYS.search(text, *sentence)
            or _CANCELLED.search(text, *sentence)
            or _OTHER.search(text, *clause)
            or _INSIDE.search(before)
            or _condition(text, clause[0], match, sentence[1])
        ):
            continue
        if re.match(r"\s*(?:的)?(?:违约金|利息|履约保证金|罚|税)", text[match.end() :]):
            continue
        near = [
            each
            for each in found
            if not each.words and match.end() <= each.start < min(following, match.end() + 30)
        ]
        inside = [
            each
            for each in near
            if "。" not in text[match.end() : each.start]
            and each.value is not None
            and not _LEFT.search(text, match.end(), each.start)
            and _same_part(text[match.end() : each.start])
        ]
        amount = inside[0] if inside else None
        base = _BASE.search(before)
        yield Instalment(
            _ratio(match.group()),
            paragraph.span(*match.span()),
            match.group(),
            amount.value if amount else None,
            paragraph.span(amount.start, amount.end) if amount else None,
            bool(_CUMULATIVE.search(before)),
            "" if base is None or _WHOLE_BASE.search(base[1]) else base[1],
            in_slot(text, *match.span()),
            bool(_RECURRING.search(text, *_clause(text, *match.span(), "。；;\n"))),
            "定金" in text[slice(*sentence)],
        )


def _same_part(between: str) -> bool:
    """比例与金额之间的话：在一个分句里，或者后一分句只说即多少元。"""
    said = re.split("[，,、]", between)
    return len(said) == 1 or _SAME_PART.fullmatch(said[-1]) is not None


def _condition(text: str, first: int, percent: re.Match[str], last: int) -> bool:
    """这个比例说的是付款的条件：它所在的分句还没有说到付，之后同一句里才说付几成、付多少。"""
    if _PAYS.search(text, first, percent.end()):
        return False
    pays = _PAYS.search(text, percent.end(), last)
    if pays is None or not _FIGURED.match(text, pays.end()):
        return False
    between = text[percent.end() : pays.start()]
    return bool(_MET.match(between) or _PROGRESS.search(text, first, percent.start()))


def _clause(text: str, start: int, end: int, marks: str = "，,。；;\n") -> tuple[int, int]:
    """所在的分句（或句子）；没有标点的长段只看前后各一百来字。"""
    left, right = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
    first = max([left, *(text.rfind(c, left, start) + 1 for c in marks)])
    ends = [place for place in (text.find(c, end, right) for c in marks) if place >= 0]
    return first, min(ends, default=right)


def _ratio(words: str) -> Decimal:
    return parse_percent(words.replace("％", "%")).ratio
