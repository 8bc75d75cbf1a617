"""故障轻重的叫法：高、中、低，紧急、严重、一般，一级至四级，P1 至 P4，以及系统中断一类的描述。"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from contractgen.zh.characters import compact

_KIND = r"(?:故障|事件|问题|缺陷|异常|工单|请求|告警)"
_OPEN, _CLOSE = r"[“\"「『‘【]", r"[”\"」』’】]"
_LEVEL = r"(?:优先级|故障等级|故障级别|等级|级别|严重度|严重程度|严重性)"
_DEGREE = r"特别?重大|特大|特急|重大|紧急|致命|严重|较[大重]|重要|普通|一般|轻微|次要|低级"
_NUMBERED = r"(?:[一二三四五]|[1-5]|[ⅠⅡⅢⅣⅤ]|I{1,3}|IV)\s*级"
_TIME = r"(?:\d+(?:\.\d+)?|[一二三四五六七八九十半两]+)\s*个?(?:工作)?(?:分钟|小时|[日天])"
#: 叫法的体系 → 正则；逐个试，先长后短
_PATTERNS = (
    ("named", rf"{_LEVEL}\s*(?:为|是|:|：)?\s*{_OPEN}(?P<named>[^”\"」』’】]{{1,60}}){_CLOSE}"),
    (
        "高中低",
        rf"(?<![最提较更其之当会途期空集盘])(?P<hml>[高中低])(?={_LEVEL}|级{_KIND}|级(?![别标管约分高工技经开架主研职教])|{_KIND})|{_LEVEL}\s*(?:为|是)?\s*(?P<hml2>[高中低])(?=的|级|[,，、:：]|$)",
    ),
    ("高中低", rf"{_OPEN}(?P<hml3>[高中低]){_CLOSE}"),
    (
        "字母",
        rf"(?<![A-Za-z])(?P<letter>(?:P|S|T|Sev(?:erity)?\s?-?|L)[0-5])(?![0-9A-Za-z])(?:\s*级)?|(?<![A-Za-z])(?P<class>[A-D]\s*[类级])(?=\s*(?:的)?{_KIND}|\s*[（(:：，,、]|(?:是|系)?指(?![定派示标])|$)",
    ),
    (
        "级",
        rf"(?<![第上下某每各同任两])(?P<numbered>{_NUMBERED}(?:\s*[（(][^（）()]{{1,6}}[)）])?)(?=\s*(?:(?:安全|网络|系统|硬件|软件|业务|技术)?{_KIND}|的?(?:响应|服务请求)|{_CLOSE}|[:：,，、；;—]|{_TIME}|(?:是|系)?指(?![定派示标])|即|$))",
    ),
    (
        "紧急严重一般",
        rf"(?P<degree>{_DEGREE})(?=(?:级别?)?(?:的)?(?:系统|技术|网络|硬件|软件|业务|功能)?{_KIND}|级(?:别|的)?|优先级)"
        rf"|(?:^|(?<=[。；;]))\s*(?:[（(]\w[)）])?(?P<alone>{_DEGREE})(?=\s*(?:——|—|：|:|(?:是|系)指))",
    ),
    (
        "描述",
        r"(?P<described>系统(?:整体)?(?:中断|瘫痪|宕机|崩溃|(?:整体)?不可用)(?:或者?[^,，。；;]{1,8}异常)?|全面瘫痪|业务中断|严重功能异常|核心功能(?:中断|不可用)|服务中断)",
    ),
    ("咨询", r"(?P<asked>(?:一般性?|日常|普通)?(?:技术|使用|业务|操作)?咨询)"),
)
_ALL = re.compile("|".join(pattern for _, pattern in _PATTERNS))
_GROUPS = {
    "named": "", "hml": "高中低", "hml2": "高中低", "hml3": "高中低", "letter": "字母", "class": "字母", "numbered": "级",
    "degree": "紧急严重一般", "alone": "紧急严重一般", "described": "描述", "asked": "咨询",
}  # fmt: skip
_QUICK = re.compile(r"[高中低级类别急PSLpsl紧严一般重特致较轻次普]|瘫痪|中断|咨询|不可用")
_RANKS = (
    (1, ("特别重大", "特大", "特急", "紧急", "致命", "一级", "1级", "Ⅰ级", "I级", "P0", "P1", "S0", "S1", "T0", "T1", "A类", "A级", "最高",
         "高", "中断", "瘫痪", "宕机", "崩溃", "不可用", "严重功能异常")),
    (2, ("重大", "严重", "二级", "2级", "Ⅱ级", "II级", "P2", "S2", "T2", "B类", "B级", "中", "较大", "较重", "较重", "重要")),
    (3, ("一般", "普通", "三级", "3级", "Ⅲ级", "III级", "P3", "S3", "T3", "C类", "C级", "低")),
    (4, ("轻微", "次要", "四级", "4级", "Ⅳ级", "IV级", "P4", "S4", "D类", "D级")),
)  # fmt: skip
LOWEST = 9  # 咨询


@dataclass(frozen=True, slots=True)
class SeverityWord:
    """一处级别的叫法。word 是级别本身（高、一级（紧急）、系统中断）；vocabulary 是所属的体系。"""

    start: int
    end: int
    word: str
    vocabulary: str


_EXPLAINS = re.compile(
    r"(?:级|类|故障|事件|问题|缺陷)*[”\"」]?\s*(?:[（(]|[，,]?(?:是|系|均|即)?指|即|[:：])[^（）()，,；;。]{0,8}"
)


@lru_cache(maxsize=65536)
def severity_words(text: str) -> tuple[SeverityWord, ...]:
    """文字里的级别，从左到右。"""
    if not _QUICK.search(text):
        return ()
    found: list[SeverityWord] = []
    for match in _ALL.finditer(text):
        group = str(match.lastgroup)
        start, end = match.span(group)
        word = match[group]
        if _GROUPS[group] == "描述" and found and _EXPLAINS.fullmatch(text[found[-1].end : start]):
            continue  # “严重故障（系统不可用）”“严重故障是指系统不可用”里的说明
        found.append(SeverityWord(start, end, word, _GROUPS[group] or vocabulary(word)))
    return tuple(found)


def vocabulary(word: str) -> str:
    """一个级别名属于哪个体系；表里自拟的名字归入“其他”。"""
    plain = compact(word)
    if plain in ("高", "中", "低", "高级", "中级", "低级"):
        return "高中低"
    if re.fullmatch(r"(?:(?:P|S|Sev\w*|L)-?[0-5]级?|[A-D][类级])(?:\(.*\))?", plain):
        return "字母"
    if re.match(_NUMBERED, plain):
        return "级"
    if "咨询" in plain:
        return "咨询"
    return "紧急严重一般" if re.match(_DEGREE, plain) else "其他"


def rank(word: str) -> int | None:
    """轻重：1 最重；咨询最轻；说不准为 None。"""
    plain = compact(word)
    if "咨询" in plain:
        return LOWEST
    for value, words in _RANKS:
        if any(plain.startswith(each) for each in words):
            return value
    if found := next(
        (v for v, words in _RANKS if any(each in plain for each in words if len(each) > 1)), None
    ):
        return found
    return None


def same_level(one: str, two: str) -> bool:
    """两个级别名是不是同一级：一级（紧急）与“一级”“紧急”。"""
    return bool(_names(one) & _names(two))


@lru_cache(maxsize=1024)
def _names(word: str) -> frozenset[str]:
    plain = compact(word)
    parts = [part for part in re.split(r"[()（）/、]", plain) if part]
    return frozenset(
        re.sub(r"(?<=.)(?:级|类|故障|优先级|级故障|类故障|级别)$", "", part) for part in [plain, *parts]
    )
