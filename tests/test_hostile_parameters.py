"""不怀好意的与到了边界的参数：要么照印，一字不丢；要么一句说明位置的中文，从不是程序的报错。"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from contractgen.cli.group import run
from contractgen.library.catalogue import open_library
from contractgen.model.errors import ContractgenError
from contractgen.params import from_mapping, load_bytes
from contractgen.usecases.render_contract import Rendered, unreviewed
from tests.reading import Written, faults, read_back
from tests.samples import put, sample, sample_file

_TEXT = sample_file("maintenance").read_text(encoding="utf-8")
_NAME = "澜桥冷链配送（天津）有限公司"


def drafted(**changes: Any) -> Rendered:
    """系统维护协议的示例，改动几处；``__`` 代替路径里的点。"""
    values = sample("maintenance")
    for path, value in changes.items():
        put(values, path.replace("__", "."), value)
    return unreviewed(from_mapping(values), open_library())


def shown(**changes: Any) -> Written:
    return read_back(drafted(**changes).docx)


def refused(raw: bytes, name: str = "参数.yaml") -> str:
    """文件被拒绝时的说明；每一行都以文件名开头（末行的合计除外）。"""
    with pytest.raises(ContractgenError) as error:
        unreviewed(load_bytes(raw, name), open_library())
    message = str(error.value)
    lines = [line for line in message.splitlines() if not line.startswith(("共 ", "……"))]
    assert lines and all(line.startswith(name) for line in lines), message
    return message


def replaced(old: str, new: str) -> bytes:
    """示例文件的文字，替换一处。"""
    assert old in _TEXT
    return _TEXT.replace(old, new, 1).encode()


def line_of(words: str) -> int:
    return _TEXT[: _TEXT.index(words)].count("\n") + 1


@pytest.mark.parametrize(
    "name",
    [
        "北京A&B<科技>有限公司", "{{ 7*7 }}", "{% raw %}", "{#注#}", "“双”‘单’\"直\"'撇'", "𠮷野家👍🏽有限公司", "**加粗**", "*斜*",
        "# 一级", "## 二级 {#cap}", "1. 一", "10) 十", "- 横", "> 引", "| 格 |", "---", "&amp;&lt;", "]]>", "<!-- 注 -->",
        "A\\B", "$1", "\\1", "%s", "{0}", "甲\t乙", "甲  乙", " 前后 ", "A" * 300, "é", "：", "第九十九条", "【待填：名称】", "'", "0", "null",
        "\u00a0不换行\u00a0", "\u3000全角空格", "~~删~~ `码` [链](x) <b>", "\u2460\u2160\u33a1", "REF _Ref0 \\h", "xml:space=\"x\"",
    ],
)  # fmt: skip
def test_a_strange_value_is_printed_as_it_is_everywhere(name: str) -> None:
    written = shown(
        parties__client__name=name,
        system__name=name,
        contract__number=name,
        exclusions=[{"object": name, "activity": name, "cause": name, "proof": "client"}],
        system__software=[name, name],
        parties__client__contact__role=name,
    )
    assert written.text.count(name) >= 12
    assert f"乙方：{name}" in [paragraph.text for paragraph in written.paragraphs]
    assert f"{name}维护协议" in [paragraph.text for paragraph in written.paragraphs]


def test_strange_values_leave_the_word_file_sound() -> None:
    name = "<w:p/>&{{ x }}\"'𠮷👍🏽]]>"
    docx = drafted(parties__client__name=name, system__name=name, contract__number=name).docx
    assert faults(docx) == []


@pytest.mark.parametrize("text", ["长" * 10_000, "x" * 10_000, "甲，" * 5_000, "a b " * 2_500 + "c"])
def test_ten_thousand_characters_are_printed_whole(text: str) -> None:
    written = shown(system__purpose=text, exclusions=[_exclusion(text)])
    assert written.text.count(text) >= 2


def _exclusion(text: str) -> dict[str, Any]:
    return {"object": text, "activity": "修复", "cause": "外力", "proof": "joint"}


def test_two_hundred_scope_items_are_all_printed_in_order() -> None:
    scope = [{"object": f"第{n}号设备", "activity": f"巡检{n}", "site": "远程"} for n in range(1, 201)]
    written = shown(scope=scope)
    places = [written.text.index(f"第{n}号设备") for n in range(1, 201)]
    assert places == sorted(places)
    assert faults(drafted(scope=scope).docx) == []


@pytest.mark.parametrize(
    ("net", "figures", "words"),
    [
        ("0.01", "0.01", "壹分"),
        ("0.10", "0.10", "壹角整"),
        ("1.00", "1.00", "壹元整"),
        ("10010.00", "10,010.00", "壹万零壹拾元整"),
        ("100000000.01", "100,000,000.01", "壹亿元零壹分"),
        ("9999999999.99", "9,999,999,999.99", "玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ],
)
def test_amounts_are_written_in_figures_and_words(net: str, figures: str, words: str) -> None:
    written = shown(
        fees__items=[
            {"name": "维护", "kind": "service", "qty": 1, "unit": "年", "net": Decimal(net), "tax_rate": "0%"}
        ],
        fees__instalments=[{"name": "全款", "amount": Decimal(net), "trigger": "协议生效", "days": 30}],
    )
    assert f"人民币{figures}元（大写：人民币{words}）" in written.text


@pytest.mark.parametrize(
    "net", ["10000000000.00", "0.001", "-1", "1e9", "壹万元", "1,000.00", "NaN", ".inf", "240000"]
)
def test_an_amount_that_is_not_one_is_refused_with_its_line(net: str) -> None:
    written = f'"{net}"' if net in ("1,000.00", "240000") else net
    message = refused(replaced("net: 144000.00", f"net: {written}"))
    assert f"第 {line_of('net: 144000.00')} 行" in message
    assert "不含税金额" in message


@pytest.mark.parametrize(
    ("bad", "name"),
    [("\x07", "控制字符"), ("\x00", "控制字符"), ("\x0b", "控制字符"), ("\u202e", "双向控制符"), ("\u200b", "零宽字符"), ("\ufffe", "非字符"), ("\ue000", "自造字"), ("\u2028", "行分隔符")],
)  # fmt: skip
def test_a_hidden_character_is_refused_with_its_line(bad: str, name: str) -> None:
    message = refused(replaced(_NAME, f"澜桥{bad}公司"))
    assert f"第 {line_of(_NAME)} 行" in message
    assert name in message


@pytest.mark.parametrize("bad", ["\x07", "\u202e", "\ue000", "\ud800"])
def test_a_hidden_character_is_refused_from_python_too(bad: str) -> None:
    with pytest.raises(ContractgenError, match=r"parties\.client\.name.*不能写进合同的字符"):
        drafted(parties__client__name=f"澜桥{bad}公司")


@pytest.mark.parametrize("value", ['"第一行\\n第二行"', "|\n      第一行\n      第二行"])
def test_a_line_break_in_a_one_line_field_is_refused(value: str) -> None:
    message = refused(replaced(f"name: {_NAME}", f"name: {value}"))
    assert "只能写一行" in message and "parties.client.name" in message


def test_a_duplicate_key_is_refused_with_both_lines() -> None:
    message = refused(replaced(f"    name: {_NAME}\n", f"    name: {_NAME}\n    name: 另一家公司\n"))
    assert f"第 {line_of(_NAME) + 1} 行" in message
    assert f"字段“name”重复，第 {line_of(_NAME)} 行已经写过" in message


def test_a_tab_in_the_indentation_is_refused_with_its_line() -> None:
    message = refused(replaced("  number: WH-2026-031", "\tnumber: WH-2026-031"))
    assert f"第 {line_of('  number: WH')} 行" in message
    assert "制表符" in message


def test_a_full_width_colon_is_pointed_at() -> None:
    message = refused(replaced("  number: WH-2026-031", "  number：WH-2026-031"))
    assert f"第 {line_of('  number: WH')} 行" in message
    assert "冒号" in message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_file_may_come_in_any_of_these_encodings(encoding: str) -> None:
    source = load_bytes(_TEXT.encode(encoding), "参数.yaml")
    assert unreviewed(source, open_library()).docx == drafted().docx


def test_line_ends_of_windows_make_no_difference() -> None:
    source = load_bytes(_TEXT.replace("\n", "\r\n").encode(), "参数.yaml")
    assert unreviewed(source, open_library()).docx == drafted().docx


def test_a_json_file_gives_the_same_contract() -> None:
    raw = json.dumps(sample("maintenance"), ensure_ascii=False, default=float).encode()
    assert unreviewed(load_bytes(raw, "参数.json"), open_library()).docx == drafted().docx


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "文件是空的"),
        (b"\xef\xbb\xbf", "文件是空的"),
        ("# 只有注释\n".encode(), "文件是空的"),
        (b"- a\n- b\n", "现在是清单"),
        ("只有一句话".encode(), "现在是一段文字"),
        (b"template: maintenance\n---\ntemplate: maintenance\n", "只能有一份参数"),
        (b"PK\x03\x04rest", "不是参数文件"),
        (b"\xff\xfe\x00", "编码"),
        (b"a: !!python/object/apply:os.system ['x']\n", "不能使用 YAML 标签"),
        (b"a: {" * 2000, "嵌套"),
        (b"[" * 100_000, "嵌套"),
        (b"a: &a [x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\n" + b"".join(
            f"{chr(n)}: &{chr(n)} [{', '.join(['*' + chr(n - 1)] * 9)}]\n".encode() for n in range(ord("c"), ord("m"))
        ), "内容过多"),
        (b"x" * 9_000_000, "超过"),
        (b"template: maintenance\nname: *nothing\n", "锚点不存在"),
        (b"template: nothing\n", "没有名为“nothing”的模板"),
        (b"system: 1\n", "没有写明用哪个模板"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_parameter_file_is_refused_in_chinese(raw: bytes, says: str) -> None:
    assert says in refused(raw)


def test_broken_json_is_refused_with_its_line() -> None:
    message = refused(b'{\n "template": "maintenance",\n "system": }\n', "参数.json")
    assert "第 3 行" in message


def test_a_megabyte_is_read() -> None:
    """十多万行注释与一份正常的参数。"""
    raw = (_TEXT + "# 备注\n" * 120_000).encode()
    assert len(raw) > 1_000_000
    assert unreviewed(load_bytes(raw, "参数.yaml"), open_library()).docx == drafted().docx


def test_a_value_of_a_megabyte_is_printed_or_refused_but_never_cut() -> None:
    text = "长" * 300_000
    try:
        written = shown(system__purpose=text)
    except ContractgenError as error:
        assert "system.purpose" in str(error)
    else:
        assert text in written.text


def test_amounts_of_stages_that_do_not_add_up_are_refused_although_their_shares_do() -> None:
    item = {
        "name": "维护",
        "kind": "service",
        "qty": 1,
        "unit": "年",
        "net": Decimal("0.05"),
        "tax_rate": "0%",
    }
    stage = {"percent": "50%", "amount": Decimal("0.03"), "trigger": "协议生效", "days": 30}
    with pytest.raises(ContractgenError, match=r"各期之和 0\.06 元不等于含税总额 0\.05 元"):
        drafted(fees__items=[item], fees__instalments=[stage | {"name": "首期"}, stage | {"name": "末期"}])


def test_a_site_whose_name_ends_in_a_space_is_still_known() -> None:
    values = {"sites": [{"name": "甲机房 ", "address": "示范大道1号"}], "assets": []}
    assert (
        "甲机房 " in shown(**values, scope=[{"object": "系统", "activity": "巡检", "site": "甲机房 "}]).text
    )


@pytest.mark.parametrize("number", [1, 6])
def test_one_level_or_six_are_refused(number: int) -> None:
    level = {"name": "级", "impact": "影响", "response": "1小时", "resolution": "2小时"}
    with pytest.raises(ContractgenError, match=r"sla\.levels"):
        drafted(sla__levels=[level | {"name": f"{n}级"} for n in range(number)])


def test_the_command_line_shows_no_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number, raw in enumerate(
        (b"", b"[" * 5000, b"\xff\xfe\x00", replaced(_NAME, "澜桥\x07公司"), b"a: 1")
    ):
        path = tmp_path / f"{number}.yaml"
        path.write_bytes(raw)
        for command in ("check", "render"):
            assert run([command, str(path)]) in (1, 2)
            shown_text = "".join(capsys.readouterr())
            assert "Traceback" not in shown_text and path.name in shown_text
    assert not list(tmp_path.glob("*.docx"))
