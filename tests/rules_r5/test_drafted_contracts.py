"""自己起草的合同：三个示例、两种编号都没有意见；改动一处，恰在那一处有意见。"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from contractgen.library.catalogue import open_library
from contractgen.model.finding import Finding, Severity
from contractgen.model.reading import Line, Reading
from contractgen.params import from_mapping
from contractgen.review.discovery import rule
from contractgen.review.draft import Draft
from contractgen.text.structure import structured
from contractgen.usecases.render_contract import build, to_docx
from contractgen.word.read import read
from tests.rules_r5.reviewing import RULES
from tests.samples import put, sample

TEMPLATES = ("service-delivery", "maintenance", "sla-annex")


@cache
def drafted(template: str, numbering: str) -> Reading:
    """示例参数起草、再读回来的草稿（还没有认章节）。"""
    values = sample(template)
    put(values, "contract.numbering", numbering)
    library = open_library()
    return read(to_docx(build(from_mapping(values), library, template), library))


def changed(reading: Reading, old: str, new: str) -> Reading:
    """把第一处 old 改成 new。"""
    lines = list(reading.lines)
    place = next(index for index, line in enumerate(lines) if old in line.text)
    lines[place] = _with(lines[place], lines[place].text.replace(old, new, 1))
    return _with_lines(reading, lines)


def _with(line: Line, text: str) -> Line:
    return replace(line, text=text, marks=())


def _with_lines(reading: Reading, lines: list[Line]) -> Reading:
    return replace(reading, lines=tuple(lines))


def serious(reading: Reading) -> set[tuple[str, str]]:
    draft = Draft(structured(reading))
    return {
        (finding.rule, draft.quote(finding.span))
        for name in RULES
        for finding in rule(name)().check(draft)
        if isinstance(finding, Finding) and finding.severity >= Severity.WARNING
    }


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("numbering", ["decimal", "statutory"])
def test_a_drafted_contract_is_clean(template: str, numbering: str) -> None:
    assert serious(drafted(template, numbering)) == set()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("并按第十二条请求赔偿", "并按第三十二条请求赔偿", ("reference/target-missing", "第三十二条")),
        ("应按第六条支付服务费用", "应按第十一条支付服务费用", ("reference/wrong-topic", "第十一条")),
        (
            "客户数据的返还与删除适用第九条",
            "客户数据的返还与删除适用第十三条",
            ("reference/wrong-topic", "第十三条"),
        ),
        ("服务商应自收到书面异议之日起", "受托方应自收到书面异议之日起", ("definition/term-drift", "受托方")),
    ],
)
def test_one_changed_word_is_reported_and_nothing_else(old: str, new: str, expected: tuple[str, str]) -> None:
    assert serious(changed(drafted("service-delivery", "decimal"), old, new)) == {expected}


def test_a_scope_item_among_the_exclusions_is_reported() -> None:
    reading = structured(drafted("service-delivery", "decimal"))
    work = next(
        line
        for line in reading.lines
        if line.cell and line.cell.head == "不包括的工作" and not line.cell.header
    )
    served = next(
        line for line in reading.lines if line.cell and line.cell.head == "服务内容" and not line.cell.header
    )
    objects = (
        {
            line.cell.head: line
            for line in reading.lines
            if line.cell and line.cell.row == served.cell.row and line.cell.table == served.cell.table
        }
        if served.cell
        else {}
    )
    twice = drafted("service-delivery", "decimal")
    lines = list(twice.lines)
    lines[work.index] = _with(lines[work.index], served.text)
    lines[work.index - 1] = _with(lines[work.index - 1], objects["服务对象"].text)
    assert serious(_with_lines(twice, lines)) == {("exclusion/contradicts-scope", served.text)}


def test_a_missing_annex_is_reported_once() -> None:
    whole = drafted("maintenance", "decimal")
    last = next(line for line in structured(whole).lines if line.zone == "annex" and line.number == "附件四")
    assert {rule for rule, _ in serious(_with_lines(whole, list(whole.lines[: last.index])))} == {
        "reference/annex-missing"
    }
