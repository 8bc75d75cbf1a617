"""校验器：标准的 JSON Schema 2020-12，加上 x-type，并使小数倍数准确、换行检查不随文字变长而变慢。"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from fractions import Fraction
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend

from contractgen.params.schema_tree import Schema
from contractgen.params.typing import is_json_type, value_type

_REMEMBERED = 32


def _x_type(validator: Any, name: str, value: Any, schema: Any) -> Iterator[ValidationError]:
    """按 x-type 读值；读不懂的说明来自读值的函数。"""
    kind = value_type(name)
    if is_json_type(value, kind.written):
        try:
            kind.read(value)
        except ValueError as error:
            yield ValidationError(str(error))


def _multiple_of(validator: Any, unit: Any, value: Any, schema: Any) -> Iterator[ValidationError]:
    """用分数计算，不受二进制小数和精度的影响。"""
    if is_json_type(value, "number") and (Fraction(value) / Fraction(str(unit))).denominator != 1:
        yield ValidationError("multipleOf")


def _unique_items(validator: Any, wanted: bool, value: Any, schema: Any) -> Iterator[ValidationError]:
    """以集合判重，很长的清单也不慢。"""
    if wanted and isinstance(value, list) and len({_comparable(each) for each in value}) != len(value):
        yield ValidationError("uniqueItems")


def _comparable(value: Any) -> Hashable:
    if isinstance(value, dict):
        return frozenset((name, _comparable(each)) for name, each in value.items())
    if isinstance(value, list):
        return tuple(_comparable(each) for each in value)
    return isinstance(value, bool), value


_STANDARD_PATTERN = Draft202012Validator.VALIDATORS["pattern"]


def _pattern(validator: Any, pattern: str, value: Any, schema: Any) -> Iterator[ValidationError]:
    """单行的字段先查换行：正则在长文字上查换行会很慢。"""
    if is_json_type(value, "string") and not schema.get("x-multiline") and ("\n" in value or "\r" in value):
        yield ValidationError("pattern")
        return
    yield from _STANDARD_PATTERN(validator, pattern, value, schema) or ()


_Validator = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    {"x-type": _x_type, "multipleOf": _multiple_of, "pattern": _pattern, "uniqueItems": _unique_items},
)
_validators: dict[int, tuple[Schema, Validator]] = {}


def validator_for(schema: Schema) -> Validator:
    """一份模式的校验器；同一份模式只造一次。"""
    known = _validators.get(id(schema))
    if known is None:
        if len(_validators) >= _REMEMBERED:
            _validators.clear()
        known = _validators[id(schema)] = (schema, _Validator(schema))
    return known[1]
