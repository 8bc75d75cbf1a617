"""一句话说的事，另一句话说到了几成：不靠词表，按相邻两字数。“闸机核销接口的维护”之于“平台与闸机之间核销接口维护”。"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
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
#: 说到一半；说到大半，不看词表也算同一件
HALF, MOST = 0.5, 0.75
_ITEM_ENDS = ("、", "，", ",", "；")
_TELLING = 4  # 只看字就认作同一件事的，至少几个相邻两字
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
    """各词的相邻两字。"""
    for word in words:
        for place in range(len(word) - 1):
            yield word[place : place + 2]


def share(said: str, text: str) -> float:
    """said 整句，text 说到了几成（0 至 1）；最后一个词的末两字不见的为 0。太短的不算，为 0。"""
    piece = next(iter(pieces(said)), None)
    if piece is None or len(piece.grams) < _TELLING or not any(char in text for char in piece.tail):
        return 0.0
    return sum(1 for gram in piece.grams if gram in text) / len(piece.grams)


def spelled_out(said: str, text: str) -> bool:
    """said 的字，两字两字地全在 text 里，不论次序：“困人报警推送”之于“确认困人的，……推送报警”。太短的不算。"""
    piece = next(iter(pieces(said)), None)
    if piece is None or len(piece.grams) < _TELLING:
        return False
    plain = _BETWEEN.sub("", _PARTIES.sub("", _BRACKETED.sub("", said)))
    there = {at for at in range(len(plain) - 1) if plain[at : at + 2] in text}
    return len(there | {at + 1 for at in there}) == len(plain)


class Told:
    """许多句话，供找哪几句说到了某件事。"""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._around = "\n".join(texts)
        self._having: dict[str, list[int]] = {}
        for place, text in enumerate(texts):
            for gram in {text[at : at + 2] for at in range(len(text) - 1)}:
                self._having.setdefault(gram, []).append(place)

    def shares(self, said: str) -> dict[int, float]:
        """说到一半以上的各句：序号 → 说得最多的一件事说到了几成（不超过 1）。

        最后一个词的末两字不见的，算一半；分明是说别的东西的不算。说到一半以上的，余下的字在别的各句里也行：
        数据库备份之于“OA平台数据库的备份”。
        """
        found: dict[int, float] = {}
        for piece in pieces(said):
            counted: Counter[int] = Counter()
            for gram in piece.grams:
                counted.update(self._having.get(gram, ()))
            for place, count in counted.items():
                if count * 2 >= len(piece.grams) and (share := self._share(piece, place, count)):
                    found[place] = max(share, found.get(place, 0.0))
        return found

    def _share(self, piece: Piece, place: int, count: int) -> float:
        text = self._texts[place]
        if not any(char in text for char in piece.tail):
            return HALF
        if _of_another(piece, text):
            return 0.0
        around = sum(1 for gram in piece.grams if gram in text or gram in self._around)
        return max(count, around) / len(piece.grams)


def _of_another(piece: Piece, text: str) -> bool:
    """末两字说的是别的东西：“加湿罐更换、不间断电源检测”没有说更换不间断电源。"""
    thing = min((text.find(gram) for gram in piece.grams if gram != piece.tail and gram in text), default=-1)
    ends = [found.end() for found in re.finditer(re.escape(piece.tail), text)]
    return thing >= 0 and bool(ends) and all(end <= thing and text[end] in _ITEM_ENDS for end in ends)
