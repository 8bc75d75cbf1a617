"""免责：概括免除或者限制责任的话，涉及人身损害、故意、重大过失的话，以及草稿里有没有写例外。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.labels import LABEL
from contractgen.facts.words.outline import Outline, outlined, sentences, trimmed
from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record
from contractgen.model.saying import saying

_FREE = (
    r"(?:均?不(?:再|应|须|需|予|必)?(?:承担|负|负担|担负)(?:任何|一切|全部|所有|相应|赔偿|连带|违约"
    r"|法律|经济|损害赔偿|由此产生的|因此产生的|上述|该等?|其他|的|或|和|、|及)*(?:责任|损失|后果)"
    r"|不予负责|一概不管|概不(?:过问|理会|管|负责|承担(?:任何)?(?:责任)?)|恕不(?:负责|承担责任)|(?:一律|均|全部|概)?免(?:除"
    r"|于承担)[^，,。；;]{0,10}(?:责任|义务)|(?:均?可|予以|得以|全部|完全)免责"
    r"|不(?:再|应)?(?:就|对|向|为)[^，,。；;]{1,14}(?:承担|负|负有)(?:任何|一切|全部|赔偿|违约|法律|、|或)*责任"
    r"|(?:[方商人]|单位|公司)(?:可以?|均|一律|全部|概)?免责(?=[。；;，,]|$)|放弃[^。；;]{0,24}(?:索赔|追究|追偿|请求赔偿|要求赔偿)"
    r"|(?:不|亦不|也不)负(?:任何|一切)?(?:法律|赔偿)?(?:之)?责(?:任)?|无(?:须|需)(?:承担|负)[^，,。；;]{0,8}责任"
    r"|不予(?:任何)?赔偿|不(?:承担|负责)赔偿|不作任何赔偿)"
)
_LIABLE = ("责任", "损失", "后果", "负责", "免", "赔", "概不", "恕不")
_FREED = re.compile(_FREE)
_CAPPED = re.compile(
    r"(?:赔偿|赔付|责任|损失)[^。；;，,]{0,24}?(?:[，,](?:乙方|甲方|服务商|客户|其)?(?:均|都|也|亦|一律)?(?:仅|只)?)?(?:(?:金额|数额|总额)?(?:均|都)?以[^，。；;]{1,24}为(?:上)?限|不(?:得)?超过[^，,。；;]{1,20}"
    r"|上限为[^，,。；;]{1,20}|封顶[为于]?[^，,。；;]{1,20}|(?:最高|最多|至多|顶多|只|仅)(?:赔偿|赔付|赔|承担|补偿|支付)?[^，,。；;]{0,4}[\d一二三四五六七八九十][^，,。；;]{0,10})"
    r"|(?:只|仅|最多|至多|顶多)(?:赔偿|赔付|赔|承担|补偿)[^，,。；;]{0,6}[\d一二两三四五六七八九十半][^，,。；;]{0,10}"
    r"|(?:赔偿|赔付|责任)[，,（(][^。；;]{2,24}[，,）)](?:均|都|一律)?(?:封顶|不(?:得)?超过|以[^，。；;]{1,16}为(?:上)?限)[^，,。；;]{0,12}"
)
_GRAVE = re.compile(
    r"人身(?:损害|伤害|伤亡|损失|安全事故)|人员(?:伤亡|伤害)|伤亡|伤人|致人?(?:残|死|伤)|故意(?:(?:或者?|和|及|、)重大过失)?"
    r"|重大过失|过失致人"
)
_SPARED = re.compile(
    r"不(?:得|能|可)[^，,。；;]{0,10}(?:免除|免责|限制|减轻|排除)|不免除|不受[^。；;]{0,12}(?:限制|影响|约束)"
    r"|(?:除外|的除外)|不在[^，,。；;]{0,8}(?:之列|之内|范围内?|限内)|不计入[^，,。；;]{0,6}(?:限额|上限)|不在此限|不受此限|不设(?:此)?(?:限额?|上限)|不封顶|不限额|不适用(?:于)?[^。；;]{0,6}(?:人身|故意|重大过失|这|此)|(?:据实|全额|照实)赔偿|不适用(?:于)?(?:本|前|上|该|责任|赔偿)"
    r"|除[^。；;，,]{0,40}(?:故意|重大过失|人身|过错|原因)[^。；;，,]{0,20}(?:外|以外|之外)|仍(?:应"
    r"|须)[^。；;]{0,8}承担|(?:本|前|上)(?:条|款)[^。；;]{0,16}不适用"
)
_BLANKET = re.compile(
    r"一律|一概|任何情况下|任何情形下|无论(?:何种|任何|因何|何)(?:原因|情况|情形)?|在任何(?:时候|条件下)|(?:任何"
    r"|一切|所有|全部)[^。；;，,]{0,12}?(?:损失|责任|损害|后果|索赔|风险)|概不|恕不|均不(?:承担"
    r"|负)任何"
)
_INDIRECT = re.compile(
    r"间接|可得利益|预期利益|利润|商誉|商业机会|营业损失|收入损失|后果性|附带|惩罚性|特殊(?:损失|损害)"
)
_FORCE = re.compile(r"不可抗力|情势变更|政府行为|法律法规(?:的)?(?:变化|调整)|停电|自然灾害")
_ALLOCATED = re.compile(
    r"(?:由|均由|应由)[^。；;，,]{1,16}(?:自行)?(?:承担|负责|负担)|自行(?:承担|负责|解决)"
    r"|因[^。；;，,]{0,20}(?:自身|自己|其|第三方|第三人|他人|用户|乙方|甲方|客户|委托方|违反|违约|不当"
    r"|过错|原因|未|擅自|逾期|拒绝)"
    r"|第三方|自身|违反本|如因|若因|由于|非因|不归责于|不能归责|与[^，。；;]{1,8}无关"
)
_RIGHT = re.compile(
    r"提前[^。；;]{0,16}通知[^。；;]{0,16}(?:解除|终止)|有权(?:解除|终止|暂停|拒绝|中止|停止)|(?:解除"
    r"|终止)(?:本)?(?:合同|协议)[^。；;]{0,12}(?:且|并|，|,)?[^。；;]{0,8}不承担|期满|到期|不构成违约"
    r"|顺延|互不|双方均?不|各自"
)
_CARVED = re.compile(
    r"(?:人身(?:损害|伤害|伤亡)|故意|重大过失)[^。；;]{0,40}(?:除外|不在[^，,。；;]{0,8}(?:之列|之内|范围内?)|不设|不封顶|不限|另(?:算|计)|不(?:受|适用|在此限)|不得免|不免除"
    r"|以外|之外)|不(?:受|适用)[^。；;]{0,30}(?:人身|故意|重大过失)"
    r"|(?:上限|限制|免责)[^。；;]{0,20}例外|除[^。；;]{0,30}(?:人身|故意|重大过失)[^。；;]{0,20}(?:外|以外)"
)
_OTHERS_FAULT = re.compile(
    r"因?(?:为)?(?P<party>[^，,。；;因由于的]{1,8}?)(?:的)?(?:人员|员工|工作人员)?(?:的)?(?:故意"
    r"|重大过失|过失)"
)
_ITS_PEOPLE = re.compile(
    r"(?:自身|自己|己方|其|各自|派驻|所属|雇佣|聘用|本方)[^，,。；;]{0,10}(?:人员|员工|雇员|工作人员)|工伤"
)


@record
class Exemption:
    """一句免责。grave 是涉及人身损害、故意、重大过失的词（没有为 None）；blanket 表示概括免除一方的责任。"""

    span: Span
    grave: Span | None
    blanket: bool
    party: str
    capped: bool


@record
class Exemptions:
    """全部免责的话，和草稿里写明例外的话（没有为 None）。"""

    items: tuple[Exemption, ...]
    carved: Span | None


def exemptions(reading: Reading) -> Exemptions:
    """全部免责与例外。"""
    outline = outlined(reading)
    carved = _carved(outline)
    found = tuple(one for line in saying(reading, _LIABLE) for one in _in_line(line, outline))
    return Exemptions(found, carved)


def _carved(outline: Outline) -> Span | None:
    """写明人身损害、故意、重大过失不免责的话，可以跨行列举。"""
    for line in outline.lines():
        if found := _CARVED.search(line.text):
            return Span(line.index, found.start(), found.end())
        if _GRAVE.search(line.text) and (lead := _lead(line, outline)) is not None:
            found = re.search(r"不(?:受|适用)|例外|除外|不得(?:免|限)", outline.reading.lines[lead].text)
            if found:
                return Span(lead, found.start(), found.end())
    return None


def _lead(line: Line, outline: Outline) -> int | None:
    """列举中的一项，其引导句所在的行。"""
    section = next(iter(outline.chain(line.index)), None)
    if section is None or section.kind != "item" or section.parent is None:
        return None
    return outline.reading.sections[section.parent].first


def _in_line(line: Line, outline: Outline) -> Iterator[Exemption]:
    spans = list(sentences(line.text, line.body_start))
    for place, (start, end) in enumerate(spans):
        text = line.text[start:end]
        free, cap = _FREED.search(text), _CAPPED.search(text)
        hit = free or cap
        if hit is None:
            continue
        last = place + 1 == len(spans)
        following = "" if last else line.text[end : spans[place + 1][1]]
        whole = text + _rest(line, outline.reading) if last else text
        spared = bool(_SPARED.search(whole)) or bool(
            re.match(
                r"[^。]{0,40}(?:故意|重大过失|人身)[^。]{0,40}(?:不在此限|不受|除外|不适用|另(?:计|算))|但[^。]{0,60}(?:除外|不(?:在此限|受此限))|(?:前述|上述|本款|该等?)[^。；;]{0,30}不适用",
                following,
            )
        )
        grave = _GRAVE.search(text)
        if grave and not spared and _exempts(text, grave, hit):
            spot = Span(line.index, start + grave.start(), start + grave.end())
            yield Exemption(
                trimmed(line.index, line.text, start, end), spot, False, _party(text, hit), free is None
            )
        elif free and not grave and not spared and _sweeping(text, free, outline.titles(line.index)):
            yield Exemption(trimmed(line.index, line.text, start, end), None, True, _party(text, free), False)


def _rest(line: Line, reading: Reading) -> str:
    """这一句折到下一行的后半。"""
    rest, index = "", line.index + 1
    while index < len(reading.lines) and reading.lines[index].continues and "。" not in rest:
        rest += reading.lines[index].text
        index += 1
    return rest.split("。")[0]


def _exempts(text: str, grave: re.Match[str], hit: re.Match[str]) -> bool:
    """免的是自己一方造成的；对方的故意、各自人员的伤亡不算。"""
    if _ITS_PEOPLE.search(text) or re.search(r"(?:由|均由)[^。；;，,]{1,16}(?:自行)?(?:承担|负责)", text):
        return False
    party = _party(text, hit)
    fault = _OTHERS_FAULT.search(text)
    if hit[0].startswith("放弃"):  # 放弃向对方索赔：免的是对方
        return True
    if fault and (said := LABEL.search(fault["party"])) and party and said[0] != party:
        return False
    if re.search(
        r"(?:对方|另一方|违约方|守约方|第三方|第三人|用户|他人|双方以外)[^，,。；;]{0,8}(?:故意|重大过失)",
        text,
    ):
        return False
    return not re.search(r"(?:非|没有|(?<!有)无(?!论)|不存在|不是)[^，,。；;]{0,6}(?:故意|重大过失)", text)


def _sweeping(text: str, free: re.Match[str], titles: str) -> bool:
    if not _BLANKET.search(text) or _INDIRECT.search(text) or _FORCE.search(text + titles):
        return False
    if re.search(r"双方(?:均|都|互|各)|任何一方(?:均)?(?:不|无)|各方均", text):
        return False
    before = text[: free.start()]
    sure = re.search(r"任何情况下|任何情形下|无论(?:何种|任何|因何|何)|在任何(?:时候|条件下)", before)
    if _RIGHT.search(text) and not sure:
        return False
    party = _party(text, free)
    own_fault = bool(party) and bool(
        re.search(rf"因{re.escape(party)}(?:自身)?(?:的)?(?:原因|过错|疏忽)", before)
    )
    return bool(sure) or own_fault or not _ALLOCATED.search(text)


def _party(text: str, hit: re.Match[str]) -> str:
    """免责的一方：离免责的话最近的当事人。"""
    labels = list(LABEL.finditer(text, 0, hit.start() + 1))
    return labels[-1][0] if labels else ""
