"""没有达到服务级别的后果：抵扣、违约金、减收、解除；以及只说“相应责任”“视为违约”的话。"""

from __future__ import annotations

import re

from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.sentences import sentences
from contractgen.zh.slots import slots

_LEVEL = re.compile(
    r"(?:没|未)(?:有|能)?按[^，。；;]{0,12}时间|上述时间|SLA|服务级别|服务水平|可用[性率]|关键绩效指标|KPI|(?:上述|前述|约定的?|各项|任一|该)(?:指标|比例|比率|标准)|未(?:能)?(?:按期|按时|及时|在)[^，。；;]{0,20}(?:修复|恢复|响应|解决|到场)|(?:修复|恢复|响应|解决|到场)[^，。；;]{0,6}超过|响应时|解决时限|时限|达标|服务指标|[一-龥]{1,4}率(?!先)|满意度|考核",
    re.IGNORECASE,
)
_METRIC = re.compile(r"[一-龥]{1,6}?(?:率|满意度|比例)")
#: 迟交报告、发票之类的后果，不是服务级别的救济
_PAPER = re.compile(r"报告|资料|发票|文档|人员名单|计划书")
_SERVICE_ITSELF = re.compile(r"修|恢复|响应|到场|率|故障|级|停机|中断|可用|处置|接单|超时")
_CONCRETE = re.compile(
    r"扣罚|扣[^，。；]{0,14}(?:%|元)|赔付|代金券|折扣|打[一二三四五六七八九]{1,2}折|服务抵扣|抵扣|扣减|扣除|减收|减免|违约金|服务费折扣|延长服务期|服务期[^，。；]{0,8}(?:顺延|延长)|免费延长|少付|核减|扣分|支付[^，。；]{0,8}\d[\d,]*元|退还|罚款|扣款|(?:赔偿|补偿)(?:方案|标准)"
)
#: 达不到、超过之后，减、扣、补、赔若干：不论怎么说
_TRIGGERED = re.compile(
    r"低于|不足|不到|每[降低少超逾过延迟误晚满]|每一?次|超[时过期]|逾[期一时]|迟延|延误|误[时点]|未(?:能)?(?:按|在|达|于|如)|没(?:有)?(?:按|在|达|做)|达不到|不达标|不合格|上述|前述|仍未"
)
_REDUCED = re.compile(
    r"(?:扣|减|核减|补|赔|退|返|免|罚|折|抵|让|少[收付给]|不[收付](?!税)|付|支付|违约金)[^。；;]{0,24}?(?:[\d一二三四五六七八九十百千万两半][^。；;]{0,10}?(?:[%％‰元角折倍]|个?月|[日天]|小时)|分之)"
    r"|(?:百分之|千分之|万分之|[\d.]+\s*[%％‰])[^。；;]{0,12}?(?:扣|减|补|赔|退|返|免|罚|抵|付|违约金)|[一两二三四五]倍(?:返还|赔|退|补)"
    r"|减半|[免不][收付]|全额?(?:退|免)|打[一二三四五六七八九]{1,2}折"
)
_ABOUT_MONEY_LATE = re.compile(
    r"欠款|欠费|欠付|迟付|拖欠|(?:逾期|迟延|延迟|未按[^。；;]{0,6})(?:付款|支付|付费|缴)|应付未付|逾期金额|迟延金额"
)
#: 说的是服务而不是付款、交货
_SERVED = re.compile(
    r"率|级|类|[PSLT]-?[0-5]|修|恢复|响应|回电|到场|到店|到校|抵达|办结|解决|处置|处理|超时|时限|接单|受理|停[机用运线]|故障|事件|报障|工单|指标|考核|服务"
)
_END = re.compile(r"(?:有权|可以?)[^。；;]{0,16}(?:解除|终止)|长期未达标")
_VAGUE = re.compile(
    r"(?:承担|负)?相应的?(?:违约)?责任|(?:应)?负相应之责|引起重视|加强管理|认真整改|(?:承担|负)[^，。；]{0,6}(?:相适应|相当)的?责任|持续改进|尽职改善|按违约处理|保留[^，。；]{0,6}权利|(?:应|须)[^，。；]{0,4}改进|依法处理|追究责任"
    r"|(?:提出|予以|给予|进行|接受|作出|作|受)(?:口头|书面|通报)?(?:批评|警告|检讨|约谈|提醒|通报)|(?:书面|深刻|作出|作)检讨|作出(?:书面)?(?:说明|解释)(?=[。；;]|$)|表示歉意|赔礼道歉|致歉"
    r"|(?:应|须|将)[^，。；]{0,6}(?:整改|反思|重视|总结|优化|提升)|不断(?:改进|提升|完善)|努力(?:改进|提升|完善)|友好协商|协商(?:处理|解决)(?=[。；;]|$)|酌情处理|妥善处理"
)
#: 没做到约定的、不及时的：后果空着，说的也是服务级别
_FALLS_SHORT = re.compile(
    r"(?:未|没有?|不)(?:能)?(?:达到|做到|符合|满足|遵守|兑现|按照?|达)[^。；;，,]{0,16}?(?:第[\d一二三四五六七八九十.．]+[条款项章部]|附件|附表|上表|上述|前述|约定|规定|要求|标准|承诺|时间|目标)"
    r"|不及时|迟缓|超时|逾时|误时|拖延"
)
_BREACH = re.compile(r"视为[^，。；,;]{0,6}违约|构成[^，。；,;]{0,4}违约")
_GENERAL = re.compile(
    r"(?:违反|未按|不履行|不符合)[^。；;]{0,24}(?:约定|义务)[^。；;]{0,50}(?:违约金|赔偿(?:损失|责任|对方|因此|由此)|减少价款)"
    r"|违约(?:的一)?方[^。；;]{0,24}(?:违约金|赔偿)"
)
_PAYMENT = re.compile(r"付款|支付[^。；;]{0,8}(?:费用|款)|逾期支付")
_SEVERE = re.compile(r"严重违约|重大违约")
_SEVERE_DEFINED = re.compile(
    r"(?:严重|重大)违约[”\"]?\s*(?:是|系)?指|构成[^。；;]{0,12}(?:严重|重大)违约|以下称[“\"](?:严重|重大)违约"
)


