"""话大半相同、数不相同的两处：不看动作词表，只看两句所说的话有几成一样；拿不准，只供提示。"""

from __future__ import annotations

import re
from itertools import combinations

from contractgen.facts.words.likeness import Valued, doer, done, likeness
from contractgen.facts.words.same_event import event, one_object, siblings
from contractgen.facts.words.valued import valued
from contractgen.model.reading import Reading
from contractgen.zh.grades import grades_in
from contractgen.zh.working_time import equal

_MANY = 120  # 再多的不逐对比较
_TIMES = 12  # 相差更多的，未必是一件事
_LIKE, _MARKED, _ALL = 0.6, 0.7, 0.9
_APART_LINES = 2
_EITHER = {"双方", "一方", "任何一方", "任一方", "对方"}
_THRESHOLDS = frozenset({"超过", "不超过", "不足", "以上", "以下", "大于", "小于"})
_NAMED = re.compile(r"([一-龥]{1,6}期)(?:限|间)?(?:均|应|不少于|至少|为|是|[：:])*\s*$")
_MONEY = re.compile(r"元|费(?!用?结算)|违约金|罚|扣|减收|[%％‰]|千分|万分|百分|折合|折算")
_ENDED = re.compile(r"(?:解除|终止)(?:本)?(?:合同|协议)")
_PAID = re.compile("支付|付款|付清|汇入|缴纳|发票|款项|尾款|余款")
_APART = re.compile(
    r"非工作|非服务|节假日|夜间|周末|服务时间(?:以|之)?外|工作时间(?:以|之)?外|备用|临时|终[验审稿]|初[验审稿]|首[期次付]|尾款|余款|进度款|预付|质保金|保证金"
)


def alike_values(reading: Reading) -> tuple[tuple[Valued, Valued], ...]:
    """话大半相同、数不相同的各对，依行文次序；同一行、同一张表里的，同一款下并列的不算。"""
    found = tuple(valued(reading))[:_MANY]
    lines: dict[int, set[tuple[str, float]]] = {}
    for each in found:
        lines.setdefault(each.span.line, set()).add((each.kind, each.size))
    return tuple(
        (one, two)
        for one, two in combinations(found, 2)
        if _comparable(one, two)
        and not (_agrees(one, lines[two.span.line]) or _agrees(two, lines[one.span.line]))
        and _alike(reading, one, two)
    )


def _agrees(one: Valued, others: set[tuple[str, float]]) -> bool:
    """另一处那一行里也有同样的数。"""
    return any(size == one.size for _, size in others)


def _comparable(one: Valued, two: Valued) -> bool:
    if one.span.line == two.span.line or (one.table is not None and one.table == two.table):
        return False
    kinds = {one.kind, two.kind}
    if len(kinds) > 1 and kinds != {"within", ""}:
        return False
    if one.size == two.size or (one.duration and two.duration and equal(one.duration, two.duration)):
        return False
    short, long = sorted((one.size, two.size))
    if short <= 0 or long > short * _TIMES:
        return False
    days = abs(long - short) / long
    return not (days < 0.05 and long >= 24 * 28)  # 90日与3个月


def _alike(reading: Reading, one: Valued, two: Valued) -> bool:
    near = _near(reading, one.span.line, two.span.line)
    if near and (one.kind != "every" or abs(one.span.line - two.span.line) < _APART_LINES):
        return False
    if one.kind == "term":
        return True
    if set(_APART.findall(one.local)) != set(_APART.findall(two.local)):
        return False
    if any(bool(words.search(one.local)) != bool(words.search(two.local)) for words in (_ENDED, _PAID)):
        return False
    if _MONEY.search(one.context) and _MONEY.search(two.context):
        return False
    levels = [{(each.family, each.rank) for each in grades_in(each.context)} for each in (one, two)]
    if levels[0] != levels[1]:
        return False
    names = [_NAMED.search(each.context.split("｜")[-2]) for each in (one, two)]
    named = [found[1] for found in names if found]
    if len(named) == 2 and named[0] != named[1]:
        return False  # 服务期为三年，质保期为两年；软件的质保期
    who = [doer(each) for each in (one, two)]
    if all(who) and who[0] != who[1] and not _EITHER & set(who):
        return False
    first, second = event(one.context), event(two.context)
    if first.acts and second.acts and not first.acts & second.acts:
        return False
    marks = [each.marks - _THRESHOLDS for each in (first, second)]
    if one.kind == "every" and not one_object(first, second):
        return False
    if not (marks[0] <= marks[1] or marks[1] <= marks[0]):
        return False
    if one.kind != "advance" and not (done(one, two) and done(two, one)):
        return False
    part = likeness(one, two, 2) if one.kind == "every" and first.acts & second.acts else likeness(one, two)
    return part >= (_ALL if near else _MARKED if marks[0] != marks[1] else _LIKE)


def _near(reading: Reading, one: int, two: int) -> bool:
    """挨着的两行，同一条下并列的两款：通常是有意分开写的。"""
    if reading.lines[one].cell or reading.lines[two].cell:
        return False
    first, second = (re.match(r"\d+[.．]", reading.lines[at].number) for at in (one, two))
    numbered = first is not None and second is not None and first.group() == second.group()
    return abs(one - two) == 1 or numbered or siblings(reading, one, two)
