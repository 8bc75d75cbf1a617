"""付的是哪一笔：终端款与平台年费各有各的付款期；只说价款、服务费、首期款的，不知道是哪一笔。"""

from __future__ import annotations

import re
from functools import lru_cache

from contractgen.facts.words.promise import Promise

_NAMED = re.compile(
    r"(?P<name>[一-龥A-Za-z]{1,10}?)(?:款项?|费用?|租金|佣金|押金|保证金|价金|报酬)(?![用率])"
)
#: 说期次、说谁付给谁、说是合同价款的字：不说明是哪一笔
_COMMON = re.compile(
    r"合同|协议|服务|项目|技术|采购|货物?|应付|已付|逾期|全部|剩余|其余|余下|双方|收到|支付|上述|每|[甲乙丙]方|委托[人方]|受托[人方]|客户|供应商|买方|卖方|[第首末尾余预进各本该次一二两三四五六七八九十期年月季半度付款费总价全的由将把以按应]"
)


def other_money(one: Promise, two: Promise) -> bool:
    """两处写明的款项没有一个字相同。"""
    first, second = (
        _things(f"{each.case}，{each.trigger}，{each.topic}，{each.deed}") for each in (one, two)
    )
    return bool(first and second) and not first & second


@lru_cache(maxsize=16384)
def _things(text: str) -> frozenset[str]:
    left = (_COMMON.sub("", found["name"]) for found in _NAMED.finditer(text))
    return frozenset("".join(word for word in left if len(word) > 1))
