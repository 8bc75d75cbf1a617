"""写在一句话里、没有收口的除外：其他某类亦不在内、所列仅为示例、未尽之处由一方掌握、一方可以增列。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.denied_work import denied_lines
from contractgen.facts.words.exclusion_leads import HEAD, OTHER_HEAD, excluded_lines
from contractgen.facts.words.naming import party_pattern
from contractgen.facts.words.open_ends import PAUSE, UNLIMITED, open_end
from contractgen.facts.words.outline import Outline, outlined, sentences, speaks, trimmed
from contractgen.facts.words.turned_down import NOT_DONE, NOT_IN
from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record
from contractgen.model.saying import saying

_OUT = re.compile(f"{NOT_DONE}|{NOT_IN}|不免费|不在免费")
#: 另由对方付：费用的列举以“等费用”收尾的很多，只看“类似的”
_PAID = re.compile(
    r"(?:概|均|都|一概|一律)?(?:由|归)[^。；;，,]{1,10}?(?:另付|另行支付|承担|负担|自理|支付|自付)"
)
_SIMILAR = re.compile(r"类似|相近|相仿|同类|之类|此类")
#: “除外服务”指……
_NAMED = re.compile(
    r"^[“\"]?(?:除外|排除|例外)(?:的)?(?:服务|工作|事项|项目|内容|情形|设备|功能)[”\"]?(?:是指|指|是|为|包括|系指)[：:]?"
)
_LIABLE = re.compile(r"责任|损失|违约|赔|保密|侵权|知识产权|不可抗力|价款|税|转让|分包|违反|泄露|披露|解除")
_DEFINES = re.compile(r"(?:[，,]|是|系|均|”)指(?!定|派|导|示|标)|不可用")
_COUNTS = re.compile("不得(?:计入|列入|纳入|归入|包括|包含)")
_NOT_SAMPLE = r"(?:示例|举例|例示|例子|示意|提示|参考)"
#: 所列只是例子
_SAMPLE = re.compile(
    rf"(?:列举|列示|清单|上列|前列|上述|前述|以上|所列|前款|上款|各项|第[\d.]+[款项条])[^。；;]{{0,16}}?(?:(?:仅|只|均|都)?(?:为|是|属|作为?){_NOT_SAMPLE}|(?:不|未|并非|并不|没有)(?:构成|代表|能|为|是)?(?:穷尽|列尽|全部|完整|以此为限|完全)|不以此为限|不限于此)[^。；;]*"
    r"|(?:可以?|得|有权|予以?)(?:类推|比照|参照|类比|推及|依此类推)[^。；;]*"
)
#: 未尽的由一方掌握
_LEFT = re.compile(
    r"(?:未尽|未列|未详|未明确|未规定|不明确|有疑义|不清楚|界限不清|存疑|有争议)[^。；;，,]{0,10}[，,]?[^。；;，,]{0,6}?(?:由|以|按|依|听|归)(?!双方)[^。；;，,]{1,12}?[^。；;，,]{0,14}(?:掌握|决定|确定|解释|认定|判断|把握|说了算|裁量|酌定|为准|定夺|口径)"
    r"|(?:解释权|认定权|决定权|裁量权|界定权)[^。；;，,]{0,6}(?:归|属|由)(?!双方)[^。；;，,]{1,12}"
)
#: 一方可以添
_ADDS = re.compile(
    r"(?<![不未许认])(?:可以?|有权|得|保留[^。；;，,]{0,8}权利?)[^。；;，,]{0,14}?(?:增列|增加|增补|增设|增添|补充|扩大|扩充|调整|修改|变更|增减|追加|更新|添加|添列|纳入|列入)[^。；;，,]{0,20}"
    r"|由(?!双方)[^。；;，,]{1,8}?(?:随时|不时|自行|单方|另行)[^。；;，,]{0,4}?(?:更新|调整|修改|增补|公布|增减|补充|扩充)[^。；;，,]{0,10}"
)
_ABOUT = re.compile(rf"{NOT_IN}|不予|不做|不管|不受理|不维护|不服务|不处理|例外|负面清单|排除")
_INSIDE = re.compile(r"[（(](?=[^（()）]*$)")
#: 紧接着的宾语；隔了逗号的，只看“包括但不限于”
_NEXT = re.compile(
    rf"[^。；;，,]*?(?:[，,]?{UNLIMITED}|[，,](?:以?及|和|或者?|与)[^。；;，,]*|(?=[。；;，,]|$))"
)
_TOGETHER = re.compile(r"双方|协商|补充协议|书面(?:确认|同意)|经[^。；;，,]{1,8}(?:同意|确认|批准)")


@record
class OpenExclusion:
    """一句。span 是没有收口的话；how：ended 列举没有收口、sample 只是例子、left 由一方掌握、adds 一方可以增列。"""

    span: Span
    how: str
    bounded: bool


def open_exclusions(reading: Reading) -> tuple[OpenExclusion, ...]:
    """依行文次序。"""
    outline = outlined(reading)
    return tuple(
        found
        for line in saying(
            reading,
            (
                "不",
                "外",
                "未",
                "类推",
                "比照",
                "有权",
                "可",
                "存疑",
                "权",
                "有疑义",
                "示例",
                "类似",
                "之类",
                "此类",
                "相近",
                "同类",
            ),
        )
        if line.cell is None and speaks(line)
        for found in _in_line(line, outline)
    )


def _in_line(line: Line, outline: Outline) -> Iterator[OpenExclusion]:
    titles = outline.titles(line.index)
    if OTHER_HEAD.search(titles):
        return
    headed = bool(HEAD.search(titles)) or line.index in excluded_lines(outline)
    parties = party_pattern(outline.reading)
    for start, end in sentences(line.text, line.body_start):
        text = line.text[start:end]
        if named := _NAMED.match(text):
            yield from _tail(line, start + named.end(), text[named.end() :])
            continue
        if _LIABLE.search(text) or _DEFINES.search(text):
            continue
        told = [
            (how, found)
            for how, pattern in (("sample", _SAMPLE), ("left", _LEFT), ("adds", _ADDS))
            if (found := pattern.search(text)) is not None
        ]
        if not (headed or (told and (_ABOUT.search(text) or _excluding(outline, line)))):
            told = []
        told = [
            (how, found)
            for how, found in told
            if how == "sample"
            or (
                parties.search(text)
                and not _TOGETHER.search(text)
                and (how == "left" or headed or _ABOUT.search(text))
            )
        ]
        for how, found in told[:1]:
            yield OpenExclusion(
                trimmed(line.index, line.text, start + found.start(), start + found.end()), how, False
            )
        if told:
            continue
        yield from _ended(line, start, text)


def _ended(line: Line, start: int, text: str) -> Iterator[OpenExclusion]:
    """这一句不做的事，列举没有收口。"""
    if (paid := _PAID.search(text)) is not None:
        piece = PAUSE.split(text[: paid.start()])[-1]
        if "、" in text[: paid.start()] and _SIMILAR.search(piece) and (found := open_end(piece)) is not None:
            at = start + paid.start() - len(piece)
            yield OpenExclusion(
                trimmed(line.index, line.text, at + found[0], at + found[1]), "ended", found[2]
            )
            return
    for out in _OUT.finditer(text):
        if out[0].startswith("不得") and not _COUNTS.match(out[0]):
            continue  # 不得发布侵犯其他用户权益的内容：是禁止谁做，不是不管
        first = max(text.rfind(mark, 0, out.start()) for mark in ("：", ":", "但")) + 1
        if (inner := _INSIDE.search(text, first, out.start())) is not None:
            first = inner.end()  # 户外广告牌（大型的除外）
        before = text[first : out.start()].rstrip("，,均皆亦也都一律概")
        pieces = PAUSE.split(before)
        at = first + len(before) - len(pieces[-1])
        if (found := open_end(pieces[-1])) is not None and pieces[-1].strip():
            yield OpenExclusion(
                trimmed(line.index, line.text, start + at + found[0], start + out.end()), "ended", found[2]
            )
            return
        after = _NEXT.match(text, out.end())
        if after is not None and (found := open_end(after[0])) is not None:
            spot = trimmed(line.index, line.text, start + out.end() + found[0], start + out.end() + found[1])
            yield OpenExclusion(spot, "ended", found[2])
            return


def _tail(line: Line, start: int, text: str) -> Iterator[OpenExclusion]:
    """列举的最后一项没有收口。"""
    pieces = PAUSE.split(text.rstrip("。；;"))
    at = start + sum(len(piece) + 1 for piece in pieces[:-1])
    if (found := open_end(pieces[-1])) is not None:
        yield OpenExclusion(trimmed(line.index, line.text, at + found[0], at + found[1]), "ended", found[2])


def _excluding(outline: Outline, line: Line) -> bool:
    """同一条里前面说过除外。"""
    article = outline.article(line.index)
    if article is None:
        return False
    lines = outline.reading.lines[article.first : line.index]
    return any(_OUT.search(one.text) for one in lines)


#: 一方说了算，或者没有答应的都不做
_HIS_SAY = re.compile(
    r"(?:以|由|按|凭)[^。；;，,、]{0,10}?(?:解释|决定|认定|判断|通知|说明|口径|公布|裁量|意见|答复)[^。；;，,、]{0,4}(?:为准|$)?"
    r"|(?:没有|未|不)(?:明确|书面|主动)?(?:答应|应允|同意|承诺|确认|许诺)|凡?(?:合同)?没(?:有)?(?:写|提|列)[^。；;，,、]{0,6}(?:不做|不管|不负责)|(?:其余|其他|剩下)的?(?:一切|全部|所有)?(?:需求|工作|事项|服务|问题|都|均|一律)"
)


def loosely_open(reading: Reading) -> tuple[Span, ...]:
    """标题、引导句说除外之下的各行各格，列举没有收口、由一方说了算的；认得松，只作提示。"""
    outline = outlined(reading)
    denied, parties = denied_lines(reading), party_pattern(reading)
    found: list[Span] = []
    for line in outline.lines():
        if line.index not in denied or not speaks(line) or OTHER_HEAD.search(outline.titles(line.index)):
            continue
        if line.cell is not None and line.cell.header:
            continue
        at = line.body_start
        for piece in _PIECES.finditer(line.text, line.body_start):
            text, at = piece[0], piece.start()
            if _LIABLE.search(text) or _TOGETHER.search(text):
                continue
            his = _HIS_SAY.search(text) if parties.search(line.text) else None
            spot = open_end(text) or (his and his.span())
            if spot:
                found.append(trimmed(line.index, line.text, at + spot[0], at + spot[1]))
    return tuple(found)


_PIECES = re.compile("(?:[（(][^（()）]*[)）]|[^、。；;：:])+")
