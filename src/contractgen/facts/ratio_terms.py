"""同一个比率两处各有算法：接通率＝接起数÷转人工数，别处又说接通率是接起数与全部呼入数之比。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.model.saying import saying
from contractgen.zh.deeds import bigrams, overlap

_TERM = r"(?:前款|前述|上述|前项|该|本[条款项]?所称的?|所称的?|当月|当季|月度?|年度?|季度|每月|每批)?(?P<term>[一-龥]{1,9}?(?:率|比例|占比|满意度))"
_FORMULA = re.compile(
    rf"(?:^|[\s，,。；;：:、（(]){_TERM}\s*[＝=]\s*(?P<num>[^÷/／＝=。；;，,]{{2,48}})[÷/／](?P<den>[^×xX*＊。；;，,÷＝=]{{2,48}})"
)
_SPOKEN = re.compile(
    rf"(?:^|[\s，,。；;：:、（(]){_TERM}[，,]?(?:是指|系指|指|即|为|是|按)(?P<num>[^，,。；;与和占]{{2,40}})(?:与|和|占|除以)(?P<den>[^，,。；;]{{2,40}}?)(?:之比|的?(?:比例|比率|比值|百分比|百分率|占比)|(?=计算|[，,。；;]|$))"
)
#: 只说总数、时段，不说是什么东西的总数
_PLAIN = re.compile(
    r"[（(][^（）()]*[)）]|[（）()\s\d%％×]|全部|所有|总[数量额计]?|应|当[月季年]|本[月季年]|同期|全[月季年]|[月季年]度|期内|内|的|该|其|及|数[量目]?|次|时[间长]|分钟|小时|[件条份单人户]数"
)
_SAME = 0.5


@record
class Ratio:
    """一处算法。span 是整句话。"""

    span: Span
    term: str
    above: str
    below: str


@record
class RatioClash:
    """同一个比率，分母不是一样东西的两处。"""

    first: Ratio
    other: Ratio


def ratio_clashes(reading: Reading) -> tuple[RatioClash, ...]:
    """全文这样的两处。"""
    found = [
        each
        for line in saying(reading, ("率", "比例", "占比", "满意度"))
        if line.zone in (Zone.ARTICLE, Zone.ANNEX) and line.part == "body"
        for each in _in_line(line)
    ]
    return tuple(RatioClash(one, two) for one, two in combinations(found, 2) if _differ(one, two))


def _in_line(line: Line) -> Iterator[Ratio]:
    for pattern in (_FORMULA, _SPOKEN):
        for hit in pattern.finditer(line.body):
            at = line.body_start
            span = Span(line.index, at + hit.start("term"), at + hit.end())
            yield Ratio(span, hit["term"], hit["num"], hit["den"])


def _differ(one: Ratio, two: Ratio) -> bool:
    """分子说的是一样东西，分母说的全然不同。"""
    if one.term != two.term or one.span.line == two.span.line:
        return False
    stem = re.sub(r"率|比例|占比|度", "", one.term)
    above = [_PLAIN.sub("", each.above.replace(stem, "")) for each in (one, two)]
    below = [_PLAIN.sub("", each.below) for each in (one, two)]
    if not all(map(bigrams, above)) or not all(map(bigrams, below)):
        return False
    return overlap(*above) >= _SAME and not bigrams(below[0]) & bigrams(below[1])
