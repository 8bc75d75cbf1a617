"""当事人：称呼、名称、在服务里的角色，以及首部、签署栏写明的住所、代码、代表。"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from contractgen.facts.words.labels import LABELS
from contractgen.facts.words.organisations import ORGANISATION, names_one
from contractgen.facts.words.outsiders import contracting
from contractgen.facts.words.party_blocks import Entry, entries
from contractgen.facts.words.party_roles import roles_of
from contractgen.facts.words.party_texts import in_columns, in_rows, introduced, told, told_column
from contractgen.facts.words.party_told import told_in
from contractgen.model.once import once
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.slots import slot_at

_ANY = "|".join(LABELS)
_SHORT = re.compile(
    rf"(?P<name>[^，。；、：:“”《》\s]{{2,50}}?)\s*[（(]\s*(?:以下|下文|下)?(?:均|统)?(?:简称|称)(?:为|作)?\s*[“\"‘]?(?P<label>{_ANY}|[\u4e00-\u9fff]{{1,6}}方)[”\"’]?(?:[，,；;或、/][^（）()]{{0,12}})?\s*[)）]"
)
_DEFINED = re.compile(
    rf"^\s*[“\"]?(?P<label>{_ANY})[”\"]?\s*[：:]?\s*(?:系|是|均)?指(?![定派示导挥引令明出点认])\s*(?P<name>[^，,。；;]{{1,60}})"
)
_BRACED = re.compile(r"(?P<label>甲方|乙方|丙方|丁方)\s*[（(](?P<name>[^（）()，,。；;]{4,40})[)）]")
_CONCLUDED = re.compile("签订|订立|签署|之间")
_NUMBERED = ("甲方", "乙方", "丙方", "丁方")
#: 卖房人：王秀兰（以下简称甲方）
_PERSON = re.compile(r"(?!.*某)[\u4e00-\u9fff]{1,3}[\u4e00-\u9fff](?<![方人位])")


@record
class PartyField:
    """一方的一项信息：uscc id address representative contact account-name seal sign date。"""

    kind: str
    value: str
    span: Span
    filled: bool
    zone: Zone


@record
class Party:
    """一方当事人。

    name 没有写明（或仍是占位）的为空；intro 是首次介绍这一方的地方；introduced 表示确有介绍，而不只是条文里提到。
    role：provider 提供服务，client 接受服务，看不出为空；role_span 是看出角色的地方。
    """

    label: str
    name: str
    name_span: Span | None
    intro: Span
    introduced: bool
    role: str = ""
    role_span: Span | None = None
    fields: tuple[PartyField, ...] = ()
    also: tuple[str, ...] = ()  # 首部里的另一个名目：采购人（以下简称“甲方”）的采购人

    def has(self, kind: str) -> bool:
        """有没有填写这一项。"""
        return any(each.kind == kind and each.filled for each in self.fields)


_BRACKETED = re.compile(r"[（(][^（）()]*[)）]")


@dataclass(slots=True)
class _Found:
    label: str
    intro: Span
    introduced: bool = True
    general: bool = False  # 条文里定义的一类人
    name: str = ""
    name_span: Span | None = None
    fields: list[PartyField] = field(default_factory=list)
    described: list[tuple[str, Span]] = field(default_factory=list)  # 说明身份的话


@once
def parties(reading: Reading) -> tuple[Party, ...]:
    """各方当事人，按介绍的次序。"""
    found: dict[str, _Found] = {}
    lines = [line for line in reading.judged() if line.part in ("body", "textbox")]
    _from_blocks([line for line in lines if line.zone is Zone.OPENING], found)
    _from_sentences(lines, found)
    if all(each.general for each in found.values()):
        _from_blocks(_first_article(lines), found)
    if sum(each.introduced for each in found.values()) < 2:
        _from_names(lines, found)
    _from_blocks([line for line in lines if line.zone is Zone.SIGNATURE], found)
    if sum(1 for each in found.values() if each.name and not each.general) > 1:
        found = {label: each for label, each in found.items() if not each.general}
    ours = contracting(lines, [(each.label, each.name, each.intro.line) for each in found.values()])
    found = {label: each for label, each in found.items() if label in ours or label in _NUMBERED}
    if not found:
        _only_mentioned(lines, found)
    _told_under(lines, found)
    _addresses(lines, found)
    _merge(found)
    described = {label: [(label, each.intro), *each.described] for label, each in found.items()}
    roles = roles_of(reading, lines, described)
    return tuple(
        Party(
            each.label,
            each.name,
            each.name_span,
            each.intro,
            each.introduced,
            *roles.get(each.label, ("", None)),
            tuple(each.fields),
            tuple(
                dict.fromkeys(text for text, _ in each.described if 2 <= len(text) <= 6 and text not in found)
            ),
        )
        for each in found.values()
    )


# —— 首部与签署栏 ——


def _from_blocks(lines: list[Line], found: dict[str, _Found]) -> None:
    columns: dict[int, str] = {}
    zones = {line.index: line.zone for line in lines}
    texts = {line.index: line for line in lines}
    for row in entries(lines):
        heads = [entry for entry in row if entry.kind == "party"]
        labels = [_introduce(entry, found) for entry in heads]
        if len(heads) == 1 and ((line := texts[heads[0].span.line]).cell is None or heads[0].filled):
            _told_with(line, heads[0].span.end, found[labels[0]])
        if len(heads) > 1:
            columns = {entry.column: label for entry, label in zip(heads, labels, strict=True)}
        elif heads:
            columns = {0: labels[0]}
        for position, entry in enumerate(each for each in row if each.kind != "party"):
            label = entry.owner or _owner(columns, entry.column if len(columns) > 1 else position)
            if label in found:
                zone = zones[entry.key_span.line]
                if entry.kind == "name" and entry.filled and not found[label].name:
                    found[label].name, found[label].name_span = entry.value, entry.span
                found[label].fields.append(
                    PartyField(entry.kind, entry.value, entry.span, entry.filled, zone)
                )


def _from_names(lines: list[Line], found: dict[str, _Found]) -> None:
    """称呼不在通行之列的：用算力方：某公司（下称“纸飞机”）、某公司（以下简称“麦岸”）。"""
    first = [line for line in lines if line.zone in (Zone.OPENING, Zone.RECITALS)]
    for each in (*in_rows(first), *introduced([*first, *_first_article(lines)[:12]])):
        if any(each.name == party.name for party in found.values()):
            continue
        party = found.setdefault(each.label, _Found(each.label, each.intro))
        if not party.name:
            party.name, party.name_span = each.name, each.name_span
        if each.note:
            party.described.append((each.note, each.intro))
    for each, column in in_columns(first):
        party = found.setdefault(each.label, _Found(each.label, each.intro))
        party.name, party.name_span = party.name or each.name, party.name_span or each.name_span
        party.described.append((each.note, each.intro))
        party.fields += [
            PartyField(one.kind, one.value, one.span, True, one.zone)
            for one in told_column(each.label, column)
        ]


def _told_under(lines: list[Line], found: dict[str, _Found]) -> None:
    """首部、当事人一条与签署栏里，写在各方名下而没有照“名目：内容”写的信息。"""
    heads = {
        label: (label, party.name, *(key for key, _ in party.described if len(key) <= 8))
        for label, party in found.items()
    }
    early = lines[0].index + 60 if lines else 0
    within = [
        line
        for line in lines
        if line.zone in (Zone.OPENING, Zone.RECITALS, Zone.SIGNATURE)
        or (line.zone is Zone.ARTICLE and line.cell is None and line.index < early and _told_of(line))
    ]
    for each in told(within, heads):
        party = found[each.label]
        if not any(field.kind == each.kind and field.filled for field in party.fields):
            party.fields.append(PartyField(each.kind, each.value, each.span, True, each.zone))


def _told_of(line: Line) -> bool:
    """条文里的一行，专写一方的代码、住所；或者还没有说到事情的头几行。"""
    text = line.text
    return (
        "信用代码" in text or "身份号码" in text or "住所" in text or "USCC" in text or "地址" in text
    ) and not re.search("(?<!供)应", text)


def _first_article(lines: list[Line]) -> list[Line]:
    """当事人写在第一条里的（“一、合同方信息”“二、采购人（甲方）：某局”）：开头二十几行里不成句的几行。"""
    articles = [line for line in lines if line.zone is Zone.ARTICLE]
    table = articles[0].cell or (articles[1].cell if len(articles) > 1 else None) if articles else None
    if table is not None:  # 订单式的合同，开头就是一张表
        return [line for line in articles[:80] if line.cell and line.cell.table == table.table]
    return [
        line for line in articles[:24] if "。" not in line.text or (_told_of(line) and len(line.text) < 120)
    ]


def _merge(found: dict[str, _Found]) -> None:
    """“采购人：某小学（以下简称“甲方”）”：是一方，不是两方，此后的采购人就是甲方。"""
    for label, each in list(found.items()):
        for other, party in list(found.items()):
            if label == other or other not in found or label not in found or other not in _NUMBERED:
                continue
            named = any(text == label for text, _ in party.described)  # 供应商（乙方）
            if not (named or each.intro.line == party.intro.line) or label in _NUMBERED:
                continue
            if each.name not in ("", party.name) and not named:
                continue
            party.fields += [one for one in each.fields if one not in party.fields]
            party.described += [(label, each.intro), *each.described]
            del found[label]


def _owner(columns: dict[int, str], column: int) -> str:
    """并排两栏时，这一栏属于谁。"""
    places = [place for place in columns if place <= column] or list(columns)[:1]
    return columns[max(places)] if places else ""


def _introduce(entry: Entry, found: dict[str, _Found]) -> str:
    """记下一方，返回它的称呼；“委托方（甲方）”以甲方相称。"""
    label = entry.called
    party = found.setdefault(label, _Found(label, entry.key_span))
    for said in dict.fromkeys((entry.note, entry.key, _BRACKETED.sub("", entry.key).strip())):
        if said and said != label:
            party.described.append((said, entry.key_span))
    if entry.filled and not party.name and not entry.value.endswith(("：", ":")):  # 并排的下一个名目不是名称
        party.name, party.name_span = entry.value, entry.span
    return label


def _addresses(lines: list[Line], found: dict[str, _Found]) -> None:
    """通知条款、联系人表里写的地址。"""
    within = [line for line in lines if line.zone in (Zone.ARTICLE, Zone.ANNEX) and _tells_address(line)]
    for row in entries(within):
        for entry in row:
            if entry.kind == "address" and entry.owner in found:
                party = found[entry.owner]
                party.fields.append(
                    PartyField("address", entry.value, entry.span, entry.filled, Zone.ARTICLE)
                )
    for line in within:
        cell = line.cell
        if cell and not cell.header and re.search("地址|住所", cell.head) and line.text.strip(" —-/"):
            label = re.search(_ANY, cell.row_head)
            if label and label.group() in found:
                span = Span(line.index, 0, len(line.text))
                found[label.group()].fields.append(PartyField("address", line.text, span, True, Zone.ARTICLE))


def _tells_address(line: Line) -> bool:
    text, head = line.text, line.cell.head if line.cell else ""
    return "地址" in text or "住所" in text or "地址" in head or "住所" in head


# —— 句子里的介绍 ——


def _from_sentences(lines: list[Line], found: dict[str, _Found]) -> None:
    for line in lines:
        if line.zone in (Zone.OPENING, Zone.RECITALS) or (line.zone is Zone.ARTICLE and "称" in line.text):
            for match in _SHORT.finditer(line.text):
                _named(line, match, found, 0)
                _told_with(line, match.end(), found[match["label"]])
        if line.zone is not Zone.SIGNATURE and _CONCLUDED.search(line.text):
            for match in _BRACED.finditer(line.text):
                if ORGANISATION.search(match["name"]):
                    _named(line, match, found, 0)
        if line.zone is Zone.ARTICLE and "指" in line.text[:40] and (body := _DEFINED.match(line.body)):
            _named(line, body, found, line.body_start)


def _named(line: Line, match: re.Match[str], found: dict[str, _Found], offset: int) -> None:
    lead = len(match["name"]) - len(_trimmed(match["name"]))
    start, end = match.start("name") + offset + lead, match.end("name") + offset
    span = Span(line.index, match.start() + offset + lead, match.end() + offset)
    general = line.zone is Zone.ARTICLE and match["label"] not in _NUMBERED and not names_one(match["name"])
    party = found.setdefault(match["label"], _Found(match["label"], span, general=general))
    party.described.append((line.text[start : end + 60].split("。")[0], Span(line.index, start, end)))
    name = _trimmed(match["name"])
    known = ORGANISATION.search(name) or (
        line.text[start - 1 : start] in ("：", ":") and _PERSON.fullmatch(name)
    )
    if not party.name and known and slot_at(line.text, start, end) is None:
        begin = line.text.find(name, start)
        party.name, party.name_span = name, Span(line.index, begin, begin + len(name))


def _told_with(line: Line, start: int, party: _Found) -> None:
    """同一句里接着写的代码、住所、代表：某公司（下称“客户”），住所为……，法定代表人……。"""
    stop = line.text.find("。", start)
    rest = _SHORT.search(line.text, start)
    end = min(each for each in (stop, rest.start() if rest else -1, len(line.text)) if each >= 0)
    for kind, first, last in told_in(line.text, start, end):
        party.fields.append(
            PartyField(kind, line.text[first:last], Span(line.index, first, last), True, line.zone)
        )


def _trimmed(name: str) -> str:
    """去掉名称前面的连接词。"""
    return re.sub(r"^(?:\s|鉴于|需要|由|与|和|及|系|是|即)+", "", name.strip())


def _only_mentioned(lines: list[Line], found: dict[str, _Found]) -> None:
    """没有介绍，条文里却有甲方、乙方。"""
    for line in lines:
        for match in re.finditer(
            r"甲方|乙方|服务商|客户(?!端|信息|数据|经理|成功|名单|资料|群|满意|一侧)", line.text
        ):
            if match.group() not in found:
                found[match.group()] = _Found(
                    match.group(), Span(line.index, *match.span()), introduced=False
                )
        if len(found) > 1:
            return
