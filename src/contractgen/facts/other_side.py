"""归在接受服务一方头上的各件事：称呼不在首部的（院方、学校、业主）、说法认不出的（为某方之责）也算，只供逐字对照。"""

from __future__ import annotations

import re

from contractgen.facts.denied_work import denied_lines
from contractgen.facts.words.activities import ACTS
from contractgen.facts.words.deed_words import CONTACTS
from contractgen.facts.words.labels import LABELS
from contractgen.facts.words.naming import naming, party_pattern
from contractgen.facts.words.outline import outlined, sentences, speaks, trimmed
from contractgen.model.once import once
from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record
from contractgen.model.saying import saying

#: 首部之外的叫法
_NICKNAMES = ("院方", "校方", "学校", "医院", "业主", "客户", "用户", "采购人", "委托方", "委托人", "使用方", "需方", "买方", "园方", "局方", "厂方", "店方", "用户单位", "使用单位")  # fmt: skip
_WORD = r"(?:信息中心|信息科|总务处|后勤处|[一-龥]{0,4}(?:部门?|科|处|室|中心|人员))?"
#: 归他、由他、他自己
_GIVEN = re.compile(r"(?:由|归|属于?|系|为|是|交)$")
_TAKES = re.compile(
    rf"{_WORD}(?:自行|自己|自|负责|负全部|负完全|做好|完成|组织|承担|料理|打理|安排|之责|的?(?:责任|职责|义务|分内)|方?职责|[上编制备维修保清更升巡检配调][一-龥])"
)
_HELPS = re.compile(
    r"提供|支付|扣|所有|著作|元|确定|评定|判定|起算|起诉|以下简称|住所|配备|安排专?人|保管|归[^，]{1,8}$|配合|协助|支付|付款|确认|通知|告知|审[核批查]|监督|检查|同意|费|验收|真实|合法|需要的?|所需|联系|接口人|陪同|地点|见证|签收|抽查|有权|可以|不得|未|违|赔|损|逾期|届满|终止|解除|以外|[自租]有|自购|自备|自建"
)
#: 服务的一方的各种叫法
_OURS = re.compile(r"商|承[包揽运接办建]|[供卖]|受托|维[保护修]|运[维营]|服务|中标|成交|提供|我")
_CUT = re.compile(r"[，,、；;：:。（）()“”\"]|以及|及其|及|和|与|或者?|并")
_SHED = re.compile(
    r"^(?:自行|自己|还|并|亦|人员|职责：|应当?|须|必须|全面|全权)*(?:负责|做好|完成|组织|承担|安排|对|将|把|进行|实施)+"
)
_SHEDS_END = re.compile(
    r"(?:工作)?(?:均|都|亦|也|仍|全部|统一)?(?:由|归|属于?|系|为|是|交).{0,16}$|(?:负|承担|自行|自己).{0,8}$"
)
#: 物业人员应自行完成困人救援：称呼之后到动词之间的话
_MODAL = re.compile(r"^[一-龥]{0,8}?(?:应当?|须|必须|负责|自行|自己)(?:自行|自己|负责|完成|做好|组织|承担)*")
_SHORTEST = 4


@record
class OtherSide:
    """一件事。span 是全句，text 是说事的一段。"""

    span: Span
    text: str


@once
def other_side(reading: Reading) -> tuple[OtherSide, ...]:
    """依行文次序；配合、付钱、验收的不算，标题说除外之下的也不算。"""
    outline, denied = outlined(reading), denied_lines(reading)
    provider, parties = naming(reading).provider, party_pattern(reading)
    called = {found for line in saying(reading, LABELS) for found in parties.findall(line.text)} - {provider}
    called = {one for one in called if not _OURS.search(one)}
    names = tuple(sorted({*called, *_NICKNAMES}, key=len, reverse=True))
    led = _led(reading, names)
    found: list[OtherSide] = []
    for line in outline.lines():
        if line.zone not in (Zone.ARTICLE, Zone.ANNEX) or line.index in denied or not speaks(line):
            continue
        if line.cell is not None or CONTACTS.search(titles := outline.titles(line.index)):
            continue
        headed = bool(_DUTIES.search(titles)) and titles.startswith(names)
        for start, end in sentences(line.text, line.body_start):
            text = line.text[start:end]
            if provider and provider in text:
                continue
            span, his = trimmed(line.index, line.text, start, end), headed or line.index in led
            for clause in _CLAUSE.split(text):
                his = his or clause.startswith(names) or _his(clause, names)
                if his and not _HELPS.search(clause):
                    found += [OtherSide(span, piece) for piece in _pieces(clause, names)]
    return tuple(found)


_WORKS = re.compile(r"须|应|要|归|做|管|负责|自行|自己|组织|完成|承担|之责|职责|责任")
_ACTED = re.compile(ACTS)


def _led(reading: Reading, names: tuple[str, ...]) -> frozenset[int]:
    """“校方应做好下列事情：……”的各项；只有“甲方”两个字的标题之下的各行。"""
    outline = outlined(reading)
    found: set[int] = set()
    for line in outline.lines():
        if line.body.startswith(names) and line.body.rstrip().endswith(("：", ":")):
            found.update(one.index for one in outline.listed(line))
    for section in reading.sections:
        if section.heading in names:
            found.update(range(section.first + 1, section.last + 1))
    return frozenset(found)


_DUTIES = re.compile(r"义务|责任|职责|工作|应|要做|负责|配合|的事")
_CLAUSE = re.compile("[，,；;。]")


def _his(text: str, names: tuple[str, ...]) -> bool:
    """句里有一处把事情归他。"""
    for name in names:
        at = text.find(name)
        if at >= 0 and (_TAKES.match(text, at + len(name)) or _GIVEN.search(text[:at])):
            return True
    return False


def _pieces(text: str, names: tuple[str, ...]) -> list[str]:
    for name in names:
        text = text.replace(name, "，") if text.startswith(name) else text
    pieces = [_SHEDS_END.sub("", _SHED.sub("", each.strip())) for each in _CUT.split(text)]
    pieces = [_MODAL.sub("", each) for each in pieces]
    return [
        each for each in pieces if len(each) >= _SHORTEST and (_WORKS.search(text) or _ACTED.search(each))
    ]
