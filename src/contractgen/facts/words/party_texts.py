"""首部里不照“甲方：某公司”一项一行来写的当事人：谁是哪一方，各方名下写了哪些信息。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from contractgen.facts.words.labels import LABELS
from contractgen.model.reading import Line, Span, Zone
from contractgen.model.record import record
from contractgen.zh.slots import slot_at

_ORG = (
    r"[\u4e00-\u9fffA-Za-z0-9（）()·&]{2,40}?(?:公司|事务所|中心|研究院|研究所|大学|学院|医院|集团|委员会|管理局|局|厂|银行|学校|幼儿园|工作室|合作社|协会)"
    r"(?:[（(](?:有限|普通|特殊普通)合伙[)）])?"
)
_CALLED = r"\s*[，,]?\s*[（(，,]?\s*(?:以下|下文|下|以下统)?(?:简称|称)(?:为|作)?\s*[“\"「『‘]?(?P<alias>[^“”\"「」『』‘’（）()，,；;]{1,8})[”\"」』’]?"
_LEAD = r"^\s*(?:[-*•·●◆]\s*)?(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]\s*|\d{1,2}(?:[.．]\d{1,2}){1,2}[.．]?\s*)?"
#: 用算力方：某公司（下称“纸飞机”）
_LABELLED = re.compile(
    rf"{_LEAD}(?P<label>[^：:，,。；;（(\s]{{1,12}})(?P<note>[（(][^（）()]{{1,16}}[)）])?\s*[：:]\s*(?P<name>{_ORG})(?:{_CALLED})?"
)
#: 某公司（以下简称“麦岸”）
_BARE = re.compile(rf"{_LEAD}(?P<name>{_ORG}){_CALLED}")
#: （1）某公司，一家依法设立的公司，注册地址为……（“客户”）
_DESCRIBED = re.compile(
    rf"{_LEAD}(?P<name>{_ORG})[，,][^；;。]{{4,160}}[（(]\s*(?:以下|下文|下)?(?:简称|称)?(?:为|作)?\s*[“\"「](?P<alias>[^“”\"「」（）()，,；;]{{1,8}})[”\"」]\s*[)）]"
)
#: 甲方　某公司
_SPACED = re.compile(
    rf"{_LEAD}(?P<label>{'|'.join(LABELS)}|[\u4e00-\u9fff]{{2,8}}(?=\s*[（(][甲乙丙丁]方[)）]))(?P<note>\s*[（(][甲乙丙丁]方[)）])?[ \t\u3000\xa0]+(?P<name>{_ORG})(?:{_CALLED})?"
)
#: 顾问：程某（自由职业者），下一行是身份号码
_PERSON = re.compile(
    rf"{_LEAD}(?P<label>[^：:，,。；;（(\s]{{1,8}})(?P<note>[（(][^（）()]{{1,16}}[)）])?\s*[：:]\s*(?P<name>[\u4e00-\u9fff·]{{2,6}})(?=\s*(?:$|[（(，,；;]))"
)
_PERSON_NUMBER = re.compile(r"身份(?:证)?(?:号码?|编号)|护照")
_NAMED_CELL = re.compile(rf"(?P<name>{_ORG})(?:{_CALLED}\s*[）)])?(?=$|[，,；;。（(])")
_ROLE_WORD = re.compile(r"[\u4e00-\u9fff]{1,6}(?:商|方|人|者|单位|主|机构|公司)")
_COLUMN = re.compile(rf"(?P<label>[^（(：:]{{1,12}}){_CALLED}\s*[）)]")
_NOT_LABEL = re.compile(
    r"^(?:公司|企业|单位|姓名|身份)$|名称|全称|户名|开户|银行|账|地址|住所|代码|税号|代表|联系|电话|收款|付款|抬头|单位名|项目|合同|采购代理|招标|监制|发布"
)
_HEADED = re.compile(r"(?:信息|资料|基本情况|简况|情况)?\s*(?:[：:]|$)|[\s\u3000（(]")

_DOMICILE = re.compile(
    r"(?:住\s*所(?:\s*地)?|住\s*址|地\s*址|营业场所|经营场所|注册地|所在地|办公地点?)\s*(?:为|是|位于|在|[：:])?\s*(?!有管辖|人民法院|的|及|和|与|或|变更|送达)(?P<v>[^\s：:_＿【［\[，,。；;]{3,}[^，,。；;]*)"
)
_PLACE = re.compile(
    r"(?P<v>(?:[\u4e00-\u9fff]{2,}(?:省|市|区|县|旗|新区|自治州)[^，,。；;：:｜|]{0,24}?|[\u4e00-\u9fff]{2,12})(?:路|街|大道|道|巷|弄|里|村|园区?|园|湾|港|大厦|广场)[^，,。；;：:｜|\s]{0,10}?\s*(?:[\d一二三四五六七八九十]+\s*(?:号|弄|幢|室|楼|层|栋|座)))"
)
_FACTS = (
    ("uscc", re.compile(r"(?P<v>(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z]))")),
    ("representative", re.compile(r"(?:法定代表人|法人代表|负责人|授权代表|代表人)\s*(?:为|是|[：:])?\s*(?P<v>[^\s：:_＿【［\[，,。；;]{2,})")),
    ("contact", re.compile(r"(?P<v>(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)|(?<!\d)0\d{2,3}[-—]\d{4}-?\d{3,4}|[\w.+-]+@[\w.-]+\.\w+)")),
    ("id", re.compile(r"(?P<v>(?<!\d)\d{17}[\dX](?!\d))")),
)  # fmt: skip


@record
class Introduced:
    """一处介绍：称呼、名称与位置。"""

    label: str
    name: str
    intro: Span
    name_span: Span
    note: str


def introduced(lines: Sequence[Line]) -> Iterator[Introduced]:
    """各处介绍，依行文次序；“下称”之后的简称就是称呼。"""
    for line in lines:
        if line.cell is not None or len(line.text) > 200:
            continue
        after = next((each.text for each in lines if each.index == line.index + 1), "")
        found = (
            _SPACED.match(line.text)
            or _BARE.match(line.text)
            or _LABELLED.match(line.text)
            or _DESCRIBED.match(line.text)
        )
        if found is None and _PERSON_NUMBER.search(after):
            found = _PERSON.match(line.text)
        if found is None or slot_at(line.text, *found.span("name")) is not None:
            continue
        said = found.groupdict()
        if said.get("label") and _NOT_LABEL.search(said["label"] or ""):
            continue
        aside = re.search("[甲乙丙丁]方", said.get("note") or "")
        label = (said.get("alias") or (aside[0] if aside else said.get("label")) or "").strip()
        if label:
            start = found.start("label") if said.get("label") else found.start("name")
            yield Introduced(
                label,
                found["name"],
                Span(line.index, start, found.end("name")),
                Span(line.index, *found.span("name")),
                f"{said.get('label') or ''}{said.get('note') or ''}",
            )


def in_rows(lines: Sequence[Line]) -> Iterator[Introduced]:
    """首部的表格里“支持商｜某公司”：第一格的称呼不在通行之列。"""
    rows: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        if line.cell is not None and line.zone is Zone.OPENING:
            rows.setdefault((line.cell.table, line.cell.row), []).append(line)
    for cells in rows.values():
        chinese = [line for line in cells if not line.text.isascii()]
        for label, named in pairwise(chinese):
            head = label.text.strip()
            told = _NAMED_CELL.match(named.text.strip())
            if told is None:
                continue
            if _ROLE_WORD.fullmatch(head) and not _NOT_LABEL.search(head) and not re.fullmatch(_ORG, head):
                whole = Span(label.index, 0, len(label.text))
                start = named.text.find(told["name"])
                name = Span(named.index, start, start + len(told["name"]))
                yield Introduced(told["alias"] or head, told["name"], whole, name, head)


def in_columns(lines: Sequence[Line]) -> Iterator[tuple[Introduced, tuple[Line, ...]]]:
    """一列一方的表格，列标题是“品牌主（下称“品牌”）”：各方与它那一列的各格。"""
    tables: dict[int, list[Line]] = {}
    for line in lines:
        if line.cell is not None:
            tables.setdefault(line.cell.table, []).append(line)
    for cells in tables.values():
        heads = [
            (line, found)
            for line in cells
            if len(line.text) < 40 and (found := _COLUMN.fullmatch(line.text.strip()))
        ]
        if len(heads) < 2 or len({line.cell.row for line, _ in heads if line.cell}) != 1:
            continue
        for line, found in heads:
            column = tuple(
                each
                for each in cells
                if each.cell
                and line.cell
                and each.cell.column == line.cell.column
                and each.cell.row > line.cell.row
            )
            named = next((each for each in column if re.fullmatch(_ORG, each.text.strip())), None)
            if named is not None:
                whole = Span(line.index, 0, len(line.text))
                name = named.text.strip()
                yield (
                    Introduced(
                        found["alias"], name, whole, Span(named.index, 0, len(named.text)), found["label"]
                    ),
                    column,
                )


@record
class Told:
    """写在一方名下的一项信息。"""

    label: str
    kind: str
    value: str
    span: Span
    zone: Zone


def told(lines: Sequence[Line], heads: dict[str, tuple[str, ...]]) -> Iterator[Told]:
    """从某一方的名称起，到另一方的名称为止，其间写的住所、代码、代表。heads 是各方的称呼与名称。"""
    owner = ""
    for line in lines:
        owner = _owner(line, heads) or owner
        if (
            not owner
            or line.cell is not None
            or sum(any(word in line.text for word in words) for words in heads.values()) > 1
        ):
            continue
        for kind, value, span in _facts(line):
            yield Told(owner, kind, value, span, line.zone)


def _owner(line: Line, heads: dict[str, tuple[str, ...]]) -> str:
    """这一行是不是从某一方说起。"""
    body = line.body.lstrip(" \t\u3000\xa0-*•【[")
    for label, words in heads.items():
        for word in words:
            if word and body.startswith(word) and (word != label or _HEADED.match(body, len(word))):
                return label
    for label, words in heads.items():
        if any(len(word) > 6 and word in body for word in words):
            return label
    return ""


def told_column(label: str, column: Sequence[Line]) -> Iterator[Told]:
    """一列里写明的各项。"""
    for line in column:
        for kind, value, span in _facts(line):
            yield Told(label, kind, value, span, line.zone)


def _facts(line: Line) -> Iterator[tuple[str, str, Span]]:
    text = line.text
    domicile = _DOMICILE.search(text) or _PLACE.search(text)
    if domicile is not None and slot_at(text, *domicile.span("v")) is None:
        yield "address", domicile["v"], Span(line.index, *domicile.span("v"))
    for kind, pattern in _FACTS:
        if (found := pattern.search(text)) and slot_at(text, *found.span("v")) is None:
            yield kind, found["v"], Span(line.index, *found.span("v"))
