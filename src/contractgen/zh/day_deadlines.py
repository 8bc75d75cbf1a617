"""按钟点、按日子说的期限：当日、次日12时前、每个工作日11:20前、T+1日8:30前。"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from contractgen.zh.characters import fold_width
from contractgen.zh.numerals import parse_number

_HOUR = r"(?:\d{1,2}|[零〇一二两三四五六七八九十]{1,3})"
_CLOCK = rf"(?P<part>上午|下午|早上?|晚上?|中午|凌晨|正午)?\s*(?P<hour>{_HOUR})\s*(?:[:：]\s*(?P<minute>\d{{2}})|[点时](?!间|段|候|限|效|期|长|刻)(?:整|(?P<half>半)|(?P<spoken>{_HOUR})分)?)"
_DAY = r"(?P<day>当[日天]|同[日天]|即[日时]?当[日天]|次[日天晨]|翌[日天]|第二[日天]|隔[日天]|第三[日天]|T\s*[+＋]\s*\d\s*日?)"
_FOUND = re.compile(
    rf"{_DAY}(?:的)?\s*(?:{_CLOCK}\s*(?:之?前|以前)?|(?:之?内|以内|前|中)?)|{_CLOCK.replace('?P<', '?P<b_')}\s*(?:之?前|以前)"
    rf"|(?:最晚|最迟|至迟|不晚于|不迟于|不得?(?:晚|迟)于)\s*{_CLOCK.replace('?P<', '?P<c_')}"
)
_DAYS = {"当": 0, "同": 0, "即": 0, "次": 1, "翌": 1, "隔": 1, "第二": 1, "第三": 2}
_NOT_AFTER = re.compile(
    r"(?:起|至|到(?![场达位岗店厂校])|—|-|后|提前|之日|为准|的(?:利率|价格|汇率)|生效|[一-龥]{0,4}交易日)"
)


_DONE_THEN = re.compile(
    r"\s*(?:[，。；、（(]|$|(?:派员|派人|予以|完成|一次|电话|书面|上门)?(?:到|修|恢复|处[理置]|解决|回[复话电]|答复|响应|送|交|提交|办|安排|派|上门|改|补|发|换|清|报|通知|告知|支付|付|退|推|排|抢|排除|完|启动|开始))"
)


@dataclass(frozen=True, slots=True)
class DayDeadline:
    """某日某时之前：day 为起算当日之后的第几日，minute 为当日的第几分钟（没有说的为当日之末）。"""

    day: int
    minute: int


@dataclass(frozen=True, slots=True)
class FoundDeadline:
    """一处这样的期限。"""

    start: int
    end: int
    deadline: DayDeadline


@lru_cache(maxsize=65536)
def day_deadlines(text: str) -> tuple[FoundDeadline, ...]:
    """文字里按日子、钟点说的期限，从左到右。"""
    if not any(word in text for word in "日天前晨晚迟"):
        return ()
    plain = fold_width(text)
    if len(plain) != len(text):
        return ()
    found = []
    for match in _FOUND.finditer(plain):
        if _NOT_AFTER.match(plain, match.end()) or plain[max(0, match.start() - 1) : match.start()] in (
            "之",
            "自",
            "从",
            "第",
        ):
            continue
        kind = next((p for p in ("", "b_", "c_") if match[f"{p}hour"]), "")
        hour, day = match[f"{kind}hour"], match["day"] or ""
        if not hour and not day:
            continue
        if not hour and not _DONE_THEN.match(plain, match.end()) and plain[match.end() - 1] not in "内前中":
            continue  # 次日用餐人数、当日班组：不是期限
        minute = _minutes(match, kind) if hour else 24 * 60
        if minute is None:
            continue
        found.append(FoundDeadline(match.start(), match.end(), DayDeadline(_day(day), minute)))
    return tuple(found)


def _day(word: str) -> int:
    if digits := re.search(r"\d", word):
        return int(digits.group())
    return next((number for head, number in _DAYS.items() if word.startswith(head)), 0)


def _minutes(match: re.Match[str], kind: str) -> int | None:
    try:
        hour = int(parse_number(match[f"{kind}hour"]))
        minute = int(
            parse_number(
                match[f"{kind}minute"] or match[f"{kind}spoken"] or ("30" if match[f"{kind}half"] else "0")
            )
        )
    except ValueError:
        return None
    if (match[f"{kind}part"] or "")[:1] in ("下", "晚") and hour < 12:
        hour += 12
    return hour * 60 + minute if hour <= 24 and minute < 60 else None
