"""两处的话有几成一样：不靠词表，数连着的两个字；到处都说的字不算。"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from contractgen.facts.words.labels import LABELS
from contractgen.facts.words.same_event import event
from contractgen.model.once import once
from contractgen.model.reading import Reading, Span
from contractgen.model.record import record
from contractgen.zh.durations import Duration
from contractgen.zh.longest_first import longest_first
from contractgen.zh.obligation_words import PARTIES

_BY_ACT = 0.2  # 动作也是一种
_FEWEST = 3  # 至少几个字相同
_OFTEN = 6  # 多少行都有的，是到处都说的字
_PARTY = re.compile(longest_first(LABELS))
#: 甲方书面通知后：说的是从何时起，不是谁做
_CALLED = re.compile(
    rf"(?:{longest_first(LABELS)})(?:书面|电话|口头)?(?:通知|要求|催告|提出|确认|告知)[^，,。；;]{{0,6}}?(?:之?后|之日起|之时起|起)"
)
#: 不说事情的话
_LIGHT = re.compile(
    rf"{PARTIES}|{longest_first(LABELS)}|公司|应当?|必?须|需要?|可以?|有权|负责|承诺|保证|确保|同意|书面|电话|邮件|短信|通知|告知|通报|知会|提前|事先|至少|最少|不少于|不超过|超过|最迟|至迟|收到|接到|发出|给予"
    r"|完成|进行|安排|本合同|本协议|合同|协议|一[次份遍回]|之[日时后前内]|以[前后内]|起算|的|在|于|为|对|向|与|和|及|或者?|将|把|由|自|从|起|后|前|内|即可?|并|未|仍|均|都|也|还|得|要|共|计|才|而|如|若|因"
)


@record
class Valued:
    """一处的数和它所在的话。kind：advance 提前多久、within 多久之内、every 多久一次、term 合同的期限，其余为空。"""

    span: Span
    words: str
    kind: str
    size: float
    duration: Duration | None
    local: str  # 数所在的分句
    context: str  # 数管到的整句
    heading: str
    common: frozenset[str]  # 到处都有的字
    table: int | None


def done(one: Valued, two: Valued) -> bool:
    """期限之后说的是做什么；另一处也要说到。"""
    after = one.context.split("｜")[-1]
    said = _plain(after).replace("｜", "")
    acts = event(after).acts
    return (
        len(said) < 2
        or _shared(_plain(after), _plain(two.context)) > 0
        or bool(acts & event(two.context).acts)
    )


def likeness(one: Valued, two: Valued, fewest: int = _FEWEST) -> float:
    """两处的话有几成一样：数前后的一个分句，或者整句，以像的为准；说的太少的不算。"""
    best = 0.0
    for own, other in ((one, two), (two, one)):
        around = f"{other.heading}｜{_plain(other.context)}"
        for said in {own.local, own.context}:
            plain = _uncommon(_plain(said), own.common)
            total = len(plain.replace("｜", ""))
            shared = _shared(plain, around)
            if shared >= fewest and total:
                best = max(best, shared / total)
    acts = event(one.context).acts & event(two.context).acts
    return best + (_BY_ACT if best and acts else 0)


def _shared(plain: str, around: str) -> int:
    """plain 的字里，有几个字是连着另一个字一起在 around 里的。"""
    there: set[int] = set()
    for at in range(len(plain) - 1):
        if "｜" not in plain[at : at + 2] and plain[at : at + 2] in around:
            there |= {at, at + 1}
    return len(there)


@lru_cache(maxsize=8192)
def _uncommon(plain: str, common: frozenset[str]) -> str:
    """到处都说的字（监理人、平台）分不出是哪一件事。"""
    keep = {
        place
        for at in range(len(plain) - 1)
        if "｜" not in plain[at : at + 2] and plain[at : at + 2] not in common
        for place in (at, at + 1)
    }
    return re.sub("｜+", "｜", "".join(char if at in keep else "｜" for at, char in enumerate(plain)))


@once
def common_grams(reading: Reading) -> frozenset[str]:
    """许多行里都有的相邻两字。"""
    counted: Counter[str] = Counter()
    total = 0
    for line in reading.judged():
        text = _plain(line.body)
        counted.update({text[at : at + 2] for at in range(len(text) - 1)})
        total += 1
    most = max(_OFTEN, total // 12)
    return frozenset(gram for gram, count in counted.items() if count > most and "｜" not in gram)


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    """只留说事情的话，去掉的地方断开。"""
    return re.sub("｜+", "｜", re.sub(r"[^一-龥A-Za-z]+", "｜", _LIGHT.sub("｜", text)))


def doer(each: Valued) -> str:
    """数之前离得最近的一方；之前没有的，看不出来。"""
    said = _PARTY.findall(_CALLED.sub("", each.context.rpartition("｜")[0]))
    return said[-1] if said else ""
