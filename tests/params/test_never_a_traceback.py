"""无论文件里写了什么，只有两种结果：读懂并列出问题，或者一个中文的错误。"""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contractgen.model.errors import ContractgenError
from contractgen.params import (
    check,
    derived,
    from_mapping,
    load_bytes,
    load_text,
    parse_path,
    path_text,
    typed,
)
from tests.params.builders import good, put, schema

_QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_SNIPPETS = st.sampled_from(
    ["term", ": ", "：", "\n", "\n  ", "- ", "{", "}", "[", "]", "'", '"', "&a ", "*a", "<<: ", "|", ">", "#", "!x ",
     "\t", "　", "---", "sla", "levels", "response", "15分钟", "99.9%", "1e9", "０", "\x07", "😀", "𠮷", "%", "@", "? "]
)  # fmt: skip
_SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.text(max_size=12),
    st.sampled_from(
        ["三年", "15分钟", "99.9%", "不适用", "2026-12-01", "9999年", "万分之五", "24:00", "二〇二六年", "半"]
    ),
)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "a", "days"]), inner, max_size=3)
    ),
    max_leaves=6,
)


def _paths(value: Any, path: tuple[str | int, ...] = ()) -> list[str]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    below = [each for step, child in steps for each in _paths(child, (*path, step))]
    return [path_text(path), *below] if path else below


@_QUICK
@given(st.lists(_SNIPPETS | st.text(max_size=3), max_size=30).map("".join), st.sampled_from(["yaml", "json"]))
def test_random_text_is_read_or_refused(text: str, kind: Any) -> None:
    try:
        source = load_text(text, "x", kind)
    except ContractgenError as error:
        assert str(error).startswith("x")
        return
    for problem in check(source, schema()):
        assert problem.message.endswith(("。", "？"))


@_QUICK
@given(st.binary(max_size=60))
def test_random_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        check(load_bytes(raw, "x"), schema())
    except ContractgenError as error:
        assert str(error)


@_QUICK
@given(st.sampled_from(_paths(good())), _VALUES)
def test_any_value_in_any_place_is_checked_typed_and_derived(path: str, value: Any) -> None:
    data = good()
    put(data, path, value)
    source = from_mapping(data)
    problems = check(source, schema())
    tree, origins = derived(typed(source.data, schema()))
    assert isinstance(tree, dict)
    assert all(parse_path(origin) for origin in origins.values())
    for problem in problems:
        assert problem.sentence("x.yaml").startswith("x.yaml ")
        assert problem.kind in ("invalid", "missing", "unknown", "conflict")
