"""一个时限：谁、做什么、从何时起、多长，适用于哪一级故障、什么时段，说的是哪件事。"""

from __future__ import annotations

from contractgen.model.reading import Span
from contractgen.model.record import record
from contractgen.zh.durations import Duration


@record
class TimeLimit:
    """一个时限。duration 没有填写或写明不承诺的为 None；words 是原话。

    bound：within 以内，before 之前（提前），at_least 不少于，elapsed 届满或超过，every 每隔，bare 只有数。
    hours：in 服务时间内，out 服务时间外，all 不分，空为没有写明；clock：自然 或 服务（计时口径）。
    severity、vocabulary、rank 是故障级别、叫法的体系和轻重；row、table 是表格中的位置。
    """

    span: Span
    sentence: Span
    words: str
    duration: Duration | None
    unit: str
    bound: str
    action: str = ""
    actor: str = ""
    trigger: str = ""
    severity: str = ""
    vocabulary: str = ""
    rank: int | None = None
    hours: str = ""
    clock: str = ""
    object: str = ""
    provisional: bool = False
    promised: bool = True
    table: int | None = None
    row: int | None = None
    remote: bool = False
    system: str = ""  # 句中点名的系统、地点，如“东区仓储系统”
    lead: int | None = None  # 引出本项的那一行（以冒号结尾）的序号
    thing: str = ""  # 所做的对象，如“服务月报”；since 是起算的事，case 是句中区别情形的话
    since: str = ""
    case: frozenset[str] = frozenset()
    stated: bool = False  # “到场时间不超过2小时”：先说事，后说时间
    relative: bool = False  # 升级的时限从上一级升级之时起算，各级不相比较
