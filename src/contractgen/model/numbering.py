"""编号体例：条、款、项各级怎样编号，以及给一棵合同之树编上号。

两种体例：*decimal* 第一条 / 1.1 / 1.1.1 / (1)；*statutory* 第一条 / （一） / 1. / （1），款不编号。
Word 的多级列表、引用的文字与审查所用的编号都出自这里的同一张表。
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from contractgen.zh.numerals import counted

MAX_LEVELS = 9  # Word 的多级列表至多九级（ECMA-376 17.9.6）


@dataclass(frozen=True, slots=True)
class Level:
    """一级编号：numeral 是数字的写法，pattern 里的 {} 是本级数字，chained 表示 1.1.1 那样连写上级。

    numeral 取 ``chinese`` ``decimal`` ``circled`` ``lower`` ``upper`` ``roman``。
    """

    numeral: str
    pattern: str = "{}"
    chained: bool = False

    def label(self, counts: tuple[int, ...]) -> str:
        """本级显示的编号；counts 是从条起到本级的各级序号。"""
        return _label(self.numeral, self.pattern, self.chained, counts)


@lru_cache(maxsize=4096)
def _label(numeral: str, pattern: str, chained: bool, counts: tuple[int, ...]) -> str:
    number = ".".join(map(str, counts)) if chained else counted(counts[-1], numeral)
    return pattern.format(number)


ARTICLE = Level("chinese", "第{}条")
ANNEX = Level("chinese", "附件{}")


@dataclass(frozen=True, slots=True)
class NumberingScheme:
    """一种体例。levels[0] 是条；items_from 是项最早可用的级别；款不编号时 numbered_clauses 为假。"""

    name: str
    levels: tuple[Level, ...]
    items_from: int
    numbered_clauses: bool

    def item_level(self, parent: int) -> int:
        """某级之下的项用哪一级编号。"""
        return max(parent + 1, self.items_from)

    def in_annex(self) -> tuple[Level, ...]:
        """附件内的多级列表：最上一级是“附件一”，其下依次是条、款、项，故深度少一级。"""
        return (ANNEX, *self.levels)[:MAX_LEVELS]


_CHAIN = Level("decimal", chained=True)

DECIMAL = NumberingScheme(
    name="decimal",
    levels=(
        ARTICLE,
        _CHAIN,
        _CHAIN,
        _CHAIN,
        _CHAIN,
        Level("decimal", "({})"),
        Level("circled"),
        Level("lower", "{})"),
        Level("roman", "{})"),
    ),
    items_from=5,
    numbered_clauses=True,
)

STATUTORY = NumberingScheme(
    name="statutory",
    levels=(
        ARTICLE,
        Level("chinese", "（{}）"),
        Level("decimal", "{}."),
        Level("decimal", "（{}）"),
        Level("circled"),
        Level("lower", "{})"),
        Level("roman", "{})"),
        Level("upper", "{})"),
        Level("decimal", "[{}]"),
    ),
    items_from=1,
    numbered_clauses=False,
)

SCHEMES = {scheme.name: scheme for scheme in (DECIMAL, STATUTORY)}


class Counters:
    """多级列表的计数器，与 Word 相同：编到某一级时，更深各级归零。"""

    def __init__(self, levels: tuple[Level, ...], base: int = 0) -> None:
        """base 是条所在的级别：正文为 0，附件内为 1。"""
        self._levels = levels
        self._base = base
        self._counts = [0] * len(levels)

    def __len__(self) -> int:
        return len(self._levels)

    def next(self, level: int, first: bool = False) -> tuple[str, bool]:
        """在 level 级编下一个号；first 表示应当从一起。返回显示的编号与是否须重新起编。"""
        restart = first and self._counts[level] != 0
        if restart:
            self._counts[level] = 0
        counts = self._counts
        counts[level] += 1
        for deeper in range(level + 1, len(counts)):
            counts[deeper] = 0
        chained = self._levels[level].chained
        chain = tuple(counts[min(self._base, level) : level + 1]) if chained else (counts[level],)
        return self._levels[level].label(chain), restart
