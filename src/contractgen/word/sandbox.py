"""Word 模板里的标签在沙箱中求值：不能运行程序，没有的变量报错，值一律按文字处理。"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import StrictUndefined, Undefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from contractgen.word.markup import content


class Missing(StrictUndefined):
    """没有写的值：可以问它有没有（``{% if 备注 %}``），印出来就报错。"""

    __slots__ = ()
    __bool__ = Undefined.__bool__  # type: ignore[assignment]


class TagEnvironment(SandboxedEnvironment):
    """求值用的环境：``fees.items`` 取的是字段 items，不是字典的方法。"""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


def as_text(value: object) -> object:
    """标签所得的文字：转义，换行与制表符变成 Word 的换行与制表符。"""
    if isinstance(value, str) and not isinstance(value, Markup):
        return Markup(content(value))
    return value


def environment(finalize: Callable[[object], object] = as_text) -> TagEnvironment:
    """为 Word 的 XML 求值。"""
    return TagEnvironment(autoescape=True, undefined=Missing, finalize=finalize)


def plain_environment() -> TagEnvironment:
    """为不是 XML 的文字（文件属性）求值。"""
    return TagEnvironment(autoescape=False, undefined=Missing)
