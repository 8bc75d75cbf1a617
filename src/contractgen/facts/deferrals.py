"""留到以后再定的内容：待定、TBD、（略）、由双方另行约定。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.exclusion_leads import excluded_lines
from contractgen.facts.words.outline import outlined
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.model.saying import saying
from contractgen.zh.deferral_words import (
    ADJUSTED,
    AGREE_LATER,
    BRACKETED,
    BY_AGREEMENT,
    CELL_TRAILING,
    LATER_HINT,
    LATIN,
    OPEN_HINT,
    PROVISIONAL,
    PROVISIONAL_COUNT,
    SETTLED,
    SIGN_LATER,
    TRAILING,
    VALUE,
    WHOLE,
)
from contractgen.zh.mentions import mentioned
from contractgen.zh.slots import slot_at

_MEETING = re.compile(r"(?:会议|会面|见面|沟通|参观|到访|拜访)")
_ANOTHER_AGREEMENT = re.compile(r"[^，。；]{0,10}(?:补充协议|签订|签署|书面(?:协议|合同))")
_UNLESS = re.compile(r"(?:除非?|但|如|若|没有|未|除[^，。；]{1,10})[^，。；]{0,8}$")
#: 先处理、先照办
_FIRST = re.compile(r"先(?!不|空|放|留)[^，,。；;]{1,12}$")
_LISTED = re.compile("以下|下列|下述|如下")
_CHARGED = re.compile(r"(?:另行|另|单独)(?:报价|收费|计费|计价|付费|结算)")
_APPROVED = re.compile(
    r"[，,]?\s*(?:经|报|待|由)[^，。；]{0,8}(?:同意|确认|批准|审批|认可)[^，。；]{0,4}(?:后|方|再)"
)
_WITHIN = re.compile(r"(?:日|天|小时|分钟|周|月)(?:之?内|以内)$")
_FOLLOWS = re.compile(
    r"(?:顺延|相应(?:延长|缩短|扣减|核减|增加|减少|调整))[^，,。；;]{0,6}[，,][^，,。；;]{0,6}$"
)
_ARRANGED = re.compile(r"(?:另行|再行?|另)(?:书面)?(?:安排|落实|告知|通知|公布|发布|下发|派|换)")
_EXTRA = re.compile(
    r"未尽事宜|(?:期|期限|合同|协议|服务|质保|保修)(?:届满|期满|到期|终止|满|结束)(?:后|之后|以后|时)[^。；]{0,20}$|(?:超出|新增|增加|额外|变更|调整|另外|附加|扩展|续(?:签|约|期)|延长)[^。；]{0,30}$|如需|如有"
    r"|需要[^，。；]{0,12}(?:的|时)，"
)
#: 超出免费额度的部分怎样计价：本来就会用到，不是另外的事
_WITHIN_REACH = re.compile(
    r"超[出过][^，。；]{0,12}(?:限额|额度|限量|定额|用量|流量|工时|次数|上限|起步|基数)[^，。；]{0,6}(?:计价|计费|收费|结算|计算)(?:方式|方法|办法|标准|规则)将?$|超[出过][^，。；]{1,14}的?(?:收费|计费|计价|结算)(?:标准|方式|办法|规则)将?$"
)
_ESSENTIAL = re.compile(
    r"价款|价格|价金|费|单价|总价|金额|款项|付款|支付|期限|时限|时间|时点|日期|验收|标准|SLA|服务级别|服务水平|响应|范围|内容|数量|交付|地点|地址"
    r"|考核|办法|细则|规则|罚则|质量|税率|规格|型号|清单|口径|频次|频率|次数|进度|节点|分工|责任|奖惩|奖励|扣款|扣减|等级|定级|流程|违约金|赔偿|补偿|比例|抵扣|上限|下限"
    r"|指标|方式|人数|人员|名单|容量|配置|限额|额度|折扣|系数|基数|阈值|归属|权属|承担|退还|押金|保证金|保险|管辖|参数|版本|名称|编号|账号|培训|对象|条件"
)
#: 由双方协商确定：只有价钱、期限一类才值得一说
_WEIGHTY = re.compile(
    r"价款|价格|单价|总价|费用?|金额|违约金|赔偿|补偿|比例|上限|限额|期限|时限|标准|范围|归属|分成|折扣|保证金|押金|利率|费率|税率"
)
_DISPUTE = re.compile(r"争议|纠纷|分歧|异议|争端|协商解决")
_FALLBACK = re.compile(
    r"或者?(?:按照?|依照?|依据|根据|参照)[^，。；]{1,30}(?:执行|处理|确定|办理)|"
    r"先(?:行)?(?:按照?|依照?|以)[^，。；]{1,30}(?:执行|处理|办理|处置|计算|支付|结算|施工|供货|为准)|"  # 先照办，事后再核
    r"(?:在此|确定|商定|签订)[之以]?前[^。；]{0,16}(?:按|依|执行)|协商未果|"
    r"(?:未(?:能)?(?:另行|再行)?(?:约定|达成|协商|商定|签订)|没有(?:另行)?约定|(?:协商|商议|谈)不成|达不成"
    r"|不能达成)[^。]{0,40}(?:按|依|以|由|适用|则|为准|仍)"
)


@record
class Deferral:
    """一处后定的内容。

    kind：``open``（待定，没有内容）``provisional``（暂定价款一类）``agree``（由双方另行约定）。
    essential 表示所定的是合同的主要内容；fallback 表示同一条里写了约定不成怎么办，暂定的则是写了按什么结算。
    """

    span: Span
    kind: str
    essential: bool = True
    fallback: bool = False
    later: bool = False


def deferrals(reading: Reading) -> tuple[Deferral, ...]:
    """全文后定的内容，按出现的次序。"""
    found: list[Deferral] = []
    settled = any(SETTLED.search(line.text) for line in saying(reading, ("结算",)))
    for line in reading.judged():
        if line.part == "comment":
            continue
        found += _open(line, settled)
        found += _agree_later(reading, line)
    return tuple(found)


def _open(line: Line, settled: bool) -> Iterator[Deferral]:
    text = line.text
    if not OPEN_HINT.search(text):
        return
    later = line.zone in (Zone.SIGNATURE, Zone.FORM)
    whole = WHOLE.fullmatch(text, line.body_start) if len(text) - line.body_start < 40 else None
    if whole and not (line.cell is not None and line.cell.header):
        yield Deferral(Span(line.index, *whole.span(1)), "open", later=later)
        return
    if (
        line.cell is not None
        and not line.cell.header
        and len(text) < 24
        and (tail := CELL_TRAILING.fullmatch(text))
    ):
        yield Deferral(Span(line.index, *tail.span(1)), "open", later=later)
        return
    taken: list[tuple[int, int]] = []
    for pattern in (VALUE, BRACKETED, TRAILING, LATIN):
        for found in pattern.finditer(text):
            span = found.span(found.lastindex or 0)
            if (
                slot_at(text, *span) is None
                and "状态" not in text[max(0, span[0] - 8) : span[0]]
                and not mentioned(text, *span)
                and not any(a < span[1] and span[0] < b for a, b in taken)
            ):
                taken.append(span)
                if pattern is TRAILING and text[span[0] - 1] in "的者":  # 晚于零点返程的另议：只是这一种情形
                    clause = text[max(text.rfind(mark, 0, span[0]) for mark in "。；;，,") + 1 : span[0]]
                    essential = bool(_ESSENTIAL.search(clause))
                    if not essential:
                        continue
                    yield Deferral(Span(line.index, *span), "agree", essential, bool(_FALLBACK.search(text)))
                    continue
                yield Deferral(Span(line.index, *span), "open", later=later)
    for found in PROVISIONAL_COUNT.finditer(text) if not ADJUSTED.search(text) else ():
        yield Deferral(Span(line.index, *found.span()), "provisional", fallback=settled, later=later)
    for found in PROVISIONAL.finditer(text):
        yield Deferral(Span(line.index, *found.span()), "provisional", fallback=settled, later=later)


def _agree_later(reading: Reading, line: Line) -> Iterator[Deferral]:
    text = line.text
    if not LATER_HINT.search(text) or line.index in excluded_lines(outlined(reading)):
        return  # 不在服务之内的事，到时另谈是常理
    taken = 0
    for found in sorted(
        (each for pattern in (AGREE_LATER, BY_AGREEMENT, SIGN_LATER) for each in pattern.finditer(text)),
        key=lambda each: each.start(),
    ):
        if found.start() < taken or mentioned(text, *found.span()):
            continue
        taken = found.end()
        start = max(text.rfind("。", 0, found.start()), text.rfind("；", 0, found.start())) + 1
        before = text[start : found.start()]
        if _FIRST.search(before) and text[found.start()] == "再":
            continue  # 先处理再谈：事情照做
        if _LISTED.search(before) and _CHARGED.search(found[0]) and "：" in text[found.end() :]:
            continue  # 以下故障的修复由乙方另行报价：……：列的是价款之外的事
        if found[0].endswith("确认") and _FOLLOWS.search(before):
            continue  # 交付期限相应顺延，双方另行书面确认：怎样变已经说了，确认只是手续
        if _WITHIN.search(before) and _ARRANGED.fullmatch(found[0]):
            continue  # 应在3日内另行安排：是限期要做的一件事
        if (
            _UNLESS.search(before)
            or (_EXTRA.search(before) and not _WITHIN_REACH.search(before))
            or _ANOTHER_AGREEMENT.match(text, found.end())
        ):
            continue
        if text[found.end() : found.end() + 1] in ("的", "除") or _MEETING.match(text, found.end()):
            continue
        if _CHARGED.search(found[0]) and _APPROVED.match(text, found.end()):
            continue  # 另行报价，经甲方书面同意后实施：怎样定已经说了
        stop = min((place for c in "。；" if (place := text.find(c, found.end())) >= 0), default=len(text))
        nearby = _clause_text(reading, line)
        heading = _heading(reading, line)
        if found.re is SIGN_LATER and (not _WEIGHTY.search(before) or re.search("变更|修改|续|未尽", before)):
            continue
        if found.re is BY_AGREEMENT and (not _WEIGHTY.search(before) or _DISPUTE.search(before)):
            continue
        essential = bool(_ESSENTIAL.search(before + text[found.end() : stop]) or _ESSENTIAL.search(heading))
        if not essential and before[-1:] in ("的", "者"):
            continue
        first = found.start() + (text[found.start()] == "由")
        span = Span(line.index, first, found.end())
        yield Deferral(span, "agree", essential, bool(_FALLBACK.search(nearby)))


def _heading(reading: Reading, line: Line) -> str:
    """本行所在各级的标题。"""
    section = reading.section_at(line.index)
    found = ""
    while section is not None:
        found += section.heading + "\n"
        section = reading.sections[section.parent] if section.parent is not None else None
    return found


def _clause_text(reading: Reading, line: Line) -> str:
    """本行所在的一条的全文。"""
    section = reading.section_at(line.index)
    if section is None:
        return line.text
    return section.heading + "\n".join(other.text for other in reading.lines_of(section))
