"""两个时限说的是不是同一件事：同一动作、同一对象、从同一件事起算，行为人和情形也相同。"""

from __future__ import annotations

from contractgen.facts.words.limits import TimeLimit
from contractgen.zh.matters import alike, is_vague
from contractgen.zh.obligation_words import STEPS, trigger_class

#: 有起算的事就看得出是同一件事的动作
_BY_SINCE = ("付款", "验收", "开票")


def one_thing(one: TimeLimit, two: TimeLimit) -> bool:
    """是不是同一件事：行为人不同、情形不同的不是。"""
    if (
        one.action != two.action
        or one.case != two.case
        or (one.actor != two.actor and one.actor and two.actor)
    ):
        return False
    if one.action in STEPS and trigger_class(one.trigger) == "report":
        if one.thing and two.thing and not (one.thing in two.thing or two.thing in one.thing):
            return _headless(one) or _headless(two)  # 断网的、代维操作的，不是一件事
        return trigger_class(one.trigger) == trigger_class(two.trigger)
    if one.action == "通知":
        return bool(one.object) and one.object == two.object and alike(one.since, two.since)
    if not alike(one.since, two.since):
        return False
    if one.action in _BY_SINCE:
        return one.action != "付款" or (one.thing or "款") == (two.thing or "款")
    specific = one.action in ("更换", "整改") and one.since == two.since and len(one.since) > 3
    if one.thing == two.thing == "" and specific and not one.since.startswith("收到"):
        return True  # 自确认损坏之日起3日内换新
    return one.thing == two.thing and not is_vague(one.thing)


def _headless(limit: TimeLimit) -> bool:
    """所说的对象是从起算点、动作里来的，不是另一类故障。"""
    return (
        is_vague(limit.thing) or limit.thing in limit.trigger or any(c in limit.thing for c in "方起时后，、")
    )
