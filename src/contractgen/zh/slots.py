"""找出文字里方括号一类的占位：留空的、写着应填什么的、写着“例如”的。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from contractgen.zh import slot_words
from contractgen.zh.mentions import mentioned

_OPENERS = {
    "【": "】",
    "[": "]",
    "［": "］",
    "〔": "〕",
    "{": "}",
    "｛": "｝",
    "<": ">",
    "＜": "＞",
    "〈": "〉",
    "〖": "〗",
    "『": "』",
    "「": "」",
}
_CLOSERS = frozenset("】]］〕}｝>＞〉〗』」")
_QUOTES = frozenset("『「")
_SAME = str.maketrans("［］｛｝＜＞〈〉", "[]{}<><>")
_ANY_OPENER = re.compile(r"[【\[［〔{｛<＜〈（(〖『「]|[例比譬示]|[：:]如")
_TICKED = re.compile(
    r"[【\[［〔（(]\s*[√✓✔☑]\s*[】\]］〕）)]|\[[xX]\](?!\s*(?:[个元万年月日天周号份名人次台套条款项期%％‰）)”]|小时|分钟|工作日))"
)
_HOLES_ONLY = re.compile(r"[\s_＿·•●○◯〇■□◆◇△▲▢*＊#＃?？.．…—－\-/xX×ＸｘXN]*")
_TASK_BOX = re.compile(r"\[[ 　]?\]")
_LINK_TAIL = re.compile(r"\]\s?[(（\[]\s*(?:https?:|mailto:|#|\.{0,2}/|www\.|[\w./-]+\.\w+[)）])")
_DOCUMENT_NUMBER = re.compile(r"\s*(?:19|20)?\d{2}\s*")
_MARKER = (
    r"(?:例如?|如|示例值?|示范值?|样例|比如|譬如|参考值|建议值|推荐值|默认(?:示例)?值?|一般[填为取])\s*[:：]"
)
_ROUND = re.compile(
    r"(?<=[为：:是])(?P<all>[（(](?P<inner>[^（）()\n]{2,20})[）)])(?=\s*(?:[，,。；;、]|$))"
    r"|(?<=[具拥持含满适为是有备到达在于])(?P<all5>[（(](?P<inner5>(?:示例|样例|示范)\s*[:：][^（）()\n]{2,20})[）)])(?=[\u4e00-\u9fff])"
    r"|(?<=由)(?P<all2>[（(](?P<inner2>[^（）()\n]{2,20})[）)])(?=担任|负责|承担|支付|提供|签收|确认)"
    rf"|(?<=[为是：:于达到至按计在每共后前约过低少超高收付月年次减扣期率费限价额])(?P<all3>[（(](?P<inner3>(?:{_MARKER}|例如|比如|示例|一般为)\s*[\d零一二三四五六七八九十百千万半两￥¥][^（）()\n以的等]{{0,16}})[）)])(?!的)"
    rf"|(?P<all4>[（(](?P<inner4>(?:示例值?|示范值?|样例|参考值|建议值|推荐值|默认(?:示例)?值?|一般[填取])\s*[:：]?\s*[\d￥¥零一二三四五六七八九十百千万半两][^（）()\n，。；]{{0,14}})[）)])(?!的)"
)
#: 费用为例如5万元：没有括号，例子就写在该写值的地方
_BARE = re.compile(
    r"(?:(?<=[在为于按：:达至满低过高少付减约收])|(?<=不超)|(?<=合计))(?P<marker>(?:例如|比如|譬如|示例|(?<=[：:])例|e\.g\.)[:：]?\s*)"
    r"(?P<value>[￥¥]?[\d,.]+\s?(?:%|％|‰|万?元|个?(?:工作日|小时|月)|[天日次人份年台]|分钟)(?:以?[内前])?)(?![、和及])"
    r"|(?:(?<=[数期限额率价费量次频度准称点容])|(?<=标准)|(?<=时间))(?P<marker3>(?:例如|比如|譬如)[:：]\s*|(?:默认|一般|通常|暂时?|可|建议)(?:先)?填(?:写|为)?\s*)(?P<value3>[￥¥]?[\d,.]+\s?(?:%|％|‰|万?元|个?(?:工作日|小时|月)|[天日次人份年台名套]|分钟))"
    r"|(?<=[：:])(?P<marker4>(?:默认|一般|通常|暂时?|可|建议)(?:先)?填(?:写|为)?\s*|(?:示例|例如|举例|样例)[—－-]{1,2}\s*|(?:例如|比如)(?=[^、等]{1,24}(?:[。；]|$))|如[，,])(?P<value4>[^，。；：、\n]{1,20})(?=[，。；]|$)"
    r"|(?<=[：:])(?P<marker2>如\s*)(?P<value2>[￥¥]?[\d,.]+\s?(?:%|％|‰|万?元|个?(?:工作日|小时|月)|[天日次人份年台]|分钟))(?=\s*(?:[。；，]|$))"
)
_NUMBERING = "　 \t0123456789.、（）()-*#一二三四五六七八九十百第条款章节"
#: 小标题之后另有主语
_SENTENCE_AFTER = re.compile(
    r"(?:(?:甲|乙|丙|双|各|任何?一|对|一)方|当事人|委托人|受托人|本(?:合同|协议|条|款|项目)|如|若|除|未经|任何|因|自)[^，。；]{2,}"
)
_ANNEX_BEFORE = re.compile(r"(?:附件|附录|附表)[一二三四五六七八九十\d]*$")
_CHINESE = re.compile("[\u4e00-\u9fff：，、“]")
_ABOUT_CODE = re.compile("配置|变量|字段|参数|代码|脚本|语法|占位符|格式为|返回")
_CHINESE_ONLY = re.compile("[\u4e00-\u9fff]{2,14}(?:[/／、][\u4e00-\u9fff]{1,10}){0,3}")
_VALUE_BEFORE = re.compile(r"[为是：:由于在自至按向从以的和与达满超过]\s*$")
_HTML = re.compile(
    r"(?:p|br|div|span|b|i|u|s|a|em|strong|td|tr|th|table|ul|ol|li|h\d|font|img|sup|sub|input|body|head|html|script|style|form|iframe|hr|link|meta|pre|code)"
    r"(?:\s.*)?/?",
    re.IGNORECASE,
)
_UNIT_AFTER = re.compile(
    r"\s*(?:%|％|‰|万?元(?![\u4e00-\u9fff]*】)|个?(?:工作日|自然日|小时|月|年度)|小时|分钟|[天日](?=[内前后起止，。；])|[次台套份名人](?=[，。；、/每的])|平方米|公里|[GTM]B?(?![A-Za-z]))"
)
_ANY_NUMBER = re.compile(r"[\d０-９零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟半注]")
_NUMBER_TAIL = re.compile(r"\s*(?:第\s*)?[\d０-９一二三四五六七八九十百Xx×_＿\s]+号")


@dataclass(frozen=True, slots=True)
class Slot:
    """一处占位。start、end 含括号；inner 是括号里的文字。

    kind：``blank`` 留空或只有 X、下划线、圆点；``plain`` 写着应填什么；``example`` 写着例子。
    example_start、example_end 是例子的值（“例如:”之后）的位置，没有例子时两者相等。
    """

    start: int
    end: int
    inner: str
    kind: str
    example_start: int = 0
    example_end: int = 0

    def covers(self, start: int, end: int) -> bool:
        """这段文字是否在占位之内。"""
        return self.start <= start and end <= self.end


@lru_cache(maxsize=65536)
def slots(text: str) -> tuple[Slot, ...]:
    """文字里的占位，从左到右；括号套括号时只算最外面的一处，里面的 X 和空格不另算。"""
    if not _ANY_OPENER.search(text):
        return ()
    square = tuple(_within(text, 0, len(text), bool(_TICKED.search(text))))
    round_ = [
        slot for slot in _in_place_of_value(text) if not any(s.covers(slot.start, slot.end) for s in square)
    ]
    return tuple(sorted((*square, *round_), key=lambda slot: slot.start)) if round_ else square


def slot_at(text: str, start: int, end: int | None = None) -> Slot | None:
    """这段文字所在的占位；不在占位里则没有。“例如”之后的值因此只是暂定的。"""
    last = start if end is None else end
    return next((slot for slot in slots(text) if slot.covers(start, last)), None)


def bracketed(text: str) -> tuple[tuple[int, int], ...]:
    """文字里最外层成对的方括号一类（不论是不是占位），含括号的起止位置。"""
    return tuple(pair for pair in _pairs(text, 0, len(text)) if text[pair[0]] not in _QUOTES)


def _within(text: str, start: int, end: int, ticked: bool) -> Iterator[Slot]:
    for first, last in _pairs(text, start, end):
        slot = _slot(text, first, last, ticked)
        if slot is not None:
            yield slot
        else:  # 不是占位的括号里可能还有占位
            yield from _within(text, first + 1, last - 1, ticked)


def _in_place_of_value(text: str) -> Iterator[Slot]:
    """“份数为（例：5份）”“联系人为（姓名）”：本该写值的地方只有一个圆括号。"""
    for found in _ROUND.finditer(text):
        name = next(each for each in ("all", "all2", "all3", "all4", "all5") if found[each])
        inner, (start, end) = found[name][1:-1], found.span(name)
        example = slot_words.example(inner)
        if example is not None and example[1] > example[0]:
            yield Slot(start, end, inner, "example", start + 1 + example[0], start + 1 + example[1])
        elif slot_words.is_field(inner) or (name == "all2" and slot_words.names_a_field(inner)):
            yield Slot(start, end, inner, "plain", end, end)
    if "例" in text or "如" in text or "e.g" in text or "填" in text:
        for found in _BARE.finditer(text):
            value = next(each for each in ("value", "value2", "value3", "value4") if found[each])
            yield Slot(*found.span(), found.group(), "example", *found.span(value))


def _pairs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """最外层成对的括号。没有配对的括号略过。"""
    stack: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for place in range(start, end):
        c = text[place]
        if c in _OPENERS:
            stack.append((_OPENERS[c].translate(_SAME), place))
        elif c in _CLOSERS:
            closer = c.translate(_SAME)
            depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i][0] == closer), None)
            if depth is None:
                continue
            first = stack[depth][1]
            del stack[depth:]
            while found and found[-1][0] > first:
                found.pop()
            found.append((first, place + 1))
    yield from found


def _slot(text: str, start: int, end: int, ticked: bool) -> Slot | None:
    """这一对括号是占位则给出占位。"""
    inner = text[start + 1 : end - 1]
    opener = text[start].translate(_SAME)
    if _other_use(text, start, end, opener, inner):
        return None
    if _HOLES_ONLY.fullmatch(inner):
        kind = "" if opener in "{<" or ticked or _is_box(text, start, end, inner) else "blank"
        return Slot(start, end, inner, kind, end, end) if kind else None
    example = slot_words.example(inner, bool(_VALUE_BEFORE.search(text[:start])))
    if example is not None and not slot_words.is_note(inner):
        return Slot(start, end, inner, "example", start + 1 + example[0], start + 1 + example[1])
    asked = slot_words.asks(inner) or slot_words.has_hole(inner) or _before_a_unit(text, start, end, inner)
    if opener == "{" and _CHINESE_ONLY.fullmatch(inner) and not _ABOUT_CODE.search(text):
        asked = True  # 花括号只在套打里用
    if opener in "[【〔<" and inner.isascii() and _english(text, start, end, inner):
        asked = True
    if asked or (slot_words.names_a_field(inner) and not _is_label(text, start, end, inner)):
        return Slot(start, end, inner, "plain", end, end)
    return None


def _before_a_unit(text: str, start: int, end: int, inner: str) -> bool:
    """每车扣减【单车扣款】元：单位前面该是数目，括号里却只有字。"""
    if len(inner) > 12 or not _UNIT_AFTER.match(text, end) or _ANY_NUMBER.search(inner):
        return False
    return text[:start][-1:] not in ("", "。", "；") and _CHINESE.search(inner) is not None


def _other_use(text: str, start: int, end: int, opener: str, inner: str) -> bool:
    """括号另有用处：文号、链接、代码、合并域、网页标记。"""
    before = text[start - 1] if start else ""
    if opener == "[" and _LINK_TAIL.match(text, end - 1):
        return True
    if _DOCUMENT_NUMBER.fullmatch(inner) and _NUMBER_TAIL.match(text, end):
        return True
    if opener in _QUOTES:
        return mentioned(text, start, end) or not _VALUE_BEFORE.search(text[:start]) or len(inner) > 20
    if opener == "{" and (before in ("$", "{", "#", "%") or inner[:1] in ("{", "%", "#")):
        return True
    if opener == "<" and (inner[:1] in ("%", "!", "/", "=") or "<" in inner or len(inner) > 30):
        return True
    if opener in "{<" and inner.isascii():
        return not (slot_words.example(inner) or (opener == "<" and _english(text, start, end, inner)))
    return opener == "[" and not inner.strip() and before.isascii() and before.isalnum()


def _english(text: str, start: int, end: int, inner: str) -> bool:
    """写着英文栏目名，夹在中文里或行文里；网页标记和代码不算。"""
    if _HTML.fullmatch(inner) or mentioned(text, start, end):
        return False
    before, after = text[:start].rstrip()[-1:], text[end:].lstrip()[:1]
    among = (_CHINESE.search(before + after) is not None and not before.isalnum()) or bool(
        _CHINESE.match(before)
    )
    return before not in ("]", ")") and slot_words.names_an_english_field(inner, among)


def _is_box(text: str, start: int, end: int, inner: str) -> bool:
    """Markdown 的勾选框：列表项开头的 [ ]，或一行里有几个 [ ] 的选项。"""
    if text[start] != "[" or inner.strip() not in ("", "x", "X") or len(inner) > 1:
        return False
    if inner.strip():  # [X]个月：是空，不是打了叉的框
        return bool(_TICKED.match(text, start))
    return text[:start].strip() in ("-", "*", "+") or len(_TASK_BOX.findall(text)) > 1


def _is_label(text: str, start: int, end: int, inner: str) -> bool:
    """括号里是小标题：后面紧跟冒号和内容，或在行首而说的是“服务内容”一类。"""
    after = text[end:].lstrip()
    if after[:1] in ("：", ":") and len(after) > 1 and not text[:start].strip():
        return True
    if _ANNEX_BEFORE.search(text, max(0, start - 8), start):
        return True
    first = not text[:start].strip(_NUMBERING)
    if first and "第" in text[:start] and not after:
        return True  # 第6条【违约责任】
    if not first or text[start] != "【":
        return False
    return slot_words.heads_a_paragraph(inner) or bool(_SENTENCE_AFTER.match(after))
