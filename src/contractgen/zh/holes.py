"""找出一行文字里还没有填的地方：下划线、空格、X、未填的日期、合并域；方括号的占位另见 slots。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from contractgen.zh.dates_unfilled import unfilled_dates
from contractgen.zh.leftovers import leftovers
from contractgen.zh.masked import masked
from contractgen.zh.mentions import mentions
from contractgen.zh.options import boxes, ways
from contractgen.zh.slots import slots

GAP = "\u2581"  # 代替 Word 里带下划线的空格
_CN = "\u4e00-\u9fff"
_SPACES = " \u3000\u00a0\u2002\u2003\t"
_UNITS = re.compile(
    r"[年月日时分秒元角个份次天万%％‰￥¥（()）:：/大小写整第条款项号人民币\s\u3000\u00a0\u2002\u2003]*"
)

_RUN_HINT = re.compile(r"[_＿\u2581—－…·‗ˍ﹍﹎]|-{6}|\.{6}")
_SPACE_HINT = re.compile(r"[ \u00a0\u2002\u2003]{2}|\u3000")
_BRACKET_HINT = re.compile(r"[（(“《「『][ \u3000\u00a0]*[）)”》」』]")
_RUN = re.compile(
    r"[_＿]{2,}|\u2581+|—{4,}|－{4,}|-{6,}|…{3,}|…{2}(?=[元%％天日月年次份个])|\.{6,}|·{4,}|[‗ˍ﹍﹎]{2,}"
    r"|(?<=[：:为第])[_＿](?=[，,。；;元条款日年月天个])|—{2,}(?=[%％‰]|万?元|个(?:月|工作日)|日[内前])"
)
_PADDING = re.compile(
    r"[\d０-９.,，:：\-/%％〇零一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟整元]{1,20}"
    r"|[^_＿，。；、：\s]{2,30}(?:公司|中心|学院|大学|医院|集团|银行|支行|委员会)"
)
_OPEN_GAP = re.compile(
    r"(?<=[：:为])[ \u3000\u00a0]{2,}(?=[，。；）)])|(?<=[币：:￥¥])[ \u3000\u00a0](?=元[整（(，。）)])|(?<=[由经向])[ \u3000\u00a0]{3,}(?=承担|负责|支付|提供"
    r"|出具|保管|办理|管辖|仲裁|起诉|确认|签发)"
)
_EMPTY_BRACKETS = re.compile(
    r"（[ \u3000\u00a0]*）|(?<![A-Za-z0-9_\])）])\([ \u3000\u00a0]*\)(?!\s*[;{=])|“[ \u3000\u00a0]*”"
    r"|《[ \u3000\u00a0]*》|「[ \u3000]*」|『[ \u3000]*』"
)
_SPACE_GAP = re.compile(
    r"(?<=[共为计即约达于满过少超每币：:￥¥收付按在期前后第])(?:[ \u00a0\u2002\u2003]{2,}"
    r"|\u3000+[ \u3000]*)"
    r"(?=(?:[十百千万亿]{0,2}元|[%％‰]|个?(?:工作日|日历日|自然日|小时|月(?!\s*[日\u3000 ]))|天"
    r"|日(?=[内前后起，。；])|分钟|份|次|台|套|人(?=[，。；、])|条|款|平方米))"
)
# 句子里（有逗号、句号的行）汉字与单位之间的空格；表头和题目里的空格是排版
_UNIT_GAP = re.compile(
    rf"(?<=[{_CN}])(?:[ \u00a0\u2002\u2003]{{2,}}|\u3000+[ \u3000]*)"
    r"(?=[%％‰]|万?元(?![\u4e00-\u9fff]{1,2}[ \u3000])|个(?:工作日|自然日|日历日|月|小时)|小时|分钟"
    r"|人(?=[，。；、]))"
)
_IN_SENTENCE = re.compile(r"[，。；,;]")
_CODE = re.compile(r"https?://\S+|[\w.]+@[\w.]+|[A-Za-z0-9]+(?:_+[A-Za-z0-9]+)+")
_CONTENTS = re.compile(r"(?:…|\.|·|．){3,}\s*\d+\s*$")
_ANY = re.compile(
    r"[_＿\u2581—－…·‗ˍ﹍﹎某XＸxNＮnkyzmYZM?？□#＃×*＊●○◯△▲◆◇■□〇yY{«<＜〈$%&\[（(“《「『【〔［〖]|--|\.\.|[ \u00a0\u2002\u2003\t]{2}"
    r"|\u3000|[月年日]|[例比譬]如|示例|e\.g|[#@~^`‹]|错误|击|选择|键入|输入|引用源|REF|_Toc|MERGE|MACRO|Error|Choose|Click|Select|Enter|Type|ull|NULL|ndefined|NaN|None|nil"
)


@dataclass(frozen=True, slots=True)
class Hole:
    """一处没有填的地方。kind: slot date way field blank mask；互不重叠。"""

    start: int
    end: int
    kind: str


def underlined(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """把带下划线的空格换成 GAP，长度不变。

    一段下划线里有文字的，空格只是衬着已填的内容（⟦ 60 ⟧%）；只有一个空格的不是空白。
    """
    for start, end in _regions(ranges):
        part = text[start:end]
        if not part.strip(_SPACES):
            wide = part.count("\t") * 4 + part.count("\u3000") * 2 + part.count("\u2003") * 2
            if len(part) + wide >= 2:
                text = text[:start] + GAP * len(part) + text[end:]
        elif _UNITS.fullmatch(part) and re.search(rf"[{_SPACES}]{{2,}}", part):
            part = re.sub(rf"[{_SPACES}]{{2,}}", lambda found: GAP * len(found.group()), part)
            text = text[:start] + part + text[end:]
    return text


def _regions(ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """首尾相接的下划线算一段。"""
    start = end = -1
    for first, last in sorted(ranges):
        if first > end:
            if end > start:
                yield start, end
            start, end = first, last
        else:
            end = max(end, last)
    if end > start:
        yield start, end


@lru_cache(maxsize=65536)
def holes(text: str) -> tuple[Hole, ...]:
    """一行里没有填的地方，从左到右。大的吞掉小的：占位里的 X、日期里的下划线不另算。"""
    if not _ANY.search(text) or _listed_contents(text):
        return ()
    taken = _Taken(text)
    taken.skip(mentions(text))
    taken.add("field", leftovers(text))
    taken.add("slot", ((slot.start, slot.end) for slot in slots(text)))
    if "_" in text or "@" in text or "://" in text:
        taken.skip(_found(_CODE, text))
    taken.skip(_boxed(text))
    taken.add("date", unfilled_dates(text))
    taken.add("way", ways(text))
    taken.add("blank", _blanks(text))
    taken.add("mask", masked(text))
    return tuple(sorted(taken.holes, key=lambda hole: hole.start))


def _listed_contents(text: str) -> bool:
    """目录的一行：点线与页码。"""
    return text[-1:].isdigit() and _CONTENTS.search(text) is not None


def _boxed(text: str) -> Iterator[tuple[int, int]]:
    """（ ）一次性 （ ）分期：括号是选框，不是留白。"""
    if _BRACKET_HINT.search(text):
        found = boxes(text)
        if len(found) > 1:
            yield from ((box.start, box.end) for box in found if box.option)


class _Taken:
    """已有归属的位置。"""

    def __init__(self, text: str) -> None:
        self.used = bytearray(len(text))
        self.holes: list[Hole] = []

    def add(self, kind: str, places: Iterable[tuple[int, int]]) -> None:
        for start, end in places:
            if not any(self.used[start:end]):
                self.holes.append(Hole(start, end, kind))
                self.used[start:end] = b"\x01" * (end - start)

    def skip(self, places: Iterable[tuple[int, int]]) -> None:
        for start, end in places:
            self.used[start:end] = b"\x01" * (end - start)


def _found(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in pattern.finditer(text))


def _blanks(text: str) -> Iterator[tuple[int, int]]:
    """下划线一类的留白、空的括号、数目前的空格。"""
    runs = [found.span() for found in _RUN.finditer(text)] if _RUN_HINT.search(text) else []
    whole = text.strip()
    if runs and len(runs) == 1 and text[slice(*runs[0])] == whole and whole[0] not in "_＿" + GAP:
        runs = []  # 整行的横线是分隔线
    padded = _padded(text, runs)
    yield from (run for run in runs if run not in padded)
    if _SPACE_HINT.search(text):
        yield from _found(_SPACE_GAP, text)
        yield from _found(_OPEN_GAP, text)
        if _IN_SENTENCE.search(text):
            yield from _found(_UNIT_GAP, text)
    if _BRACKET_HINT.search(text):
        yield from _found(_EMPTY_BRACKETS, text)


def _padded(text: str, runs: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """__60__% 里衬着已填内容的下划线。"""
    padded: set[tuple[int, int]] = set()
    for left, right in pairwise(runs):
        if _PADDING.fullmatch(text[left[1] : right[0]].strip()):
            padded |= {left, right}
    return padded
