"""测试引擎用的小规则：找出某些字；另有会出错的、拿不准的。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.model.errors import ContractgenError
from contractgen.model.finding import Confidence, Severity
from contractgen.model.reading import Reading, Span
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule
from contractgen.text.reading import read_text
from contractgen.text.structure import structured


def reading(text: str, kind: str = "text") -> Reading:
    return structured(read_text(text, kind))


def spans(draft: Draft, word: str) -> Iterator[Span]:
    """某个词的每一处。"""
    for line in draft.reading.judged():
        at = line.text.find(word)
        while at >= 0:
            yield Span(line.index, at, at + len(word))
            at = line.text.find(word, at + 1)


class Toy(Rule):
    """找出“尽快”。"""

    id = "wording/toy"
    title = "用语含糊"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = ("民法典第五百一十条",)
    bad = ("1.1 乙方应>>尽快<<处理。",)
    good = ("1.1 乙方应在4小时内处理。",)
    word = "尽快"

    def check(self, draft: Draft) -> Iterator[Outcome]:
        for span in spans(draft, self.word):
            yield self.finding(span, f"“{self.word}”没有期限。", suggestion="写明期限。")


class Doubtful(Toy):
    """把握低的一条。"""

    id = "wording/doubtful"
    severity = Severity.ERROR
    confidence = Confidence.LOW
    word = "及时"


class Repeating(Toy):
    """同样的话说两遍。"""

    id = "wording/repeating"

    def check(self, draft: Draft) -> Iterator[Outcome]:
        yield from super().check(draft)
        yield from super().check(draft)


class Unsure(Toy):
    """判断不了的。"""

    id = "wording/unsure"

    def check(self, draft: Draft) -> Iterator[Outcome]:
        yield self.unknown("没有签订日期，无法推算。")


class Breaking(Toy):
    """说了一条之后出错。"""

    id = "wording/breaking"

    def check(self, draft: Draft) -> Iterator[Outcome]:
        yield next(super().check(draft))
        raise KeyError("意外")


class OffTheLine(Toy):
    """所指的字超出那一行。"""

    id = "wording/off-the-line"

    def check(self, draft: Draft) -> Iterator[Outcome]:
        yield self.finding(Span(0, 0, 999), "超出。")


class Misconfigured(Toy):
    """使用者给的名册写错了。"""

    id = "wording/misconfigured"

    def check(self, draft: Draft) -> Iterator[Outcome]:
        raise ContractgenError("名册 law.yaml 第 3 行：不是正确的 YAML。")
