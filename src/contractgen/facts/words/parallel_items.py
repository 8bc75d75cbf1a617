"""并列的各项各写一遍时限的，项首的名目就是级别：紧急事项5分钟内受理……；网络全断的，10分钟内回电……。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from contractgen.facts.words.limits import TimeLimit
from contractgen.model.reading import Line, Reading
from contractgen.model.record import replace
from contractgen.zh.obligation_words import STEPS
from contractgen.zh.sentences import readable

PARALLEL = "并列"
_MOST = 60  # 一行里的时限再多，就不是逐级列举了
_NUMERAL = r"[\d零一二三四五六七八九十两半]"
_HEAD = re.compile(
    r"\s*(?:[（(]\w{1,2}[)）]|[①-⑳]|\w{1,2}[.、)）]|[-•·*])?[\s“\"*]*"
    rf"(?P<head>[一-龥A-Za-z][一-龥A-Za-z\d、或及和]{{1,13}}?)[”\"*]*(?:[（(][^（）()]{{1,24}}[)）])?"
    rf"(?:的|者)?(?:[，,：:]|——|—|\s|(?={_NUMERAL}{{1,3}}\s*个?(?:半)?(?:工作)?(?:分钟|小时|日|天)))"
)
#: 不是级别的名目：一方、动作、渠道、时段
_NOT_LEVEL = re.compile(
    r"[甲乙丙丁]方|[供需买卖]方|双方|一方|委托|受托|服务商|客户|承包人|发包人|工程师|应当?|必须|须|将|均|可[以报能]|全天|已经|收到|接到|提前|逾期|超过|不得"
    r"|电话|远程|现场|上门|邮件|邮箱|热线|渠道|支持|微信|时间|时段|以外|之[后前]|自|每|于|在|由|如|若|因|第.步|首先|其次|随后|最后|然后"
    r"|响应|受理|应答|到场|解决|修复|恢复|处理|诊断|升级|通知|报告|验收|付款|发票|巡检|本|该|合同|协议"
)


def parallel(reading: Reading, limits: tuple[TimeLimit, ...]) -> tuple[TimeLimit, ...]:
    """没有认出级别的时限，补上它所在那一项的名目。"""
    named: dict[int, tuple[str, str]] = {}
    by_line: dict[int, list[TimeLimit]] = {}
    for each in limits:
        by_line.setdefault(each.span.line, []).append(each)
    stepped = sorted({each.span.line for each in limits if each.action in STEPS and each.table is None})
    for group in _runs(item for index in stepped for item in _items(reading.lines[index], by_line[index])):
        if len(group) > 1 and len({head for head, _, _ in group}) == len(group) and _alike(group):
            kinds = [each.vocabulary for _, inside, _ in group for each in inside if each.vocabulary]
            graded = sum(any(each.vocabulary for each in inside) for _, inside, _ in group)
            # 只有最后的“一般故障”是级别的叫法，其余各项说的是情形
            kind = max(kinds, key=kinds.count) if graded * 2 >= len(group) else PARALLEL
            for head, inside, _ in group:
                named.update({id(each): (head, kind) for each in inside if not each.severity})
    if not named:
        return limits
    return tuple(
        replace(each, severity=named[id(each)][0], vocabulary=named[id(each)][1])
        if id(each) in named
        else each
        for each in limits
    )


Item = tuple[str, list[TimeLimit], int]


def _items(line: Line, limits: list[TimeLimit]) -> Iterator[Item]:
    """一行（limits 是它的时限）里的各项：整行一项的，或者以分号、句号隔开的几项。"""
    here = [each for each in limits if each.bound in ("within", "bare")]
    if len(here) > _MOST:
        return
    shadow = readable(line.body)
    pieces = [(m.start(), m.end()) for m in re.finditer(r"[^；;。]+", shadow)]
    apart = [(_head(shadow, start, end), start, end) for start, end in pieces]
    if sum(1 for head, _, _ in apart if head) > 1:
        for head, start, end in apart:
            inside = [e for e in here if start <= e.span.start - line.body_start < end]
            if head and inside:
                yield head, inside, line.index
    elif (head := _head(shadow, 0, len(shadow))) and here:
        yield head, here, line.index


def _head(shadow: str, start: int, end: int) -> str:
    piece = shadow[start:end]
    colon = re.match(
        r"[^，,：:]{0,60}(?:起算|如下|起|计时|规定|计算|时限|要求|标准)[^，,：:]{0,8}[：:]", piece
    )
    found = _HEAD.match(piece, colon.end() if colon else 0)
    return found["head"] if found and not _NOT_LEVEL.search(found["head"]) else ""


def _runs(items: Iterable[Item]) -> Iterator[list[Item]]:
    """相邻的行、同一行的归成一组。"""
    run: list[Item] = []
    for item in items:
        if run and item[2] - run[-1][2] > 1:
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _alike(group: list[Item]) -> bool:
    """各项都写了时限，且至少有一个步骤是两项都写了的。"""
    steps = [{each.action for each in inside if each.action in STEPS} for _, inside, _ in group]
    return any(one & two for number, one in enumerate(steps) for two in steps[:number])
