"""条款正文的模板环境：沙箱、严格，只有起草合同要用的几个过滤器。"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jinja2 import StrictUndefined
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from contractgen.library.fields import MISSING, Field
from contractgen.zh.amounts import format_money, to_rmb
from contractgen.zh.lists import listed
from contractgen.zh.numerals import to_chinese

_FILTERS_KEPT = {"length", "first", "last"}
_TESTS_KEPT = {"defined", "undefined", "eq", "ne", "lt", "gt", "le", "ge", "in", "true", "false"}


@dataclass(frozen=True, slots=True)
class Tool:
    """交给条款正文使用的一个函数（ref、annex、has……），由本程序提供，不必再问是否安全。"""

    function: Callable[..., Any]


class ClauseEnvironment(SandboxedEnvironment):
    """只认识参数、引用和下列过滤器的沙箱。"""

    def __init__(self) -> None:
        super().__init__(
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            # {#…} 是正文里的锚点，注释写作 <!-- … -->
            comment_start_string="<!--",
            comment_end_string="-->",
        )
        self.filters = {name: self.filters[name] for name in _FILTERS_KEPT} | {
            "money": _money,
            "rmb": _rmb,
            "cn": _chinese,
            "listed": _listed,
            "label": str,
        }
        self.tests = {name: self.tests[name] for name in _TESTS_KEPT} | {"given": _given}
        self.globals = {}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """参数的下级字段优先于一切同名方法（``fees.items`` 是费用明细）。"""
        if isinstance(obj, Field):
            return obj._child(attribute)
        return super().getattr(obj, attribute)

    def call(self, context: Context, obj: Any, /, *arguments: Any, **named: Any) -> Any:
        """本程序提供的函数直接调用，其余照沙箱的规矩。"""
        if type(obj) is Tool:
            return obj.function(*arguments)  # named 里只有模板引擎自用的循环变量
        return super().call(context, obj, *arguments, **named)

    def getitem(self, obj: Any, argument: str | Any) -> Any:
        if isinstance(obj, Field):
            return obj[argument]
        return super().getitem(obj, argument)


def _written_as(form: Callable[[Any], str]) -> Callable[[Field], str]:
    def write(value: Field) -> str:
        return value._printed(None if value._value is MISSING else form(value._value))

    return write


_money = _written_as(lambda value: f"人民币{format_money(Decimal(value))}元")
_rmb = _written_as(lambda value: f"人民币{to_rmb(Decimal(value))}")
_chinese = _written_as(lambda value: to_chinese(int(value)))


def _listed(values: Field, conjunction: str = "和") -> str:
    return listed([str(value) for value in values], conjunction)


def _given(value: object) -> bool:
    return not (isinstance(value, Field) and (value._value is MISSING or value._value is None))
