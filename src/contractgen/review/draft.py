"""待审草稿：读好的文字，加上问过的事实；同一个事实只问一次。"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from contractgen.model.reading import Line, Reading, Span

F = TypeVar("F")


class Draft:
    """规则所见的一份草稿。``draft.ask(time_limits)`` 返回该事实，并记住答案。"""

    def __init__(self, reading: Reading, settings: dict[str, Any] | None = None) -> None:
        self.reading = reading
        self.settings = settings or {}  # profile、signing_date 等
        self._answers: dict[Callable[[Reading], Any], Any] = {}

    def ask(self, fact: Callable[[Reading], F]) -> F:
        """fact 是 facts/ 里的一个函数：Reading → 事实。"""
        if fact not in self._answers:
            self._answers[fact] = fact(self.reading)
        answer: F = self._answers[fact]
        return answer

    def line(self, span: Span) -> Line:
        return self.reading.lines[span.line]

    def quote(self, span: Span) -> str:
        return self.reading.text(span)

    def where(self, span: Span) -> str:
        """人说的位置。"""
        return self.line(span).clause or "正文"
