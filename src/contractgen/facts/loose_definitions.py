"""同一个词在两行的开头各说了一遍，说法不同，但算不算两个定义拿不准的。只供提示。"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from contractgen.facts.words.labels import LABELS
from contractgen.facts.words.outline import outlined, trimmed
from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record

_ZONES = (Zone.ARTICLE, Zone.ANNEX, Zone.RECITALS)
_TOLD = re.compile(
    r"\s*[（(]?[“\"「]?(?P<term>[\u4e00-\u9fff]{2,10}?)[”\"」]?(?:一词)?[，,]?(?:在本(?:附件|合同|协议|条|款|表|章)(?:中|内|项下)?)?[，,]?(?:仅|均|即|专)?"
    r"(?:(?P<strong>(?:是|系|均)?指(?!定|示|导|标|派|引|挥|令|向|数(?!据)|南|纹|控)|系指|即(?!可|使|时|将|应|行|予|为|刻|便)|[，,]?(?:自|从)(?=[^，。；]{2,40}起算?)|[，,]?(?:按|以)(?=[^。；]{2,60}(?:计算|之比|起算)))|(?P<plain>[：:](?=\s*\S{6,})))(?P<told>[^。；]{4,120})"
)
_FIELD = re.compile(
    r"的|人$|地址|电话|邮箱|账[号户]|开户|名称|日期|期限|时间表|金额|总价|方式|地点|编号|内容|要求|标准|备注|说明|注意|甲方|乙方|费用|费$|范围|情形|条件|流程|下列|以下|上述|其中|如下|应当|双方|本合同|本协议"
)
#: 冒号之后是时限、金额的，是各项的指标
_MEASURED = re.compile(r"\d|元|[一二两三四五六七八九十]+(?:日|天|小时|分钟)")
_ALIKE = 0.85


@record
class LooseDefinition:
    """两处说明：first 在前，span 在后。"""

    term: str
    span: Span
    first: Span


def loose_definitions(reading: Reading) -> tuple[LooseDefinition, ...]:
    """依后一处的次序。"""
    seen: list[tuple[str, str, str, Span]] = []
    found: list[LooseDefinition] = []
    for line in outlined(reading).lines():
        if line.zone not in _ZONES or line.part != "body" or line.cell is not None or line.heading:
            continue
        hit = _TOLD.match(line.body)
        if hit is None or _FIELD.search(hit["term"]) or hit["term"] in LABELS:
            continue
        term, told = hit["term"], hit["told"]
        span = trimmed(line.index, line.text, line.body_start + hit.start(), line.body_start + hit.end())
        kind = _kind(hit)
        if kind == "plain" and _MEASURED.search(told):
            continue
        for name, earlier, how, place in seen:
            same = name == term or (
                len(min(name, term, key=len)) > 1 and (name.startswith(term) or term.startswith(name))
            )
            if same and _comparable(kind, how) and not _alike(told, earlier):
                found.append(LooseDefinition(min(name, term, key=len), span, place))
                break
        seen.append((term, told, kind, span))
    return tuple(found)


def _kind(hit: re.Match[str]) -> str:
    """means 指、即；start 自……起算；count 按……计算；plain 只有冒号。"""
    strong = hit["strong"]
    if strong is None:
        return "plain"
    return "start" if strong[-1] in "自从" else "count" if strong[-1] in "按以" else "means"


def _comparable(one: str, other: str) -> bool:
    return "means" in (one, other) or one == other == "start"


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > _ALIKE or one in other or other in one
