"""表格里该填的格空着。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.table_gaps import table_gaps
from contractgen.model.finding import Confidence, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule


class EmptyTableCell(Rule):
    """同一列别的行都有内容，只有这一行空着：是不适用、不收费，还是忘了填，看不出来。

    填上；没有的写“无”，不适用的写“/”或者“不适用”。
    """

    title = "表格空格"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = ("民法典第五百一十条",)
    bad = (
        "| 职责 | 早班 | 晚班 |\n| --- | --- | --- |\n| 开闸 | 老曹 | 老潘 |\n| >>巡库<< | 老曹 | |",
        "| 项目 | 数量 | 单价（元） | 金额（元） |\n| --- | --- | --- | --- |\n| 一期驻场 | 2 | 1000 "
        "| 2000 |\n| >>二期驻场<< | 2 | | |\n| 培训 | 1 | 500 | 500 |",
        "| 级别 | 响应时限 | 解决时限 |\n| --- | --- | --- |\n| 一级 | 15分钟 | 4小时 |\n| 二级 | 1小时 "
        "| 8小时 |\n| >>三级<< | 4小时 | |",
        "甲方：霁川冷链有限公司\n乙方：岚谷信息技术有限公司\n\n| 事项 | 甲方 | 乙方 |\n| --- | --- | --- |\n| 对接人 | 程某 | 周某 |\n"
        "| >>收件地址<< | 云岭路8号 | |\n| 手机 | 见首部 | 见首部 |\n| >>微信<< | lc-88 | |",
    )
    good = (
        "| 功能 | 甲版 | 乙版 |\n| --- | --- | --- |\n| 查询 | √ | √ |\n| 导出 | √ | √ |\n| 接口 | | √ |",
        "甲方：霁川冷链有限公司\n乙方：岚谷信息技术有限公司\n\n| 工作 | 甲方 | 乙方 |\n| --- | --- | --- |\n| 腾空货位 | 负责 | |\n"
        "| 探头校准 | | 负责 |\n| 联系人手机号变更 | 3日内告知 | 同左 |\n| 收款账号 | | 6222-0017 |",
        "| 品名 | 数量 | 单价（元） | 年费（元） |\n|---|---|---|---|\n| 甲模块 | 8 | 60 | 480 |\n| 乙模块 | 8 | 30 | 240 |\n| 年费合计 | | | 720 |",
        "| 项目 | 数量 | 单价（元） |\n| --- | --- | --- |\n| 驻场 | 2 | 1000 |\n| 培训 | / | 无 |\n| 备件 "
        "| — | 不适用 |",
        "| 项目 | 金额（元） | 备注 |\n| --- | --- | --- |\n| 驻场 | 1000 | |\n| 培训 | 500 | 含教材 |\n"
        "| 合计 | 1500 | |",
        "| 检查项目 | 结果 | 签字 |\n| --- | --- | --- |\n| 网络 | | |\n| 备份 | | |",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        for gap in draft.ask(table_gaps):
            columns = "、".join(f"“{head}”" for head in gap.heads) or "内容"
            yield self.finding(
                gap.span,
                f"表{gap.table}“{gap.row_head}”一行的{columns}空着，{gap.against}已填。",
                severity=Severity.INFO if gap.unsure else None,
                related=(*gap.empty, *gap.beside),
                suggestion="填上；没有的写“无”，不适用的写“/”。",
            )
