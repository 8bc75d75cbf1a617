"""期间前后的限界词：……内、不超过、提前、每隔、超过；看出它是时限、次数，还是已经过去的时间。"""

from __future__ import annotations

import re

from contractgen.zh.duration_words import FoundDuration
from contractgen.zh.durations import Unit

_WITHIN = re.compile(r"\s*[】\]］]?\s*(?:的期间)?(?:之内|以内|内(?!容|部|网|控(?!制)))")
_BEFORE = re.compile(r"\s*[】\]］]?\s*(?:之?前|以前)(?!述|款|项|条)")
_AT_MOST = re.compile(
    r"(?:不(?:得|应)?(?:超过|晚于|迟于|多于|长于|高于|大于)|不超|最长|最迟|至迟|至多|最多|≤|<=|<|＜|控制在|(?<!不)(?<!不得)(?<!不应)(?:小于|少于|低于))\s*$"
)
_AT_LEAST = re.compile(r"(?:至少|不(?:得|应)?(?:少于|低于|短于|小于)|最少|≥|>=|以上)\s*$")
_ADVANCE = re.compile(r"提前\s*(?:至少|不少于|不低于|不短于)?\s*$")
_ELAPSED = re.compile(r"(?:满|逾期|超过|超期|超出|届满|达到?|累计|迟延|连续|存续|持续|近|过去)\s*$")
_COUNTED = re.compile(r"(?:连续|任一|任意|任何|过去|最近|累计有?|共有|有|达到?)\s*$")
_EVERY = re.compile(r"每(?:隔|满|逾|超|逾期|延迟|迟延|超过|超时|延误|拖延|晚)?\s*$")
_TALLY = re.compile(
    r"(?:之内|以内|内)?[^，,。；;]{0,16}(?:达|满|累计|发生)[^，,。；;]{0,6}次"
    r"|(?:之内|以内|内)[^，,。；;]{0,20}?(?:\d|[一二两三四五六七八九十])\s*次(?:以上|及以上|者|的[，,])"
)  # 一个季度内达三次：是次数
#: 一个季度内逾期修复三次以上、一年两次、一个月最多减五百元：以月、季、年计的，是数次数、数钱的一段日子
_TALLIED = re.compile(
    r"(?:之内|以内|内|里|中)?[^，,。；;]{0,20}?(?:[\d一二两三四五六七八九十几数多]\s*(?:个?次|[起件回遍])(?![序要日品装修])|最多|至多|累计|合计|总计|总共|上限|封顶)"
)
_POINT = re.compile(
    r"(?:最后|首尾|每(?:年|季度?|月|周|人|次)(?:不少于|至少|共|约)?)\s*$"
)  # 最后一日、首尾两日：不是期间
_ON_DUTY = re.compile(
    r"\s*(?:值班|值守|电话|热线|在线|服务|不间断|待命|监控|客服|开放|有人|专人|均可|运行|接报|接听|受理)"
)


#: 全年按365日计：是算法，不是时限
_RECKONED = re.compile(r"(?:按|以)\s*$")
_AS_RECKONED = re.compile(r"\s*(?:计(?![费收价])|折算|核算|为(?:基数|一(?:个)?(?:周期|计)))")
#: 半年服务的验收标准、三年质保：是东西的名目
_OF_A_THING = re.compile(
    r"\s*(?:期)?(?:服务(?!完)|质保|保修|维保|运维|租期|合同|授权|许可|订阅|会员|报告|费用)"
)


def bound_of(shadow: str, found: FoundDuration, left: int) -> str:
    """within 以内，before 之前（提前），at_least 不少于，elapsed 届满或超过，every 每隔，bare 只有数；left 是本处之前看到哪里。"""
    before = shadow[left : found.start]
    if _COUNTED.search(before):
        return "elapsed"
    if _ADVANCE.search(before):
        return "before"
    if _EVERY.search(before):
        return "every"
    if _WITHIN.match(shadow, found.end):
        return "within"
    if _BEFORE.match(shadow, found.end):
        return "before"
    if _AT_MOST.search(before):
        return "within"
    if _AT_LEAST.search(before):
        return "at_least"
    return "elapsed" if _ELAPSED.search(before) else "bare"


def _is_long(found: FoundDuration) -> bool:
    """以月、季、年计的。"""
    return found.duration is not None and found.duration.unit in (Unit.MONTH, Unit.QUARTER, Unit.YEAR)


def is_no_limit(shadow: str, found: FoundDuration) -> bool:
    """最后一日、一个季度内达三次、24小时值班电话：不是时限。"""
    return bool(
        _POINT.search(shadow, max(0, found.start - 8), found.start)
        or _TALLY.match(shadow, found.end)
        or (_RECKONED.search(shadow, 0, found.start) and _AS_RECKONED.match(shadow, found.end))
        or (_is_long(found) and (_OF_A_THING.match(shadow, found.end) or _TALLIED.match(shadow, found.end)))
        or (
            shadow[found.start : found.end].startswith(("24", "二十四")) and _ON_DUTY.match(shadow, found.end)
        )
    )
