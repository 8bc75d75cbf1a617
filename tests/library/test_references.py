"""交叉引用：按体例与所在部分写法不同，都带着活的编号。"""

from __future__ import annotations

from pathlib import Path

import pytest

from contractgen.model.errors import ContractgenError
from contractgen.model.inline import Reference
from tests.library.builders import clause, draft, library, lines, pieces

TARGET = """第一段。{#first}

第二段：

1. 甲；
1. 乙。{#second-item}

## 上限 {#cap}

上限为合同价。
"""
TEMPLATE = """
title: 试验协议
articles: [target, source]
annexes:
  - {key: sla, title: 服务级别协议, clauses: [credits]}
"""


def made(tmp_path: Path, body: str, scheme: str = "decimal", annex: str = "抵扣。") -> list[str]:
    lib = library(
        tmp_path, {"target": clause(TARGET), "source": clause(body), "credits": clause(annex)}, TEMPLATE
    )
    return lines(draft(lib, numbering=scheme).contract)


def test_references_in_the_decimal_scheme(tmp_path: Path) -> None:
    body = """{{ ref("target") }}，{{ ref("target", "first") }}，{{ ref("target", "second-item") }}，{{ ref("target", "cap") }}。"""
    assert "2.1 第一条，第1.1款，第1.2款第(2)项，第1.3款。" in made(tmp_path, body)


def test_references_in_the_statutory_scheme(tmp_path: Path) -> None:
    body = (
        """{{ ref("target", "first") }}，{{ ref("target", "second-item") }}，{{ ref("target", "cap") }}。"""
    )
    # 同一条里列表在先、标题在后的，标题接着编为（三），引用才不会有两个（一）
    expected = "第一条第一款，第一条第二款第（二）项，第一条第（三）项。"
    assert expected in made(tmp_path, body, "statutory")


def test_references_across_parts_name_the_part(tmp_path: Path) -> None:
    body = """{{ annex("sla") }}{{ annex_title("sla") }}，{{ ref("credits") }}。"""
    found = made(tmp_path, body, annex="""按{{ ref("target", "cap") }}，见{{ ref("credits") }}。""")
    assert "2.1 附件一《服务级别协议》，附件一第一条。" in found
    assert "1.1 按本协议正文第1.3款，见第一条。" in found


def test_every_live_number_points_to_an_anchor_of_the_contract(tmp_path: Path) -> None:
    lib = library(
        tmp_path, {"one": clause("""见{{ ref("two", "x") }}。"""), "two": clause("引出：\n\n1. 甲；{#x}\n")}
    )
    contract = draft(lib).contract
    references = [piece for piece in pieces(contract) if isinstance(piece, Reference)]
    assert [part if isinstance(part, str) else part.text for part in references[0].parts] == [
        "第", "2.1", "款", "第", "(1)", "项",
    ]  # fmt: skip
    assert [part.anchor for part in references[0].parts if not isinstance(part, str)] == ["two.1", "two#x"]


def test_naming_an_absent_clause_is_an_error_with_file_and_line(tmp_path: Path) -> None:
    lib = library(tmp_path, {"one": clause("第一行。\n\n见{{ ref('nothing') }}。")})
    with pytest.raises(ContractgenError, match=r"one\.md 第 8 行.*没有的条款 nothing"):
        draft(lib)


def test_naming_an_absent_anchor_is_an_error_with_file_and_line(tmp_path: Path) -> None:
    lib = library(tmp_path, {"one": clause("见{{ ref('one', 'missing') }}。")})
    with pytest.raises(ContractgenError, match=r"one\.md 第 6 行.*missing"):
        draft(lib)
