"""一段话的相邻两字：去掉合同的套话与虚词，只作比较用。"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from operator import add

_NOISE = re.compile(
    r"第[^，。；、]{1,12}?[条款项目]|本协议|本合同|本附件|正文|附件|约定|规定|应当|执行|办理|处理|甲方"
    r"|乙方|客户|服务商|双方|任何|一方"
    r"|或者|以及|所列|所称|之日|之时|以下称|承担|提供|实施|进行|有关|相关|上述|下列"
)
_PARTICLES = "的按依与和或自由为对将在及"


def _all_but(left_out: str) -> str:
    """除这些字以外的汉字，写成正则的字集。"""
    edges = [0x4E00 - 1, *sorted(map(ord, left_out)), 0x9FA5 + 1]
    pieces = (f"{chr(low + 1)}-{chr(high - 1)}" for low, high in pairwise(edges) if high - low > 1)
    return f"[{''.join(pieces)}]"


_RUN = re.compile(_all_but(_PARTICLES) + "{2,}")  # 虚词之间的字


@lru_cache(maxsize=16384)
def grams(text: str) -> tuple[str, ...]:
    """相邻两字，去掉合同的套话与虚词。"""
    found: list[str] = []
    for run in _RUN.findall(_NOISE.sub(" ", text)):
        found += map(add, run, run[1:])
    return tuple(found)


def overlaps(one: str, two: str) -> bool:
    """两处所说的事项大半相同：较短的一处，相邻两字有一半在另一处。"""
    a, b = set(grams(one)), set(grams(two))
    return bool(a and b) and len(a & b) * 2 >= min(len(a), len(b))
