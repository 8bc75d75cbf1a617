"""SARIF 报告合乎 2.1.0 的规定，内容与 JSON 报告相同。"""

from __future__ import annotations

import json
from typing import Any

from jsonschema import Draft202012Validator

from contractgen.reporters import reporter
from tests.reporters.reviews import TEXT, review, reviewed

# 标准中我们用到的部分：必填的键、许可的值、偏移从几起
MESSAGE = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string", "minLength": 1}},
    "additionalProperties": False,
}
LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "id": {"type": "integer", "minimum": 0},
        "message": MESSAGE,
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "additionalProperties": False,
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        "uri": {"type": "string", "pattern": "^[!-~]*$"},
                        "index": {"type": "integer", "minimum": 0},
                    },
                },
                "region": {
                    "type": "object",
                    "required": ["startLine"],
                    "additionalProperties": False,
                    "properties": {
                        "startLine": {"type": "integer", "minimum": 1},
                        "startColumn": {"type": "integer", "minimum": 1},
                        "endColumn": {"type": "integer", "minimum": 1},
                        "snippet": MESSAGE,
                    },
                },
            },
        },
        "logicalLocations": {"type": "array", "uniqueItems": True},
    },
    "additionalProperties": False,
}
RESULT = {
    "type": "object",
    "required": ["message", "ruleId"],
    "additionalProperties": False,
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "kind": {"enum": ["notApplicable", "pass", "fail", "review", "open", "informational"]},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": MESSAGE,
        "locations": {"type": "array", "items": LOCATION},
        "relatedLocations": {"type": "array", "items": LOCATION, "uniqueItems": True},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
        "suppressions": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["kind"],
                "properties": {
                    "kind": {"enum": ["inSource", "external"]},
                    "justification": {"type": "string"},
                },
                "additionalProperties": False,
            },
        },
        "properties": {"type": "object"},
    },
    # 3.27.10：kind 不是 fail 时 level 必须是 none
    "if": {"required": ["kind"]},
    "then": {"properties": {"level": {"const": "none"}}},
}
LOG = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "additionalProperties": False,
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {"driver": {"type": "object", "required": ["name"]}},
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "invocations": {
                        "type": "array",
                        "items": {"type": "object", "required": ["executionSuccessful"]},
                    },
                    "artifacts": {"type": "array", "uniqueItems": True},
                    "results": {"type": "array", "items": RESULT},
                },
            },
        },
    },
}


def log() -> dict[str, Any]:
    [content] = reporter("sarif")(review()).values()
    found: dict[str, Any] = json.loads(content)
    return found


def run() -> dict[str, Any]:
    found: dict[str, Any] = log()["runs"][0]
    return found


def test_the_log_follows_the_standard() -> None:
    assert [error.message for error in Draft202012Validator(LOG).iter_errors(log())] == []


def test_each_result_points_at_its_rule() -> None:
    rules = run()["tool"]["driver"]["rules"]
    for result in run()["results"]:
        if "ruleIndex" in result:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert rules[0]["defaultConfiguration"] == {"level": "warning"}
    assert "尽快" in rules[0]["fullDescription"]["text"]


def test_columns_count_code_points_from_one() -> None:
    region = run()["results"][0]["locations"][0]["physicalLocation"]["region"]
    line = TEXT.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "尽快" == region["snippet"]["text"]


def test_both_sides_of_a_conflict_are_given() -> None:
    related = run()["results"][0]["relatedLocations"]
    assert [(each["id"], each["message"]["text"]) for each in related] == [(1, "1.2：尽快")]


def test_chinese_file_names_are_uris() -> None:
    uris = [each["location"]["uri"] for each in run()["artifacts"]]
    assert uris == [
        "%E5%90%88%E5%90%8C/%E7%BB%B4%E6%8A%A4%E5%8D%8F%E8%AE%AE.txt",
        "%E5%9D%8F%20%E6%96%87%E4%BB%B6.docx",
    ]
    [content] = reporter("sarif")(review(reviewed(path="/合同/a b.txt"))).values()
    assert (
        json.loads(content)["runs"][0]["artifacts"][0]["location"]["uri"]
        == "file:///%E5%90%88%E5%90%8C/a%20b.txt"
    )


def test_waived_findings_are_suppressed_and_undecided_ones_are_open() -> None:
    results = run()["results"]
    assert [each["suppressions"] for each in results if "suppressions" in each] == [
        [{"kind": "inSource", "justification": "张三：双方已另行约定"}]
    ]
    assert [each["message"]["text"] for each in results if each.get("kind") == "open"] == [
        "没有签订日期，无法推算。",
        "不确定。",
    ]


def test_an_unreadable_draft_makes_the_run_unsuccessful() -> None:
    [invocation] = run()["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "坏 文件.docx：文件已损坏。"


def test_fingerprints_are_the_same_as_in_the_json_report() -> None:
    [content] = reporter("json")(review()).values()
    same = [each["fingerprint"] for each in json.loads(content)["drafts"][0]["findings"]]
    assert [each["partialFingerprints"]["contractgen/v1"] for each in run()["results"][:2]] == same


def test_a_word_draft_has_no_line_but_a_clause() -> None:
    one = reviewed()
    assert one.report.reading is not None
    from dataclasses import replace

    lines = tuple(replace(line, line=None) for line in one.report.reading.lines)
    word = replace(
        one, report=replace(one.report, reading=replace(one.report.reading, lines=lines, kind="docx"))
    )
    [content] = reporter("sarif")(review(word)).values()
    location = json.loads(content)["runs"][0]["results"][0]["locations"][0]
    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "body 1.1 第3段"
