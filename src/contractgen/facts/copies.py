"""合同一式几份，各方各执几份。"""

from __future__ import annotations

import re

from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.numerals import parse_number

_N = r"[0-9０-９一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾]+(?:\s*[（(][0-9０-９一二三四五六七八九十]+[）)])?"
_TOTAL = re.compile(rf"(?:一式|壹式|正本(?:一式)?|共(?:计)?(?:签署)?)\s*(?P<n>{_N})\s*份")
_SHARE = re.compile(rf"(?P<n>{_N})\s*份(?![额子数])")
#: 一人一份、一家一份、每方两份、人手一份：每一方都有
_EACH = re.compile(r"(?:一|每|各)(?:个?人|家|方|边|个?单位|位)\s*$|人手\s*$|两边\s*$|分别\s*$|都\s*$")
_LABEL = re.compile(
    "甲方|乙方|丙方|丁方|买方|卖方|供方|需方|客户|服务商|服务提供方|服务接受方|委托方|受托方|委托人|受托人"
    "|采购人|供应商|采购方|发包人|承包人|发包方|承包方|出租方|承租方"
)
_REST = re.compile(r"其余|余下|剩余|另")
_UNCLEAR = re.compile(r"副本|复印|扫描|电子|每份|中文|英文|文本[^，]{0,4}份")
_PARTIES = {"双": 2, "两": 2, "三": 3, "四": 4}


@record
class Copies:
    """份数：一共几份，各方所执合计几份；算不清的 held 为 None。rest 表示写明了其余的归谁。"""

    span: Span
    total: int
    held: int | None
    held_spans: tuple[Span, ...]
    rest: bool


def copies(reading: Reading) -> tuple[Copies, ...]:
    """正文里关于份数的约定。"""
    lines = [line for line in reading.judged() if line.zone is not Zone.FORM and line.part == "body"]
    return tuple(found for line in lines if "份" in line.text for found in _in_line(line, reading))


def _in_line(line: Line, reading: Reading) -> list[Copies]:
    text = line.text
    total = _TOTAL.search(text)
    if total is None or len(_TOTAL.findall(text)) > 1:
        return []
    count = _count(total["n"])
    if count is None:
        return []
    stop = text.find("。", total.end())
    sentence = text[total.end() : stop if stop > 0 else len(text)]
    held, spans = _held(sentence, total.end(), line, reading)
    if not spans:
        return []
    held = None if _UNCLEAR.search(text) else held
    span = Span(line.index, total.start(), total.end())
    return [Copies(span, count, held, spans, bool(_REST.search(sentence)))]


def _held(sentence: str, offset: int, line: Line, reading: Reading) -> tuple[int | None, tuple[Span, ...]]:
    """各方所执合计；有一处算不清就是 None。“各执几份”的乘以几方。"""
    sums: list[int | None] = []
    spans: list[Span] = []
    end = 0
    for found in _SHARE.finditer(sentence):
        start = max(end, *(sentence.rfind(c, 0, found.start()) + 1 for c in "，,；;"))
        holder = sentence[start : found.start()]
        each = "各" in holder or bool(_EACH.search(holder)) or bool(re.search("双方|[三四]方", holder))
        if "附件" in holder or ("每" in holder and not each):
            continue
        times = _parties(holder, reading) if each else 1
        sums.append(_times(_count(found["n"]), times))
        start += len(holder) - len(holder.lstrip("、和 "))
        spans.append(Span(line.index, offset + start, offset + found.end()))
        end = found.end()
    known = [number for number in sums if number is not None]
    return (sum(known) if len(known) == len(sums) else None), tuple(spans)


def _times(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one * other


def _parties(who: str, reading: Reading) -> int | None:
    """几方：双方是二，“各方”看全文提到的甲乙丙丁。"""
    for word, number in _PARTIES.items():
        if f"{word}方" in who:
            return number
    named = len(set(_LABEL.findall(who))) or sum(c in who for c in "甲乙丙丁")
    if named > 1:
        return named
    text = "".join(line.text for line in reading.judged())
    if "丙方" in text:
        return 4 if "丁方" in text else 3
    if found := re.search("(?<!第)([三四])方(?!面|向|式|案)", text):
        return _PARTIES[found[1]]
    return 2 if "乙方" in text or "双方" in text or _EACH.search(who) else None


def _count(text: str) -> int | None:
    try:
        value = parse_number(re.sub(r"[（(].*", "", text).strip())
    except ValueError:
        return None
    return int(value)
