"""测试用的材料：一个金额的各种合法大写、随意造的统一社会信用代码、任意期间与日期。"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator
from decimal import Decimal

from hypothesis import strategies as st

from contractgen.zh.amounts import to_rmb
from contractgen.zh.durations import Duration, Unit
from contractgen.zh.identity import ALPHABET, check_character, organisation_check

TRADITIONAL = str.maketrans("贰叁陆万亿元", "貳參陸萬億圓")

amounts = st.integers(1, 10**14 - 1).map(lambda cents: Decimal(cents).scaleb(-2))
#: 零多的金额：大写的难处都在零上
sparse_amounts = st.lists(st.sampled_from("000015"), min_size=1, max_size=14).map(
    lambda digits: Decimal(int("".join(digits)) + 1).scaleb(-2)
)
quantities = st.decimals("0", "99999", places=2)
durations = st.builds(Duration, st.integers(0, 10**6).map(Decimal) | quantities, st.sampled_from(Unit))
dates = st.dates(dt.date(1900, 1, 1), dt.date(2400, 12, 31))
leap_days = st.sampled_from([dt.date(year, 2, 29) for year in range(1904, 2400, 4) if year % 100])


def legal_spellings(value: Decimal) -> Iterator[str]:
    """同一金额按支付结算办法附一都算正确的大写：可省的零、元与圆、整与正、繁体、前缀。"""
    plain = to_rmb(value)
    forms = {
        plain,
        re.sub("([万亿])零(?=.仟)", r"\1", plain),
        re.sub("(?<=[拾佰仟])([万亿])(?=.仟)", r"\1零", plain),
    }
    forms |= {re.sub("(?<=[拾佰仟万亿])元(?=.角)", "元零", form) for form in forms}
    forms |= {form.removesuffix("整") for form in forms if form.endswith("角整")}
    forms |= {form.replace("元", "圆").replace("整", "正") for form in forms}
    forms |= {form.translate(TRADITIONAL) for form in forms}
    for prefix, form in itertools.product(("", "人民币", "大写：人民币", "人民币（大写）："), sorted(forms)):
        yield prefix + form


def invented_uscc(seed: int) -> str:
    """由 seed 造一个校验位正确的代码；不属于任何单位。"""
    body = "".join(ALPHABET[seed // 31**i % 31] for i in range(8))
    first17 = f"91990000{body}{organisation_check(body)}"
    return first17 + check_character(first17)
