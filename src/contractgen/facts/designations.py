"""称谓：文件怎样自称，当事人约定了什么称呼，正文又用了什么称呼。"""

from __future__ import annotations

import re

from contractgen.facts.parties import parties
from contractgen.facts.words.defining import SHORT, all_defined, explains
from contractgen.facts.words.labels import LABELS
from contractgen.facts.words.outline import Outline, outlined
from contractgen.facts.words.spoken_labels import spoken_labels
from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record
from contractgen.model.saying import saying

_SELF = re.compile(r"(?<![“《])本(?:协议书?|合同书?|合约|契约)(?!专用|文本库)")
_ACTS = re.compile(r"(?:应当|应|须|负责|有权|承担|承诺|保证|同意|不得|需)")
_ROLES = tuple(
    label
    for label in LABELS
    if label
    not in (
        "客户",
        "用户",
        "供应商",
        "我方",
        "对方",
        "接受方",
        "提供方",
        "贵司",
        "我司",
        "贵方",
        "集成商",
        "供货商",
        "代运营方",
        "品牌方",
        "平台方",
        "接入方",
        "培训方",
    )
    and "单位" not in label
    and label[-2:] != "机构"
)
_ROLE = re.compile(
    rf"(?<![一-龥“（(])(?P<label>{'|'.join(_ROLES)})(?={_ACTS.pattern})|(?P<doubled>(?:客户|服务商"
    rf"|供应商|用户)方)(?!案|式|面|向|便|法)"
)

#: 甲方、乙方说的总是当事人，不论后面是什么：乙方期满前30日提交清单
_ORDINAL = re.compile(
    r"(?:^|(?<=[，,。；;：:\s）)、]))(?P<label>[甲乙丙]方)(?=[一-龥])(?![和与及、或的]|名称|盖章|签|代表|（)"
)
#: 既没有约定、也没有介绍过的泛称，只在说它做事时算
_GENERIC = re.compile(
    rf"(?:由|(?<![一-龥]))(?P<label>(?:维保|维护|运维|外包|服务|施工|承建|开发|软件|物业)(?:公司|单位|厂家|厂商)|(?:运维|维保|集成|承建|承运)商)"
    rf"(?=免费|承担|(?:负责)?(?:修复|更换|维修|处理)|{_ACTS.pattern})"
)
#: 从来没有介绍过、却像一方当事人那样承担义务的：运维商应派二人驻场
_UNKNOWN = re.compile(
    rf"(?:^|[，,。；;：:\s）)、])(?P<label>(?!双|各|[一二三四五六七八九十]|对|另|任|守|违|受影|第|他|我|本|其他|有关|相关|一)[一-龥]{{1,3}}(?:商|方|运营商?))(?={_ACTS.pattern})"
)
_WHOSE = re.compile(r"(?:第三方|原厂|其他|委托的|聘请的|指定的|名称|简称)[^，。；]{0,12}\Z")
#: 句首的另一个称呼，不论后面说什么：定作人在签字后又要求修改的、业主逾期未确认的
_OPENS = re.compile(
    rf"(?:^|[，,。；;：:\s）)、])(?P<label>{'|'.join(_ROLES)}|业主|业主方|雇主|甲方单位|定作方|买家|卖家|发包商|总包方|承建商|承揽商)(?=[在于逾未应须可有负需迟拒不已提支收要将按对向自])(?!有限|对应)"
)
_ENTRY = re.compile(rf"\s*({'|'.join(LABELS)}|[甲乙丙丁]\s*方)(?:[（(][^）)]{{1,12}}[)）])?\s*[：:]")
_CELL = re.compile(rf"\s*({'|'.join(LABELS)})(?:\s*[（(][^）)]{{1,12}}[)）])?\s*")
_PARENTHESISED = re.compile(rf"[（(]({'|'.join(LABELS)})[)）]")


#: 甲方（供方）、某某公司以下简称乙方：首部不论怎样写，提到了就是介绍过
_SIDES = ("甲方", "乙方", "丙方", "丁方")


@record
class SelfName:
    """某一部分里自称“本协议”“本合同”之处，依次。part 是附件的序号，正文为 -1。"""

    name: str
    part: int
    spans: tuple[Span, ...]


@record
class StrayLabel:
    """没有在首部或定义里出现过、却作为当事人的称呼；declared 是已经约定的称呼。"""

    span: Span
    label: str
    declared: tuple[str, ...]
    doubled: bool
    generic: bool = False  # 泛称，可能另有其人


