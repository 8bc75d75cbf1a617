"""编号：真正的跳号、重号要报，合法的缺号不报。"""

from __future__ import annotations

import pytest

from tests.rules_r5.reviewing import findings

NAME = "reference/numbering"


@pytest.mark.parametrize(
    "text",
    [
        "第一条 服务\t第二条 付款\t第三条 验收\n第四条 保密\n第五条 争议",
        "第一条 服务。第二条 付款。第三条 验收。\n第四条 保密\n第五条 争议",
        "第一部分 通用条款\n第一条 服务\n第二条 付款\n第三条 验收\n第二部分 专用条款\n第二条 付款\n第五条 验收\n第九条 争议",
        "目录\n第一条 服务……1\n第三条 验收……3\n第一条 服务\n服务内容。\n第二条 付款\n付款办法。\n第三条 验收\n验收办法。",
        "第一章 总则\n第一条 服务\n第二章 付款\n第二条 付款\n附件一 清单\n第一条 资产\n附件二 价格\n第一条 价格",
        "一、服务\n1. 监控；\n2. 备份。\n二、付款\n1. 按月；\n2. 按次。",
        "第一条 服务\n（一）监控；\n（二）备份。\n另有：\n（一）巡检；\n（二）培训。",
        "第七条 保密\n7.1 保密。\n第八条（保留）\n第九条 争议\n9.1 争议。",
    ],
)
def test_legal_gaps_are_silent(text: str) -> None:
    assert findings(text, NAME) == []


@pytest.mark.parametrize(
    ("text", "quote", "severity"),
    [
        ("第一条 服务\n第二条 付款\n第四条 验收", "第四条", "warning"),
        ("第一条 服务\n第二条 付款\n第二条 验收\n第三条 争议", "第二条", "error"),
        ("第一条 服务\n1.1 监控。\n1.2 备份。\n1.2 巡检。\n1.4 培训。", "1.2", "error"),
        ("第一条 服务\n1.1 下列各项：\n(1) 监控；\n(2) 备份；\n(4) 巡检。", "(4)", "warning"),
        ("一、服务\n内容。\n二、付款\n内容。\n四、验收\n内容。", "四", "warning"),
    ],
)
def test_a_break_is_reported_once_on_the_number(text: str, quote: str, severity: str) -> None:
    assert findings(text, NAME) == [(NAME, severity, quote)]
