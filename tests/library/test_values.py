"""填进条款的值：写法、来源、加粗，以及绝不被当作模板或 Markdown。"""

from __future__ import annotations

from pathlib import Path

import pytest

from contractgen.model.errors import ContractgenError
from contractgen.model.inline import Run, plain
from tests.library.builders import clause, draft, library, lines, pieces

PARAMETERS = """note:
  title: 说明
  type: object
  required: [words, days]
  properties:
    words: {$ref: "common#/$defs/long_text", title: 文字}
    days: {$ref: "common#/$defs/duration", title: 期限}
    rate: {$ref: "common#/$defs/percent", title: 比率}
    price: {$ref: "common#/$defs/money", title: 价款}
    when: {$ref: "common#/$defs/date", title: 日期}
    count: {title: 次数, type: integer}
    names: {title: 名单, type: array, items: {$ref: "common#/$defs/text"}}
    mode: {title: 方式, type: string, enum: [a, b], x-labels: {a: 甲式, b: 乙式}}
    items: {title: 事项, type: array, items: {type: object, properties: {name: {$ref: "common#/$defs/text", title: 名称}}}}
"""
HOSTILE = [
    "北京A&B<科技>有限公司",
    "{{ 7*7 }}{% raw %}",
    "**不加粗** # 不是标题 `x` _y_ [链接](x)",
    "“双引号”'单'\"半\"",
    "𠮷野家🙂",
    "| 竖线 |",
    "1. 不是列表",
    "第一行\n第二行",
    "{#cap}",
    "长" * 10_000,
]


def one(tmp_path: Path, body: str, **note: object) -> list[str]:
    lib = library(tmp_path, {"one": clause(body, PARAMETERS)})
    return lines(draft(lib, {"note": {"words": "文字", "days": "5个工作日"} | note}).contract)


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_come_out_to_the_letter(tmp_path: Path, value: str) -> None:
    found = one(
        tmp_path,
        "说明：{{ note.words }}。\n\n| 甲 | 乙 |\n|---|---|\n| {{ note.words }} | x |\n",
        words=value,
    )
    assert found == ["第一条 试验条款", f"1.1 说明：{value}。", "甲 | 乙", f"{value} | x"]


def test_values_are_written_the_chinese_way(tmp_path: Path) -> None:
    body = (
        "{{ note.days }}，{{ note.rate }}，{{ note.price }}，{{ note.price | money }}，{{ note.price | rmb }}，"
        "{{ note.when }}，{{ note.count | cn }}，{{ note.names }}，{{ note.names | listed('或') }}，{{ note.mode }}。"
    )
    values = {
        "days": "5个工作日", "rate": "0.05%", "price": 240000, "when": "2026-12-01", "count": 12,
        "names": ["甲", "乙", "丙"], "mode": "b",
    }  # fmt: skip
    assert one(tmp_path, body, **values)[1] == (
        "1.1 5个工作日，0.05%，240,000.00，人民币240,000.00元，人民币贰拾肆万元整，"
        "2026年12月1日，十二，甲、乙和丙，甲、乙或丙，乙式。"
    )


def test_a_parameter_named_like_a_method_is_still_the_parameter(tmp_path: Path) -> None:
    body = "{% for x in note.items %}\n{{ x.name }}。\n\n{% endfor %}"
    assert one(tmp_path, body, items=[{"name": "甲"}, {"name": "乙"}])[1:] == ["1.1 甲。", "1.2 乙。"]


def test_every_value_knows_its_origin(tmp_path: Path) -> None:
    lib = library(
        tmp_path,
        {"one": clause("{% for n in note.names %}\n{{ n }}与{{ note.days }}。\n\n{% endfor %}", PARAMETERS)},
    )
    contract = draft(lib, {"note": {"words": "x", "days": "3日", "names": ["甲", "乙"]}}).contract
    origins = [piece.origin for piece in pieces(contract) if isinstance(piece, Run) and piece.origin]
    assert origins == ["note.names[0]", "note.days", "note.names[1]", "note.days"]


@pytest.mark.parametrize("on", [True, False])
def test_notice_worthy_terms_are_bold_only_if_the_switch_is_on(tmp_path: Path, on: bool) -> None:
    lib = library(tmp_path, {"one": clause("普通。**责任以“{{ note.words }}”为限。**其余。", PARAMETERS)})
    values = {"note": {"words": "x", "days": "3日"}, "style": {"highlight_terms": on}}
    contract = draft(lib, values).contract
    strong = plain(piece for piece in pieces(contract) if piece.strong)
    assert strong == ("责任以“x”为限。" if on else "")


def test_a_draft_shows_each_blank_by_its_title_and_lists_it(tmp_path: Path) -> None:
    lib = library(
        tmp_path,
        {
            "one": clause(
                "{{ note.days }}内，{% if note.rate %}按{{ note.rate }}{% endif %}。",
                PARAMETERS,
                required="note",
            )
        },
    )
    made = draft(lib, {})
    assert lines(made.contract)[1] == "1.1 【待填：期限】内，。"
    assert made.blanks == {"note.days": "说明 › 期限"}
    assert [piece.text for piece in pieces(made.contract) if isinstance(piece, Run) and piece.blank] == [
        "【待填：期限】"
    ]


def test_a_parameter_declared_nowhere_is_an_error_with_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(ContractgenError, match=r"one\.md 第 23 行：用到了没有声明的参数 note\.dayz"):
        one(tmp_path, "好。\n\n{{ note.dayz }}")
    with pytest.raises(ContractgenError, match=r"one\.md 第 21 行：用到了没有声明的参数 nota。"):
        one(tmp_path, "{{ nota.days }}")


def test_broken_template_syntax_is_an_error_with_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(ContractgenError, match=r"one\.md 第 21 行：模板语法有误"):
        one(tmp_path, "{% if note.words %}没有结束")


def test_a_clause_cannot_reach_the_machine(tmp_path: Path) -> None:
    for attack in (
        "{{ ''.__class__.__mro__ }}",
        "{{ note.__class__ }}",
        "{{ ref.__globals__ }}",
        "{% include '/etc/passwd' %}",
    ):
        with pytest.raises(ContractgenError):
            one(tmp_path, attack)