def self_names(reading: Reading) -> tuple[SelfName, ...]:
    """各部分的自称。"""
    outline = outlined(reading)
    found: dict[tuple[int, str], list[Span]] = {}
    for line in outline.lines():
        for hit in _SELF.finditer(line.text):
            name = hit[0].removesuffix("书")
            found.setdefault((outline.part(line.index), name), []).append(
                Span(line.index, hit.start(), hit.end())
            )
    return tuple(SelfName(name, part, tuple(spans)) for (part, name), spans in found.items())


def stray_labels(reading: Reading) -> tuple[StrayLabel, ...]:
    """约定了称呼之后，又用别的称呼说同一方。"""
    outline = outlined(reading)
    declared = _declared(outline)
    declared = (*declared, *(label for label in _own_labels(reading) if label not in declared))
    named = (each.label for each in parties(reading) if each.introduced and each.name)
    declared = tuple(dict.fromkeys((*declared, *named)))
    if len(declared) < 2:
        return ()
    front = "\n".join(line.text for line in outline.lines() if line.zone is Zone.OPENING)
    declared += tuple(label for label in _SIDES if label in front and label not in declared)
    terms = {found.term for found in all_defined(outline)}
    found = []
    for line in outline.lines():
        if line.cell is not None or line.zone not in (Zone.ARTICLE, Zone.ANNEX, Zone.RECITALS):
            continue
        for hit in _ROLE.finditer(line.text, line.body_start):
            label = hit["label"] or hit["doubled"]
            if label in declared or label in terms or (hit["doubled"] and label[:-1] not in declared):
                continue
            span = Span(line.index, hit.start(), hit.start() + len(label))
            found.append(StrayLabel(span, label, declared, bool(hit["doubled"])))
        places = {each.span.start for each in found if each.span.line == line.index}
        found += [
            StrayLabel(Span(line.index, *hit.span("label")), hit["label"], declared, False)
            for hit in _ORDINAL.finditer(line.text, line.body_start)
            if hit.start("label") not in places and hit["label"] not in (*declared, *terms)
        ]
        places = {each.span.start for each in found if each.span.line == line.index}
        found += [
            StrayLabel(Span(line.index, *hit.span("label")), hit["label"], declared, False, True)
            for hit in _OPENS.finditer(line.text)
            if hit.start("label") >= line.body_start
            and hit.start("label") not in places
            and hit["label"] not in (*declared, *terms)
            and not any(hit["label"] in label or label in hit["label"] for label in declared)
            and not _introduced(hit["label"], outline)
        ]
        found += [
            StrayLabel(Span(line.index, *hit.span("label")), hit["label"], declared, False, True)
            for hit in _UNKNOWN.finditer(line.text)
            if hit.start("label") >= line.body_start
            if hit["label"] not in declared
            and hit["label"] not in terms
            and hit["label"] not in _ROLES
            and not _introduced(hit["label"], outline)
            and (
                hit["label"] == "供应商"
                or not any(hit["label"] in label or label in hit["label"] for label in (*declared, *LABELS))
            )
        ]
        for hit in _GENERIC.finditer(line.text, line.body_start):
            label = hit["label"]
            if label not in declared and label not in terms and not _introduced(label, outline):
                found.append(StrayLabel(Span(line.index, *hit.span("label")), label, declared, False, True))
    return tuple(found)


def _own_labels(reading: Reading) -> tuple[str, ...]:
    """这一份草稿自己约定的称呼。"""
    return tuple(label for label in spoken_labels(reading) if label not in LABELS)


def _introduced(label: str, outline: Outline) -> bool:
    """前面交代过是谁：“由甲方委托的物业公司（以下称……）”“第三方维保公司”。"""
    for line in saying(outline.reading, [label]):
        text, start = line.text, -1
        while (start := text.find(label, start + 1)) >= 0:
            if _WHOSE.search(text, 0, start) or text.startswith(("（", "(", "：", ":"), start + len(label)):
                return True
    return False


def _declared(outline: Outline) -> tuple[str, ...]:
    """首部、鉴于与定义里约定的当事人称呼。"""
    found: list[str] = []
    for line in outline.lines():
        for short in SHORT.finditer(line.text) if "称" in line.text else ():
            label = short["quoted"] or short["plain"] or short["joint"] or ""
            if label in LABELS:
                found.append(label)
        if line.zone in (Zone.OPENING, Zone.RECITALS) or explains(line, outline):
            if entry := _ENTRY.match(line.body) or (_CELL.fullmatch(line.text) if line.cell else None):
                found.append("".join(entry[1].split()))
            found += [hit[1] for hit in _PARENTHESISED.finditer(line.text)]
    return tuple(dict.fromkeys(found))
