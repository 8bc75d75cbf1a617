"""谁应当做哪一方的事：应由服务方响应、到场、修复、开票的，应由客户付服务费、报障的。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle

from contractgen.facts.role_acts import own_doing, role_acts
from contractgen.facts.words.duty_forms import FORMS
from contractgen.facts.words.labels import LABELS
from contractgen.facts.words.spoken_labels import label_pattern
from contractgen.model.joined import Joined, joined
from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.sentences import in_slot

_ANY = "|".join(LABELS)
_WHO = rf"(?P<who>{_ANY})(?P<modal>应当?|须|必须|需|负责|承诺|保证|同意|将|(?=自[^，,。；;]{{2,24}}起))(?:立即|及时|尽快|按时|按期|按约定|免费|(?:按照?|依照?|依据|根据)本(?:合同|协议)(?:的?约定)?|依约)?"
_WHEN = r"(?:(?:在|于|自|从)?[^，,。；;：:甲乙]{0,30}?(?:之?内|之?前|之?后|时|起|日内|小时内|分钟内|末|底|初|按月|按季|每月|每季度?|每周)[，,]?(?:予以|进行|完成|对)?)?"
_TO = rf"(?P<whom>{_ANY})"
#: 服务方也可能要付的费
_NOT_FEES = (
    "检测|鉴定|律师|诉讼|仲裁|公证|复检|评审|差旅|交通|赔偿|运输|快递|场地|占用|管理|保险|使用|补偿|维修|返修"
)
#: 只有服务方做的事
_PROVIDER = (
    rf"响应(?:{_ANY})?(?:的|提出的|提交的)?(?:报障|报修|故障|服务请求|维护请求|运维请求|系统故障)",
    r"响应[，,、][^。；;]{0,20}?(?:修复|到场|恢复(?:运行|服务|使用)?|排除故障|解决)(?=[，,。；;、]|$)",
    rf"(?:向|给){_TO}提交[^，,。；;]{{0,8}}(?:服务|运维|巡检|维护|月度|季度)(?:月报|季报|报告|报表)",
    r"提供(?:本(?:合同|协议)(?:约定|项下)的?|约定的|上述)?(?:技术|运维|维护|维修|运行维护)服务(?=[，,。；;]|$)",
    r"(?:修复|排除|解决)(?:系统|软件|硬件|设备|平台|上述|该)?(?:的)?(?:故障|缺陷|漏洞)",
    r"(?:派|派出|派遣|安排|指派)[^，,。；;]{0,10}(?:工程师|技术人员|维护人员|运维人员)[^，,。；;]{0,10}(?:到场|到达|赴|上门|前往|现场)",
    rf"(?:到达|赶到|抵达)(?:{_ANY})?(?:的)?(?:现场|服务地点)",
    rf"(?:向|为|给){_TO}(?:的[^，,。；;]{{0,10}})?提供[^，,。；;]{{0,14}}?(?:维护|运维|维修|技术支持|技术服务|巡检)(?:服务)?",
    rf"(?:向|给|为){_TO}(?:开具|提供|交付)[^，,。；;]{{0,14}}发票",
)
#: 只有客户做的事
_CLIENT = (
    rf"(?:向|给){_TO}支付(?!多|超付|重复|退)(?:全部|剩余|约定的|相应的|上述|当[期月季]|该期|首期|第[一二三四]期|每期|上[月季])?(?:的)?[\u4e00-\u9fff]{{0,4}}?(?:服务费用?|维护费用?|运维费用?|(?!{_NOT_FEES})[\u4e00-\u9fff]{{2}}费(?!用)|合同(?:价款|款项?)|价款|租金|首付款|预付款|进度款|尾款|余款)(?!的?(?:违约|[日每\d]))",
    rf"(?:向|给){_TO}(?:报障|报修|报告故障)",
    rf"对{_TO}(?:提交|交付|提供|完成)的[^，,。；;]{{0,10}}?(?:进行|予以|组织)?验收(?=[，,。；;]|$)",
)
_PATTERNS = (
    *tuple(
        (
            kind,
            re.compile(
                rf"{_WHO}{_WHEN}(?P<deed>{'|'.join(deed.replace('(?P<whom>', f'(?P<w{i}>') for i, deed in enumerate(deeds))})"
            ),
        )
        for kind, deeds in (("provider", _PROVIDER), ("client", _CLIENT))
    ),
    (
        "client",
        re.compile(
            rf"(?P<who>{_ANY})(?P<modal>未|没有|逾期|迟延|延迟)(?:按[^，,。；;]{{1,4}})?"
            r"(?P<deed>支付(?:全部|剩余|约定的)?(?:合同|服务|维护|运维|项目)?(?:服务费用?|维护费用?|运维费用?|合同价款))"
        ),
    ),
)
#: 接到报修的人应当响应、到场、修复
_ANSWERS = re.compile(
    rf"(?P<who>{_ANY})(?P<modal>应当?|须|必须|需|将|承诺)?(?:在|于|自)?(?:收到|接到|接获)(?:{_ANY})?(?:的)?"
    r"(?:报障|报修|故障(?:报告|通知|申报)|报警|维修通知|工单)[^，,。；;]{0,16}[，,]?(?P<deed>(?:予以|进行|完成|电话|作出)?(?:响应|到场|到达现场|修复|排除故障))"
    # 收到乙方报障后按下表处理：报障的是客户，收到的一方是服务方
    rf"|(?P<who2>{_ANY})(?:应当?|须|必须|需|将|承诺)(?:在|于|自)?(?:收到|接到|接获)(?:{_ANY})(?:的)?(?:报障|报修|维修申请)"
    r"(?:[^，,。；;]{0,8}(?:后|之日起|时起)|[^，,。；;]{0,12}[，,])[^。；;，,甲乙]{0,10}?(?P<deed2>按(?:照)?(?:下表|附件|上表|附表|本[条表]|约定|下列|以下)[^，,。；;]{0,10}(?:处[理置]|办理|响应|执行)|处[理置]|排障|派[员单])"
)
_QUICK = re.compile(
    r"提交|验收|响应|修复|排除|解决|到场|到达|赶到|抵达|上门|提供|发票|支付|报障|报修|报告故障|前往|赴|票|抢修|修好|复原|到院|到店|恢复|出具|付"
)
#: “如乙方应甲方要求”“除……外”之类，不是约定义务
_NOT_DUTY = re.compile(r"(?:如果?|若|除|因|凡|要求|督促|视为|认为|通知|确认|允许|协助|配合|委托|敦促|证明)$")


#: 行里的称呼先换成一样长的记号（Unicode 私用区，前后两个不同），式子不必依草稿的称呼另编
_MARKS = ("\ue000", "\ue001")
_FORMS = tuple((kind, re.compile(form.replace("{any}", "(?:\ue000+|\ue001+)"))) for kind, form in FORMS)


@record
class PartyDuty:
    """who 应当做一件事；kind 是通常该做这事的一方：provider 或 client。"""

    who: str
    kind: str
    deed: str
    span: Span
    provisional: bool = False
    sure: bool = True  # 按动词与对象推断的不算有把握


def party_duties(reading: Reading) -> tuple[PartyDuty, ...]:
    """全文这样的约定，按行文次序。"""
    anyone = re.compile(label_pattern(reading))
    found: list[PartyDuty] = []
    for paragraph in joined(reading):
        if paragraph.lines[0].zone in (Zone.ARTICLE, Zone.ANNEX) and _QUICK.search(paragraph.text):
            here = list(_in_paragraph(paragraph))
            found += here
            found += [
                duty for duty in _in_forms(paragraph, anyone) if not any(_same(duty, one) for one in here)
            ]
    found = [duty for duty in found if not own_doing(duty.who, _before(reading, duty.span))]
    for act in role_acts(reading):
        duty = PartyDuty(act.who, act.kind, act.deed, act.span, act.provisional, sure=False)
        if not any(_same(duty, one) for one in found):
            found.append(duty)
    return tuple(found)


def _before(reading: Reading, span: Span) -> str:
    """同一句里在前的话。"""
    return reading.lines[span.line].text[: span.start].rpartition("。")[2]


def _same(one: PartyDuty, other: PartyDuty) -> bool:
    """同一处的同一件事。"""
    return (
        (one.who, one.kind, one.span.line) == (other.who, other.kind, other.span.line)
        and one.span.start < other.span.end
        and other.span.start < one.span.end
    )


def _in_forms(paragraph: Joined, anyone: re.Pattern[str]) -> Iterator[PartyDuty]:
    """换了主语、语序的说法；anyone 认得草稿里的全部称呼。"""
    text = paragraph.text
    marks = cycle(_MARKS)
    masked = anyone.sub(lambda label: next(marks) * len(label[0]), text)
    if masked == text:
        return
    for kind, pattern in _FORMS:
        for match in pattern.finditer(masked):
            who, deed = (text[slice(*match.span(name))] for name in ("who", "deed"))
            whom = text[slice(*match.span("whom"))] if "whom" in pattern.groupindex and match["whom"] else ""
            before = text[max(0, match.start() - 4) : match.start()]
            between = text[match.end("who") : match.start("deed")]
            if _NOT_DUTY.search(before) or re.search("[向给对为与]$", before):
                continue
            if re.search("不|未|无需|配合|协助|要求|督促|确认|有权", between):
                continue
            if whom == who or (not whom and anyone.search(between)):
                continue
            span = paragraph.span(*match.span())
            yield PartyDuty(who, kind, deed, span, in_slot(text, *match.span()))


def _in_paragraph(paragraph: Joined) -> Iterator[PartyDuty]:
    text = paragraph.text
    for match in _ANSWERS.finditer(text):
        if not _NOT_DUTY.search(text[max(0, match.start() - 3) : match.start()]):
            span = paragraph.span(*match.span())
            who, deed = match["who"] or match["who2"], match["deed"] or match["deed2"]
            yield PartyDuty(who, "provider", deed, span, in_slot(text, *match.span()))
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            between = text[match.end("modal") : match.start("deed")]
            if _NOT_DUTY.search(text[max(0, match.start() - 3) : match.start()]) or re.search(_ANY, between):
                continue
            if re.search("不|未|无|配合|协助|要求|通知|确认", between):
                continue
            if match.group("who") in _whom(match) or re.match(
                r"的(?:费用|义务|责任|要求|人员|时限)", text[match.end() :]
            ):
                continue
            yield PartyDuty(
                match["who"],
                kind,
                match["deed"],
                paragraph.span(*match.span()),
                in_slot(text, *match.span()),
            )


def _whom(match: re.Match[str]) -> tuple[str, ...]:
    return tuple(
        value for name, value in match.groupdict().items() if name[0] == "w" and name[1:].isdigit() and value
    )
