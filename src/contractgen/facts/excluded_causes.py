"""写在一句话里、以原因推出去的：因某某造成的故障不修、起于某某的破损不赔、根源在某某的不计。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.attribution import attributed, proves
from contractgen.facts.words.causes import CAUSE, CAUSED, OUTSIDE, PLAIN_FACT
from contractgen.facts.words.naming import party_pattern
from contractgen.facts.words.outline import Outline, outlined, sentences, speaks, trimmed
from contractgen.facts.words.turned_down import TURNED_DOWN
from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record
from contractgen.model.saying import saying

#: 说的是责任、工期、解除、费用的分担，不是做不做、算不算
_OTHER_MATTER = re.compile(
    r"责任(?!在)|违约|顺延|延长|解除|终止|损失|纠纷|诉讼|侵权|索赔|工期|竣工|侵犯|知识产权|保密|泄露|货款|价款|退还|退款|退回|变更合同|合同无效|保证金|人身|伤"
)
_OTHER_HEAD = re.compile(
    r"不可抗力|保密|知识产权|解除|终止|违约|赔偿|责任|争议|送达|税|付款|支付|个人信息|质保金|声明"
)
#: 没有说出是什么原因：由此、因下列情形、无论因何
_UNNAMED = re.compile(
    r"(?:[由因]此|以[上下]|下[列述]|上述|前述|因何|任何|何种|如下|所述)(?:[^。；;，,]{0,6}(?:原因|情形|情况|事由))?"
)
#: 因此而来的费用，说的是费用谁出
_COST = re.compile(r"(?:的|之)?[^。；;，,]{0,10}?(?:费用?|税|成本|支出|款项|开支|请求|后果)")

#: 因某某的损坏，乙方负责修：是做的
_TAKEN = re.compile(r"[^，,。；;]{0,16}[，,][^，,。；;不]{0,8}负责[^，,。；;]{0,14}(?:维修|更换|修复|处理)")


@record
class ExcludedCause:
    """一句。cause 是说原因的话，sentence 是全句。"""

    cause: Span
    sentence: Span


def excluded_causes(reading: Reading) -> tuple[ExcludedCause, ...]:
    """没有写由谁、凭什么认定的，依行文次序。"""
    outline = outlined(reading)
    parties = party_pattern(reading)
    found: list[ExcludedCause] = []
    for line in saying(reading, CAUSED):
        if line.cell is not None or not speaks(line):
            continue
        here = list(_in_line(line, parties))
        if here and not _OTHER_HEAD.search(outline.titles(line.index)) and not attributed(outline, line):
            found += here
    found += _in_tables(outline)
    return tuple(sorted(found, key=lambda one: one.cause.line))


def _in_tables(outline: Outline) -> Iterator[ExcludedCause]:
    """一格说原因，同一行的另一格说不予处理、收费。"""
    for row in outline.rows():
        for cell in row.cells:
            cause = CAUSE.search(cell.text)
            if cause is None or _unfit(cell.text, cause) or attributed(outline, cell):
                continue
            others = [one for one in row.cells if one is not cell]
            down = any(TURNED_DOWN.search(one.text) for one in others)
            if down and not any(_OTHER_MATTER.search(one.text) or proves(one.text) for one in others):
                spot = Span(cell.index, cause.start(), cause.end())
                yield ExcludedCause(spot, Span(cell.index, cell.body_start, len(cell.text)))


def _unfit(text: str, cause: re.Match[str]) -> bool:
    """没有说出原因，说的是费用、外来的事，或者一查便知的事。"""
    return bool(
        _UNNAMED.search(cause[0])
        or _COST.match(text, cause.end())
        or OUTSIDE.search(cause[0])
        or PLAIN_FACT.search(cause[0])
    )


def _in_line(line: Line, parties: re.Pattern[str]) -> Iterator[ExcludedCause]:
    for start, end in sentences(line.text, line.body_start):
        text = line.text[start:end]
        cause = CAUSE.search(text)
        if cause is None or _OTHER_MATTER.search(text[: cause.start()] + text[cause.end() :]):
            continue
        if _unfit(text, cause):
            continue
        if _by_itself(cause[0], text[cause.end() :], parties):
            continue
        if _TAKEN.match(text, cause.end()):
            continue
        if TURNED_DOWN.search(text, cause.end()) or TURNED_DOWN.search(text[: cause.start()]):
            said = trimmed(line.index, line.text, start + cause.start(), start + cause.end())
            yield ExcludedCause(said, trimmed(line.index, line.text, start, end))


def _by_itself(cause: str, after: str, parties: re.Pattern[str]) -> bool:
    """谁造成的由谁承担：因乙方原因造成的，由乙方免费修复。"""
    told = parties.search(cause)
    if told is None or cause.startswith(("非", "不是", "并非")):
        return False
    one = re.escape(told[0])
    return bool(re.search(rf"(?:由|归){one}|{one}(?:应|须|需|必须|负责|免费|自费|自行|予以)", after))
