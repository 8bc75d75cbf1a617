"""我们写的，我们读得回来：编号、文字、表格与合同之树一字不差。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from contractgen.library.catalogue import open_library
from contractgen.model.contract import Article, Clause, Contract, Item, Table, descend
from contractgen.model.inline import Text, plain
from contractgen.model.reading import Line, Reading
from contractgen.usecases.check_parameters import read as read_parameters
from contractgen.usecases.render_contract import Rendered, render_contract
from contractgen.word.read import read

TEMPLATES = Path(__file__).parents[2] / "templates"
SAMPLES = sorted(path.parent.name for path in TEMPLATES.glob("*/sample.yaml"))
_AROUND = ("封面", "签署栏", "合同标题")  # 不在树的节点里的段落：封面、标题、签署栏


@dataclass(frozen=True)
class Expected:
    label: str
    text: str
    head: str = ""
    row_head: str = ""
    column: int | None = None


@pytest.fixture(
    scope="module", params=[(name, scheme) for name in SAMPLES for scheme in ("decimal", "statutory")]
)
def drafted(request: pytest.FixtureRequest) -> tuple[Rendered, Reading]:
    name, scheme = request.param
    source = read_parameters(TEMPLATES / name / "sample.yaml", open_library())
    numbering = {**source.data.get("contract", {}), "numbering": scheme}
    rendered = render_contract(replace(source, data={**source.data, "contract": numbering}), open_library())
    return rendered, read(rendered.docx)


def test_every_number_and_every_word_comes_back(drafted: tuple[Rendered, Reading]) -> None:
    rendered, reading = drafted
    assert rendered.contract is not None
    wanted = [(one.label, one.text) for one in _expected(rendered.contract) if one.text]
    assert [(line.label, line.text) for line in _within(reading) if line.text] == wanted


def test_every_cell_comes_back_with_its_headings(drafted: tuple[Rendered, Reading]) -> None:
    rendered, reading = drafted
    assert rendered.contract is not None
    wanted = [one for one in _expected(rendered.contract) if one.column is not None]
    cells = [line for line in _within(reading) if line.cell is not None]
    found = [
        Expected(line.label, line.text, line.cell.head, line.cell.row_head, line.cell.column)
        for line in cells
        if line.cell is not None
    ]
    assert found == wanted


def test_nothing_is_hidden_revised_or_outside(drafted: tuple[Rendered, Reading]) -> None:
    _, reading = drafted
    assert (reading.hidden, reading.messages, reading.remarks, reading.revisions) == (False, (), (), ())


def test_header_and_footer_are_read_once(drafted: tuple[Rendered, Reading]) -> None:
    _, reading = drafted
    parts = [line.part for line in reading.lines]
    assert parts == sorted(parts, key=("body", "header", "footer").index)
    assert parts.count("footer") == 1


def _within(reading: Reading) -> list[Line]:
    return [line for line in reading.lines if line.part == "body" and not line.style.startswith(_AROUND)]


def _expected(contract: Contract) -> Iterator[Expected]:
    for node in descend(contract):
        if isinstance(node, Contract):
            continue
        if isinstance(node, Table):
            yield from _cells(node)
            continue
        label = node.number.label if node.number else ""
        yield Expected(label, _text(node))


def _text(node: Article | Clause | Item | object) -> str:
    if isinstance(node, Article):
        return plain(node.heading)
    if isinstance(node, Clause):
        return plain(node.heading) + ("：" if node.heading and node.text else "") + plain(node.text)
    if isinstance(node, Item):
        return plain(node.text)
    title: Text = getattr(node, "title", ())
    return plain(title)


def _cells(table: Table) -> Iterator[Expected]:
    heads = [plain(cell) for cell in table.header]
    rows = (
        [heads, *([plain(cell) for cell in row] for row in table.rows)]
        if heads
        else [[plain(cell) for cell in row] for row in table.rows]
    )
    for position, row in enumerate(rows):
        serial = row[0].isdecimal() or row[0] in ("序号", "编号")
        levels = bool(heads and position) and "级" in heads[0]  # “层级”一列的 1、2 就是名目
        first = row[1] if len(row) > 2 and serial and not levels else row[0]
        for column, text in enumerate(row):
            head = heads[column] if heads and position else ""
            for part in text.split("\n"):
                yield Expected("", part, head, first, column)
