"""草稿自己约定的读法：工作日的定义、小时怎样连续计算、以上以下是否含本数、通知期竞合以何为准。"""

from __future__ import annotations

import re

from contractgen.model.reading import Reading, Span
from contractgen.model.record import record
from contractgen.model.saying import saying

_WORKING_DAY = re.compile(
    r"[“\"「]?(?:工作日|营业日)[”\"」]?\s*(?:[：:，,]\s*)?(?:系|均|是)?\s*(?:指(?!定|派)|为(?:中国|国务院|法定|国家))"
    r"|(?:工作日|营业日)[”\"」]?(?:以|按)[^，。；;]{2,24}(?:为准|确定)|工作日的(?:含义|定义)"
    r"|(?:^|[\s.、）)*“\"])(?:工作日|营业日)[”\"」*]*\s*(?:[：:][^\d。]{6,}|[，,]\s*(?:是|系|即|以|按|依|指|包括))"
)
_CONTINUOUS = re.compile(
    r"自然小时|自然钟点|(?:服务|工作|营业|上班|办公|值守|受理|开放|开门|在岗)(?:时间|时段|小时)(?:之?内|以内)?(?:的)?(?:小时|时间|时长)?[^，。；]{0,2}(?:累计|累加|计算|计时|折算|计(?=[，。；]|$))|[一-龥]{2}时[间段](?:之?内|以内)(?:连续)?(?:累计|累加|计算|计时|折算)(?:计算|计时)?(?=[，,。；;]|$)|非[一-龥]{2}(?:时[间段]|日)(?:的?小时)?(?:一律|均|都|概)?不(?:予)?(?:计|算|计算|计入|计时|累计)(?=[，,。；;]|$)|(?:连续|连着|接着|持续|一直|不停地?)(?:不间断|往下|着|地)?(?:算|计(?![费价酬息提划]))|不分昼夜|昼夜不[分停]|夜里和周末一样|不间断计算|(?:连续|自然|日历)的?(?:时间|时长|钟点)(?:计|累)算|(?:照常|全天候?|昼夜|一直|不间断|不停|连续)(?:连续)?(?:计时|计算|计入|累计)|(?:夜间|夜里|节假日|休息日|周末|下班后)[^，。；]{0,8}(?:也|照样?|均|都|同样|一并)(?:计|算|在内)|不(?:扣除?|剔除?|扣减|刨除?|减)[^，。；]{0,4}(?:夜[间里]|晚上|节假日|休息|周末|双休|礼拜)|(?:计时|时限)[^，。；]{0,6}(?:相应)?(?:中止|暂停|停止|顺延)|(?:中止|暂停|停止)计时|按(?:营业|上班|服务|开放|值守)时[间段](?:内)?计|工作小时|只计(?:算)?服务时间|仅计(?:算)?(?:服务|工作)时间|自然时间|24小时制|按日历(?:时间|小时)"
)
_COUNTED_FROM = re.compile(
    r"(?:小时|分钟|钟点|时限|时间|期限)[^。；]{0,24}[，,](?:一律|均|都|皆)?(?:自|从|由)[^。；]{2,40}?(?:之时|之刻)?(?:起算|起计|开始计|开始算|起[^。；，]{0,10}计算)"
    r"|(?:计时(?:的)?起点|起算(?:点|时间|时点|时刻)|计时(?:自|从|由|以))[^。；]{0,4}(?:为|是|系|以|自|从|：)?[^。；]{2,40}(?:之时|之刻|时|起|之日|为准)|"
    r"(?:时限|时间)(?:一律|均|都|皆)?[^。；，]{0,6}(?:自|从|由)[^。；，]{2,30}?(?:起|之时|之刻|时)|自其?[^。；，]{2,20}之时起(?:计时|连续计|计算)"
    r"|(?:时限|时间|期限)[^。；，]{0,6}(?:自|从|由|以)[^。；]{2,40}?(?:开始|起)(?:连续|持续)?(?:计算|计时|算|计)"
)
_NATURAL_DAY = re.compile(
    r"[日天][”\"」]?[^。；;]{0,14}?(?:指|为|按|即|是)(?:的是)?(?:自然日|日历[日天]|公历日)"
)
_INCLUSIVE = re.compile(r"[“\"「]?以[上下内][”\"」]?[^。；]{0,60}?(?:不)?(?:包含|包括|含)(?:本数|该数)")
_EXCLUSIVE_BELOW = re.compile(
    r"以下[”\"」]?[^。；]{0,20}?不(?:包含|包括|含)(?:本数|该数)|以下\s*[（(]\s*(?:均)?不(?:包含|包括|含)[^（）()]{0,12}下同"
)
_EXCLUSIVE_ABOVE = re.compile(
    r"以上[”\"」]?[^。；]{0,6}?不(?:包含|包括|含)(?:本数|该数)|以上\s*[（(]\s*(?:均)?不(?:包含|包括|含)[^（）()]{0,12}下同"
)
_LONGER_WINS = re.compile(
    r"(?:竞合|重叠|同时(?:适用|属于|符合)|同属|兼属|并存|冲突|不一致)[^。；]{0,20}以较[长短]"
)


@record
class Conventions:
    """各项约定所在的位置；没有约定的为 None。exclusive_below：写明“以下”不含本数。"""

    working_day: Span | None
    natural_day: Span | None  # 没有写明工作日的“日”是自然日
    mentions: tuple[Span, ...]  # 说到“工作日”的各处
    continuous: Span | None
    counted_from: Span | None  # “各时限自报修之时起算”
    inclusive: Span | None
    exclusive_below: bool
    exclusive_above: bool
    longer_wins: Span | None


def conventions(reading: Reading) -> Conventions:
    """全文的约定，各取第一处。"""
    text = "".join(line.text + "\n" for line in reading.judged())
    return Conventions(
        working_day=_first(reading, _WORKING_DAY),
        natural_day=_first(reading, _NATURAL_DAY),
        mentions=tuple(
            Span(line.index, match.start(), match.end())
            for line in saying(reading, ("工作日",))
            for match in re.finditer("工作日(?!志)", line.text)
        ),
        continuous=_first(reading, _CONTINUOUS),
        counted_from=_first(reading, _COUNTED_FROM),
        inclusive=_first(reading, _INCLUSIVE),
        exclusive_below=bool(_EXCLUSIVE_BELOW.search(text)),
        exclusive_above=bool(_EXCLUSIVE_ABOVE.search(text)),
        longer_wins=_first(reading, _LONGER_WINS),
    )


def _first(reading: Reading, pattern: re.Pattern[str]) -> Span | None:
    for line in reading.judged():
        if match := pattern.search(line.text):
            return Span(line.index, match.start(), match.end())
    return None
