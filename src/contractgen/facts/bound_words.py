"""上下限用词自相抵触的地方：提前5日内、至少3日以内、不超过5日以上；以及“30日前”这样不知是早于还是限期的。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record
from contractgen.zh.duration_words import FoundDuration, durations
from contractgen.zh.sentences import in_slot, readable

_LEAST = re.compile(
    r"(?:至少(?:在|于|为)?(?:[^,，。；;]{2,6}前|(?:保存|保留|留存|提前|保管|存放)\s*)?|不(?:得|应)?(?:少于|低于|短于)|提前(?:至少)?|最少)\s*$"
)
_MOST = re.compile(r"(?:不(?:得|应)?(?:超过(?:[^,，。；;]{2,6}前)?|多于|高于|长于)|至多|最多|最长)\s*$")
_UPPER = re.compile(r"\s*[】\]]?\s*(?:之?内(?!容|部)|以内|以下)")
_LOWER = re.compile(r"\s*[】\]]?\s*以上")
_BEFORE = re.compile(r"\s*[】\]]?\s*前(?!述|款|项|条|期|后|置|提(?!交|出|供|醒|请))")
_BARE = re.compile(r"(?:在|于|应当?|须|必须|需|将|的|[,，；;。：:]|^)\s*$")
_FROM_EVENT = re.compile(
    r"(?:提前|至少|不少于|不迟于|最迟|最晚|至迟|之?前|届满|期满|到期|实施|变更|解除|终止|开始|结束|升级|维护|会议|演练|上线|交付|发布|施工|付款|生效|停机|离职|进场|日|时|期限|活动|巡检|培训|验收|检查|使用|召开|出发)[^,，。；;]{0,8}$"
)


@record
class BoundClash:
    """一处用词。kind：clash 上下限相抵触，vague “N日前”所指不明。"""

    span: Span
    words: str
    kind: str
    provisional: bool = False


def bound_words(reading: Reading) -> tuple[BoundClash, ...]:
    """全文上下限用词有问题的地方。"""
    return tuple(each for line in reading.judged() if line.cell is None for each in _in_line(line))


def _in_line(line: Line) -> Iterator[BoundClash]:
    body = line.body
    shadow = readable(body)
    for found in durations(shadow):
        if span := _clash(shadow, found):
            yield _at(line, body, span, "clash")
        elif (
            _BEFORE.match(shadow, found.end)
            and found.unit in ("日", "天")
            and not _event(shadow, found.start)
        ):
            after = _BEFORE.match(shadow, found.end)
            yield _at(line, body, (found.start, after.end() if after else found.end), "vague")


def _event(shadow: str, place: int) -> bool:
    if not _BARE.search(shadow[:place]):
        return True  # 离岗15日前：紧挨着写明了在何事之前
    if re.search(r"月的?(?:最后)?\s*$", shadow[:place]):
        return True  # “__年__月__日前”是日期
    return bool(_FROM_EVENT.search(shadow[max(0, place - 24) : place]))


def _clash(shadow: str, found: FoundDuration) -> tuple[int, int] | None:
    before = shadow[max(0, found.start - 10) : found.start]
    for left, right in ((_LEAST, _UPPER), (_MOST, _LOWER)):
        start, end = left.search(before), right.match(shadow, found.end)
        if start and end:
            return max(0, found.start - 10) + start.start(), end.end()
    return None


def _at(line: Line, body: str, span: tuple[int, int], kind: str) -> BoundClash:
    start, end = span
    where = Span(line.index, line.body_start + start, line.body_start + end)
    return BoundClash(where, body[start:end], kind, in_slot(body, start, end))
