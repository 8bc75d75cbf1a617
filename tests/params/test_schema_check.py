"""模式检查：每一处错误说出文件、行、字段、问题、现在的写法和该写什么，一次说全。"""

from __future__ import annotations

import pytest

from contractgen.params import check, from_mapping, load_text, schema_problems
from contractgen.params.messages import missing_field
from tests.params.builders import GONE, fields, good, problems_of, schema, the_problem


def test_good_parameters_have_no_problems() -> None:
    assert [p.sentence() for p in check(from_mapping(good()), schema())] == []


def test_an_unknown_field_suggests_the_nearest_known_one() -> None:
    sentences = problems_of(
        "sla:\n  levels:\n    - {name: 一级, impact: 停机, respnse: 1小时, resolution: 2小时}\n"
    )
    assert (
        "示例.yaml 第 3 行 服务级别 › 故障等级 第1项 › respnse（sla.levels[0].respnse）："
        "没有“respnse”这个字段。你是不是想写 response？"
    ) in sentences
    assert not any("sla.levels[0].response）" in sentence for sentence in sentences), "不再另报缺少 response"


@pytest.mark.parametrize(("written", "meant"), [("响应时限", "response"), ("ｒｅｓｐｏｎｓｅ", "response")])
def test_a_title_or_full_width_name_leads_to_the_field(written: str, meant: str) -> None:
    levels = [
        {"name": "一级", "impact": "停机", written: "1小时", "resolution": "2小时"},
        good()["sla"]["levels"][1],
    ]
    assert the_problem("sla.levels", levels).suggestion == f"你是不是想写 {meant}？"


def test_an_unknown_field_without_near_match_lists_the_fields() -> None:
    problem = the_problem("copies.其他", 1)
    assert problem.kind == "unknown"
    assert problem.suggestion == "这里可以写：client（客户持有份数）、provider（服务商持有份数）。"


def test_a_comma_or_a_full_width_colon_inside_braces_is_explained() -> None:
    (comma,) = problems_of("copies: {client: 1,000, provider: 2}\n")
    assert comma.endswith(
        "没有“000”这个字段。数里不要写逗号：花括号里的逗号是用来分开字段的。请写成不带逗号的数。"
    )
    (colon,) = problems_of("copies: {client：1, provider: 2}\n")
    assert colon.endswith("字段“client”后面用了全角冒号。请写成“client: ”（半角冒号加一个空格）。")


def test_a_group_that_needs_nothing_may_be_left_empty_or_out() -> None:
    table = schema() | {
        "required": ["change"],
        "properties": {"change": fields("变更", "days", days={"type": "integer", "default": 7})},
    }
    assert schema_problems(from_mapping({}), table) == []
    assert schema_problems(load_text("change:\n", "示例.yaml"), table) == []


def test_a_missing_group_points_to_no_line() -> None:
    source = load_text("contract: {}\n", "示例.yaml")
    (problem,) = [each for each in schema_problems(source, schema()) if each.path == "term"]
    assert problem.sentence(source.name).startswith("示例.yaml 服务期限（term）：没有填写。")


@pytest.mark.parametrize(
    ("path", "value", "message", "suggestion"),
    [
        ("copies.client", "三份", "应当是整数，现在是“三份”。", "请写成 3。"),
        ("copies.client", "３", "应当是整数，现在是“３”。", "请写成 3。"),
        ("copies.client", 99, "不能大于 20，现在是 99。", "写法如 2。"),
        ("term.inclusive", "是", "应当是 true（是）或 false（否），现在是“是”。", "请写成 true。"),
        ("contract.number", 18, "应当是文字，现在是数 18。", '请加引号，写成 "18"。'),
        ("contract.number", "甲\n乙", "只能写一行，现在有换行。", "请合成一行。"),
        ("contract.number", "“WH-1”", "值的外面是中文引号，会照印进合同。", '请改用半角引号，写成 "WH-1"。'),
        ("contract.signing_date", "2026-02-30", "2026年2月没有30日。", "写法如 2026-12-01。"),
        ("contract.signing_date", 20261124, "应当是日期，现在是数 20261124。", "请写成 2026-11-24。"),
        ("sla.levels[0].response", 15, "应当是时限，现在是数 15。", "请写明单位，如 15分钟、15小时或 15日。"),
        ("sla.availability.target", 99.9, "应当是百分比，现在是数 99.9。", "请写明百分号，如 99.9%。"),
        ("sla.availability.target", 0.995, "应当是百分比，现在是数 0.995。", "请写明百分号，如 99.5% 或 0.995%。"),
        ("fees.items[0].net", "240,000.00元", "应当是数，现在是“240,000.00元”。", "请写成 240000.00。"),
        ("fees.items[0].net", 0.125, "最多 2 位小数，现在是 0.125。", "请写成 0.13。"),
        ("assets[0].kind", "硬件", "应当是以下之一：hardware（硬件）、software（软件）、data（数据）；现在是“硬件”。", "请写成 hardware。"),
        ("system", "看板", None, "请另起一行，缩进后逐项写：name（系统名称）、purpose（系统用途）、"
         "hardware（硬件组成）、software（软件组成）、data（数据组成）。"),
        ("system", {"name": "甲", "purpose": "乙", "software": "看板、接口"}, "应当是清单，现在是“看板、接口”。",
         "请写成 [看板, 接口]，或者每项一行、前面加“- ”。"),
        ("parties.client.contact.phone", "０２２－５５５０１２３４", "用了全角字符，或者前后有空格。", "请写成 022-55501234。"),
        ("parties.client.uscc", "91120114m0417r2p8h", "应当用半角、大写，不带空格，请写成 91120114M0417R2P8H。", None),
        ("parties.client.uscc", "91120114M0417R2P8X", "校验码不符：按前 17 位计算，末位应为 H，现在是 X，请逐位核对。", None),
    ],
)  # fmt: skip
def test_a_wrong_value_says_what_is_there_and_what_to_write(
    path: str, value: object, message: str | None, suggestion: str | None
) -> None:
    problem = the_problem(path, value)
    assert message is None or problem.message == message
    assert problem.suggestion == suggestion


