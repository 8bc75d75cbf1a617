"""免责：概括免除或者限制责任的话，涉及人身损害、故意、重大过失的话，以及草稿里有没有写例外。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.naming import party_pattern
from contractgen.facts.words.outline import Outline, outlined, sentences, trimmed
from contractgen.facts.words.releases import CAPPED, FREE, GRAVE, HURTING, LIABLE, SOFT, STAFF, SURE, WHATEVER
from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record
from contractgen.model.saying import saying

SPARED = re.compile(
    r"不(?:及于|包括|包含|涵盖|覆盖|针对|限制)[^。；;]{0,8}(?:人身|故意|重大过失)|不(?:得|能|可)[^，,。；;]{0,10}(?:免除|免责|限制|减轻|排除)|不免除|不受[^。；;]{0,12}(?:限制|影响|约束)"
    r"|(?:除外|的除外)|不在[^，,。；;]{0,8}(?:之列|之内|范围内?|限内)|不计入[^，,。；;]{0,6}(?:限额|上限)|不在此限|不受此限|不设(?:此)?(?:限额?|上限)|不封顶|不限额|不适用(?:于)?[^。；;]{0,6}(?:人身|故意|重大过失|这|此)|(?:据实|全额|照实)赔偿|不适用(?:于)?(?:本|前|上|该|责任|赔偿)"
    r"|除[^。；;，,]{0,40}(?:过错|原因)[^。；;，,]{0,20}(?:外|以外|之外)"
    # 除某几项违约，以及故意、人身损害外：中间可以有逗号
    r"|(?<![排解免去扣])除[^。；;外]{0,80}?(?:故意|重大过失|人身)[^。；;外]{0,40}(?:外|以外|之外)|仍(?:应"
    r"|须)[^。；;]{0,8}承担|(?:本|前|上)(?:条|款)[^。；;]{0,16}不适用"
)
_BLANKET = re.compile(
    r"一律|一概|任何情况下|任何情形下|无论(?:何种|任何|因何|何|什么|发生什么)(?:原因|情况|情形)?|在任何(?:时候|条件下)|(?:任何"
    r"|一切|所有|全部)[^。；;，,]{0,12}?(?:损失|责任|损害|后果|索赔|风险|问题|事故|意外|行为|原因|纠纷|赔偿)|不(?:论|管)(?:何种|任何|因何|什么|发生什么)|(?:出|发生|有)(?:了|过)?(?:什么|啥|任何|何)(?:事|问题|情况|差错|毛病)|作为(?:与|和|或者?|及)不作为|概不|恕不|均不(?:承担"
    r"|负)任何"
)
INDIRECT = re.compile(
    r"间接|可得利益|预期利益|利润|商誉|商业机会|营业损失|收入损失|后果性|附带|惩罚性|特殊(?:损失|损害)"
)
FORCE = re.compile(r"不可抗力|情势变更|政府行为|法律法规(?:的)?(?:变化|调整)|停电|自然灾害")
ALLOCATED = re.compile(
    r"(?:由|均由|应由)[^。；;，,]{1,16}(?:自行)?(?:承担|负责|负担)|自行(?:承担|负责|解决)"
    r"|因[^。；;，,]{0,20}(?:自身|自己|其|第三方|第三人|他人|用户|乙方|甲方|客户|委托方|违反|违约|不当"
    r"|过错|原因|未|擅自|逾期|拒绝)"
    r"|第三方|自身|违反本|如因|若因|由于|非因|不归责于|不能归责|与[^，。；;]{1,8}无关"
)
RIGHT = re.compile(
    r"提前[^。；;]{0,16}通知[^。；;]{0,16}(?:解除|终止)|有权(?:解除|终止|暂停|拒绝|中止|停止)|(?:解除"
    r"|终止)(?:本)?(?:合同|协议)[^。；;]{0,12}(?:且|并|，|,)?[^。；;]{0,8}(?:不|无[需须]|不[需必])承担|期满|到期|不构成违约"
    r"|顺延|互不|双方均?不|各自"
)
CARVED = re.compile(
    r"(?:人身(?:损害|伤害|伤亡)|故意|重大过失)[^。；;]{0,40}(?:除外|不在[^，,。；;]{0,8}(?:之列|之内|范围内?)|不设|不封顶|不限|另(?:算|计)|不(?:受|适用|在此限)|不得免|不免除"
    r"|以外|之外)|不(?:受|适用)[^。；;]{0,30}(?:人身|故意|重大过失)"
    r"|(?:上限|限制|免责)[^。；;]{0,20}例外|除[^。；;]{0,30}(?:人身|故意|重大过失)[^。；;]{0,20}(?:外|以外)"
)
ITS_PEOPLE = re.compile(
    r"(?:自身|自己|己方|其|各自|派驻|所属|雇佣|聘用|本方)[^，,。；;]{0,10}(?:人员|员工|雇员|工作人员)|工伤"
)
BUT = re.compile(r"(?:但|而|唯|惟)[^。；;]{0,30}?(?:人身|故意|重大过失)(?P<rest>[^。；;]*)")
_PAYS = re.compile("赔偿|承担|负责")
_LESS = re.compile(r"不|无|免|仅|只|限|最[高多]|至多|封顶|[%％倍]|减|酌")
#: 前一句限了责任，这一句说故意、重大过失的也一样
_LIKEWISE = re.compile(
    r"(?:亦|也|仍|同样)(?:同|然|一样|如此|是如此|不例外|无例外|照此)|(?:同样|亦|也)(?:照|依|按|适用)(?:此|前|上述|该)[^。；;，,]{0,6}|同前|一体适用"
)
#: 下一句写的例外
_CARVES_NEXT = re.compile(
    r"[^。]{0,40}(?:故意|重大过失|人身)[^。]{0,40}(?:不在此限|不受|除外|不适用|另(?:计|算))|但[^。]{0,60}(?:除外|不(?:在此限|受此限))|(?:前述|上述|本款|该等?)[^。；;]{0,30}不适用"
)
#: 甲方同意、甲方放弃
_YIELDS = re.compile(
    r"[^。；;，,]{0,4}?(?:同意|认可|确认|接受|放弃|不得|不能|无权|不可|承诺|保证不|不再|知悉|理解)"
)
#: 造成甲方损失、对甲方的赔偿：不是免责的一方
_SUFFERS = re.compile(r"(?:造成|导致|致使|致|使|令|对|向|给|损害|伤害|侵害|泄露|出售|毁坏|赔偿)$")
_CAUSING = r"造成|致(?![残死伤])|导致|引起|引发|所致|违章|违规|擅自|私自|不当|未按|原因|过错"
_THIRD = re.compile(
    r"(?:第三方|第三人|他人|外人|黑客|病毒|攻击者?|恶意程序|对方|另一方|违约方|守约方|不法分子|双方以外)[^，,。；;]{0,10}$"
)


@record
class Exemption:
    """一句免责。grave 是涉及人身损害、故意、重大过失的词（没有为 None）；blanket 表示概括免除一方的责任。

    sure 表示说的就是人身损害、故意、重大过失；否则是明知、盗窃一类，要看情形。
    """

    span: Span
    grave: Span | None
    blanket: bool
    party: str
    capped: bool
    sure: bool = True


@record
class Exemptions:
    """全部免责的话，和草稿里写明例外的话（没有为 None）。"""

    items: tuple[Exemption, ...]
    carved: Span | None


def exemptions(reading: Reading) -> Exemptions:
    """全部免责与例外。"""
    outline = outlined(reading)
    carved = carved_out(outline)
    found = [one for line in saying(reading, LIABLE) for one in _in_line(line, outline)]
    return Exemptions((*found, *_in_tables(outline)), carved)


def _in_tables(outline: Outline) -> Iterator[Exemption]:
    """一格是故意、重大过失、伤亡，同一行的赔偿一格是限额或者不赔。"""
    for row in outline.rows():
        head = row.cells[0]
        grave = SURE.search(head.text) or HURTING.search(head.text)
        paid = row.cell(_PAID_COLUMN)
        if grave is None or paid is None or paid is head or SPARED.search(paid.text):
            continue
        if told := _CELL_CAP.search(paid.text):
            spot = Span(head.index, grave.start(), grave.end())
            yield Exemption(Span(paid.index, told.start(), told.end()), spot, False, "", True)


_PAID_COLUMN = re.compile(r"赔|责任|承担|补偿|救济")
_CELL_CAP = re.compile(
    r"以[^，。；;]{1,20}为(?:上)?限|不(?:得)?(?:超过|高于)[^，。；;]{1,20}|(?:最高|最多|至多|仅|只)[^，。；;]{1,20}|封顶|免责|不(?:予)?赔|不承担|不负责|[一二两三四五六七八九十\d]+倍"
)


def carved_out(outline: Outline) -> Span | None:
    """写明人身损害、故意、重大过失不免责的话，可以跨行列举。"""
    for line in outline.lines():
        if found := CARVED.search(line.text):
            return Span(line.index, found.start(), found.end())
        if (HURTING.search(line.text) or SURE.search(line.text)) and (
            lead := _lead(line, outline)
        ) is not None:
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
    parties = party_pattern(outline.reading)
    for place, (start, end) in enumerate(spans):
        text = line.text[start:end]
        free, cap = _told(FREE, text, parties), _told(CAPPED, text, parties)
        hit = free or cap
        if hit is None:
            if place and (grave := SURE.search(text)) and _LIKEWISE.search(text):
                before = line.text[slice(*spans[place - 1])]
                capped = _told(CAPPED, before, parties)
                if (capped or _told(FREE, before, parties)) and not SPARED.search(before):
                    spot = Span(line.index, start + grave.start(), start + grave.end())
                    span = trimmed(line.index, line.text, start, end)
                    yield Exemption(span, spot, False, "", capped is not None)
            continue
        last = place + 1 == len(spans)
        following = "" if last else line.text[end : spans[place + 1][1]]
        whole = text + _rest(line, outline.reading) if last else text
        if SPARED.search(whole) or _owed(whole, hit.end()) or _CARVES_NEXT.match(following):
            continue
        span = trimmed(line.index, line.text, start, end)
        released = _released(text, hit, parties)
        grave = next(
            (one for one in GRAVE.finditer(text) if _exempts(text, one, hit, released, parties)), None
        )
        if grave is not None:
            spot = Span(line.index, start + grave.start(), start + grave.end())
            yield Exemption(span, spot, False, released, free is None, not SOFT.fullmatch(grave[0]))
        elif free and not _serious(text) and _sweeping(text, free, released, outline.titles(line.index)):
            yield Exemption(span, None, True, released, False)


def _owed(text: str, start: int) -> bool:
    """限额之后“但故意、重大过失……的，按实际损失赔偿”：转折说的是照赔，也没有再限。"""
    found = BUT.search(text, start)
    return found is not None and bool(_PAYS.search(found["rest"])) and not _LESS.search(found["rest"])


def _told(pattern: re.Pattern[str], text: str, parties: re.Pattern[str]) -> re.Match[str] | None:
    """免责的话；有几处的，取同一分句里说了是谁的一处。"""
    found = list(pattern.finditer(text))
    for one in found:
        first = max(text.rfind(mark, 0, one.start()) for mark in "，,；;") + 1
        if parties.search(text, first, one.start() + 1):
            return one
    return found[0] if found else None


def _serious(text: str) -> bool:
    return bool(HURTING.search(text) or SURE.search(text))


def _rest(line: Line, reading: Reading) -> str:
    """这一句折到下一行的后半。"""
    rest, index = "", line.index + 1
    while index < len(reading.lines) and reading.lines[index].continues and "。" not in rest:
        rest += reading.lines[index].text
        index += 1
    return rest.split("。")[0]


def _released(text: str, hit: re.Match[str], parties: re.Pattern[str]) -> str:
    """免责的一方：离免责的话最近的当事人；“甲方同意、不得索赔”的，免的不是甲方。"""
    found = [
        one
        for one in parties.finditer(text)
        if one.start() <= hit.start() and not _SUFFERS.search(text[: one.start()])
    ]
    if (
        not found
        or _YIELDS.match(text, found[-1].end())
        or hit[0].startswith(("放弃", "不得", "无权", "不能"))
    ):
        return ""
    return found[-1][0]


def _exempts(
    text: str, grave: re.Match[str], hit: re.Match[str], released: str, parties: re.Pattern[str]
) -> bool:
    """免的是自己一方造成的；对方的故意、各自人员的伤亡、由责任方承担的不算。"""
    told = list(parties.finditer(text))
    bearer = next(
        (
            one[1]
            for one in re.finditer(rf"由({parties.pattern})[^。；;，,]{{0,12}}?(?:承担|负责|赔偿|负担)", text)
        ),
        "",
    )
    before = text[: grave.start()]
    near = [one for one in told if one.end() <= grave.start()]
    actor = near[-1] if near else None
    own = actor is not None and actor[0] == released and bool(SURE.search(grave[0]))  # 自己一方故意的
    if (
        bearer
        and bearer in (released, told[0][0])
        and not own
        and not hit[0].startswith(("放弃", "不得", "无权"))
    ):
        return False
    if re.search(r"(?:非|没有|(?<!有)无(?!论)|不存在|不是|并无)[^，,。；;论管]{0,6}$", before):
        return False
    if HURTING.fullmatch(grave[0]):
        if ITS_PEOPLE.search(text) and (bearer or re.search(r"自行(?:承担|负责)", text)):
            return False
        if actor is None or not released or actor[0] == released:
            return not _THIRD.search(before)
        return not re.search(_CAUSING, text[actor.end() : grave.end() + 6]) and not _THIRD.search(before)
    if WHATEVER.fullmatch(grave[0]):
        return True
    if _THIRD.search(before) and not re.search("不(?:论|管)|无论|包括", before):
        return False
    other = actor is not None and bool(released) and actor[0] != released
    if other and not re.search("无论|不论|不管|包括|即使|即便", before):
        return False
    if SURE.search(grave[0]):
        return True
    return bool(re.search(STAFF, before)) or (actor is not None and not other)


def _sweeping(text: str, free: re.Match[str], party: str, titles: str) -> bool:
    if not _BLANKET.search(text) or INDIRECT.search(text) or FORCE.search(text + titles):
        return False
    if re.search(r"双方(?:均|都|互|各)|任何一方(?:均)?(?:不|无)|各方均", text):
        return False
    before = text[: free.start()]
    sure = re.search(
        r"任何情况下|任何情形下|(?:无论|不论|不管)(?:何种|任何|因何|何|什么)|在任何(?:时候|条件下)|(?:因|任何人|何种)[^。；;，,]{0,4}任何原因|对任何人",
        text,
    )
    if RIGHT.search(text) and not sure:
        return False
    own_fault = bool(party) and bool(
        re.search(rf"因{re.escape(party)}(?:自身)?(?:的)?(?:原因|过错|疏忽)", before)
    )
    return bool(sure) or own_fault or not ALLOCATED.search(f"{before}{text[free.end() :]}")
