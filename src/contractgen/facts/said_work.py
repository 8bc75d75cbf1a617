"""说要做的各句：服务方做的事之外，服务、职责一类标题之下的各行各格也算；只供逐字对照，不作别的断定。"""

from __future__ import annotations

import re

from contractgen.facts.denied_work import DENIES, denied_lines
from contractgen.facts.served import served
from contractgen.facts.words.naming import naming, party_pattern
from contractgen.facts.words.outline import outlined, sentences, speaks, trimmed
from contractgen.facts.words.services import SERVING
from contractgen.model.once import once
from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record

_HEAD = re.compile(
    rf"[Ss]cope|{SERVING}|工作|内容|范围|职责|义务|项目|事项|作业|标的|任务|功能|配送|承运|清单|维护"
)
_NOT_HEAD = re.compile(r"费|价|收费|验收|考核|违约|责任|变更|级别|时限|定义|人员|联系|保密|标准")
_PRICED = re.compile(r"\d\s*元|另行|单价|如需|需要时|申请|变更|新增|超出|补充协议")
_THEIRS = re.compile("(?:学校|校方|院方|医院|业主|使用[方单]|客户|用户|采购[人方]|委托[人方])")
_BARE = re.compile(r"[的之后与和及或、，,；;：:。（）()“”\s]")
_VERBATIM = 4


@record
class SaidWork:
    """一句要做的事。"""

    span: Span
    text: str


@once
def said_work(reading: Reading) -> tuple[SaidWork, ...]:
    """依行文次序；对方的、要另付钱的不算。"""
    outline = outlined(reading)
    denied, provider, parties = denied_lines(reading), naming(reading).provider, party_pattern(reading)
    found = {one.span: SaidWork(one.span, one.text) for one in served(reading) if one.source != "definition"}
    for line in outline.lines():
        titles = outline.titles(line.index)
        if line.zone not in (Zone.ARTICLE, Zone.ANNEX) or line.index in denied or not speaks(line):
            continue
        if not _HEAD.search(titles) or _NOT_HEAD.search(titles) or (line.cell and line.cell.header):
            continue
        if _THEIRS.match(titles):
            continue
        head = parties.search(titles.split("｜")[0])
        if head is not None and head[0] != provider:
            continue
        for start, end in sentences(line.text, line.body_start):
            text = line.text[start:end]
            who = parties.search(text)
            if (who is not None and provider and who[0] != provider) or _PRICED.search(text):
                continue
            if not DENIES.search(text):
                span = trimmed(line.index, line.text, start, end)
                found.setdefault(span, SaidWork(span, text))
    return tuple(sorted(found.values(), key=lambda one: (one.span.line, one.span.start)))


class Spelled:
    """许多句话，供找哪几句把某件事的字逐一说到。"""

    def __init__(self, said: tuple[SaidWork, ...]) -> None:
        self._said: dict[str, list[SaidWork]] = {}
        self._having: dict[str, set[str]] = {}
        for one in said:
            bare = _BARE.sub("", one.text)
            self._said.setdefault(bare, []).append(one)
            for at in range(len(bare) - 1):
                self._having.setdefault(bare[at : at + 2], set()).add(bare)

    def having(self, text: str, line: int) -> list[SaidWork]:
        """text 的字两字两字地都在其中的各句，依行文次序；同一行的不算。"""
        bare = _BARE.sub("", text)
        pairs = {bare[at : at + 2] for at in range(len(bare) - 1)}
        if len(bare) < _VERBATIM or sum(pair not in self._having for pair in pairs) > 2:
            return []
        ends = [self._having.get(pair, set()) for pair in (bare[:2], bare[-2:])]  # 首尾两字都在，才谈得上
        near = (said for said in ends[0] & ends[1] if bare in said or _covers(bare, said))
        found = [one for said in near for one in self._said[said] if one.span.line != line]
        return sorted(found, key=lambda one: (one.span.line, one.span.start))


def _covers(bare: str, said: str) -> bool:
    return len(bare) > _VERBATIM and _covered(bare, said)


def _covered(bare: str, said: str) -> bool:
    """每个字都连着前一个或者后一个字在 said 里，不论次序：挂号机保养之于“对自助挂号机进行保养”。"""
    there = {at for at in range(len(bare) - 1) if bare[at : at + 2] in said}
    return len(there | {at + 1 for at in there}) == len(bare)


@once
def spelled(reading: Reading) -> Spelled:
    """全文要做的事。"""
    return Spelled(said_work(reading))
