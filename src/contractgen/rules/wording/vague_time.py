"""时间用语含糊：尽快、及时、定期。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.promises import promises
from contractgen.facts.vague_words import VagueWord, vague_words
from contractgen.model.finding import Confidence, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule
from contractgen.zh.grades import grades_in

_ENDS = ("恢复", "解决", "临时恢复")


class VagueTime(Rule):
    """“尽快修复”没有时限，迟延与否无从判断；一方只能催告，给对方必要的准备时间以后才算迟延。

    写明时限和起算点，如“自收到报障之时起4小时内”。说明减损、通知等义务的“立即”“及时”与法律用语一致，可以保留。
    全文合并为一条意见。
    """

    title = "期限用语含糊"
    severity = Severity.INFO
    confidence = Confidence.MEDIUM
    basis = ("民法典第五百一十一条",)
    bad = (
        "第一条 发生故障的，乙方应当>>尽快<<修复。\n第二条 乙方应当及时恢复服务。",
        "第一条 乙方应当>>定期<<检查备份，并尽量安排在业务低峰期。",
        "第一条 乙方在>>合理时间内<<解决问题。",
    )
    good = (
        "第一条 乙方应当在4小时内修复。",
        "第一条 本协议所称维护，包括系统的定期检查。",
        "第一条 甲方可以将款项存为定期存款。",
        "第一条 乙方按【例如：定期巡检】执行。",
        "第一条 甲方有权另行指定期限，要求乙方改正。",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        words = [word for word in draft.ask(vague_words) if word.kind == "time"]
        if not words:
            return
        serious = [word for word in words if word.about_result and not word.bounded]
        if serious and (graded := _graded(draft)):
            serious = [word for word in serious if _one_grade(draft, word, graded)]
        first = serious[0] if serious else words[0]
        quotes = "、".join(f"“{draft.quote(word.span)}”（{draft.where(word.span)}）" for word in words[:8])
        more = f"等{len(words)}处" if len(words) > 8 else ""
        what = "其中响应、恢复一类没有另写时限的，应当写明。" if serious else "请确认是否需要写明时限。"
        yield self.finding(
            first.span,
            f"时间用语含糊：{quotes}{more}。{what}",
            severity=Severity.WARNING if serious else None,
            related=[word.span for word in words if word is not first],
            suggestion="写明时限和起算点，或者频率。",
        )


def _graded(draft: Draft) -> frozenset[str]:
    """各级别都另有恢复、解决的时限：所写的级别名；没有分级的为空。"""
    return frozenset(
        each.level for each in draft.ask(promises) if each.graded and each.timed and each.step in _ENDS
    )


def _one_grade(draft: Draft, word: VagueWord, graded: frozenset[str]) -> bool:
    """专说某一级的：这一级的时限还是含糊。"""
    line = draft.line(word.span)
    return bool(grades_in(line.text)) or any(len(name) > 1 and name in line.text for name in graded)
