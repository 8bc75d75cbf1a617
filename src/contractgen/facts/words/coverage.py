"""一句话说的事，另一句话说到了几成：不靠词表，按相邻两字数。“闸机核销接口的维护”之于“平台与闸机之间核销接口维护”。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from contractgen.facts.words.labels import LABELS
from contractgen.model.record import record
from contractgen.zh.longest_first import longest_first

#: 不是名目、不是工作的话：虚词、标点、数目、泛指
_BETWEEN = re.compile(
    r"[的之与和及或、，,；;：:。“”\"《》\s—\-·\d]+|以及|及其|等$|其他|相关|有关|各类|各种|全部|所有|(?<=.)(?:工作|服务|事项|费用)$"
)
_BRACKETED = re.compile(r"[（(][^（）()]*[)）]")
_PARTIES = re.compile(longest_first(LABELS))
_LISTED = re.compile("、|以及|及其|[和与及或]")
_FEWEST = 2  # 并列的一项里至少几个相邻两字，才谈得上几成
_HALF = 0.5
_APART = 0.4  # 分明说的是别的东西
_ITEM_ENDS = ("、", "，", ",", "；")
_SHORTEST = 4  # 并列的一项自己至少几个字


@record
class Piece:
    """一件事：它的相邻两字，与最后一个词的末两字（做什么，或者是什么东西）。"""

    grams: tuple[str, ...]
    tail: str


@lru_cache(maxsize=16384)
def pieces(text: str) -> tuple[Piece, ...]:
    """整句算一件；并列的各项，够长的也各算一件。"""
    plain = _PARTIES.sub("", _BRACKETED.sub("", text)).strip("。；;，,—- ")
    found = [_piece(plain)]
    listed = _LISTED.split(plain)
    if len(listed) > 1:
        found += [_piece(each) for each in listed if len(each) >= _SHORTEST]
    return tuple(each for each in found if len(each.grams) >= _FEWEST)


def _piece(text: str) -> Piece:
    words = [word for word in _BETWEEN.split(text) if word]
    return Piece(tuple(_pairs(words)), words[-1][-2:] if words else "")


def _pairs(words: list[str]) -> Iterator[str]:
    for word in words:
        for place in range(len(word) - 1):
            yield word[place : place + 2]


def covered(said: str, by: str, around: str = "") -> float:
    """said 里说得最多的一件事，by 说到了几成（0 至 1）。

    最后一个词的末两字 by 里不见的，至多算一半；分明是说别的东西的，不到一半。by 说到一半以上的，余下的字在 around（同一范围的
    别的话）里也行：数据库备份之于“OA平台数据库的备份”。
    """
    return max((_share(piece, by, around) for piece in pieces(said)), default=0.0)


@lru_cache(maxsize=65536)
def _share(piece: Piece, by: str, around: str) -> float:
    missing = [gram for gram in piece.grams if gram not in by]
    share = 1 - len(missing) / len(piece.grams)
    if share < _HALF or not any(char in by for char in piece.tail):
        return min(share, _HALF)
    if _of_another(piece, by):
        return min(share, _APART)
    return max(share, 1 - sum(1 for gram in missing if gram not in around) / len(piece.grams))


def _of_another(piece: Piece, by: str) -> bool:
    """末两字说的是别的东西：“加湿罐更换、不间断电源检测”没有说更换不间断电源。"""
    thing = min((by.find(gram) for gram in piece.grams if gram != piece.tail and gram in by), default=-1)
    ends = [found.end() for found in re.finditer(re.escape(piece.tail), by)]
    return thing >= 0 and bool(ends) and all(end <= thing and by[end] in _ITEM_ENDS for end in ends)
