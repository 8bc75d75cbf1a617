"""只作提示的空与重：差几个字的两段、列举里不相邻的重复、只有题目的附件。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.outline import outlined
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.slots import slots

_ZONES = (Zone.ARTICLE, Zone.ANNEX)
_SHORTEST = 10
_ALIKE = 0.72
_PARTIES = re.compile(r"[甲乙丙丁]方|委托[方人]|受托[方人]|客户|服务商|供应商|采购人|承包[方人]|发包[方人]")
_LIST = re.compile(
    r"[\u4e00-\u9fff]{2,6}(?:、[\u4e00-\u9fff]{2,6}){2,}(?:[和及与或](?P<last>[\u4e00-\u9fff]{2,6}))?"
)
_NAMED = re.compile(r"附\s*[件录表]\s*[一二三四五六七八九十\dA-Z]+\s*[：:、.\s]\s*\S{2,}")


@record
class LooseRepeat:
    """kind：alike 差几个字的两段、member 列举里的重复、annex 空的附件；other 是与之相同的一处。"""

    kind: str
    span: Span
    other: Span | None
    words: str


def loose_repeats(reading: Reading) -> tuple[LooseRepeat, ...]:
    """按行文次序。"""
    lines = [
        line
        for line in outlined(reading).lines()
        if line.zone in _ZONES and line.cell is None and line.part == "body" and not line.heading
    ]
    found = [*_alike(lines), *_members(lines), *_annexes(reading)]
    return tuple(sorted(found, key=lambda each: (each.span.line, each.span.start)))


def _pairs(text: str) -> frozenset[str]:
    core = re.sub(r"\W", "", text)
    return frozenset(core[at : at + 2] for at in range(len(core) - 1))


def _alike(lines: list[Line]) -> Iterator[LooseRepeat]:
    said: list[tuple[frozenset[str], tuple[str, ...], Line]] = []
    for line in lines:
        body = line.body
        if (
            len(re.sub(r"\W", "", body)) < _SHORTEST
            or slots(body)
            or "__" in body
            or "支付" in body
            or body.rstrip()[-1:] not in "。；;"
        ):
            continue
        pairs = _pairs(body)
        told = (*re.findall(r"\d+(?:\.\d+)?", body), *_PARTIES.findall(body))
        for other, same, earlier in said:
            if (
                told == same
                and len(pairs & other) / len(pairs | other) >= _ALIKE
                and not ({*body} ^ {*earlier.body}) & {*"不未无非每上下前后内外低高出入"}
                and earlier.zone is line.zone
            ):
                yield LooseRepeat("alike", _whole(line), _whole(earlier), "")
                break
        said.append((pairs, told, line))


def _members(lines: list[Line]) -> Iterator[LooseRepeat]:
    for line in lines:
        for hit in _LIST.finditer(line.text) if line.text.count("、") > 1 else ():
            names = [each for part in hit[0].split("、") for each in re.split("[和及与或]", part)]
            again = next(
                (
                    name
                    for at, name in enumerate(names)
                    if len(name) > 1 and (name in names[:at] or (at > 1 and names[0].endswith("括" + name)))
                ),
                "",
            )
            if again:
                yield LooseRepeat("member", Span(line.index, *hit.span()), None, again)


def _annexes(reading: Reading) -> Iterator[LooseRepeat]:
    """别的附件有内容，这一个只有题目。"""
    lines = [line for line in reading.judged() if line.part == "body" and line.text.strip()]
    for at, line in enumerate(lines[:-1]):
        if line.zone is not Zone.ANNEX or line.cell is not None or not _title(line) or not at:
            continue
        before, after = lines[at - 1], lines[at + 1]
        ended = after.zone is Zone.SIGNATURE or (after.cell is None and _title(after))
        if before.zone is Zone.ANNEX and not (before.cell is None and _title(before)) and ended:
            yield LooseRepeat("annex", _whole(line), None, line.text.strip())


def _title(line: Line) -> bool:
    return (
        len(line.text) < 40
        and _NAMED.match(line.text) is not None
        and line.text.rstrip()[-1:] not in "。；，"
    )


def _whole(line: Line) -> Span:
    return Span(
        line.index, line.body_start if line.body_start < len(line.text) else 0, len(line.text.rstrip())
    )
