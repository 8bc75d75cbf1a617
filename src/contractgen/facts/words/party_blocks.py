"""首部和签署栏里“名目：内容”的读法：甲方：某公司、住所：某地，写在行里、并排两栏或表格里。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from contractgen.facts.words.labels import LABELS
from contractgen.model.reading import Line, Span
from contractgen.model.record import record, replace
from contractgen.zh.holes import holes

_SPACED = "|".join(rf"{label[0]}\s*{label[1]}" for label in LABELS if len(label) == 2)  # “供　方”：字间有空
_NAMED_SO = r"[\u4e00-\u9fff]{2,10}(?=\s*[（(]\s*(?:以?下|下文)?[均统]?简?称?(?:为)?[“\"‘]?[甲乙丙丁]方[”\"’]?\s*[)）])"  # 成交供应商（以下称乙方）
_PARTY = rf"(?:{_SPACED}|{'|'.join(LABELS)}|{_NAMED_SO})"
_FIELDS: tuple[tuple[str, str], ...] = (
    ("name", r"(?:单\s*位|公\s*司|企业|当事人)?(?:名\s*称|全\s*称)|公司(?=\s*$)|姓\s*名(?:或名称)?"),
    ("uscc", r"统一社会信用代码|USCC|社会信用代码|信用代码|纳税人识别号|税\s*号|营业执照(?:注册)?号码?|注册号"),
    ("id", r"(?:居民)?身份证(?:件)?(?:号码?)?|护照号码?|证件号码?"),
    ("account-name", r"户\s*名|账户名称?|开户名称?|收款(?:单位|人|方)(?:名称)?|账户户名"),
    ("bank", r"开\s*户\s*(?:银\s*)?行(?:名称)?"),
    ("account", r"(?:银行)?账\s*号|(?:银行)?帐\s*号|银行账户|卡\s*号"),
    ("representative", r"法\s*定\s*代\s*表\s*人(?:(?:或者?|/|、|及)(?:其)?(?:授权|委托)(?:代表|代理)人?)?|负\s*责\s*人|(?:授权|委托)(?:代表|代理)人?|代\s*表\s*人?|代\s*理\s*人|执行事务合伙人"),
    ("contact", r"(?:经\s*办|对\s*接|接\s*口|联\s*络)\s*人|(?:项目|业务)?联\s*系\s*人|(?:联\s*系\s*)?电\s*话|手\s*机(?:号码?)?|(?:电子)?邮\s*箱|电子邮件|传\s*真|联系方式|邮\s*编|邮政编码"),
    ("address", r"住\s*所(?:\s*地)?|住\s*址|(?:经营|营业|办公)场所|注册地(?!址)|(?:注册|经营|营业|通讯|通信|联系|办公|邮寄|送达|公司|单位)?地\s*址"),
    ("seal", r"(?:单位)?盖\s*章|(?:加盖)?公\s*章|签\s*章"),
    ("sign", r"签\s*字|签\s*名|签\s*署"),
    ("date", r"(?:签订|签署|签约|签字|盖章)?\s*(?:日\s*期|时\s*间)"),
    ("place", r"(?:签订|签署|签约)\s*(?:地\s*点|地)"),
)  # fmt: skip
_FIELD = "|".join(f"(?P<f{i}>{pattern})" for i, (_, pattern) in enumerate(_FIELDS))
_NOTE = r"(?:\s*[（(【\[][^（）()【】\[\]]{1,30}[)）】\]])*"
_KEY = (
    rf"(?:(?P<party>{_PARTY})(?:\s*(?:单位)?(?:名\s*称|全\s*称|姓\s*名))?(?P<note>{_NOTE})"
    rf"|(?P<owner>{_PARTY})?(?:的)?\s*(?:{_FIELD}){_NOTE}(?:\s*[/／、]\s*[^：:，。；\s]{{1,10}})?)"
)
_ENTRY = re.compile(rf"(?:^|(?<=[\s；;，,。、）)|]))\s*{_KEY}\s*[：:]")
_WHOLE = re.compile(rf"\s*{_KEY}\s*[：:]?\s*")
_ALONE = re.compile(rf"\s*[【\[]?(?P<party>{_PARTY})[】\]]?(?P<note>{_NOTE})\s*(?:信息|基本信息)?\s*")
_CALL = re.compile(rf"(?<!\S)(?P<party>{_PARTY})(?P<note>{_NOTE})(?!\S)")
_WIDEST = 120  # 并排写各方称呼的一行，连同空白
_SPACED_NAME = re.compile(
    rf"[\s*]*(?P<party>{_PARTY})(?P<note>{_NOTE})[\s*\u3000]+(?P<name>[^\s，。；*]{{4,40}}?(?:公司|集团|中心|院|局|学校|大学|银行|厂|所|委员会|合伙企业))(?:[（(][^（）()]{{1,20}}[)）])?[\s*]*"
)
_TAIL = re.compile(
    r"\s*[（(](?:用户|客户|服务[^（）()]{0,8}|接受[^（）()]{0,8}|提供[^（）()]{0,8}|[^（）()合]{0,6}(?:方|商|人|者|单位))[)）].*$|\s*[（(][^（）()]*(?:\d{4,}|信用代码|住\s*所|地\s*址|[路街道巷]\S{0,3}\d|法定代表人)[^（）()]*(?:[)）].*)?$|\s*[（(]\s*(?:以下|下称|盖|公\s*章|签|简称|单位|全称|合同专用|印章|章|自然人|法人|甲方|乙方|丙方)[^（）()]*[)）].*$|(?<=[司院学校心行团局厂所会社店馆])\s*[（(](?![^（）()]*合伙)[^（）()]*[)）]\s*$|[，,；;。].*$|(?<=\S)[ \u3000\t]{2,}.*$"
)
_CALLED = re.compile(
    r"[（(]\s*(?:以?下|下文)?[均统]?简?称(?:为|作)?\s*[“\"‘]?(?:甲方|乙方|丙方|丁方)[”\"’]?\s*[)）]"
)
_HEAD_OF_ROWS = re.compile(r"\s*(?:项目|事项|信息|栏目|名目|内容|主体|当事人|/|／)?\s*")
_OWN_LABEL = re.compile(r"\s*(?P<label>[一-龥]{1,5}(?:方|单位|商|人))\s*")
_SPACES = re.compile(r"\s+")


@record
class Entry:
    """一项“名目：内容”。

    kind 为 party 时 key 是称呼、note 是称呼后面括号里的话；其余为 uscc address 一类，owner 是写明的一方。
    span 是内容的位置（没有内容时是名目之后的空处）；filled 表示确有内容而不是空白、占位。
    """

    kind: str
    key: str
    note: str
    owner: str
    value: str
    span: Span
    key_span: Span
    column: int
    filled: bool

    @property
    def called(self) -> str:
        """这一方的称呼。"""
        return called(self.key, self.note)


def called(key: str, note: str) -> str:
    """“委托方（甲方）”以甲方相称。"""
    alias = re.search("甲方|乙方|丙方|丁方", note)
    return alias.group() if alias else key


def entries(lines: Sequence[Line]) -> Iterator[tuple[Entry, ...]]:
    """一行（或表格的一行）里的各项，从左到右；一列一方的表格，内容归列标题上的那一方。"""
    place = 0
    beside: tuple[str, ...] = ()  # 并排写的各方
    heads: dict[int, str] = {}  # 列 → 这一列是哪一方
    table: int | None = None
    while place < len(lines):
        line = lines[place]
        end = place + 1
        if line.cell is None:
            told = tuple(_in_text(line, 0))
            named = tuple(entry.called for entry in told if entry.kind == "party")
            beside = beside if not named else named if len(named) > 1 else ()
            yield _side_by_side(told, beside)
        else:
            beside = ()
            while (
                end < len(lines)
                and (other := lines[end].cell)
                and (other.table, other.row) == (line.cell.table, line.cell.row)
            ):
                end += 1
            row = _one_language(lines[place:end])
            heads, table = (heads if line.cell.table == table else {}), line.cell.table
            if columns := tuple(_party_columns(row)):
                heads = {entry.column: entry.called for entry in columns}
                yield columns
            else:
                yield tuple(_by_column(row, heads) if heads else _in_row(row))
        place = end


def _side_by_side(row: tuple[Entry, ...], beside: tuple[str, ...]) -> tuple[Entry, ...]:
    """并排写了几方，下面一行同一名目也写了几回的，依次归各方。"""
    if len(row) != len(beside) or len({entry.kind for entry in row}) != 1:
        return row
    return tuple(
        entry if entry.kind == "party" or entry.owner else replace(entry, owner=owner)
        for entry, owner in zip(row, beside, strict=True)
    )


def _one_language(cells: Sequence[Line]) -> Sequence[Line]:
    """一格里中英两行并写的，只看中文的一行。"""
    return [
        line
        for place, line in enumerate(cells)
        if not (
            place
            and line.cell == cells[place - 1].cell
            and line.text.isascii()
            and not cells[place - 1].text.isascii()
        )
    ]


def _in_text(line: Line, column: int) -> Iterator[Entry]:
    text = line.text
    if "：" not in text and ":" not in text:
        if line.cell is None and (told := _SPACED_NAME.fullmatch(text)):  # “甲方　某某公司（外商独资）”
            span = Span(line.index, *told.span("name"))
            label = _SPACES.sub("", told["party"])
            head = Span(line.index, told.start("party"), told.end("party"))
            yield Entry(
                "party", label, told["note"] or "", "", told["name"], span, head, column, _filled(line, span)
            )
            return
        if line.cell is None:
            entry = _alone(line, column)
            yield from (entry,) if entry else _abreast(line)
        return
    matches = list(_ENTRY.finditer(text))
    for index, match in enumerate(matches):
        end = matches[index + 1].start() if index + 1 < len(matches) else len(text)
        yield _entry(line, match, match.end(), end, column + index)


def _alone(line: Line, column: int) -> Entry | None:
    """整格（整行）只有一方的称呼。"""
    found = _ALONE.fullmatch(line.text) if len(line.text) <= 24 else None
    if found is None:
        return None
    nothing, head = Span(line.index, len(line.text), len(line.text)), Span(line.index, 0, len(line.text))
    label = _SPACES.sub("", found["party"])
    return Entry("party", label, found["note"], "", "", nothing, head, column, False)


def _abreast(line: Line) -> Iterator[Entry]:
    """整行只有并排的几方的称呼：“需　方　　　　供　方”。"""
    found = list(_CALL.finditer(line.text)) if len(line.text) <= _WIDEST else []
    if len(found) < 2 or _CALL.sub("", line.text).strip():
        return
    nothing = Span(line.index, len(line.text), len(line.text))
    for column, match in enumerate(found):
        label, head = _SPACES.sub("", match["party"]), Span(line.index, *match.span())
        yield Entry("party", label, match["note"], "", "", nothing, head, column, False)


def _party_columns(cells: Sequence[Line]) -> Iterator[Entry]:
    """“项目｜客户｜服务商”：一列一方。第一格是名目一栏，不是哪一方。"""
    named = [(line.cell.column, _alone(line, line.cell.column)) for line in cells if line.cell]
    if len(named) == 2 and all(entry for _, entry in named):
        yield from (entry for _, entry in named if entry)  # “需方信息｜供方信息”，各管两格
    elif len(named) > 2 and named[0][1] is None and all(entry for _, entry in named[1:]):
        yield from (entry for _, entry in named[1:] if entry)
    elif len(cells) > 2 and _HEAD_OF_ROWS.fullmatch(cells[0].text):  # “项目｜馆方｜维保方”：自拟的称呼
        own = [found for line in cells[1:] if (found := _OWN_LABEL.fullmatch(line.text))]
        if len(own) == len(cells) - 1 == len({found["label"] for found in own}):
            for line, found in zip(cells[1:], own, strict=True):
                nothing, head = (
                    Span(line.index, *[len(line.text)] * 2),
                    Span(line.index, *found.span("label")),
                )
                column = line.cell.column if line.cell else 0
                yield Entry("party", found["label"], "", "", "", nothing, head, column, False)


def _by_column(cells: Sequence[Line], heads: dict[int, str]) -> Iterator[Entry]:
    """第一格是名目，其余各格依列归各方。"""
    whole = _WHOLE.fullmatch(cells[0].text)
    first = cells[0].cell
    if first is not None and first.column in heads:  # 名目也在各方的栏里
        for each in _pairs(cells):
            owner = heads[max(place for place in heads if place <= each.column)]
            yield each if each.kind == "party" or each.owner else replace(each, owner=owner)
        return
    if whole is None or whole["party"]:
        return
    for line in cells[1:]:
        if line.cell is not None and (label := heads.get(line.cell.column)):
            yield replace(_across(cells[0], whole, line, line.cell.column), owner=label)


def _in_row(cells: Sequence[Line]) -> Iterator[Entry]:
    """表格的一行：格里自有冒号的，或左格名目、右格内容；左边合并的一格写着哪一方的，归这一方。"""
    first = cells[0]
    above = first.cell is not None and first.cell.column > 0 and _ALONE.fullmatch(first.cell.row_head)
    owner = _SPACES.sub("", called(above["party"], above["note"])) if above else ""
    entry = _alone(first, 0)
    if entry and len(cells) > 2 and _WHOLE.fullmatch(cells[1].text):
        yield entry
        owner, cells = entry.called, cells[1:]
    for each in _pairs(cells):
        yield replace(each, owner=owner) if owner and each.kind != "party" and not each.owner else each


def _pairs(cells: Sequence[Line]) -> Iterator[Entry]:
    taken: set[int] = set()
    for index, line in enumerate(cells):
        if index in taken:
            continue
        column = line.cell.column if line.cell else index
        following = cells[index + 1] if index + 1 < len(cells) else None
        own = list(_in_text(line, column))
        whole = _WHOLE.fullmatch(line.text)
        if (
            whole
            and following is not None
            and not _WHOLE.fullmatch(following.text)
            and (following.text.strip() or not own)
        ):
            taken.add(index + 1)
            yield _across(line, whole, following, column)
        else:
            yield from own


def _entry(line: Line, match: re.Match[str], start: int, end: int, column: int) -> Entry:
    raw = line.text[start:end]
    start += len(raw) - len(raw.lstrip())
    cut = _TAIL.search(raw.strip())
    value = (raw.strip()[: cut.start()] if cut else raw.strip()).strip(" \u3000\t_＿.。;；")
    span = (
        Span(line.index, start, start + len(value)) if value else Span(line.index, match.end(), match.end())
    )
    kind = _kind(match)
    called = (
        _CALLED.search(raw) if kind == "party" and not match["note"] else None
    )  # 名称之后的（下称“甲方”）
    note = called.group() if called else match["note"] or ""
    return Entry(
        kind, _SPACES.sub("", match["party"] or ""), note, _SPACES.sub("", match["owner"] or ""), value, span,
        Span(line.index, match.start() + len(match.group()) - len(match.group().lstrip()), match.end()), column,
        bool(value) and _filled(line, span),
    )  # fmt: skip


def _across(line: Line, match: re.Match[str], following: Line, column: int) -> Entry:
    """内容在右边一格。"""
    empty = _entry(line, match, len(line.text), len(line.text), column)
    text = following.text.strip()
    cut = _TAIL.search(text) if empty.kind in ("party", "account-name") else None
    value = (text[: cut.start()] if cut else text).strip(" \u3000\t_＿.。;；")
    start = following.text.find(value) if value else 0
    span = Span(following.index, start, start + len(value))
    return replace(empty, value=value, span=span, filled=bool(value) and _filled(following, span))


def _kind(match: re.Match[str]) -> str:
    if match["party"]:
        return "party"
    return next(kind for i, (kind, _) in enumerate(_FIELDS) if match[f"f{i}"])


def _filled(line: Line, span: Span) -> bool:
    """确有内容：不全是占位、下划线、年月日。"""
    rest = list(line.text[span.start : span.end])
    for hole in holes(line.text):
        for place in range(max(hole.start, span.start), min(hole.end, span.end)):
            rest[place - span.start] = " "
    return any(c.isalnum() and c not in "年月日" for c in rest)
