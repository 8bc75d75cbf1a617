"""一段话是不是写给起草人看的：说的是稿子本身，做的是改稿的事，口气是商量或交办。

合同的话说的是当事人做什么；说“这一条可以删”“此处请法务把关”“是否够用？”的，是起草说明。
"""

from __future__ import annotations

import re

from contractgen.zh import note_words as words

_COMMA = re.compile("[，,；;。]")
_ASKS = re.compile(r"[？?吗呢]\s*[？?]?\s*$")
_ENOUGH = 2


def starts_a_note(text: str) -> bool:
    """开头就是“起草说明：”“Note to draft”“底线：”一类。"""
    return bool(words.HEAD.match(text) or words.ENGLISH.match(text))


def numbered(text: str) -> bool:
    """带编号的一条是起草说明：开头这样说，后面也这样说。"""
    found = words.HEAD.match(text)
    return found is not None and _score(text[found.end() :]) >= 1


def aside(inner: str) -> bool:
    """括号里的话是起草说明。"""
    if (
        _optional(inner)
        or starts_a_note(inner)
        or words.ASIDE_HEAD.match(inner)
        or words.INSTRUCTION.match(inner)
    ):
        return True
    if words.SECRET.search(inner) and not words.PARTIES.search(inner):
        return True
    if inner.rstrip()[-1:] in ("？", "?") and len(inner) > 2:
        return True
    body = words.NOTE_WORD.sub("", inner, count=1)
    if body != inner and words.UNDECIDED.search(body) and not words.PARTIES.search(body):
        return True
    return _score(body) >= _ENOUGH + _formal(body)


def line(text: str) -> bool:
    """自成一行、没有编号的话是起草说明。"""
    body = text.strip()
    if starts_a_note(body):
        return True
    if len(body) > 90:
        return False
    marked = words.NOTE_WORD.match(body)
    if marked:
        body = body[marked.end() :]
        if words.INSTRUCTION.match(body) and not words.PARTIES.search(body):
            return True
    return _score(body) >= _ENOUGH + _formal(body) + (0 if marked else 1)


def cell(text: str) -> bool:
    """一格里（多是备注栏）写的是交办的话。"""
    if len(text) > 60:
        return False
    if starts_a_note(text) or _optional(text):
        return True
    if words.CLAUSE.search(text):
        return False
    if words.SECRET.search(text):
        return True
    return _score(text) >= _ENOUGH + _formal(text) or (
        len(text) > 2 and text[-1] in "？?" and _ASKS.search(text) is not None
    )


def trailing(text: str) -> bool:
    """一句完整的话之后又补的一句是起草说明。"""
    if starts_a_note(text):
        return True
    return not _formal(text) and _score(text) >= _ENOUGH + (
        1 if len(text) < 30 and text[:1] not in "*＊※★" else 0 if text[:1] in "*＊※★" else 2
    )


def _formal(text: str) -> int:
    """像合同的话：要有更多起草说明的样子才算。"""
    return 2 if words.CLAUSE.search(text) else 1 if words.TERMS.search(text) else 0


def _optional(inner: str) -> bool:
    """（可选）（可选，不需要时删除）。"""
    if words.OPTIONAL.fullmatch(inner):
        return True
    first = _COMMA.split(inner, maxsplit=1)[0]
    return first != inner and len(first) < 12 and words.OPTIONAL.fullmatch(first) is not None


_ABOUT = (words.DOC, words.INSIDE, words.TONE, words.TALK, words.VERSION, words.APPLIES)
_ANY = re.compile("|".join(each.pattern for each in (words.EDIT, words.SECRET, *_ABOUT)))


def _score(text: str) -> float:
    """有几样像起草说明；改稿的动作之外，还要说到稿子、自己人或者口气。"""
    if not _ANY.search(text):
        return 0
    edit = words.EDIT.search(text)
    about = sum(pattern.search(text) is not None for pattern in _ABOUT)
    secret = 2 if words.SECRET.search(text) else 0
    if edit:
        return about + 1 + secret
    if about > 1:
        spoken = words.INSIDE.search(text) or words.TALK.search(text) or words.VERSION.search(text)
        return (
            about + secret
            if words.MAYBE_EDIT.search(text) or spoken or words.APPLIES.search(text)
            else secret
        )
    return about + secret if secret else min(about, 1)
