"""找出文字里形似数目、其实不是期限和金额的部分：7×24小时、时刻、日期、电话、标准号、编号、引用。"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from contractgen.zh.characters import fold_width
from contractgen.zh.numerals import CHINESE_NUMERALS

_CN = CHINESE_NUMERALS
_N = rf"(?:\d{{1,4}}|[{_CN}]{{1,6}})"
_TIMES = r"[x×*＊✕╳X]"
_CLOCK = (
    r"(?:(?:上午|下午|早上|早|晚上|晚|中午|凌晨|夜间|当日|次日)\s*)?"
    r"(?:(?<![\d.:A-Za-z])(?:[01]?\d|2[0-4])\s*[:：]\s*[0-5]\d(?::[0-5]\d)?(?!\d|\s*(?:分钟|个?(?:工作)?小时|个?工作日|[日天]内))"
    r"|(?<![\d.])(?:[01]?\d|2[0-4])[点时](?:整|半|[0-5]?\d分)?(?![间段候限效期长刻日])"
    r"|[零〇一二两三四五六七八九十]{1,3}[点时](?:整|半|[零一二三四五六七八九十]{1,3}分)?(?![间段候限效期长刻日位之五六七八九]))"
)
_KINDS = (
    ("url", r"(?:https?|ftp)://[\x21-\x7e]+|www\.[\x21-\x7e]+"),
    ("email", r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+"),
    ("uscc", r"(?<![A-Za-z0-9])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![A-Za-z0-9])"),
    (
        "standard",
        r"(?:GB(?:/[TZ])?|GM/T|YD/T|SJ/T|GA/T|JR/T|DB\d*/T|T/[A-Z]{2,8}|ISO(?:/IEC)?(?:/TS)?|IEC|IEEE|RFC)"
        r"\s*\d+(?:\.\d+)*(?:\s*[-—–:：]\s*\d{4})?",
    ),
    ("coverage", rf"(?<!\d)[5-7五六七]\s*[天日]?\s*{_TIMES}\s*(?:\d{{1,2}})(?:\s*个?小时|[hH])?(?!\d)"),
    ("coverage", rf"(?<!\d)24\s*(?:小时|[hH])?\s*{_TIMES}\s*7\s*天?(?!\d)"),
    (
        "coverage",
        r"(?:每[天日]|每周[七7][天日]每[天日]|全[天年]候?|昼夜|[7七]天)\s*(?:24|二十四)\s*(?:个)?小时",
    ),
    ("clock", _CLOCK),
    *(
        ("date", rf"(?<!\d)(?:19|20)\d{{2}}\s*{s}\s*[01]?\d\s*{s}\s*[0-3]?\d(?!\d)")
        for s in ("-", "/", r"\.")
    ),
    (
        "date",
        rf"(?:(?:(?:19|20)\d{{2}}|[{_CN}]{{4}})\s*年\s*)"
        rf"(?:[01]?\d|[{_CN}]{{1,3}})\s*月(?:\s*(?:[0-3]?\d|[{_CN}]{{1,4}})\s*[日号])?(?:[初底末])?",
    ),
    (
        "date",
        rf"(?:(?<!\d)(?:1[0-2]|0?[1-9])|(?<![{_CN}])[一二三四五六七八九十]{{1,2}})\s*月\s*{_N}\s*[日号]",
    ),
    ("date", rf"(?:当|本|次|每|每个?自然|下|上|同)个?月的?(?:第)?\s*{_N}\s*[日号]"),
    ("date", r"(?<!\d)(?:19|20)\d{2}\s*年(?!度?(?:期|以内|之内|内(?!容)))"),
    (
        "phone",
        r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}[-—– ]\d{7,8}(?:[-—– 转]\d{1,6})?(?!\d)",
    ),
    ("phone", r"(?<!\d)[48]00[- ]?\d{3,4}[- ]?\d{3,4}(?!\d)"),
    ("account", r"(?<!\d)\d{4}(?: \d{3,4}){2,5}(?: \d{1,4})?(?!\d)|(?<!\d)\d{11,25}(?!\d)"),
    (
        "law",
        rf"《[^《》]{{2,40}}》(?:\s*[（(][^（）()]{{1,20}}[)）])?\s*第\s*{_N}\s*条"
        rf"(?:之[{_CN}])?(?:\s*第\s*{_N}\s*款)?(?:\s*第\s*[（(]?{_N}[)）]?\s*项)?",
    ),
    (
        "reference",
        rf"第\s*(?:\d+(?:\.\d+)*|[{_CN}]+|[（(][{_CN}\d]+[)）])\s*(?:条|款|项|章|节|部分)"
        rf"(?:\s*第?\s*(?:\d+(?:\.\d+)*|[{_CN}]+|[（(][{_CN}\d]+[)）])\s*(?:条|款|项))*",
    ),
    ("reference", rf"附(?:件|表|录)\s*(?:\d+(?:\.\d+)*|[{_CN}]+|[A-Z])"),
    (
        "version",
        r"(?<![A-Za-z])[Vv](?:er(?:sion)?)?\.?\s*\d+(?:\.\d+)*|(?<![\d.])\d{1,4}(?:\.\d{1,4}){1,4}\s*版",
    ),
    ("code", r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9]*(?:[-/][A-Za-z0-9]+)+(?![A-Za-z0-9])"),
)
_MARKER = re.compile(
    rf"\s*(?:[（(]\s*(?:\d{{1,3}}|[{_CN}]{{1,4}}|[a-zA-Z])\s*[)）]|\d{{1,3}}(?:\.\d{{1,3}})+[.、]?(?![\d%‰]|\s*(?:个|小时|分|秒|[天日月年周](?!常|志|期|程|历|报|度)|万|元|倍|工作[日天]))"
    rf"|\d{{1,3}}[.、)）](?!\d)|[{_CN}]{{1,4}}、|[①-⑳㉑-㊿]|第[{_CN}\d]+[条章节])"
)
#: 各种遮蔽开头的字：先看这一个字，绝大多数位置不必逐种去试
_FIRST = rf"(?=[0-9A-Za-z《第附每全昼当本次下上同早晚中凌夜+{_CN}])"
_ALL = re.compile(
    _FIRST + "(?:" + "|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(_KINDS)) + ")"
)
_FOLD = {0xFF01 + i: 0x21 + i for i in range(94) if chr(0x21 + i).isalnum() or chr(0x21 + i) in "%."}
_WIDE = re.compile("[" + "".join(map(chr, _FOLD)) + "]")
_QUICK = re.compile(rf"[\d@《第附{_CN}]")


@dataclass(frozen=True, slots=True)
class Mask:
    """一处遮蔽。

    kind: coverage clock date phone standard law reference marker url email uscc account version code。
    """

    start: int
    end: int
    kind: str


@lru_cache(maxsize=65536)
def masks(text: str) -> tuple[Mask, ...]:
    """文字里应当遮蔽的部分，从左到右，互不重叠。"""
    plain = fold_width(text)
    if not _QUICK.search(plain) and "www" not in plain:
        return ()
    found: list[Mask] = []
    start = 0
    if marker := _MARKER.match(plain):
        start = marker.end()
        found.append(Mask(marker.start(), start, "marker"))
    for match in _ALL.finditer(plain, start):
        kind = _KINDS[int((match.lastgroup or "k0")[1:])][0]
        found.append(Mask(match.start(), match.end(), kind))
    return tuple(found)


@lru_cache(maxsize=65536)
def masked(text: str) -> str:
    """与原文等长：遮蔽的部分换成空格，全角的字母、数字换成半角；标点不变。"""
    plain = text.translate(_FOLD) if _WIDE.search(text) else text
    pieces, place = [], 0
    for mask in masks(text):
        pieces.append(plain[place : mask.start])
        pieces.append(" " * (mask.end - mask.start))
        place = mask.end
    pieces.append(plain[place:])
    return "".join(pieces)
