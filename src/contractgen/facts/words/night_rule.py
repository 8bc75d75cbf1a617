"""服务时间以外发生的事怎么办，写没写。"""

from __future__ import annotations

import re

from contractgen.model.reading import Reading

#: 只说照常计时，没有说由谁受理
_COUNTED = re.compile(
    r"(?:夜间|节假日|休息日|下班后|非工作时间)[^，。；]{0,8}(?:照常|连续|同样|一并|均|也|照样|不间断|不停)[^，。；]{0,4}(?:计时|计算|计入|算)"
)


def night_told(reading: Reading) -> bool:
    """写了服务时间以外由谁受理、怎样计时。"""
    words = (
        "服务时间以外", "服务时间外", "服务时间之外", "非工作时间", "非服务时间", "只计服务时间", "工作小时", "工作时间以外", "节假日值班", "非常驻",
        "值班工程师", "值班人员", "夜班", "开放时间以外", "值守时间以外", "时段以外", "其余时间", "其他时间", "全天候处理", "值班电话", "值班手机",
        "下一个工作日", "下一工作日", "夜间",
    )  # fmt: skip
    told = (_COUNTED.sub("", line.text) for line in reading.judged())
    return any(word in text for text in told for word in words)
