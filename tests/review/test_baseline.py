"""基线：记下的不再报告，新添的照报。"""

from __future__ import annotations

from pathlib import Path

import pytest

from contractgen.model.errors import ContractgenError
from contractgen.review.baseline import Baseline, is_baseline, read_baseline, written
from contractgen.review.draft import Draft
from contractgen.review.engine import run
from tests.review.toys import Toy, reading

TEXT = "第一条 服务\n1.1 乙方应尽快处理。\n"


def test_known_findings_are_left_out_and_new_ones_stay(tmp_path: Path) -> None:
    old = run(Draft(reading(TEXT)), [Toy]).findings
    path = tmp_path / "基线.json"
    path.write_bytes(written(old))
    new = run(Draft(reading(TEXT + "1.2 乙方应尽快到场。\n")), [Toy]).findings
    fresh = Baseline(read_baseline(path)).new(new)
    assert [each.span.line for each in fresh] == [2]


def test_each_entry_is_used_as_often_as_it_was_counted() -> None:
    found = run(Draft(reading(TEXT)), [Toy]).findings
    known = Baseline(read_counts(found))
    assert known.new(found) == ()
    assert known.new(found) == tuple(found)


def read_counts(found: list[object]) -> object:
    from collections import Counter

    return Counter(each.fingerprint for each in found)  # type: ignore[attr-defined]


def test_another_file_is_no_baseline(tmp_path: Path) -> None:
    path = tmp_path / "别的.json"
    for content in (
        "[]",
        "{",
        '{"fingerprints": {}}',
        '{"kind": "contractgen-baseline", "fingerprints": {"a": "b"}}',
    ):
        path.write_text(content, encoding="utf-8")
        assert not is_baseline(path)
        with pytest.raises(ContractgenError, match="不是基线文件"):
            read_baseline(path)
