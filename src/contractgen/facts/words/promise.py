"""一项限时的承诺：哪一级、什么情形、由谁、从何时起、多久之内、做什么；正文、列举、表格里的都是这个样子。"""

from __future__ import annotations

import re

from contractgen.model.reading import Span
from contractgen.model.record import record
from contractgen.zh.day_deadlines import DayDeadline
from contractgen.zh.durations import Duration, Unit
from contractgen.zh.grades import Grade, grade_of
from contractgen.zh.working_time import equal, longer


@record
class Promise:
    """一项承诺。duration、deadline 二者有其一；都没有的是写了这一格而没有给出时限。

    step 是故障处理的步骤，不属于步骤的为空；deed 是要做的事的原话。level 是级别的名字，grade 是它的轻重。
    soft 是力争的、为某时某事放宽的，不与别处相比。case 是所说的情形（表里为级别的说明），head 是本项开头的名目。place 是表（表号）或者行。
    """

    span: Span
    whole: Span  # 这一句或者这一格
    words: str
    duration: Duration | None = None
    deadline: DayDeadline | None = None
    step: str = ""
    deed: str = ""
    level: str = ""
    grade: Grade | None = None
    case: str = ""
    conditional: bool = False  # case 是“……的，”这样的条件，不只是名目
    topic: str = ""  # 分句里期限之前的话：午餐、驻店工程师
    trigger: str = ""
    actor: str = ""
    hours: str = ""
    clock: str = ""
    provisional: bool = False
    remote: bool = False
    soft: bool = False
    article: int = -1  # 所在的条（首行的序号）
    table: int | None = None
    row: int = 0  # 表里的行（或列）的次序，正文里的先后
    settled: bool = False  # 写明不承诺
    guessed: bool = False  # 级别是由情形推知的，话不全同

    @property
    def graded(self) -> bool:
        """分了级别的；只说影响范围（全楼断网、单点断网）的不算。"""
        return bool(self.level) and (
            self.grade is None or self.grade.family != "围" or self.table is not None
        )

    @property
    def timed(self) -> bool:
        return self.duration is not None or self.deadline is not None


def same_value(one: Promise, two: Promise) -> bool:
    """期限一样。"""
    if one.deadline is not None or two.deadline is not None:
        return one.deadline == two.deadline
    return one.duration is not None and two.duration is not None and equal(one.duration, two.duration)


def exceeds(one: Promise, two: Promise) -> bool:
    """one 的期限确实比 two 长；说不准的为 False。"""
    if one.deadline is not None and two.deadline is not None:
        return (one.deadline.day, one.deadline.minute) > (two.deadline.day, two.deadline.minute)
    if one.duration is None and two.duration is None:
        return False
    if one.duration is None or two.duration is None:
        return _exceeds_across(one, two)
    return longer(one.duration, two.duration) is True


_MINUTES = {Unit.MINUTE: 1, Unit.HOUR: 60, Unit.DAY: 24 * 60}
_DAY = 24 * 60


def _exceeds_across(one: Promise, two: Promise) -> bool:
    """一处按钟点（次日18时前），一处按长短（4小时）：不论当日何时起算，都是 one 较长。"""
    length = one.duration or two.duration
    deadline = one.deadline or two.deadline
    if length is None or deadline is None or length.unit not in _MINUTES:
        return False
    minutes = length.amount * _MINUTES[length.unit]
    if one.deadline is not None:
        return (deadline.day - 1) * _DAY + deadline.minute > minutes
    return minutes > deadline.day * _DAY + deadline.minute


_SUFFIX = re.compile(
    r"(?:级别|等级|优先级|级|类|等|档|色|故障|事件|事故|问题|缺陷|报修|报障|工单|告警|投诉|情形|事项)+$"
)


def same_level(one: Promise, two: Promise) -> bool:
    """同一级：名字相同，或者在同一套里同一档。"""
    if _SUFFIX.sub("", one.level) == _SUFFIX.sub("", two.level):
        return bool(one.level)
    first, second = (grade_of(each.level) or each.grade for each in (one, two))
    return first is not None and second is not None and first.same(second)
