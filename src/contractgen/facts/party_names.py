"""当事人的名称在草稿里每一次出现：首部、签署栏、户名、“某公司（甲方）”，以及与名称只差一两个字的写法。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.parties import parties
from contractgen.facts.words.labels import LABELS
from contractgen.facts.words.near_names import near_name
from contractgen.facts.words.party_blocks import entries
from contractgen.facts.words.party_texts import introduced
from contractgen.facts.words.spoken_labels import spoken_labels
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record, replace
from contractgen.zh.characters import compact
from contractgen.zh.sentences import in_slot
from contractgen.zh.slots import slot_at

_ANY = "|".join(LABELS)
_SUFFIXES = ("公司", "事务所", "中心", "研究院", "研究所", "大学", "学院", "医院", "合伙企业")
_ENDS = "公司|事务所|中心|研究院|研究所|大学|学院|医院|合伙企业|局|委员会|厂|学校"
_ACCOUNT_NAME = re.compile(
    rf"(?:户\s*名称?|账户名称?|收款(?:单位|人|方)(?:名称|户名|全称)?|抬头)\s*(?:为|是)?\s*[：:]?\s*(?P<name>[\u4e00-\u9fffA-Za-z（）()·&]{{4,40}}?(?:{_ENDS}))(?=[，,；;。、\s）)]|$)"
)
_SUFFIX = re.compile(
    r"有限责任公司|股份有限公司|有限公司|公司|事务所|中心|研究院|研究所|大学|学院|医院|合伙企业"
)
_LABELLED = re.compile(
    rf"(?P<name>[\u4e00-\u9fffA-Za-z0-9（）()·&]{{4,46}}?(?:公司|事务所|中心|研究院|研究所|大学|学院|医院)(?:[（(][\u4e00-\u9fff]{{2,6}}[)）])?)\s*[（(]\s*(?:以下|下文)?(?:简称|称)?(?:为)?[“\"]?(?P<label>{_ANY})[”\"]?\s*[)）]"
)
_HOLDER = re.compile(
    rf"(?P<label>{_ANY})[^，。；]{{0,8}}(?:账户|帐户)[^，。；]{{0,6}}?户名称?(?:为|是|[：:])?\s*(?P<name>[\u4e00-\u9fffA-Za-z0-9（）()·&]{{4,40}}?(?:公司|事务所|中心|研究院|大学|学院|医院))(?=[，,；;。\s]|$)"
)
_APPOSED = re.compile(
    rf"(?P<label>{_ANY})[，,]?(?:即|系)(?P<name>[\u4e00-\u9fffA-Za-z0-9（）()·&]{{4,40}}?(?:公司|事务所|中心|研究院|大学|学院|医院))"
)
_DEFINED = re.compile(
    rf"^\s*[“\"]?(?P<label>{_ANY})[”\"]?\s*[：:]?\s*(?:系|是)?指\s*(?P<name>[^，,。；;]{{4,50}}?)(?=[，,。；;]|$)"
)
_OWNER = re.compile(
    rf"({_ANY})(?:指定)?(?:的)?(?:唯一)?(?:收款|银行|付款|开票|结算|指定)?(?:银行)?(?:账户|帐户|账号|开票信息|开户信息)"
)
_ACCOUNTS = ("账户", "帐户", "账号", "信息")
_INVOICED = re.compile(
    r"(?:名称|抬头|单位)(?:为|是)?[：:]?\s*(?P<name>[\u4e00-\u9fffA-Za-z0-9（）()·&]{4,46}?(?:公司|事务所|中心|研究院|大学|学院|医院))(?=[，,；;。\s、]|$)"
)
_LEADING = re.compile(r"^.*?(?:鉴于|双方|由|与|和|及|系|是|即|为|向|委托|以及)(?=[\u4e00-\u9fff]{6,})")
_SHORT_KEY = 6
_ABOUT = re.compile(
    r"曾用名|原名|更名|改名|变更前|关联公司|关联方|母公司|子公司|分公司|股东|控股|集团内|转委托|分包|第三方|见证|担保|连带责任|保证人"
)


@record
class PartyName:
    """名称的一次出现。

    place：opening signature definition account mention near；near 是没有标明哪一方、而与 label 的名称只差一两个字的。
    name 是原文，key 是供比较的写法（去空格、括号归一）。
    """

    label: str
    name: str
    key: str
    place: str
    span: Span
    provisional: bool = False


def party_names(reading: Reading) -> tuple[PartyName, ...]:
    """全文当事人名称的出现，按行文次序。"""
    lines = [line for line in reading.judged() if line.part != "comment"]
    found = [*_blocks(lines), *_introduced(lines), *_accounts(lines), *_told_accounts(lines)]
    for line in lines:
        if line.zone not in (Zone.SIGNATURE, Zone.TITLE):
            found += _in_sentences(line)
    labels = spoken_labels(reading)
    found += _signed(lines, labels, {(each.span.line, each.span.start) for each in found})
    found = list(_unannotated(found))
    firm = {
        each.key: each
        for each in found
        if each.place in ("opening", "definition", "mention") and len(each.key) >= _SHORT_KEY
    }
    taken = {(each.span.line, each.span.start) for each in found}
    found += [
        each for line in lines for each in _near(line, firm) if (each.span.line, each.span.start) not in taken
    ]
    called = {said: party.label for party in parties(reading) for said in party.also}
    found = [replace(each, label=called.get(each.label, each.label)) for each in found]
    return tuple(sorted(_once(found), key=lambda each: (each.span.line, each.span.start)))


def _blocks(lines: list[Line]) -> Iterator[PartyName]:
    """首部与签署栏的“甲方：某公司”。"""
    wanted = [line for line in lines if line.zone in (Zone.OPENING, Zone.SIGNATURE, Zone.TITLE)]
    if not any(line.zone is Zone.OPENING for line in wanted):
        wanted = [*(line for line in lines[:80] if line.zone is Zone.ARTICLE and line.cell), *wanted]
    zones = {line.index: line.zone for line in wanted}
    texts = {line.index: line.text for line in wanted}
    label = ""
    for row in entries(wanted):
        heads = [entry.key for entry in row if entry.kind == "party"]
        label = label if not heads else heads[0] if len(heads) == 1 else ""  # 并排的，下面一项一行的不知归谁
        for entry in row:
            owner = entry.owner or label
            if entry.kind == "name" and entry.filled and owner and _SUFFIX.search(entry.value):
                place = "signature" if zones[entry.span.line] is Zone.SIGNATURE else "opening"
                yield _of(owner, entry.value, place, entry.span, texts[entry.span.line])
            if entry.kind == "party" and entry.filled and _SUFFIX.search(entry.value):
                place = "signature" if zones[entry.span.line] is Zone.SIGNATURE else "opening"
                yield _of(
                    entry.called,
                    entry.value,
                    place,
                    entry.span,
                    texts[entry.span.line],
                )


def _introduced(lines: list[Line]) -> Iterator[PartyName]:
    """首部里别的写法：用算力方：某公司（下称“纸飞机”）、甲方　某公司。"""
    taken = {
        entry.span.line
        for row in entries([line for line in lines if line.zone is Zone.OPENING])
        for entry in row
        if entry.kind == "party" and entry.filled
    }
    for each in introduced([line for line in lines if line.zone in (Zone.OPENING, Zone.RECITALS)]):
        if each.name_span.line not in taken and _SUFFIX.search(each.name):
            text = next(line.text for line in lines if line.index == each.name_span.line)
            yield _of(each.label, each.name, "opening", each.name_span, text)


def _signed(lines: list[Line], labels: tuple[str, ...], taken: set[tuple[int, int]]) -> Iterator[PartyName]:
    """签署栏里“LCN（盖章）：某公司”“甲方（章） 某公司”，称呼不在通行之列，或者没有冒号。"""
    pattern = re.compile(
        rf"(?<![\u4e00-\u9fffA-Za-z])(?P<label>{'|'.join(map(re.escape, labels))})(?:\s*[（(][^（）()]{{1,12}}[)）]\s*[：:]?|\s*[：:]|[ \t\u3000]+)\s*(?P<name>[\u4e00-\u9fffA-Za-z（）()·&]{{4,40}}?(?:{_ENDS})(?:[（(][\u4e00-\u9fff]{{2,6}}[)）](?=\s|$))?)"
    )
    for line in lines:
        if line.zone is not Zone.SIGNATURE:
            continue
        for match in pattern.finditer(line.text):
            if (line.index, match.start("name")) not in taken and slot_at(
                line.text, match.start("name")
            ) is None:
                yield _of(
                    match["label"],
                    match["name"],
                    "signature",
                    Span(line.index, *match.span("name")),
                    line.text,
                )


def _told_accounts(lines: list[Line]) -> Iterator[PartyName]:
    """写在一句话里的户名：收款账户：户名某公司，开户行……"""
    for line in lines:
        if "户名" not in line.text and "账户名" not in line.text and "收款" not in line.text:
            continue
        for match in _ACCOUNT_NAME.finditer(line.text):
            if slot_at(line.text, match.start("name")) is None:
                yield _of("", match["name"], "account", Span(line.index, *match.span("name")), line.text)


def _accounts(lines: list[Line]) -> Iterator[PartyName]:
    """户名：写在首部、签署栏或收款账户的表里。"""
    owner = ""
    texts = {line.index: line.text for line in lines}
    tables = {}
    for row in entries(lines):
        for entry in row:
            if entry.kind == "party":
                owner = entry.key
            if entry.kind == "account-name" and entry.filled and _SUFFIX.search(entry.value):
                tables[entry.span.line] = (entry, entry.owner)
    last = ""
    for line in lines:
        if line.cell is None:
            if any(word in line.text for word in _ACCOUNTS) and (match := _OWNER.search(line.text)):
                last = match[1]
            elif line.zone is Zone.ARTICLE and line.heading:
                last = ""
        if line.index in tables:
            entry, said = tables[line.index]
            label = (
                said
                or (last if line.zone in (Zone.ARTICLE, Zone.ANNEX) else "")
                or (owner if line.zone in (Zone.OPENING, Zone.SIGNATURE) else "")
            )
            yield _of(label, entry.value, "account", entry.span, texts[line.index])


def _in_sentences(line: Line) -> Iterator[PartyName]:
    if "指" in line.text and (match := _DEFINED.match(line.body)):
        name, start = match["name"], match.start("name") + line.body_start
        if _SUFFIX.search(name) and slot_at(line.text, start) is None:
            yield _of(
                match["label"],
                name.strip(),
                "definition",
                Span(line.index, start, start + len(name.strip())),
                line.text,
            )
    if "户名" in line.text:
        for match in _HOLDER.finditer(line.text):
            yield _of(
                match["label"], match["name"], "account", Span(line.index, *match.span("name")), line.text
            )
    if "开票" in line.text or "抬头" in line.text:
        for match in _INVOICED.finditer(line.text):
            yield _of("", match["name"], "account", Span(line.index, *match.span("name")), line.text)
    if "即" in line.text or "系" in line.text:
        for match in _APPOSED.finditer(line.text):
            yield _of(
                match["label"], match["name"], "mention", Span(line.index, *match.span("name")), line.text
            )
    if "（" not in line.text and "(" not in line.text:
        return
    for match in _LABELLED.finditer(line.text):
        lead = _LEADING.match(match["name"])
        start = match.start("name") + (lead.end() if lead else 0)
        name = line.text[start : match.end("name")]
        if slot_at(line.text, start) is None and len(name) >= 4:
            yield _of(match["label"], name, "mention", Span(line.index, start, match.end("name")), line.text)


#: 名称之后同一行接着写的代码、住所
_AND_THEN = re.compile(
    r"[\s\u3000，,]+(?=统一社会|社会信用|信用代码|纳税人|营业执照|注册号|住所|地址|住址|法定代表|法人|负责人|代表|联系|电话|邮[箱编])"
    r"|\s*[（(]\s*(?:以下|下文|下|后)?(?:简称|称)?[“\"‘「]"
)

#: 名称末尾括号里的话
_NOTE = re.compile(r"\s*[（(][^（）()]*[)）]$")


def _of(label: str, name: str, place: str, span: Span, text: str) -> PartyName:
    if then := _AND_THEN.search(name):
        name = name[: then.start()]
        span = Span(span.line, span.start, min(span.end, span.start + len(name)))
    return PartyName(label, name, name_key(name), place, span, in_slot(text, span.start, span.end))


def _unannotated(found: list[PartyName]) -> Iterator[PartyName]:
    """同一方的名称有的带括号、有的不带：末尾括号里的（中型企业、事业单位、外商独资）是说明，不是名称。"""
    bare = {each.label for each in found if not _NOTE.search(each.name)}
    for each in found:
        note = _NOTE.search(each.name)
        if note is None or each.label not in bare:
            yield each
            continue
        name = each.name[: note.start()]
        span = Span(each.span.line, each.span.start, each.span.start + len(name))
        yield replace(each, name=name, key=name_key(name), span=span)


def name_key(name: str) -> str:
    """供比较的写法。"""
    return compact(name)


# —— 只差一两个字的 ——


def _near(line: Line, firm: dict[str, PartyName]) -> Iterator[PartyName]:
    text = line.text
    if not firm or not any(word in text for word in _SUFFIXES):
        return
    plain = text.replace("（", "(").replace("）", ")")
    for match in _SUFFIX.finditer(plain):
        for key, known in firm.items():
            if not key.endswith(match.group()):
                continue
            if line.zone is Zone.TITLE and not key.endswith("公司"):
                continue  # 南京数据中心托管合同：标题说的是哪里，不是“南京电信数据中心”写错了
            start = near_name(plain, match.end(), key, firm)
            if start is not None and not _ABOUT.search(text, max(0, start - 12), match.end() + 8):
                name = text[start : match.end()]
                yield PartyName(
                    known.label, name, name_key(name), "near", Span(line.index, start, match.end())
                )
                break


def _once(found: list[PartyName]) -> list[PartyName]:
    """同一处只算一次，先认出的为准。"""
    places: dict[tuple[int, int], PartyName] = {}
    for each in found:
        places.setdefault((each.span.line, each.span.start), each)
    return list(places.values())
