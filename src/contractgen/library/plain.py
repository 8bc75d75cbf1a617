"""事务所自己的 Word 模板所用的值：金额、选项按参数表印成中文合同的写法，比较和计算照旧。"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from contractgen.library.fields import written
from contractgen.model.errors import ContractgenError
from contractgen.params.paths import Path
from contractgen.params.schema_tree import Schema, schema_at
from contractgen.zh.amounts import format_money
from contractgen.zh.lists import listed


class Amount(Decimal):
    """金额：印成 240,000.00。"""


class Choice(str):
    """选项：印的是中文说法，比较的是参数文件里写的。"""

    label: str


def presented(value: Any, schema: Schema, path: Path = ()) -> Any:
    """一棵新树：金额和选项换成知道怎样印的值。参数表里没有的小数是推算出的金额。"""
    if isinstance(value, Mapping):
        return {name: presented(each, schema, (*path, name)) for name, each in value.items()}
    if isinstance(value, list):
        return [presented(each, schema, (*path, index)) for index, each in enumerate(value)]
    node = schema_at(schema, path) or {}
    if node.get("x-type") == "money" or (not node and isinstance(value, Decimal)):
        return Amount(value)
    label = node.get("x-labels", {}).get(value) if isinstance(value, str) else None
    if label is None:
        return value
    choice = Choice(value)
    choice.label = label
    return choice


def printed(value: Any) -> str:
    """印出来的文字。"""
    if isinstance(value, Choice):
        return value.label
    if isinstance(value, Amount):
        return format_money(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return listed([printed(each) for each in value])
    if isinstance(value, Mapping):
        raise ContractgenError(
            f"标签所指的是一组字段（{'、'.join(value)}），不能直接印出。请写明其中哪一个。"
        )
    return written(value)
