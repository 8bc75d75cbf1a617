"""JSON 报告合乎 schemas/report.schema.json，位置一字不差。"""

from __future__ import annotations

import json
from typing import Any

from jsonschema import Draft202012Validator

from contractgen.library.places import builtin
from contractgen.reporters import reporter
from tests.reporters.reviews import TEXT, review, reviewed, unread

SCHEMA = json.loads((builtin() / "schemas" / "report.schema.json").read_text(encoding="utf-8"))


def found() -> dict[str, Any]:
    [content] = reporter("json")(review()).values()
    report: dict[str, Any] = json.loads(content)
    return report


def test_the_schema_is_valid_and_the_report_follows_it() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(found())] == []


def test_the_schema_allows_nothing_more_and_nothing_less() -> None:
    validator = Draft202012Validator(SCHEMA)
    for change in ({"extra": 1}, {"version": 2}):
        assert not validator.is_valid(found() | change)
    for key in ("version", "generator", "drafts", "summary"):
        assert not validator.is_valid({name: value for name, value in found().items() if name != key})
    spoilt = found()
    del spoilt["drafts"][0]["findings"][0]["fix"]
    assert not validator.is_valid(spoilt)


def test_a_finding_has_every_field_of_the_interface() -> None:
    finding = found()["drafts"][0]["findings"][0]
    line = TEXT.splitlines()[2]
    assert finding == {
        "rule": "wording/toy",
        "family": "wording",
        "severity": "warning",
        "confidence": "medium",
        "provisional": True,
        "message": "“尽快”没有期限。",
        "place": {
            "part": "body",
            "clause": "1.1",
            "line": 3,
            "paragraph": 3,
            "start": line.index("尽快"),
            "end": line.index("尽快") + 2,
            "quote": "尽快",
        },
        "related": [
            {
                "part": "body",
                "clause": "1.2",
                "line": 4,
                "paragraph": 4,
                "start": 13,
                "end": 15,
                "quote": "尽快",
            }
        ],
        "basis": ["民法典第五百一十条"],
        "suggestion": "写明期限。",
        "fix": {"replacement": "在4小时内", "safe": False},
        "fingerprint": finding["fingerprint"],
    }


def test_the_quote_is_exactly_the_characters_between_the_offsets() -> None:
    lines = TEXT.splitlines()
    for finding in found()["drafts"][0]["findings"]:
        for place in (finding["place"], *finding["related"]):
            assert lines[place["line"] - 1][place["start"] : place["end"]] == place["quote"]


def test_an_unreadable_draft_has_its_reason_and_nothing_else() -> None:
    draft = found()["drafts"][1]
    assert draft == {
        "path": "坏 文件.docx",
        "sha256": "0" * 64,
        "error": "文件已损坏。",
        "findings": [],
        "not_checked": [],
        "waived": [],
    }


def test_waivers_stand_in_the_report_with_author_and_reason() -> None:
    waived = found()["drafts"][0]["waived"]
    assert [(each["author"], each["reason"], each["finding"]["place"]["clause"]) for each in waived] == [
        ("张三", "双方已另行约定", "1.2")
    ]


def test_the_summary_counts_what_is_reported() -> None:
    assert found()["summary"] == {"error": 1, "warning": 1, "info": 0}
    assert list(found()["summary"]) == ["error", "warning", "info"]


def test_the_file_lies_beside_a_single_draft() -> None:
    assert list(reporter("json")(review(reviewed()))) == ["合同/维护协议.审查.json"]
    assert list(reporter("json")(review(reviewed(), unread()))) == ["审查意见.json"]
