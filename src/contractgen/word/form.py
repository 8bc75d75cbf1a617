"""底稿写一次，值填许多次：同一底稿的合同，只有值与含值的表格逐份写。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from contractgen.model.contract import Contract
from contractgen.model.form import Value, filled_table
from contractgen.model.inline import Text
from contractgen.word.body import LaterTable
from contractgen.word.markup import content
from contractgen.word.runs import END, LATER, SLOT, Bookmarks, text_runs
from contractgen.word.shell import Shell, house_shell, prepared
from contractgen.word.tables import names_width, table_xml
from contractgen.word.write import Body, finished, written_parts

_PLACE = re.compile(f"([{SLOT}{LATER}])(\\d+){END}")
_TABLE = re.compile(f"<w:tbl>({LATER}\\d+{END})</w:tbl>")

Piece = str | int | LaterTable  # 固定的 XML、第几个值、含值的表格


@dataclass(frozen=True)
class WrittenForm:
    """写好的底稿：正文与附件各是一串片段。"""

    shell: Shell
    body: tuple[Piece, ...]
    annexes: tuple[Piece, ...]
    restarts: tuple[tuple[int, int, int], ...]


def written_form(form: Contract, shell: bytes | None = None) -> WrittenForm:
    """把底稿写成片段；form 里值的位置是 Slot。"""
    ready = prepared(house_shell() if shell is None else shell, form.scheme)
    later: list[LaterTable] = []
    body = written_parts(form, ready, later)
    return WrittenForm(ready, _pieces(body.body, later), _pieces(body.annexes, later), body.restarts)


def _pieces(xml: str, later: Sequence[LaterTable]) -> tuple[Piece, ...]:
    parts = _PLACE.split(_TABLE.sub(r"\1", xml))
    found: list[Piece] = [parts[0]]
    for kind, number, fixed in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        found += [int(number) if kind == SLOT else later[int(number)], fixed]
    return tuple(found)


def filled_docx(written: WrittenForm, front: Contract, values: Sequence[Value]) -> bytes:
    """填好值的 .docx；front 给出封面、页眉与签署栏的内容。"""
    filler = _Filler(written.shell, values)
    body = Body(filler.xml(written.body), filler.xml(written.annexes), written.restarts)
    return finished(front, written.shell, body)


class _Filler:
    def __init__(self, shell: Shell, values: Sequence[Value]) -> None:
        self.shell = shell
        self.values = values
        self.texts = [content(value.text) for value in values]

    def xml(self, pieces: Sequence[Piece]) -> str:
        texts = self.texts
        return "".join(
            [
                piece if type(piece) is str else texts[piece] if type(piece) is int else self._table(piece)
                for piece in pieces
            ]
        )

    def _table(self, later: Piece) -> str:
        assert isinstance(later, LaterTable)
        group = [filled_table(table, self.values) for table in later.group]
        table = group[later.group.index(later.table)]
        width, styles = self.shell.width, self.shell.styles
        return table_xml(table, width, names_width(group, width), styles, self._runs)

    def _runs(self, text: Text) -> str:
        return text_runs(text, Bookmarks())
