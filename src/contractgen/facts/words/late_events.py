"""迟延的是什么事：去掉当事人、迟延的说法和期限，剩下的字；“报告交付逾期”和“迟延提交报告”是一件事。"""

from __future__ import annotations

import re

LATE = re.compile(
    r"逾期|逾时|逾(?=[^，,。；;期时]{0,6}(?:时限|期限))|超时|超期|延期|迟延|延迟|推迟|拖延|延误|拖欠|误期|误点|晚点|欠付|迟付|迟交|迟开|迟到|晚到|晚交|晚于|迟于|未(?:能)?(?:按|如期|及时|准时)|没有?按|不按(?:时|期)"
    r"|未(?:能)?在[^，,。；;]{1,16}[内前]|[仍尚]未|超期未|每[迟晚逾超延拖]|超过[^，,。；;]{1,14}(?:才|期限|日期|时限|仍)|(?<=[于间货到付交])[迟晚](?=[于交到])|[迟晚](?=一)"
)
_ACTS = (
    (
        "付",
        re.compile(
            r"交付(?=[^，,。；;]{0,4}?[款费租])|付清|支付|缴纳|付款|(?<!交)付|欠款|欠|缴|货款(?=每)|价款|款项"
        ),
    ),
    ("退", re.compile(r"退还|归还|返还|交还|退款|退回|退")),
    ("票", re.compile(r"(?:开具|开|交付|提供)?(?:增值税)?(?:专用|普通)?发票|开票")),
    ("场", re.compile(r"(?:到达|抵达|赶到|到)(?:现场|场)|上门")),
    ("达", re.compile(r"送达|送到|送货|晚到|迟到|抵达|到达")),
    ("交", re.compile(r"交付|提交|递交|移交|交出|出具|交货|报送|提供|交(?![通易])")),
    ("修", re.compile(r"修复|恢复|解决|排除|修好|处理完毕")),
    ("成", re.compile(r"完成|完工|竣工|做完")),
)
_THRESHOLD = re.compile(
    r"\d+(?:\.\d+)?\s*(?:个)?(?:自然|工作)?(?:日|天|小时|分钟|时(?:\d+分)?|周|个?月)|[半一二三四五六七八九十两]+\s*(?:个)?(?:小时|分钟|日|天|周)"
)
_NOISE = re.compile(
    r"^\s*(?:[\d.]+|[（(]?[一二三四五六七八九十\d]+[）)、])\s*|[（(][^（）()]*[）)]"
    r"|(?:自|从|在|于)?[^，,。；;]{0,8}之日起(?:\d+\s*(?:个)?(?:工作)?[日天小时]+[内前]?)?|每[年月季周]\S{0,4}?[日时]前|(?:上|当|该|本)(?:月|周|季|期|次|批)|备注[：:]|客户报障后|报修后"
    r"|[一每]次|每[台人车个次]|约定|规定|限定|合同|协议|期限|期间|日期|时间|时点|情形|以上|以下|不足|不满|超过|超出|导致|引起|造成|等待|才|没有?|未能?|如期|按[\d.]+[款条项]|按期|按时|准时|及时|有权|对方|因|就|所|其|者|应|须|需|将|要|能|可|在|于|的|了|每|或|若|如|由|对|内|前|后|时|中|向|给|起|止|至|上|天|[：:，,。、；;\s\d.%％]"
)
_LIKE = (("半小时", "30分钟"), ("半个小时", "30分钟"), ("一小时", "1小时"), ("一日", "1日"))


def event_key(told: str, labels: re.Pattern[str]) -> frozenset[str]:
    """所迟延的事里剩下的字。"""
    text = labels.sub("", told)
    text = re.sub(r"任何一方|双方|一方|任[何一意]{1,2}(?:个|项|次|笔|期)?|[某该]一?(?:个|项)?", "", text)
    text = _NOISE.sub(
        "", re.sub(_THRESHOLD, "", re.sub(r"自?[^，,。；;]{0,8}之日起[^，,。；;]{0,8}?[内前]", "", text))
    )
    acts = set()
    for name, pattern in _ACTS:
        text, count = pattern.subn("", text)
        if count:
            acts.add(name.upper() if name.isascii() else f"＊{name}")
    text = re.sub(r"[逾期超时延迟误推拖欠晚仍尚未点]", "", text)
    return frozenset(text) | acts


def thresholds(told: str) -> frozenset[str]:
    """多久以后才算：迟到30分钟、迟于12时。每一日的一日不算。"""
    text = re.sub(r"[每逐][^，,。；;\d]{0,4}?(?:[一1]?\s*(?:个)?(?:日|天|小时|周|分钟))", "", told)
    for word, plain in _LIKE:
        text = text.replace(word, plain)
    text = re.sub(r"之日起\s*\d+\s*(?:个)?(?:工作)?[日天]|\d+日前", "", text)
    return frozenset(re.sub(r"\s", "", match.group()) for match in _THRESHOLD.finditer(text))


def same_event(one: frozenset[str], two: frozenset[str], bounded: bool = False) -> bool:
    """一边剩下的字全在另一边里；不同的动作就不是一件事。bounded 是写了同样的界限。"""
    small, large = sorted((one, two), key=len)
    acts = [{each for each in key if each.startswith("＊")} for key in (one, two)]
    if not small or (all(acts) and not acts[0] & acts[1]):
        return False
    letters = small - acts[0] - acts[1]
    if len(large - small) > 1 and any(each.startswith("＊") for each in small) and not all(acts):
        return False  # 备件交付、备件安装
    if not letters:  # 只说付款、开票的
        rest = large - acts[0] - acts[1]
        return bool(acts[0] & acts[1]) and (not rest or bounded or "＊付" in small)
    return letters <= large and len(letters) * 2 + 2 >= len(large - acts[0] - acts[1])
