"""引用处的话与所引条款的内容合不合：按主题词，也按两处共有的字词。

字词以相邻两字计，少见的分量重，标题里的分量加倍；只作比较，不作判断。
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from operator import add

from contractgen.facts.words.outline import Outline
from contractgen.facts.words.topics import TITLE_WORDS, TOPICS
from contractgen.model.reading import Line
from contractgen.model.record import record

_NOISE = re.compile(
    r"第[^，。；、]{1,12}?[条款项目]|本协议|本合同|本附件|正文|附件|约定|规定|应当|执行|办理|处理|甲方"
    r"|乙方|客户|服务商|双方|任何|一方"
    r"|或者|以及|所列|所称|之日|之时|以下称|承担|提供|实施|进行|有关|相关|上述|下列"
)
_PARTICLES = "的按依与和或自由为对将在及"


def _all_but(left_out: str) -> str:
    """除这些字以外的汉字，写成正则的字集。"""
    edges = [0x4E00 - 1, *sorted(map(ord, left_out)), 0x9FA5 + 1]
    pieces = (f"{chr(low + 1)}-{chr(high - 1)}" for low, high in pairwise(edges) if high - low > 1)
    return f"[{''.join(pieces)}]"


_RUN = re.compile(_all_but(_PARTICLES) + "{2,}")  # 虚词之间的字
_NEAR = 14
_FAR = 120  # 一句很长时，只看这么多字
_HEADING = 3.0
_SAME_MATTER = 2
_HALF, _FAINT = 0.5, 0.25
_ENOUGH, _FAR_ENOUGH = 5.0, 6.0  # 分数低于此，谈不上更合
_NEAR_RATIO, _FAR_RATIO, _COVER_RATIO, _NAMED_RATIO = 0.2, 0.12, 0.5, 0.3
_DONE = re.compile(
    r"^\s*(?:实施|进行|采取|提供|完成).*"
)  # 按第三条实施安全维护：后面的话是要做的事，不是所引的内容
_LEVEL = re.compile(r"[“\"]?(?:[PS][0-5]|[一二三四五]级)[”\"]?\s*(?:[：:]|是?指)")  # 逐级说明的等级
_SEGMENT = re.compile("[、与和及，：（）()｜]|或者")
_DURATION = re.compile(
    r"[\d一二三四五六七八九十半两】\]]\s*(?:个)?(?:工作)?(?:分钟|小时|日|天)|工作日|时限表|下表时限"
)
_ADDRESSED = re.compile(r"(?:以?外|除外|的?情形除外)")


@record
class Surrounding:
    """引用前后的话：紧邻的分句，与整句。"""

    before: str
    after: str
    near: str
    sentence: str


def surrounding(line: Line, start: int, end: int, title: str = "") -> Surrounding:
    """引用所在的一句，以。；为界；紧邻的分句以逗号为界，太短时补上前一分句、行标题或小标题。"""
    text = line.text
    low, high = max(line.body_start, start - _FAR), min(len(text), end + _FAR)
    first = max((text.rfind(mark, low, start) for mark in "。；;"), default=-1) + 1 or low
    ends = [at for mark in "。；;" if (at := text.find(mark, end, high)) >= 0]
    last = min(ends, default=high)
    before, after = text[first:start], text[end:last]
    parts = re.split("[，,：:]", before)
    told = _DONE.sub("", after)
    near = parts[-1] + " " + re.split("[，,：:]", told)[0]
    if len(grams(near)) < 2:
        head = f"{line.cell.row_head} {line.cell.head}" if line.cell is not None and line.cell.column else ""
        near = f"{head or (parts[-2] if len(parts) > 1 else title)} {near}"
    return Surrounding(before, after, near, f"{before} {told}")


@lru_cache(maxsize=16384)
def grams(text: str) -> tuple[str, ...]:
    """相邻两字，去掉合同的套话与虚词。"""
    found: list[str] = []
    for run in _RUN.findall(_NOISE.sub(" ", text)):
        found += map(add, run, run[1:])
    return tuple(found)


def overlaps(one: str, two: str) -> bool:
    """两处所说的事项大半相同：较短的一处，相邻两字有一半在另一处。"""
    a, b = set(grams(one)), set(grams(two))
    return bool(a and b) and len(a & b) * 2 >= min(len(a), len(b))


_TO_IT = re.compile(
    r"(?:的)?(?:方式|办法|归属|程序|期限|标准|时间|条件|义务|周期|金额|比例|流程|事宜|事项|责任)?(?:按照?|依照?|依据|根据|参照|参见|详?见|适用|以|由)[^，,。；;]{0,10}$"
)
_OF_IT = re.compile(
    r"(?:约定|规定|所述|所列|所称|载明|确定|中|项下)?的[^，,。；;、]{0,6}$|^承担[^，,。；;、]{0,4}$"
)
_BY_IT = re.compile(r"(?:按照?|依照?|依据|根据|参照)\s*$")
_LONGEST_TOPIC = max(len(word) for words in TOPICS.values() for word in words)
_ASKED = re.compile(r"请求|主张|提起|申请|通知|书面")


def expected_topics(said: Surrounding) -> tuple[tuple[str, str], ...]:
    """引用处说到的主题，及说到它的词：“违约责任按第五条执行”“按第五条约定的违约责任”。"""
    if said.before.rstrip().endswith("除") and _ADDRESSED.search(said.after[:_NEAR]):
        return ()
    before = re.split("[，,：:]", said.before)[-1]
    after = re.split("[，,：:、和及]", said.after)[0][:_NEAR]
    found: list[tuple[int, str, str]] = []
    tail = before[-_NEAR - _LONGEST_TOPIC :]
    for name, words in TOPICS.items():
        for word in words:
            if word in tail:
                at = before.rfind(word)
                if len(before) - at - len(word) <= _NEAR and _TO_IT.match(before, at + len(word)):
                    found.append((len(before) - at, name, word))
                    break
            if word in after:
                at = after.find(word)
                done = at == 0 and _BY_IT.search(said.before)  # 按第七条验收
                if (done or _OF_IT.match(after[:at])) and not _ASKED.search(after[:at]):
                    found.append((at, name, word))
                    break
    return tuple((name, word) for _, name, word in sorted(found))


def about(topic: str, word: str, heading: str, texts: Iterable[str]) -> bool:
    """标题或者内容说到这个主题。说时限的，内容里要有期间；说解决时间的，要有解决的期间。"""
    body = list(texts)
    if topic == "时限":
        verb = next((verb for verb in ("响应", "解决", "修复", "恢复", "处理") if verb in word), "")
        return any(_DURATION.search(text) and verb in text for text in body) or any(
            word in text for text in body
        )
    if topic == "等级" and sum(len(_LEVEL.findall(text)) for text in body) >= 2:
        return True
    words = (*TOPICS[topic], *TITLE_WORDS.get(topic, ()))
    return any(word in heading for word in words) or any(
        word in text for text in body for word in TOPICS[topic]
    )


def titled(topic: str, heading: str) -> bool:
    """标题就是这个主题。"""
    return any(word in heading for word in (*TOPICS[topic][:4], *TITLE_WORDS.get(topic, ())))


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
