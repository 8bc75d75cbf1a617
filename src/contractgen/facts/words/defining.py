"""定义的写法：以下简称“X”、“X”是指……、定义条款里的“X：……”。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from contractgen.facts.words.outline import Outline, sentences, trimmed
from contractgen.facts.words.phrases import content
from contractgen.model.once import once
from contractgen.model.reading import Line, Span
from contractgen.model.record import record

_QUOTE = r"[“\"「『‘]"
_UNQUOTE = r"[”\"」』’]"
SHORT = re.compile(
    rf"(?:以下|下文|下)(?:统一)?(?:简称|统称|并称|称)(?:为|作"
    rf"|之为)?\s*[：:]?\s*{_QUOTE}(?P<quoted>[^“”\"「」『』]{{1,20}}){_UNQUOTE}"
    rf"|(?:以下|下文)(?:统一)?(?:简称|统称|称)(?:为|作)?\s*(?P<plain>[一-龥A-Za-z]{{2,10}})(?=[）)，,。；;])"
    rf"|[（(](?:统称|合称|简称)(?:为)?{_QUOTE}?(?P<joint>[一-龥A-Za-z]{{2,10}}){_UNQUOTE}?(?=[，,）)])"
)
_SAID = re.compile("指|含义|所称")
_NOT_MEANS = r"(?!定|示|导|标|派|引|明|挥|令|向|数(?!据)|南|纹|控|责|出|认|正|望|教)"
_MEANS = re.compile(
    rf"(?P<scope>本(?:协议|合同|附件|条|款|项|章)?(?:所称|中|项下"
    rf"|所述)(?:的)?)?{_QUOTE}(?P<quoted>[^“”\"]{{1,20}}){_UNQUOTE}\s*[，,:：]?\s*(?:一词|的定义"
    rf"|的含义)?\s*(?:均|即)?(?:(?:指|是指|系指){_NOT_MEANS}|(?(scope)(?:包括|包含|仅指)|(?!)))"
    rf"|(?:^|(?<=[。；;\s]))(?P<scope2>本(?:协议|合同|附件|条|款|项|章)?(?:所称|中|项下"
    rf"|所述)(?:的)?)?(?P<plain>[^“”\"，,。；;：:、（）()\s]{{2,16}}(?:[（(][A-Za-z]{{2,6}}[)）])?)\s*(?:[，,:：]\s*(?:是"
    rf"|系|均)?指|(?:是指|系指|均指|的含义[是为]|是距)){_NOT_MEANS}"
    rf"|(?P<scope3>本(?:条|款|项|章)所称)(?P<called>[一-龥]{{2,12}})，(?:是|系)指"
)
_ENTRY = re.compile(
    rf"^{_QUOTE}?(?P<term>[^“”\"，,。；;：:、（）()\s]{{2,16}}){_UNQUOTE}?\s*(?:[（(][^）)]{{1,20}}"
    # 冒号后面就是另一个带引号的词的，是几个词合在一起的标题
    rf"[)）])?(?:[：:]\s*(?=[^\s“\"「『‘])|[，,]\s*(?=是|系|指|即|以|按|依|包括|为))"
)
#: “交付物”：……，不在定义条款里也是定义
_QUOTED_ENTRY = re.compile(rf"\s*{_QUOTE}[^“”\"]{{2,16}}{_UNQUOTE}\s*[：:]\s*\S")
GLOSSARY = re.compile(
    r"(?:^|｜)(?:本(?:合同|协议)|[有相]关|下列|所[用称涉]|使用|主要|常用|的|中)*(?:名词|名称|用语|概念|术语|词语)?(?:的)?(?:定义|释义|解释|用语|词语|说法)(?:[与和及、](?:解释|释义|缩写))?(?:$|｜)"
    r"|术语|名词解释|(?:^|｜)(?:词语|名词|用语|概念|缩略语)(?:含义|说明|约定)?(?:$|｜)"
)
_LOCAL = re.compile(r"^本(?:条|款|项|章|附件)")


@record
class Definition:
    """一处定义。kind：short 简称（以下简称“X”）、means 释义（X是指……）。

    meaning 是释义的话；local 表示只在本条、本款内有效。
    """

    span: Span
    term: str
    kind: str
    whole: Span
    meaning: str
    local: bool
    glossary: bool = False  # 在定义条款里

    @property
    def gist(self) -> str:
        """释义去掉标点，供比较。"""
        return re.sub(r"\W", "", self.meaning)

    @property
    def extent(self) -> tuple[tuple[str, ...], frozenset[str]]:
        """释义里的数目与对象。"""
        things = content(self.meaning).things
        return tuple(re.findall(r"\d+", self.meaning)), frozenset(t.head for t in things if not t.generic)


def defined(line: Line, outline: Outline) -> Iterator[Definition]:
    text = line.text
    for found in SHORT.finditer(text) if "称" in text else ():
        name = next(name for name in ("quoted", "plain", "joint") if found[name])
        start, end = _sentence_at(line, found.start())
        yield Definition(
            Span(line.index, found.start(name), found.end(name)), found[name].strip(), "short",
            trimmed(line.index, text, start, end), "", False,
        )  # fmt: skip
    glossary = explains(line, outline)
    quoted = _QUOTED_ENTRY.match(text, line.body_start)
    if not glossary and not quoted and not _SAID.search(text):
        return
    body = text[line.body_start :]
    matched = False
    for found in _MEANS.finditer(body) if _SAID.search(body) else ():
        name = next(name for name in ("quoted", "plain", "called") if found[name])
        scope = found["scope"] or found["scope2"] or found["scope3"] or ""
        term = re.sub(r"[（(].*", "", found[name]).strip()
        if not term or len(term) < 2 or re.search(r"本(?:协议|合同)|上述|下列|除|如|其中|所称$", term):
            continue
        matched = True
        start = line.body_start + found.start(name)
        end = next((e for s, e in sentences(text, line.body_start) if s <= start < e), len(text))
        whole = trimmed(line.index, text, line.body_start + found.start(), end)
        meaning = text[line.body_start + found.end() : end]
        span = Span(line.index, start, start + len(term))
        yield Definition(span, term, "means", whole, meaning, bool(_LOCAL.match(scope)), glossary)
    if not matched and (glossary or quoted) and (entry := _ENTRY.match(body)):
        start = line.body_start + entry.start("term")
        yield Definition(
            Span(line.index, start, start + len(entry["term"])), entry["term"], "means",
            trimmed(line.index, text, line.body_start, len(text)), body[entry.end() :], False, True,
        )  # fmt: skip


def explains(line: Line, outline: Outline) -> bool:
    """在定义、用语一类的条款里：说一个词是什么意思，不是谁做什么。"""
    return is_glossary(outline.titles(line.index))


@lru_cache(maxsize=4096)
def is_glossary(titles: str) -> bool:
    """各级标题里有说定义、用语的。"""
    return bool(GLOSSARY.search(titles))


@once
def all_defined(outline: Outline) -> tuple[Definition, ...]:
    """全文的定义，依行文次序。"""
    return tuple(found for line in outline.lines() for found in defined(line, outline))


def _sentence_at(line: Line, place: int) -> tuple[int, int]:
    return next(
        ((start, end) for start, end in sentences(line.text, line.body_start) if start <= place < end),
        (line.body_start, len(line.text)),
    )
