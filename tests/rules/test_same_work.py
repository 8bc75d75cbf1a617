"""一项工作与许多项比：先按名目挑出可能的，与逐一比的结论相同。"""

from __future__ import annotations

from contractgen.facts.words.phrases import Match
from contractgen.facts.words.same_work import Works, same_work

SERVED = (
    "乙方负责核心交换机的巡检与维修",
    "加湿罐清洗",
    "手持终端扫描头更换",
    "数据库备份和恢复演练",
    "影像存储阵列硬盘的更换",
    "每日备份",
    "系统的运行维护",
    "屏幕保护膜更换",
    "打印机耗材由乙方更换",
)
DONE = (
    "核心交换机的日常保养由甲方负责",
    "甲方清洗加湿罐",
    "扫描头更换",
    "甲方自行完成数据库的备份",
    "存储阵列硬盘更换",
    "由甲方备份",
    "甲方应维护手持终端",
    "屏幕的更换",
    "甲方支付服务费",
)


def test_every_work_that_is_the_same_is_among_those_picked() -> None:
    works = Works(SERVED)
    for done in DONE:
        same = {place for place, one in enumerate(SERVED) if same_work(one, done) >= Match.WIDER}
        assert same <= set(works.like(done))


def test_works_with_nothing_in_common_are_not_picked() -> None:
    assert Works(SERVED).like("甲方支付服务费") == []
    assert 1 not in Works(SERVED).like("核心交换机的日常保养由甲方负责")


def test_the_picked_ones_come_in_order_and_once() -> None:
    picked = Works(("道闸机芯更换", "巡检", "道闸机芯更换")).like("更换道闸机芯")
    assert picked == [0, 2]
