"""争议提交哪里解决：约定的仲裁机构，以及同一句里又可仲裁、又可起诉的话。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.either_forum import either_forums
from contractgen.model.joined import Joined, joined
from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.holes import holes, underlined
from contractgen.zh.sentences import in_slot, sentences

_ZONES = (Zone.OPENING, Zone.RECITALS, Zone.ARTICLE, Zone.ANNEX)
_G = r"[^，,。；;：:]"  # 一个分句之内
_S = r"[^。；;]"  # 一句之内
#: 依法另有前置仲裁的，或者选项清单：不在此列
_OTHER = re.compile(r"劳动|人事争议|人事仲裁|农村土地|土地承包经营|消费者协会|体育仲裁")
_CHOICE = re.compile(
    r"第\s*[（(【\[〔]?\s*[_＿\u2581\s\d一二三四五六七八九十XＸ×A-Da-d\u3000]{0,6}\s*[）)】\]〕]?\s*[种项款个类](?:方式|途径|办法|方法|规定)?"
    r"|[□☐☑☒■√✓]|专用(?:条款|条件|合同条款)|另行(?:达成|签订|约定)|(?:达成|签订|根据|依据|依照?|按照?|有|无|存在|没有)(?:书面)?(?:的)?仲裁(?:协议|条款)|之一|择一"
)
_JOIN = r"(?:或者?(?:是)?|也可以?|亦可以?|还可以?|又可以?|也有权|亦有权|还有权|亦得|也得|或可|或直接|或依法|可以?|任何一方(?:均|都|也)?(?:可以?|有权))"
_ARB = (
    rf"(?:(?:提交|提请|提起|申请|交由|交付|递交|报请|向|由|通过|选择|采取|采用|(?<!可)以|进行){_G}{{0,40}}?)?仲裁(?:委员会|机构|院|中心)?"
    rf"(?:申请仲裁|申请裁决|仲裁|裁决|裁|解决)?(?:的?方式)?(?:予以|进行)?(?:解决)?"
)
_COURT = rf"(?:(?:(?:径|直接)?向|由|去|到|起诉到|提交|依法向|诉至|诉诸|起诉至|通过|选择|提起|采取|采用){_G}{{0,40}}?)?(?:(?:人民)?法院(?:依法)?(?:提起诉讼|起诉|诉讼|打官司)?|起诉|诉讼|打官司)"
_ARB_FIRST = re.compile(rf"{_ARB}[，,、；;。\s]*{_JOIN}[，,]?{_S}{{0,24}}?{_COURT}(?P<tail>{_G}{{0,14}})")
_COURT_FIRST = re.compile(
    rf"{_COURT}{_G}{{0,10}}?[，,、；;。\s]*{_JOIN}[，,]?{_S}{{0,40}}?仲裁(?:(?:委员会|机构|院|中心)?(?:申请|提请|提起)?仲裁)?(?P<tail>{_G}{{0,14}})"
)
_ABOUT = ("仲裁", "争议", "纠纷", "协商")
_AFTER_AWARD = re.compile(
    r"执行|保全|撤销|协助|监督|不服|不予受理|无效|文书|送达|回避|翻译|裁决(?:作出|生效|书|或|结果|为|是|所)|判决|裁定|裁判|鉴定|委托(?![方人单])|审理中|要求披露|披露"
)
_DEED = re.compile(
    r"(?:机构|机关|委员会|部门|庭)?(?:予以|依法|适当|酌情|酌定|对|就|可|将|也|认为)?(?:调整|调减|减少|增加|降低|提高|酌减|认定|确认|判|裁决(?=.)|裁定|审理|作出|出具|要求|查询|责令|指定|委托|受理(?!并|解决)|认可|批准|生效)"
)
_EXPENSE = re.compile(
    r"(?:或?诉讼)?(?:的|所)?(?:费|发生|产生|支出|导致|造成|引起|费用|期间|过程|程序中|中|阶段|文书|时效|前|时|之?后|主体|当事人|风险|标的|请求|结果|义务|案件|披露|事项|代理|权利|通知|活动|行为|有关|相关|律师)"
)
_MATTER = re.compile(
    r"(?:因|为|如|若|一旦|涉及|发生|正在|未决|没有|不存在|任何|引起|导致|产生|面临|卷入|由此|相关|有关|可能|包括|进行|行政处罚)[^，,。；;]{0,14}$"
)
_MODAL = re.compile(r"(?:可|可以|有权|应|应当|均|选择|同意|须|将)\s*$")
_CONDITION = re.compile(r"(?:的|者|后|时)?(?:[，,]|$)")
_GRANT = re.compile(
    r"争议|纠纷|分歧|协商|调解不成|不能解决|未能解决|解决不了|任何一方|双方(?:同意|均)?|(?:甲方|乙方|客户|服务商|一方|守约方|当事人|各方)[^。；;]{0,6}(?:可|有权)"
)

_ALSO = re.compile(
    r"(?:亦|也|还|又)(?:可以?|有权)(?:选择)?(?:将|把)?[^。；;]{0,40}?"
    r"(?:(?P<forum>仲裁)(?:(?!委员会|机构|院|中心|规则)|(?:委员会|机构|院|中心)(?=[。；;，,]|$))|起诉|诉讼)"
)
_AGREED_COURT = re.compile(r"向[^。；;]{0,30}法院[^。；;]{0,8}(?:起诉|诉讼)")
_AGREED_ARBITRATION = re.compile(r"(?:提交|提请|申请)[^。；;]{0,40}仲裁")
_SUBMIT = re.compile(
    rf"在[^，,。；;]{{2,10}}?仲裁(?=[。；;，,]|$)|(?:提交|提请|交由|交付|递交|申请|报请|向|由|选择|通过|采取|采用|(?<!可)以){_S}{{0,80}}?仲裁(?!费|裁决|员|庭|规则|程序|协议|条款|地|期间|时效|法|文书|结果|语言|请求|或者?诉讼)"
)
_BODY = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z（）()·]{0,30}?(?:仲裁委员会|国际仲裁院|国际仲裁中心|仲裁中心|仲裁院|仲裁机构|CIETAC|SHIAC|HKIAC|SIAC|SCIA))(?P<branch>[（(]?[\u4e00-\u9fff]{2,8}?(?:分会|分中心|分院|仲裁中心)[）)]?)?"
)
_LEAD = re.compile(
    r"^.*?(?:提交给?|提请|交由|交付|递交|申请|报请|均由|应由|选择|依法|同意|任何一方|均应?|可以?|应当?|有权|向|由|给|到|至|在|以|即|为|或者?|和|与|及|、|均)(?=[^提交由向]*$)"
)
_PLACE_ONLY = re.compile(
    r"^(?:(?:甲方?|乙方?|原告|被告|合同|协议|项目|本合同|双方|申请人|服务商|客户|委托方|受托方|守约方|一方|供方|需方)?(?:的)?(?:所在地|住所地|注册地|签订地|签约地|履行地|所在城市|当地|工程所在地|项目所在地)|当地|本地)(?:的)?(?:有管辖权的|有权)?"
)
_GENERIC = re.compile(
    r"^(?:有管辖权的|有权的?|相关的?|有关的?|国内的?|中国的?|约定的?|任一|任何|同一|该|上述|所选|双方(?:约定|认可|同意)的?|法定的?|合法的?|专业的?)*$"
)
_CITY = re.compile(r"^[\u4e00-\u9fff]{2,8}?(?:省|市|区|县|自治区)?(?:的)?(?:有管辖权的)?$")

#: “[仲裁机构/法院]”：还没有选，由“选项未选定”去说
_UNCHOSEN = re.compile(
    r"[\[【（(〔](?=[^\]】）)〕]*仲裁)(?=[^\]】）)〕]*(?:法院|诉讼))[^\]】）)〕/／|｜]*[/／|｜][^\]】）)〕]*[\]】）)〕]"
)


#: “提交某地的仲裁机构予以最终裁决”
_DECIDES = re.compile(r"(?:予以|进行|作出)?(?:最终)?(?:裁决|仲裁|解决)(?=[，。；;,]|$)")


@record
class MixedForum:
    """一句里既可申请仲裁、又可起诉。"""

    span: Span
    words: str
    provisional: bool


@record
class Forum:
    """一处把争议交法院的约定。"""

    span: Span
    words: str


@record
class Body:
    """一处仲裁机构的名称。kind：named 有名称，place 只有地点，none 没有名称。"""

    name: str
    kind: str
    span: Span


@record
class ArbitrationChoice:
    """一处把争议提交仲裁的约定。span 是“提交……仲裁”；blank 表示机构处还空着。"""

    span: Span
    words: str
    bodies: tuple[Body, ...]
    alternative: bool  # 机构之间是“或”
    blank: bool
    provisional: bool


def mixed_forums(reading: Reading) -> tuple[MixedForum, ...]:
    """又可仲裁、又可起诉的约定，按行文次序。"""
    found = [each for paragraph in _paragraphs(reading) for each in _mixed(paragraph)]
    lines = {each.span.line for each in found}
    others = [*_across(reading), *_either(reading)]
    for each in others:
        if each.span.line not in lines:
            lines.add(each.span.line)
            found.append(each)
    return tuple(found)


#: 由……人民法院管辖，向……人民法院起诉
_TO_COURT = re.compile(
    r"(?:向|由|提交|诉至|交由)[^，,。；;]{0,30}?人民法院[^，,。；;]{0,6}?(?:起诉|提起诉讼|诉讼解决|诉讼|管辖|审理|裁判|解决)"
)
_AGAINST = re.compile(
    r"裁决[^。；;]{0,10}(?:不服|不满|有异议|不认可|不同意)[^。；;]{0,24}?(?:起诉|上诉|诉讼|提起诉|请求[^。；;]{0,6}法院)"
)


def court_choices(reading: Reading) -> tuple[Forum, ...]:
    """把合同争议交法院的约定；执行、保全、劳动争议、选项清单不算。"""
    found = []
    for paragraph in joined(reading):
        line, text = paragraph.lines[0], paragraph.text
        if line.zone not in _ZONES or line.part != "body" or "法院" not in text:
            continue
        if _OTHER.search(text) or _CHOICE.search(text) or not re.search("争议|纠纷|协商", text):
            continue
        for match in _TO_COURT.finditer(text):
            start = max(text.rfind(mark, 0, match.start()) for mark in "。；;") + 1
            if _AFTER_AWARD.search(text[start : match.end() + 8]) or in_slot(text, *match.span()):
                continue
            found.append(Forum(paragraph.span(*match.span()), match.group()))
    return tuple(found)


def appeals(reading: Reading) -> tuple[Forum, ...]:
    """“对裁决不服的，可向法院起诉”。"""
    return tuple(
        Forum(paragraph.span(*match.span()), match.group())
        for paragraph in _paragraphs(reading)
        for match in _AGAINST.finditer(paragraph.text)
    )


def arbitration_choices(reading: Reading) -> tuple[ArbitrationChoice, ...]:
    """提交仲裁的约定，按行文次序。"""
    return tuple(found for paragraph in _paragraphs(reading) for found in _choices(paragraph))


def _paragraphs(reading: Reading) -> Iterator[Joined]:
    """说到仲裁的段落；依法前置的仲裁和选项清单除外。"""
    offered = -1  # 引出选项清单的一段之后，各项不算
    for paragraph in joined(reading):
        line = paragraph.lines[0]
        if line.zone not in _ZONES or line.part != "body":
            continue
        text = paragraph.text
        if not any(word in text for word in _ABOUT):
            continue
        choice = bool(_CHOICE.search(text))
        if choice and re.search(r"争议|纠纷|协商", text):
            offered = line.index + 6
        if choice or "仲裁" not in text or _OTHER.search(text):
            continue
        if line.index > offered:
            yield paragraph


# —— 或裁或审 ——


def _mixed(paragraph: Joined) -> Iterator[MixedForum]:
    text = paragraph.text
    taken = -1
    matches = [match for pattern in (_ARB_FIRST, _COURT_FIRST) for match in pattern.finditer(text)]
    for match in sorted(matches, key=re.Match.start):
        if match.start() >= taken and _offers(text, match):
            end = match.start("tail")
            taken = end
            yield MixedForum(
                paragraph.span(match.start(), end),
                text[match.start() : end],
                in_slot(text, match.start(), end),
            )


def _either(reading: Reading) -> Iterator[MixedForum]:
    """别的措辞：找仲裁委裁也行，打官司也行，随提出的一方挑。"""
    for paragraph in joined(reading):
        line, text = paragraph.lines[0], paragraph.text
        if line.zone not in _ZONES or line.part != "body" or "仲裁" not in text or _OTHER.search(text):
            continue
        for start, end in either_forums(text, iter(sentences(text))):
            yield MixedForum(paragraph.span(start, end), text[start:end], in_slot(text, start, end))


def _across(reading: Reading) -> Iterator[MixedForum]:
    """分写在相邻两款里的：前一款起诉，后一款“亦可”仲裁；或者反过来。"""
    earlier: list[str] = []
    for paragraph in joined(reading):
        text = paragraph.text
        line = paragraph.lines[0]
        if line.zone is not Zone.ARTICLE or line.part != "body":
            continue
        match = _ALSO.search(text) if "仲裁" in text or "诉" in text else None
        before = "\n".join(earlier[-2:])
        if match and not (_OTHER.search(before + text) or _CHOICE.search(before + text)):
            other = _AGREED_COURT if match["forum"] else _AGREED_ARBITRATION
            plain = not _AFTER_AWARD.search(match.group() + text[match.end() : match.end() + 6])
            if plain and other.search(before) and re.search("争议|纠纷", before + text):
                span = paragraph.span(match.start(), match.end())
                yield MixedForum(span, match.group(), in_slot(text, match.start(), match.end()))
        earlier.append(text)


def _offers(text: str, match: re.Match[str]) -> bool:
    """确是让人在仲裁与诉讼之间选择，而不是顺带提到。"""
    start = max(text.rfind(c, 0, match.start()) for c in "。；;") + 1
    before = text[start : match.start()]
    tail = match["tail"]
    whole = match.group()
    if _AFTER_AWARD.search(whole) or _DEED.match(tail) or _EXPENSE.match(tail) or "/" in whole:
        return False
    if _EXPENSE.match(text, match.start("tail")) or re.search(r"(?:请求|要求|经|经由)\s*$", before):
        return False
    verbal = re.search(r"提交|申请|起诉|提起|向|诉至", whole)
    conditional = _CONDITION.match(tail) and re.match(r"的|者|时", tail)
    if _MATTER.search(before) and not _MODAL.search(before):
        return False
    if conditional and not re.search(r"可以?|有权|应", whole + before):
        return False
    if not verbal and not re.match(
        r"(?:等)?(?:的)?(?:方式|途径|程序|手段|渠道)?(?:予以|进行|来)?(?:解决|处理|$)", tail
    ):
        return False
    return bool(_GRANT.search(text))


# —— 仲裁机构 ——


def _choices(paragraph: Joined) -> Iterator[ArbitrationChoice]:
    text = paragraph.text
    place = 0
    while match := _SUBMIT.search(text, place):
        end = _end(text, match)
        place = end
        if not _agreement(text, match.start(), end):
            continue
        bodies = tuple(_bodies(paragraph, match.start(), end))
        if not bodies and not _final(text, match.start(), end):
            continue
        yield ArbitrationChoice(
            paragraph.span(match.start(), end),
            text[match.start() : end],
            bodies,
            bool(re.search(r"或者?|、|/|和|与|及", _between(text, bodies, paragraph)))
            if len(bodies) > 1
            else False,
            _blank(paragraph, match.start(), end),
            in_slot(text, match.start(), end),
        )


def _end(text: str, match: re.Match[str]) -> int:
    """延到“仲裁委员会申请仲裁”的最后一个“仲裁”。"""
    end = match.end()
    tail = re.match(
        rf"(?:委员会|机构|院|中心){_G}{{0,40}}?仲裁(?!费|裁决|规则|委员会|院|中心)|(?:委员会|机构|院|中心)",
        text[end:],
    )
    return end + tail.end() if tail else end


def _agreement(text: str, start: int, end: int) -> bool:
    """是提交争议的约定，而不是顺带提到。"""
    clause = max(text.rfind(c, 0, start) for c in "。；;") + 1
    before = text[clause:start]
    after = text[end : end + 8]
    body = text[start:end].endswith(("机构", "委员会", "院", "中心"))
    if re.search(
        r"不(?:得|再|提交|申请)|无权|未|免于|裁决|生效|执行|保全|撤销", text[max(clause, start - 6) : start]
    ):
        return False
    if not (body and _DECIDES.match(after)) and re.match(
        r"(?:费|裁决|员|庭|规则|程序|协议|条款|或者?诉讼|申请|过程|期间|要求|的要求|机关|调整|予以|判|认定)",
        after,
    ):
        return False
    if re.match(r"(?:的|时|后)[，,]", after) and not re.search(r"争议|纠纷|协商", before):
        return False
    return bool(
        re.search(r"争议|纠纷|分歧|协商|调解", text[:end]) or re.match(r"(?:提交|提请|交由)", text[start:end])
    )


def _final(text: str, start: int, end: int) -> bool:
    """没有写机构名的，须确是“提交仲裁”“以仲裁方式解决”。"""
    words = text[start:end]
    return len(words) <= 16 or bool(re.match(r"(?:通过|采[取用]|以|选择)", words))


def _bodies(paragraph: Joined, start: int, end: int) -> Iterator[Body]:
    text = paragraph.text
    for match in _BODY.finditer(text, start, end):
        raw = match["name"]
        lead = _LEAD.match(raw)
        begin = match.start("name") + (lead.end() if lead else 0)
        name = text[begin : match.end()].strip()
        suffix = re.search(r"(?:国际)?仲裁(?:委员会|机构|院|中心)|[A-Z]{4,6}", name)
        stem = name[: suffix.start()] if suffix else name
        generic = bool(suffix and suffix.group() in ("仲裁机构", "仲裁委员会", "仲裁院", "仲裁中心"))
        yield Body(
            name, _kind(stem, generic, suffix.group() if suffix else ""), paragraph.span(begin, match.end())
        )


def _kind(stem: str, generic: bool, suffix: str) -> str:
    plain = stem.strip("（）() ")
    if generic and (not plain or _GENERIC.match(plain)):
        return "none"
    if generic and (_PLACE_ONLY.match(plain) or (suffix == "仲裁机构" and _CITY.match(plain))):
        return "place"
    return "place" if generic and plain.endswith("的") and _CITY.match(plain) else "named"


def _between(text: str, bodies: tuple[Body, ...], paragraph: Joined) -> str:
    """头两个机构名之间的话。"""
    offset = paragraph.span(0, 1).start
    return text[bodies[0].span.end - offset : bodies[1].span.start - offset]


def _blank(paragraph: Joined, start: int, end: int) -> bool:
    """机构处还没有填。"""
    if any(match.start() < end and match.end() > start for match in _UNCHOSEN.finditer(paragraph.text)):
        return True
    line = paragraph.lines[0]
    text = underlined(line.text, [(mark.start, mark.end) for mark in line.marks if mark.kind == "underline"])
    offset = paragraph.span(0, 1).start
    if any(hole.start < end + offset and hole.end > start + offset for hole in holes(text)):
        return True
    return bool(re.search(r"[ \u3000\t]{2,}|[_＿]", paragraph.text[start:end]))
