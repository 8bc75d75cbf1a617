"""须定义而没有定义的词：故障、违约的等级，维护与变更的种类，引号里的词，缩写。"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from contractgen.facts.level_uses import level_uses
from contractgen.facts.vague_terms_used import vague_terms_used
from contractgen.facts.words.consented import consented
from contractgen.facts.words.defining import all_defined, defined
from contractgen.facts.words.labels import LABEL, LABELS
from contractgen.facts.words.levels import plain, schemes
from contractgen.facts.words.outline import Outline, outlined
from contractgen.facts.words.phrases import content
from contractgen.facts.words.term_uses import aside, told_to_be
from contractgen.facts.words.terms import ACRONYMS, NEEDS_DEFINITION, PLAIN_QUOTES
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.slots import slot_at

_CONTEXT_BEFORE = re.compile(
    r"(?:称|简称|定义|叫做?|即|指|以下|标明|注明|标注|字样|写明|标题|选择|填写|等级为|级别为|优先级为"
    r"|写作|加盖|项目名称为?|系统|名为|名称为|口径为|时限为|简写)\s*[：:]?\s*$"
)
_CONTEXT_AFTER = re.compile(
    r"\s*(?:[，,]?\s*(?:是|系|均|即)?指|[:：]|的含义|的定义|字样|一词|包含|不包含|含义|表示|均|（|\()"
)
_QUOTED = re.compile(r"“([^“”]{2,12})”|\"([^\"]{2,12})\"")
_PROPER_NAME = re.compile(r"^.{4,}(?:系统|平台|项目|软件|工程)$")  # 所建系统、项目的名字，不是术语
_NOT_TERM = re.compile(r"[，,。；;：:\d%％]|^[（(]|公司|[A-Za-z]{8}|签字|盖章")

_DECIDES = re.compile(
    r"违约|故障|事故|失职|过错|失误|缺陷|计划[内性]|开始时间|起始时间|开通时间|低峰|绩效|服务数据|MTTR|MTBF|MTTA|OLA|CSAT|失职|失误"
)

#: 一件事，前面说了为什么做：为修补高危漏洞而需要的紧急维护；故障不在此列，说了原因不等于说了什么算重大
_WORK = re.compile("维护|变更|升级|补丁|检修|停机|割接|发布|采购|抢修")
_PURPOSE = re.compile(
    r"(?:[为因]|由于|针对|用[于以]|应对|出于|遇)[^。；;]{4,40}的\s*$|(?:发现|出现|发生)[^。；;，,]{4,40}(?:时|后)[，,]?[^。；;，,]{0,8}(?:进行|实施|安排|采取|启动)的?\s*$"
)
_TERMS = tuple(re.compile(pattern) for pattern in NEEDS_DEFINITION)
_ANY_TERM = re.compile("|".join(NEEDS_DEFINITION))
_ALONE = {word: re.compile(rf"(?<![A-Za-z]){word}(?![A-Za-z])") for word in ACRONYMS}
_ANY_ACRONYM = re.compile("|".join(ACRONYMS))
_WORKING_DAY = re.compile(r"工作日(?!志)")
_DAY_ENTRY = re.compile(
    r"[“\"「*\s]*工作日[”\"」*\s]*(?:[：:]\s*(?!\d)|[，,]\s*(?:是|系|即|以|按|依|指|包括))"
)
_HEAD_PART = re.compile(r"[、与和]|及其?")
#: 保密条款自己说清了对什么保密：履行中知悉的对方商业秘密……
_SECRETS = re.compile(
    r"(?:知悉|获知|获悉|得知|了解|接触|掌握|取得|披露)[^。；;]{0,24}(?:商业秘密|技术秘密|资料|信息|数据|秘密)"
)
_EQUATION = re.compile(r"([一-龥]{2,8})\s*[＝=]")


@record
class UndefinedTerm:
    """没有定义的词第一次出现之处。kind：term 须定义的词、described 只用来说明别的词的、quoted 引号里的词、acronym 缩写、vague 按构词认出的。"""

    span: Span
    term: str
    kind: str
    uses: int

    @property
    def incidental(self) -> bool:
        """只在引号里、只用来说明别的词、只按构词认出的，不如词表里的要紧。"""
        return self.kind in ("quoted", "vague", "described")

    @property
    def decides(self) -> bool:
        """决定责任、解除或者服务水平的词，不定义就会起争议；产品的名字、保密信息一类不在此列。"""
        return not self.incidental and bool(_DECIDES.search(self.term) and not self.term.endswith("补丁"))


def undefined_terms(reading: Reading) -> tuple[UndefinedTerm, ...]:
    """须定义而没有定义的词，依第一次出现的次序。"""
    outline = outlined(reading)
    known = _known(outline)
    lines = [line for line in outline.lines() if line.zone not in (Zone.TITLE, Zone.SIGNATURE, Zone.FORM)]
    found = [*_curated(lines, known), *_acronyms(lines, _told(outline, known)), *_quoted(lines, known)]
    places = {(each.span.line, each.span.start) for each in found}
    found += [
        UndefinedTerm(each.span, each.term, "vague", each.uses)
        for each in vague_terms_used(reading)
        if (each.span.line, each.span.start) not in places
        and not _allowed(reading.lines[each.span.line].text, each.span)
        and not any(each.term in one.term or one.term in each.term for one in found)
    ]
    return tuple(sorted(found, key=lambda term: (term.span.line, term.span.start)))


def working_day(reading: Reading) -> UndefinedTerm | None:
    """用了“工作日”而没有定义的第一处。"""
    outline = outlined(reading)
    uses: list[Span] = []
    for line in outline.lines():
        if "工作日" not in line.text:
            continue
        if (
            line.text.strip() == "工作日"
            or _DAY_ENTRY.match(line.body)
            or any(one.term == "工作日" for one in defined(line, outline))
        ):
            return None
        uses += [
            Span(line.index, *found.span())
            for found in _WORKING_DAY.finditer(line.text)
            if not slot_at(line.text, *found.span())
        ]
    return UndefinedTerm(uses[0], "工作日", "term", len(uses)) if uses else None


def _known(outline: Outline) -> frozenset[str]:
    """有定义、有同名条款、有同名表格行的词。"""
    known = {found.term for found in all_defined(outline)}
    for section in outline.reading.sections:
        known.update(part for part in _HEAD_PART.split(section.heading) if part)
        known.add(section.heading)
        if "保密" in section.heading and any(
            _SECRETS.search(line.text) for line in outline.reading.lines_of(section)
        ):
            known.add("保密信息")
    for line in outline.lines():
        if line.cell is not None and line.cell.column == 0 and len(line.text) <= 16:
            known.add(line.text.strip())
        if ("＝" in line.text or "=" in line.text) and (found := _EQUATION.search(line.text)):
            known.add(found[1])
    return frozenset(known) | _levels(outline.reading)


def _levels(reading: Reading) -> frozenset[str]:
    """说明了是什么情形的级别：“紧急（出入口不能通行）”，就知道什么是紧急故障。"""
    named = frozenset().union(*(scheme.explained for scheme in schemes(reading)))
    told = (plain(each.name) for each in level_uses(reading) if each.defined)
    return named.union(*told)


def _told(outline: Outline, known: frozenset[str]) -> frozenset[str]:
    """有定义、有算式、有表格行的词；标题里出现不算说明。"""
    headings = {section.heading for section in outline.reading.sections}
    return frozenset(name for name in known if not any(name and name in head for head in headings))


def _curated(lines: list[Line], known: frozenset[str]) -> Iterator[UndefinedTerm]:
    lines = [line for line in lines if _ANY_TERM.search(line.text)]
    for pattern in _TERMS:
        uses: list[tuple[str, Span]] = []
        defined = False
        for line in lines:
            for found in pattern.finditer(line.text):
                if slot_at(line.text, found.start(), found.end()):
                    continue
                defined = defined or _is_defined(found[0], line, found, known)
                uses.append((found[0], Span(line.index, found.start(), found.end())))
        if uses and not defined:
            names = Counter(name for name, _ in uses)
            said_in = {line.index: line for line in lines}
            for name in names:
                spans = [span for said, span in uses if said == name]
                if all(_allowed(said_in[one.line].text, one) for one in spans):
                    continue
                told = all(aside(said_in[one.line], one) for one in spans)
                yield UndefinedTerm(spans[0], name, "described" if told else "term", names[name])


def _allowed(text: str, span: Span) -> bool:
    return bool(_WORK.search(text[span.start : span.end])) and consented(text, span.start, span.end)


def _is_defined(term: str, line: Line, found: re.Match[str], known: frozenset[str]) -> bool:
    """有定义，或者这一处本身就说明了所指（……的紧急维护、核心系统（A、B））。"""
    core = re.sub(r"(?:故障|事故|事件|问题|缺陷|工单)$", "", term)
    if term in known or any(
        term in name or (len(core) >= 2 and name in (core, f"{core}级")) for name in known
    ):
        return True
    if any(re.search(rf"[（(]{core}[)）]", name) for name in known):
        return True
    before, after = line.text[: found.start()], line.text[found.end() :]
    if not before[line.body_start :].strip(" -—*•") and _LISTED.match(after):
        return True
    if term.startswith("计划") and re.match(
        r"[^。；;]{0,16}(?:按|见|依照?)(?:本(?:合同|协议))?第?\s*[\d一二三四五六七八九十]+\s*[.．条款]", after
    ):
        return True
    if term.startswith("计划") and re.search(
        r"每(?:个)?(?:月|季度?|年|周|统计周期)[^。；;]{0,12}次|累计|合计", line.text
    ):
        return True
    if _WORK.search(term) and _PURPOSE.search(before):
        return True
    if (told := _SAID_OF.search(before)) and not LABEL.search(told[0]):
        return True
    return bool(
        re.match(
            r"\s*[（(](?!包括|如|例如|含|以下|KPI)[^）)]{4,}[)）]|\s*[：:，,]?\s*(?:是|系)?指|\s*[，,]?\s*[（(]?(?:即|也就是|也即)",
            after,
        )
    ) or bool(
        (not before[line.body_start :].strip('“" ') and re.match(r"[”\"]?\s*[：:][^\d]{6,}", after))
        or told_to_be(before[line.body_start :])
        or (term in ("严重违约", "重大违约", "实质性违约") and _CURED.search(after))
        or (
            re.search(r"(?:构成|属于|视为|称为|为)[^。；;，,]{0,8}$", before)
            and re.search(r"下列|以下|情形之一", line.text)
        )
    )


#: 消除安全隐患的紧急维护：前面的话说明了是哪一种；说怎样通知、谁批准的不算
_SAID_OF = re.compile(
    r"(?<![一-龥])(?:消除|排除|修复|处置|应对|避免|防止|防范|封堵|修补|涉及|影响|导致|造成|危及|威胁|支撑|承载|用于|针对)[一-龥、]{4,30}的\s*$"
)
_BRANDED = re.compile(
    r"\s*(?:小程序|系统|平台|软件|项目|门户|网站|公众号|品牌|商城|商场|商业|停车场|广场|[Aa]pp|APP|云|服务)"
)
#: “重大故障：监控中心黑屏……”；冒号之后就是时限的，不是说明
_LISTED = re.compile(
    r"\s*(?:[（(][^（）()]{1,20}[)）])?\s*[：:](?!\s*\S{0,6}[\d一二三四五六七八九十半]+\s*(?:分钟|小时|h|日|天|个))\s*\S{4,}"
)
#: 催告以后仍不改正的，怎样算违约、何时可以解除已经清楚
_CURED = re.compile(
    r"[^。；;]{0,24}(?:催告|通知|提醒|警告|函告|告知|要求|催促)[^。；;]{0,24}(?:未|没有?|拒不|不|仍)(?:有|予|能|见|作)?(?:[^。；;，]{0,4})?(?:改|纠正|补救|履行|整改|消除)"
    r"|[^。；;]{0,8}(?:且|并|，)?(?:未|没有?|不)[^。；;]{0,30}(?:通知|催告|提醒)[^。；;]{0,24}(?:补救|改正|纠正|整改)"
)


def _acronyms(lines: list[Line], known: frozenset[str]) -> Iterator[UndefinedTerm]:
    lines = [line for line in lines if _ANY_ACRONYM.search(line.text)]
    for word in ACRONYMS:
        uses = [
            (line, found)
            for line in lines
            if word in line.text
            for found in _ALONE[word].finditer(line.text)
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
        re.search(r"[一-龥]{3,}\s*[（(]\s*(?:[A-Za-z ]+[,，]\s*)?$", before)
        or re.match(r"\s*[（(]\s*[^）)]*[一-龥]{3,}", after)
        or re.match(r"\s*[，,]?\s*(?:即|指|是指|：|:)", after)
    )  # fmt: skip


def _quoted(lines: list[Line], known: frozenset[str]) -> Iterator[UndefinedTerm]:
    """引号里的词用了两次以上，又没有一处说明其含义。"""
    uses: dict[str, list[Span]] = {}
    explained: set[str] = set()
    for line in lines:
        for found in _QUOTED.finditer(line.text):
            if slot_at(line.text, *found.span()):
                continue
            term = found[1] or found[2]
            if line.zone in (Zone.OPENING, Zone.RECITALS, Zone.TITLE) or _BRANDED.match(
                line.text[found.end() :]
            ):
                explained.add(term)  # 系统、品牌的名字
            before, after = line.text[: found.start()], line.text[found.end() :]
            if _CONTEXT_BEFORE.search(before) or _CONTEXT_AFTER.match(after) or line.cell is not None:
                explained.add(term)
            uses.setdefault(term, []).append(Span(line.index, found.start(), found.end()))
    plain = {*PLAIN_QUOTES, *LABELS}
    for term, spans in uses.items():
        if (
            len(spans) < 2
            or _PROPER_NAME.search(term)
            or term in explained
            or term in plain
            or _NOT_TERM.search(term)
        ):
            continue
        if term in known or any(term in name for name in known) or content(term).troubles:
            continue
        first = spans[0]
        yield UndefinedTerm(Span(first.line, first.start + 1, first.end - 1), term, "quoted", len(spans))
