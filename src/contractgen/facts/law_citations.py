"""草稿引用的法律：名称、条号，以及是不是在说旧法。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.model.joined import Joined, joined
from contractgen.model.reading import Reading, Span
from contractgen.model.record import record
from contractgen.zh.numerals import CHINESE_NUMERALS, parse_number
from contractgen.zh.sentences import in_slot

_N = rf"(?:\d{{1,4}}|[{CHINESE_NUMERALS}]{{1,8}})"
_KIND = r"(?:法|条例|通则|总则|法典|细则|解释(?:[（(][一二三四五][）)])?)"
#: 没有书名号的：前面是“根据”一类，或与别的法律并列；“合同法定代表人”“合同法院”不是
_BARE = re.compile(
    r"(?:(?:根据|依据|依照|按照|参照|遵照|遵守|遵循|适用|违反|符合|执行|[、和与及])(?:我国|国家|现行的?|中国)?"
    rf"|(?<![\u4e00-\u9fff])(?=[\u4e00-\u9fff]{{2,30}}第{_N}条))"
    rf"(?P<title>(?:中华人民共和国)?[\u4e00-\u9fff]{{1,24}}?{_KIND})(?![定人院务律规则庭学治案官系理域])"
)
_ARTICLES = re.compile(
    rf"\s*(?:[（(](?P<note>[^（）()]{{1,40}})[）)])?\s*(?:中)?(?:的)?(?:第\s*(?P<first>{_N})\s*条(?P<more>(?:(?:第[^条，。；、]{{1,6}}[款项目])*"
    rf"\s*(?:[、，,和与及至到~—-]|以及)\s*第?\s*{_N}\s*条)*))?"
)
_MORE = re.compile(rf"第?\s*({_N})\s*条")
_FORMER = re.compile(
    r"(?:原|旧|修[改订正]前的?|废止前的?|当时(?:有效|适用|施行)的?|已废止的?|已失效的?|曾经?(?:有效|施行)的?|历史上的?)\s*$"
)
_FORMER_AFTER = re.compile(
    r"[^，。；《》]{0,6}(?:废止|失效|修[改订正]前|取代|代替|替代|旧[法版]|不再(?:适用|有效))|\s*[（(][^（）()]{0,30}(?:废止|失效|修[改订正]前|旧)"
)
_YEAR = re.compile(r"(?:19|20)\d{2}|[一二]九?[〇零一二三四五六七八九]{3}")
_OPEN, _CLOSE = "《", "》"


@record
class ArticleNumber:
    """引用的一条：第几条，在哪里。"""

    number: int
    span: Span


@record
class LawCitation:
    """一处对法律的引用。

    title 是书名号里的名称（没有书名号的是原话）；former 表示在说旧法（“原《…》”“已废止”）；
    dated 表示写明了年份或版本；sentence 是所在的话；companions 是同一处并列引用的其他名称。
    """

    span: Span
    title: str
    quoted: bool
    articles: tuple[ArticleNumber, ...]
    former: bool
    dated: bool
    sentence: str
    companions: tuple[str, ...] = ()
    provisional: bool = False


def law_citations(reading: Reading) -> tuple[LawCitation, ...]:
    """全文引用的法律，按行文次序。"""
    return tuple(found for paragraph in joined(reading) for found in _in_paragraph(paragraph))


def _in_paragraph(paragraph: Joined) -> Iterator[LawCitation]:
    text = paragraph.text
    if ("法" not in text and "条例" not in text and "则" not in text) or paragraph.lines[0].part == "comment":
        return
    quoted = list(_quoted(text))
    bare = [
        match.span("title")
        for match in _BARE.finditer(text)
        if not any(start <= match.start("title") < end for start, end in quoted)
    ]
    places = sorted(
        [(start, end, True) for start, end in quoted] + [(start, end, False) for start, end in bare]
    )
    names = [text[start:end].strip("《》") for start, end, _ in places]
    for index, (start, end, marked) in enumerate(places):
        yield _citation(paragraph, start, end, marked, tuple(names[:index] + names[index + 1 :]))


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    """成对的书名号，含书名号；套在里面的算外面一处的一部分。"""
    depth, start = 0, 0
    for place, c in enumerate(text):
        if c == _OPEN:
            if depth == 0:
                start = place
            depth += 1
        elif c == _CLOSE and depth:
            depth -= 1
            if depth == 0 and place - start <= 80:
                yield start, place + 1


def _citation(
    paragraph: Joined, start: int, end: int, quoted: bool, companions: tuple[str, ...]
) -> LawCitation:
    text = paragraph.text
    articles, note = _articles(paragraph, end)
    first = max((text.rfind(c, 0, start) for c in "。；;"), default=-1) + 1
    last = min((p for p in (text.find(c, end) for c in "。；;") if p >= 0), default=len(text))
    title = text[start:end].strip()
    return LawCitation(
        span=paragraph.span(start, end),
        title=title[1:-1] if quoted else title,
        quoted=quoted,
        articles=articles,
        former=bool(_FORMER.search(text, max(0, start - 12), start) or _FORMER_AFTER.match(text, end)),
        dated=bool(
            _YEAR.search(note) or _YEAR.search(title) or _YEAR.search(text[max(0, start - 6) : start])
        ),
        sentence=text[first:last],
        companions=companions,
        provisional=in_slot(text, start, end),
    )


def _articles(paragraph: Joined, end: int) -> tuple[tuple[ArticleNumber, ...], str]:
    """紧接着写的条号，与括号里的注。"""
    text = paragraph.text
    match = _ARTICLES.match(text, end)
    if match is None or match["first"] is None:
        return (), (match["note"] or "") if match else ""
    places = [match.span("first"), *(more.span(1) for more in _MORE.finditer(text, *match.span("more")))]
    found = []
    for start, stop in places:
        number = _number(text[start:stop])
        left, right = text.rfind("第", 0, start), text.find("条", stop) + 1
        if number is not None:
            begin = left if start - left <= 2 and left >= 0 else start
            found.append(ArticleNumber(number, paragraph.span(begin, right)))
    return tuple(found), match["note"] or ""


def _number(words: str) -> int | None:
    try:
        return int(parse_number(words))
    except ValueError:
        return None
