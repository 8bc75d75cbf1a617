"""整份的草稿：起草的三份示例、什么都有的一份、弄坏的许多份；检查器没有新意见，LibreOffice 打得开。"""

from __future__ import annotations

import random
import subprocess
from functools import cache
from pathlib import Path

import pytest

from contractgen.library.catalogue import open_library
from contractgen.model.errors import ContractgenError
from contractgen.model.reading import Reading, Span
from contractgen.params import load
from contractgen.usecases.render_contract import build, to_docx
from contractgen.word.comments import Note, annotated
from contractgen.word.read import read
from tests.reading import faults
from tests.samples import sample_file
from tests.tools import needs_soffice as needs_soffice
from tests.word_comments.commenting import same_but_comments
from tests.word_reading.ugly import everything, spoiled

_TEMPLATES = ("maintenance", "service-delivery", "sla-annex")


@cache
def _sample(template: str) -> bytes:
    library = open_library()
    return to_docx(build(load(sample_file(template)), library, template), library)


def _notes(reading: Reading, seed: int, count: int) -> list[tuple[Note, Span]]:
    """随意挑的字。"""
    chance = random.Random(seed)
    lines = [line for line in reading.lines if line.text]
    found = []
    for number in range(count):
        line = chance.choice(lines)
        start = chance.randrange(len(line.text))
        end = chance.randint(start + 1, min(len(line.text), start + 15))
        found.append(
            (Note(line.part, line.paragraph, start, end, (f"第{number}条",)), Span(line.index, start, end))
        )
    return found


@pytest.mark.parametrize("template", _TEMPLATES)
def test_a_drafted_contract_keeps_everything_and_gains_only_comments(template: str) -> None:
    draft = _sample(template)
    before = read(draft)
    wanted = _notes(before, 1, 60)
    made = annotated(draft, [note for note, _ in wanted])
    after = read(made)
    assert after.lines == before.lines
    assert after.revisions == before.revisions
    same_but_comments(draft, made)
    assert faults(made) == faults(draft)
    places = {remark.text.split("\n")[-1]: remark.span for remark in after.remarks}
    for note, span in wanted:
        found = places[note.lines[0]]
        assert found is not None
        if note.part == "body":
            fields = [m for m in before.lines[span.line].marks if m.kind == "field"]
            assert found == _widened(span, [(m.start, m.end) for m in fields])


def _widened(span: Span, fields: list[tuple[int, int]]) -> Span:
    start, end = span.start, span.end
    for first, last in fields:
        start = first if first <= span.start < last else start
        end = last if first < span.end <= last else end
    return Span(span.line, start, end)


def test_the_draft_with_everything_gains_no_faults() -> None:
    draft = everything()
    reading = read(draft)
    made = annotated(draft, [note for note, _ in _notes(reading, 2, 40)])
    assert read(made).lines == reading.lines
    assert set(faults(made)) <= set(faults(draft))


@pytest.mark.parametrize("seed", range(40))
def test_spoiled_drafts_never_crash_and_never_lose_a_word(seed: int) -> None:
    draft = spoiled(everything(), seed)
    try:
        before = read(draft)
        notes = [note for note, _ in _notes(before, seed, 20)]
        made = annotated(draft, notes)
    except ContractgenError:
        return
    assert [line.text for line in read(made).lines] == [line.text for line in before.lines]


def test_libreoffice_opens_the_copy(needs_soffice: None, tmp_path: Path) -> None:
    draft = _sample("sla-annex")
    made = annotated(draft, [note for note, _ in _notes(read(draft), 3, 30)])
    (tmp_path / "批注.docx").write_bytes(made)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "批注.docx")], check=True, capture_output=True, timeout=120)
    assert (tmp_path / "批注.pdf").stat().st_size > 10_000
