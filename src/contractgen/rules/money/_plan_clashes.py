"""分期付款与总价、各期比例的合计对不对得上。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.facts.amounts import StatedTotal
from contractgen.facts.instalments import Instalment, Plan
from contractgen.facts.money_mentioned import money_mentioned
from contractgen.facts.phases import Phases
from contractgen.facts.words.fee_items import one_of_several
from contractgen.facts.words.price_rows import PriceRow, price_tables
from contractgen.model.record import replace
from contractgen.review.draft import Draft
from contractgen.rules.money._clashes import Clash, clash, only, percent, said

_NAMED = 2  # 费用的名目至少几个字
_RATED = re.compile("[日月季年次每/]|单价")  # 月费、年费一栏：不是总数


def in_plans(
    plans: tuple[Plan, ...], totals: tuple[StatedTotal, ...], mentioned: frozenset[Decimal]
) -> Iterator[Clash]:
    whole = only(totals)
    for plan in plans:
        for part in plan.parts:
            if (
                whole is None
                or part.amount is None
                or part.amount_span is None
                or part.base
                or part.cumulative
                or plan.recurring
            ):
                continue
            share = whole * part.percent
            if abs(share - part.amount) > Decimal("0.05") and not _of_another(part, mentioned):
                stated = next(each for each in totals if each.kind in ("gross", "total"))
                yield clash(
                    part.amount_span,
                    (part.span, stated.span),
                    f"总价{said(whole)}的{part.words}是{said(share)}，写的是{said(part.amount)}。",
                    part.provisional,
                )
        yield from _hundred(plan, plans)
        if whole is not None:
            yield from _rest(plan, whole, mentioned)


def _rest(plan: Plan, whole: Decimal, mentioned: frozenset[Decimal]) -> Iterator[Clash]:
    """先付几成，余款若干元：合起来应是总价。"""
    parts = plan.parts
    if plan.left is None or plan.left_span is None or plan.recurring or _added(parts) >= 1:
        return
    if any(part.base or part.cumulative or part.deposit for part in parts):
        return
    paid = sum((whole * part.percent if part.amount is None else part.amount for part in parts), Decimal(0))
    if {paid + plan.left, whole - paid - plan.left} & (mentioned - {whole}):
        return  # 另一笔钱的余款，或者还有写明的一笔
    if abs(whole - paid - plan.left) > Decimal("0.05"):
        yield clash(
            plan.left_span,
            tuple(part.amount_span or part.span for part in parts),
            f"总价{said(whole)}减去先付的{said(paid)}是{said(whole - paid)}，余款写的是{said(plan.left)}。",
            any(part.provisional for part in parts),
        )


def _of_another(part: Instalment, mentioned: frozenset[Decimal]) -> bool:
    """是写明的另一笔钱的几成：建设费240,000元，……付40%即96,000元。"""
    amount = part.amount
    return amount is not None and any(
        abs(each * part.percent - amount) <= Decimal("0.05") for each in mentioned
    )


def in_phases(draft: Draft, plans: tuple[Phases, ...], totals: tuple[StatedTotal, ...]) -> Iterator[Clash]:
    """只写金额的分期，合计应是总价；等于任何一项写明的金额、每年一回而合若干年之数的，都算相符；说的是其中一项费用的，与价目表里那一行比。"""
    whole = only(totals)
    for plan in plans:
        added = sum(plan.amounts, Decimal(0))
        row = _row_of(draft, plan)
        if row is not None and added not in draft.ask(money_mentioned):
            told = f"{row.name}各期金额之和是{said(added)}，价目表里是{said(row.cells[-1].value)}。"
            yield clash(plan.spans[0], (*plan.spans[1:], row.cells[-1].span), told, plan.provisional)
            continue
        if (
            len(plans) > 1
            or added in draft.ask(money_mentioned)
            or (plan.item and one_of_several(draft.reading, plan.item))
        ):
            continue
        if whole is None or added == whole or whole - added in draft.ask(money_mentioned):
            continue  # 其余的是写明的另一笔：设备款一次付清，维护费按季付
        if not (plan.every and added and whole % added == 0):
            stated = next(each for each in totals if each.kind in ("gross", "total"))
            told = f"各期金额之和是{said(added)}，总价是{said(whole)}。"
            yield clash(plan.spans[0], (*plan.spans[1:], stated.span), told, plan.provisional)


def _row_of(draft: Draft, plan: Phases) -> PriceRow | None:
    """分期说的那一项费用，价目表里唯一的一行，只留金额一格；没有、有几行几格的为 None。"""
    if len(plan.item) < _NAMED or plan.every:
        return None
    rows = [
        row
        for table in draft.ask(price_tables)
        for row in table.rows
        if plan.item in row.name and not row.total
    ]
    cells = [cell for row in rows for cell in row.cells if cell.kind in ("gross", "amount")]
    whole = len(rows) == len(cells) == 1 and not _RATED.search(cells[0].head)
    return replace(rows[0], cells=tuple(cells)) if whole else None


def _hundred(plan: Plan, plans: tuple[Plan, ...]) -> Iterator[Clash]:
    """各期比例之和等于100%。"""
    parts = plan.parts
    if len(parts) < 2 or plan.recurring or len({part.base for part in parts}) > 1:
        return
    added = _added(parts)
    split = [[part for part in parts if part.span.line == line] for line in plan.paragraphs]
    if added == 1 or (len(split) > 1 and all(_added(tuple(group)) == 1 for group in split if group)):
        return
    if _added(tuple(part for part in parts if not part.deposit)) == 1:  # 定金另说
        return
    same_article = [other for other in plans if other.article == plan.article]
    everything = tuple(part for other in same_article for part in other.parts)
    if added < 1 and (any(other.rest for other in same_article) or _added(everything) == 1):
        return
    if any(part.base for part in parts) and added < 1:
        return
    words = "、".join(part.words for part in parts)
    yield clash(
        parts[0].span,
        tuple(part.span for part in parts[1:]),
        f"各期付款比例（{words}）之和是{percent(added)}，不是100%。",
        any(part.provisional for part in parts),
    )


def _added(parts: tuple[Instalment, ...]) -> Decimal:
    """“付至”的以该比例为累计。"""
    added = Decimal(0)
    for part in parts:
        added = part.percent if part.cumulative else added + part.percent
    return added
