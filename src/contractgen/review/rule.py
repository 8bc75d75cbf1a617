"""规则：为什么要查、依据、正反例，以及怎样查。

每条规则一个文件 ``rules/<family>/<name>.py``，类名随意，id 由位置得出。类的 docstring 用中文说明为什么要紧、
怎样写更好。``bad`` 的例子用 ``>>…<<`` 标出应当报告的那几个字（一例可以有多处）；``good`` 是近似而不应当报告的
例子。例子既是测试也是文档。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from contractgen.model.finding import Confidence, Finding, Fix, NotChecked, Severity
from contractgen.model.reading import Span
from contractgen.review.draft import Draft

Outcome = Finding | NotChecked


class Rule:
    """一条规则。子类给出下列属性和 check。"""

    id: ClassVar[str] = ""  # 由引擎按文件位置填写
    title: ClassVar[str]
    severity: ClassVar[Severity]
    confidence: ClassVar[Confidence]
    basis: ClassVar[tuple[str, ...]] = ()
    bad: ClassVar[Sequence[str]]
    good: ClassVar[Sequence[str]]

    def check(self, draft: Draft) -> Iterator[Outcome]:
        """逐条给出意见或“未能判断”。"""
        raise NotImplementedError

    def finding(
        self,
        span: Span,
        message: str,
        *,
        severity: Severity | None = None,
        confidence: Confidence | None = None,
        related: Sequence[Span] = (),
        basis: Sequence[str] | None = None,
        suggestion: str = "",
        fix: Fix | None = None,
        provisional: bool = False,
    ) -> Finding:
        """本规则的一条意见；没有写明的取类上的值。"""
        return Finding(
            rule=self.id,
            message=message,
            severity=self.severity if severity is None else severity,
            confidence=self.confidence if confidence is None else confidence,
            span=span,
            related=tuple(related),
            basis=self.basis if basis is None else tuple(basis),
            suggestion=suggestion,
            fix=fix,
            provisional=provisional,
        )

    def unknown(self, why: str, span: Span | None = None) -> NotChecked:
        """未能判断：列入 not_checked，不当作没有问题。"""
        return NotChecked(self.id, why, span)