@record
class Remedies:
    """concrete：与服务级别相连的具体后果；general：一般违约责任；vague、breach：只说责任、只说违约的话。"""

    concrete: Span | None
    general: Span | None
    vague: tuple[Span, ...]
    breach: tuple[Span, ...]
    undefined_severe: Span | None
    money: Span | None = None  # 具体后果里说到钱的（抵扣、违约金），不只是解除
    loose_metrics: tuple[Span, ...] = ()  # 某个指标只说“相应责任”，别处也没有具体后果


def remedies(reading: Reading) -> Remedies:
    """全文的后果。占位里的字不算。"""
    concrete = general = severe = money = None
    named: list[tuple[Span, str]] = []
    paid: set[str] = set()
    vague: list[Span] = []
    breach: list[Span] = []
    defined = False
    for line in reading.judged():
        if line.zone not in (Zone.ARTICLE, Zone.ANNEX, Zone.OPENING) or line.part != "body":
            continue
        text = _without_slots(line.text)
        head = f"{line.cell.head}{line.cell.row_head}" if line.cell else ""
        defined = defined or ("违约" in text and bool(_SEVERE_DEFINED.search(text)))
        by_head = bool(head) and bool(_LEVEL.search(head))
        for start, end in sentences(text):
            sentence = text[start:end]
            if _PAPER.search(sentence) and not _SERVICE_ITSELF.search(_PAPER.sub("", sentence)):
                continue
            level = bool(_LEVEL.search(sentence)) or by_head
            level = level or bool(
                _VAGUE.search(sentence) and _FALLS_SHORT.search(sentence) and _ours(sentence)
            )
            if (
                money is None
                and _TRIGGERED.search(sentence)
                and _REDUCED.search(sentence)
                and not _ABOUT_MONEY_LATE.search(sentence)
                and _SERVED.search(sentence + text)
            ):
                concrete = money = concrete or Span(line.index, start, end)
                paid.update(_METRIC.findall(text))
            if level:
                if concrete is None and (match := _CONCRETE.search(sentence) or _CONCRETE.search(head)):
                    concrete = money = (
                        Span(line.index, start, end)
                        if match.string is sentence
                        else Span(line.index, 0, len(line.text))
                    )
                if _CONCRETE.search(sentence) or _CONCRETE.search(head):
                    money = money or Span(line.index, start, end)
                    paid.update(_METRIC.findall(text))
                said = [
                    Span(line.index, start + m.start(), start + m.end()) for m in _VAGUE.finditer(sentence)
                ]
                vague += said
                if metric := _METRIC.search(text):
                    named += [(span, metric[0]) for span in said]
                breach += [
                    Span(line.index, start + m.start(), start + m.end()) for m in _BREACH.finditer(sentence)
                ]
                if severe is None and (found := _SEVERE.search(sentence)):
                    severe = Span(line.index, start + found.start(), start + found.end())
                if concrete is None and not _VAGUE.search(text) and _END.search(sentence):
                    concrete = Span(line.index, start, end)
            elif general is None and _GENERAL.search(sentence) and not _PAYMENT.search(sentence):
                general = Span(line.index, start, end)
    loose = tuple(span for span, metric in named if not any(metric[-3:] in each for each in paid))
    return Remedies(concrete, general, tuple(vague), tuple(breach), None if defined else severe, money, loose)


def _ours(sentence: str) -> bool:
    """说的是服务没有做到，不是付款、保密。"""
    return not re.search("付款|支付|付费|缴|保密|知识产权|验收|发票|数据泄", sentence)


def _without_slots(text: str) -> str:
    for slot in slots(text):
        text = text[: slot.start] + " " * (slot.end - slot.start) + text[slot.end :]
    return text
