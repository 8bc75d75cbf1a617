"""随便怎样填、怎样改坏，都只有中文说明，没有异常；恶意的文件也不久等。"""

from __future__ import annotations

import random
import re
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl.utils.exceptions import IllegalCharacterError

from contractgen.library.catalogue import open_library
from contractgen.model.zipped import zip_parts
from contractgen.params.reading import ParameterFileError
from contractgen.usecases.check_parameters import check_read
from contractgen.usecases.forms import contracts_workbook, open_parameters
from tests.strategies import TIMES
from tests.workbook.filling import FILE, Filled, sample_form, source_of
from tests.workbook.test_what_people_type import parts_of

_FEW = settings(
    max_examples=25 * TIMES, deadline=None, derandomize=TIMES == 1, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)  # fmt: skip
_MARK = re.compile(rb"<v>\d+</v>|[a-z]+=\"[^\"]*\"")
_TYPED = st.one_of(
    st.text(max_size=20), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.booleans(),
    st.dates(), st.times(), st.datetimes(), st.sampled_from(["#REF!", "=1/0", "无", "→ 别处", "1E+30", " ", "\n\n"]),
)  # fmt: skip
_FORMATS = st.sampled_from(["General", "@", "0.00%", "yyyy/m/d", "h:mm", "[h]:mm", '0"天"', "#,##0.00"])


def checked(content: bytes) -> None:
    """读得出就校验，读不出就有中文说明。"""
    try:
        source = source_of(content)
    except ParameterFileError as error:
        assert re.search("[一-龥]", str(error))
        return
    for problem in check_read(source, open_library()).errors:
        assert re.search("[一-龥]", problem.sentence(FILE))


@_FEW
@given(st.lists(st.tuples(st.integers(0, 10**6), _TYPED, _FORMATS), min_size=1, max_size=12))
def test_any_value_in_any_cell(typed: list[tuple[int, Any, str]]) -> None:
    book = Filled(sample_form())
    sheets = [sheet for sheet in book.book.worksheets if str(sheet["A1"].value).startswith("contractgen/")]
    for seed, value, form in typed:
        chance = random.Random(seed)
        sheet = chance.choice(sheets)
        cell = sheet.cell(chance.randint(1, 20), chance.randint(1, 8))
        try:
            cell.value = value
        except (ValueError, IllegalCharacterError):  # openpyxl 不肯写的
            continue
        cell.number_format = form
    checked(book.saved())


@_FEW
@given(st.integers(0, 10**6), st.sampled_from(["form", "rows"]))
def test_any_attribute_or_number_changed(seed: int, kind: str) -> None:
    chance = random.Random(seed)
    parts = parts_of(sample_form() if kind == "form" else contracts_workbook("sla-annex", "premium"))
    name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    for _ in range(chance.randint(1, 4)):
        found = list(_MARK.finditer(parts[name]))
        if not found:
            continue
        place = chance.choice(found)
        junk = chance.choice(
            [
                b"<v>99999</v>",
                b"<v>1E+9999999</v>",
                b"<v>NaN</v>",
                b"",
                b's="9999"',
                b'r="ZZZ1"',
                b'r="-1"',
                b"<v/>",
            ]
        )
        parts[name] = parts[name][: place.start()] + junk + parts[name][place.end() :]
    checked(zip_parts(parts))


@_FEW
@given(st.integers(0, 10**6))
def test_any_bytes_changed(seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(sample_form())
    for _ in range(chance.randint(1, 6)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    if chance.random() < 0.3:
        del content[chance.randrange(len(content)) :]
    checked(bytes(content))


@pytest.mark.parametrize("where", ["A1048576", "XFD1048576"])
def test_a_cell_at_the_far_end_costs_nothing(where: str) -> None:
    book = Filled(sample_form())
    plain = _seconds(book.saved())
    for sheet in book.book.worksheets:
        sheet[where] = "远"
    assert _seconds(book.saved()) < 20 * max(plain, 0.05)


def _seconds(content: bytes) -> float:
    begun = time.perf_counter()
    checked(content)
    return time.perf_counter() - begun


def test_marks_that_point_where_they_may_not_are_told() -> None:
    book = Filled(sample_form())
    sheet = book.place("contract.number")[0]
    for row, mark in (
        (40, "sla.levels[].response"),
        (41, "sla.levels[]"),
        (42, "contract"),
        (43, "contract[]"),
        (44, "]["),
    ):
        sheet.cell(row, 1).value, sheet.cell(row, 3).value = mark, "内容"
    opened = open_parameters(book.saved(), FILE)
    assert opened.template == "sla-annex"
    assert {"C40", "C41", "C42", "C43", "C44"} <= {problem.position.cell for problem in opened.problems}


def test_a_flood_of_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("contractgen.params.workbook.cell_reading._MOST_ELEMENTS", 20_000)
    parts = parts_of(sample_form())
    parts["xl/sharedStrings.xml"] = b"<sst>" + b"<a/>" * 20_001 + b"</sst>"
    with pytest.raises(ParameterFileError, match="内容过多"):
        source_of(zip_parts(parts, 1))
