"""一方对某物的维护责任：负责、承担、自行 + 维护、修复、保养、安全、备份。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.exclusion_leads import excluded_lines
from contractgen.facts.words.labels import LABELS
from contractgen.facts.words.naming import naming, party_pattern
from contractgen.facts.words.outline import Outline, outlined, sentences, trimmed
from contractgen.facts.words.phrases import Content, content
from contractgen.model.reading import Line, Reading, Section, Span
from contractgen.model.record import record

_WORK = r"安装(?!的)|监控|维护|维修|修复|保养|运维|维保|备份|安全(?:防护|保障)?|巡检|更换|检修|升级"
_BEARS = re.compile(
    rf"(?:负责|承担|自行|自己|自担)[^。；;，,]{{0,30}}?(?P<work>{_WORK})(?P<duty>[^。；;，,、]{{0,6}}(?:责任|义务"
    rf"|工作|费用))?"
    rf"|(?P<work2>{_WORK})[^。；;，,]{{0,16}}(?:[，,]?均?[由归][^。；;，,]{{1,8}}?(?:自行|自己|各自)?(?:负责|承担|完成|担责|办理|解决|处理|实施|进行|组织|安排|料理|做|管|办)|[^。；;，,]{{0,8}}(?:自理|自负))"
    rf"|由(?:{'|'.join(LABELS)})(?:的?[一-龥]{{0,4}}(?:部门?|人员|中心))?(?:自行)?(?P<work4>{_WORK})(?!的|后|前|时)"
    rf"|(?:应当?|须|需)[^。；;，,]{{0,6}}?(?:对|为)[^。；;，,]{{1,30}}?(?:进行|实施|开展|做好)[^。；;，,]{{0,8}}?(?P<work5>{_WORK})"
    rf"|由(?P<by>[^。；;，,]{{1,8}}?)(?:自行)?(?:负责|承担)[^。；;，,]{{0,24}}?(?P<work3>{_WORK})"
)
_ASSISTS = re.compile(r"配合|协助|确认|承担[^。；;，,]{0,12}(?:违约|赔偿|保密|法律)责任")
_CHECKS = re.compile(
    r"(?:负责|承担|自行)(?:对)?(?:核对|确认|审核|监督|检查|验收|配合|协助|审批|通知|组织|采购|支付|承担[^，。；]{0,10}费)|承担[^，。；]{0,16}费用"
)
#: 备份所需的空间、维修用的备件：说的是条件
_NEEDED = re.compile(r"(?:所需|需要|所用|用的|使用)")
_CONDITIONS = re.compile(r"提供|保证|具备|准备|配备")
_DIVIDED = re.compile(r"分界|以上|为止|责任界面|以内|以外|之外|以下|除外|以及其下|范围内的|自有|端口|界面")
_TITLE_ACTOR = re.compile(r"(?P<party>[^｜]{1,8}?)(?:的)?(?:权利|义务|责任|职责)")


@record
class Responsibility:
    """一方承担的维护责任。conditions：同一句说的是提供工作条件；divided：写明了分界。"""

    span: Span
    actor: str
    content: Content
    work: str
    conditions: bool
    divided: bool


@record
class Duties:
    """各方的维护责任，和提供服务的一方的称呼（看不出来时为空）。"""

    provider: str
    items: tuple[Responsibility, ...]


def duties(reading: Reading) -> Duties:
    """全部维护责任。"""
    outline = outlined(reading)
    provider = naming(reading).provider
    out = excluded_lines(outline)
    lines = [line for line in outline.lines() if line.cell is None and line.index not in out]
    found = tuple(one for line in lines for one in _in_line(line, outline))
    return Duties(provider, found)


def _in_line(line: Line, outline: Outline) -> Iterator[Responsibility]:
    for start, end in sentences(line.text, line.body_start):
        text = line.text[start:end]
        found = _BEARS.search(text)
        if (
            found is None
            or re.search(r"(?:因|由于)[^。；;，,]{0,16}$|不得|法律[^。；;]{0,12}规定", text[: found.start()])
            or (_ASSISTS.search(text[: found.start()]) and not _CONDITIONS.search(text))
        ):
            continue
        if _CHECKS.match(found[0]) or _NEEDED.match(text, found.end()):
            continue
        if found["work5"] and _ASSISTS.search(found[0]):
            continue
        work = next(filter(None, (found[name] for name in ("work", "work2", "work3", "work4", "work5"))), "")
        actor = _actor(text, found, line, outline)
        said = content(text)
        if not actor or not said.things:
            continue
        yield Responsibility(
            trimmed(line.index, line.text, start, end), actor, said, work,
            bool(_CONDITIONS.search(text[: found.start() + 2])), bool(_DIVIDED.search(text)),
        )  # fmt: skip


def _actor(text: str, found: re.Match[str], line: Line, outline: Outline) -> str:
    """由谁负责的“谁”，或者句首的一方，或者小标题所说的一方。"""
    pattern = party_pattern(outline.reading)
    by = re.search(
        r"[由归]([^。；;，,]{1,8}?)(?:自行|自己)?(?:负责|承担|完成|担责|办理|解决|处理|实施|进行|组织|安排|料理|做|管|办|安装|监控|维护|维修|修复|保养|备份|巡检)",
        text,
    )
    if by and (label := pattern.search(by[1])):
        return label[0]
    if own := re.search(rf"({pattern.pattern})(?:自理|自负)", text):
        return own[1]
    labels = list(pattern.finditer(text, 0, found.start() + 1))
    leading = next((label for label in labels if not text[: label.start()].strip(' \t“"，,应由')), None)
    if leading:
        return leading[0]
    for section in outline.chain(line.index):
        title = _titled(section, outline)
        if title:
            return title
    return labels[0][0] if labels else ""


def _titled(section: Section, outline: Outline) -> str:
    """“乙方权利与义务”“乙方应：”的一方。"""
    heading = section.heading or outline.reading.lines[section.first].body[:24]
    if re.search(r"双方|各方|甲乙", heading):
        return ""
    label = party_pattern(outline.reading).match(heading.strip())
    return label[0] if label and re.search(r"权利|义务|责任|职责|应|须|负责|承担|配合", heading) else ""
