"""定义了一个叫法，后文又用另一个叫法说同一样东西：工单成了任务单，《变更申请单》成了《需求确认书》。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.defining import all_defined
from contractgen.facts.words.outline import outlined, sentences
from contractgen.facts.words.synonyms import BROAD, FRAGMENT, OTHER_USE, group_of, head_of
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.slots import slot_at

_ZONES = (Zone.ARTICLE, Zone.ANNEX)
_ZH = r"[\u4e00-\u9fff]"
_ALL_ZH = re.compile(f"{_ZH}+")
#: 给一个叫法：以下称“工单”、统称“设备”、（“货物”）、十个“管理员账号”
_NAMED = re.compile(
    r"(?:下称|简称|统称|合称|称为?|以下称|下文称)(?:为|作)?\s*[“\"]?(?P<called>[\u4e00-\u9fff]{2,8}?)[”\"]?(?=[）)，,。；;])"
    r"|[（(]\s*“(?P<noted>[\u4e00-\u9fff]{2,8})”\s*[)）]|“(?P<quoted>[\u4e00-\u9fff]{2,8})”"
)
_TITLE = re.compile(r"《(?P<title>[\u4e00-\u9fff]{3,16})》")
#: 词的左边到这里为止
_EDGE = re.compile(
    r".*(?:[，,。；;：:、（）()“”《》\s\d]|[的在对将把由向给与和及或为是按从自至到经因就以被等后前时内中其该此每各]"
    r"|全部|所有|发现|存在|出现|完成|使用|进行|提交|涉及|包括|负责|查看|删除|返还|销毁|维护|更换|处理|保管|提供|应当?|须|保证|确保|保障|保持|不得|检查|打开|登录|访问)"
)
_MOST_USES = 3


#: 后面接着这些字的，是另一个词：系统化、平台商
_OTHER_WORD = re.compile("化|库|员|型|级|性|量|源|线|费|商|包|厂|流|处理|安全|中心")


@record
class DriftedTerm:
    """又一个叫法：term 是后来的，known 是约定的；span、known_span 是各自的一处。"""

    span: Span
    term: str
    known: str
    known_span: Span


def drifted_terms(reading: Reading) -> tuple[DriftedTerm, ...]:
    """依行文次序；只看约定了叫法的词。"""
    outline = outlined(reading)
    lines = [
        line
        for line in outline.lines()
        if line.zone in _ZONES and line.part == "body" and line.cell is None and not line.heading
    ]
    text = "\n".join(line.text for line in lines)
    named = dict(_named(lines))
    for each in all_defined(outline):
        if each.kind == "means" and not each.local and head_of(each.term):
            named.setdefault(each.term, (each.span, outline.reading.lines[each.span.line].text))
    found = []
    for known, (span, sentence) in named.items():
        found += list(_others(known, span, sentence, lines, text, named))
    found += list(_documents(lines))
    return tuple(sorted(_once(found), key=lambda each: (each.span.line, each.span.start)))


def _once(found: list[DriftedTerm]) -> list[DriftedTerm]:
    kept: dict[str, DriftedTerm] = {}
    for each in found:
        kept.setdefault(each.term, each)
    return list(kept.values())


def _named(lines: list[Line]) -> Iterator[tuple[str, tuple[Span, str]]]:
    """约定的叫法 → 在哪里、约定它的那一句。"""
    for line in lines:
        for hit in _NAMED.finditer(line.text, line.body_start):
            name = next(key for key in ("called", "noted", "quoted") if hit[key])
            if slot_at(line.text, hit.start(name)) is None and head_of(hit[name]):
                start, end = _sentence(line, hit.start())
                yield hit[name], (Span(line.index, *hit.span(name)), line.text[start:end])


def _others(
    known: str, span: Span, sentence: str, lines: list[Line], text: str, named: dict[str, tuple[Span, str]]
) -> Iterator[DriftedTerm]:
    if text.count(known) < 2:
        return
    head = head_of(known)
    for word in group_of(head):
        if word == head or word in known or word in sentence:
            continue
        uses = list(_uses(word, lines))
        terms = {term for _, term in uses}
        for at, term in uses:
            if at.line < span.line or (at.line == span.line and at.start < span.start):
                break  # 约定叫法之前就在说的，是另一样东西
            alone = sum(1 for _, each in uses if each == term)
            modified = term[: -len(word)]
            distinct = bool(OTHER_USE.search(modified)) or term in sentence or known in term or term in named
            distinct = distinct or not _plausible(word, modified, sentence)
            if distinct or alone > _MOST_USES or len(terms) > 2 or _together(known, term, lines):
                continue
            yield DriftedTerm(at, term, known, span)
            break


def _plausible(word: str, modified: str, sentence: str) -> bool:
    """泛泛的词，要么不带修饰语，要么修饰语出现在约定叫法的那一句里，要么是两个字的业务名称。"""
    if not modified:
        return True
    if FRAGMENT.search(modified) or not _ALL_ZH.fullmatch(modified):
        return False
    if word not in BROAD or modified[:2] in sentence:
        return True
    return word in ("系统", "平台", "资料", "数据") and len(modified) == 2


def _uses(word: str, lines: list[Line]) -> Iterator[tuple[Span, str]]:
    """word 在各处的用法：位置与连同修饰语的词。"""
    for line in lines:
        at = line.text.find(word)
        while at >= 0:
            here, end = at, at + len(word)
            at = line.text.find(word, end)
            if _OTHER_WORD.match(line.text, end):
                continue
            left = line.text[max(line.body_start, here - 6) : here]
            edge = _EDGE.match(left)
            modifier = left[edge.end() :] if edge else left
            if len(modifier) > 4 or slot_at(line.text, here) is not None:
                continue
            start = here - len(modifier)
            yield Span(line.index, start, end), line.text[start:end]


def _together(known: str, term: str, lines: list[Line]) -> bool:
    """在一句里并提的，是两样东西。"""
    for line in lines:
        if known in line.text and term in line.text:
            for start, end in sentences(line.text, line.body_start):
                if known in line.text[start:end] and term in line.text[start:end]:
                    return True
    return False


def _documents(lines: list[Line]) -> Iterator[DriftedTerm]:
    """书名号里的单据：只提过一次、没有说由谁出具的，疑是前面那一份换了名字。"""
    seen: dict[str, list[tuple[Line, re.Match[str]]]] = {}
    for line in lines:
        for hit in _TITLE.finditer(line.text, line.body_start):
            seen.setdefault(hit["title"], []).append((line, hit))
    for title, places in seen.items():
        head = head_of(title)
        if len(places) > 1 or not head:
            continue
        line, hit = places[0]
        for other, others in seen.items():
            first, found = others[0]
            near = 0 <= line.index - first.index <= 6 and (first.index, found.start()) < (
                line.index,
                hit.start(),
            )
            if other != title and len(others) > 1 and near and head_of(other) in group_of(head) - {head}:
                span = Span(line.index, hit.start(), hit.end())
                yield DriftedTerm(span, f"《{title}》", f"《{other}》", Span(first.index, *found.span()))
                break


def _sentence(line: Line, place: int) -> tuple[int, int]:
    return next(
        ((start, end) for start, end in sentences(line.text, line.body_start) if start <= place < end),
        (line.body_start, len(line.text)),
    )
