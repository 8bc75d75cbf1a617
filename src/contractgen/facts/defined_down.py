"""不计入的情形，正是草稿用来定义不可用、故障的情形：不可用指终端不能登录，又把终端不能登录的时段全部扣除。"""

from __future__ import annotations

import re

from contractgen.model.reading import Reading, Span
from contractgen.model.saying import saying

_DEFINED = re.compile(
    r"(?:不可用|不能用|中断|停机|离线|宕机|故障|[一二三四ⅠⅡA-D甲乙丙特]级?(?:故障|事件)?)[^。；;，,：:]{0,8}?(?:系?指|是指|即|为|定义为|[：:])(?P<means>[^。；;]{4,60})"
)
_SPELL_END = re.compile(r"(?:的|之)?(?:全部|一切|任何)?(?:时段|时间|期间|时长|分钟数?|情形|情况|状态)$")
_SHORTEST_MEANING = 5


def defined_down(reading: Reading, span: Span) -> bool:
    """不计入的，正是草稿用来定义不可用的情形。"""
    said = _SPELL_END.sub("", reading.text(span).strip("。；; "))
    if len(said) < _SHORTEST_MEANING or re.search("因|由于|造成|导致|计划|维护|不可抗力", said):
        return False
    return any(
        said in found["means"]
        for line in saying(reading, ("不可用", "不能用", "中断", "停机", "离线", "宕机"))
        if line.index != span.line and said in line.text
        for found in _DEFINED.finditer(line.text)
    )
