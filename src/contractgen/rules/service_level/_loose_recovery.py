"""备份、取回的话与恢复目标，认得松的：周末不备份、只在下班后备份、取回介质要一个工作日。只作提示。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractgen.facts.recovery import recovery
from contractgen.model.finding import Severity
from contractgen.model.reading import Span, Zone
from contractgen.model.saying import saying
from contractgen.review.draft import Draft
from contractgen.rules.service_level._clash import Clash
from contractgen.zh.duration_words import durations
from contractgen.zh.sentences import readable, sentences
from contractgen.zh.working_time import seconds

_HOUR = Decimal(3600)
_IDLE = re.compile(
    r"(?:周末|双休日|周六|周日|星期[六日天]|节假日|休息日|假期|寒暑假|停业|放假)[^，,。；;]{0,10}?(?:不|停|暂停|除外|免)|(?:周|星期)一(?:至|到)(?:周|星期)?[五六]|(?:仅|只)(?:在|于)?(?:工作日|上班日)"
)
_CLOSED = re.compile(
    r"(?:只|仅|均|统一|都|每[日天])[^，,。；;]{0,4}(?:下班|收班|打烊|闭馆|营业结束|停业|夜间|夜里|晚上|凌晨|清晨|收市|放学|[闭关]店|日终|收工|熄灯)[^，,。；;]{0,14}"
)
_BACKUP = re.compile(r"备份|归档|快照|拷贝|导出|[全增差]备")
_OFTEN = re.compile("增量|日志|实时|复制|同步|小时|分钟")
_FETCH = re.compile(
    r"取回|取来|运回|调取|调回|送达|送到|寄回|寄达|搬运|采购|到货|审批|批准|到位|抵达|启运|借调|装机|赶到|到场"
)
_AFTER = re.compile("故障报告|总结|复盘|通知|付款|支付|验收|异议|扣|赔")


def loose_recovery(draft: Draft) -> Iterator[Clash]:
    """有恢复目标的才看。"""
    known = draft.ask(recovery)
    goals = {kind: [each for each in known.values if each.kind == kind] for kind in ("rpo", "rto")}
    if goals["rpo"] and not known.continuous:
        goal = min(goals["rpo"], key=lambda each: seconds(each.duration))
        for line in saying(draft.reading, ("备", "归档", "快照", "拷贝", "导出")):
            if line.zone not in (Zone.ARTICLE, Zone.ANNEX) or line.heading:
                continue
            for start, end in sentences(line.text):
                text = line.text[start:end]
                told = (seconds(goal.duration) < 60 * _HOUR and _IDLE.search(text)) or (
                    seconds(goal.duration) < 12 * _HOUR and not _OFTEN.search(text) and _CLOSED.search(text)
                )
                if told and _BACKUP.search(text):
                    yield Clash(
                        Span(line.index, start + told.start(), start + told.end()),
                        f"这样备份，相邻两次的间隔也许长于恢复点目标（RPO）{goal.words}（{draft.where(goal.span)}），请核对。",
                        (goal.span,),
                        "加密备份，或者放宽恢复点目标。",
                        Severity.INFO,
                    )
    if goals["rto"]:
        goal = min(goals["rto"], key=lambda each: seconds(each.duration))
        for line in saying(
            draft.reading, ("取", "运", "送", "寄", "调", "采购", "到货", "批", "到位", "到场")
        ):
            if line.zone not in (Zone.ARTICLE, Zone.ANNEX) or line.heading or _AFTER.search(line.text):
                continue
            if not re.search("介质|磁带|硬盘|备机|备件|备用|异地|恢复|灾|备份|切换", line.text):
                continue
            shadow = readable(line.text)
            for each in durations(shadow):
                near = shadow[max(each.start - 14, 0) : each.end + 10]
                if each.duration and _FETCH.search(near) and seconds(each.duration) > seconds(goal.duration):
                    yield Clash(
                        Span(line.index, each.start, each.end),
                        f"{draft.quote(Span(line.index, each.start, each.end))}长于恢复时间目标（RTO）{goal.words}（{draft.where(goal.span)}），请核对恢复是否要等它。",
                        (goal.span,),
                        "缩短这一步的用时，或者放宽恢复时间目标。",
                        Severity.INFO,
                    )
