"""校验：模板的称谓也算在内；写法上的毛病与其余问题一次说全。"""

from __future__ import annotations

from pathlib import Path

import contractgen
from tests.samples import put, sample


def patched(template: str, changes: dict[str, str]) -> dict[str, object]:
    values = sample(template)
    for path, value in changes.items():
        put(values, path, value)
    return values


def test_the_two_parties_may_not_go_by_the_same_label() -> None:
    for role, label in (("client", "甲方"), ("provider", "乙方")):
        report = contractgen.check(patched("maintenance", {f"parties.{role}.label": label}))
        assert [error.path for error in report.errors] == [f"parties.{role}.label"]
        assert f"双方的称谓都是“{label}”" in report.errors[0].message


def test_swapped_labels_are_fine() -> None:
    labels = {"parties.client.label": "甲方", "parties.provider.label": "乙方"}
    assert contractgen.check(patched("maintenance", labels)).ok


def test_a_duplicate_field_does_not_hide_the_other_problems(tmp_path: Path) -> None:
    path = tmp_path / "重复.yaml"
    path.write_text(
        "template: sla-annex\ncontract:\n  number: 一\n  number: 二\n  signing_dat: 三\n", encoding="utf-8"
    )
    messages = [error.sentence("重复.yaml") for error in contractgen.check(path).errors]
    assert any("number" in message and "第 4 行" in message for message in messages)
    assert any("你是不是想写 signing_date？" in message for message in messages)
    assert any("签订地点" in message for message in messages)
