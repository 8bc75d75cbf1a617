"""留到以后再定的内容：待定、TBD、（略）、由双方另行约定。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.slots import slot_at

_TBD = (
    r"(?:TBD|TBC|tbd|tbc|待定|待填写?|待补充?|待确认|待商定|待商议|待协商|待议|待明确|待核定|待签订时确定|另附|到时再议|届时再议|以后再[定议]|视(?:实际|具体|双方)?情况(?:而定|确定)|(?:双方)?再议"
    r"|暂缺|暂定|后补|容后补充|另议|面议"
    r"|待(?:甲方|乙方|客户|服务商|委托方|受托方|业务|财务|法务|采购)[^，。；：]{0,6}?(?:确认|确定|提供|填写|补充|核实|核定|审定|通知)(?:后[^，。；：]{0,6})?"
    r"|待(?:甲乙)?双方[^，。；：]{0,8}?(?:确认|协商|商定|确定|约定|填写)(?:后[^，。；：]{0,8})?)"
)
_WHOLE = re.compile(rf"\s*({_TBD}|略|[（(]略[）)])\s*[。；;.]?\s*")
_VALUE = re.compile(rf"(?<=[：:为至到])\s*({_TBD})(?=\s*(?:$|[，,。；;）)]|[（(]))")
_BRACKETED = re.compile(rf"[（(]\s*({_TBD}|略)\s*[）)]")
_HINT = re.compile("待|另附|再[议定行说谈商细面]|[续后时来][议定谈商]|等|视|TB|tb|略|暂|议|后补|容后")
_TRAILING = re.compile(
    r"(?<=[\u4e00-\u9fff])(待定|待补充|待商定|待商议|待协商|待议|另议|面议|暂缺|(?:到时|届时|以后|后续|日后|事后|将来|回头|下次|另行|再行)再?(?:议|定|谈|商量|商议|面谈|细谈)|[等视待][^，。；：]{1,10}[后前时]再[定议说谈])(?=\s*(?:$|[，,。；;）)]))"
)
_LATER = re.compile(
    r"(?<=[\u4e00-\u9fff])(待[^，。；：]{0,10}(?:再议|再定|另议|商定|议定))(?=\s*(?:$|[，,。；;）)]))"
)
#: 人数待双方确认：所待的是一个值
_AWAITED = re.compile(
    r"(?<=数|量|点|间|额|例|格|准|围|限|式|单|号|员|率|价|期|址|称)"
    r"(暂定(?=[，,。；;])|待(?:甲方|乙方|甲乙双方|双方|客户|服务商|委托方|受托方|业务|财务|法务)[^，。；：]{0,4}(?:确认|确定|提供|填写|补充|核实|商定|协商)(?:后(?:填写|补充|确定))?)(?=\s*(?:$|[，,。；;）)]))"
)
_LATIN = re.compile(r"(?<![A-Za-z0-9])(?:TBD|TBC)(?![A-Za-z0-9])")
_PROVISIONAL = re.compile(r"暂定(?:总?价(?:款|格)?|(?:总)?金额|数量|工期|费用)")
_AGREE_LATER = re.compile(
    r"(?:甲、?乙|甲方[和与、]乙方)?(?:双方|各方|三方|合同当事人)?(?:再|将|应|可|届时|共同|书面|日后|以后){0,2}"
    r"(?:另行|再行|届时|另|后续|日后|嗣后|事后)(?:书面)?(?:约定|磋商(?:确定)?|协商(?:确定|约定|解决)?|商定|商议(?:确定)?|确定|议定|明确"
    r"|签[订署](?:书面)?(?:补充)?(?:协议|合同)(?:予以|加以)?(?:确定|约定|明确))"
    r"|另行通知(?=[。；，]|$)|(?:甲、?乙)?双方(?:以后|日后|今后|将来|届时|事后|后续)(?:再)?(?:商定|商议|协商|约定|议定|确定|商量)(?:确定)?"
    r"|(?:以|按|依|详?见)双方另行(?:签[署订]|约定|确认)的[^，。；]{1,8}"
    r"|(?:届时|日后|以后|后续|事后|将来)由(?:甲乙)?双方[^，。；]{0,4}?(?:商量|协商|商议|商定|议定|决定|确定|约定)(?:决定|确定|约定)?"
    r"|(?:以|按|依|详?见)(?:甲乙)?(?:双方)?(?:后续|日后|将来|届时)[^，。；]{0,8}?(?:商定|约定|协商|确认|确定|签[订署]|提供|出具)[^，。；]{0,10}?(?:为准|执行|确定|文件|协议|(?=[。；]))"
)
_MEETING = re.compile(r"(?:会议|会面|见面|沟通|参观|到访|拜访)")
_ANOTHER_AGREEMENT = re.compile(r"[^，。；]{0,10}(?:补充协议|签订|签署|书面(?:协议|合同))")
_UNLESS = re.compile(r"(?:除非?|但|如|若|没有|未|除[^，。；]{1,10})[^，。；]{0,8}$")
_EXTRA = re.compile(
    r"未尽事宜|(?:期|期限|合同|协议|服务|质保|保修)(?:届满|期满|到期|终止|满|结束)(?:后|之后|以后|时)[^。；]{0,20}$|(?:超出|新增|增加|额外|变更|调整|另外|附加|扩展|续(?:签|约|期)|延长)[^。；]{0,30}$|如需|如有"
    r"|需要[^，。；]{0,12}(?:的|时)，"
)
_ESSENTIAL = re.compile(
    r"价款|价格|价金|费用|单价|总价|金额|付款|支付|期限|时限|时间|验收|标准|SLA|服务级别|服务水平|响应|范围"
    r"|内容|数量|交付|地点"
    r"|考核|办法|细则|规则|罚则|质量|费率|税率|规格|型号|清单|口径|频次|次数|进度|节点|分工|责任|奖惩|扣款|扣减|等级|定级|流程"
    r"|违约金|赔偿|比例|抵扣|上限|指标|方式"
)
_FALLBACK = re.compile(
    r"或者?(?:按照?|依照?|依据|根据|参照)[^，。；]{1,30}(?:执行|处理|确定|办理)|"
    r"(?:未(?:能)?(?:另行|再行)?(?:约定|达成|协商|商定|签订)|没有(?:另行)?约定|协商不成|达不成"
    r"|不能达成)[^。]{0,40}(?:按|依|以|由|适用|则|为准|仍)"
)


@record
class Deferral:
    """一处后定的内容。

    kind：``open``（待定，没有内容）``provisional``（暂定价款一类）``agree``（由双方另行约定）。
    essential 表示所定的是合同的主要内容；fallback 表示同一条里写了约定不成怎么办。
    """

    span: Span
    kind: str
    essential: bool = True
    fallback: bool = False
    later: bool = False


def deferrals(reading: Reading) -> tuple[Deferral, ...]:
    """全文后定的内容，按出现的次序。"""
    found: list[Deferral] = []
    for line in reading.judged():
        if line.part == "comment":
            continue
        found += _open(line)
        found += _agree_later(reading, line)
    return tuple(found)


def _open(line: Line) -> Iterator[Deferral]:
    text = line.text
    if not _HINT.search(text):
        return
    later = line.zone in (Zone.SIGNATURE, Zone.FORM)
    whole = _WHOLE.fullmatch(text, line.body_start) if len(text) - line.body_start < 40 else None
    if whole and not (line.cell is not None and line.cell.header):
        yield Deferral(Span(line.index, *whole.span(1)), "open", later=later)
        return
    taken: list[tuple[int, int]] = []
    for pattern in (_VALUE, _BRACKETED, _TRAILING, _AWAITED, _LATER, _LATIN):
        for found in pattern.finditer(text):
            span = found.span(1 if pattern.groups else 0)
            if (
                slot_at(text, *span) is None
                and "状态" not in text[max(0, span[0] - 8) : span[0]]
                and not any(a < span[1] and span[0] < b for a, b in taken)
            ):
                taken.append(span)
                yield Deferral(Span(line.index, *span), "open", later=later)
    for found in _PROVISIONAL.finditer(text):
        yield Deferral(Span(line.index, *found.span()), "provisional", later=later)


_SOME_TIME = re.compile("另|以后|今后|再行|届时|后续|日后|将来|嗣后|事后")


def _agree_later(reading: Reading, line: Line) -> Iterator[Deferral]:
    text = line.text
    if not _SOME_TIME.search(text):
        return
    for found in _AGREE_LATER.finditer(text):
        start = max(text.rfind("。", 0, found.start()), text.rfind("；", 0, found.start())) + 1
        before = text[start : found.start()]
        if _UNLESS.search(before) or _EXTRA.search(before) or _ANOTHER_AGREEMENT.match(text, found.end()):
            continue
        if text[found.end() : found.end() + 1] in ("的", "除") or _MEETING.match(text, found.end()):
            continue
        stop = min((place for c in "。；" if (place := text.find(c, found.end())) >= 0), default=len(text))
        nearby = _clause_text(reading, line)
        heading = _heading(reading, line)
        essential = bool(_ESSENTIAL.search(before + text[found.end() : stop]) or _ESSENTIAL.search(heading))
        span = Span(line.index, found.start(), found.end())
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
