"""合同之树直接读出的各行，与写成 Word 再读回的一样；每个值都记得自己的参数。"""

from __future__ import annotations

from pathlib import Path

import pytest

from contractgen.library.catalogue import open_library
from contractgen.library.places import builtin
from contractgen.model.reading import Line
from contractgen.params.loading import load
from contractgen.text.drafted import drafted
from contractgen.text.structure import structured
from contractgen.usecases.render_contract import render_contract
from contractgen.word.read import read

SAMPLES = sorted((builtin() / "templates").glob("*/sample.yaml"))


def seen(lines: tuple[Line, ...]) -> list[tuple[str, str]]:
    """正文里有字的各行：编号与文字。"""
    return [(line.label, line.text) for line in lines if line.part == "body" and line.text.strip()]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_the_tree_reads_like_the_written_file(path: Path) -> None:
    rendered = render_contract(load(path), open_library())
    assert rendered.contract is not None
    tree, word = structured(drafted(rendered.contract).reading), structured(read(rendered.docx))
    assert seen(tree.lines) == seen(word.lines)
    places = [(line.zone, line.clause) for line in tree.lines if line.text.strip()]
    assert places == [
        (line.zone, line.clause) for line in word.lines if line.part == "body" and line.text.strip()
    ]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_every_value_knows_its_parameter(path: Path) -> None:
    rendered = render_contract(load(path), open_library())
    assert rendered.contract is not None
    found = drafted(rendered.contract)
    origins = {each.origin for sources in found.sources.values() for each in sources}
    assert {"sla.levels[0].response", "parties.client.name"} <= origins
    for index, sources in found.sources.items():
        for each in sources:
            assert 0 <= each.start <= each.end <= len(found.reading.lines[index].text)
