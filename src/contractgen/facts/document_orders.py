"""两份文件（两种文本、两个版本）不一致时以哪一份为准：同一条里的说法互相冲突没有。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.outline import Outline, outlined
from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record
from contractgen.model.saying import saying

_WORDS = ("为准", "优先", "依据", "从", "按", "适用", "采用", "prevail", "效力", "次序", "顺序")
_UNLIKE = re.compile("不一致|矛盾|冲突|抵触|不同|不符|差异|出入|歧义")
_PAIR = re.compile(
    rf"(?P<one>[^，,。；;：:与和跟同及]{{1,14}}?)[与和跟及](?P<two>[^，,。；;：:]{{1,14}}?)(?:的?(?:数据|内容|规定|约定|理解))?(?:之间)?(?:如有|若有|存在|发生|相|有)?(?:{_UNLIKE.pattern})"
)
_OVER = re.compile(r"(?P<one>[^，,。；;：:]{2,16}?)(?:应)?优先于(?P<two>[^，,。；;：:]{2,14})")
_YIELDS = re.compile(
    rf"与(?P<one>[^，,。；;]{{2,12}}?)相?(?:{_UNLIKE.pattern})的(?P<two>[^，,。；;]{{2,10}}?)[，,]?\s*(?:不予适用|无效|不适用|不生效)"
)
_WINS = re.compile(
    r"以(?P<w1>[^，,。；;以]{1,24}?)为(?:准|最终依据|依据)|(?:^|[，,；;：:。]|但凡?|一律|均)(?:[（(]?[\d.一二三四五六七八九十]+[）)、]?\s*)?(?P<w2>[^，,。；;：:]{2,14}?)(?:效力)?优先(?:适用)?(?=[，,。；;]|$)"
    r"|[，,](?:则|应|均|一律)?(?:按照?|从|依|适用|采用)(?P<w4>[^，,。；;]{1,14}?)(?:确定|执行|办理|解释|处理)?(?=[。；;]|$)"
    r"|不一致的(?:按|以|从)(?P<w5>[^，,。；;]{1,10}?)(?:执行|为准|办理)"
)
_PREVAILS = re.compile(r"(?P<w3>[^，,。；;：:\s]{2,12})\s*shall\s+prevail")
_LIST = re.compile(r"(?:顺序|次序)(?:依次)?(?:为|是|：|:)+\s*(?P<all>[^。；;]{4,60})")
_EXCEPT = re.compile(
    r"^\s*但(?!凡)|除外|除[^，,]{1,14}外|另有|例外|就[^，,]{1,12}而言|(?:价格|数量|金额|指标)[，,]?以"
)
_GENERIC = re.compile(
    r"文本|文件|版本?|条款|内容|约定|规定|的|数据|其|该|本次|签署|双方|凡|如有|若有|同一|各|有关|特别|合同正"
)
_EQUAL = re.compile(
    r"(?:同等|同样|相同|一样|同一)的?(?:法律)?(?:效力|有效|约束力)|效力(?:同等|相同|一致|平等|一样|等同)|没有先后|(?:均|同时|都)适用于[^，,。；;]{0,8}[，,][^。；;]{0,12}(?:出入|不一致|冲突)"
)
_SEVERAL = re.compile(r"各|均|互为|两种|三[份种]|二者|共同|、|[与和同跟及]")
_COPIES = re.compile(r"一式|[执持各][^，,。；;]{0,3}份|签字页|传真|扫描|复印")
_SETTLED = re.compile(r"为准|优先|顺序|次序|从其|解释")


@record
class DocumentOrder:
    """一处“以何者为准”。docs 是所说的两份文件（没有写明为空），winner、loser 取其字；article 是所在的条的头一行。"""

    span: Span
    docs: tuple[str, ...]
    winner: str
    loser: str
    text: str
    article: int


@record
class OrderClash:
    """两处互相冲突的，后一处 span、前一处 other；只说同等效力、没有次序的 other 为空。"""

    span: Span
    other: Span | None


def order_clashes(reading: Reading) -> tuple[OrderClash, ...]:
    """全部冲突和没有次序的，按行文次序。"""
    outline = outlined(reading)
    lines = [line for line in saying(reading, _WORDS) if not line.heading and line.cell is None]
    orders = [each for line in lines for each in _in_line(line, outline)]
    found: list[OrderClash] = []
    taken: set[int] = set()
    for place, two in enumerate(orders):
        one = next((each for each in orders[:place] if each.article not in taken and _clash(each, two)), None)
        if one is not None:
            taken.add(one.article)
            found.append(OrderClash(two.span, one.span))
    found += _against_lists(reading, lines, orders, outline)
    return (*found, *_unordered(lines, outline))


def _in_line(line: Line, outline: Outline) -> Iterator[DocumentOrder]:
    section = outline.article(line.index)
    article = section.first if section else -1
    place = line.body_start
    for end in [
        match.start()
        for match in re.finditer("[。；;]|$", line.text[: len(line.text)])
        if match.start() >= place
    ]:
        text, start, place = line.text[place:end], place, end + 1
        if _EXCEPT.search(text) or ("附件" in text and re.search("正文|合同|协议", text)):
            continue
        span = Span(line.index, start + len(text) - len(text.lstrip()), end)
        unlike = _UNLIKE.search(text)
        over = _OVER.search(text) if "优先于" in text else None
        yields = _YIELDS.search(text) if unlike and "与" in text else None
        for pair in (over, yields):
            if pair is not None:
                docs = (pair["one"].strip(), pair["two"].strip())
                yield DocumentOrder(span, docs, docs[0], docs[1], text, article)
        wins = _WINS.search(text) or (_PREVAILS.search(text) if "prevail" in text else None)
        if over or yields or wins is None:
            continue
        pair = _PAIR.search(text) if unlike else None
        winner = next(word for word in wins.groups() if word).strip()
        if re.search("事项|法律|法规|惯例|日期|时间", winner):
            continue
        told: tuple[str, ...] = (pair["one"].strip(), pair["two"].strip()) if pair else ()
        if not told and not (
            unlike or "版" in winner or "优先" in text or "最终依据" in text or "者" in winner
        ):
            continue
        loser = next((doc for doc in told if not _like(doc, winner)), "")
        yield DocumentOrder(span, told, winner, loser, text, article)


def _clash(one: DocumentOrder, two: DocumentOrder) -> bool:
    if one.article != two.article or _like(one.winner, two.winner):
        return False
    if one.docs and two.docs:
        return all(any(_like(doc, other) for other in two.docs) for doc in one.docs)
    if {_turn(one.winner), _turn(two.winner)} == {"先", "后"}:
        return True
    tongues = [re.findall("[中英日法德俄外]文", each.winner) for each in (one, two)]
    if all(tongues) and tongues[0] != tongues[1]:
        return True
    if one.winner.endswith(("版", "版本")) and two.winner.endswith(("版", "版本")):
        return True
    for told, bare in ((one, two), (two, one)):
        if told.loser and _like(told.loser, bare.winner):
            return (
                bool(re.search(r"如有|有不一致|存在", bare.text))
                or any(pair in bare.text for pair in _pairs(told.winner))
                or "优先" in bare.text
            )
    return False


def _turn(winner: str) -> str:
    return (
        "后"
        if re.search("在后|后签|最新|最晚|较晚", winner)
        else "先"
        if re.search("^先|在先", winner)
        else ""
    )


def _key(words: str) -> set[str]:
    text = _GENERIC.sub("", words)
    return set(re.sub(r"[\W\d]", "", text) or words)


def _pairs(words: str) -> set[str]:
    text = re.sub(r"[\W\d]", "", words)
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _like(one: str, two: str) -> bool:
    """说的是同一份：一边的字全在另一边里。"""
    small, large = sorted((_key(one), _key(two)), key=len)
    return bool(small) and small <= large


def _against_lists(
    reading: Reading, lines: list[Line], orders: list[DocumentOrder], outline: Outline
) -> Iterator[OrderClash]:
    """列了先后次序，又说排在后面的优先；次序写成表的也算。"""
    lists: list[tuple[int, Span, list[str]]] = []
    for line in lines:
        section = outline.article(line.index)
        if section is not None and (found := _LIST.search(line.text)):
            names = [
                re.sub(r"[（(]\s*\d+\s*[）)]", "", each) for each in re.split("[、，,；;＞>]", found["all"])
            ]
            lists.append((section.first, Span(line.index, *found.span()), names))
    tables: dict[int, list[Line]] = {}
    for row in outline.rows():
        cells = row.cells
        if len(cells) > 1 and cells[0].cell and re.search("次序|顺序|优先", cells[0].cell.head):
            tables.setdefault(cells[0].cell.table, []).append(cells[1])
    for files in tables.values():
        section = outline.article(files[0].index)
        if section is not None:
            span = Span(files[0].index, 0, len(files[0].text))
            lists.append((section.first, span, [line.text for line in files]))
    for article, span, names in lists:
        for each in orders:
            if each.article != article or each.span.line == span.line:
                continue
            winner = next((at for at, name in enumerate(names) if _like(name, each.winner)), None)
            loser = next((at for at, name in enumerate(names) if each.loser and _like(name, each.loser)), 0)
            if winner is not None and winner > loser:
                yield OrderClash(each.span, span)
                return


def _unordered(lines: list[Line], outline: Outline) -> Iterator[OrderClash]:
    """几份文件效力同等，本条里没有说不一致时怎么办。"""
    for line in lines:
        found = _EQUAL.search(line.text, line.body_start)
        if (
            found is None
            or "附件" in line.text
            or _COPIES.search(line.text)
            or not _SEVERAL.search(line.text)
        ):
            continue
        section = outline.article(line.index)
        near = outline.reading.lines[section.first : section.last + 1] if section else (line,)
        if not any(_SETTLED.search(each.text) for each in near):
            yield OrderClash(Span(line.index, *found.span()), None)
            return
