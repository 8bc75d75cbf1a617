"""草稿自己写明有多少日的一段时间：采暖季共122日、汛期共92日；按它考核的，停机时间也按它算。"""

from __future__ import annotations

import re

from contractgen.model.once import once
from contractgen.model.reading import Reading
from contractgen.model.saying import saying
from contractgen.zh.numerals import CHINESE_NUMERALS, parse_number

_COUNTED = re.compile(
    rf"(?P<name>[一-龥]{{1,3}}[季期])(?![一-龥]{{0,2}}(?:届满|满))[^。；;一-龥]{{0,2}}(?:为|是|系?指|自|从|[：:（(])?[^。；;]{{0,60}}?"
    rf"(?:共|共计|合计|计|即)\s*(?P<n>\d{{2,3}}|[{CHINESE_NUMERALS}]{{2,6}})\s*[日天]"
)
_NOT_SEASON = re.compile(r"周期|日期|工期|账期|时期|分期|逾期|延期|定期|本期|每季|当季|非")
_FEWEST, _LONGEST = 20, 366


@once
def seasons(reading: Reading) -> dict[str, int]:
    """名目 → 日数。"""
    found: dict[str, int] = {}
    for line in saying(reading, ("季", "期")):
        for match in _COUNTED.finditer(line.text):
            name = match["name"].lstrip("为是的于在按各每该本")
            days = int(parse_number(match["n"]))
            if len(name) > 1 and not _NOT_SEASON.search(name) and _FEWEST <= days <= _LONGEST:
                found.setdefault(name, days)
    return found
