"""写法像是没有选定、但也可能是并列的几样：（转账/支票）支付、介质为磁带/硬盘/云存储、按A.实报实销 B.包干结算。只供提示。"""

from __future__ import annotations

import re
from collections.abc import Iterator

_CN = "\u4e00-\u9fff"
_ONE = rf"[{_CN}]{{1,7}}"
_OR = r"\s?[/／|]\s?"
_LIST = rf"{_ONE}(?:{_OR}{_ONE}){{1,4}}"
_PARTY = "甲方|乙方|丙方|买方|卖方|供方|需方|委托[方人]|受托[方人]|客户|用户|服务商|供应商|采购人|承包[方人]|发包[方人]"
#: 介词、“方式”之后，或者直接修饰后面的词的括号
_BRACKETED = re.compile(
    rf"(?:(?<=[为按以用付收取是：:供由])|(?<=方式|形式|类型|种类|模式|介质|币种|周期|频次|频率|标准))[（(]{_LIST}[）)]"
    rf"|(?<=[{_CN}])[（(]{_LIST}[）)](?=[{_CN}。]|$)(?![的等和及与或以中内后前时上下之])"
)
_BEFORE = re.compile(r"(?:含|包括|如|即|等|例如|简称|称|指)$")
#: 为甲/乙/丙：到此为止，三样以上
_BARE = re.compile(rf"(?:(?<=为)|(?<=采用)|(?<=采取)|(?<=实行)|(?<=选用)|(?<=使用)){_LIST}(?=[，,。；;]|$)")
#: 工作餐：自理/甲方提供。
_LABELLED = re.compile(rf"[^，。；：:/／]{{2,16}}[：:]\s*(?P<all>{_LIST})[。；]?\s*")
_THREE = re.compile(rf"{_OR}")
_PARTIES = re.compile(
    rf"(?<=[按以由向归])(?:{_PARTY}){_OR}(?:{_PARTY})(?![{_CN}]{{0,2}}(?:双方|共同|均|各))(?=[{_CN}])"
)
_LETTERED = re.compile(
    rf"(?<![A-Za-z])A\s?[.．、)）]\s?{_ONE}[\s；;，,、/或]+B\s?[.．、)）]\s?{_ONE}(?:[\s；;，,、/或]+C\s?[.．、)）]\s?{_ONE})?"
)
_WHOLE = re.compile(rf"\s*{_LIST}\s*")
_CHOSEN = re.compile(r"[☑■√✓✔☒]|第\s?[一二三\d]\s?种|选定|选择|有权|任一|均可|各自|分别")
_BOTH = re.compile(
    r"输入[/／]输出|请求[/／]应答|上[/／]下|进[/／]出|收[/／]发|增[/／]减|开[/／]关|启[/／]停|读[/／]写|软[/／]硬"
)


def loose(text: str) -> Iterator[tuple[int, int]]:
    """一行里像是没有选定的并列。"""
    if not ("/" in text or "／" in text or ("A" in text and "B" in text)) or _CHOSEN.search(text):
        return
    for found in _BRACKETED.finditer(text):
        if min(map(len, _THREE.split(found.group()[1:-1]))) < 2:
            continue  # 元/吨
        if not _BEFORE.search(text[: found.start()]) and not _BOTH.search(found.group()):
            yield found.start() + 1, found.end() - 1
    for found in _BARE.finditer(text):
        parts = _THREE.split(found.group())
        if (
            min(map(len, parts)) > 1
            and (len(parts) > 2 or len({len(part) for part in parts}) == 1)
            and not _BOTH.search(found.group())
        ):
            yield found.span()
    if (labelled := _LABELLED.fullmatch(text)) and not _BOTH.search(labelled["all"]):
        yield labelled.span("all")
    for pattern in (_PARTIES, _LETTERED):
        for found in pattern.finditer(text):
            sides = _THREE.split(found.group())
            if len(set(sides)) == len(sides):
                yield found.span()


def whole(text: str) -> bool:
    """整格只是并列的几样。"""
    return (
        ("/" in text or "／" in text)
        and len(text) < 30
        and _WHOLE.fullmatch(text) is not None
        and not _BOTH.search(text)
    )
