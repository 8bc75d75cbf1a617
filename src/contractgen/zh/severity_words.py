"""故障轻重的叫法：高、中、低，紧急、严重、一般，一级至四级，P1 至 P4，以及系统中断一类的描述。"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from contractgen.zh.characters import compact
from contractgen.zh.kinds import of_kinds

_KIND = r"(?:故障|事件|问题|缺陷|异常|工单|请求|告警)"
_OPEN, _CLOSE = r"[“\"「『‘【]", r"[”\"」』’】]"
_LEVEL = r"(?:优先级|故障等级|故障级别|等级|级别|严重度|严重程度|严重性)"
_DEGREE = r"特别?重大|特大|特急|危急|紧要|重大|紧急|致命|严重|较[大重]|重要|普通|一般|轻微|次要|低级"
_NUMBERED = r"(?:[一二三四五]|[1-5]|[ⅠⅡⅢⅣⅤ]|I{1,3}|IV)\s*[级等档类]"
_NUMBERED_NAME, _DEGREE_NAME = re.compile(_NUMBERED), re.compile(_DEGREE)
_TIME = r"(?:\d+(?:\.\d+)?|[一二三四五六七八九十半两]+)\s*个?(?:工作)?(?:分钟|小时|[日天])"
#: 叫法的体系 → 正则；逐个试，先长后短
_PATTERNS = (
    ("named", rf"{_LEVEL}\s*(?:为|是|:|：)?\s*{_OPEN}(?P<named>[^”\"」』’】]{{1,60}}){_CLOSE}"),
    (
        "高中低",
        rf"(?<![最提较更其之当会途期空集盘])(?P<hml>[高中低])(?={_LEVEL}|级{_KIND}|级(?![别标管约分高工技经开架主研职教])|{_KIND})|{_LEVEL}\s*(?:为|是)?\s*(?P<hml2>[高中低])(?=的|级|[,，、:：]|$)",
    ),
    ("级", rf"优先级\s*(?P<order>[1-5一二三四五])(?=的?{_KIND}|[（(:：，,、]|$)"),
    ("高中低", rf"{_OPEN}(?P<hml3>[高中低]){_CLOSE}"),
    (
        "字母",
        rf"(?<![A-Za-z])(?P<letter>(?:P|S|T|Sev(?:erity)?\s?-?|L)-?[0-5]|Sev-?[A-D])(?![0-9A-Za-z])(?:\s*级)?|(?<![A-Za-z])(?P<class>[A-D甲乙丙丁]\s*[类级])(?=\s*(?:的)?{_KIND}|\s*[（(:：，,、]|(?:是|系)?指(?![定派示标])|$)",
    ),
    (
        "级",
        rf"(?<![第上下某每各同任两分共])(?<!分[为成作])(?P<numbered>{_NUMBERED}(?:\s*[（(][^（）()]{{1,6}}[)）])?)(?=\s*(?:(?:安全|网络|系统|硬件|软件|业务|技术)?{_KIND}|的?(?:响应|服务请求)|{_CLOSE}|[:：,，、—]|(?:是|系)?指(?![定派示标])|即|\d{{1,3}}\s*(?:小时|分钟|个?工作日)|$))",
    ),
    (
        "紧急严重一般",
        rf"(?P<degree>{_DEGREE})(?=(?:级别?)?(?:的)?(?:系统|技术|网络|硬件|软件|业务|功能)?{_KIND}|级(?:别|的)?|优先级)"
        r"|(?P<kindly>紧急|特急|加急|次要|普通|一般|日常)(?=(?:的)?(?:事项|报修|工单|情况)(?:[，,：:]|应|须|的|由|在|自|\d|[一二三四五六七八九十半两]))"
        rf"|(?:^|(?<=[。；;]))\s*(?:[（(]\w[)）])?(?P<alone>{_DEGREE})(?=\s*(?:——|—|：|:|(?:是|系)指))",
    ),
    (
        "描述",
        r"(?P<described>系统(?:整体)?(?:中断|瘫痪|宕机|崩溃|(?:整体)?不可用)(?:或者?[^,，。；;]{1,8}异常)?|全面瘫痪|业务中断|严重功能异常|核心功能(?:中断|不可用)|服务中断)",
    ),
    (
        "其他",
        r"(?:^|(?<=[。；;]))\s*(?:[（(]\w{1,2}[)）])?(?P<own>[\u4e00-\u9fff]{2}级|[红橙黄蓝]色(?:事件|故障|级别?)?)(?=\s*(?:[（(][^（）()]{2,24}[)）])?\s*[：:，,])",
    ),
    ("咨询", r"(?P<asked>(?:一般性?|日常|普通)?(?:技术|使用|业务|操作)?咨询)"),
)
#: 各种叫法开头的字，或者在句首：先看这里，绝大多数位置不必逐种去试
_FIRST = r"(?:(?=[优故等级严“\"「『‘【高中低PSTL1-5一二三四五ⅠⅡⅢⅣⅤIA-D甲乙丙丁特危紧重致较普轻次加日系全业核服技使操咨])|(?<![^。；;]))"
_ALL = re.compile(f"{_FIRST}(?:{'|'.join(pattern for _, pattern in _PATTERNS)})")
_GROUPS = {
    "named": "", "hml": "高中低", "hml2": "高中低", "hml3": "高中低", "letter": "字母", "class": "字母", "numbered": "级", "order": "级",
    "degree": "紧急严重一般", "kindly": "紧急严重一般", "alone": "紧急严重一般", "described": "描述", "asked": "咨询", "own": "其他",
}  # fmt: skip
_QUICK = re.compile(r"[高中低级类别急PSTLpstl紧严一般重特致较轻次普]|色|瘫痪|中断|咨询|不可用")
_RANKS = (
    (1, ("特别重大", "特大", "特急", "危急", "紧要", "甲类", "甲级", "紧急", "致命", "一级", "1级", "Ⅰ级", "I级", "P0", "P1", "S0", "S1", "T0", "T1", "A类", "A级", "最高",
         "高", "中断", "瘫痪", "宕机", "崩溃", "不可用", "严重功能异常")),
    (2, ("加急", "重大", "严重", "二级", "2级", "Ⅱ级", "II级", "P2", "S2", "T2", "B类", "B级", "乙类", "乙级", "中", "较大", "较重", "较重", "重要")),
    (3, ("一般", "普通", "常规", "日常", "三级", "3级", "Ⅲ级", "III级", "P3", "S3", "T3", "C类", "C级", "丙类", "丙级", "低")),
    (4, ("最低", "轻微", "次要", "四级", "4级", "Ⅳ级", "IV级", "P4", "S4", "D类", "D级", "丁类", "丁级")),
)  # fmt: skip
LOWEST = 9  # 咨询
_COLOURS = {"红色": 1, "橙色": 2, "黄色": 3, "蓝色": 4}
_ORDER = {c: i for i, c in enumerate("一二三四五", 1)} | {str(i): i for i in range(1, 6)}  # 优先级1


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
        if of_kinds(text, word, end) or (found and _of_function(text, found[-1], start, end)):
            continue
        found.append(SeverityWord(start, end, word, _GROUPS[group] or vocabulary(word)))
    return tuple(found)


def _of_function(text: str, level: SeverityWord, start: int, end: int) -> bool:
    """“P3，次要功能异常”：代号之后说明它是什么情形，次要的是功能。"""
    coded = level.vocabulary in ("字母", "级") and text[level.end : start].strip() in ("，", ",")
    return coded and text.startswith(("功能", "业务", "系统", "模块", "软件", "硬件"), end)


def vocabulary(word: str) -> str:
    """一个级别名属于哪个体系；表里自拟的名字归入“其他”。"""
    plain = compact(word)
    if plain in _ORDER:
        return "级"
    if plain in ("高", "中", "低", "高级", "中级", "低级"):
        return "高中低"
    if re.fullmatch(r"(?:(?:P|S|Sev\w*|L)-?[0-5A-D]级?|[A-D甲乙丙丁][类级])(?:\(.*\))?", plain):
        return "字母"
    if _NUMBERED_NAME.match(plain):
        return "级"
    if "咨询" in plain:
        return "咨询"
    return "紧急严重一般" if _DEGREE_NAME.match(plain) else "其他"


def rank(word: str) -> int | None:
    """轻重：1 最重；咨询最轻；说不准为 None。"""
    plain = re.sub(r"(?<=[A-Za-z])-(?=[0-9A-D])", "", compact(word))
    if "咨询" in plain:
        return LOWEST
    if plain[:2] in _COLOURS:
        return _COLOURS[plain[:2]]
    if plain in _ORDER:
        return _ORDER[plain]
    if numbered := re.match(r"([一二三四五1-5])[等档类]", plain):
        return _ORDER[numbered[1]]
    if lettered := re.match(r"Sev-?([A-D])", plain):
        return "ABCD".index(lettered[1]) + 1
    if sev := re.match(r"Sev\w*?-?([0-5])", plain, re.IGNORECASE):
        return max(1, int(sev[1]))
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
        re.sub(r"(?<=.)(?:(?:级|类|等|档)?(?:故障|事件|问题)|级别|优先级|级|类|等|档)$", "", part)
        for part in [plain, *parts]
    )
