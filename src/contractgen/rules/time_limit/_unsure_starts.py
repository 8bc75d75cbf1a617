"""起算点也许在别处的话里，拿不准：前面有分句的，要交的是那件事的凭据的。"""

from __future__ import annotations

import re

from contractgen.facts.time_limits import TimeLimit
from contractgen.facts.words.causes import TROUBLE, cause_in
from contractgen.facts.words.exclusion_leads import excluded_lines
from contractgen.facts.words.outline import outlined
from contractgen.review.draft import Draft
from contractgen.zh.deeds import ENDED, step_of
from contractgen.zh.sentences import readable

#: 以做不成为条件的，前面那件事的起算点不再管用
RESET = re.compile(
    r"(?:未能|无法|不能)(?!履行|按[期时约](?!恢复|解决|修复|排除)|如期|准时|预见|避免|克服)(?P<deed>[^，,。；;]{1,16})(?:的|时)[，,]"
)
#: 一件事的凭据
_PROOF = re.compile(
    r"证[明据]|记录|日志|公告|凭证|材料|照片|说明|单据|录像|回执|(?<![总小]结)(?<![年季月]度)(?<!巡检)报告"
)
_EXCUSED = re.compile(r"不(?:计入|在|属于|包括|负责|承担|视为|算)|扣除|剔除|除外|免除")
_TROUBLE = re.compile(TROUBLE)


#: 对提交确认的文件应在……：说的是哪一件，多半从收到它起算
_ON_WHAT = re.compile(r"[^，,。；;]{0,10}对于?[^，,。；;]{2,20}应当?(?:在|于)?$")


def led_in(draft: Draft, limit: TimeLimit) -> bool:
    """同一句里前面有分句，起算点也许就在那里；修不好、恢复不了才做的不是，从何时算作修不好没有说。"""
    text = readable(draft.line(limit.span).text)
    first = max(text.rfind("。", 0, limit.span.start), text.rfind("；", 0, limit.span.start)) + 1
    told = text[first : limit.span.start]
    undone = any(step_of(found["deed"]) in ENDED for found in RESET.finditer(told))
    if _ON_WHAT.match(told):
        return True
    return ("，" in told or "," in told) and not undone and limit.action != "升级"


def proves(draft: Draft, limit: TimeLimit) -> bool:
    """前一句说出了什么事，期限之内要交的是那件事的凭据：停电的……。乙方应在24小时内提供电源记录。"""
    text = draft.line(limit.span).text
    told = text[: limit.sentence.start]
    if not _PROOF.search(text, limit.span.end, limit.sentence.end) or not _TROUBLE.search(told):
        return False
    listed = limit.span.line in excluded_lines(outlined(draft.reading))
    return listed or bool(_EXCUSED.search(told) or cause_in(told))
