"""从一句服务或除外的话里取出对象与活动，并比较两句话说的是不是同一件事。"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from contractgen.facts.words.activities import ACTIVITIES, STANDALONE, TROUBLES
from contractgen.facts.words.labels import LABELS
from contractgen.facts.words.objects import COMPOUNDS, FILLERS, OBJECTS
from contractgen.model.record import record
from contractgen.zh.longest_first import longest_first


class Match(IntEnum):
    """两句话的关系：同一对象且同一活动、只是对象相同或一方较宽、无关。"""

    NONE = 0
    OBJECT = 1
    WIDER = 2
    SAME = 3


@record
class Thing:
    """一个对象：通行名，与它前面的修饰语（生产、测试）。"""

    head: str
    modifier: str = ""
    generic: bool = False  # 不在词表里，按原文比较
    owner: str = ""  # 紧接在前面的另一对象：操作系统补丁的操作系统


@record
class Content:
    """一句话说到的对象与活动。troubles：说的是故障、问题，而不是工作。"""

    things: tuple[Thing, ...]
    activities: frozenset[str]
    troubles: bool = False


def _table(words: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {said: name for name, all_said in words.items() for said in all_said}


_OBJECT_NAME = _table(OBJECTS)
#: 一个词可以属于几种活动：检修，既查又修
_ACTIVITY_NAMES: dict[str, frozenset[str]] = {
    said: frozenset(name for name, words in ACTIVITIES.items() if said in words)
    for all_said in ACTIVITIES.values()
    for said in all_said
}
_WORD = re.compile(
    rf"(?P<compound>{longest_first(COMPOUNDS)})"
    rf"|(?P<object>(?:{longest_first(_OBJECT_NAME)})(?!用户|安全|攻击|商|员|平面|话))"
    rf"|(?P<activity>(?!(?:监控|监测|检测|客服)(?:系统|平台|中心|室|设备|软件|大屏))(?:{longest_first(_ACTIVITY_NAMES)})(?!人员|单位|商|费|责任|方|主体|清单|合同|记录"
    rf"|报告|目标|方案))"
    rf"|(?P<trouble>{longest_first(TROUBLES)})"
)
#: 监控系统、备份设备：说的是东西，不是做什么
AS_NOUN = re.compile(
    r"(?<=视频)监控|(?<=安防)监控|(?<=环境)监控|检验(?=仪器|系统|设备|科|室)|(?:监控|备份|培训|巡检|值守|客服|监测|检测|测试)(?=系统|平台|中心|室|设备|软件|大屏)"
)
_BREAK = re.compile(
    r"[、，,；;：:。（）()“”\"《》/\s|]|以及|及其|连同|及|与|和|或者|或|的|对|将|进行|提供|协助|完成"
    r"|自行承担|自行负责|做好|承担|负责|解决|为|由|向|等"
    r"|包括|包含|涉及|所|因|在|于|按|是|指|属|不|并|需(?!方)|应|以|从|给|后|前"
)
_FILLER = re.compile(longest_first([*FILLERS, *LABELS]))
_LEFTOVER = re.compile(r"服务|工作|事项|内容|范围|方式|情况|状态|运行|能力|性能|功能|需要|[^\w]|\d")


@lru_cache(maxsize=65536)
def content(text: str) -> Content:
    """一句话的对象与活动。"""
    things: list[Thing] = []
    activities: set[str] = set()
    troubles = False
    loose: list[str] = []  # 不在词表里的话，可能是对象
    place = 0
    owner = ""
    for found in _WORD.finditer(text):
        if found.lastgroup == "activity" and AS_NOUN.match(text, found.start()):
            continue
        before = _BREAK.split(text[place : found.start()])
        owner = owner if place == found.start() else ""
        loose += before[:-1]
        place = found.end()
        if found.lastgroup == "compound":
            things += [Thing(name, _modifier(before[-1])) for name in COMPOUNDS[found[0]]]
        elif found.lastgroup == "object":
            name = _OBJECT_NAME[found[0]]
            things.append(Thing(name, _modifier(before[-1]), owner=owner))
        else:
            loose.append(before[-1])
            troubles = troubles or found.lastgroup == "trouble"
            if found.lastgroup == "activity":
                activities |= _ACTIVITY_NAMES[found[0]]
        owner = _OBJECT_NAME[found[0]] if found.lastgroup == "object" else ""
    loose += _BREAK.split(text[place:])
    things += [Thing(word, "", True) for said in loose if len(said) > 1 and (word := _generic(said))]
    return Content(tuple(dict.fromkeys(things)), frozenset(activities), troubles)


def _modifier(text: str) -> str:
    return _LEFTOVER.sub("", _FILLER.sub("", text)) if text else ""


@lru_cache(maxsize=8192)
def _generic(text: str) -> str:
    word = _LEFTOVER.sub("", _FILLER.sub("", text))
    return word if 2 <= len(word) <= 10 else ""


def joined(left: Content, right: Content) -> Content:
    """一行表格里的两格合为一件事。"""
    return Content(
        tuple(dict.fromkeys((*left.things, *right.things))),
        left.activities | right.activities,
        left.troubles or right.troubles,
    )


#: 工作落在其上的设备、场所；两边各有所指而没有共同的，不是一回事
_CARRIERS = frozenset(
    ("服务器", "电脑", "终端", "打印机", "摄像头", "交换机", "路由器", "防火墙", "存储", "虚拟机", "云资源", "网站",
     "小程序", "客户端", "空调", "消防", "电源", "专线")
)  # fmt: skip
#: 附着在设备、场所上的：两边都说到，也不就是同一个
_CARRIED = frozenset({"机房", "操作系统", "补丁", "漏洞", "设备", "硬件", "备件", "软件"})
_PATCHED = frozenset({"补丁", "漏洞"})
_PATCHES = frozenset({"安装", "升级", "加固", "修复"})


def _apart(one: Content, two: Content) -> bool:
    left = {thing.head for thing in one.things} & _CARRIERS
    right = {thing.head for thing in two.things} & _CARRIERS
    shared = {thing.head for thing in one.things} & {thing.head for thing in two.things}
    return bool(left and right) and not left & right and shared <= _CARRIED


def compare(scope: Content, excluded: Content) -> Match:
    """除外的一句与范围的一句是什么关系。除外的对象较窄（测试库之于数据库）不算相同。"""
    if _apart(scope, excluded):
        return Match.NONE
    acts = _activities(scope, excluded)
    best = Match.NONE
    located = len(_specific(scope)) > 1 and len(_specific(excluded)) > 1  # 机房只是地点
    for one in scope.things if acts is not Match.NONE else ():
        for two in excluded.things:
            if (one.head == two.head or _longer(one, two)) and not (located and one.head == "机房"):
                best = max(best, _pair(one, two, acts))
    if best is Match.NONE and acts is Match.SAME and not _named(excluded):
        shared = scope.activities & excluded.activities
        if not _named(scope) or shared & STANDALONE:
            return Match.SAME
        return Match.WIDER
    return best


def _longer(scope: Thing, excluded: Thing) -> bool:
    """不在词表里的两个名目，范围说得更细：影像存储阵列硬盘与存储阵列硬盘。"""
    both = scope.generic and excluded.generic and len(excluded.head) > 3
    return both and scope.head.endswith(excluded.head)


def _specific(content: Content) -> list[Thing]:
    return [thing for thing in content.things if not thing.generic]


def _named(content: Content) -> bool:
    """说了具体对象。"""
    return any(not thing.generic or len(thing.head) > 1 for thing in content.things)


def _pair(scope: Thing, excluded: Thing, acts: Match) -> Match:
    """对象相同的两件事，活动的关系是 acts。"""
    if scope.generic or excluded.generic:
        same = len(scope.head) > 1 and scope.generic and excluded.generic
        if same and scope.head != excluded.head:
            return min(acts, Match.WIDER)
        return min(acts, Match.SAME) if same else Match.NONE
    if scope.owner and excluded.owner and scope.owner != excluded.owner:
        return Match.NONE
    if scope.modifier == excluded.modifier:
        return acts
    if scope.modifier.endswith(excluded.modifier) or excluded.modifier in scope.modifier:
        return min(acts, Match.WIDER)
    return Match.NONE


_REPAIRS = frozenset({"修复", "诊断", "维护"})
_MAINTENANCE = frozenset({"修复", "诊断", "巡检", "维护", "优化", "清洁", "加固"})


def _activities(scope: Content, excluded: Content) -> Match:
    """活动是否相同；一方没有说活动的，只是对象相同。"""
    if scope.activities & excluded.activities:
        return Match.SAME
    patches = {thing.head for thing in scope.things} & {thing.head for thing in excluded.things} & _PATCHED
    if patches and scope.activities & _PATCHES and excluded.activities & _PATCHES:
        return Match.SAME
    if excluded.activities and scope.activities:
        wide = "维护" in scope.activities and excluded.activities & _MAINTENANCE
        wide = wide or ("维护" in excluded.activities and scope.activities & _MAINTENANCE)
        return Match.WIDER if wide else Match.NONE
    if excluded.troubles:
        return Match.WIDER if scope.activities & _REPAIRS or not scope.activities else Match.OBJECT
    return Match.OBJECT


def acts_alike(one: frozenset[str], two: frozenset[str]) -> bool:
    """活动相同，或者一方宽到包含另一方（维护之于巡检）。"""
    return _activities(Content((), one), Content((), two)) >= Match.WIDER
