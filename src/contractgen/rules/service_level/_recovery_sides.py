"""几处恢复目标哪些可以相比，哪一边占多数。"""

from __future__ import annotations

from decimal import Decimal

from contractgen.facts.words.recovery_values import RecoveryValue
from contractgen.review.outliers import minority
from contractgen.zh.working_time import equal, longer


def comparable(group: list[RecoveryValue]) -> list[RecoveryValue]:
    """由频率得出的间隔，写明全量、增量的各有各的，不与别的相比；写明“最长间隔”的与最密的相比。"""
    modes = {each.mode for each in group if each.derived}
    if len(modes) < 2:
        return group
    plain = [each for each in group if not each.derived]
    derived = [each for each in group if each.derived]
    if plain:
        dense = densest(derived, derived)
        return [*plain, *dense]
    return []


def densest(group: list[RecoveryValue], main: list[RecoveryValue]) -> list[RecoveryValue]:
    """最密的一个间隔。"""
    best = main[:1]
    for each in group:
        if not best or longer(best[0].duration, each.duration):
            best = [each]
    return best or main


def sides(
    group: list[RecoveryValue], hints: list[RecoveryValue]
) -> tuple[list[RecoveryValue], list[RecoveryValue]]:
    """占少数的与占多数的；一样多时，与备份间隔（或RPO）相等的算占多数。"""
    odd, main = minority(group, lambda a, b: equal(a.duration, b.duration) or _other_matter(a, b))
    if odd and len(odd) == len(main):
        backed = [any(equal(side[0].duration, hint.duration) for hint in hints) for side in (odd, main)]
        if backed == [True, False]:
            return main, odd
    return odd, main


def one_line(group: list[RecoveryValue]) -> bool:
    """都在一行里先后写的：对ERP，RPO为15分钟；对MES，RPO为24小时——各说各的。"""
    return len({each.span.line for each in group}) == 1


def _other_matter(one: RecoveryValue, two: RecoveryValue) -> bool:
    """备份的不是同一样东西：主库与备库、数据库与配置。"""
    a, b = one.matter, two.matter
    if one.kind != "interval" or not a or not b or a in b or b in a:
        return False
    one_pairs, two_pairs = _pairs(a), _pairs(b)
    shared = len(one_pairs & two_pairs)
    return shared < Decimal("0.7") * min(len(one_pairs), len(two_pairs))


def _pairs(words: str) -> set[str]:
    return {words[place : place + 2] for place in range(len(words) - 1)} or {words}


def conflicting(group: list[RecoveryValue]) -> bool:
    return any(not equal(group[0].duration, each.duration) for each in group[1:])
