"""条款引用的写法：第五条、第3.2款、第三条第3.2款、第三至第五条、本条第二款、前款、附件一第2.1款、按3.2。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.model.record import record
from contractgen.zh.characters import fold_width
from contractgen.zh.numerals import from_chinese

_CN = "[一二三四五六七八九十百零〇两壹贰叁肆伍陆柒捌玖拾]{1,7}"
_D = r"[0-9０-９]{1,3}"
_DOT = r"[.．]"
_CHAIN = rf"{_D}(?:{_DOT}{_D}){{1,4}}"
_N = rf"(?:{_CN}|{_D})"
_PAR = rf"[（(]\s*{_N}\s*[)）]"
_NOT_ARTICLE = r"(?!件|例|码|线|街|路|目|款规定的条|形|幅|状|船|生产|数据)"
_NOT_ITEM = r"(?!目|式|数|下|链)"
#: 章号写作壹、贰的，引用说“贰第2款”，没有“第”“条”
_LEGAL = rf"[壹贰叁肆伍陆柒捌玖拾]{{1,3}}(?=\s*第\s*{_N}\s*款)"
_ARTICLE = rf"(?:第\s*|(?={_LEGAL}))(?P<article>{_N}|{_CHAIN})\s*(?:条(?:之(?P<sub>{_N}))?{_NOT_ARTICLE}|(?<=[壹贰叁肆伍陆柒捌玖拾])(?=第\s*{_N}\s*款))"
_CLAUSE = rf"第\s*(?P<clause>{_CHAIN}|{_N})\s*款(?!项(?!目)|式|额|到|物|待|产品)"
_PARENTHESISED = rf"第\s*(?P<clause3>{_PAR})\s*款(?!项|式|额|到|物|待|产品)"
_ITEM = rf"第\s*(?P<item>{_CHAIN}|[（(]?\s*{_N}\s*[)）]?)\s*(?:项{_NOT_ITEM}|目(?!的|录|标|前))"
_CHAIN_ITEM = rf"(?P<par>(?:{_PAR}){{1,2}})"
_ANNEX_NUMBER = r"[一二三四五六七八九十]{1,3}(?![式起并同致份家方人])|[甲乙丙丁戊己](?!方|双)|[0-9０-９]{1,2}(?!\s*[-－—–.．]?[0-9０-９年月日个份])|[A-ZＡ-Ｅ](?![A-Za-z]|\s*[-－—–.．]\s*[0-9０-９])"
_ANNEX = rf"附\s*[件录表页图](?!示|像|片|纸|一经[^营])\s*(?:[（(]\s*(?P<inside>{_ANNEX_NUMBER})\s*[)）]|(?P<annex>{_ANNEX_NUMBER}))"

_MAIN = re.compile(
    rf"(?:{_ARTICLE}(?:\s*(?:的)?{_CLAUSE})?|{_CLAUSE.replace('clause', 'clause2')}|{_PARENTHESISED}"
    rf"|第\s*(?P<section>{_CHAIN})\s*(?:节|段|点|项{_NOT_ITEM}|条款)?)"
    rf"(?:\s*(?:的|之)?(?:{_ITEM}|{_CHAIN_ITEM}))?(?:第\s*(?P<point>[（(]?{_N}[)）]?)\s*目(?!的|录|标"
    rf"|前))?(?:第\s*(?P<tail>{_N})\s*款(?!项|式|产品))?"
    rf"|第\s*(?P<item2>[（(]\s*{_N}\s*[)）]|{_N})\s*项{_NOT_ITEM}"
)
_BARE = re.compile(
    r"(?:按照|依照|根据|依据|参照|参见|详见|适用|执行|违反|符合|满足|按|依|据|见|照|如|与|及|和|或|至"
    r"|、|条款|本协议|本合同|上述|前述|约定在)\s*"
    rf"(?P<chain>(?<![\d.．A-Za-z/]){_CHAIN})(?P<par>(?:{_PAR}){{0,2}})"
    r"(?=\s*(?:条款?|款|项|节|的|所|之|规定|约定|执行|办理|处理|要求|中|、|，|,|。|；|;|和|及|与|或|至"
    r"|）|\)|$))"
    r"(?P<unit>\s*(?:条款|条|款|项|节))?"
)
_RELATIVE = re.compile(
    r"(?P<base>本条|本款|本项)(?:\s*(?:的)?第\s*(?P<clause>" + _CHAIN + "|" + _N + r")\s*款(?!项|式))?"
    r"(?:\s*(?:的)?第\s*(?P<item>[（(]?\s*" + _N + r"\s*[)）]?)\s*项" + _NOT_ITEM + ")?"
    r"|(?P<before>[前上](?:一|二|两|三)?条(?!件|例)|[前上](?:一|二|两|三|述)?款(?!项|式)|前(?:一|二|两"
    r"|三|述)?项(?!目))"
)
_MORE = re.compile(
    rf"\s*(?P<join>至|到|—|－|~|～|-|、|和|及|与|或者|或|以及|并)\s*(?P<full>第)?\s*(?P<n>{_CHAIN}"
    rf"|[（(]?\s*{_N}\s*[)）]?)\s*(?P<unit>条|款|项)"
)
_BEFORE_UNIT = re.compile(
    rf"第\s*(?P<first>{_N}|{_CHAIN})(?P<rest>(?:\s*(?:、|和|及|与|或|至|到|-|—|－|~"
    rf"|～)\s*(?:第\s*)?(?:{_N}|{_CHAIN}))+)\s*(?P<unit>条|款){_NOT_ARTICLE}"
)
_NUMBER = re.compile(rf"(?P<join>、|和|及|与|或|至|到|-|—|－|~|～)\s*(?P<full>第\s*)?(?P<n>{_CHAIN}|{_N})")
#: 各种写法与其中必有的字（有其一）
_PATTERNS = ((_BEFORE_UNIT, "第"), (_MAIN, "第"), (_RELATIVE, "本前上"), (_BARE, ".．"))
_RANGE = frozenset("至到—－~～-")
ANNEX = re.compile(_ANNEX)


_STEMS = "甲乙丙丁戊己"


def annex_number(found: re.Match[str]) -> int | None:
    """附件的序号；字母依次序。"""
    said = found["annex"] or found["inside"]
    if said in _STEMS:
        return _STEMS.index(said) + 1
    if said.isascii() and said.isalpha():
        return ord(said) - 64
    return number(said)


@record
class Pointer:
    """一个指向：条、款、项的数值；没有写的为 None。chain 是连写的编号 3.2.1；relative 是 本条、前款 一类。"""

    start: int
    end: int
    article: int | None = None
    chain: tuple[int, ...] = ()
    clause: int | None = None
    items: tuple[int, ...] = ()
    relative: str = ""
    tail: int | None = None  # 项之下的款：第三条第（二）项第二款
    bracketed: bool = False  # 第（21）款：编号带括号的


def number(text: str) -> int | None:
    """一个编号的数值。"""
    plain = fold_width(text).strip("() \u3000")
    if plain.isdigit():
        return int(plain)
    try:
        return from_chinese(plain)
    except ValueError:
        return None


def chain(text: str) -> tuple[int, ...]:
    """3.2.1 → (3, 2, 1)。"""
    return tuple(int(part) for part in fold_width(text).replace(" ", "").split("."))


def pointers(text: str) -> Iterator[Pointer]:
    """一行里的全部指向，从左到右，不重叠。"""
    place = 0
    hits: dict[re.Pattern[str], re.Match[str] | None] = {
        one: one.search(text) for one, marks in _PATTERNS if any(mark in text for mark in marks)
    }
    while found := [hit for hit in hits.values() if hit is not None]:
        best = min(found, key=lambda hit: (_start(hit), -hit.end()))
        made = _read(text, best)
        yield from made
        place = max([best.end(), *(one.end for one in made)])
        for pattern, hit in hits.items():
            if hit is not None and hit.start() < place:
                hits[pattern] = pattern.search(text, place)


#: 条的编号写作 Article 3、§3 的草稿，引用也这样写；其下的款、项不细究
_FOREIGN_STYLE = re.compile(
    r"(?:(?<![A-Za-z])(?:Articles?|ARTICLE|Section|SECTION|Clause)[ \xa0\u3000]{0,2}|§[ \xa0]?)(?P<article>\d{1,3})(?!\d)(?:\.\d{1,2})*"
)
FOREIGN_STYLE_MARKS = ("Article", "ARTICLE", "Section", "SECTION", "§")


def foreign_style(text: str) -> Iterator[Pointer]:
    """Article 14、§8：与第十四条、第八条一样。"""
    for found in _FOREIGN_STYLE.finditer(text):
        yield Pointer(found.start(), found.end(), article=int(found["article"]))


def _read(text: str, hit: re.Match[str]) -> list[Pointer]:
    if hit.re is _BEFORE_UNIT:
        return _grouped(hit)
    if hit.re is _MAIN:
        return _followed(text, _main(hit))
    return [_relative(hit)] if hit.re is _RELATIVE else _followed(text, _bare(hit))


def _start(hit: re.Match[str]) -> int:
    return hit.start("chain") if hit.re is _BARE else hit.start()


def _main(hit: re.Match[str]) -> Pointer:
    said = hit.groupdict()
    items = tuple(n for n in _items(said) if n is not None)
    start, end = hit.span()
    if said["item2"]:
        return Pointer(start, end, items=_known(number(said["item2"])), relative="本条")
    if said["section"]:
        return Pointer(start, end, chain=chain(said["section"]), items=items)
    if said["clause3"]:
        return Pointer(start, end, clause=number(said["clause3"]), relative="本条", bracketed=True)
    if said["clause2"]:
        return _clause(start, end, None, said["clause2"], items)
    article = said["article"]
    if "." in fold_width(article):
        if said["clause"]:
            return Pointer(start, end, chain=chain(article), clause=number(said["clause"]), items=items)
        return Pointer(start, end, chain=chain(article), items=items)
    if said["clause"]:
        return _clause(start, end, number(article), said["clause"], items)
    tail = number(said["tail"]) if said["tail"] else None
    return Pointer(start, end, article=number(article), items=items, tail=tail)


def _clause(start: int, end: int, article: int | None, said: str, items: tuple[int, ...]) -> Pointer:
    if "." in fold_width(said):
        return Pointer(start, end, article=article, chain=chain(said), items=items)
    return Pointer(start, end, article, (), number(said), items, "" if article else "本条")


def _items(said: dict[str, str | None]) -> Iterator[int | None]:
    if item := said.get("item"):
        if "." in fold_width(item):
            return
        yield number(item)
    if point := said.get("point"):
        yield number(point)
    if par := said.get("par"):
        for one in re.findall(r"[（(]\s*([^）)]+?)\s*[)）]", par):
            yield number(one)


def _known(n: int | None) -> tuple[int, ...]:
    return () if n is None else (n,)


def _bare(hit: re.Match[str]) -> Pointer:
    items = tuple(n for n in _items({"par": hit["par"]}) if n is not None)
    end = hit.end("unit") if hit["unit"] else hit.end("par")
    return Pointer(hit.start("chain"), end, chain=chain(hit["chain"]), items=items)


def _relative(hit: re.Match[str]) -> Pointer:
    if hit["before"]:
        return Pointer(hit.start(), hit.end(), relative=hit["before"])
    said = hit["clause"]
    items = _known(number(hit["item"])) if hit["item"] else ()
    if said and "." in fold_width(said):
        return Pointer(hit.start(), hit.end(), chain=chain(said), items=items)
    return Pointer(hit.start(), hit.end(), None, (), number(said) if said else None, items, hit["base"])


def _followed(text: str, first: Pointer) -> list[Pointer]:
    """第三条至第五条、第三条第二款和第三款：后面的补上前面省去的。"""
    made = [first]
    while more := _MORE.match(text, made[-1].end):
        last = made[-1]
        unit, said = more["unit"], more["n"]
        if unit == "条" and not more["full"] and more["join"] not in _RANGE and not said.strip().isdigit():
            break
        value = number(said) if "." not in fold_width(said) else None
        dotted = chain(said) if "." in fold_width(said) else ()
        start = more.start("full") if more["full"] else more.start("n")
        if unit == "条":
            one = Pointer(start, more.end(), article=value, chain=dotted)
        elif unit == "款":
            one = Pointer(
                start, more.end(), None if dotted else last.article, dotted, value, (), last.relative
            )
        else:
            one = Pointer(
                start, more.end(), last.article, last.chain, last.clause, _known(value), last.relative
            )
        if more["join"] in _RANGE:
            made += _between(last, one, unit)
        # 其后若还有款、项（第三条和第五条第二款），重新读这一段
        again = _MAIN.match(text, start) if more["full"] else None
        made.append(_main(again) if again and again.end() > one.end and unit == "条" else one)
    return made


def _between(first: Pointer, last: Pointer, unit: str) -> list[Pointer]:
    """第三至第五条中间省去的第四条，位置算在末一个上。"""
    low, high = (first.article, last.article) if unit == "条" else (first.clause, last.clause)
    if low is None or high is None or not low < high <= low + 30:
        return []
    if unit == "条":
        return [Pointer(last.start, last.end, article=n) for n in range(low + 1, high)]
    return [
        Pointer(last.start, last.end, last.article, (), n, (), last.relative) for n in range(low + 1, high)
    ]


def _grouped(hit: re.Match[str]) -> list[Pointer]:
    """第三、五条，第三至五条，第3.1、3.2款：单位只写一次。"""
    said = [(hit.start(), "", hit["first"])]
    offset = hit.start("rest")
    for more in _NUMBER.finditer(hit["rest"]):
        start = more.start("full") if more["full"] else more.start("n")
        said.append((offset + start, more["join"], more["n"]))
    made: list[Pointer] = []
    for place, (start, join, text) in enumerate(said):
        short = start + len(text) + (1 if hit.string[start] == "第" else 0)
        end = hit.end() if place == len(said) - 1 else short
        one = _grouped_one(start, end, text, hit["unit"])
        if join in _RANGE and join and made:
            made += _between(made[-1], one, hit["unit"])
        made.append(one)
    return made


def _grouped_one(start: int, end: int, text: str, unit: str) -> Pointer:
    if "." in fold_width(text):
        return Pointer(start, end, chain=chain(text))
    if unit == "条":
        return Pointer(start, end, article=number(text))
    return Pointer(start, end, clause=number(text), relative="本条")
