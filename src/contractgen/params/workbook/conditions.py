"""用不到的格子变灰：把“何时用得到”写成 Excel 的条件格式公式。"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from contractgen.model.entry_form import Condition, EntryField
from contractgen.params.filling import entry_text

#: 一个字段的路径 → 公式里怎样引用它的格子；引用不到的是 None
Refer = Callable[[str], str | None]


def unused(within: Iterable[EntryField], known: Mapping[str, EntryField], refer: Refer) -> str | None:
    """“用不到”的公式；总是用得到，或者条件里的格子引用不到的，是 None。"""
    tests = [test for each in within if (test := _shown(each, known, refer))]
    return f"NOT({_all(tests)})" if tests else None


def text_literal(text: str) -> str:
    """公式里的一段文字。"""
    return '"' + text.replace('"', '""') + '"'


def _shown(entry: EntryField, known: Mapping[str, EntryField], refer: Refer) -> str | None:
    situations = []
    for situation in entry.shown_when:
        tests = [_holds(one, known, refer) for one in situation]
        if any(test is None for test in tests):
            return None
        situations.append(_all([test for test in tests if test]))
    return (situations[0] if len(situations) == 1 else f"OR({','.join(situations)})") if situations else None


def _holds(condition: Condition, known: Mapping[str, EntryField], refer: Refer) -> str | None:
    entry, cell = known.get(condition.path), refer(condition.path)
    if entry is None or cell is None:
        return None
    written = dict.fromkeys(
        text for value in condition.values for text in (entry_text(entry, value), str(value))
    )
    equal = ",".join(f"{cell}={text_literal(text)}" for text in written)
    blank = "TRUE" if entry.default in condition.values else "FALSE"
    test = f'IF({cell}="",{blank},OR({equal}))'
    own = _shown(entry, known, refer)
    return _all([test, own]) if own else test


def _all(tests: list[str]) -> str:
    return tests[0] if len(tests) == 1 else f"AND({','.join(tests)})"
