"""审查意见：违反了哪条规则、在哪里、多严重、多确定、依据什么、怎样改。"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from types import MappingProxyType

from contractgen.model.reading import Reading, Span
from contractgen.model.record import record


class Severity(IntEnum):
    """严重程度：error 签署前必须改，warning 需要拿主意，info 供参考。"""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        return self.name.lower()


class Confidence(StrEnum):
    """把握：low 只在 --careful 时显示。"""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@record
class Fix:
    """建议的改写；safe 表示不改变意思。"""

    replacement: str
    safe: bool = False


@record
class Finding:
    """一条审查意见。rule 是规则的 id（family/name）；span 是要改的那几个字，related 是与之相对的文字。"""

    rule: str
    message: str
    severity: Severity
    confidence: Confidence
    span: Span
    related: tuple[Span, ...] = ()
    basis: tuple[str, ...] = ()
    suggestion: str = ""
    fix: Fix | None = None
    provisional: bool = False
    fingerprint: str = ""

    @property
    def family(self) -> str:
        return self.rule.partition("/")[0]


@record
class NotChecked:
    """未能判断的事项：哪条规则、为什么、涉及哪里（可以没有）。"""

    rule: str
    why: str
    span: Span | None = None


@record
class Waived:
    """被保留的意见：谁、什么理由。"""

    finding: Finding
    author: str
    reason: str


@record
class DraftReport:
    """一份草稿的审查结果；error 是读不了的原因。"""

    path: str
    sha256: str
    reading: Reading | None
    error: str | None = None
    findings: tuple[Finding, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    waived: tuple[Waived, ...] = ()


@record
class Report:
    """一次审查的全部结果。"""

    drafts: tuple[DraftReport, ...]
    generator: tuple[str, str] = ("contractgen", "")
    summary: Mapping[str, int] = MappingProxyType({})
