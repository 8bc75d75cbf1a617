"""读进来的草稿：一行一行可见的文字，各在哪里、编号为何、带什么标记，以及由编号得出的章节。"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from contractgen.model.record import record


class Zone(StrEnum):
    """一行属于文件的哪一部分。"""

    RESIDUE = "residue"  # 网站或模板的残留文字
    INSTRUCTIONS = "instructions"  # 使用说明、填写说明
    TITLE = "title"
    OPENING = "opening"  # 首部：当事人、编号、日期
    RECITALS = "recitals"  # 鉴于
    ARTICLE = "article"
    ANNEX = "annex"
    SIGNATURE = "signature"
    FORM = "form"  # 履行中填写的表格（验收单、工单）


@record
class Mark:
    """一段字符上的标记，start 与 end 是本行 text 中的码点偏移。

    kind: ``underline`` ``highlight`` ``bold`` ``strike`` ``color`` ``symbol`` ``inserted``（修订插入）
    ``control``（内容控件，value 为 ``placeholder`` 时显示的是提示文字）``checkbox``（value 为 1 或 0）
    ``field``（value 为域代码）。
    """

    kind: str
    start: int
    end: int
    value: str = ""


@record
class Cell:
    """一行所在的表格位置。table 是全文第几个表（从 1 起）；row、column 从 0 起，合并的格取左上角。

    heads 是本列的列标题（没有标题行时为空），row_head 是本行第一格的文字；header 表示本格在标题行。
    """

    table: int
    row: int
    column: int
    head: str = ""
    row_head: str = ""
    header: bool = False


@record
class Line:
    """一行可见的文字（Word 的一段、文本文件的一行）。

    index 是在 Reading.lines 中的序号。text 不含自动编号；label 是自动编号显示的文字（手打的编号在 text 里，
    body_start 是编号之后正文开始的偏移）。clause 是人说的位置：``3.1(2)``、``第五条第二款（一）``、
    ``附件一 2.1``、``表2 第3行 响应时间``、``首部``。
    """

    index: int
    text: str
    part: str = "body"  # body header footer footnote endnote textbox comment
    paragraph: int = 0  # 在所属部分中的第几段，从 1 起
    line: int | None = None  # 文本文件的物理行号
    label: str = ""
    level: int | None = None  # 自动编号的级别，或标题级别
    style: str = ""
    cell: Cell | None = None
    marks: tuple[Mark, ...] = ()
    zone: Zone = Zone.ARTICLE
    number: str = ""  # 本行自己的编号，如 3.1、(2)、第五条；没有则为空
    clause: str = ""
    heading: bool = False
    body_start: int = 0
    continues: bool = False  # 文本文件里硬折行的后半：接着上一行说

    @property
    def body(self) -> str:
        """编号之后的文字。"""
        return self.text[self.body_start :]


@record
class Span:
    """一行里的一段字符（码点偏移）。"""

    line: int  # Line.index
    start: int
    end: int


@record
class Section:
    """一个有编号的单元（附件、章、条、款、项）及其所辖的行。

    path 是从上到下的编号，如 ``("第三条", "3.1", "(2)")``，附件内以 ``附件一`` 开头；name 是人说的位置。
    ordinal 是本级的数值；first、last 是所辖行的 index（含）。
    """

    path: tuple[str, ...]
    name: str
    kind: str  # annex chapter article clause item
    ordinal: int
    heading: str
    first: int
    last: int
    parent: int | None  # 在 Reading.sections 中的序号
    numbers: tuple[int, ...] = ()  # 连写编号的各级数值，如 3.1.2 → (3, 1, 2)
    start: int = 0  # 编号在首行里的偏移（一段里有几个第几条时不为 0）


@record
class Remark:
    """草稿里已有的批注或文字注释：作者、文字、所附的文字。"""

    author: str
    text: str
    span: Span | None


@record
class Revision:
    """尚未接受的修订：kind 为 insertion 或 deletion。"""

    kind: str
    author: str
    text: str
    span: Span | None


_SKIPPED = (Zone.RESIDUE, Zone.INSTRUCTIONS)


@dataclass(frozen=True, slots=True)
class Reading:
    """一份读好的草稿。"""

    lines: tuple[Line, ...]
    sections: tuple[Section, ...] = ()
    title: str = ""
    kind: str = "text"  # docx text markdown
    remarks: tuple[Remark, ...] = ()
    revisions: tuple[Revision, ...] = ()
    hidden: bool = False  # 有隐藏文字（不在 lines 里）
    messages: tuple[str, ...] = ()  # 读的时候遇到的事，如外部链接、无法解析的部分
    _judged: tuple[Line, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        judged = tuple(line for line in self.lines if line.zone not in _SKIPPED)
        object.__setattr__(self, "_judged", judged)

    def text(self, span: Span) -> str:
        return self.lines[span.line].text[span.start : span.end]

    def judged(self) -> Iterator[Line]:
        """规则要看的行：不含残留文字与填写说明。"""
        return iter(self._judged)

    def lines_of(self, section: Section) -> tuple[Line, ...]:
        return self.lines[section.first : section.last + 1]

    def section_at(self, index: int) -> Section | None:
        """包含某一行的最小单元。"""
        place = bisect_right(self.sections, index, key=_first) - 1
        while place >= 0 and self.sections[place].last < index:
            parent = self.sections[place].parent
            place = -1 if parent is None else parent
        return self.sections[place] if place >= 0 else None


def _first(section: Section) -> int:
    return section.first
