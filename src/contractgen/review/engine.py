"""审查：逐条运行规则，排好次序、去掉重复、加上指纹；一条规则出错不妨碍其余。"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from contractgen.model.errors import ContractgenError
from contractgen.model.finding import Finding, NotChecked
from contractgen.model.record import record
from contractgen.review import discovery
from contractgen.review.discovery import Rules
from contractgen.review.draft import Draft
from contractgen.review.fingerprint import fingerprinted
from contractgen.review.helper import Helper, can_help
from contractgen.review.mishaps import note
from contractgen.review.rule import Rule

_FAULT = "规则运行时出错"


@record
class Outcomes:
    """规则对一份草稿的全部结论。"""

    findings: list[Finding]
    not_checked: list[NotChecked]


#: 要看的事实与其余各类很少相同的几类，可以另跑
_APART = ("dispute", "law", "money", "service-level", "time-limit")


#: 已经用帮手审过草稿
_helped: list[bool] = []


def run(draft: Draft, rules: Iterable[type[Rule]], *, helped: bool = False) -> Outcomes:
    """运行各条规则，意见不论把握大小。helped：草稿长的，一部分规则交给帮手进程。"""
    if helped and isinstance(rules, Rules) and can_help(len(draft.reading.lines)):
        raw = _with_help(draft, rules)
    else:
        raw = _raw(draft, rules)
    findings = fingerprinted(sorted(dict.fromkeys(raw.findings), key=_order), draft.reading)
    unchecked = sorted(dict.fromkeys(raw.not_checked), key=_place)
    return Outcomes(findings, unchecked)


def load_while(rules: Rules, waiting: Callable[[], bool]) -> None:
    """等着别的事时先载入规则，不等了就停：自己要跑的在前，交给帮手的在后。"""
    apart, rest = rules.parted(_APART)
    for rule_id in (*rest.ids, *apart.ids):
        if not waiting():
            return
        discovery.rule(rule_id)


def _with_help(draft: Draft, every: Rules) -> Outcomes:
    """帮手跑 _APART 各类，自己跑其余，各自载入所要的规则；帮手没有做成的自己补做。"""
    if _helped:  # 不是第一份草稿：先载入全部，免得每个帮手各载入一遍
        tuple(every)
    _helped.append(True)
    apart, rest = every.parted(_APART)
    helper = Helper(lambda: _faultless(draft, apart))
    try:
        own = _raw(draft, rest)
    finally:
        other = helper.result()
    other = other or _raw(draft, apart)
    return Outcomes([*own.findings, *other.findings], [*own.not_checked, *other.not_checked])


def _faultless(draft: Draft, rules: Rules) -> Outcomes | None:
    """有规则出错的不算数，要在自己的进程里再出一次错，好记下来。"""
    found = _raw(draft, rules)
    return None if any(each.why.startswith(_FAULT) for each in found.not_checked) else found


def _raw(draft: Draft, rules: Iterable[type[Rule]]) -> Outcomes:
    raw = Outcomes([], [])
    for rule in rules:
        _run_one(draft, rule, raw)
    return raw


def _run_one(draft: Draft, rule: type[Rule], into: Outcomes) -> None:
    """一条规则出错时，已得出的意见照用，其余列为未能判断。"""
    try:
        for outcome in rule().check(draft):
            if isinstance(outcome, NotChecked):
                into.not_checked.append(outcome)
            else:
                into.findings.append(_checked(outcome, draft))
    except ContractgenError:
        raise  # 使用者自己的文件（如事务所的名册）写错了，不是规则的毛病
    except Exception as error:
        note(f"规则 {rule.id}", error)
        why = f"{_FAULT}（{type(error).__name__}），没有查完；这是程序的毛病，请反馈。"
        into.not_checked.append(NotChecked(rule.id, why))


def _checked(finding: Finding, draft: Draft) -> Finding:
    """意见所指的文字必须确实在草稿里。"""
    for span in (finding.span, *finding.related):
        length = len(draft.reading.lines[span.line].text)
        if not 0 <= span.start <= span.end <= length:
            raise ValueError(f"{finding.rule}：{span} 超出该行的 {length} 个字")
    return finding


def _order(finding: Finding) -> tuple[int, int, int, int, str, str]:
    span = finding.span
    return (span.line, span.start, span.end, -finding.severity, finding.rule, finding.message)


def _place(unchecked: NotChecked) -> tuple[int, int, str, str]:
    span = unchecked.span
    return (span.line if span else -1, span.start if span else 0, unchecked.rule, unchecked.why)
