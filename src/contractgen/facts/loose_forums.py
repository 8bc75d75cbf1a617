"""仲裁约定里拿不准的写法：两家并列、只说当地、省一级的名称、只说“送仲裁”；同一条里既写仲裁又写法院。只供提示。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.forum_forms import CHOICE, OTHER
from contractgen.facts.words.outline import outlined, sentences, trimmed
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.holes import holes

_ZONES = (Zone.ARTICLE, Zone.ANNEX)
_CN = "\u4e00-\u9fff"
_NAMED = re.compile(
    rf"[{_CN}]{{2,14}}?(?:的)?仲裁(?:委员会|委(?!员)|院|中心)(?!(?:的)?(?:仲裁)?规则|费|作出|裁决)"
)
_OR = re.compile(r"或|、|/|／|和|与|以及|其中")
_SAME = re.compile("原|现名|又名|简称|分会|继受|承继|更名|前身|承接")
_LOCAL = re.compile(
    rf"[{_CN}]{{0,10}}?(?:所在地|住所地|当地|本地|该地|属地|注册地|营业地)(?:的|市|区)?(?:的)?仲裁(?:委员会|机构|机关|部门|委|院|中心)"
)
_NO_SUCH = re.compile(rf"[{_CN}]{{2,3}}(?:省|自治区)仲裁委员会|仲裁(?:部门|处(?![理置])|科|组织|法庭)")
_SENT = re.compile(
    r"(?:送交?|报请?|请|走|付诸?|诉诸|诉之|提起|申请|提交|以|通过)[^，。；;]{0,8}仲裁(?=解决|裁决|处理|[，。；;、]|$)"
)
#: 货款争议由……仲裁，知识产权争议由……法院审理：各管各的
_EACH = re.compile(r"[\u4e00-\u9fff]{2,}(?:争议|纠纷)[^，。；;]{0,6}(?:由|向|提交)")
_ABOUT = re.compile(r"争议|纠纷|分歧|协商|争端")
_ARBITRATION = re.compile(
    r"仲裁(?!协议|条款|费|裁决(?:书|结果|生效)|员|庭|规则|程序|期间|文书|时效|请求|法|地)"
)
_COURT = re.compile(r"法院|起诉|诉讼(?!费|时效|期间|文书|请求|代理|过程)|打官司")
_ASIDE = re.compile(
    r"执行|保全|撤销|不服|承认|劳动|人事|违约金|披露|裁决(?:书|生效|作出|确定)|律师费|诉讼费|仲裁费|(?:诉讼|仲裁)(?:期间|过程|程序中)|无效|不得|而非|放弃|排除|协助|监督|终局"
)


@record
class LooseForum:
    """kind：two 两家、local 只有地点、none 没有名称、both 仲裁与诉讼并见。"""

    span: Span
    kind: str
    words: str


def loose_forums(reading: Reading) -> tuple[LooseForum, ...]:
    """按行文次序。"""
    outline = outlined(reading)
    found: list[LooseForum] = []
    lines = [
        line
        for line in outline.lines()
        if line.zone in _ZONES and line.part == "body" and line.cell is None and not OTHER.search(line.text)
    ]
    named = any(_NAMED.search(line.text) and "仲裁" in line.text for line in lines)
    for line in lines:
        if "仲裁" not in line.text or not _ABOUT.search(line.text + outline.titles(line.index)):
            continue
        for start, end in sentences(line.text, line.body_start):
            found += _in_sentence(line, start, end, named)
    return (*found, *_both(reading, lines))


def _in_sentence(line: Line, start: int, end: int, named: bool) -> Iterator[LooseForum]:
    sentence = line.text[start:end]
    if "仲裁" not in sentence or _ASIDE.search(sentence.replace("终局", "")) or CHOICE.search(sentence):
        return
    if any(start <= hole.start < end for hole in holes(line.text)):
        return  # 还没有填
    bodies = list(_NAMED.finditer(sentence))
    if len(bodies) > 1 and not _SAME.search(sentence):
        between = sentence[bodies[0].end() : bodies[1].start()] + bodies[1][0][:3]
        if _OR.search(between) and bodies[0][0] != bodies[1][0]:
            words = sentence[bodies[0].start() : bodies[1].end()]
            yield LooseForum(
                Span(line.index, start + bodies[0].start(), start + bodies[1].end()), "two", words
            )
            return
    for kind, pattern in (("local", _LOCAL), ("none", _NO_SUCH), ("none", _SENT)):
        hit = pattern.search(sentence)
        if hit and not (pattern is _SENT and (named or "委员会" in sentence)):
            yield LooseForum(Span(line.index, start + hit.start(), start + hit.end()), kind, hit[0])
            return


def _both(reading: Reading, lines: list[Line]) -> Iterator[LooseForum]:
    """说争议怎样解决的一条里，一句交仲裁，一句交法院。"""
    for section in reading.sections:
        if section.kind != "article":
            continue
        mine = [line for line in lines if section.first <= line.index <= section.last]
        text = section.heading + "\n".join(line.text for line in mine)
        if "仲裁" not in text or not _COURT.search(text) or not _ABOUT.search(text) or CHOICE.search(text):
            continue
        if len(_EACH.findall(text)) > 1:
            continue
        arbitrate: list[Span] = []
        sue: list[Span] = []
        for line in mine:
            for start, end in sentences(line.text, line.body_start):
                sentence = line.text[start:end]
                if _ASIDE.search(sentence):
                    continue
                span = trimmed(line.index, line.text, start, end)
                arbitrate += [span] * bool(_ARBITRATION.search(sentence))
                sue += [span] * bool(_COURT.search(sentence))
        if arbitrate and sue:
            one = arbitrate[0]
            yield LooseForum(one, "both", reading.lines[one.line].text[one.start : one.end])
