"""引用处的话与所引条款的内容合不合：按两处共有的字词。

字词以相邻两字计，少见的分量重，标题里的分量加倍；只作比较，不作判断。
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable

from contractgen.facts.words.cited_topics import Surrounding
from contractgen.facts.words.grams import grams
from contractgen.facts.words.outline import Outline

_HEADING = 3.0
_SAME_MATTER = 2
_HALF, _FAINT = 0.5, 0.25
_ENOUGH, _FAR_ENOUGH = 5.0, 6.0  # 分数低于此，谈不上更合
_NEAR_RATIO, _FAR_RATIO, _COVER_RATIO, _NAMED_RATIO = 0.2, 0.12, 0.5, 0.3
_SEGMENT = re.compile("[、与和及，：（）()｜]|或者")


class Affinity:
    """各单元与一句话的接近程度；用到时才计算。"""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.sections = outline.reading.sections
        self._bodies: dict[int, Counter[str]] = {}
        self._heads: dict[int, frozenset[str]] = {}
        self._titles: dict[int, tuple[str, ...]] = {}
        self._by_head: dict[str, set[int]] = {}
        self._by_word: dict[str, set[int]] = {}
        self._chains: dict[int, frozenset[str]] = {}
        self._shared: Counter[str] = Counter()
        self._articles = 0
        self._peers: dict[tuple[str, int, int], list[int]] = {}
        self._parts = [outline.part(section.first) for section in self.sections]

    def closer(self, said: Surrounding, line: int, place: int) -> int | None:
        """比 place 明显更合引用处的话的同级单元；没有则为 None。

        紧邻的话里有它的标题而没有 place 的；整句如此且差距更大；紧邻的话在 place 里一字不见而它大半都有。
        """
        weights = self._weights(said, line)
        near = frozenset(grams(said.near))
        rivals = self.rivals(place, line)
        own = self._score(weights, place)
        if not self.head(place) and self._covered(near, place):
            return None  # 没有标题的一处，说到了就不再比
        if not near & self.head(place):
            best = self._best(weights, self._headed(near, rivals))
            if best and best[0] >= _ENOUGH and own < _NEAR_RATIO * best[0]:
                return best[1]
        if self._named(weights, place) < _HALF:
            headed = self._headed(weights, rivals)
            best = self._best(weights, [rival for rival in headed if self._named(weights, rival) >= 1])
            if best and best[0] >= _FAR_ENOUGH and own < _FAR_RATIO * best[0]:
                return best[1]
        covering = self._covering(weights, near, place, rivals, own)
        return covering if covering is not None else self._titled(weights, said.near, place, rivals, own)

    def _titled(
        self, weights: dict[str, float], near: str, place: int, rivals: list[int], own: float
    ) -> int | None:
        """紧邻的话里有它标题的整词，而没有 place 各级标题的任何一个词。"""
        above: int | None = place
        while above is not None:
            if any(word in near for word in self._words(above)):
                return None
            above = self.sections[above].parent
        best = self._best(weights, self._titled_so(near, rivals))
        return best[1] if best and best[0] >= _ENOUGH and own < _NAMED_RATIO * best[0] else None

    def _titled_so(self, near: str, rivals: list[int]) -> list[int]:
        """标题里有一个词在这句话里的。"""
        if not self._by_word:
            for place in range(len(self.sections)):
                for word in self._words(place):
                    self._by_word.setdefault(word, set()).add(place)
        wanted = set().union(*(places for word, places in self._by_word.items() if word in near))
        return [rival for rival in rivals if rival in wanted]

    def _words(self, place: int) -> tuple[str, ...]:
        """标题里并列的各词。"""
        if place not in self._titles:
            parts = _SEGMENT.split(self.sections[place].heading)
            self._titles[place] = tuple(part for part in parts if len(part) > 1)
        return self._titles[place]

    def _covering(
        self, weights: dict[str, float], near: frozenset[str], place: int, rivals: list[int], own: float
    ) -> int | None:
        if len(near) < 2 or self._covered(near, place):
            return None
        if self._covered(frozenset(weights) - near, place) >= _SAME_MATTER:  # 同一句里另说到所引之处的事
            return None
        enough = max(2.0, 0.6 * len(near))
        best = self._best(weights, [rival for rival in rivals if self._covered(near, rival) >= enough])
        return best[1] if best and own < _COVER_RATIO * best[0] else None

    def _best(self, weights: dict[str, float], places: list[int]) -> tuple[float, int] | None:
        return max(((self._score(weights, place), place) for place in places), default=None)

    def _headed(self, words: Iterable[str], rivals: list[int]) -> list[int]:
        """标题里有这些字词之一的。"""
        if not self._by_head:
            for place in range(len(self.sections)):
                for gram in self.head(place):
                    self._by_head.setdefault(gram, set()).add(place)
        wanted: set[int] = set()
        for gram in words:
            wanted |= self._by_head.get(gram, set())
        return [rival for rival in rivals if rival in wanted]

    def head(self, place: int) -> frozenset[str]:
        if place not in self._heads:
            self._heads[place] = frozenset(grams(self.sections[place].heading))
        return self._heads[place]

    def _chain_head(self, place: int) -> frozenset[str]:
        if place not in self._chains:
            upper = self.sections[place].parent
            above = self._chain_head(upper) if upper is not None else frozenset()
            self._chains[place] = self.head(place) | above
        return self._chains[place]

    def _body(self, place: int) -> Counter[str]:
        if place not in self._bodies:
            section = self.sections[place]
            counted: Counter[str] = Counter()
            for index in range(section.first, section.last + 1):
                counted.update(grams(self.outline.reading.lines[index].text))
            self._bodies[place] = counted
        return self._bodies[place]

    def _weights(self, said: Surrounding, line: int) -> dict[str, float]:
        """这句话里的字词和分量：紧邻的、同句的、所在标题的。"""
        found: dict[str, float] = {}
        titles = [section.heading for section in self.outline.chain(line) if section.heading]
        for text, weight in ((" ".join(titles[:2]), _FAINT), (said.sentence, _HALF), (said.near, 1.0)):
            found.update(dict.fromkeys(grams(text), weight))
        return found

    def _score(self, weights: dict[str, float], place: int) -> float:
        body, heads, total = self._body(place), self._chain_head(place), 0.0
        for gram, weight in weights.items():
            if gram in heads:
                total += weight * _HEADING * self._rarity(gram)
            elif count := body.get(gram):
                total += weight * self._rarity(gram) * count / (count + 1.5)
        return total

    def _named(self, weights: dict[str, float], place: int) -> float:
        """这句话里有多少是这一单元标题里的字词。"""
        return sum(weights[gram] for gram in self.head(place) if gram in weights)

    def _covered(self, near: frozenset[str], place: int) -> int:
        body, heads = self._body(place), self._chain_head(place)
        return sum(1 for gram in near if gram in body or gram in heads)

    def rivals(self, place: int, line: int) -> list[int]:
        """与 place 同级、同一部分的其他单元，不含引用所在的。"""
        if not self._peers:
            for other, section in enumerate(self.sections):
                key = (section.kind, len(section.path), self._parts[other])
                self._peers.setdefault(key, []).append(other)
        mine = self.sections[place]
        peers = self._peers[(mine.kind, len(mine.path), self._parts[place])]
        sections = self.sections
        return [p for p in peers if p != place and not sections[p].first <= line <= sections[p].last]

    def _rarity(self, gram: str) -> float:
        if not self._articles:
            articles = [place for place, section in enumerate(self.sections) if section.kind == "article"]
            for place in articles:
                self._shared.update(self._body(place).keys())
            self._articles = max(1, len(articles))
        return math.log(1 + self._articles / (self._shared[gram] + 0.5))
