"""签署栏里各方各留了什么：盖章的地方、签名的地方、日期；上下排、左右排、写成表格的都看。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from contractgen.facts.parties import parties
from contractgen.facts.signatures import DATE, SEAL, SIGN
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record

#: 每一方另外的名目
Also = Mapping[str, tuple[str, ...]]
_GAP = re.compile(r"\s{3,}|\t+|\u3000{2,}")
_SEALS, _SIGNS = re.compile(r"[盖公印签用]\s*\S{0,8}章"), re.compile(r"签\s*字|签\s*名|签\s*章|签\s*署")
#: 写“负责人：”而没有写签字的，也是留给人签的
_HEAD = re.compile(r"(?:负\s*责\s*人|法\s*人|代\s*表|经\s*办\s*人|经\s*营\s*者|签\s*约\s*人)\s*[：:]")
#: 单位的名称；自然人只签字
_BODY = re.compile(r"公司|中心|院|校|学|所|厂|店|部|局|委|会|社|行|馆|站|处|集团|企业|办|队")
_OR = re.compile(r"(?:签字|签名|盖章|签署)\s*(?:或者?|/|／)\s*(?:签|盖|加盖)")
#: 附注一类，不在各方的栏里
_SHARED = re.compile(r"无正文|签署页|签订(?:日期|地点|时间)|签约(?:地点|日期)")


@record
class SigningPlaces:
    """一方的一栏：有没有盖章、签名、填日期的地方；span 是这一栏的第一行。"""

    label: str
    span: Span
    seal: bool
    sign: bool
    date: bool


@record
class Required:
    """正文约定生效要什么：盖章、签字；写“签字或者盖章”的都不要求。"""

    seal: bool
    sign: bool


def required(words: str) -> Required:
    """从“经双方签字并加盖公章后生效”一类的话看。"""
    either = bool(_OR.search(words))
    return Required(
        not either and bool(_SEALS.search(words.replace("签章", ""))),
        not either and bool(_SIGNS.search(words.replace("签署", ""))),
    )


def signing_places(reading: Reading) -> tuple[SigningPlaces, ...]:
    """各方的一栏；分不出哪几行归哪一方的不给。"""
    known = [party for party in parties(reading) if party.introduced]
    named = [(party.label, party.name) for party in known]
    also = {party.label: party.also for party in known}
    lines = [
        line
        for line in reading.judged()
        if line.part in ("body", "textbox") and line.zone is Zone.SIGNATURE and line.text.strip()
    ]
    if len(named) < 2 or not lines:
        return ()
    dated = [line for line in lines if DATE.search(line.text)]
    if len(dated) == 1 and dated[0] is lines[-1] and not lines[-1].cell:  # 落在最后的一个日期，是大家的
        named_at_end = _whose(lines[-1].text, named, also)
        lines = lines[:-1] if not named_at_end else lines
    texts: dict[str, list[tuple[Line, str]]] = {label: [] for label, _ in named}
    if not (
        _in_columns(lines, named, texts, also)
        if any(line.cell for line in lines)
        else _in_rows(lines, named, texts, also)
    ):
        return ()
    persons = {label for label, name in named if name and not _BODY.search(name)}
    return tuple(_places(label, told, label in persons) for label, told in texts.items() if told)


def _places(label: str, told: Sequence[tuple[Line, str]], person: bool) -> SigningPlaces:
    text = "\n".join(words for _, words in told)
    line = told[0][0]
    return SigningPlaces(
        label,
        Span(line.index, 0, len(line.text)),
        person or _in_person(label, text) or bool(SEAL.search(text)),
        bool(SIGN.search(text) or _HEAD.search(text)),
        bool(DATE.search(text)),
    )


def _in_person(label: str, text: str) -> bool:
    """“乙方（签名）：”：本人签名。"""
    name = r"\s*".join(map(re.escape, label))
    return bool(re.search(rf"^\s*{name}\s*[（(]\s*签\s*[字名]\s*[)）]", text, re.MULTILINE))


@lru_cache(maxsize=256)
def _named(label: str) -> re.Pattern[str]:
    return re.compile(r"(?<![\u4e00-\u9fff])" + r"\s*".join(map(re.escape, label)))


def _whose(text: str, named: Iterable[tuple[str, str]], also: Also) -> list[tuple[int, str]]:
    """text 里出现的各方，依先后；首部里的另一个名目也算。"""
    found = []
    for label, name in named:
        hit = next(
            (hit for said in (label, *also.get(label, ())) if (hit := _named(said).search(text)) is not None),
            None,
        )
        at = hit.start() if hit else text.find(name) if name else -1
        if at >= 0:
            found.append((at, label))
    return sorted(found)


def _in_rows(
    lines: Sequence[Line], named: list[tuple[str, str]], texts: dict[str, list[tuple[Line, str]]], also: Also
) -> bool:
    """一方接一方地写，或者左右并排地写。"""
    now: list[str] = []
    for line in lines:
        found = _whose(line.text, named, also)
        if len(found) > 1:
            now = [label for _, label in found]
        elif found:
            now = [found[0][1]]
        if not now or (not found and _SHARED.search(line.text)):
            for told in texts.values():
                told.append((line, line.text))
            continue
        pieces = _pieces(line.text, found) if len(now) > 1 else [line.text]
        if len(now) > 1 and len(pieces) != len(now):
            return False
        for label, words in zip(now, pieces, strict=True):
            texts[label].append((line, words))
    return bool(now)


def _pieces(text: str, found: list[tuple[int, str]]) -> list[str]:
    """一行左右两栏各自的话。"""
    if len(found) > 1:
        starts = [at for at, _ in found]
        return [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    return [piece for piece in _GAP.split(text.strip()) if _says(piece)]


def _says(piece: str) -> bool:
    return bool(
        SEAL.search(piece) or SIGN.search(piece) or DATE.search(piece) or re.search(r"[\u4e00-\u9fff]", piece)
    )


def _in_columns(
    lines: Sequence[Line], named: list[tuple[str, str]], texts: dict[str, list[tuple[Line, str]]], also: Also
) -> bool:
    """表格：一栏一方。"""
    owner: dict[int, str] = {}
    for line in lines:
        found = _whose(line.text, named, also)
        if line.cell is not None and len(found) == 1:
            owner.setdefault(line.cell.column, found[0][1])
    if len(set(owner.values())) < 2 or len(set(owner.values())) != len(owner):
        return False
    for line in lines:
        if line.cell is not None and line.cell.column in owner:
            texts[owner[line.cell.column]].append((line, line.text))
    return True
