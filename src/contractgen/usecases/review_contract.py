"""起草时的自审：对即将写出的合同运行全部规则，有错误就指明是哪个参数、在参数文件的哪一行。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from contractgen.model.contract import Contract
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.model.problem import Problem
from contractgen.params.paths import parse_path
from contractgen.params.schema_tree import title_of
from contractgen.params.source import Source
from contractgen.review import discovery, engine
from contractgen.review.draft import Draft
from contractgen.text.drafted import Drafted, drafted
from contractgen.text.structure import structured


@dataclass(frozen=True, slots=True)
class OwnFinding:
    """对自己起草的合同的一条意见：在哪里、说的是什么字、这些字来自哪些参数。"""

    finding: Finding
    where: str
    quote: str
    origins: tuple[str, ...]
    on_blank: bool


def review_contract(contract: Contract, library: str | None = None) -> list[OwnFinding]:
    """合同之树的全部意见（默认显示的把握），按位置排列；文字不必先写成 Word。"""
    written = drafted(contract)
    draft = Draft(structured(written.reading), {"profile": "", "final": True, "library": library})
    outcomes = engine.run(draft, discovery.chosen())
    return [
        _own(finding, draft, written)
        for finding in outcomes.findings
        if finding.confidence is not Confidence.LOW
    ]


def review_rendered(
    contract: Contract,
    source: Source,
    schema: Mapping[str, Any],
    *,
    draft: bool = False,
    library: str | None = None,
) -> list[Problem]:
    """不能就这样写出的原因，指明参数及其在文件里的行；draft 时不计待填的空引起的意见。

    同一个参数写进合同几处（封面、首部、签署）的，同一个毛病只说一次。
    """
    told: dict[tuple[object, ...], Problem] = {}
    for place, each in enumerate(review_contract(contract, library)):
        if each.finding.severity is Severity.ERROR and not (draft and each.on_blank):
            same = (each.finding.rule, each.quote, each.origins) if each.origins else (place,)
            told.setdefault(same, _problem(each, source, schema))
    return list(told.values())


def _own(finding: Finding, draft: Draft, written: Drafted) -> OwnFinding:
    """字所来自的参数：先看要改的字，没有来处的再看与之相对的字。"""
    spans = (finding.span, *finding.related)
    origins = written.origins(spans[:1]) or written.origins(spans[1:])
    return OwnFinding(
        finding,
        draft.where(finding.span),
        draft.quote(finding.span),
        tuple(origins),
        # 标题是一段文字而不是片段，其中的空白从字面认
        written.touches_blank(spans) or "【待填：" in draft.quote(finding.span),
    )


def _problem(each: OwnFinding, source: Source, schema: Mapping[str, Any]) -> Problem:
    """参数文件的哪一行、哪个字段，写进合同后有什么问题；条款库自己的文字没有字段可指。"""
    finding = each.finding
    message = f"写进合同{each.where}的“{each.quote}”：{finding.message}"
    rule = f"（规则 {finding.rule}）"
    if not each.origins:
        return Problem("", "", message, suggestion=f"{finding.suggestion}{rule}", kind="review")
    path = parse_path(each.origins[0])
    others = f"另涉及 {'、'.join(each.origins[1:4])}。" if len(each.origins) > 1 else ""
    return Problem(
        each.origins[0],
        title_of(schema, path) or each.origins[0],
        message,
        suggestion=f"{finding.suggestion}{others}{rule}",
        position=source.where(path),
        kind="review",
    )
