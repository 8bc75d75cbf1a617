"""匹配式可能以哪些字开头：知道了，正则引擎在一行里只在这些字上停下来试，别的字一扫而过。

re 自己只给最简单的匹配式算这个字集；条款里的匹配式多以环视、可有可无的部分或几种写法开头，这里一并算出。
结果没有分别，只是快慢不同。
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

#: 大小写一一对应的：英文字母、罗马数字
_PAIRED = (range(0, 0x80), range(0x2160, 0x2180))
#: re 不计大小写时，与英文字母相同的别的字
_ALIKE = {"i": "\u0130\u0131", "k": "\u212a", "s": "\u017f"}
_Letters = list[tuple[Any, Any]]  # re 所用的字集：字、起止、类别


class _UnknownError(Exception):
    """说不准以什么字开头。"""


def widen_scan(compiler: Any) -> None:
    """此后编译的匹配式，re 算不出开头字集的由这里算。"""
    simple = compiler._get_charset_prefix

    def charset(pattern: Any, flags: int) -> _Letters | None:
        known: _Letters | None = simple(pattern, flags)
        return known or first_letters(compiler, pattern, compiler._get_iscased(flags))

    compiler._get_charset_prefix = charset


def first_letters(constants: Any, pattern: Any, iscased: Any = None) -> _Letters | None:
    """一个解析好的匹配式以哪些字开头；说不准的为 None。不计大小写时，iscased 判断一个字分不分大小写。"""
    try:
        letters, may_be_empty = _Reader(constants, iscased).sequence(pattern.data)
    except _UnknownError:
        return None
    return None if may_be_empty else letters


class _Reader:
    """逐个看匹配式的部件：各以哪些字开头，会不会一个字也不占。"""

    def __init__(self, constants: Any, iscased: Any) -> None:
        self._iscased = iscased
        c = constants
        self._literal, self._set, self._branch, self._group = c.LITERAL, c.IN, c.BRANCH, c.SUBPATTERN
        self._category = c.CATEGORY
        self._plain = {c.LITERAL, c.RANGE, c.CATEGORY}
        self._widthless = {c.AT, c.ASSERT, c.ASSERT_NOT}
        self._repeats = {c.MAX_REPEAT, c.MIN_REPEAT}

    def sequence(self, parts: Any) -> tuple[_Letters, bool]:
        """先后相连的几个部件。"""
        letters: _Letters = []
        for kind, value in parts:
            more, may_be_empty = self._part(kind, value)
            letters += more
            if not may_be_empty:
                return letters, False
        return letters, True

    def _part(self, kind: Any, value: Any) -> tuple[_Letters, bool]:
        if kind in self._widthless:
            return [], True
        if kind is self._literal:
            return self._letters([(kind, value)]), False
        if kind is self._set:
            return self._letters(value), False
        if kind is self._branch:
            read = [self.sequence(one.data) for one in value[1]]
            return [each for letters, _ in read for each in letters], any(empty for _, empty in read)
        if kind is self._group and not value[1] and not value[2]:
            return self.sequence(value[3].data)
        if kind in self._repeats:
            letters, may_be_empty = self.sequence(value[2].data)
            return letters, may_be_empty or value[0] == 0
        raise _UnknownError

    def _letters(self, listed: _Letters) -> _Letters:
        letters: _Letters = []
        for kind, value in listed:
            if kind not in self._plain:
                raise _UnknownError
            letters.append((kind, value))
            if kind is not self._category:
                letters += [(self._literal, each) for each in self._other_cases(value)]
        return letters

    def _other_cases(self, value: Any) -> Iterator[int]:
        """匹配式不计大小写时，一个字或者一段字的另一种写法；只认英文字母、罗马数字的。"""
        low, high = value if isinstance(value, tuple) else (value, value)
        for letter in range(low, high + 1) if self._iscased is not None else ():
            if not self._iscased(letter):
                continue
            if not any(letter in block for block in _PAIRED):
                raise _UnknownError
            yield from map(
                ord, (chr(letter).lower(), chr(letter).upper(), *_ALIKE.get(chr(letter).lower(), ""))
            )
