"""替使用者猜他想写什么：相近的字段名，相近的选项，能读出的数。"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from contractgen.zh.amounts import parse_money
from contractgen.zh.characters import compact, fold_width
from contractgen.zh.numerals import parse_number

_YES = frozenset({"是", "有", "对", "真", "yes", "y", "on", "true", "1", "√", "☑"})
_NO = frozenset({"否", "无", "没有", "不", "假", "no", "n", "off", "false", "0", "×", "☐"})
_NUMBER_FIRST = re.compile(
    r"(\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]+)(?:个|[^\d\s]){0,5}"
)


_LONG = 30  # 更长的不是数


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """相近的一个；全角、大小写、前后空白、短横与下划线的差别不计。"""
    plain = {_plain(choice): choice for choice in choices}
    found = difflib.get_close_matches(_plain(word), plain, n=1, cutoff=0.68)
    return plain[found[0]] if found else None


def _plain(word: str) -> str:
    return compact(word).lower().replace("-", "_")[:80]


def choice_named(value: Any, choices: Iterable[Any], labels: Mapping[str, str]) -> Any | None:
    """使用者写的若是选项的中文说法、全角写法或没加引号的数，找出那个选项。"""
    text = _plain(str(value))
    for choice in choices:
        if text in (_plain(str(choice)), _plain(labels.get(str(choice), ""))):
            return choice
    return None


def as_number(text: str) -> Decimal | None:
    """读出文字开头的数：三年 → 3，３０日 → 30；读不出为 None。"""
    found = _NUMBER_FIRST.fullmatch(compact(text[:_LONG]).replace(",", ""))
    try:
        return parse_number(found[1]) if found else None
    except ValueError:
        return None


def as_money(text: str) -> Decimal | None:
    """读出文字里的金额：240,000.00元 → 240000.00。"""
    try:
        return parse_money(text[:_LONG])
    except ValueError:
        return as_number(text)


def as_boolean(value: Any) -> bool | None:
    """读出是与否。"""
    word = compact(str(value)).lower()
    return True if word in _YES else False if word in _NO else None


def wide_field(text: str) -> str | None:
    """文字里若藏着“字段：值”，说出那个字段（全角冒号，或者冒号后面没有空格）。"""
    found = re.match(r"\s*([A-Za-z_][A-Za-z0-9_-]*)\s*:", fold_width(text))
    return found[1] if found else None
