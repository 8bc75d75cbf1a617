"""两句话说的是不是同一项工作：同一个名目、同一种活动；词表认得的按词表，不认得的按原文。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from contractgen.facts.words.activities import ACTS
from contractgen.facts.words.noun_chunks import noun_chunks, same_chunk
from contractgen.facts.words.phrases import Match, acts_alike, compare, content
from contractgen.model.record import record

#: 没有说做什么、只说归谁管的
_IN_CHARGE = re.compile(
    r"负责(?=[，,。；;]|$)|责任|职责|义务|正常(?:运行|使用|工作)|完好|自理|归口|排除|修好|[己行方]管(?=[，,。；;]|$)|管理(?=[，,。；;]|$)"
)
_TAKES = re.compile(r"自行负责|自己负责|自行承担|负责自行")
_SURE = 4  # 名目至少这么长，才可以只看名目
UPKEEP = frozenset({"配置", "维护", "修复", "备份", "巡检", "更换", "清洁", "加固", "监控", "升级", "恢复"})
#: 监控（录像机、交换机）：是一类东西的名目
_NAMED_SO = re.compile(r"^(?:监控|备份)(?=[（(])")
_MORE = re.compile(r"[，,](?:还|也|并)?(?:包括|包含|其中含|连同)")
_PART = re.compile(r"[，,；;。：:]")
_LONGEST_ACT, _BARE_ACT = 8, 3
_ACT_ONLY = re.compile(
    rf"(?:(?:故障|易损|损坏|坏损|磨损|老化)?(?:部件|配件|零件|零部件|备件|元件|元器件)的?)?(?:日常|定期|故障|年度|季度|每[日周月季年]|常规|免费|上门|现场|后续|统一)*(?:{ACTS})(?:与|和)?(?:{ACTS})?(?:工作|服务|作业|任务)?"
)
_APART = re.compile(r"[、，,；;。：:（）()]|以及|及其|[及和与并或]")


@record
class Work:
    """一项工作：名目与活动。"""

    chunks: tuple[str, ...]
    acts: frozenset[str]


@lru_cache(maxsize=65536)
def works(text: str) -> tuple[Work, ...]:
    """一句话里的各项工作。“甲、乙的丙、丁”逐一相配；此外并列的几个对象共用后面（没有的，前面）的活动；并列的几种
    活动共用前面的对象。
    """
    if (more := _MORE.search(text)) is not None and more.start():
        head = works(text[: more.start()])  # 接口程序，包括参数的调整：后面的活动不是前面的
        shared = frozenset[str]().union(*(one.acts for one in head))
        return (*head, *(Work(one.chunks, one.acts or shared) for one in works(text[more.end() :])))
    text = _NAMED_SO.sub("", text)
    parts = _PART.split(text)
    paired = [_paired(part) for part in parts]
    if not any(paired):
        return _in_turn(text)
    return tuple(one for part, told in zip(parts, paired, strict=True) for one in told or _in_turn(part))


def _paired(text: str) -> tuple[Work, ...]:
    """“曳引机、门机的清洁、调整和检修”：的字之后全是活动，词表里没有的也是；每个对象各有这些活动。"""
    things, of, done = text.rpartition("的")
    acts = [piece for piece in _APART.split(done) if piece]
    if not of or not acts or any(len(act) > _LONGEST_ACT for act in acts):
        return ()
    known = [content(act).activities if _ACT_ONLY.fullmatch(act) else frozenset() for act in acts]
    if not any(known) or any(
        not names and len(act) > _BARE_ACT for act, names in zip(acts, known, strict=True)
    ):
        return ()
    told = frozenset().union(*(names or {act} for act, names in zip(acts, known, strict=True)))
    pieces = (Work(noun_chunks(piece), _its_own(piece) or told) for piece in _APART.split(things))
    return tuple(one for one in pieces if one.chunks)


def _its_own(piece: str) -> frozenset[str]:
    """“文件的备份和软件的维护”：前一项自己说了做什么。"""
    _, of, done = piece.rpartition("的")
    return content(done).activities if of and _ACT_ONLY.fullmatch(done) else frozenset()


def _in_turn(text: str) -> tuple[Work, ...]:
    pieces = [Work(noun_chunks(piece), content(piece).activities) for piece in _APART.split(text)]
    pieces = [one for one in pieces if one.chunks or one.acts]
    acts: frozenset[str] = frozenset()
    for place in range(len(pieces) - 1, -1, -1):
        acts = pieces[place].acts or acts
        pieces[place] = Work(pieces[place].chunks, acts)
    acts = frozenset()
    chunks: tuple[str, ...] = ()
    for place, one in enumerate(pieces):
        acts, chunks = one.acts or acts, one.chunks or chunks
        pieces[place] = Work(chunks, acts)
    return tuple(pieces)


@lru_cache(maxsize=8192)
def same_work(served: str, done: str) -> Match:
    """服务方做的 served 与另一方要做的 done。"""
    one, two = content(served), content(done)
    named = any(not thing.generic for thing in two.things)
    if named and two.activities and one.activities and (known := compare(one, two)) >= Match.WIDER:
        return known
    if not two.activities and not _IN_CHARGE.search(done):
        return Match.WIDER if _TAKES.search(done) and _named_alike(served, done) else Match.NONE
    best = Match.NONE
    apart = named and not {thing.head for thing in one.things} & {thing.head for thing in two.things}
    for theirs in works(done):
        if apart and not theirs.chunks:
            continue  # 硬件的检修：说了对象，只是名目太泛，对象不同就不是同一件
        for ours in works(served):
            best = max(best, _same(ours, theirs))
    return best


def _named_alike(served: str, done: str) -> bool:
    """认不出做什么、名目却一字不差：管道清堵，与自行负责管道清堵。"""
    theirs = {chunk for work in works(done) for chunk in work.chunks if len(chunk) >= _SURE}
    return any(theirs.intersection(work.chunks) for work in works(served) if not work.acts)


class Works:
    """许多句话，供找哪几句可能与某一句说的是同一项工作：对象、名目、活动都没有交集的不必比。"""

    def __init__(self, texts: Sequence[str]) -> None:
        self._things: dict[str, set[int]] = {}
        self._chunks: dict[str, set[int]] = {}
        self._acts: dict[str, set[int]] = {}
        self._having: dict[str, set[str]] = {}  # 相邻两字 → 有这两字的名目
        self._opening: dict[str, set[str]] = {}  # 相邻两字 → 以这两字开头的名目
        for place, text in enumerate(texts):
            for thing in content(text).things:
                tails = [thing.head[start:] for start in range(len(thing.head))] if thing.generic else []
                for head in (thing.head, *tails):  # 不在词表里的，范围可以说得更细
                    self._things.setdefault(head, set()).add(place)
            for work in works(text):
                for chunk in work.chunks:
                    self._chunks.setdefault(chunk, set()).add(place)
                for act in work.acts:
                    self._acts.setdefault(act, set()).add(place)
        for chunk in self._chunks:
            self._opening.setdefault(chunk[:2], set()).add(chunk)
            for pair in _pairs(chunk):
                self._having.setdefault(pair, set()).add(chunk)
        self._alike: dict[str, set[int]] = {}

    def like(self, done: str) -> list[int]:
        """可能相同的各句的序号，依次；是不是相同用 same_work 看。"""
        found: set[int] = set()
        for thing in content(done).things:
            found |= self._things.get(thing.head, set())
        for work in works(done):
            for chunk in work.chunks:
                found |= self._with(chunk)
            for act in work.acts if not work.chunks else ():
                found |= self._acts.get(act, set())
        return sorted(found)

    def _with(self, chunk: str) -> set[int]:
        """说到同一个名目的；各句用的名目总是那些，比过的记住。相同的名目，一个的头两字必在另一个里。"""
        if chunk not in self._alike:
            near = self._having.get(chunk[:2], set()).union(
                *(self._opening.get(pair, ()) for pair in _pairs(chunk))
            )
            self._alike[chunk] = set().union(*(self._chunks[one] for one in near if same_chunk(chunk, one)))
        return self._alike[chunk]


def _pairs(chunk: str) -> set[str]:
    return {chunk[place : place + 2] for place in range(len(chunk) - 1)}


def _same(ours: Work, theirs: Work) -> Match:
    """两项工作；对方只说了做什么（备份店主自己做）、没有说对象的，看活动。"""
    if not theirs.chunks:
        return Match.WIDER if ours.acts & theirs.acts & UPKEEP else Match.NONE
    if not any(same_chunk(mine, other) for mine in theirs.chunks for other in ours.chunks):
        return Match.NONE
    if ours.acts & theirs.acts:
        return Match.SAME
    if not theirs.acts:
        return Match.WIDER if ours.acts & UPKEEP else Match.NONE
    return Match.WIDER if acts_alike(ours.acts, theirs.acts) else Match.NONE
