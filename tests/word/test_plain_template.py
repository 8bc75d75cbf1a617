"""事务所自己的 Word 模板：列出变量，检查写错的标签，填写后一字不差。"""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import docx
import pytest

from contractgen.model.errors import ContractgenError
from contractgen.word.plain_template import check, render_plain, tags

VALUES: dict[str, Any] = {
    "编号": "HT-1",
    "甲方": {"名称": "北京A&B<科技>有限公司", "items": "字段与方法同名"},
    "清单": [{"名称": "看板"}, {"名称": "{{ 7*7 }}"}],
    "续期": True,
    "说明": "第一行\n第二行\t“完”🎉",
}
KNOWN = ("编号", "甲方.名称", "甲方.items", "清单[].名称", "续期", "说明")


def template(*paragraphs: str, header: str = "", rows: tuple[str, ...] = (), title: str = "") -> bytes:
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    if header:
        made.sections[0].header.paragraphs[0].text = header
    if rows:
        table = made.add_table(len(rows), 1)
        for row, text in zip(table.rows, rows, strict=True):
            row.cells[0].text = text
    made.core_properties.title = title
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


GOOD = template(
    "甲方：{{ 甲方.名称 }}（{{ 甲方.items }}）",
    "{%p if 续期 %}",
    "自动续期，{{ 说明 }}",
    "{%p endif %}",
    "{% if 丙方 is defined %}丙方{% endif %}以下无正文",
    header="合同编号 {{ 编号 }}",
    rows=("{%tr for 项 in 清单 %}", "{{ loop.index }}、{{ 项.名称 }}", "{%tr endfor %}"),
    title="{{ 甲方.名称 }}的合同",
)


def texts(data: bytes) -> list[str]:
    read = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    return (
        [paragraph.text for paragraph in read.paragraphs]
        + cells
        + [read.sections[0].header.paragraphs[0].text]
    )


def test_typed_values_are_written_by_the_function_given() -> None:
    made = render_plain(template("{{ 日 }}起"), {"日": dt.date(2026, 12, 1)}, lambda day: f"{day.year}年")
    assert texts(made)[0] == "2026年起"


def test_every_variable_is_listed_with_its_paragraph() -> None:
    found = {tag.variable: tag for tag in tags(GOOD)}
    assert list(found) == ["甲方.名称", "甲方.items", "续期", "说明", "丙方", "清单", "清单[].名称", "编号"]
    assert found["甲方.名称"].place == "正文“甲方：{{ 甲方.名称 }}（{{ 甲方.items }}）”"
    assert found["编号"].part == "页眉"
    assert found["丙方"].optional


def test_values_come_out_exactly_everywhere() -> None:
    written = render_plain(GOOD, VALUES)
    assert texts(written) == [
        "甲方：北京A&B<科技>有限公司（字段与方法同名）",
        "自动续期，第一行\n第二行\t“完”🎉",
        "以下无正文",
        "1、看板",
        "2、{{ 7*7 }}",
        "合同编号 HT-1",
    ]
    assert docx.Document(io.BytesIO(written)).core_properties.title == "北京A&B<科技>有限公司的合同"
    assert written == render_plain(GOOD, VALUES)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("名称：{{ 甲方.名 }}", "没有名为 甲方.名 的字段。是不是 甲方.名称？"),
        ("名称：{{ 完全不同的东西 }}", "没有名为 完全不同的东西 的字段"),
        ("名称：｛｛ 编号 ｝｝", "全角的花括号"),
        ("名称：{{ 甲方。名称 }}", "句号应当是半角的"),
        ("名称：{{ 编号 + }}", "写得不对"),
        ("名称：{% if 续期 %}续期", "标签不成对或写得不对"),
        ("名称：{{ 编号.长度 }}", "没有名为 编号.长度 的字段"),
    ],
)
def test_each_fault_is_reported_with_its_paragraph(text: str, says: str) -> None:
    (error,) = check(template("无关的一段", text), KNOWN)
    assert says in str(error)
    assert text in error.paragraph


def test_all_faults_are_reported_at_once_and_a_good_template_has_none() -> None:
    bad = template("一：{{ 甲方。名称 }}", "二：{{ 编号 + }}", "三：｛｛ x ｝｝", header="{{ 没有 }}")
    assert len(check(bad, KNOWN)) == 4
    assert check(GOOD, (*KNOWN, "丙方")) == []


def test_smart_quotes_and_split_runs_are_forgiven() -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("编号：{{ 编")
    paragraph.add_run("号 }}").bold = True
    made.add_paragraph("{{ “甲” + 编号 }}")
    stream = io.BytesIO()
    made.save(stream)
    assert check(stream.getvalue(), KNOWN) == []
    assert texts(render_plain(stream.getvalue(), VALUES))[:2] == ["编号：HT-1", "甲HT-1"]


def test_a_missing_value_is_refused_with_its_paragraph() -> None:
    with pytest.raises(ContractgenError, match=r"正文“电话：\{\{ 甲方\.电话 \}\}”：甲方\.电话 没有值"):
        render_plain(template("电话：{{ 甲方.电话 }}"), VALUES)
    with pytest.raises(ContractgenError, match=r"乙方\.名称 没有值"):
        render_plain(template("{{ 乙方.名称 }}"), VALUES)


@pytest.mark.parametrize(
    "text",
    [
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ ''.__class__.__mro__ }}",
        "{% for x in range(1000000000) %}x{% endfor %}",
    ],
)
def test_a_template_cannot_run_programs(text: str) -> None:
    with pytest.raises(ContractgenError):
        render_plain(template(text), VALUES)


def test_a_value_that_would_be_altered_is_refused() -> None:
    with pytest.raises(ContractgenError, match="没有完整写进"):
        render_plain(template("{{ 编号 }}"), {"编号": "A{_{B"})
    with pytest.raises(ContractgenError, match="控制字符"):
        render_plain(template("{{ 编号 }}"), {"编号": "A\x07B"})


def test_a_file_that_is_no_docx_is_refused() -> None:
    with pytest.raises(ContractgenError, match="不是 Word 文件"):
        render_plain(b"text", VALUES)
