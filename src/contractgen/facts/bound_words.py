"""上下限用词自相抵触的地方：提前5日内、≥4小时以内、最长不少于10日；以及“30日前”这样不知是早于还是限期的。

数目前面的话是一个方向（下限或上限），后面的话是一个方向，两个方向相反就是抵触；数的是日数、人数、次数都一样。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record
from contractgen.model.saying import saying
from contractgen.zh.duration_words import FoundDuration, durations
from contractgen.zh.numerals import CHINESE_NUMERALS
from contractgen.zh.sentences import in_slot, readable

#: 一句话里有这些字的才可能有上下限
_QUICK = ("内", "以", "前", "后", "不", "至", "最", "未")
_NOT = r"(?:不|未|没有?|非|无)(?:得|应当?|可|能|会|宜|许|须|准|曾)?"
_MORE = r"大于|高于|多于|长于|晚于|迟于|久于|重于|超过|超出|逾越|逾(?!期)|超(?=\d)|>|＞"
_LESS = r"小于|少于|低于|短于|早于|轻于|<(?!br)|＜"
_REACH = r"(?<![期届已工圆])满(?!足|意|载|负)|足(?=\d)"  # 满、足：下限
_SHORT = r"不足|不满|未满|不到|未到|未达到?|达不到|没到"
#: 副词，与数目之间可以隔一个动词；形容词只隔“为、应”一类
_AT_LEAST = r"至少|最少|起码|最起码|不少于|不低于"
_AT_MOST = r"至多|最多|顶多|最迟|最晚|至迟|不超过"
_LOWEST, _HIGHEST = r"最短|最低|最小|最早", r"最长|最高|最大|最久"
_EQUAL = r"(?:或者?|及)?(?:等于)?"
_LEFT = re.compile(
    rf"(?P<low>{_NOT}(?:{_LESS}){_EQUAL}|≥|>=|≧|{_LOWEST}|{_AT_LEAST}|提前(?:至少)?|(?<!不)(?<![得能应])(?:早于|先于)(?=\s*[\d半一二两三四五六七八九十]+\s*个?(?:工作)?(?:分钟|小时|日|天|周|月)))"
    rf"|(?P<high>{_NOT}(?:{_MORE}){_EQUAL}|≤|<=|≦|{_SHORT}|{_HIGHEST}|{_AT_MOST})"
    rf"|(?P<over>{_MORE}|{_REACH}){_EQUAL}"
    rf"|(?P<under>{_LESS}){_EQUAL}"
)
_FILLED = re.compile(
    r"(?:可以?|应当?|均|也|须|需|能|要|得|在|于|为|是|每[次日天人年月班]?|各|约|再|其|允许|期限|时间|时长|[一-龥]{2,6}前|提前|保存|保留|留存|保持|保管|持续|提供|存放|储存|延长|延期|间隔|安排|完成)*\s*"
)
_SHARE = re.compile(r"\s*[于在]?\s*(?:[一-龥]{1,8}[的之](?=\s*\d))?")  # 不低于合同价的5%
_FREE = re.compile(r"(?:可以?|应当?|须|需)?[一-龥]{1,2}")  # 至少派驻3人、至多延期5日：副词之后隔一个动词
_ADVERB = re.compile(r"至少|最少|起码|至多|最多|顶多|最迟|最晚|至迟|提前")
_NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?|[{CHINESE_NUMERALS}]+|半)"
_UNIT = rf"(?:[^\d\s，,。；;：:、|（）(){CHINESE_NUMERALS}以之内前后的]{{0,4}}|次日)"
_QUANTITY = re.compile(
    rf"{_NUMBER}\s*(?:[（(][^（）()]{{1,4}}[)）])?\s*{_UNIT}\s*(?:[（(][^（）()]{{1,8}}[)）])?\s*[】\]]?\s*"
)
_UPPER = re.compile(
    r"(?:以内|之内|(?<=[日天时钟秒周月年度期%‰人])内(?![容部网控存置设外含向业服地陆])|(?:以下|之下)(?!条件|情形|材料|内容|要求|标准|文件|资料|各|之一|列|方式|[一二三四五六\d]))"
)
_LOWER = re.compile(r"(?:以上|之上)(?!述|所|各|约定|规定|条|款|内容|资料|信息|材料|事项)|以外|开外")
_EARLY_TOO = re.compile(
    r"(?:在|于)\s*(?:[^，,。；;]{2,10}[的前])?\s*(?:\d+|[一二两三四五六七八九十]{1,3})\s*(?:个)?(?:工作)?(?:小时|日|天|周|月|分钟)(?:以内|之内|内)\s*提前"
)
#: 届限之后：不晚于到期日之后；后面再有数的（不晚于验收之后10日）不算
_LATER = re.compile(
    rf"(?P<left>不(?:得|应当?|能)?(?:迟于|晚于)|最迟|最晚|至迟)(?P<point>[^，,。；;：:]{{1,14}}?)(?P<right>以后|之后|(?<=[日号])后)(?!的?第?\s*(?:{_NUMBER}|当|次|即|随|立))"
)
_SOONER = re.compile(
    rf"(?P<left>不(?:得|应当?|能)?早于|最早)(?P<point>[^，,。；;：:]{{1,14}}?)(?P<right>以前|之前|(?<=[日号])前)(?!的?第?\s*(?:{_NUMBER}|当))"
)
#: 最迟不早于、不高于货值以上：不等看到数目就相反了
_OPPOSED = re.compile(
    r"(?:最迟|最晚|至迟)(?:应|须|也|在)?不(?:得|应|能)?早于[^，,。；;：:]{1,16}|最早(?:应|须|也|在)?不(?:得|应|能)?(?:晚于|迟于)[^，,。；;：:]{1,16}"
    r"|不(?:得|应|能)?(?:高于|超过|大于|多于)(?![^，,。；;：:]*\d)[一-龥]{1,8}以上(?![一-龥])|不(?:得|应|能)?(?:低于|少于|小于)(?![^，,。；;：:]*\d)[一-龥]{1,8}以下(?![一-龥])"
)
_DATED = re.compile(r"\d+\s*[日号]$|[一二三四五六七八九十]{1,3}[日号]$|[日期时]$|届满|到期|期满")
_BEFORE = re.compile(r"\s*[】\]]?\s*前(?!述|款|项|条|期|后|置|提(?!交|出|供|醒|请))")
_BARE = re.compile(r"(?:在|于|应当?|须|必须|需|将|的|[,，；;。：:]|^)\s*$")
_FROM_EVENT = re.compile(
    r"(?:提前|至少|不少于|不迟于|最迟|最晚|至迟|之?前|届满|期满|到期|实施|变更|解除|终止|开始|结束|升级|维护|会议|演练|上线|交付|发布|施工|付款|生效|停机|离职|进场|日|时|期限|活动|巡检|培训|验收|检查|使用|召开|出发)[^,，。；;]{0,8}$"
)


@record
class BoundClash:
    """一处用词。kind：clash 上下限相抵触，vague “N日前”所指不明。"""

    span: Span
    words: str
    kind: str
    provisional: bool = False


def bound_words(reading: Reading) -> tuple[BoundClash, ...]:
    """全文上下限用词有问题的地方。"""
    return tuple(each for line in saying(reading, _QUICK) for each in _in_line(line))


def _in_line(line: Line) -> Iterator[BoundClash]:
    body = line.body
    shadow = readable(body)
    reached = 0
    for span in sorted({*_clashes(shadow), *_points(body)}):
        if span[0] >= reached:
            reached = span[1]
            yield _at(line, body, span, "clash")
    if line.cell is not None or "前" not in shadow:
        return
    for found in durations(shadow):
        if (
            found.unit in ("日", "天")
            and (after := _BEFORE.match(shadow, found.end))
            and not _event(shadow, found)
        ):
            yield _at(line, body, (found.start, after.end()), "vague")


def _clashes(shadow: str) -> Iterator[tuple[int, int]]:
    """前后两个方向相反的；两个前置的方向相反的（最长不少于）。"""
    for left in _LEFT.finditer(shadow):
        lower = bool(left["low"] or left["over"])
        filled = _FILLED.match(shadow, left.end())
        place = filled.end() if filled else left.end()
        second = _LEFT.match(shadow, place)
        if second and (second["low"] or second["high"]) and not left["over"] and not left["under"]:
            if bool(second["low"]) != lower and (ending := _QUANTITY.match(shadow, second.end())):
                yield left.start(), ending.end()
            continue
        if not (left["low"] or left["high"]) or left.group().startswith(
            ("不", "未", "没", "≥", "≤", ">", "<")
        ):
            share = _SHARE.match(shadow, left.end())
            place = share.end() if share else left.end()
        quantity = _QUANTITY.match(shadow, place)
        if quantity is None and _ADVERB.match(left.group()) and (free := _FREE.match(shadow, left.end())):
            quantity = _QUANTITY.match(shadow, free.end())
        if quantity and (right := (_UPPER if lower else _LOWER).match(shadow, quantity.end())):
            yield left.start(), right.end()
    for match in _EARLY_TOO.finditer(shadow):
        yield match.span()


def _points(body: str) -> Iterator[tuple[int, int]]:
    """不迟于每月25日以后、不早于开工日之前：届限是一个时点的。"""
    if "于" not in body and "最" not in body and "至迟" not in body:
        return
    for match in _OPPOSED.finditer(body):
        yield match.span()
    for pattern in (_LATER, _SOONER):
        for match in pattern.finditer(body):
            if match["left"].startswith("不") or _DATED.search(match["point"]):
                yield match.span()


def _event(shadow: str, found: FoundDuration) -> bool:
    """紧挨着写明了在何事之前（离岗15日前）的，是日期的（__年__月__日前）。"""
    place = found.start
    if re.search(r"(?:例如|比如|假设|某)[^。；]*$", shadow[:place]):
        return True  # 举例说的某月5日
    if not _BARE.search(shadow[:place]) or re.search(r"月的?(?:最后)?\s*$", shadow[:place]):
        return True
    return bool(_FROM_EVENT.search(shadow[max(0, place - 24) : place]))


def _at(line: Line, body: str, span: tuple[int, int], kind: str) -> BoundClash:
    start, end = span[0], span[0] + len(body[span[0] : span[1]].rstrip())
    where = Span(line.index, line.body_start + start, line.body_start + end)
    return BoundClash(where, body[start:end], kind, in_slot(body, start, end))
