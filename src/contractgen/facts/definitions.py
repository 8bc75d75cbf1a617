"""定义与用语：哪些词有定义、怎样定义，哪些该定义而没有，本协议与当事人怎样自称。"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from contractgen.facts.words.labels import LABELS
from contractgen.facts.words.outline import Outline, sentences, trimmed
from contractgen.facts.words.phrases import content
from contractgen.facts.words.terms import ACRONYMS, NEEDS_DEFINITION, PLAIN_QUOTES
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.zh.slots import slot_at

_QUOTE = r"[“\"「『‘]"
_UNQUOTE = r"[”\"」』’]"
_SHORT = re.compile(
    rf"(?:以下|下文|下)(?:统一)?(?:简称|统称|并称|称)(?:为|作|之为)?\s*[：:]?\s*{_QUOTE}(?P<quoted>[^“”\"「」『』]{{1,20}}){_UNQUOTE}"
    rf"|(?:以下|下文)(?:统一)?(?:简称|统称|称)(?:为|作)?\s*(?P<plain>[一-龥A-Za-z]{{2,10}})(?=[）)，,。；;])"
    rf"|[（(](?:统称|合称|简称)(?:为)?{_QUOTE}?(?P<joint>[一-龥A-Za-z]{{2,10}}){_UNQUOTE}?(?=[，,）)])"
)
_NOT_MEANS = r"(?!定|示|导|标|派|引|明|挥|令|向|数|南|纹|控|责|出|认|正|望|教)"
_MEANS = re.compile(
    rf"(?P<scope>本(?:协议|合同|附件|条|款|项|章)?(?:所称|中|项下|所述)(?:的)?)?{_QUOTE}(?P<quoted>[^“”\"]{{1,20}}){_UNQUOTE}\s*[，,:：]?\s*(?:一词|的定义|的含义)?\s*(?:均|即)?(?:指|是指|系指){_NOT_MEANS}"
    rf"|(?:^|(?<=[。；;\s]))(?P<scope2>本(?:协议|合同|附件|条|款|项|章)?(?:所称|中|项下|所述)(?:的)?)?(?P<plain>[^“”\"，,。；;：:、（）()\s]{{2,16}}(?:[（(][A-Za-z]{{2,6}}[)）])?)\s*(?:[，,:：]\s*(?:是|系|均)?指|(?:是指|系指|均指|的含义[是为]|是距)){_NOT_MEANS}"
    rf"|(?P<scope3>本(?:条|款|项|章)所称)(?P<called>[一-龥]{{2,12}})，(?:是|系)指"
)
_ENTRY = re.compile(rf"^{_QUOTE}?(?P<term>[^“”\"，,。；;：:、（）()\s]{{2,16}}){_UNQUOTE}?\s*(?:[（(][^）)]{{1,20}}[)）])?[：:]\s*(?=\S)")
_GLOSSARY = re.compile(r"(?:^|｜)(?:名词|用语|概念|术语)?(?:的)?(?:定义|释义)(?:[与和及、](?:解释|释义|缩写))?(?:$|｜)|术语|名词解释")
_LOCAL = re.compile(r"^本(?:条|款|项|章|附件)")
_SELF = re.compile(r"(?<![“《])本(?:协议书?|合同书?|合约|契约)(?!专用|文本库)")
_SELF_NOISE = re.compile(r"(?:如|若|与|和|同|及)?(?:主|原)合同")
_CONTEXT_BEFORE = re.compile(r"(?:称|简称|定义|叫做?|即|指|以下|标明|注明|标注|字样|写明|标题|选择|填写|等级为|级别为|优先级为|写作|加盖|项目名称为?|系统|名为|名称为|口径为|时限为|简写)\s*[：:]?\s*$")
_CONTEXT_AFTER = re.compile(r"\s*(?:[，,]?\s*(?:是|系|均|即)?指|[:：]|的含义|的定义|字样|一词|包含|不包含|含义|表示|均|（|\()")
_QUOTED = re.compile(r"“([^“”]{2,12})”|\"([^\"]{2,12})\"")
_NOT_TERM = re.compile(r"[，,。；;：:\d%％]|^[（(]|公司|[A-Za-z]{8}|签字|盖章")
_ATTRIBUTED = re.compile(r"(?:的|所致|属于|称为|即)\s*$")
_ACTS = re.compile(r"(?:应当|应|须|负责|有权|承担|承诺|保证|同意|不得|需)")
_ROLES = tuple(
    label for label in LABELS if label not in ("客户", "用户", "供应商", "我方", "对方", "使用单位", "接受方", "提供方")
)
_ROLE = re.compile(rf"(?<![一-龥“（(])(?P<label>{'|'.join(_ROLES)})(?={_ACTS.pattern})|(?P<doubled>(?:客户|服务商|供应商|用户)方)(?!案|式|面|向|便|法)")


@dataclass(frozen=True, slots=True)
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

    @property
    def gist(self) -> str:
        """释义去掉标点，供比较。"""
        return re.sub(r"\W", "", self.meaning)

    @property
    def extent(self) -> tuple[tuple[str, ...], frozenset[str]]:
        """释义里的数目与对象。"""
        things = content(self.meaning).things
        return tuple(re.findall(r"\d+", self.meaning)), frozenset(t.head for t in things if not t.generic)


@dataclass(frozen=True, slots=True)
class UndefinedTerm:
    """没有定义的词第一次出现之处。kind：term 须定义的词、quoted 引号里的词、acronym 缩写。"""

    span: Span
    term: str
    kind: str
    uses: int


@dataclass(frozen=True, slots=True)
class SelfName:
    """某一部分里自称“本协议”“本合同”之处，依次。part 是附件的序号，正文为 -1。"""

    name: str
    part: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class StrayLabel:
    """没有在首部或定义里出现过、却作为当事人的称呼；declared 是已经约定的称呼。"""

    span: Span
    label: str
    declared: tuple[str, ...]
    doubled: bool


def definitions(reading: Reading) -> tuple[Definition, ...]:
    """全部定义；当事人的称呼不算。"""
    outline = Outline(reading)
    return tuple(
        found for line in outline.lines() for found in _defined(line, outline) if found.term not in LABELS
    )


def undefined_terms(reading: Reading) -> tuple[UndefinedTerm, ...]:
    """须定义而没有定义的词，依第一次出现的次序。"""
    outline = Outline(reading)
    known = _known(outline)
    lines = [line for line in outline.lines() if line.zone not in (Zone.TITLE, Zone.SIGNATURE, Zone.FORM)]
    found = [*_curated(lines, known), *_acronyms(lines, known), *_quoted(lines, known)]
    return tuple(sorted(found, key=lambda term: (term.span.line, term.span.start)))


def working_day(reading: Reading) -> UndefinedTerm | None:
    """用了“工作日”而没有定义的第一处。"""
    outline = Outline(reading)
    if any(term == "工作日" for term in _known(outline)):
        return None
    uses = [
        Span(line.index, found.start(), found.end())
        for line in outline.lines()
        for found in re.finditer(r"工作日(?!志)", line.text)
    ]
    return UndefinedTerm(uses[0], "工作日", "term", len(uses)) if uses else None


def self_names(reading: Reading) -> tuple[SelfName, ...]:
    """各部分的自称。"""
    outline = Outline(reading)
    found: dict[tuple[int, str], list[Span]] = {}
    for line in outline.lines():
        for hit in _SELF.finditer(line.text):
            name = hit[0].removesuffix("书")
            found.setdefault((outline.part(line.index), name), []).append(Span(line.index, hit.start(), hit.end()))
    return tuple(SelfName(name, part, tuple(spans)) for (part, name), spans in found.items())


def stray_labels(reading: Reading) -> tuple[StrayLabel, ...]:
    """约定了称呼之后，又用别的称呼说同一方。"""
    outline = Outline(reading)
    declared = _declared(outline)
    if len(declared) < 2:
        return ()
    defined = {found.term for line in outline.lines() for found in _defined(line, outline)}
    found = []
    for line in outline.lines():
        if line.cell is not None or line.zone not in (Zone.ARTICLE, Zone.ANNEX, Zone.RECITALS):
            continue
        for hit in _ROLE.finditer(line.text, line.body_start):
            label = hit["label"] or hit["doubled"]
            if label in declared or label in defined or (hit["doubled"] and label[:-1] not in declared):
                continue
            span = Span(line.index, hit.start(), hit.start() + len(label))
            found.append(StrayLabel(span, label, declared, bool(hit["doubled"])))
    return tuple(found)


def _declared(outline: Outline) -> tuple[str, ...]:
    """首部、鉴于与定义里约定的当事人称呼。"""
    found: list[str] = []
    for line in outline.lines():
        for short in _SHORT.finditer(line.text):
            label = short["quoted"] or short["plain"] or short["joint"] or ""
            if label in LABELS:
                found.append(label)
        if line.zone in (Zone.OPENING, Zone.RECITALS) or _GLOSSARY.search(outline.titles(line.index)):
            found += [label for label in LABELS if re.match(rf"\s*{label}(?:[（(][^）)]{{1,12}}[)）])?\s*[：:]", line.body)]
            found += [hit[1] for hit in re.finditer(rf"[（(]({'|'.join(LABELS)})[)）]", line.text)]
    return tuple(dict.fromkeys(found))


def _defined(line: Line, outline: Outline) -> Iterator[Definition]:
    text = line.text
    for found in _SHORT.finditer(text):
        name = next(name for name in ("quoted", "plain", "joint") if found[name])
        start, end = _sentence_at(line, found.start())
        yield Definition(
            Span(line.index, found.start(name), found.end(name)), found[name].strip(), "short",
            trimmed(line.index, text, start, end), "", False,
        )  # fmt: skip
    body = text[line.body_start :]
    matched = False
    for found in _MEANS.finditer(body):
        name = next(name for name in ("quoted", "plain", "called") if found[name])
        scope = found["scope"] or found["scope2"] or found["scope3"] or ""
        term = re.sub(r"[（(].*", "", found[name]).strip()
        if not term or len(term) < 2 or re.search(r"本(?:协议|合同)|上述|下列|除|如|其中|所称$", term):
            continue
        matched = True
        start = line.body_start + found.start(name)
        end = next((e for s, e in sentences(text, line.body_start) if s <= start < e), len(text))
        yield Definition(
            Span(line.index, start, start + len(term)), term, "means", trimmed(line.index, text, line.body_start + found.start(), end),
            text[line.body_start + found.end() : end], bool(_LOCAL.match(scope)),
        )  # fmt: skip
    if not matched and _GLOSSARY.search(outline.titles(line.index)) and (entry := _ENTRY.match(body)):
        start = line.body_start + entry.start("term")
        yield Definition(
            Span(line.index, start, start + len(entry["term"])), entry["term"], "means",
            trimmed(line.index, text, line.body_start, len(text)), body[entry.end() :], False,
        )  # fmt: skip


def _sentence_at(line: Line, place: int) -> tuple[int, int]:
    return next(
        ((start, end) for start, end in sentences(line.text, line.body_start) if start <= place < end),
        (line.body_start, len(line.text)),
    )


def _known(outline: Outline) -> frozenset[str]:
    """有定义、有同名条款、有同名表格行的词。"""
    known = {found.term for line in outline.lines() for found in _defined(line, outline)}
    for section in outline.reading.sections:
        known.update(part for part in re.split(r"[、与和]|及其?", section.heading) if part)
        known.add(section.heading)
    for line in outline.lines():
        if line.cell is not None and line.cell.column == 0 and len(line.text) <= 16:
            known.add(line.text.strip())
        if found := re.search(r"([一-龥]{2,8})\s*[＝=]", line.text):
            known.add(found[1])
    return frozenset(known)


def _curated(lines: list[Line], known: frozenset[str]) -> Iterator[UndefinedTerm]:
    for pattern in NEEDS_DEFINITION:
        uses: list[tuple[str, Span]] = []
        defined = False
        for line in lines:
            for found in re.finditer(pattern, line.text):
                if slot_at(line.text, found.start(), found.end()):
                    continue
                defined = defined or _is_defined(found[0], line, found, known)
                uses.append((found[0], Span(line.index, found.start(), found.end())))
        if uses and not defined:
            names = Counter(name for name, _ in uses)
            for name in names:
                yield UndefinedTerm(next(span for said, span in uses if said == name), name, "term", names[name])


def _is_defined(term: str, line: Line, found: re.Match[str], known: frozenset[str]) -> bool:
    """有定义，或者这一处本身就说明了所指（……的紧急维护、核心系统（A、B））。"""
    core = re.sub(r"故障$|事故$", "", term)
    if term in known or any(term in name or (len(core) >= 2 and name in (core, f"{core}级")) for name in known):
        return True
    if any(re.search(rf"[（(]{core}[)）]", name) for name in known):
        return True
    before, after = line.text[: found.start()], line.text[found.end() :]
    if re.search(r"(?:为|因)[^。；;]{4,40}(?:而)?(?:进行|实施|安排|采取)的\s*$", before):
        return True
    return bool(re.match(r"\s*[（(](?!包括|如|例如|含|以下|KPI)[^）)]{4,}[)）]|\s*[：:，,]?\s*(?:是|系)?指", after)) or bool(
        re.search(r"(?:构成|属于|视为|称为|为)[^。；;，,]{0,8}$", before) and re.search(r"下列|以下|情形之一", line.text)
    )


def _acronyms(lines: list[Line], known: frozenset[str]) -> Iterator[UndefinedTerm]:
    for word in ACRONYMS:
        uses = [
            (line, found)
            for line in lines
            for found in re.finditer(rf"(?<![A-Za-z]){word}(?![A-Za-z])", line.text)
            if not slot_at(line.text, found.start(), found.end())
        ]
        if not uses or any(word in name for name in known):
            continue
        if any(_spelled_out(line.text, found) for line, found in uses):
            continue
        line, found = uses[0]
        yield UndefinedTerm(Span(line.index, found.start(), found.end()), word, "acronym", len(uses))


def _spelled_out(text: str, found: re.Match[str]) -> bool:
    """写出了全称：恢复点目标（RPO）、RPO（恢复点目标）、RPO，即……。"""
    before, after = text[: found.start()], text[found.end() :]
    return bool(
        re.search(r"[一-龥]{3,}\s*[（(]\s*(?:[A-Za-z ]+[,，]\s*)?$", before) or re.match(r"\s*[（(]\s*[^）)]*[一-龥]{3,}", after)
        or re.match(r"\s*[，,]?\s*(?:即|指|是指|：|:)", after)
    )  # fmt: skip


def _quoted(lines: list[Line], known: frozenset[str]) -> Iterator[UndefinedTerm]:
    """引号里的词用了两次以上，又没有一处说明其含义。"""
    uses: dict[str, list[Span]] = {}
    explained: set[str] = set()
    for line in lines:
        for found in _QUOTED.finditer(line.text):
            term = found[1] or found[2]
            before, after = line.text[: found.start()], line.text[found.end() :]
            if _CONTEXT_BEFORE.search(before) or _CONTEXT_AFTER.match(after) or line.cell is not None:
                explained.add(term)
            uses.setdefault(term, []).append(Span(line.index, found.start(), found.end()))
    plain = {*PLAIN_QUOTES, *LABELS}
    for term, spans in uses.items():
        if len(spans) < 2 or term in explained or term in plain or _NOT_TERM.search(term):
            continue
        if term in known or any(term in name for name in known) or content(term).troubles:
            continue
        first = spans[0]
        yield UndefinedTerm(Span(first.line, first.start + 1, first.end - 1), term, "quoted", len(spans))
