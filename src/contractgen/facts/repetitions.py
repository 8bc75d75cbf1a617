"""空的、重复的：有标题没有正文的条，几乎相同的两段，并列里重复的成员。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from contractgen.facts.words.outline import outlined
from contractgen.facts.words.records import two_records
from contractgen.model.reading import Line, Reading, Section, Span, Zone
from contractgen.model.record import record
from contractgen.zh.slots import slots

_ACTIVITY = (
    "备份|维护|巡检|升级|监控|培训|响应|咨询|修复|测试|部署|安装|调试|检查|优化|迁移|恢复|清理|诊断|验收"
    "|开发|保养|更换|扫描|加固|演练"
)
_FIRST = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]{2,12}")
_LAST = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]{2,12}$")
_NARROWER = re.compile(rf"[\u4e00-\u9fff]{{2,4}}(?P<act>{_ACTIVITY})")
_TAIL = re.compile(r"(?:(?:及|和|与|或|以及)[\u4e00-\u9fffA-Za-z0-9]+|工作|服务)$")
_SIGNED = re.compile(r"签[章署字约]|盖章|落款")
_RESERVED = re.compile(r"保留|预留|不适用|略|无|空白|删除|本条无内容")
_SAYS = re.compile(
    r"应(?![急用答])|须|(?<![理自])由|自(?![动助查检有])|(?<![作行])为|以(?!太)|不得|一式|协商|生效|可以|将|见|同"
)  # 是一句话，不是名目
_NORMAL = re.compile(r"[\s_＿，,。；;：:、（）()“”\"《》【】\[\]]+")
_EMPTY = re.compile(
    r"的|应当|必须|应|须|在|其|将|予以|进行|给|向|本(?:合同|协议)|约定|书面|及时|并(?=提|交|报|归)"
)  # 不影响意思的字
_REFERS = re.compile(r"见附件|详见|参见|适用(?:通用|专用)条款")


_SHORTEST, _LONG = 4, 16  # 列举里的各项至少几字；不在一处的至少几字


@record
class EmptyArticle:
    """只有标题没有正文的条。"""

    span: Span
    name: str
    heading: str


@record
class Duplicate:
    """几乎相同的两段：span 在后，original 在前；row 表示是表里的两行。"""

    span: Span
    original: Span
    row: bool = False


@record
class RepeatedMember:
    """并列里重复的成员：备份、数据备份。"""

    span: Span
    first: str
    second: str


def empty_articles(reading: Reading) -> tuple[EmptyArticle, ...]:
    """只有标题的条与章，包括最后一条。附件、目录不在此列。"""
    found: list[EmptyArticle] = []
    parents = {section.parent for section in reading.sections}
    for number, section in enumerate(reading.sections):
        line = reading.lines[section.first]
        if section.kind not in ("article", "chapter") or number in parents or section.last != section.first:
            continue
        body = line.body.strip(" \u3000*：:")
        if (
            not (line.heading or (section.name and _named_alike(reading, section, body)))
            or line.zone is not Zone.ARTICLE
            or len(body) > 20
            or re.search("[。；，,]|[：:].|[_＿]{2}", body)
        ):
            continue
        if not _RESERVED.search(body) and not _signs(reading, section.last):
            found.append(EmptyArticle(Span(line.index, 0, len(line.text)), section.name, body))
    return (*found, *_bare_items(reading, parents))


def _signs(reading: Reading, last: int) -> bool:
    """“六、签章”：下面就是签署栏。"""
    after = reading.lines[last + 1 : last + 2]
    return bool(after) and after[0].zone is Zone.SIGNATURE and bool(_SIGNED.search(reading.lines[last].body))


def _bare_items(reading: Reading, parents: set[int | None]) -> Iterator[EmptyArticle]:
    """同级的各款都是整句，只有这一款是个名目：2.3 临时用电。"""
    siblings: dict[tuple[int, str], list[int]] = {}
    for number, section in enumerate(reading.sections):
        if section.parent is not None and section.kind in ("clause", "item"):
            siblings.setdefault((section.parent, section.kind), []).append(number)
    for numbers in siblings.values():
        bare = []
        for number in numbers:
            section = reading.sections[number]
            line = reading.lines[section.first]
            body = line.body.strip(" \u3000*")
            if number not in parents and section.first == section.last and _is_name(line, body):
                bare.append((section, line, body))
        said = sum(1 for number in numbers if _is_sentence(reading.lines[reading.sections[number].first]))
        if len(bare) == 1 and said >= 2 and said == len(numbers) - 1:
            section, line, body = bare[0]
            yield EmptyArticle(Span(line.index, 0, len(line.text)), section.name, body)


def _is_name(line: Line, body: str) -> bool:
    named = 2 <= len(body) <= 14 and not re.search(r"[。；;，,：:、]|\d", body) and not _SAYS.search(body)
    return line.zone in (Zone.ARTICLE, Zone.ANNEX) and named and not _RESERVED.search(body)


def _is_sentence(line: Line) -> bool:
    return line.body.rstrip().endswith(("。", "！")) and len(line.body.strip()) >= 6


def _named_alike(reading: Reading, section: Section, body: str) -> bool:
    """同级的条大都有标题，这一条也只有一个名目。"""
    alike = [other for other in reading.sections if other.kind == section.kind]
    headed = sum(1 for other in alike if other.heading)
    return len(alike) > 3 and headed * 3 >= len(alike) * 2 and len(body) <= 16 and not _SAYS.search(body)


def duplicates(reading: Reading) -> tuple[Duplicate, ...]:
    """文字几乎相同的两段（去掉标点、编号和不影响意思的字）；同一列举里的各项，短的也算。"""
    seen: dict[str, Line] = {}
    listed: dict[tuple[int, str], Line] = {}
    found: list[Duplicate] = []
    parents = _parents(reading)
    for line in reading.judged():
        if (
            line.cell is not None
            or line.part != "body"
            or line.zone not in (Zone.ARTICLE, Zone.ANNEX)
            or line.heading
        ):
            continue
        core = _EMPTY.sub("", _NORMAL.sub("", line.body)).replace("按月", "每月").replace("按季", "每季")
        if (
            len(core) < _SHORTEST
            or _REFERS.search(core)
            or re.search(r"[_＿]{2}", line.body)
            or slots(line.body)
            or line.body.count("《") != line.body.count("》")  # 一句折成了几行
        ):
            continue
        earlier = listed.setdefault((parents[line.index], core), line) if line.index in parents else line
        if earlier is line and len(core) >= _LONG:
            earlier = seen.get(core, line)
        seen.setdefault(core, line)
        if (
            earlier is not line
            and not _different_places(earlier, line)
            and not two_records(reading, earlier.index, line.index)
        ):
            found.append(Duplicate(_whole(line), _whole(earlier)))
    return (*found, *_same_rows(reading))


def _parents(reading: Reading) -> dict[int, int]:
    """带编号而没有下级的各项：行 → 它的上级。"""
    return {
        section.first: section.parent
        for section in reading.sections
        if section.parent is not None and section.first == section.last
    }


def _same_rows(reading: Reading) -> Iterator[Duplicate]:
    """一张表里逐格相同的两行；序号一列不比。"""
    seen: dict[tuple[int, tuple[str, ...]], Line] = {}
    for row in outlined(reading).rows():
        if row.cells[0].zone in (Zone.SIGNATURE, Zone.FORM):
            continue
        cells = [cell for cell in row.cells if not (cell.cell and re.search("序号|编号|^#$", cell.cell.head))]
        texts = tuple(_NORMAL.sub("", cell.text) for cell in cells)
        if sum(1 for text in texts if len(text) > 1) < 2 or not re.search("[\u4e00-\u9fff]", texts[0]):
            continue
        earlier = seen.setdefault((row.table, texts), cells[0])
        if earlier is not cells[0]:
            yield Duplicate(_whole(cells[0]), _whole(earlier), row=True)


def repeated_members(reading: Reading) -> tuple[RepeatedMember, ...]:
    """以顿号并列而有重复的成员。"""
    return tuple(
        member
        for line in reading.judged()
        if line.part == "body" and "、" in line.text
        for member in _members(line)
    )


def _members(line: Line) -> Iterator[RepeatedMember]:
    place = 0
    for left, right in pairwise(line.text.split("、")):
        place += len(left) + 1
        first, second = _member(_LAST.search(left)), _member(_FIRST.match(right))
        narrower = _NARROWER.fullmatch(second)
        same = len(first) > 2 and first == second
        if same or (narrower and len(first) == 2 and narrower["act"] == first):
            start = place - 1 - len(first)
            yield RepeatedMember(Span(line.index, start, place + len(second)), first, second)


def _member(found: re.Match[str] | None) -> str:
    return _TAIL.sub("", found.group()) if found else ""


def _whole(line: Line) -> Span:
    return Span(line.index, line.body_start, len(line.text.rstrip()))


def _different_places(one: Line, other: Line) -> bool:
    """一个在正文一个在附件，或分属两个附件：各自成篇，可以相同。"""
    return one.zone is not other.zone or (
        one.clause.split(" ")[0][:3] != other.clause.split(" ")[0][:3] and (one.zone is Zone.ANNEX)
    )
