"""除外自己划的界线，与按一季计算的日数。"""

from __future__ import annotations

import pytest

from contractgen.facts.words.borders import drawn, parted


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("打印机的换件（打印队列仍由乙方维护）", True),
        ("坏了要换的零件钱", True),
        ("打印队列的维护", False),
        ("服务器的维修（费用另计）", False),
    ],
)
def test_an_exclusion_that_says_what_stays_served_draws_its_own_border(text: str, told: bool) -> None:
    assert drawn(text) is told


@pytest.mark.parametrize(
    ("served", "denied", "told"),
    [
        ("地磅通信接口的维护", "地磅本体的检定", True),
        ("自助机内置的读卡器的更换", "收费窗口所用读卡器的更换", True),
        ("地磅的维护", "地磅本体的维修", False),
        ("收费窗口所用读卡器的更换", "收费窗口使用的读卡器的更换", False),
    ],
)
def test_a_device_is_not_its_interface_nor_the_same_device_elsewhere(
    served: str, denied: str, told: bool
) -> None:
    assert parted(served, denied) is told
