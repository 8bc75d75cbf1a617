"""起草时的说明没有删。"""

from __future__ import annotations

from collections.abc import Iterator

from contractgen.facts.drafting_notes import drafting_notes
from contractgen.model.finding import Confidence, Fix, Severity
from contractgen.review.draft import Draft
from contractgen.review.rule import Outcome, Rule


class DraftingNote(Rule):
    """“（可选）”“（如适用，可列举……）”是写给起草人看的；留在正文里，就不知道这一条算不算数。

    照说明办完以后删去。要保留条件的，写成条款：“甲方要求……的，乙方应当……”。
    """

    title = "起草说明未删除"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    basis = ("民法典第一百四十二条",)
    bad = (
        "2.1 乙方每周消毒一次。>>——这条后勤处让加的<<",
        ">>此稿由销售提供，红色部分请财务改定。<<",
        "4.2 双方共同签署终验单>>（注：终验是否分馆进行由馆务会定）<<。",
        "乙方应当派驻工程师>>（此处根据项目情况列明人数）<<，提供培训>>（如不需要请删除）<<。",
        "服务目标>>（可选）<<：提升系统的稳定性。",
        "服务应当符合行业标准>>（如适用，可列举标准号）<<。",
        "乙方每年清洗水箱两次>>（如适用，可写明月份）<<，并派驻点人员>>（若适用，应约定人数）<<。",
        ">>【注：此条由法务修改】<<乙方应当购买保险。",
        "违约金为5% >>（不适用的请删除）<<，>>（起草说明：按项目规模调整）<<。",
        "乙方应当按月巡检。>>//TODO<<",
        ">>填写说明：以下各项由甲方填写，定稿时请删。<<\n乙方应当按月巡检。",
    )
    good = (
        "| 缺陷 | 响应 | 修复 |\n|---|---|---|\n| 重大 | 30分钟 | 3个工作日 |\n| 一般 | 4小时 | 下一版本，最迟60日 |",
        "4.2 样点数量（注：以双方现场清点并签认的数量为准）见附表。",
        "1.3 验收方式（任选其一）：☑书面签收　□系统在线确认。",
        "逾期的，乙方应说明原因（如有异议，可书面说明理由）；设备须有铭牌（如适用，应加贴中文标识）。",
        "乙方提供备件（如有）、税费（含税）和系统（以下简称“系统”）。",
        "如需现场服务（如需），另行收费标准见附件一。",
        "上述金额（注：均为含税价）按月支付。",
        "乙方应当交付使用说明和操作手册，并按月对数据进行备份（说明：备份介质由甲方提供）。",
        "模块分为基础模块和可选模块，甲方可以选用。",
    )

    def check(self, draft: Draft) -> Iterator[Outcome]:
        for note in draft.ask(drafting_notes):
            quote = draft.quote(note.span)
            shown = quote if len(quote) <= 40 else quote[:38] + "……"
            yield self.finding(
                note.span,
                f"{draft.where(note.span)}的“{shown}”是起草说明，定稿前应当办完并删去。",
                suggestion="照说明办完以后删去；要保留条件的，写成条款。",
                fix=Fix(""),
            )
