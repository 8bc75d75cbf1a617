"""JSON 报告，供别的程序读；形状见 schemas/report.schema.json。"""

from __future__ import annotations

import json
from typing import Any

from contractgen.model.finding import DraftReport, NotChecked, Report
from contractgen.model.reading import Reading
from contractgen.reporters import one_name
from contractgen.reporters._places import finding_entry, place
from contractgen.review.review import Review


def report(review: Review) -> dict[str, bytes]:
    """全部草稿合成一个 JSON 文件。"""
    text = json.dumps(as_dict(review.report), ensure_ascii=False, indent=2)
    return {one_name(review, ".json"): f"{text}\n".encode()}


def as_dict(found: Report) -> dict[str, Any]:
    """报告的 JSON 形式；网页的接口也用它。"""
    name, version = found.generator
    return {
        "version": 1,
        "generator": {"name": name, "version": version},
        "drafts": [_draft(each) for each in found.drafts],
        "summary": dict(found.summary),
    }


def _draft(found: DraftReport) -> dict[str, Any]:
    reading = found.reading or Reading(())
    return {
        "path": found.path,
        "sha256": found.sha256 or None,
        "error": found.error,
        "findings": [finding_entry(each, reading) for each in found.findings],
        "not_checked": [_not_checked(each, reading) for each in found.not_checked],
        "waived": [
            {"finding": finding_entry(each.finding, reading), "author": each.author, "reason": each.reason}
            for each in found.waived
        ],
    }


def _not_checked(found: NotChecked, reading: Reading) -> dict[str, Any]:
    where = place(reading, found.span) if found.span else None
    return {"rule": found.rule, "why": found.why, "place": where}
