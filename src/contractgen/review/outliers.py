"""几处说法互相抵触时，哪一处最可能写错：与其他各处抵触最多的，或者说法占少数的。"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def culprits(pairs: Sequence[tuple[T, T]]) -> list[tuple[T, list[T]]]:
    """两两抵触之中，依次取出牵涉最多的一处及与它抵触的各处；一样多的取每对的前一个。"""
    rest = list(pairs)
    found: list[tuple[T, list[T]]] = []
    while rest:
        counts: dict[int, int] = {}
        for one, two in rest:
            counts[id(one)] = counts.get(id(one), 0) + 1
            counts[id(two)] = counts.get(id(two), 0) + 1
        best = max((each for pair in rest for each in pair), key=lambda each: counts[id(each)])
        against = [two if one is best else one for one, two in rest if best in (one, two)]
        found.append((best, against))
        rest = [(one, two) for one, two in rest if one is not best and two is not best]
    return found


def minority(items: Sequence[T], same: Callable[[T, T], bool]) -> tuple[list[T], list[T]]:
    """把说法一致的归在一起：占少数的各处与占多数的各处；一样多时先出现的算占少数。都一致则前者为空。"""
    groups: list[list[T]] = []
    for item in items:
        for group in groups:
            if same(group[0], item):
                group.append(item)
                break
        else:
            groups.append([item])
    if len(groups) < 2:
        return [], list(items)
    largest = max(len(group) for group in groups)
    main = [group for group in groups if len(group) == largest][-1]
    return [item for group in groups if group is not main for item in group], main
