"""读参数文件：值的类型、位置、编码，以及读不懂时的说明。"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from contractgen.model.errors import ContractgenError
from contractgen.params import ParameterFileError, from_mapping, load, load_text


def complaint(text: str, kind: str = "yaml") -> str:
    with pytest.raises(ParameterFileError) as caught:
        load_text(text, "维护.yaml", kind)  # type: ignore[arg-type]
    return str(caught.value)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("010", "010"),
        ("0123", "0123"),
        ("1.10", Decimal("1.10")),
        ("yes", "yes"),
        ("true", True),
        ("~", None),
        ("", None),
        ("-3", -3),
        ("2026-02-30", "2026-02-30"),
        ("09:00", "09:00"),
        ("1e9999999999", "1e9999999999"),
        ("0x1F", "0x1F"),
        (".inf", ".inf"),
        ('"3"', "3"),
        ("!!str 3", "3"),
        ("１５", "１５"),
    ],
)
def test_scalars_follow_yaml_core_types_with_decimals(written: str, value: object) -> None:
    read = load_text(f"a: {written}\n", "x.yaml").data["a"]
    assert read == value
    assert type(read) is type(value)


def test_every_value_and_key_knows_its_line_and_column() -> None:
    source = load_text("a: 1\nb:\n  - c: 二\n    d: 三\n", "x.yaml")
    position = source.where(("b", 0, "d"))
    assert (position.line, position.column) == (4, 8)
    assert source.where(("b",)).line == 2, "清单指到字段名"
    assert source.where(("b", 0, "没有写")).line == 3, "没有写的字段指到上一级"
    assert source.where_key(("b", 0, "d")).column == 5


def test_duplicate_fields_are_all_reported_with_both_lines() -> None:
    text = complaint("a: 1\nb: {c: 1, c: 2}\na: 3\n")
    assert "维护.yaml 第 2 行 b.c：字段“c”重复，第 2 行已经写过" in text
    assert "维护.yaml 第 3 行 a：字段“a”重复，第 1 行已经写过" in text


def test_the_rest_of_a_file_with_duplicates_can_still_be_checked() -> None:
    with pytest.raises(ParameterFileError) as caught:
        load_text("a: 1\na: 2\nb: 3\n", "x.yaml")
    assert caught.value.source is not None
    assert caught.value.source.data == {"a": 1, "b": 3}
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("template：maintenance\nterm:\n  start: 1\n", 1, "字段“template”后面用了全角冒号"),
        ("term:\n  start：2026-12-01\n  end：2027-11-30\n", 3, "字段“end”后面用了全角冒号"),
        ("term:\n  start:2026-12-01\n", 2, "字段“start”的冒号后面没有空格"),
        ("term:\n\tstart: 1\n", 2, "缩进用了制表符"),
        ("term:\n　　start: 1\n", 2, "全角空格"),
        ("a:\n  - 甲\n  － 乙: 1\n", 3, "短横"),
        ('a: "没有收尾\nb: 1\n', 1, "引号没有收尾"),
        ("a: 甲: 乙\n", 1, "不应再出现冒号"),
        ("a:\n  b: 甲\n   c: 乙\n", 3, "缩进比第 2 行的“b”多了 1 格"),
        ("a:\n  - b: 甲\n      c: 乙\n", 3, "缩进比第 2 行的“b”多了 2 格"),
        ("a:\n  - x\n y: 2\n", 3, "缩进不齐"),
        ("a: @甲\n", 1, "不能以这个字符开头"),
        ("a: {{ 7*7 }}\n", 1, "要放在引号里"),
        ("a: *没有\nb: *nothing\n", 1, "写法无效"),
        ("a: *nothing\n", 1, "锚点不存在"),
        ("a: !!python/object:os.system x\n", 1, "不能使用 YAML 标签"),
        ("a: 1\n---\nb: 2\n", 2, "只能有一份参数"),
        ("- a\n", 1, "最外层应当是字段"),
        ("", 1, "文件是空的"),
        ("a: 1\nb: 甲\x07乙\n", 2, "控制字符（U+0007）"),
    ],
)
def test_unreadable_text_is_explained_with_its_line(text: str, line: int, words: str) -> None:
    explained = complaint(text)
    assert words in explained
    assert f"维护.yaml 第 {line} 行" in explained


def test_a_full_width_colon_inside_text_is_left_alone() -> None:
    text = "a: 注意：甲\nb: |\n  name：乙\n  c:丙\nd:\n  - api：接口\n"
    data = load_text(text, "x.yaml").data
    assert data == {"a": "注意：甲", "b": "name：乙\nc:丙\n", "d": ["api：接口"]}


def test_anchors_and_merges_work_but_bombs_do_not() -> None:
    data = load_text("a: &x {p: 1, q: 2}\nb: {<<: *x, q: 3}\nc: *x\n", "x.yaml").data
    assert data["b"] == {"q": 3, "p": 1}
    assert data["c"] == {"p": 1, "q": 2}
    bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 10)}]\n" for i in range(9)
    )
    assert "内容过多" in complaint(bomb)


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 5000, '{"a": ' * 5000])
def test_deep_nesting_is_refused_at_once(text: str) -> None:
    assert "嵌套超过" in complaint(text)
    assert complaint(text, "json")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_common_encodings_are_recognised(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "参数.yaml"
    file.write_bytes("名称: 北辰𠮷田数科\r\n下一: 二\r\n".encode(encoding))
    source = load(file)
    assert source.data == {"名称": "北辰𠮷田数科", "下一": "二"}
    assert source.where(("下一",)).line == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"PK\x03\x04zip", "不是参数文件"), (b"a: 1\nb: \xff\xff\n", "第 2 行"), (b"a: \x00\n", "U+0000")],
)
def test_other_kinds_of_file_are_refused_politely(tmp_path: Path, content: bytes, words: str) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(content)
    with pytest.raises(ContractgenError, match=words.replace("+", r"\+")):
        load(file)


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    for path, words in ((tmp_path / "无.yaml", "没有这个文件"), (tmp_path, "文件夹"), ("a\0b", "打不开")):
        with pytest.raises(ContractgenError, match=words) as caught:
            load(path)
        assert caught.value.exit_code == 2


def test_json_reads_like_yaml() -> None:
    text = '{\n "a": 1.10,\n "b": [true, null, "\\ud83d\\ude00"]\n}'
    source = load_text(text, "x.json", "json")
    assert source.data == {"a": Decimal("1.10"), "b": [True, None, "😀"]}
    assert source.where(("b", 2)).line == 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"a": 1, "a": 2}', "重复"),
        ('{"a": [1, ]}', "多了一个逗号"),
        ('{"a"：1}', "全角冒号"),
        ("{“a”: 1}", "全角引号"),
        ('{"a": "x', "引号没有收尾"),
        ('{"a": "x\ny"}', "换行"),
        ('{"a": 1', "括号没有配对"),
        ('{"a": NaN}', "应当是一个值"),
        ('{"a": 1e99999}', "数太大"),
        ("{'a': 1}", "双引号"),
        ("[1]", "最外层"),
        ("", "空的"),
    ],
)
def test_broken_json_is_explained(text: str, words: str) -> None:
    assert words in complaint(text, "json")


def test_mappings_from_programs_become_plain_values() -> None:
    given = {
        "a": 0.1,
        "b": dt.date(2026, 12, 1),
        "c": (1, {"d": dt.time(9)}),
        "e": dt.datetime(2026, 1, 2, 3),
    }
    data = from_mapping(given).data
    assert data == {"a": Decimal("0.1"), "b": "2026-12-01", "c": [1, {"d": "09:00"}], "e": "2026-01-02"}


@pytest.mark.parametrize("value", [object(), float("nan"), float("inf"), 10**500, {1, 2}])
def test_other_values_from_programs_are_refused(value: object) -> None:
    with pytest.raises(ContractgenError):
        from_mapping({"a": [value]})