@pytest.mark.parametrize("blank", [None, "", "　", GONE])
def test_a_required_field_left_blank_is_missing(blank: object) -> None:
    problem = the_problem("contract.number", blank)
    assert (problem.kind, problem.title) == ("missing", "合同 › 合同编号")


def test_a_blank_is_told_how_it_is_written() -> None:
    code = the_problem("parties.client.uscc", None)
    assert code.suggestion == "请填写；应当是 18 位代码，由数字和大写字母组成。"
    assert missing_field({"type": "boolean"})[1] == "请填写；写 true（是）或 false（否）。"


@pytest.mark.parametrize("blank", [None, "", " "])
def test_an_optional_field_left_blank_is_no_problem(blank: object) -> None:
    assert check(from_mapping(good(parties__client__signatory=blank)), schema()) == []


def test_a_conditional_requirement_reports_the_inner_field_only() -> None:
    problem = the_problem("term.renewal", {"mode": "auto", "notice_days": 30})
    assert (problem.path, problem.kind) == ("term.renewal.max_times", "missing")


@pytest.mark.parametrize(
    "value",
    [
        "北京A&B<科技>有限公司",
        "{{ 7*7 }}",
        "{% raw %}",
        "\"甲\"'乙'“丙”",
        "😀公司",
        "𠮷田商会",
        "长" * 10_000,
    ],
)
def test_unusual_text_is_fine(value: str) -> None:
    assert check(from_mapping(good(contract__title=value)), schema()) == []


@pytest.mark.parametrize("value", ["甲\x07乙", "甲\u202e乙", "甲\ue000乙", "甲\ufeff"])
def test_invisible_characters_are_refused(value: str) -> None:
    problem = the_problem("contract.title", value)
    assert problem.message.startswith("含有不能写进合同的字符：")
    assert "□" in (problem.found or "")


def test_all_problems_come_at_once_in_file_order() -> None:
    text = "copies: {client: 二, provider: 0}\nterm:\n  start: 2026-13-01\n  ends: 2027-11-30\nsites: 天津\n"
    problems = schema_problems(load_text(text, "x.yaml"), schema())
    lines = [problem.position.line for problem in problems if problem.kind != "missing"]
    assert lines == [1, 1, 3, 4, 5]
    assert len({problem.path for problem in problems}) == len(problems)


def test_a_field_written_on_the_wrong_side_of_a_full_width_colon_is_explained() -> None:
    sentence = "\n".join(problems_of("sites:\n  - name：总部机房\n"))
    assert "字段“name”的冒号请写成半角" in sentence


def test_an_unregistered_type_is_a_programming_error() -> None:
    broken = {"type": "object", "properties": {"a": {"type": "string", "x-type": "没有登记"}}}
    with pytest.raises(LookupError, match="没有登记"):
        schema_problems(from_mapping({"a": "甲"}), broken)


def test_a_long_text_with_a_line_break_is_refused_quickly() -> None:
    assert the_problem("contract.number", "甲" * 1_000_000 + "\n").message == "只能写一行，现在有换行。"


@pytest.mark.parametrize(
    "path", ["sla.levels[0].response", "term.start", "sla.availability.target", "copies.client"]
)
def test_absurdly_long_values_are_refused_quickly(path: str) -> None:
    assert the_problem(path, "一" + "万" * 100_000 + "日").kind == "invalid"
