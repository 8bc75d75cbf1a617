"""可用性的三种约定：目标、允许停机的时间、说可用率低于某数的门槛。"""

from __future__ import annotations

from decimal import Decimal

from contractgen.model.reading import Span
from contractgen.model.record import record


@record
class Target:
    """一处可用性目标。period 是 month、quarter、year，没有写为空；object 是考核对象的原话。"""

    span: Span
    words: str
    ratio: Decimal
    period: str
    object: str
    provisional: bool = False
    kind: str = "可用"  # 指标的类别：可用、在线、完好……
    derived: bool = False  # 由停机时间换算来的：“不超过7.2小时（相当于99%）”


@record
class Budget:
    """一处允许停机的时间；target 是同一行的目标（没有则为 None）。"""

    span: Span
    words: str
    seconds: Decimal
    period: str
    target: Target | None
    provisional: bool = False
    days: int | None = None  # 写明的周期天数，如“每月按30日计”


@record
class Threshold:
    """说可用率低于某数的一处。unmet 表示以此为没有达到服务级别（“未达标，即可用率低于99.9%”）。"""

    span: Span
    words: str
    ratio: Decimal
    period: str
    object: str
    unmet: bool
    provisional: bool = False
