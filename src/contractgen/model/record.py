"""记录：写法与用法同 ``@dataclass(frozen=True, slots=True)``，载入与新建都快几倍；要改动的用 ``mutable``。

事实有上百种，一份长草稿里有上万条，每次运行都要载入。字段不许改动由类型检查把关，运行时不再逐次查验；
只支持字段与默认值，要 ``field(...)`` 或 ``__post_init__`` 的仍用 dataclass。
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import Any, TypeVar, dataclass_transform

_T = TypeVar("_T")
_NOT_COPIED = ("__dict__", "__weakref__", "__slots__")


class _Fields:
    """dataclasses 的 replace、fields 所要的字段表，用到才做。"""

    def __get__(self, one: object, owner: Any) -> dict[str, Any]:
        return _fields(owner.__match_args__)


_FIELDS = _Fields()


@cache
def _fields(names: tuple[str, ...]) -> dict[str, Any]:
    from dataclasses import fields, make_dataclass

    made = make_dataclass("Fields", names, init=False, repr=False, eq=False)
    return {field.name: field for field in fields(made)}


@dataclass_transform(frozen_default=True)
def record(cls: type[_T]) -> type[_T]:
    """把写着字段的类做成记录：按字段新建、比较、散列、显示。"""
    own = tuple(cls.__annotations__)
    inherited = getattr(cls, "__match_args__", ())
    names = tuple(dict.fromkeys([*inherited, *own]))
    defaults = dict(getattr(cls, "_defaults_", {}))
    defaults.update({name: cls.__dict__[name] for name in own if name in cls.__dict__})
    kept = {key: each for key, each in vars(cls).items() if key not in own and key not in _NOT_COPIED}
    body = {
        **kept,
        "__slots__": tuple(name for name in own if name not in inherited),
        "__match_args__": names,
        "__dataclass_fields__": _FIELDS,
        "_defaults_": defaults,
        "__init__": _init(names, defaults),
    }
    for name, method in _methods(names).items():
        body.setdefault(name, method)
    made: Any = type(cls.__name__, cls.__bases__, body)
    return made  # type: ignore[no-any-return]


@dataclass_transform()
def mutable(cls: type[_T]) -> type[_T]:
    """同 record，而字段可以改动，所以不能散列。"""
    made: Any = record(cls)
    made.__hash__ = None
    return made  # type: ignore[no-any-return]


def replace(one: _T, **changes: Any) -> _T:
    """同一种记录（dataclass 也可以），换掉几个字段。"""
    kept = {name: getattr(one, name) for name in type(one).__match_args__}  # type: ignore[attr-defined]
    return type(one)(**{**kept, **changes})


def _init(names: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    """依次赋值的 __init__：字段个数相同的共用一份编译好的代码，各换上自己的字段名。"""
    shared = _assigning(len(names))
    code = shared.replace(co_varnames=("self", *names), co_names=names)
    given = tuple(defaults[name] for name in names if name in defaults)
    if any(name in defaults for name in names[: len(names) - len(given)]):
        raise TypeError("有默认值的字段应当排在没有默认值的之后")
    return FunctionType(code, {}, "__init__", given)


@cache
def _assigning(count: int) -> CodeType:
    """给 count 个字段依次赋值的代码；写成源码编译，新建时才最快。"""
    names = [f"field_{place}" for place in range(count)]
    lines = "".join(f"\n  self.{name} = {name}" for name in names) or "\n  pass"
    space: dict[str, Any] = {}
    exec(f"def __init__(self, {', '.join(names)}):{lines}", space)
    code: CodeType = space["__init__"].__code__
    return code


def _methods(names: tuple[str, ...]) -> dict[str, Any]:
    """比较、散列、显示与送往别的进程。"""
    values: Any = attrgetter(*names) if names else len

    def __eq__(self: Any, other: object) -> Any:  # noqa: N807
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(values(self))

    def __repr__(self: Any) -> str:  # noqa: N807
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({shown})"

    def __reduce__(self: Any) -> Any:  # noqa: N807
        return self.__class__, values(self) if len(names) > 1 else tuple(
            getattr(self, name) for name in names
        )

    return {"__eq__": __eq__, "__hash__": __hash__, "__repr__": __repr__, "__reduce__": __reduce__}
