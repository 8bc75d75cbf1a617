"""服务水平承诺处理的情形：系统中断、不可访问要在多久响应、恢复，可用性要达到多少。"""

from __future__ import annotations

import re

from contractgen.facts.words.outline import sentences
from contractgen.model.reading import Reading, Span
from contractgen.model.record import record
from contractgen.model.saying import saying

_DOWN = re.compile(
    r"无法(?:访问|使用|登录|打开|运行|连接)|不(?:可|能)(?:访问|使用|用|登录)|宕机|瘫痪|中断|停机"
    r"|停止服务|崩溃|失效"
)
_PROMISE = re.compile(r"响应|解决|恢复|可用性|可用率|修复|处理")
_PROMISED = ("响应", "解决", "恢复", "可用性", "可用率", "修复", "处理")
_NOT_PROMISED = re.compile(r"不属于|不包括|除外|不计入|不计为|不承担|不负责")
_RATE = re.compile(r"可用(?:性|率)")
_TIME = re.compile(r"\d|[一二三四五六七八九十]\s*(?:个)?(?:小时|分钟|工作日)|小时|分钟|%")


@record
class PromisedSituation:
    """服务水平承诺处理的情形：系统中断、不可访问，或者可用性指标。"""

    span: Span
    word: str


def promised_situations(reading: Reading) -> tuple[PromisedSituation, ...]:
    """全部承诺处理的中断一类情形。"""
    found: list[PromisedSituation] = []
    for line in saying(reading, _PROMISED):
        if _NOT_PROMISED.search(line.text):
            continue
        for start, end in sentences(line.text, line.body_start):
            text = line.text[start:end]
            formula = "=" in text or "＝" in text  # 计算公式不是承诺
            if formula or not _PROMISE.search(text) or not _TIME.search(text):
                continue
            if said := _DOWN.search(text) or _RATE.search(text):
                found.append(
                    PromisedSituation(Span(line.index, start + said.start(), start + said.end()), said[0])
                )
    return tuple(found)
