"""对字母打头的编号的引用：按C-1所列费用、见B3.2、与B4.2竞合；草稿自己的编号这样写的才认。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.reference_forms import Pointer
from contractgen.model.reading import Reading
from contractgen.model.record import record
from contractgen.zh.characters import fold_width

_FORM = re.compile(r"(?P<letter>[A-H])(?P<mark>[-.]?)(?P<digits>\d{1,2}(?:\.\d{1,2})*)")
_CITED = re.compile(
    r"(?:按照?|依照?|依据|根据|参照|参?见|据|违反|符合|适用|执行|第|本|与|和|及|或|至|、)\s*(?P<n>[A-HＡ-Ｈ][-－.．]?[0-9０-９]{1,2}(?:[.．][0-9０-９]{1,2})*)(?![\dA-Za-z级类型纸座栋区])"
    r"|(?<![A-Za-z0-9.．\-－附表件录])(?P<m>[A-HＡ-Ｈ][-－.．]?[0-9０-９]{1,2}(?:[.．][0-9０-９]{1,2})*)(?=\s*(?:[条款项]|所[列述称]|之?[规约]定|中[的所]|的[规约]定))"
)
_FEWEST = 3


@record
class Lettered:
    """草稿自己的编号：字母与数之间写什么，用了哪些字母，字母算不算一级。"""

    marks: frozenset[str]
    letters: frozenset[str]
    counted: bool

    def pointers(self, text: str) -> Iterator[Pointer]:
        """一行里这样写的引用。"""
        for found in _CITED.finditer(text):
            name = "n" if found["n"] else "m"
            said = _FORM.fullmatch(fold_width(found[name]).replace("－", "-"))
            if said is None or said["mark"] not in self.marks:
                continue
            if said["letter"] not in self.letters and not (self.counted and said["mark"]):
                continue
            numbers = tuple(int(each) for each in said["digits"].split("."))
            if self.counted:
                numbers = (ord(said["letter"]) - 64, *numbers)
            start, end = found.span(name)
            if len(numbers) == 1:
                yield Pointer(start, end, article=numbers[0])
            else:
                yield Pointer(start, end, chain=numbers)


def lettered(reading: Reading) -> Lettered | None:
    """草稿的编号是不是字母打头；不是的为 None。"""
    own = [
        (said, section)
        for section in reading.sections
        if section.kind in ("article", "clause") and (said := _FORM.fullmatch(section.path[-1]))
    ]
    if len(own) < _FEWEST:
        return None
    first, section = own[0]
    return Lettered(
        frozenset(said["mark"] for said, _ in own),
        frozenset(said["letter"] for said, _ in own),
        len(section.numbers) > first["digits"].count(".") + 1,
    )
