"""规则手册：全部规则各查什么、为什么、依据什么，连同正反例；docs/rules.md 也由它写出。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from inspect import cleandoc
from itertools import groupby

from contractgen.model.errors import ContractgenError
from contractgen.review.discovery import families, rule, rule_ids, unknown_rule
from contractgen.review.rule import Rule

FAMILIES = {
    "placeholder": "空白与占位", "time-limit": "期限", "service-level": "服务级别", "exclusion": "除外",
    "reference": "引用与附件", "definition": "定义", "party": "当事人", "money": "金额", "law": "法律引用",
    "dispute": "争议解决", "data": "数据与个人信息", "ip": "知识产权", "wording": "用词", "structure": "结构",
    "typography": "排版",
}  # fmt: skip
SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}
CONFIDENCES = {"high": "高", "medium": "中", "low": "低（--careful 时才列出）"}


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """手册里的一条规则。例子里的 >>…<< 标出要报告的字。"""

    id: str
    title: str
    severity: str
    confidence: str
    why: str
    basis: tuple[str, ...]
    bad: tuple[str, ...]
    good: tuple[str, ...]

    @property
    def family(self) -> str:
        return self.id.partition("/")[0]


def rulebook(word: str | None = None) -> list[RuleEntry]:
    """全部规则；word 是规则 id 或类名时只要那些。"""
    if word is None:
        return [_entry(rule(each)) for each in rule_ids()]
    if word in families():
        return [_entry(rule(each)) for each in rule_ids() if each.startswith(f"{word}/")]
    if word in rule_ids():
        return [_entry(rule(word))]
    raise ContractgenError(unknown_rule(word))


def _entry(found: type[Rule]) -> RuleEntry:
    return RuleEntry(
        id=found.id,
        title=found.title,
        severity=found.severity.word,
        confidence=str(found.confidence),
        why=cleandoc(found.__doc__ or ""),
        basis=tuple(found.basis),
        bad=tuple(found.bad),
        good=tuple(found.good),
    )


def page(entries: Iterable[RuleEntry]) -> Iterator[str]:
    """docs/rules.md 的各行。"""
    yield "\n# 审查规则\n"
    yield "规则以 id 称呼，`--select`、`--ignore` 与保留意见里都用它。反例中 `>>…<<` 标出的是会被指出的字。\n"
    for family, group in groupby(entries, lambda entry: entry.family):
        yield f"## {FAMILIES.get(family, family)}（{family}）\n"
        for entry in group:
            yield from _section(entry)


def _section(entry: RuleEntry) -> Iterator[str]:
    yield f"### {entry.title}\n"
    yield f"`{entry.id}` · {SEVERITIES[entry.severity]} · 把握{CONFIDENCES[entry.confidence]}\n"
    yield f"{entry.why}\n"
    if entry.basis:
        yield f"依据：{'、'.join(entry.basis)}\n"
    for name, examples in (("反例", entry.bad), ("正例", entry.good)):
        if examples:
            yield f"{name}：\n"
            yield from _fenced(examples)


def _fenced(examples: Iterable[str]) -> Iterator[str]:
    yield "```text"
    yield "\n\n".join(example.strip("\n") for example in examples)
    yield "```\n"
