"""底稿：只填值与整份重写，文字、编号与表格都一样；先起草过别的合同也不影响这一份。"""

from __future__ import annotations

import io

import docx
import pytest
from docx.document import Document

from contractgen.library.catalogue import open_library
from contractgen.params.loading import load
from contractgen.params.source import Source
from contractgen.usecases import render_contract as drafting
from contractgen.word.write import write

NAMES = open_library().template_names()


def sample(name: str) -> Source:
    return load(open_library().template_folder(name) / "sample.yaml")


def texts(content: bytes) -> list[tuple[str, str]]:
    """每段（含表格里的）的样式与文字。"""
    document: Document = docx.Document(io.BytesIO(content))
    paragraphs = [*document.paragraphs]
    for table in document.tables:
        paragraphs += [p for row in table.rows for cell in row.cells for p in cell.paragraphs]
    return [(str(paragraph.style.name), paragraph.text) for paragraph in paragraphs]


def widths(content: bytes) -> list[list[int]]:
    document: Document = docx.Document(io.BytesIO(content))
    return [[column.width for column in table.columns] for table in document.tables]


@pytest.mark.parametrize("name", NAMES)
def test_filling_the_form_equals_writing_the_whole_contract(name: str) -> None:
    library = open_library()
    assembly = drafting.build(sample(name), library, name)
    filled = drafting.to_docx(assembly, library)
    whole = write(assembly.contract, library.shell_bytes(name))
    assert texts(filled) == texts(whole)
    assert widths(filled) == widths(whole)


@pytest.mark.parametrize("name", NAMES)
def test_contracts_drafted_before_leave_no_trace(name: str) -> None:
    library = open_library()
    source = sample(name)
    drafting._written.cache_clear()
    alone = drafting.to_docx(drafting.build(source, library, name), library)
    other = dict(source.data)
    other["contract"] = dict(other["contract"]) | {"number": "别的-1", "signing_place": "别处"}
    drafting.to_docx(drafting.build(Source("别的", other), library, name), library)
    assert drafting.to_docx(drafting.build(source, library, name), library) == alone
    assert drafting._written.cache_info().currsize == 1
